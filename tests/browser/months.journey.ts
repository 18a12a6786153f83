import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { choose, counted, dropped, go, main, patience, plain, said, settled } from './steps.ts';

const customers = 60;
const months = 24;

/** Customers of two years: every third with a card, who spend more and more often. */
function files(): readonly { readonly name: string; readonly text: string }[] {
  const pad = (n: number): string => String(n).padStart(2, '0');
  const people = Array.from(
    { length: customers },
    (_, i) => `C${String(1000 + i)};${i % 3 === 0 ? 1 : 0};${i % 2 === 0 ? 'Lyon' : 'Lille'}`,
  );
  const rows: string[] = [];
  for (let month = 0; month < months; month += 1)
    for (let i = 0; i < customers; i += 1)
      if ((i + month) % (i % 3 === 0 ? 2 : 4) === 0)
        rows.push(
          `C${String(1000 + i)};${pad(5 + (i % 20))}/${pad((month % 12) + 1)}/${String(2024 + Math.floor(month / 12))};${String(20 + i + (i % 3 === 0 ? 3 * month : 0))},50`,
        );
  rows.push(`C1000;31/12/2025;30,00`);
  return [
    { name: 'clients.csv', text: ['id_client;carte;ville', ...people].join('\n') },
    { name: 'achats.csv', text: ['id_client;date_achat;montant_ttc', ...rows].join('\n') },
  ];
}

/** A measure of each month of each customer, a yes or no, and the strips of a change. */
journey(
  'months of customers, a share, and a change with its strips',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit('#/sources');
    await dropped(page, files());
    await expect.poll(() => main(page).getByRole('article').count(), { timeout: patience }).toBe(2);
    await settled(page);
    await go(page, 'average');
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/moyenne/);
    const field = (name: string) =>
      main(page)
        .getByRole('combobox', { name, exact: true })
        .or(main(page).getByLabel(name, { exact: true }))
        .first();
    const text = async (): Promise<string> => plain(await main(page).innerText());

    await choose(page, field('Calcul'), 'chaque mois de chaque client');
    await expect.poll(text, { timeout: patience }).toContain('Montant TTC par mois de client sur 12 mois');
    expect(await text()).toMatch(/Chaque client compte pour chacun de ses mois entiers de janv. 2025 à déc. 2025/);
    expect(await text()).toContain(`${String(customers * 12)} mois de clients`);
    await settled(page);
    await shot('fr light months');
    expect(await accessibility()).toEqual([]);
    await page.getByRole('textbox', { name: 'De', exact: true }).fill('60');
    await page.getByRole('textbox', { name: 'De', exact: true }).press('Enter');
    const selection = page.getByRole('group', { name: 'Sélection' });
    await expect.poll(() => selection.innerText().then(plain), { timeout: patience }).toMatch(/^\d+ mois de clients/);
    await selection.getByRole('button', { name: 'En faire un segment' }).click();
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBeGreaterThan(10);
    await shot('fr light segment of months');

    // Kept under a name, it is a measure of the fan: what it adds up to, by months of age.
    await go(page, 'average');
    await main(page).getByRole('button', { name: 'Garder cette mesure' }).click();
    await main(page).getByRole('textbox', { name: 'Nom', exact: true }).fill('Dépense du mois');
    await main(page).getByRole('button', { name: 'Garder', exact: true }).click();
    await go(page, 'lifecycle');
    await main(page).getByRole('tab', { name: 'Par âge', exact: true }).click();
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/client médian|à zéro/);
    await choose(page, field('Mesure'), /^nombre/);
    await expect.poll(text, { timeout: patience }).toMatch(/nombre \(?achats|achats, cumul/i);
    await settled(page);
    await choose(page, field('Mesure'), 'Dépense du mois');
    await expect.poll(text, { timeout: patience }).toMatch(/montant_ttc|montant TTC/i);
    await settled(page);
    await main(page).locator('svg.marks').first().waitFor({ timeout: patience });
    await shot('fr light fan of a kept measure');

    await go(page, 'average');
    await choose(page, field('Mesure'), 'carte');
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/^Oui ou non : 33 % des clients sont à 1/);
    expect(await text()).toContain('Deux valeurs, 0 et 1');
    await shot('fr light yes or no');

    await choose(page, field('Mesure'), 'montant_ttc');
    await settled(page);
    await choose(page, field('Comparer à'), /un an plus tôt/);
    const table = main(page).getByRole('table').filter({ hasText: 'Comportement' }).first();
    await table.waitFor({ timeout: patience });
    await expect.poll(() => table.getByRole('img').count(), { timeout: patience }).toBeGreaterThanOrEqual(4);
    await shot('fr light change with strips');
  },
);
