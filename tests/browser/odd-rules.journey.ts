import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { article, choose, dropped, go, main, patience, plain, said, settled } from './steps.ts';

/** Rules that a person should be told about: each is said at its line, with what is kept so far, and none keeps more than it says. */
const cities = ['Lyon', 'Lyon', 'Lyon', 'Lyon', 'Lyon', 'Nice', 'Nice', 'Nice', 'Lille', 'Lille', 'Brest', 'Brest'];
/** A birthday of each, from 1980 on. */
const bornOn = (at: number): string => `15/06/${String(1980 + at)}`;
const idOf = (at: number): string => `C${String(at + 1).padStart(3, '0')}`;
const january = {
  name: 'clients_2024-01.csv',
  text: [
    'id_client;ville;points;age;date_naissance',
    ...cities.map((city, at) => `${idOf(at)};${city};${String(at * 10)};${String(20 + at)};${bornOn(at)}`),
  ].join('\n'),
};
/** The month after: nobody in Lille any more, and no column of points. */
const february = {
  name: 'clients_2024-02.csv',
  text: [
    'id_client;ville;age;date_naissance',
    ...cities.map((city, at) => `${idOf(at)};${city === 'Lille' ? 'Nice' : city};${String(20 + at)};${bornOn(at)}`),
  ].join('\n'),
};
const purchases = {
  name: 'achats.csv',
  text: [
    'id_ticket;id_client;date_achat;montant',
    ...cities.map((_, at) => `T${String(100 + at)};${idOf(at)};${String(10 + at)}/03/2024;${String(at + 5)},50`),
  ].join('\n'),
};
const line = (page: Page, place: number) =>
  main(page).getByRole('group', { name: `Condition ${String(place)}`, exact: true });
const field = (page: Page, place: number, name: string) =>
  line(page, place).getByRole('combobox', { name, exact: true }).first();
const says = (page: Page, place: number, sentence: RegExp | string) =>
  expect.poll(() => line(page, place).innerText().then(plain), { timeout: patience }).toMatch(sentence);
const ruleSays = (page: Page, sentence: RegExp | string) =>
  expect.poll(() => main(page).innerText().then(plain), { timeout: patience }).toMatch(sentence);
const headlineSays = (page: Page, sentence: RegExp | string) =>
  expect.poll(() => said(page), { timeout: patience }).toMatch(sentence);

async function lineAbout(page: Page, place: number, subject: string): Promise<void> {
  await main(page).getByRole('button', { name: 'Ajouter une condition' }).click();
  await choose(page, field(page, place, 'Sur quoi'), subject);
}

async function inCity(page: Page, place: number, city: string): Promise<void> {
  await choose(page, field(page, place, 'Valeurs'), new RegExp(`^${city}`));
  await page.keyboard.press('Escape');
}

async function removed(page: Page, place: number): Promise<void> {
  await line(page, place).getByRole('button', { name: 'Retirer cette condition' }).click();
}

async function dated(page: Page, place: number, end: 'de' | 'à', day: string): Promise<void> {
  const box = line(page, place).getByRole('textbox', { name: end, exact: true });
  await box.fill(day);
  await box.press('Tab');
}

async function inLanguage(page: Page, language: 'FR' | 'EN'): Promise<void> {
  await page.getByRole('banner').getByText(language, { exact: true }).click();
}

