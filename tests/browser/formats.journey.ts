import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { initSync, Table, writeParquet } from 'parquet-wasm/esm';
import { afterAll, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from '../support/journey.ts';
import { toolsHere } from '../support/open-here.ts';
import { article, go, main, patience, plain, settled } from './steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

async function files(): Promise<readonly string[]> {
  initSync({ module: await toolsHere.parquet() });
  const workbook = await writeXlsx({
    sheets: [
      { name: 'Clients', rows: [['id_client', 'ville'], ...Array.from({ length: 30 }, (_, i) => [`C${i}`, 'Lyon'])] },
      { name: 'Magasins', rows: [['magasin', 'surface'], ...Array.from({ length: 12 }, (_, i) => [`M${i}`, i * 10])] },
      { name: 'Brouillon', hidden: true, rows: [['note'], ['un'], ['deux']] },
    ],
  });
  const archive = zipSync({
    'janvier.csv': strToU8(`id_client;montant\n${lines(21, (i) => `C${i};${i},50`)}`),
    'clubs/membres.csv': strToU8(`membre,points\n${lines(17, (i) => `A${i},${i}`)}`),
  });
  const table = tableFromArrays({ capteur: Int32Array.from({ length: 1_000 }, (_, i) => i) });
  const parquet = writeParquet(Table.fromIPCStream(tableToIPC(table, 'stream')));
  const json = lines(9, (i) => JSON.stringify({ contact: `K${i}`, adresse: { ville: 'Nice' } }));
  return [
    written('classeur.xlsx', workbook),
    written('exports.zip', archive),
    written('mesures.parquet', parquet),
    written('appels.ndjson', strToU8(json)),
    written('lots.arrow', fixture('arrow/polars-zstd.arrow')),
    written('echanges.xlsx', fixture('excel/days-exchanged-month-first.xlsx')),
  ];
}

journey(
  'a workbook, an archive, a Parquet and lines of JSON, without a network',
  { serviceWorker: true, locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, goOffline, shot, accessibility }) => {
    await visit('#/sources');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await goOffline();
    // The first opening came from the network: the next one is from what was kept.
    await page.reload();
    await main(page).getByRole('button', { name: 'Choisir des fichiers' }).waitFor();
    await page
      .locator('input[type=file][multiple]')
      .first()
      .setInputFiles([...(await files())]);
    const rows = async (name: string): Promise<string> => plain(await article(page, name).innerText());
    await expect.poll(() => main(page).getByRole('article').count(), { timeout: 60_000 }).toBeGreaterThanOrEqual(8);
    await settled(page);
    const wanted: readonly (readonly [string, number])[] = [
      ['classeur.xlsx › Clients', 30],
      ['classeur.xlsx › Magasins', 12],
      ['exports.zip › janvier.csv', 21],
      ['exports.zip › clubs/membres.csv', 17],
      ['mesures.parquet', 1_000],
      ['appels.ndjson', 9],
      ['lots.arrow', 300],
      ['echanges.xlsx › Ventes', 70],
    ];
    for (const [name, count] of wanted)
      expect(await rows(name)).toContain(`${plain(count.toLocaleString('fr-FR'))} lignes, toutes gardées`);
    await shot('fr light sources formats');
    await page.getByRole('button', { name: 'Lire aussi Brouillon' }).click();
    await expect.poll(() => rows('classeur.xlsx › Brouillon'), { timeout: patience }).toContain('2 lignes');
    await settled(page);
    await page.getByRole('heading', { name: '6 fichiers lus, 9 tables' }).waitFor();
    await changeSheet(page);
    await shot('fr light sources formats changes');
    await go(page, 'sources');
    expect(await accessibility()).toEqual([]);
  },
);

/** Days that were put back are said, and a switch leaves them as they are: the preview shows it before it is done. */
async function changeSheet(page: Page): Promise<void> {
  await expect.poll(() => page.getByText(/Jour et mois de «\s?jour\s?» remis à leur place/).count()).toBeGreaterThan(0);
  const card = article(page, 'echanges.xlsx › Ventes');
  await card.getByRole('button', { name: 'Changer la lecture' }).click();
  const drawer = page.getByRole('dialog');
  const preview = drawer.getByRole('region', { name: 'Aperçu avec ces choix' });
  await expect.poll(() => preview.innerText(), { timeout: patience }).toContain('2024-03-01');
  const wanted = drawer.getByRole('switch', { name: 'Le tableur a échangé jour et mois : les remettre à leur place' });
  await wanted.press('Space');
  await expect.poll(() => preview.innerText(), { timeout: patience }).toContain('2024-01-03');
  await wanted.press('Space');
  await drawer.getByRole('textbox', { name: 'Lignes de l’en-tête' }).fill('0');
  await drawer.getByRole('textbox', { name: 'Lignes de l’en-tête' }).press('Tab');
  await expect.poll(() => preview.innerText(), { timeout: patience }).toContain('ticket');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
}
