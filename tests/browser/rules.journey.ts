import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { choose, counted, go, main, openDemo, patience, plain, said, sampleData, settled } from './steps.ts';

/** Members of the club, at least 3 purchases in 90 days, none in the 30 days since, never in contact about a delivery. */
const asked = { least: 3, days: 90, since: 30, reason: 'livraison' };

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  const bytes = readFileSync(join(sampleData, `${file}.csv`));
  const text = file === 'clients_crm' ? new TextDecoder('windows-1252').decode(bytes) : bytes.toString('utf8');
  return Papa.parse<Row>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
}

/** A day as a number of days; null where there is none. */
function dayOf(text: string | undefined): number | null {
  const french = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(text ?? '');
  const [year, month, day] = french === null ? (text ?? '').slice(0, 10).split('-') : [french[3], french[2], french[1]];
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return Number.isNaN(time) ? null : time / 86_400_000;
}

/** The same customers, counted from the files without the app. */
function recounted(): number {
  const purchases = [
    ...rowsOf('caisse_tickets').map((row) => [row['id_client'], row['num_ticket'], dayOf(row['date_heure'])] as const),
    ...rowsOf('commandes_web').map(
      (row) => [row['id_client'], row['numero_commande'], dayOf(row['date_commande'])] as const,
    ),
  ];
  const contacts = rowsOf('contacts_service_client');
  const answers = rowsOf('enquete_satisfaction').map((row) => dayOf(row['date_reponse']));
  const days = [...purchases.map((one) => one[2]), ...contacts.map((row) => dayOf(row['date_heure'])), ...answers];
  const asOf = days.reduce((last: number, day) => Math.max(last, day ?? 0), 0);
  const border = asOf - asked.since;
  const ticketsOf = new Map<string, Set<string>>();
  const recent = new Set<string>();
  for (const [customer, ticket, day] of purchases) {
    if (customer === undefined || customer === '' || day === null) continue;
    if (day > border) recent.add(customer);
    else if (day > border - asked.days)
      ticketsOf.set(customer, (ticketsOf.get(customer) ?? new Set<string>()).add(ticket ?? ''));
  }
  const contacted = new Set(
    contacts.filter((row) => row['motif'] === asked.reason).map((row) => row['id_client'] ?? ''),
  );
  const members = new Set(
    rowsOf('club_membres')
      .filter((row) => row['formule'] !== '' && (dayOf(row['date_adhesion']) ?? 0) <= asOf)
      .map((row) => row['id_client'] ?? ''),
  );
  return [...members].filter(
    (member) => (ticketsOf.get(member)?.size ?? 0) >= asked.least && !recent.has(member) && !contacted.has(member),
  ).length;
}

const line = (page: Page, place: number | string) =>
  main(page).getByRole('group', { name: `Condition ${String(place)}`, exact: true });
const field = (page: Page, place: number, name: string) =>
  line(page, place).getByRole('combobox', { name, exact: true }).first();

async function number(page: Page, place: number, name: string, value: number): Promise<void> {
  const box = line(page, place).getByRole('textbox', { name, exact: true }).first();
  await box.fill(String(value));
  await box.press('Tab');
}

/** A line that is counted meanwhile may move under its open list, and the click with it. */
async function days(page: Page, place: number): Promise<void> {
  const length = line(page, place).getByRole('textbox', { name: 'Durée', exact: true }).first();
  for (let turn = 0; turn < 3; turn += 1) {
    await choose(page, field(page, place, 'Période'), 'un nombre de jours');
    const there = await length.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (there) return;
    await page.keyboard.press('Escape');
  }
}

