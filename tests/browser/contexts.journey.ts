/** Contexts: found, opened, told month by month, calm ones, crossed in a matrix, counted otherwise; in both languages. */
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { choose, go, headline, main, openDemo, patience, plain, settled } from './steps.ts';

journey(
  'a context is found on the demo, opened, set beside its neighbours and ranked by what it costs',
  { locale: 'fr-FR', timeout: 900_000, viewport: { width: 1440, height: 900 } },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await go(page, 'contexts');
    await headline(page)
      .getByText(/des contacts viennent de/)
      .waitFor({ timeout: patience });
    await settled(page);
    const side = page.getByRole('complementary');
    await side.getByRole('heading', { name: 'En jeu' }).waitFor({ timeout: patience });
    expect(plain(await side.innerText())).toMatch(/Satisfaction : \d/);
    await side.getByRole('table', { name: 'Le même contexte, une valeur changée' }).waitFor();
    await side
      .getByRole('table', { name: 'Contacts et taux par mois, ici et ailleurs' })
      .waitFor({ timeout: patience });
    await shot('contexts-fr');
    const excess = async (): Promise<readonly number[]> =>
      (await main(page).getByRole('table', { name: 'Liste' }).locator('tbody tr td:nth-child(3)').allInnerTexts()).map(
        (text) => Number(plain(text).replaceAll(' ', '')),
      );
    await choose(page, main(page).getByRole('combobox', { name: 'Classer par' }), 'excédent');
    await settled(page);
    const ordered = await excess();
    expect(ordered.length).toBeGreaterThan(3);
    expect(ordered).toEqual([...ordered].sort((a, b) => b - a));

    await main(page)
      .getByRole('tab', { name: /Contextes calmes/ })
      .click();
    await shot('contexts-calm');
    await main(page).getByRole('tab', { name: 'Matrice' }).click();
    await main(page)
      .getByRole('table', { name: /Taux par/ })
      .waitFor();
    await shot('contexts-matrix');
    expect(await accessibility()).toEqual([]);

    await main(page).getByRole('tab', { name: /Liste/ }).click();
    await choose(page, side.getByRole('combobox', { name: 'Rappels à réunir' }), /7 jours/);
    await settled(page);
    await headline(page)
      .getByText(/des contacts viennent de/)
      .waitFor({ timeout: patience });
    expect(await accessibility()).toEqual([]);
  },
);
