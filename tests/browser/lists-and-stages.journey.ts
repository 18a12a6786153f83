/** Stages of life as segments; who moved between them, made a segment and a file; the same list as a workbook and as Parquet. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tableFromIPC } from 'apache-arrow';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { initSync, readParquet } from 'parquet-wasm/esm';
import type { Download, Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { bytesOf, choose, counted, go, main, openDemo, patience, plain, said, settled } from './steps.ts';

const number = (text: string): number => Number(plain(text).replaceAll(/[^\d]/gu, ''));

async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: patience }), act()]);
  return download;
}

journey(
  'stages are segments, a flow becomes a segment and a file, and a list leaves as a workbook and as Parquet',
  { locale: 'fr-FR', timeout: 900_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await go(page, 'segments');
    await main(page).getByRole('button', { name: 'Nouvelle segmentation' }).first().click();
    const form = page.getByRole('dialog');
    await choose(page, form.getByRole('combobox', { name: 'Partir de' }), /^Étapes de vie/);
    await form.getByRole('button', { name: 'Créer' }).click();
    await form.waitFor({ state: 'hidden', timeout: patience });
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/^Étapes de vie : 5 segments/);
    await settled(page);
    const table = main(page).getByRole('table', { name: 'Les segments et leur taille' });
    expect(await table.getByRole('row').count()).toBe(7);
    const risky = number(await table.getByRole('row').nth(4).getByRole('cell').first().innerText());
    expect(risky).toBeGreaterThan(0);
    await shot('fr light segmentation stages');

    // Three dates: a step is looked at, and one of its flows opens to its customers.
    await main(page).getByRole('tab', { name: 'Mouvements' }).click();
    await settled(page);
    await choose(page, main(page).getByRole('combobox', { name: 'Étapes' }), '3 dates');
    await settled(page);
    await choose(page, main(page).getByRole('combobox', { name: 'Passages' }), /^du .* au /);
    const cell = main(page).getByRole('button', { name: /^Actifs → À risque :/ });
    const n = number((await cell.innerText()).replace(/.*:/u, ''));
    expect(n).toBeGreaterThan(0);
    await shot('fr light moves three dates');
    expect(await accessibility()).toEqual([]);
    await cell.click();
    const flow = page.getByRole('dialog');
    await flow
      .getByText(/^0\d{6}$/)
      .first()
      .waitFor({ timeout: patience });
    await shot('fr light flow customers');
    expect(await accessibility()).toEqual([]);
    const changes = await downloaded(page, () => flow.getByRole('button', { name: 'Ce qui a changé, en CSV' }).click());
    const lines = Papa.parse<string[]>((await bytesOf(changes)).toString('utf8').replace(/^\uFEFF/u, ''), {
      skipEmptyLines: true,
      delimiter: ';',
    }).data;
    const told = plain(await page.getByText(/ dans changements-.*sans consentement/).innerText());
    const left = number(/; ([\d ]+) clients? sans/u.exec(told)?.[1] ?? '0');
    expect(lines.length - 1 + left).toBe(n);
    expect(lines[0]?.length).toBeGreaterThan(2);
    await flow.getByRole('button', { name: 'En faire un segment' }).click();
    await page.getByRole('status').getByRole('button', { name: 'Ouvrir' }).click();
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(n);

    // The stage as a line of a rule: as many as the segmentation has.
    await main(page).getByRole('button', { name: 'Nouveau segment' }).first().click();
    await main(page).getByRole('button', { name: 'Ajouter une condition' }).click();
    const line = main(page).getByRole('group', { name: 'Condition 1', exact: true });
    await choose(page, line.getByRole('combobox', { name: 'Sur quoi' }).first(), 'étape de vie');
    await line.getByText('Seuils lus dans les silences').waitFor({ timeout: patience });
    await choose(page, line.getByRole('combobox', { name: 'Valeurs' }), /^à risque/);
    await page.keyboard.press('Escape');
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(risky);
    await shot('fr light rule stage');
    expect(await accessibility()).toEqual([]);

    // The list of this segment, as each kind of file, holds as many as it says.
    await main(page).getByRole('button', { name: 'Exporter la liste' }).click();
    const list = page.getByRole('dialog');
    const kept = async (): Promise<number> =>
      number(/([\d ]+) clients? dans le fichier/u.exec(plain(await list.innerText()))?.[1] ?? '');
    await expect.poll(kept, { timeout: patience }).toBeGreaterThan(0);
    expect(plain(await list.innerText())).toMatch(/sans consentement (reste|restent) en dehors/);
    await list.getByRole('switch', { name: /raison/ }).click();
    const expected = await kept();
    const book = await readXlsx(
      new Uint8Array(
        await bytesOf(await downloaded(page, () => list.getByRole('button', { name: 'XLSX', exact: true }).click())),
      ),
    );
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows).toHaveLength(expected + 1);
    expect(rows[0]?.[0]).toBe('id_client');
    expect(rows[0]?.at(-1)).toBe('raison');
    expect(rows.slice(1).every((row) => String(row.at(-1)).startsWith('étape de vie'))).toBe(true);
    const parquet = await bytesOf(
      await downloaded(page, () => list.getByRole('button', { name: 'Parquet', exact: true }).click()),
    );
    const wasm = createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm');
    initSync({ module: new WebAssembly.Module(readFileSync(wasm)) });
    const read = tableFromIPC(readParquet(new Uint8Array(parquet)).intoIPCStream());
    expect(read.numRows).toBe(expected);
    const ids = rows.slice(1).map((row) => String(row[0]));
    expect(Array.from(read.getChildAt(0) ?? [], String)).toEqual(ids);
    expect(new Set(ids).size).toBe(expected);
    await shot('fr light list');
    expect(await accessibility()).toEqual([]);
  },
);
