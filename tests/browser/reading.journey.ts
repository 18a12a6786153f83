import { expect } from 'vitest';
import { journey, type JourneyOptions } from '../support/journey.ts';
import { article, dropped, main, patience, plain, settled } from './steps.ts';

/** One export with most of what can be odd: said on its card, asked where only a person knows. */
const nasty = [
  'Export du service client',
  '',
  'id_client;date_appel;date_rappel;date_achat;delai;solde;panier;avis',
  "C01;03/04/2024;13 févr. 2024 14h05;45335;3;1.250,00-;40100000001;Rien d\\'autre",
  'C02;05/06/2024;1er mars 2024 9h;45261;999;12,50;4,01E+10;bien',
  'C03;07/08/2024;31 déc. 2023 23h59;45382;6;(3,75);40100000003;très bien;mais lent',
  ';;;;;;;',
  'C04;09/10/2024;14 juil. 2024 8h;45400;999;7,00;40100000004;moyen',
  'id_client;date_appel;date_rappel;date_achat;delai;solde;panier;avis',
  'C05;11/12/2024;15 juin 2024 10h30;45410;12;8,00;40100000005;bof',
  'C06;01/02/2024;16 juin 2024 11h;45420;4;9,00;40100000006;nul',
  'C07;02/03/2024;17 juin 2024 11h;45430;5;10,00;40100000007;top',
  'TOTAL;;;;;-1 207,25;;',
].join('\r\n');

async function asOneSees(
  { page, visit, shot, accessibility }: Parameters<Parameters<typeof journey>[2]>[0],
  shots: string,
): Promise<void> {
  await visit('#/sources');
  await dropped(page, [{ name: 'appels.csv', text: nasty }]);
  await settled(page);
  const card = article(page, 'appels.csv');
  const questions = card.getByRole('group', { name: 'Question' });
  await expect.poll(() => questions.count(), { timeout: patience }).toBe(3);
  await shot(`reading-${shots}`);
  expect(await accessibility()).toEqual([]);
  // The first of the questions is answered by keyboard; the others stay.
  await questions.first().getByRole('button').last().focus();
  await page.keyboard.press('Enter');
  await settled(page);
  await expect.poll(() => questions.count(), { timeout: patience }).toBe(2);
  await questions.first().getByRole('button').first().click();
  await settled(page);
  await questions.first().getByRole('button').first().click();
  await settled(page);
  await expect.poll(() => questions.count(), { timeout: patience }).toBe(0);
  await shot(`reading-${shots}-answered`);
  expect(plain(await main(page).innerText())).not.toMatch(/undefined|NaN|Invalid/);
}

const looks: readonly (readonly [string, JourneyOptions])[] = [
  ['fr-light', { locale: 'fr-FR', viewport: { width: 1440, height: 900 } }],
  ['en-dark-narrow', { locale: 'en-GB', theme: 'dark', viewport: { width: 800, height: 1000 } }],
];
for (const [shots, options] of looks)
  journey(`an export with most of what can be odd (${shots})`, { ...options, timeout: 400_000 }, (own) =>
    asOneSees(own, shots),
  );
