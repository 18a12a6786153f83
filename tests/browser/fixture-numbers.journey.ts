import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { journey } from '../support/journey.ts';
import { article, choose, go, main, patience, plain, settled } from './steps.ts';

/** Numbers that other tools computed of files of others, read off the screen. REAL_DATA names the folder of the files. */
const folder = process.env['REAL_DATA'];
const unpacked = mkdtempSync(join(tmpdir(), 'fixture-numbers-'));
afterAll(() => rmSync(unpacked, { recursive: true }));

interface Asked {
  readonly measure: string;
  readonly how: string;
}

/** Drops a file, asks for a measure of each customer over all of it, and gives what the screen says. */
async function measured(page: Page, path: string, rows: string, { measure, how }: Asked): Promise<string> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  await page.locator('input[type=file][multiple]').first().setInputFiles(path);
  await expect
    .poll(() => article(page, name).innerText().then(plain), { timeout: patience })
    .toContain(`${rows} lignes, toutes gardées`);
  await settled(page);
  await go(page, 'average');
  await settled(page);
  const setting = (label: string) => page.getByRole('combobox', { name: label, exact: true });
  const set = async (label: string, wanted: string): Promise<void> => {
    await setting(label).waitFor({ timeout: patience });
    if ((await setting(label).inputValue()) !== wanted) await choose(page, setting(label), wanted);
    await settled(page);
  };
  await set('Mesure', measure);
  await set('Calcul', how);
  await set('Période', 'toute la période');
  await set('Clients sans événement', 'laissés de côté');
  return plain(await main(page).innerText());
}

if (folder === undefined) test('REAL_DATA is not set: its numbers are not read off the screen', () => undefined);
else {
  journey(
    'completejourney: what 2,377 households spent',
    { locale: 'fr-FR', timeout: 600_000 },
    async ({ page, visit, shot }) => {
      await visit('#/sources');
      const path = join(folder, 'completejourney/transactions_sample.csv');
      const said = await measured(page, path, '75 000', { measure: 'sales_value', how: 'somme' });
      await shot('real completejourney average');
      for (const number of [
        /2 377 clients/,
        /Moyenne 98,4[12]/,
        /Médiane 64,11/,
        /90 % sont au plus à 233,21/,
        /Indice de Gini 0,51961/,
      ])
        expect(said).toMatch(number);
    },
  );

  journey(
    'incidents: how often each of 4,828 callers called',
    { locale: 'fr-FR', timeout: 600_000 },
    async ({ page, visit, shot }) => {
      await visit('#/sources');
      const path = join(unpacked, 'incident_events_119998.csv');
      writeFileSync(path, gunzipSync(readFileSync(join(folder, 'incident_events_119998.csv.gz'))));
      const said = await measured(page, path, '119 998', { measure: 'nombre (contacts)', how: 'nombre' });
      await shot('real incidents per caller');
      for (const number of [
        /4 828 clients/,
        /Moyenne 4,30/,
        /Médiane 3 /,
        /90 % sont au plus à 9 /,
        /Maximum 437/,
        /Indice de Gini 0,49678/,
      ])
        expect(said).toMatch(number);
    },
  );
}
