import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { journey } from '../support/journey.ts';
import { article, bytesOf, choose, counted, go, main, patience, plain, said, settled } from './steps.ts';

/** Files of others, as a person would open them. REAL_DATA names their folder. */
const folder = process.env['REAL_DATA'];
const unpacked = mkdtempSync(join(tmpdir(), 'real-files-'));
afterAll(() => rmSync(unpacked, { recursive: true }));

const file = (name: string): string => {
  if (folder === undefined) throw new Error('REAL_DATA is not set');
  const path = join(unpacked, name);
  writeFileSync(path, gunzipSync(readFileSync(join(folder, `${name}.gz`))));
  return path;
};

const drop = (page: Page, path: string) => page.locator('input[type=file][multiple]').first().setInputFiles(path);

async function condition(page: Page, at: number, column: string, test: string, value: string): Promise<void> {
  const filter = page.getByRole('group', { name: 'Filtre' });
  await filter.getByRole('button', { name: 'Ajouter une condition' }).click();
  await choose(page, filter.getByRole('combobox', { name: 'Colonne' }).nth(at), column);
  await choose(page, filter.getByRole('combobox', { name: 'Test' }).nth(at), test);
  const field = filter.getByRole('textbox', { name: 'Valeur' }).nth(at);
  await field.fill(value);
  await field.press('Tab');
  await settled(page);
}

/** Spend per customer of the sales that stand, counted line by line. */
function spendPerCustomer(path: string): readonly number[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const spend = new Map<string, number>();
  for (const row of data) {
    const { CustomerID: customer = '', InvoiceNo: invoice = '' } = row;
    const [quantity, price] = [Number(row['Quantity']), Number(row['UnitPrice'])];
    if (customer === '' || invoice.startsWith('C') || quantity <= 0 || price <= 0) continue;
    spend.set(customer, (spend.get(customer) ?? 0) + quantity * price);
  }
  return [...spend.values()];
}

