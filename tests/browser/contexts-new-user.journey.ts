/** Somebody who has read nothing: from files to a confirmed context, understood and kept, and how many presses it takes. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from '../support/journey.ts';
import { contactsFile, customersFile, drawn, leaversFile, offerOf, townOf } from './small-shop.ts';
import { article, dropped, headline, main, patience, plain, said, settled } from './steps.ts';

const customers = 3000;
const hot = (customer: number): number => (offerOf(customer) === 'Premium' && townOf(customer) === 'Nantes' ? 6 : 1);

/** The confirmed context is open, says why it is there, is kept, and stands among the kept ones. */
async function keep(page: Page, words: { readonly list: RegExp; readonly excess: RegExp }): Promise<number> {
  await settled(page);
  const list = main(page).getByRole('table', { name: 'Liste', exact: true });
  const confirmed = list.locator('tbody tr').filter({ hasText: /confirmé/ });
  await confirmed.first().waitFor({ timeout: patience });
  const line = plain(await confirmed.first().innerText());
  expect(line).toContain('Premium');
  expect(line).toContain('Nantes');
  const side = page.getByRole('complementary');
  await side.getByRole('heading', { name: words.excess }).waitFor({ timeout: patience });
  expect(await said(page)).toMatch(words.list);
  await main(page).getByRole('button', { name: 'Garder', exact: true }).click();
  await main(page).getByRole('button', { name: 'Ne plus garder', exact: true }).waitFor();
  await main(page).getByRole('tab', { name: 'Suivi', exact: true }).click();
  await main(page)
    .getByRole('table', { name: 'Contextes gardés et leur état' })
    .getByText('tient')
    .waitFor({ timeout: patience });
  return 2;
}

journey(
  'contacts and customers never seen before: a confirmed context is kept in three presses',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, note }) => {
    await visit();
    const from = Date.now();
    await dropped(page, [
      { name: 'abonnes.csv', text: customersFile(customers) },
      { name: 'appels.csv', text: contactsFile(drawn(1500, customers, hot)) },
    ]);
    // What was found stands on Home, and leads to its screen.
    await page
      .getByRole('link', { name: /Contextes/ })
      .or(page.getByRole('button', { name: /^Contextes/ }))
      .first()
      .click();
    await headline(page)
      .getByText(/des contacts viennent de/)
      .waitFor({ timeout: patience });
    const presses = 1 + (await keep(page, { list: /des contacts viennent de/, excess: /D’où vient l’excès/ }));
    note(`${String(presses)} presses, ${String(Math.round((Date.now() - from) / 1000))} s`);
    await shot('contexts-new-user-calls');
  },
);

journey(
  'a base without contacts: who left is counted instead, and its context is kept in four presses',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, note, accessibility }) => {
    await visit();
    const from = Date.now();
    await dropped(page, [{ name: 'abonnes.csv', text: leaversFile(customers) }]);
    await page
      .getByRole('link', { name: /Contextes/ })
      .or(page.getByRole('button', { name: /^Contextes/ }))
      .first()
      .click();
    await main(page).getByRole('heading', { level: 1, name: 'Que compter' }).waitFor({ timeout: patience });
    const choice = main(page).getByRole('button', { name: /resilie/i });
    await choice.waitFor({ timeout: patience });
    expect(await accessibility()).toEqual([]);
    await shot('contexts-new-user-outcomes');
    await choice.click();
    await headline(page)
      .getByText(/des cas viennent de/)
      .waitFor({ timeout: patience });
    const side = page.getByRole('complementary');
    // Numbers were cut on the way, without asking.
    await expect
      .poll(() => side.getByRole('switch', { name: /mensualite/i }).isChecked(), { timeout: patience })
      .toBe(true);
    const presses = 2 + (await keep(page, { list: /des cas viennent de/, excess: /D’où vient l’excès/ }));
    note(`${String(presses)} presses, ${String(Math.round((Date.now() - from) / 1000))} s`);
    await shot('contexts-new-user-left');
    expect(await article(page, 'abonnes.csv').count()).toBe(0);
  },
);