async function pasted(page: Page, count: number): Promise<void> {
  await page.getByRole('textbox', { name: /Valeurs collées/ }).evaluate(
    (box, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    Array.from({ length: count }, (_, at) => idOf(at)).join('\n'),
  );
}

journey(
  'rules that nobody can answer, or everybody, or that the next file broke, say so at the line',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit('#/sources');
    await dropped(page, [january, purchases]);
    await settled(page);
    await go(page, 'segments');
    await main(page).getByRole('button', { name: 'Nouveau segment' }).click();

    // Empty: everybody, and said so.
    await ruleSays(page, /Sans condition, le segment est toute la population/);
    await headlineSays(page, /: 12 clients/);

    // A line that waits for its value keeps nobody meanwhile.
    await lineAbout(page, 1, 'ville');
    await says(page, 1, /attend une valeur/);
    await headlineSays(page, /: (0|aucun) client/);
    await inCity(page, 1, 'Lyon');
    await says(page, 1, /garde 5 clients/);
    await headlineSays(page, /: 5 clients/);

    // Two lines that exclude each other, each with what it keeps.
    await lineAbout(page, 2, 'ville');
    await inCity(page, 2, 'Nice');
    await says(page, 1, /garde 5 clients.*incompatible avec la condition 2/);
    await says(page, 2, /garde 3 clients.*incompatible avec la condition 1/);
    await ruleSays(page, /Les conditions 1 et 2 s’excluent/);
    await headlineSays(page, /: (0|aucun) client/);
    await shot('fr light odd rule contradiction');
    expect(await accessibility()).toEqual([]);
    await removed(page, 2);
    await headlineSays(page, /: 5 clients/);

    // Dates beyond the data.
    await lineAbout(page, 2, 'achats');
    await choose(page, field(page, 2, 'Période'), 'entre deux dates');
    await dated(page, 2, 'de', '01/01/2031');
    await says(page, 2, /Le dernier événement est du 21\/03\/2024 : rien ne peut être vu après/);
    await ruleSays(page, /Aucun client ne répond à la règle.*Sans la condition 2, ils seraient 5/);
    await shot('fr light odd rule dates');
    await removed(page, 2);
    await headlineSays(page, /: 5 clients/);

    // Dates of a field that exclude each other, and a period that ends before it begins; in English too.
    for (const place of [2, 3]) {
      await lineAbout(page, place, 'date_naissance');
      await choose(page, field(page, place, 'Comparaison'), 'entre deux dates');
    }
    await dated(page, 2, 'à', '31/12/1981');
    await dated(page, 3, 'de', '01/01/1983');
    await says(page, 2, /garde 2 clients.*incompatible avec la condition 3/);
    await says(page, 3, /garde 9 clients.*incompatible avec la condition 2/);
    await ruleSays(page, /Les conditions 2 et 3 s’excluent : personne ne peut répondre aux deux/);
    await shot('fr light odd rule dates exclude');
    await inLanguage(page, 'EN');
    await says(page, 2, /keeps 2 customers.*excludes condition 3/);
    await ruleSays(page, /Conditions 2 and 3 exclude each other: nobody can answer both/);
    await inLanguage(page, 'FR');
    await removed(page, 3);
    await removed(page, 2);
    await lineAbout(page, 2, 'achats');
    await choose(page, field(page, 2, 'Période'), 'entre deux dates');
    await dated(page, 2, 'de', '01/04/2024');
    await dated(page, 2, 'à', '01/03/2024');
    await says(page, 2, /vraie pour personne : rien entre ces bornes/);
    await ruleSays(page, /La condition 2 ne peut être vraie pour personne/);
    await inLanguage(page, 'EN');
    await says(page, 2, /true of nobody: nothing lies between these bounds/);
    await ruleSays(page, /Condition 2 cannot be true of anybody/);
    await inLanguage(page, 'FR');
    await removed(page, 2);
    await headlineSays(page, /: 5 clients/);

    // A condition that everybody answers.
    await removed(page, 1);
    await lineAbout(page, 1, 'points');
    const least = line(page, 1).getByRole('textbox', { name: 'Valeur', exact: true });
    await least.fill('0');
    await least.press('Tab');
    await ruleSays(page, /La règle garde tout le monde : elle ne distingue personne/);
    await says(page, 1, /garde 12 clients/);

    // 200,000 pasted ids are taken, with what is not in the data; one more is refused before it is taken.
    await lineAbout(page, 2, 'identifiant client');
    await line(page, 2).getByRole('button', { name: 'Coller une liste' }).click();
    await pasted(page, 200_001);
    await expect
      .poll(() => page.getByRole('dialog').innerText().then(plain), { timeout: patience })
      .toMatch(/200 001 valeurs : c’est plus que les 200 000/);
    await expect.poll(() => page.getByRole('button', { name: /^Prendre 200\s001 valeurs/ }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Vider la liste' }).click();
    await pasted(page, 200_000);
    await page.getByRole('button', { name: /^Prendre 200\s000 valeurs/ }).click();
    await says(page, 2, /200 000 valeurs.*Absentes des données : « C013 », .* et 199 985 autres/);
    await says(page, 2, /garde 12 clients/);
    await shot('fr light odd rule pasted');
    await removed(page, 2);

    // Segments that lead to each other.
    await main(page).getByRole('button', { name: 'Nouveau segment' }).click();
    await headlineSays(page, /Segment 2 : 12 clients/);
    await lineAbout(page, 1, 'Segment 1');
    await headlineSays(page, /Segment 2 : 12 clients/);
    await main(page)
      .getByRole('button', { name: /^Segment 1/ })
      .click();
    await headlineSays(page, /Segment 1 : 12 clients/);
    await lineAbout(page, 2, 'Segment 2');
    await says(page, 2, /Le segment « Segment [12] » dépend de lui-même/);
    await ruleSays(
      page,
      /1 condition ne peut pas être posée : le segment n’est pas compté. Les autres gardent 12 clients/,
    );
    await headlineSays(page, /la règle ne peut pas être comptée/);
    await shot('fr light odd rule circular');
    expect(await accessibility()).toEqual([]);
    await removed(page, 2);
    await lineAbout(page, 2, 'ville');
    await inCity(page, 2, 'Lille');
    await headlineSays(page, /Segment 1 : 2 clients/);

    // The file of the next month, without the city and without the column.
    await go(page, 'sources');
    await dropped(page, [february]);
    await settled(page);
    await article(page, february.name)
      .getByRole('button', { name: `Remplacer « ${january.name} »` })
      .click();
    await settled(page);
    await go(page, 'segments');
    await main(page)
      .getByRole('button', { name: /^Segment 1/ })
      .click();
    await says(page, 1, /La colonne « points » n’est plus dans la source « clients 2024 01 »/);
    await says(page, 2, /Absente des données : « ?Lille/);
    await ruleSays(
      page,
      /1 condition ne peut pas être posée : le segment n’est pas compté. Les autres gardent (0|aucun) client/,
    );
    await shot('fr light odd rule next month');
    await inLanguage(page, 'EN');
    await says(page, 1, /The column “points” is no longer in the source “clients 2024 01”/);
    await says(page, 2, /Not in the data: .*Lille/);
    await ruleSays(page, /1 condition cannot be asked: the segment is not counted\. The others keep (0|no) customer/);
    await inLanguage(page, 'FR');
    expect(await accessibility()).toEqual([]);
    await removed(page, 1);
    await headlineSays(page, /Segment 1 : (0|aucun) client/);
    await ruleSays(page, /Aucun client ne répond à la règle/);
  },
);