if (folder === undefined) test('REAL_DATA is not set: the real files are not opened here', () => undefined);
else {
  journey(
    'Online Retail: half a million lines, and what its mean hides',
    { locale: 'fr-FR', timeout: 900_000 },
    async ({ page, visit, shot, note }) => {
      const path = file('online_retail.csv');
      await visit('#/sources');
      const began = Date.now();
      await drop(page, path);
      await expect
        .poll(() => article(page, 'online_retail.csv').innerText().then(plain), { timeout: patience })
        .toContain('541 909 lignes, toutes gardées');
      await settled(page);
      note(`read and ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
      expect(plain(await article(page, 'online_retail.csv').innerText())).toMatch(
        /CustomerID identifiant client .*?24,93 % manquants/,
      );
      await shot('real online retail sources');
      await go(page, 'record');
      await expect.poll(() => said(page), { timeout: patience }).toMatch(/^4 372 clients/);

      await go(page, 'average');
      await settled(page);
      await shot('real online retail average first');
      const setting = (name: string) => page.getByRole('combobox', { name, exact: true });
      if ((await setting('Mesure').inputValue()) !== 'Quantity × UnitPrice')
        await choose(page, setting('Mesure'), 'Quantity × UnitPrice');
      if ((await setting('Calcul').inputValue()) !== 'somme') await choose(page, setting('Calcul'), 'somme');
      await choose(page, setting('Période'), 'toute la période');
      await choose(page, setting('Clients sans événement'), 'laissés de côté');
      // The card grows by a line when its clumps are counted, and what is below moves.
      await settled(page);
      await condition(page, 0, 'InvoiceNo', 'ne commence pas par', 'C');
      await condition(page, 1, 'Quantity', 'plus de', '0');
      await condition(page, 2, 'UnitPrice', 'plus de', '0');
      await expect.poll(() => main(page).innerText().then(plain), { timeout: patience }).toContain('4 338 clients');
      await settled(page);
      const sentence = await said(page);
      note(sentence);
      expect(sentence).toMatch(/La moyenne \(2 054\) ne décrit que 11 % des clients/);
      await shot('real online retail average');
      const panel = plain(await main(page).innerText());
      const numbers = [
        /± 25 % de la moyenne 11 %/,
        /Moyenne 2 054,2[67]/,
        /Médiane 674,4[89]/,
        /90 % sont au plus à 3 646,53/,
        /Maximum 280 206,02/,
        /Total 8 911 407,9/,
        /Gini 0,715/,
        /haut \(868 clients\) 74,6/,
      ];
      for (const number of numbers) expect(panel).toMatch(number);
      await page.getByRole('tab', { name: 'Table' }).click();
      await main(page).getByRole('table').first().waitFor();
      await shot('real online retail table');
      await page.getByRole('tab', { name: 'Histogramme' }).click();

      // The same sales counted: invoices, not lines.
      await choose(page, setting('Mesure'), /^nombre \(/);
      await expect
        .poll(() => main(page).innerText().then(plain), { timeout: patience })
        .toMatch(/Clients 4 338 .*Total 18 532/);
      note(await said(page));
      await shot('real online retail invoices');
      await choose(page, setting('Mesure'), 'Quantity × UnitPrice');
      await settled(page);
      await page.getByRole('banner').getByText('EN', { exact: true }).click();
      await expect
        .poll(() => said(page), { timeout: patience })
        .toMatch(/The mean \(2,054\) describes only 11% of customers/);
      note(await said(page));
      await page.getByRole('banner').getByText('FR', { exact: true }).click();

      // The top decile, recounted from the file.
      const spend = spendPerCustomer(path);
      expect(spend).toHaveLength(4338);
      const from = page.getByRole('textbox', { name: 'De', exact: true });
      await from.fill('3646,53');
      await from.press('Tab');
      await page.getByRole('button', { name: 'En faire un segment' }).click();
      await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
      await expect.poll(() => said(page), { timeout: patience }).toMatch(/clients?,/);
      await shot('real online retail segment');
      const line = main(page).getByRole('group', { name: 'Condition 1' });
      await choose(page, line.getByRole('combobox', { name: 'Comparaison' }).first(), 'au moins');
      const bound = line.getByRole('textbox', { name: 'Valeur', exact: true }).first();
      await bound.fill('3646,53');
      await bound.press('Tab');
      const top = spend.filter((one) => one >= 3646.53).length;
      expect(top).toBe(434);
      await expect
        .poll(async () => counted((await said(page)).replace(/^.*: (?=[\d ]+ client)/, ': ')), { timeout: patience })
        .toBe(top);
      await page.getByRole('button', { name: 'Exporter la liste' }).click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByText(plain(`${String(top)} clients`))
        .first()
        .waitFor({ timeout: patience });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'CSV pour Excel' }).click(),
      ]);
      expect((await bytesOf(download)).toString('utf8').trimEnd().split('\r\n')).toHaveLength(top + 1);
    },
  );

  journey(
    'an incident log and a campaign open the same way',
    { locale: 'fr-FR', timeout: 900_000 },
    async ({ page, visit, shot, note }) => {
      await visit('#/sources');
      const began = Date.now();
      await drop(page, file('incident_events_119998.csv'));
      const incidents = article(page, 'incident_events_119998.csv');
      await expect
        .poll(() => incidents.innerText().then(plain), { timeout: patience })
        .toContain('119 998 lignes, toutes gardées');
      await settled(page);
      note(`incidents ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
      expect(await incidents.getByRole('combobox', { name: 'Ce que contient ce fichier' }).inputValue()).toBe(
        'contacts',
      );
      await shot('real incidents sources');
      for (const screen of ['home', 'record', 'average', 'contexts']) {
        await go(page, screen);
        await settled(page);
        await shot(`real incidents ${screen}`);
      }
      await go(page, 'home');
      await page.getByRole('button', { name: 'Nouveau projet' }).click();
      await go(page, 'sources');
      await drop(page, join(folder, 'bank-marketing/bank-additional-full.csv'));
      await expect
        .poll(() => article(page, 'bank-additional-full.csv').innerText().then(plain), { timeout: patience })
        .toContain('41 188 lignes, toutes gardées');
      await settled(page);
      await shot('real bank sources');
      for (const screen of ['home', 'record', 'average', 'contexts', 'segments']) {
        await go(page, screen);
        await settled(page);
        await shot(`real bank ${screen}`);
      }
    },
  );
}
