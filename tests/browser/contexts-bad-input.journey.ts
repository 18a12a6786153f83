/** What the contexts say of data that would make another tool lie: a sentence and a remedy each, in both languages. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { contactsFile, customersFile, drawn, laterPurchases, offerOf, townOf } from './small-shop.ts';
import { article, choose, dropped, go, headline, main, patience, plain, said, settled } from './steps.ts';

const texts = {
  'fr-FR': {
    countsOnly: 'Des contacts, mais personne à qui les rapporter',
    unnamed: /Aucun de ces contacts ne dit de quel client il vient.*indiquez dans Sources la colonne/,
    most: /Le plus fréquent : /,
    counts: 'Contacts par canal et motif',
    rate: /taux/i,
    nobody: /Aucun client n’est encore connu\. Dans Sources, indiquez la colonne/,
    count: 'Voir les contacts par canal et motif',
    emptyPeriod: /Aucun contact dans cette période/,
    emptyWhy: /Le fichier va du .*2024 au .*2024\. Allongez la période ou changez la date de situation/,
    whole: 'Prendre toute la période',
    oneCaller: /Un seul client fait 50 % du total\..*écartez-le de la population/,
    apart: 'Contacts sans client connu',
    apartNote: /40 contacts de la période, à part : hors de tous les taux/,
    show: 'Les compter par canal et motif',
    apartTable: 'Contacts sans client connu, par canal et motif',
    leftOut: /Quartier : 977 valeurs, trop pour croiser chacune/i,
    add: /^Ajouter « Quartier »/i,
    only: 'Seulement (canal)',
    few: /12 contacts seulement : trop peu pour confirmer un contexte\. Allongez la période ou retirez un filtre/,
    allInOne: /Tous les contacts sont dans un seul contexte : .*retirez-la et relancez/,
    exclude: /Retirer « Offre » et relancer/i,
    noneLinked: /Aucun contact d’un client connu/,
  },
  'en-GB': {
    countsOnly: 'Contacts, but nobody to divide them by',
    unnamed: /None of these contacts says which customer it comes from.*say in Sources which column/,
    most: /The most frequent: /,
    counts: 'Contacts by channel and reason',
    rate: /\brates?\b/i,
    nobody: /No customer is known yet\. In Sources, say which column/,
    count: 'See the contacts by channel and reason',
    emptyPeriod: /No contact in this period/,
    emptyWhy: /The file goes from .*2024 to .*2024\. Lengthen the period or change the as-of date/,
    whole: 'Take the whole period',
    oneCaller: /One customer makes 50% of the total\..*leave them out of the population/,
    apart: 'Contacts without known customer',
    apartNote: /40 contacts of the period, apart: in no rate/,
    show: 'Count them by channel and reason',
    apartTable: 'Contacts without known customer, by channel and reason',
    leftOut: /Quartier: 977 values, too many to cross each/i,
    add: /^Add “Quartier”/i,
    only: 'Only (canal)',
    few: /Only 12 contacts: too few to confirm a context\. Lengthen the period or remove a filter/,
    allInOne: /All contacts are in one context: .*exclude it and run again/,
    exclude: /Take out “Offre” and look again/i,
    noneLinked: /No contact of a known customer/,
  },
} as const;

const shown = (page: Page): Promise<string> => page.locator('body').innerText().then(plain);
const tells = async (page: Page, sentence: RegExp): Promise<void> => {
  await expect.poll(() => shown(page), { timeout: patience }).toMatch(sentence);
};

const customers = 1200;
const alike = (): number => 1;

for (const locale of ['fr-FR', 'en-GB'] as const) {
  const told = texts[locale];
  journey(
    `a log that names no customer is counted and never divided (${locale})`,
    { locale, timeout: 600_000 },
    async ({ page, visit, shot, accessibility }) => {
      await visit('#/sources');
      await dropped(page, [
        { name: 'contacts.csv', text: contactsFile(drawn(400, customers, alike), { named: false }) },
      ]);
      await article(page, 'contacts.csv').waitFor({ timeout: patience });
      await settled(page);
      await go(page, 'home');
      await main(page).getByText(told.count).waitFor({ timeout: patience });
      expect(plain(await main(page).innerText())).toMatch(told.nobody);
      for (const screen of ['record', 'average', 'lifecycle', 'segments']) {
        await go(page, screen);
        await headline(page).waitFor();
        expect(await main(page).getByRole('alert').count(), screen).toBe(0);
      }
      await go(page, 'contexts');
      await main(page).getByRole('table', { name: told.counts }).waitFor({ timeout: patience });
      expect(await said(page)).toBe(told.countsOnly);
      const all = plain(await page.locator('#main').innerText());
      expect(all).toMatch(told.unnamed);
      expect(all).toMatch(told.most);
      const rows = main(page).getByRole('table', { name: told.counts }).locator('tbody tr');
      const counts = (await rows.locator('td').nth(0).allInnerTexts()).length;
      expect(counts).toBe(1);
      const sum = (await rows.allInnerTexts())
        .map((text) => Number(/ (\d+) [\d.,]+ ?%$/.exec(plain(text))?.[1]))
        .reduce((total, n) => total + n, 0);
      expect(sum).toBe(400);
      expect(plain(await main(page).innerText())).not.toMatch(told.rate);
      expect(await accessibility()).toEqual([]);
      await shot(`contexts-no-customers-${locale}`);
    },
  );

  journey(
    `an empty period, one caller, unknown callers, too many values and few contacts are said with what to do (${locale})`,
    { locale, timeout: 600_000 },
    async ({ page, visit, shot, accessibility }) => {
      const heavy = Array.from({ length: 400 }, () => ({ customer: 5 }));
      const unknown = Array.from({ length: 40 }, () => ({ customer: null }));
      const rare = Array.from({ length: 12 }, (_, row) => ({ customer: 7 * row, channel: 'fax' }));
      const contacts = [...drawn(388, customers, alike), ...rare, ...heavy, ...unknown];
      await visit('#/sources');
      await dropped(page, [
        { name: 'clients.csv', text: customersFile(customers) },
        { name: 'contacts.csv', text: contactsFile(contacts) },
        { name: 'tickets.csv', text: laterPurchases(customers) },
      ]);
      for (const name of ['clients.csv', 'contacts.csv', 'tickets.csv'])
        await article(page, name).waitFor({ timeout: patience });
      await settled(page);
      await go(page, 'contexts');
      await main(page).getByRole('heading', { level: 2, name: told.emptyPeriod }).waitFor({ timeout: patience });
      expect(plain(await main(page).innerText())).toMatch(told.emptyWhy);
      expect(await accessibility()).toEqual([]);
      await shot(`contexts-empty-period-${locale}`);

      await main(page).getByRole('button', { name: told.whole }).click();
      await tells(page, told.oneCaller);
      await settled(page);
      await main(page).getByRole('heading', { name: told.apart }).waitFor();
      expect(plain(await main(page).innerText())).toMatch(told.apartNote);
      await main(page).getByRole('button', { name: told.show }).click();
      const apart = main(page).getByRole('table', { name: told.apartTable });
      await apart.locator('tbody tr').first().waitFor({ timeout: patience });
      const sum = (await apart.locator('tbody tr').allInnerTexts())
        .map((text) => Number(/ (\d+) [\d.,]+ ?%$/.exec(plain(text))?.[1]))
        .reduce((total, n) => total + n, 0);
      expect(sum).toBe(40);
      await shot(`contexts-one-caller-${locale}`);

      const side = page.getByRole('complementary');
      await expect.poll(() => shown(page), { timeout: patience }).toMatch(told.leftOut);
      await side.getByRole('button', { name: told.add }).click();
      await expect.poll(() => shown(page), { timeout: patience }).not.toMatch(told.leftOut);
      await expect
        .poll(() => side.getByRole('switch', { name: 'Quartier' }).isChecked(), { timeout: patience })
        .toBe(true);
      await settled(page);
      expect(await accessibility()).toEqual([]);

      await choose(page, side.getByRole('combobox', { name: told.only }), 'fax');
      await page.keyboard.press('Escape');
      await tells(page, told.few);
      await settled(page);
      await shot(`contexts-few-${locale}`);
    },
  );

  journey(
    `all contacts in one cell are said to be, with the dimensions one may take out (${locale})`,
    { locale, timeout: 600_000 },
    async ({ page, visit, shot }) => {
      const cell = (customer: number): number =>
        offerOf(customer) === 'Premium' && townOf(customer) === 'Nantes' ? 1 : 0;
      await visit('#/sources');
      await dropped(page, [
        { name: 'clients.csv', text: customersFile(customers) },
        { name: 'contacts.csv', text: contactsFile(drawn(400, customers, cell)) },
      ]);
      for (const name of ['clients.csv', 'contacts.csv']) await article(page, name).waitFor({ timeout: patience });
      await settled(page);
      await go(page, 'contexts');
      await tells(page, told.allInOne);
      await settled(page);
      await shot(`contexts-one-cell-${locale}`);
      await main(page).getByRole('button', { name: told.exclude }).click();
      // Taken out, it makes no context any more; the town alone is then said to hold all.
      await main(page).getByRole('button', { name: told.exclude }).waitFor({ state: 'detached', timeout: patience });
      await settled(page);
      expect(plain(await main(page).innerText())).not.toContain('Premium');
    },
  );
}
