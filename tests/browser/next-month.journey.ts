import { expect } from 'vitest';
import { journey, type Journey } from '../support/journey.ts';
import { article, dropped, go, main, patience, plain, settled } from './steps.ts';

/** Three monthly files are one source, the fourth comes a month later; what changed is said, and all of it can be undone. */
const header = 'id_ticket;id_client;date_achat;montant;canal';
const month = (value: string, lines: readonly string[], first = header) => ({
  name: `ventes_${value}.csv`,
  text: `${[first, ...lines].join('\n')}\n`,
});
const ticket = (number: number, day: number, value: string, channel: string): string => {
  const [year = '', at = ''] = value.split('-');
  return `T${1000 + number};C${1 + (number % 9)};${String(day)}/${at}/${year};${String(number % 40)},50;${channel}`;
};
const lines = (value: string, from: number, count: number, channels: readonly string[]): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    ticket(from + index, 10 + (index % 18), value, channels[index % channels.length] ?? 'web'),
  );
const months = [
  month('2024-01', lines('2024-01', 0, 40, ['web', 'caisse'])),
  month('2024-02', lines('2024-02', 40, 30, ['web', 'caisse'])),
  month('2024-03', lines('2024-03', 70, 50, ['web', 'caisse'])),
];
const april = month(
  '2024-04',
  lines('2024-04', 118, 20, ['web', 'appli']).map((line) => `${line};oui`),
  'id_ticket;id_client;date_achat;montant_ttc;canal;fidele',
);
const clients = {
  name: 'clients.csv',
  text: `id_client;nom;ville\n${Array.from({ length: 9 }, (_, index) => `C${index + 1};Nom${index};Lyon`).join('\n')}\n`,
};

const words = {
  'fr-FR': {
    combine: 'Réunir en une source',
    good: 'Tout est bon',
    append: 'Ajouter à « ventes »',
    whole: 'ventes, plusieurs fichiers en une source',
    linked: /ventes → clients/,
    files: 'Voir les 4 fichiers',
    rename: 'Oui, « montant_ttc » est « montant »',
    changes: 'Ce qui change depuis « ventes_2024-03.csv »',
    newColumns: '2 nouvelles colonnes',
    newCodes: '« canal » : 1 nouveau code',
    twice: '2 numéros sont dans les deux fichiers : ajoutés, ces événements y seraient deux fois.',
    undo: 'Annuler',
  },
  'en-GB': {
    combine: 'Make them one source',
    good: 'All good',
    append: 'Add to “ventes”',
    whole: 'ventes, several files as one source',
    linked: /ventes → customers/,
    files: 'See the 4 files',
    rename: 'Yes, “montant_ttc” is “montant”',
    changes: 'What changed since “ventes_2024-03.csv”',
    newColumns: '2 new columns',
    newCodes: '“canal”: 1 new code',
    twice: '2 numbers are in both files: added, these events would be there twice.',
    undo: 'Undo',
  },
} as const;

function way(locale: keyof typeof words, name: string) {
  const said = words[locale];
  return async ({ page, visit, shot, accessibility }: Journey): Promise<void> => {
    const whole = article(page, said.whole);
    const counts = (rows: number) =>
      expect
        .poll(async () => plain(await whole.innerText()), { timeout: patience })
        .toMatch(new RegExp(`(^| )${String(rows)} (lignes|rows)`));
    const text = async (): Promise<string> => plain(await main(page).innerText());
    await visit('#/sources');
    await dropped(page, [clients, ...months]);
    await settled(page);
    expect(await accessibility()).toEqual([]);
    await shot(`${name}-offered`);
    await main(page).getByRole('button', { name: said.combine }).click();
    await whole.waitFor();
    await settled(page);
    await counts(120);
    await main(page).getByRole('button', { name: said.good }).click();
    await settled(page);
    await shot(`${name}-combined`);

    await dropped(page, [april]);
    await settled(page);
    const fresh = article(page, april.name);
    await fresh.waitFor();
    await expect.poll(text, { timeout: patience }).toContain(said.newCodes);
    for (const sentence of [said.changes, said.newColumns, said.twice]) expect(await text()).toContain(sentence);
    expect(await accessibility()).toEqual([]);
    await fresh.scrollIntoViewIfNeeded();
    await shot(`${name}-next`);
    await fresh.getByRole('button', { name: said.append }).click();
    await settled(page);
    await counts(140);
    await whole.getByRole('button', { name: said.rename }).click();
    await settled(page);
    await whole.getByRole('button', { name: said.files }).click();
    await settled(page);
    expect(await accessibility()).toEqual([]);
    await shot(`${name}-appended`);

    await page.reload();
    await go(page, 'sources');
    await whole.waitFor();
    await settled(page);
    await counts(140);
    for (const count of [140, 120]) {
      await page.keyboard.press('ControlOrMeta+z');
      await settled(page);
      await counts(count);
    }
    await fresh.waitFor();
    for (let count = 0; count < 3; count += 1) await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => whole.count(), { timeout: patience }).toBe(0);
    await settled(page);
    for (const { name: file } of months) await article(page, file).waitFor();
    expect(await text()).toContain(said.combine);
  };
}

journey(
  'months of sales become one source, the next one is added, in French',
  { locale: 'fr-FR' },
  way('fr-FR', 'next-month-fr'),
);
journey(
  'months of sales become one source, the next one is added, in English, dark and narrow',
  { locale: 'en-GB', theme: 'dark', viewport: { width: 800, height: 900 } },
  way('en-GB', 'next-month-en'),
);