journey(
  'members who bought and stopped, by mouse',
  { locale: 'fr-FR', timeout: 900_000 },
  async ({ page, visit, shot, accessibility, note }) => {
    await visit();
    await openDemo(page);
    await go(page, 'segments');
    await main(page).getByRole('button', { name: 'Nouveau segment' }).click();
    await expect.poll(() => main(page).innerText().then(plain), { timeout: patience }).toContain('toute la population');

    const add = main(page).getByRole('button', { name: 'Ajouter une condition' });
    await add.click();
    await choose(page, field(page, 1, 'Sur quoi'), 'formule');
    await choose(page, field(page, 1, 'Comparaison'), 'est connu');
    await add.click();
    await choose(page, field(page, 2, 'Sur quoi'), 'tous les achats');
    await number(page, 2, 'Valeur', asked.least);
    await days(page, 2);
    await number(page, 2, 'Durée', asked.days);
    await number(page, 2, 'finie il y a', asked.since);
    await add.click();
    await choose(page, field(page, 3, 'Sur quoi'), 'tous les achats');
    await choose(page, field(page, 3, 'Mesure'), 'aucun');
    await days(page, 3);
    await number(page, 3, 'Durée', asked.since);
    await add.click();
    await choose(page, field(page, 4, 'Sur quoi'), 'contacts');
    await choose(page, field(page, 4, 'Mesure'), 'aucun');
    await choose(page, field(page, 4, 'Période'), 'depuis toujours');
    await line(page, 4).getByRole('button', { name: 'Préciser les événements' }).click();
    await choose(page, line(page, 4).getByRole('combobox', { name: 'Sur quoi' }).nth(1), 'motif');
    await choose(page, line(page, 4).getByRole('combobox', { name: 'Valeurs' }), /^livraison/);
    await page.keyboard.press('Escape');
    const expected = recounted();
    expect(expected).toBeGreaterThan(0);
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(expected);
    note(`${String(expected)} customers, as recounted from the files`);
    expect(plain(await main(page).innerText())).toMatch(/finis il y a 30 jours/);
    await settled(page);
    await shot('fr light rule builder');
    expect(await accessibility()).toEqual([]);

    // What each line does; one put aside and back.
    await expect.poll(() => line(page, 3).innerText().then(plain)).toMatch(/garde [\d ]+ clients.*sans elle : [\d ]+/);
    const without = Number(
      /sans elle : ([\d ]+)/.exec(plain(await line(page, 3).innerText()))?.[1]?.replaceAll(' ', ''),
    );
    await line(page, 3).getByRole('button', { name: 'Agir sur la condition 3' }).click();
    await page.getByRole('menuitem', { name: 'Mettre de côté' }).click();
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(without);
    await line(page, 3).getByRole('button', { name: 'Agir sur la condition 3' }).click();
    await page.getByRole('menuitem', { name: 'Remettre' }).click();
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(expected);

    // Dragged above the first, then by keyboard back down: the same customers.
    await line(page, 4)
      .getByRole('button', { name: /^Déplacer la condition 4/ })
      .dragTo(line(page, 1), { targetPosition: { x: 200, y: 4 } });
    await expect.poll(() => field(page, 1, 'Sur quoi').inputValue(), { timeout: patience }).toBe('contacts');
    const handle = line(page, 1).getByRole('button', { name: /^Déplacer la condition 1/ });
    await handle.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => field(page, 2, 'Sur quoi').inputValue()).toBe('contacts');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => field(page, 3, 'Sur quoi').inputValue()).toBe('contacts');
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(expected);

    // Versions, with their sizes.
    await main(page).getByRole('button', { name: 'Voir les versions' }).click();
    const versions = main(page).getByRole('table', { name: 'Versions de la règle' });
    await expect
      .poll(() => versions.getByRole('cell', { name: '…', exact: true }).count(), { timeout: patience })
      .toBe(0);
    expect(plain(await versions.getByRole('row').nth(1).innerText())).toContain(String(expected));
    await settled(page);
    await shot('fr light rule versions');
    await page.setViewportSize({ width: 800, height: 900 });
    await shot('fr light rule 800');
    await page.setViewportSize({ width: 1440, height: 900 });

    // Lines that exclude each other, and nobody, are said.
    await main(page).getByRole('button', { name: 'Ajouter une condition' }).click();
    await choose(page, field(page, 5, 'Sur quoi'), 'formule');
    await choose(page, field(page, 5, 'Comparaison'), 'manque');
    await main(page)
      .getByText(/Les conditions 1 et 5 s’excluent/)
      .waitFor({ timeout: patience });
    await page.keyboard.press('Control+z');

    // A pasted list, with what is not in the data.
    await main(page).getByRole('button', { name: 'Ajouter une condition' }).click();
    await choose(page, field(page, 5, 'Sur quoi'), 'identifiant client');
    await line(page, 5).getByRole('button', { name: 'Coller une liste' }).click();
    await page.getByRole('textbox', { name: /Valeurs collées/ }).fill('0001000\n0001979\n0001979\nX99');
    await page.getByRole('button', { name: 'Prendre 3 valeurs' }).click();
    await expect.poll(() => line(page, 5).innerText().then(plain), { timeout: patience }).toContain('« X99 »');
    await expect.poll(() => line(page, 5).innerText().then(plain)).toMatch(/garde 2 clients/);
    await shot('fr light rule pasted');
  },
);

