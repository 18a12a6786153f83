import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from '../support/journey.ts';
import { oddMeasures } from './odd-measures.ts';
import { choose, dropped, go, main, patience, plain, settled } from './steps.ts';

const field = (page: Page, name: string | RegExp) => main(page).getByRole('combobox', { name, exact: true });
const text = async (page: Page): Promise<string> => plain(await main(page).innerText());

/** What a measure is where no picture can be made of it, or hardly one: each time a sentence says so, and what to do. */
journey(
  'a measure that is constant, missing, of 3 customers, split by ten thousand values or of nobody is a sentence in both languages',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    const language = async (name: 'FR' | 'EN'): Promise<void> => {
      await page.getByRole('banner').getByText(name, { exact: true }).click();
    };
    /** The sentences of both languages are on the screen, with a picture or without, and nothing that no person writes. */
    const says = async (french: RegExp, english: RegExp, picture: boolean): Promise<void> => {
      await expect.poll(() => text(page), { timeout: patience }).toMatch(french);
      await settled(page);
      expect((await main(page).locator('svg.marks').count()) > 0).toBe(picture);
      expect(await text(page)).not.toMatch(/NaN|Infinity|undefined|\bnull\b|∞/);
      await language('EN');
      await expect.poll(() => text(page), { timeout: patience }).toMatch(english);
      await language('FR');
      await expect.poll(() => text(page), { timeout: patience }).toMatch(french);
    };
    await visit('#/sources');
    await dropped(page, oddMeasures());
    await expect.poll(() => main(page).getByRole('article').count(), { timeout: patience }).toBe(2);
    await settled(page);
    // No file makes an outsized number: one that is written with a power of ten stays text, and Sources says so.
    await expect.poll(() => text(page), { timeout: patience }).toMatch(/« puissance » gardée en texte/);

    await go(page, 'average');
    await choose(page, field(page, 'Mesure'), 'rare');
    await says(/3 clients : la moyenne \(11,7\) est encore incertaine/, /3 customers: the mean \(11\.7\)/, true);
    await choose(page, field(page, 'Mesure'), 'mois depuis date_fin');
    await says(
      /[\d ]+ clients sans date, ou avec une date à venir, hors du calcul\./,
      /[\d,]+ customers without a date, or with one still to come, left out\./,
      true,
    );
    await choose(page, field(page, 'Mesure'), 'solde');
    await choose(page, field(page, 'Échelle'), /log/);
    await says(
      /Échelle logarithmique impossible : il y a des valeurs négatives\./,
      /No logarithmic scale: there are negative values\./,
      true,
    );
    await choose(page, field(page, 'Comparer par'), 'ville');
    await says(/9 998 autres valeurs/, /9,998 other values/, true);
    await shot('fr light split of ten thousand');
    await page.keyboard.press('Control+z');
    await expect.poll(() => text(page), { timeout: patience }).not.toMatch(/9 998 autres valeurs/);

    await choose(page, field(page, 'Mesure'), 'nombre (achats)');
    await choose(page, field(page, 'Clients sans événement'), 'laissés de côté');
    await says(/300 clients, une seule valeur : 3.* La moyenne dit tout\./, /300 customers, a single value: 3/, false);
    const asOf = async (day: string): Promise<void> => {
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^Situation au/ })
        .click();
      const date = page.getByRole('textbox', { name: 'Situation au' });
      await date.fill(day);
      await date.press('Enter');
      await page.keyboard.press('Escape');
    };
    await asOf('01/01/2024');
    await says(
      /Aucune valeur : elle manque pour 10 400 clients\. Choisissez une autre mesure/,
      /No value: it is missing for 10,400 customers/,
      false,
    );

    // A population of who has bought, at a day when nobody had.
    await asOf('18/06/2025');
    await choose(page, field(page, 'Clients sans événement'), 'comptés à zéro');
    await settled(page);
    await page.getByRole('textbox', { name: 'De', exact: true }).fill('1');
    await page.getByRole('textbox', { name: 'De', exact: true }).press('Enter');
    await page.getByRole('group', { name: 'Sélection' }).getByRole('button', { name: 'Derrière leur moyenne' }).click();
    await says(/300 clients, une seule valeur : 3/, /300 customers, a single value: 3/, false);
    await asOf('01/01/2024');
    await says(/Personne n’est dans cette population à cette date\./, /Nobody is in this population/, false);
    await shot('fr light empty population');
    expect(await accessibility()).toEqual([]);
    await go(page, 'lifecycle');
    await says(
      /La population choisie ne contient aucun client à cette date\./,
      /The chosen population holds no customer at this date\./,
      false,
    );
  },
);
