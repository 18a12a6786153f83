import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { article, dropped, main, patience, plain, settled } from './steps.ts';

/** Files that are too much, or that go away: refused in time, with a way out, and nothing of them left behind. */
const sales = (rows: number): string =>
  [
    'id_client;date_achat;montant;note',
    ...Array.from(
      { length: rows },
      (_, i) =>
        `C${String(i % 900)};${String((i % 28) + 1).padStart(2, '0')}/0${String((i % 9) + 1)}/2025;${String(i % 500)},50;mot ${String((i * 7919) % 10_007)} de ${String(i)}`,
    ),
  ].join('\r\n');

const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names.sort();
  });

const alerts = async (page: Page): Promise<string[]> =>
  (await main(page).getByRole('alert').allInnerTexts()).map(plain);

journey(
  'columns are left out and taken back, by keyboard',
  { locale: 'fr-FR' },
  async ({ page, visit, shot, accessibility }) => {
    await visit('#/sources');
    await dropped(page, [{ name: 'ventes.csv', text: sales(400) }]);
    await settled(page);
    const card = article(page, 'ventes.csv');
    await card.getByRole('button', { name: 'Changer la lecture' }).press('Enter');
    const drawer = page.getByRole('dialog');
    const box = drawer.getByRole('checkbox', { name: 'Lire la colonne « note »' });
    await box.focus();
    await page.keyboard.press('Space');
    expect(await box.isChecked()).toBe(false);
    expect(plain(await drawer.innerText())).toContain('pas lue : elle n’est pas dans la table');
    await shot('fr light columns left out drawer');
    expect(await accessibility()).toEqual([]);
    await drawer.getByRole('button', { name: 'Relire ainsi' }).press('Enter');
    await settled(page);
    await expect.poll(() => card.innerText().then(plain)).toContain('colonne pas lue : note');
    expect(plain(await card.innerText())).toContain('400 lignes, toutes gardées');
    expect(await card.getByRole('columnheader').count()).toBe(3);
    await shot('fr light columns left out card');
    await card.getByRole('button', { name: 'Changer la lecture' }).press('Enter');
    await drawer.getByRole('checkbox', { name: 'Lire la colonne « note »' }).press('Space');
    await drawer.getByRole('button', { name: 'Relire ainsi' }).press('Enter');
    await settled(page);
    await expect.poll(() => card.getByRole('columnheader').count()).toBe(4);
    expect(plain(await card.innerText())).not.toContain('pas lue');
  },
);

journey(
  '5,000 columns are read, and the page stays alive',
  { locale: 'fr-FR' },
  async ({ page, visit, note, shot }) => {
    const line = (cell: (at: number) => string): string => Array.from({ length: 5_000 }, (_, at) => cell(at)).join(';');
    const wide = [line((at) => `champ_${String(at)}`), ...[1, 2, 3].map((row) => line((at) => String(row * at)))].join(
      '\n',
    );
    await visit('#/sources');
    const began = Date.now();
    await dropped(page, [{ name: 'tres_large.csv', text: wide }]);
    await settled(page);
    note(`5,000 columns: ${String(Date.now() - began)} ms to the card and the record`);
    const card = article(page, 'tres_large.csv');
    await expect.poll(() => card.innerText().then(plain), { timeout: patience }).toContain('3 lignes, toutes gardées');
    expect(plain(await card.innerText())).toContain('4 700 autres colonnes');
    await shot('fr light sources 5000 columns');
    await card.getByRole('button', { name: 'Changer la lecture' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('searchbox').fill('champ_4999');
    await drawer.getByRole('checkbox', { name: 'Lire la colonne « champ_4999 »' }).waitFor({ timeout: patience });
  },
);

journey(
  'where there is no room, the file is refused before it is read, and read with fewer columns',
  {
    locale: 'en-GB',
    // Chromium tells no page how full its disk is; other browsers do.
    before: () => {
      // A blank page has none.
      if ('storage' in navigator) navigator.storage.estimate = () => Promise.resolve({ quota: 20_000, usage: 0 });
    },
  },
  async ({ page, visit, shot, accessibility }) => {
    await visit('#/sources');
    await page.waitForTimeout(2_000);
    const before = await kept(page);
    await dropped(page, [{ name: 'sales.csv', text: sales(20_000) }]);
    await expect.poll(() => alerts(page), { timeout: patience }).toHaveLength(1);
    expect((await alerts(page)).join()).toMatch(
      /sales\.csv.* takes at least .* of room in the browser; .* is left\. .*Read only the columns/,
    );
    expect(await kept(page)).toEqual(before);
    await shot('en light file too large');
    await main(page).getByRole('button', { name: 'Choose columns…' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('checkbox', { name: /Read the column .note./ }).press('Space');
    expect(await accessibility()).toEqual([]);
    await shot('en light choose columns');
    await drawer.getByRole('button', { name: 'Read 3 columns' }).click();
    await settled(page);
    await expect
      .poll(() => article(page, 'sales.csv').innerText().then(plain), { timeout: patience })
      .toContain('column not read: note');
  },
);

journey(
  'storage that fills up while a table is written leaves nothing behind',
  { locale: 'fr-FR', expectedErrors: [/Quota/] },
  async ({ page, context, visit, server, shot }) => {
    const session = await context.newCDPSession(page);
    await visit('#/sources');
    await page.waitForTimeout(2_000);
    const before = await kept(page);
    const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    const text = sales(200_000);
    // More than is asked for at first, less than it takes.
    const quotaSize = used + Math.round(Buffer.byteLength(text) * 0.17);
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize });
    await dropped(page, [{ name: 'pleine.csv', text }]);
    await expect.poll(() => alerts(page), { timeout: patience }).toHaveLength(1);
    await shot('fr light storage full');
    expect((await alerts(page)).join()).toMatch(
      /place réservée à ce site dans le navigateur est pleine\. .*Supprimez un ancien projet/,
    );
    await expect.poll(() => kept(page), { timeout: patience }).toEqual(before);
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin });
    await dropped(page, [{ name: 'petite.csv', text: sales(50) }]);
    await settled(page);
    await expect
      .poll(() => article(page, 'petite.csv').innerText().then(plain), { timeout: patience })
      .toContain('50 lignes, toutes gardées');
  },
);
