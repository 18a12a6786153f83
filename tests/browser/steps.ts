/** What several journeys do the same way. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { expect } from 'vitest';

export const sampleData = join(import.meta.dirname, '../../sample-data');
export const demoFiles = [
  'clients_crm',
  'caisse_tickets',
  'commandes_web',
  'club_membres',
  'contacts_service_client',
  'enquete_satisfaction',
].map((name) => `${name}.csv`);

/** A machine may be busy: reading six files takes five seconds on an idle one. */
export const patience = 300_000;

export const main = (page: Page) => page.locator('#main');
export const headline = (page: Page) => main(page).getByRole('heading', { level: 1 });

/** As a person reads it: all blanks alike. */
export const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F\s]+/gu, ' ').trim();
export const said = async (page: Page): Promise<string> => plain(await headline(page).innerText());
export const counted = (text: string): number =>
  Number(/: ([\d ,]+) (?:client|customer)/.exec(plain(text))?.[1]?.replaceAll(/[ ,]/g, ''));

/** Until nothing is being read, built or computed. */
export async function settled(page: Page): Promise<void> {
  const busy = page.getByText(/calculs? en cours|(?:calculation|computation)s? running|\d running/);
  const reading = main(page).locator('[role=progressbar], [aria-busy=true]');
  await page.waitForTimeout(400);
  await expect
    .poll(async () => (await busy.count()) + (await reading.count()), { timeout: patience, interval: 300 })
    .toBe(0);
}

export async function openDemo(page: Page): Promise<void> {
  await main(page)
    .getByRole('button', { name: /démonstration|demo/i })
    .first()
    .click();
  await findings(page).first().waitFor({ timeout: patience });
}

export const findings = (page: Page) =>
  main(page)
    .getByRole('region', { name: /Trouvé sans|Found without/ })
    .getByRole('listitem');

export const go = async (page: Page, screen: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${screen}`);
};

/** Picks an option of one of our lists by its words. */
export async function choose(page: Page, field: ReturnType<Page['getByRole']>, option: string | RegExp): Promise<void> {
  await field.click();
  await page
    .getByRole('option', { name: option, exact: typeof option === 'string' })
    .first()
    .click();
}

export async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

export async function dropped(
  page: Page,
  files: readonly { readonly name: string; readonly text: string | Uint8Array }[],
): Promise<void> {
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles(
      files.map(({ name, text }) => ({
        name,
        mimeType: 'text/csv',
        buffer: typeof text === 'string' ? Buffer.from(text) : Buffer.from(text),
      })),
    );
}

export const article = (page: Page, file: string) => main(page).getByRole('article', { name: file, exact: true });
