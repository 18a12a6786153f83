import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import {
  article,
  bytesOf,
  choose,
  counted,
  demoFiles,
  findings,
  go,
  headline,
  main,
  openDemo,
  patience,
  plain,
  said,
  sampleData,
  settled,
} from './steps.ts';

/** One person, one demo, from nothing to a list in Excel: what the product promises in its main flow. */
const key = JSON.parse(readFileSync(join(sampleData, 'answer-key.json'), 'utf8')) as {
  readonly files: Readonly<Record<string, { readonly rows: number }>>;
  readonly misleading_mean: { readonly now_counting_every_order: { readonly mean: number; readonly median: number } };
};

journey(
  'from the demo to a list for Excel',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, note }) => {
    const began = Date.now();
    await visit();
    // Decision 1 of at most 6.
    await openDemo(page);
    note(`first finding after ${((Date.now() - began) / 1000).toFixed(1)} s and one decision`);
    expect(plain(await findings(page).first().innerText())).toMatch(
      /La moyenne \(117 €\) (ne décrit que 9,3 % des clients|mêle deux populations)/,
    );
    await settled(page);
    note(`all findings after ${((Date.now() - began) / 1000).toFixed(1)} s`);
    expect(await findings(page).count()).toBeGreaterThanOrEqual(2);
    expect(plain(await findings(page).nth(1).innerText())).toMatch(/contact/);
    await shot('fr light home');

    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Sources/ })
      .click();
    expect(await said(page)).toBe(
      `6 fichiers lus : ${plain(
        Object.values(key.files)
          .reduce((sum, { rows }) => sum + rows, 0)
          .toLocaleString('fr-FR'),
      )} lignes, aucune perdue`,
    );
    for (const file of demoFiles) {
      await expect
        .poll(() => article(page, file).innerText().then(plain))
        .toContain(`${plain((key.files[file]?.rows ?? 0).toLocaleString('fr-FR'))} lignes, toutes gardées`);
    }
    await page.getByRole('button', { name: 'Tout est bon' }).click();
    await page.getByText('Toutes les lectures sont validées.').waitFor();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Référentiel client/ })
      .click();
    expect(await said(page)).toMatch(/→ 12 008 clients$/);

    // What the mean hides, with the numbers of the answer key.
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Derrière la moyenne/ })
      .click();
    await expect
      .poll(() => said(page), { timeout: patience })
      .toBe('La moyenne (117 €) ne décrit que 9,3 % des clients');
    const { mean, median } = key.misleading_mean.now_counting_every_order;
    expect([Math.round((mean * 12000) / 12008), Math.round(median)]).toEqual([117, 112]);
    await page.getByRole('textbox', { name: 'De', exact: true }).fill('160');
    await page.getByRole('textbox', { name: 'De', exact: true }).press('Tab');
    await page.getByRole('textbox', { name: 'À', exact: true }).fill('240');
    await page.getByRole('textbox', { name: 'À', exact: true }).press('Tab');
    const selection = page
      .getByRole('group', { name: 'Sélection' })
      .or(page.getByRole('region', { name: 'Sélection' }));
    await expect
      .poll(() => selection.innerText().then(plain), { timeout: patience })
      .toMatch(/\d clients.* · de 160 € à 240 €, bornes comprises/);
    const brushed = Number(/([\d ]+) clients/.exec(plain(await selection.innerText()))?.[1]?.replaceAll(' ', ''));
    expect(brushed).toBeGreaterThan(2000);
    await shot('fr light average brushed');
    await selection.getByRole('button', { name: 'En faire un segment' }).click();
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(brushed);
    await shot('fr light segments');

    // The list, for a French Excel.
    await page.getByRole('button', { name: 'Exporter la liste' }).click();
    const dialog = page.getByRole('dialog');
    await expect
      .poll(() => dialog.innerText().then(plain), { timeout: patience })
      .toContain(`${plain(brushed.toLocaleString('fr-FR'))} clients sur 12 008`);
    const columns = dialog
      .getByRole('combobox', { name: /Colonnes/ })
      .or(dialog.getByRole('textbox', { name: /Colonnes/ }))
      .first();
    await choose(page, columns, /^telephone/);
    await page.keyboard.press('Escape');
    await shot('fr light customers');
    // Only those who agreed, unless a person says otherwise.
    expect(plain(await dialog.innerText())).toMatch(
      /dans le fichier ; [\d ]+ clients sans consentement restent en dehors/,
    );
    await choose(page, dialog.getByRole('combobox', { name: 'Dans le fichier' }), /^tous/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'CSV pour Excel' }).click(),
    ]);
    const bytes = await bytesOf(download);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes
      .toString('utf8')
      .slice(1)
      .split('\r\n')
      .filter((line) => line !== '');
    expect(lines).toHaveLength(brushed + 1);
    expect(lines[0]).toMatch(/^id_client;.*telephone/);
    const phones = lines.map((line) => line.split(';').at(-1) ?? '');
    expect(phones.filter((phone) => /^"?[=+\-@\t]/.test(phone))).toEqual([]);
    expect(phones.some((phone) => /^"?'\+33/.test(phone))).toBe(true);
    await page.keyboard.press('Escape');

    // Contexts: the planted ones are at the top, with their customers and their SQL.
    await go(page, 'contexts');
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/des contacts viennent de/);
    await settled(page);
    const rows = main(page).getByRole('table').first().getByRole('row');
    const listed = (await rows.allInnerTexts()).slice(1).map(plain);
    expect(listed.slice(0, 4).some((line) => /Plus.*moins de 35 ans/.test(line))).toBe(true);
    expect(listed.slice(0, 4).some((line) => /commandes web seul.*Nantes Atlantis/.test(line))).toBe(true);
    expect(listed.slice(0, 4).some((line) => /commandes web seul.*35 à 49 ans/.test(line))).toBe(true);
    // A context without age or tenure, which nobody enters or leaves meanwhile: as many customers now as over the year.
    const stable = rows.filter({ hasText: 'Nantes Atlantis' }).first();
    await stable.click();
    const customers = Number(plain(await stable.getByRole('cell').nth(2).innerText()).replaceAll(' ', ''));
    await page.getByRole('button', { name: 'Voir les clients' }).click();
    await expect
      .poll(() => dialog.innerText().then(plain), { timeout: patience })
      .toContain(`${plain(customers.toLocaleString('fr-FR'))} clients sur 12 008`);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'SQL', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Sous le capot' })
      .getByText('SELECT')
      .first()
      .waitFor({ timeout: patience });
    await shot('fr light hood');
    await page.keyboard.press('Escape');
    expect(await headline(page).isVisible()).toBe(true);
    note(`whole flow in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  },
);