journey(
  'members who bought and stopped, by keyboard alone',
  { locale: 'en-GB', theme: 'dark', timeout: 900_000 },
  async ({ page, visit, shot, note }) => {
    await visit();
    await openDemo(page);
    await go(page, 'segments');
    await settled(page);
    const at = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0]?.textContent : '';
        return activeElement?.getAttribute('aria-label') ?? (label === '' ? activeElement?.textContent : label) ?? '';
      });
    let keys = 0;
    const press = async (key: string): Promise<void> => {
      keys += 1;
      await page.keyboard.press(key);
    };
    const tabTo = async (name: RegExp, backwards = false): Promise<void> => {
      for (let i = 0; i < 200; i++) {
        if (name.test(await at())) return;
        await press(backwards ? 'Shift+Tab' : 'Tab');
      }
      throw new Error(`Tab finds no ${String(name)}`);
    };
    /** A list is opened by typing where it can be searched, and walked by arrows where it cannot. */
    const pick = async (name: RegExp, option: string): Promise<void> => {
      await tabTo(name);
      await press('ArrowDown');
      for (let i = 0; i < 60; i++) {
        const active = await page.evaluate(() => {
          const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
          return document.getElementById(id)?.textContent ?? '';
        });
        if (plain(active).startsWith(option)) break;
        await press('ArrowDown');
      }
      await press('Enter');
    };
    const type = async (name: RegExp, text: string): Promise<void> => {
      await tabTo(name);
      await press('Control+a');
      await page.keyboard.type(text);
      await press('Tab');
    };
    const addLine = async (): Promise<void> => {
      await tabTo(/^Add a condition/);
      await press('Enter');
      await tabTo(/^About$/, true);
    };
    await tabTo(/^New segment/);
    await press('Enter');
    await tabTo(/^Add a condition/);
    await press('Enter');
    await tabTo(/^About$/, true);
    await pick(/^About$/, 'formule');
    await pick(/^Comparison$/, 'is known');
    await addLine();
    await pick(/^About$/, 'all purchases');
    await type(/^Value$/, String(asked.least));
    await pick(/^Period$/, 'a number of days');
    await type(/^Length$/, String(asked.days));
    await type(/^ending … ago$/, String(asked.since));
    await addLine();
    await pick(/^About$/, 'all purchases');
    await pick(/^Measure$/, 'none');
    await pick(/^Period$/, 'a number of days');
    await type(/^Length$/, String(asked.since));
    await addLine();
    await pick(/^About$/, 'contacts');
    await pick(/^Measure$/, 'none');
    await pick(/^Period$/, 'ever');
    await tabTo(/^Narrow the events/);
    await press('Enter');
    await tabTo(/^About$/);
    await pick(/^About$/, 'motif');
    await tabTo(/^Values$/);
    await page.keyboard.type(asked.reason);
    await press('ArrowDown');
    await press('Enter');
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(recounted());
    note(`${String(keys)} keys`);
    await settled(page);
    await shot('en dark rule builder by keyboard');
  },
);
