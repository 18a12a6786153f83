import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fr } from '../../src/locales/formats.ts';
import { words as french } from '../../src/locales/fr/words.ts';
import { journey } from '../support/journey.ts';
import { dropped, go, headline, patience, plain, settled } from './steps.ts';

/** The drawer lets anybody write SQL; nothing it can write leaves, reads or changes anything. */
const drawer = (page: Page) => page.getByRole('dialog', { name: 'Sous le capot' });

async function run(page: Page, text: string): Promise<string> {
  const editor = drawer(page).getByRole('textbox', { name: 'Copie à modifier' });
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
  const outcome = drawer(page)
    .getByRole('alert')
    .or(drawer(page).getByRole('region', { name: 'Résultat' }));
  const before = await outcome.count();
  await drawer(page).getByRole('button', { name: 'Lancer' }).click();
  if (before > 0) await page.waitForTimeout(600);
  await outcome.first().waitFor({ timeout: patience });
  await expect
    .poll(() => drawer(page).getByRole('button', { name: 'Lancer' }).isEnabled(), { timeout: patience })
    .toBe(true);
  return plain(await outcome.first().innerText());
}

const clients = [
  'id_client;ville;montant',
  ...Array.from({ length: 40 }, (_, i) => `C${String(i)};Lyon;${String(i)},5`),
].join('\r\n');

journey('the engine under the hood is sealed', { locale: 'fr-FR', timeout: 400_000 }, async ({ page, visit, shot }) => {
  await visit('#/sources');
  await dropped(page, [{ name: 'clients.csv', text: clients }]);
  await settled(page);
  await go(page, 'average');
  await headline(page).waitFor({ timeout: patience });
  await settled(page);
  await page.getByRole('button', { name: 'Sous le capot' }).click();
  await drawer(page).getByRole('button', { name: 'Essayer une copie' }).first().click();

  const { what } = french.problems.sealed;
  const refused: readonly (readonly [string, string, Parameters<typeof what>[0]['what'][]])[] = [
    ['an address', "SELECT * FROM read_csv('https://example.com/a.csv')", ['address']],
    ['an address without a function', "FROM 's3://bucket/a.parquet'", ['address', 'extension']],
    ['a file', "SELECT * FROM '/etc/hosts.csv'", ['file']],
    ['a text', "SELECT * FROM read_text('/etc/passwd')", ['file']],
    ['a path as a table', "SELECT * FROM '/etc/passwd'", ['file']],
    ['a file of the page', "SELECT * FROM read_text('opfs://ds_1.duckdb')", ['file']],
    ['an extension', 'INSTALL httpfs', ['extension']],
    ['a setting', 'SET enable_external_access = true', ['setting']],
    ['a file to write', "COPY (SELECT 1) TO 'out.csv'", ['write', 'file']],
    ['a table to drop', 'DROP TABLE customers', ['write']],
    ['another database', "ATTACH 'other.duckdb'", ['file', 'write']],
  ];
  const wrong: string[] = [];
  for (const [name, text, kinds] of refused) {
    const said = await run(page, text);
    if (!kinds.some((kind) => said.includes(plain(what({ what: kind }))))) wrong.push(`${name}: ${said}`);
  }
  await shot('fr light hood refused');
  expect(wrong).toEqual([]);
  for (const text of ['SELEC 1', 'SELECT 1; SELECT 2'])
    expect(await run(page, text)).toMatch(/Le moteur ne comprend pas cette requête/);
  expect(await run(page, "SELECT 40 + 2 AS réponse, DATE '2024-02-29' AS jour")).toContain(fr.integer(42));
  await shot('fr light hood answered');
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'hidden' });
});
