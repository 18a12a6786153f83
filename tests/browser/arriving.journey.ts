import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { article, dropped, main, patience, plain, settled } from './steps.ts';

const clients = ['id_client;nom;ville', 'C1;Durand;Lyon', 'C2;Petit;Nice', 'C3;Roux;Brest'].join('\n');
const sales = (month: string): string =>
  [
    'id_ticket;id_client;date_achat;montant',
    `T${month}1;C1;15/${month}/2024;10,50`,
    `T${month}2;C2;16/${month}/2024;9`,
  ].join('\n');

/** Drops what is on the disk, as the system's file manager does. */
async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data });
  await session.detach();
}

/** Pastes outside any field. */
async function pasted(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const { name, text } of given) clipboardData.items.add(new File([text], name, { type: 'text/csv' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, files);
}

/** A sentence comes sooner than a file is read. */
const soon = 60_000;
const live = (page: Page): Promise<string> =>
  page
    .locator('[aria-live], [role=status], [role=alert]')
    .allInnerTexts()
    .then((texts) => plain(texts.join(' | ')));

journey(
  'a folder, the clipboard, the same file again, names that are no names',
  { locale: 'fr-FR', timeout: 600_000, processors: 4 },
  async ({ page, context, visit, accessibility }) => {
    const folder = mkdtempSync(join(tmpdir(), 'exports-'));
    try {
      mkdirSync(join(folder, 'ventes', 'anciennes'), { recursive: true });
      mkdirSync(join(folder, 'vide'));
      writeFileSync(join(folder, 'clients.csv'), clients);
      writeFileSync(join(folder, 'ventes', 'ventes_2024-01.csv'), sales('01'));
      writeFileSync(join(folder, 'ventes', 'anciennes', 'ventes_2023-12.csv'), sales('12'));
      writeFileSync(join(folder, 'ventes', '.DS_Store'), 'not for us');
      await visit('#/sources');
      await main(page).waitFor();

      await dropPaths(page, [join(folder, 'vide')]);
      await expect.poll(() => live(page), { timeout: soon }).toContain('Rien à lire');

      await dropPaths(page, [join(folder, 'clients.csv'), join(folder, 'ventes')]);
      for (const name of ['clients.csv', 'ventes_2024-01.csv', 'ventes_2023-12.csv'])
        await article(page, name).waitFor({ timeout: patience });
      await settled(page);
      expect(await main(page).getByRole('article').count()).toBe(3);
      await main(page).getByRole('group', { name: 'Fichiers qui se ressemblent' }).first().waitFor();

      // The same bytes under another name add nothing, and it is said.
      await dropped(page, [{ name: 'clients (copie).csv', text: clients }]);
      await expect.poll(() => live(page), { timeout: soon }).toContain('« clients (copie).csv » est déjà là');
      await settled(page);
      expect(await main(page).getByRole('article').count()).toBe(3);

      // Files from the clipboard.
      await pasted(page, [
        { name: 'appels.csv', text: 'id_client;date_appel;motif\nC1;02/02/2024;prix\nC3;03/02/2024;retour' },
      ]);
      await article(page, 'appels.csv').waitFor({ timeout: patience });

      // Text from the clipboard, by the keyboard of a person.
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate(() =>
        navigator.clipboard.writeText('id_client\tscore\tcommentaire\nC1\t9\tTrès bien\nC2\t3\tTrop cher'),
      );
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press('Control+V');
      const dialog = page.getByRole('dialog');
      await expect.poll(() => dialog.getByRole('textbox').last().inputValue()).toContain('Trop cher');
      await dialog.getByRole('textbox').first().fill('enquête');
      await dialog.getByRole('button', { name: 'Lire', exact: true }).click();
      await article(page, 'enquête.csv').waitFor({ timeout: patience });
      await settled(page);

      // Names are only names.
      const odd = [
        'l\'été "2024".csv',
        '<script>window.hacked=1</script>.csv',
        '🛒 paniers.csv',
        'مبيعات.csv',
        'a**b**.csv',
      ];
      await dropped(
        page,
        odd.map((name, index) => ({ name, text: `id;valeur\nX${String(index)};1\nY${String(index)};2` })),
      );
      for (const name of odd) await article(page, name).waitFor({ timeout: patience });
      await settled(page);
      for (const name of odd)
        expect(await article(page, name).getByRole('heading', { name, exact: true }).count(), name).toBe(1);
      expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBe(undefined);
      expect(await accessibility()).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

journey(
  'lines of orders have the customers of their orders, by keyboard, and what is read is heard',
  { locale: 'en-GB', timeout: 600_000 },
  async ({ page, visit, accessibility, shot }) => {
    await visit('#/sources');
    await dropped(page, [
      { name: 'clients.csv', text: clients },
      {
        name: 'orders.csv',
        text: 'order_id;id_client;order_date\nO1;C1;05/01/2024\nO2;C2;20/01/2024\nO3;C1;25/01/2024',
      },
      {
        name: 'lines.csv',
        text: 'order_id;product;quantity;unit_price\nO1;A;2;10,00\nO1;B;1;5,50\nO2;A;1;10,00\nO9;C;3;7,00',
      },
    ]);
    for (const name of ['clients.csv', 'orders.csv', 'lines.csv'])
      await article(page, name).waitFor({ timeout: patience });
    await settled(page);
    const side = page.getByRole('complementary');
    await expect
      .poll(() => side.innerText().then(plain), { timeout: soon })
      .toContain('customer and day come from orders.csv');
    expect(plain(await side.innerText())).toContain('1 row whose id is not in orders.csv');
    const from = article(page, 'lines.csv').getByRole('combobox', {
      name: 'Where the customer of each row comes from',
    });
    await from.focus();
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => article(page, 'lines.csv').innerText().then(plain), { timeout: soon })
      .toContain('linked to nothing');
    await settled(page);
    await expect.poll(() => side.innerText().then(plain), { timeout: soon }).toContain('4 rows without customer');
    await page.keyboard.press('Control+Z');
    await settled(page);
    await expect
      .poll(() => side.innerText().then(plain), { timeout: soon })
      .toContain('customer and day come from orders.csv');
    await shot('en light sources order lines');
    expect(await accessibility()).toEqual([]);
    // What a screen reader hears once the files are read.
    await expect.poll(() => live(page), { timeout: soon }).toMatch(/3 files read/);
  },
);
