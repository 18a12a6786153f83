import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from '../support/journey.ts';
import { bytesOf, choose, counted, go, headline, main, openDemo, patience, plain, said, settled } from './steps.ts';

const tab = (page: Page, name: string) => main(page).getByRole('tab', { name, exact: true });
const selection = (page: Page) => page.getByRole('group', { name: 'Sélection' });
const selected = async (page: Page): Promise<number> => {
  const text = plain(await selection(page).innerText());
  return Number((/^([\d ]+) clients?/.exec(text)?.[1] ?? 'NaN').replaceAll(' ', ''));
};

/** The lifecycle: from a cohort to its customers and a segment, by keyboard; then each of the other views. */
journey(
  'cohorts, ages, stages, departures and what comes next',
  { locale: 'fr-FR', timeout: 900_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await settled(page);
    await page.keyboard.press('4');
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/^\d+ % des clients sont actifs 12 mois après/);
    await main(page).locator('svg.marks').first().waitFor({ timeout: patience });
    await shot('fr light lifecycle cohorts');
    expect(await accessibility()).toEqual([]);

    // The twin of the picture is reached by keyboard, and a row of it opens to its customers.
    await tab(page, 'Table').click();
    const row = main(page)
      .getByRole('row')
      .filter({ hasText: /avr\.\s2024/ })
      .nth(3);
    const cells = await row.getByRole('cell').allInnerTexts();
    await row.focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => selected(page), { timeout: patience })
      .toBe(Number(plain(cells[2] ?? '').replaceAll(' ', '')));
    expect(plain(await selection(page).innerText())).toContain('du 01/04/2024 au 30/04/2024');
    const [active, size] = [await selected(page), Number(plain(cells[1] ?? '').replaceAll(' ', ''))];
    await main(page).getByText('absents', { exact: true }).click();
    await expect.poll(() => selected(page), { timeout: patience }).toBe(size - active);
    await selection(page).getByRole('button', { name: 'Voir les clients' }).click();
    await page.getByRole('dialog').getByText(/\d{7}/).first().waitFor({ timeout: patience });
    await page.keyboard.press('Escape');
    await selection(page).getByRole('button', { name: 'En faire un segment' }).click();
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(size - active);
    await shot('fr light lifecycle segment');
    await go(page, 'lifecycle');

    // “In month k or later” is another number, and says so.
    await tab(page, 'Cohortes').click();
    await choose(page, main(page).getByRole('combobox', { name: 'Compter' }), 'dans le mois k ou plus tard');
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/ou plus tard$/);
    const download = page.waitForEvent('download');
    await main(page)
      .getByRole('button', { name: /Exporter|Enregistrer|Télécharger/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    expect((await bytesOf(await download)).toString('utf8')).toContain('Actifs alors ou plus tard');

    await tab(page, 'Par âge').click();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/client médian/);
    await page.getByRole('switch', { name: 'Les mêmes clients d’un bout à l’autre' }).press('Space');
    await main(page)
      .getByText(/^Les mêmes [\d\s]+clients d’un bout à l’autre, sur/)
      .waitFor({ timeout: patience });
    await shot('fr light lifecycle fan of the same');
    // The fan draws a mean: what it hides is one press away.
    await main(page).getByRole('button', { name: 'Derrière la moyenne' }).click();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/moyenne/i);
    await main(page).getByText('Montant TTC par client', { exact: false }).first().waitFor({ timeout: patience });
    await go(page, 'lifecycle');

    await tab(page, 'Étapes').click();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/sont à risque ou inactifs, contre/);
    const before = await said(page);
    await page.getByRole('textbox', { name: 'À risque au-delà de' }).fill('90');
    await expect.poll(() => said(page), { timeout: patience }).not.toBe(before);
    await page.getByText('À risque : silence de plus de 90 jours.').waitFor();
    await main(page).getByText('Flux', { exact: true }).click();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/de ceux qui étaient actifs le/);
    await shot('fr light lifecycle flow');
    expect(await accessibility()).toEqual([]);

    // The stages, with these thresholds, split another analysis.
    await page.getByRole('button', { name: 'Comparer les étapes' }).click();
    await main(page)
      .getByRole('heading', { name: /étape de vie/ })
      .first()
      .waitFor({ timeout: patience });
    await shot('fr light average by stage');
    await go(page, 'lifecycle');

    await tab(page, 'Départs').click();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/encore là|est partie/);
    await choose(page, main(page).getByRole('combobox', { name: 'Comparer par' }), /./);
    await main(page)
      .getByText(/log-rank/)
      .waitFor({ timeout: patience });
    await shot('fr light lifecycle departures by group');

    await tab(page, 'Rachat').click();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/ne sont venus qu’une fois/);
    await shot('fr light lifecycle repeat');
    await page.keyboard.press('Control+z');
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/encore là|est partie/);
    await headline(page).waitFor();
  },
);
