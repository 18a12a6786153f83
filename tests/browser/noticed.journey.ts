import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from '../support/journey.ts';
import { choose, findings, go, main, openDemo, patience, plain, said, settled } from './steps.ts';

const finding = (page: Page, words: RegExp) => findings(page).filter({ hasText: words });
const card = (page: Page) => main(page).getByRole('region', { name: 'Ce que cache la moyenne' });

/** From what Home says unasked to its proof: a reversal, then two populations cut into two segments. */
journey(
  'what averages hide, from Home to two segments',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await finding(page, /mêle deux populations/).waitFor({ timeout: patience });
    await finding(page, /alors qu’elle monte dans chaque groupe/).waitFor({ timeout: patience });
    // The planted migration, with its two channels and its numbers.
    await finding(page, /^[\d\s]+clients\ssont passés de «\s.+\s» à «\s.+\s» depuis le/).waitFor({ timeout: patience });
    await settled(page);
    // A mean never stands alone: beside it lies where eight in ten are.
    for (const words of [/mêle deux populations/, /alors qu’elle monte dans chaque groupe/])
      await finding(page, words)
        .getByRole('img', { name: /^moyenne\s.*10\s% sous\s.*moitié sous\s.*90\s% sous/ })
        .waitFor();
    expect(await accessibility()).toEqual([]);
    await shot('fr light home noticed');

    // The reversal: mix against behaviour, and each group against the whole.
    await finding(page, /alors qu’elle monte dans chaque groupe/)
      .getByRole('button')
      .click();
    await main(page)
      .getByRole('heading', { name: /^Renversement/ })
      .waitFor({ timeout: patience });
    await main(page).getByText('paradoxe de Simpson').waitFor();
    await expect
      .poll(async () => plain(await card(page).innerText()), { timeout: patience })
      .toMatch(/Mélange −[\d,]+ € la moyenne baisse, mais à mélange constant/);
    await settled(page);
    expect(await accessibility()).toEqual([]);
    await shot('fr light average reversal');
    await main(page)
      .getByRole('heading', { name: /^Renversement/ })
      .scrollIntoViewIfNeeded();
    await shot('fr light average mix');

    // Two populations: the card proposes the cut, which becomes two segments.
    await go(page, 'home');
    await finding(page, /mêle deux populations/)
      .getByRole('button')
      .click();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/La moyenne \(117 €\)/);
    await expect
      .poll(async () => plain(await card(page).innerText()), { timeout: patience })
      .toMatch(/Deux populations [\d,]+ € sous [\d,]+ €, 4 \d{3} clients autour de 4/);
    await settled(page);
    await shot('fr light average clumps');
    for (const [tab, picture] of [
      ['Courbe de Lorenz', 'lorenz'],
      ['Valeurs-lettres', 'letters'],
    ] as const) {
      await main(page).getByRole('tab', { name: tab }).click();
      // With returns in it, a spend has no Lorenz curve: a sentence stands in its place.
      if (picture !== 'lorenz') await main(page).locator('svg.marks').first().waitFor({ timeout: patience });
      await settled(page);
      expect(await accessibility()).toEqual([]);
      await shot(`fr light average ${picture}`);
    }
    await main(page).getByRole('tab', { name: 'Histogramme' }).click();

    // A named measure is called by its name, on this screen and in its history.
    await main(page).getByRole('button', { name: 'Garder cette mesure' }).click();
    await page.getByRole('textbox', { name: 'Nom', exact: true }).fill('Dépense annuelle');
    await page.getByRole('textbox', { name: 'Nom', exact: true }).press('Enter');
    await main(page).getByText('Dépense annuelle').first().waitFor();
    await shot('fr light average kept');

    // Another date, by the keyboard's twin: the shift of each decile as a table.
    await choose(page, main(page).getByRole('combobox', { name: 'Comparer à' }), 'un an plus tôt');
    await main(page)
      .getByRole('heading', { name: /décile/ })
      .waitFor({ timeout: patience });
    await settled(page);
    await main(page).getByRole('button', { name: 'Couper en deux segments' }).click();
    await go(page, 'segments');
    await page.getByText('Dépense annuelle sous').first().waitFor({ timeout: patience });
    await page.getByText('Dépense annuelle à partir de').first().waitFor();
    await shot('fr light segments of two clumps');
  },
);

journey(
  'behind the average in English, dark and narrow',
  { locale: 'en-GB', theme: 'dark', viewport: { width: 800, height: 1100 }, timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await finding(page, /mixes two populations/).waitFor({ timeout: patience });
    await finding(page, /^[\d,]+\scustomers went from “.+” to “.+” since/).waitFor({ timeout: patience });
    await settled(page);
    await shot('en dark home noticed');
    await finding(page, /while it rises in every group/)
      .getByRole('button')
      .click();
    await main(page)
      .getByRole('heading', { name: /^Reversal/ })
      .waitFor({ timeout: patience });
    await settled(page);
    expect(await accessibility()).toEqual([]);
    await shot('en dark average reversal');
    await main(page)
      .getByRole('heading', { name: /^Reversal/ })
      .scrollIntoViewIfNeeded();
    await shot('en dark average mix');
  },
);
