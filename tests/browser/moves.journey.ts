import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { choose, go, main, openDemo, patience, plain, sampleData, settled } from './steps.ts';

/** Customers of a flow, from the picture to the list that leaves, and a year month by month. */
const key = JSON.parse(readFileSync(join(sampleData, 'answer-key.json'), 'utf8')) as {
  readonly migration: { readonly store_only_to_web_only: number };
};

journey(
  'a band of the picture opens its customers, who become a list to export; a year is taken month by month',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await go(page, 'segments');
    await page.getByRole('button', { name: 'Nouvelle segmentation' }).first().click();
    const make = page.getByRole('dialog');
    await choose(page, make.getByRole('combobox', { name: 'Partir de' }), /^Canaux/);
    await choose(page, make.getByRole('combobox', { name: 'Période' }), 'les 12 derniers mois');
    await make.getByRole('button', { name: 'Créer' }).click();
    await make.waitFor({ state: 'hidden', timeout: patience });
    await main(page)
      .getByRole('tab', { name: /Mouvements/ })
      .click();
    const moved = key.migration.store_only_to_web_only;
    await main(page)
      .getByRole('heading', { name: new RegExp(`${String(moved)}\\s+clients`) })
      .waitFor({ timeout: patience });
    await settled(page);

    // Where the band lies on top of the others.
    const band = main(page).locator('svg path[data-moves]', {
      has: page.locator('title', { hasText: new RegExp(`: ${String(moved)}\\s+clients`) }),
    });
    await band.scrollIntoViewIfNeeded();
    const place = await band.evaluate((path) => {
      const box = path.getBoundingClientRect();
      for (let step = 1; step < 1600; step += 1) {
        const x = box.left + (box.width * (step % 40)) / 40;
        const y = box.top + (box.height * Math.floor(step / 40)) / 40;
        if (document.elementFromPoint(x, y) === path) return { x, y };
      }
      return null;
    });
    if (place === null) throw new Error('The band is covered everywhere');
    await page.mouse.click(place.x, place.y);
    const customers = page.getByRole('dialog');
    await customers.getByText(new RegExp(`^${String(moved)}\\s+clients`)).waitFor({ timeout: patience });
    await customers
      .getByText(/^0\d{6}$/)
      .first()
      .waitFor({ timeout: patience });
    await shot('fr light flow by its band');
    expect(await accessibility()).toEqual([]);
    await customers.getByRole('button', { name: 'Liste à exporter' }).click();
    await expect
      .poll(async () => plain(await page.getByRole('dialog').last().innerText()), { timeout: patience })
      .toContain(`${String(moved)} clients`);
    const file = page.waitForEvent('download');
    await page.getByRole('dialog').last().getByRole('button', { name: /CSV/ }).first().click();
    const lines = readFileSync(await (await file).path(), 'utf8')
      .trim()
      .split('\r\n');
    // The header, then those who consent: no more than went this way.
    expect(lines.length - 1).toBeGreaterThan(0);
    expect(lines.length - 1).toBeLessThanOrEqual(moved);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count(), { timeout: patience }).toBe(0);

    await choose(page, main(page).getByRole('combobox', { name: 'Étapes' }), /^mois par mois/);
    const among = main(page).getByRole('combobox', { name: 'Passages' });
    await among.waitFor({ timeout: patience });
    await settled(page);
    // Over the year as a whole, the same customers went the same way, whatever the dates between.
    await main(page)
      .getByRole('heading', { name: new RegExp(`${String(moved)}\\s+clients`) })
      .waitFor({ timeout: patience });
    await shot('fr light moves month by month');
    await among.click();
    expect(await page.getByRole('option').count()).toBe(13);
    await page.getByRole('option').last().click();
    await settled(page);
    expect(await accessibility()).toEqual([]);
  },
);
