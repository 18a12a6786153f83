import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { choose, go, headline, main, openDemo, patience, plain, said, sampleData, settled } from './steps.ts';

/** An analyst sorts customers, sees whether it holds, where they went, and mends it, by mouse and by keyboard. */
const key = JSON.parse(readFileSync(join(sampleData, 'answer-key.json'), 'utf8')) as {
  readonly migration: {
    readonly matrix: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly store_only_to_web_only: number;
  };
};

const make = async (page: Page, kind: RegExp): Promise<void> => {
  await page
    .getByRole('button', { name: /^(Nouvelle segmentation|New segmentation)$/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await choose(page, dialog.getByRole('combobox', { name: /Partir de|Start from/ }), kind);
};
const create = async (page: Page): Promise<void> => {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Créer|Create)$/ })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: patience });
  await settled(page);
};
const tab = async (page: Page, name: RegExp): Promise<void> => {
  await main(page).getByRole('tab', { name }).click();
  await settled(page);
};

journey(
  'sorting customers on a grid that cannot have holes, in French',
  { locale: 'fr-FR', timeout: 900_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await go(page, 'segments');
    await make(page, /RFM/);
    await create(page);
    expect(await said(page)).toMatch(/^RFM : 8 segments, 9\d(,\d)? % des clients$/);
    const table = main(page).getByRole('table', { name: 'Les segments et leur taille' });
    expect(await table.getByRole('row').count()).toBe(10);
    await main(page)
      .getByText(/125 cases sont peintes/)
      .waitFor();
    // By keyboard alone: the cell with the focus is painted with the chosen segment.
    const cell = main(page).getByRole('gridcell', { name: /Récence 5, fréquence 5, montant 5/ });
    expect(await cell.getAttribute('aria-label')).toContain('Meilleurs');
    await main(page).getByRole('button', { name: 'Perdus', exact: true }).click();
    await cell.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => cell.getAttribute('aria-label')).toContain('Perdus');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell.getAttribute('aria-label')).toContain('Meilleurs');
    await settled(page);
    await main(page).getByRole('button', { name: 'Essayer les dix noms classiques' }).click();
    expect(
      plain(
        await main(page)
          .getByText(/tout le monde recopie/)
          .innerText(),
      ),
    ).toMatch(/laissent 10 cases sur 125 sans nom \([\d ]+ clients? chez vous\) et en réclament 58 plusieurs fois/);
    expect(await accessibility()).toEqual([]);
    await shot('fr light segmentation rfm');
    await main(page).getByRole('button', { name: 'Peindre ainsi' }).click();
    await settled(page);
    expect(await said(page)).toMatch(/^RFM : 11 segments/);
    await page.keyboard.press('Control+z');
    await settled(page);

    await tab(page, /Homogène/);
    expect(await main(page).getByRole('heading', { level: 2 }).first().innerText()).toMatch(/expliquent/);
    await shot('fr light segmentation holds');
    expect(await accessibility()).toEqual([]);
    await tab(page, /Composition/);
    await main(page)
      .getByText(/se distingue d’abord par/)
      .waitFor({ timeout: patience });
    await shot('fr light segmentation made of');
    expect(await accessibility()).toEqual([]);
    await tab(page, /Satisfaction/);
    await main(page).getByRole('table', { name: 'NPS par segment' }).waitFor({ timeout: patience });
    await shot('fr light segmentation satisfaction');
    expect(await accessibility()).toEqual([]);

    // From the spreads of a measure to what its average hides.
    await tab(page, /Homogène/);
    await main(page).getByRole('button', { name: 'Derrière la moyenne' }).first().click();
    await main(page).getByRole('region', { name: 'Ce que cache la moyenne' }).waitFor({ timeout: patience });
  },
);

journey(
  'the planted moves between channels, opened to their customers, in English and the dark',
  { locale: 'en-GB', theme: 'dark', timeout: 900_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await go(page, 'segments');
    await make(page, /^Channels/);
    await choose(page, page.getByRole('dialog').getByRole('combobox', { name: 'Period' }), 'the last 12 months');
    await create(page);
    expect(await said(page)).toMatch(/^Channels: 3 segments/);
    await tab(page, /Moves/);
    const moved = key.migration.store_only_to_web_only;
    await main(page)
      .getByRole('heading', { name: new RegExp(`${String(moved)}\\s+customers went from`) })
      .waitFor({ timeout: patience });
    await shot('en dark segmentation moves');
    expect(await accessibility()).toEqual([]);
    await main(page)
      .getByRole('button', { name: new RegExp(`only → .*only: ${String(moved)}\\s+customers$`) })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(new RegExp(`${String(moved)}\\s+customers`)).waitFor();
    await dialog
      .getByText(/^0\d{6}$/)
      .first()
      .waitFor({ timeout: patience });
    await shot('en dark segmentation flow customers');
    await page.keyboard.press('Escape');
    await choose(page, main(page).getByRole('combobox', { name: 'Steps' }), '3 dates');
    await settled(page);
    await shot('en dark segmentation three dates');

    await make(page, /^Short tree/);
    await create(page);
    expect(await headline(page).innerText()).toMatch(/^What parts:/);
    await shot('en dark segmentation tree');
    expect(await accessibility()).toEqual([]);
  },
);
