/** A confirmed context, understood and kept: the planted ones are in the list, one is retouched, set beside another, kept, followed. */
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { choose, go, headline, main, openDemo, patience, plain, settled } from './steps.ts';

const planted = {
  'fr-FR': [
    ['web', 'Nantes Atlantis'],
    ['Plus', 'moins de 35 ans'],
    ['formule', 'web', '35 à 49 ans'],
    ['moins de 6 mois', 'point relais'],
    ['11 à 13 mois', 'Mme', 'oui'],
  ],
  'en-GB': [
    ['web', 'Nantes Atlantis'],
    ['Plus', 'under 35'],
    ['formule', 'web', '35 to 49'],
    ['under 6 months', 'point relais'],
    ['11 to 13 months', 'Mme', 'yes'],
  ],
} as const;

const words = {
  'fr-FR': {
    list: 'Liste',
    confirmed: 'confirmé',
    union: /des contacts viennent de/,
    map: 'Carte',
    curve: 'Concentration',
    byHand: 'À la main',
    keep: 'Garder',
    letGo: 'Ne plus garder',
    edit: 'Retoucher',
    drop: 'Retirer',
    follow: 'Suivi',
    kept: 'Contextes gardés et leur état',
    holds: 'tient',
    since: /^Depuis le/,
    composed: 'Le contexte composé',
    wider: /Plus large sans/,
    compare: 'Comparer à',
    pair: 'Deux contextes côte à côte',
    newSegment: 'Nouveau segment',
    condition: 'Ajouter une condition',
    what: 'Sur quoi',
    group: 'Groupe de conditions',
  },
  'en-GB': {
    list: 'List',
    confirmed: 'confirmed',
    union: /of contacts come from/,
    map: 'Map',
    curve: 'Concentration',
    byHand: 'By hand',
    keep: 'Keep',
    letGo: 'Stop keeping',
    edit: 'Edit by hand',
    drop: 'Remove',
    follow: 'Follow',
    kept: 'Kept contexts and their state',
    holds: 'holds',
    since: /^Since/,
    composed: 'The composed context',
    wider: /Wider without/,
    compare: 'Compare with',
    pair: 'Two contexts side by side',
    newSegment: 'New segment',
    condition: 'Add a condition',
    what: 'About',
    group: 'Group of conditions',
  },
} as const;

for (const { locale, theme, viewport } of [
  { locale: 'fr-FR', theme: 'light', viewport: { width: 1440, height: 900 } },
  { locale: 'en-GB', theme: 'dark', viewport: { width: 1440, height: 900 } },
] as const) {
  const said = words[locale];
  journey(
    `a confirmed context is understood, retouched, kept and followed (${locale}, ${theme})`,
    { locale, theme, viewport, timeout: 900_000 },
    async ({ page, visit, shot, accessibility }) => {
      await visit();
      await openDemo(page);
      await go(page, 'contexts');
      await headline(page).getByText(said.union).waitFor({ timeout: patience });
      await settled(page);
      const rows = main(page).getByRole('table', { name: said.list, exact: true }).locator('tbody tr');
      const lines = (await rows.allInnerTexts()).map(plain);
      const confirmed = lines.filter((line) => line.includes(said.confirmed));
      for (const values of planted[locale])
        expect(
          confirmed.filter((line) => values.every((value) => line.includes(value))),
          values.join(' × '),
        ).toHaveLength(1);

      const side = page.getByRole('complementary');
      const compare = side.getByRole('combobox', { name: said.compare, exact: true });
      await choose(page, compare, /^Plus/);
      await side.getByRole('table', { name: said.pair }).waitFor({ timeout: patience });

      await main(page).getByRole('button', { name: said.edit, exact: true }).click();
      const composed = main(page).getByRole('table', { name: said.composed });
      await composed.waitFor({ timeout: patience });
      // The composed context has the numbers of the line it was.
      const [first = ''] = lines;
      const customers = plain(await composed.locator('tbody tr td').nth(2).innerText());
      expect(first).toContain(customers);
      await main(page).getByText(said.wider).waitFor({ timeout: patience });
      await shot(`contexts-by-hand-${locale}`);
      await main(page).getByRole('button', { name: said.drop, exact: true }).click();
      await expect
        .poll(
          async () => Number(plain(await composed.locator('tbody tr td').nth(2).innerText()).replaceAll(/[ ,]/g, '')),
          {
            timeout: patience,
          },
        )
        .toBeGreaterThan(Number(customers.replaceAll(/[ ,]/g, '')));

      await main(page).getByRole('tab', { name: said.map, exact: true }).click();
      await main(page).locator('svg.marks').first().waitFor({ timeout: patience });
      await shot(`contexts-map-${locale}`);
      await main(page).getByRole('tab', { name: said.curve, exact: true }).click();
      await main(page).getByRole('heading', { name: said.union }).last().waitFor({ timeout: patience });
      await main(page).locator('svg.marks').first().waitFor({ timeout: patience });
      await shot(`contexts-curve-${locale}`);
      expect(await accessibility()).toEqual([]);

      await main(page)
        .getByRole('tab', { name: new RegExp(`^${said.list}`) })
        .click();
      await main(page).getByRole('button', { name: said.keep, exact: true }).click();
      await main(page).getByRole('button', { name: said.letGo, exact: true }).waitFor();
      await main(page).getByRole('tab', { name: said.follow, exact: true }).click();
      const kept = main(page).getByRole('table', { name: said.kept });
      await kept.getByText(said.holds).waitFor({ timeout: patience });
      await main(page).getByRole('heading', { name: said.since }).waitFor({ timeout: patience });
      await settled(page);
      await shot(`contexts-follow-${locale}`);
      expect(await accessibility()).toEqual([]);

      // A kept context is a subject of the rule builder: it is written out as the group of its conditions.
      await go(page, 'segments');
      await main(page).getByRole('button', { name: said.newSegment }).first().click();
      await main(page).getByRole('button', { name: said.condition }).click();
      await main(page).getByRole('combobox', { name: said.what, exact: true }).first().click();
      const context = page.getByRole('option', { name: / × / }).first();
      const called = plain(await context.innerText());
      await context.click();
      await expect.poll(() => main(page).getByRole('group', { name: said.group }).count()).toBe(2);
      await expect
        .poll(() => main(page).getByRole('combobox', { name: said.what, exact: true }).count())
        .toBe(called.split(' × ').length);
      await settled(page);
      await shot(`contexts-in-rule-${locale}`);
      expect(await accessibility()).toEqual([]);

      await go(page, 'contexts');
      await main(page).getByRole('tab', { name: said.follow, exact: true }).click();
      await kept.getByRole('button', { name: said.letGo }).click();
      await kept.waitFor({ state: 'detached' });
    },
  );
}
