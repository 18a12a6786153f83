import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from '../support/journey.ts';
import { choose, go, main, openDemo, patience, plain, said, settled } from './steps.ts';

const tab = (page: Page, name: string) => main(page).getByRole('tab', { name, exact: true });
const picture = (page: Page) => main(page).locator('svg.marks').first();
const selection = (page: Page) => page.getByRole('group', { name: 'Sélection' });
const selected = (page: Page) => selection(page).innerText().then(plain);

/** Drags over a stretch of the picture, as shares of its width, at a height of it. */
async function drag(page: Page, from: number, to: number, height: number): Promise<void> {
  await picture(page).waitFor({ timeout: patience });
  await settled(page);
  const box = await picture(page).boundingBox();
  if (box === null) throw new Error('no picture');
  const y = box.y + height * box.height;
  await page.mouse.move(box.x + from * box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + to * box.width, y, { steps: 6 });
  await page.mouse.up();
}

/** Every view of a distribution gives customers: dragged over, and row by row of its table, down to their own average. */
journey(
  'customers are chosen on the curve, on the Lorenz curve, in the letter values and in their tables',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await settled(page);
    await go(page, 'average');
    // Contacts are no amount: nobody has fewer than none, and they have a Lorenz curve.
    await choose(page, main(page).getByRole('combobox', { name: 'Mesure', exact: true }), /^nombre \(.*contacts/i);
    await settled(page);
    for (const [view, height] of [
      ['Courbe cumulée', 0.4],
      ['Courbe de Lorenz', 0.3],
      ['Valeurs-lettres', 0.1],
    ] as const) {
      await tab(page, view).click();
      await drag(page, 0.45, 0.8, height);
      await expect.poll(() => selected(page), { timeout: patience }).toMatch(/^[\d ]+ clients? /);
      await shot(`fr light selected on ${view}`);
      expect(await accessibility()).toEqual([]);
      await selection(page).getByRole('button', { name: 'Effacer' }).click();
      await selection(page).waitFor({ state: 'detached' });
      await tab(page, 'Table').click();
      const row = main(page).getByRole('row').nth(2);
      await row.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => selected(page), { timeout: patience }).toMatch(/^[\d ]+ clients? /);
      await selection(page).getByRole('button', { name: 'Effacer' }).click();
    }

    // A bar of the table of the histogram, then the card of those customers alone.
    await tab(page, 'Histogramme').click();
    await tab(page, 'Table').click();
    const bar = main(page).getByRole('row').nth(2);
    const count = Number(plain(await bar.getByRole('cell').first().innerText()).replaceAll(' ', ''));
    await bar.click();
    await expect
      .poll(() => selected(page).then((text) => text.replaceAll(' ', '')), { timeout: patience })
      .toMatch(new RegExp(`^${String(count)}client`));
    await selection(page).getByRole('button', { name: 'Derrière leur moyenne' }).click();
    // All of them have contacted as often, and the screen says so of as many.
    await expect
      .poll(
        () =>
          main(page)
            .innerText()
            .then((text) => plain(text).replaceAll(' ', '')),
        { timeout: patience },
      )
      .toContain(`${String(count)}clients,uneseulevaleur`);
    await shot('fr light average of a selection');
  },
);

/** Each view of the lifecycle in the other language, the other theme and half the width. */
journey(
  'the lifecycle in English, dark and narrow: axes with their labels, and nothing that axe finds',
  { locale: 'en-GB', theme: 'dark', viewport: { width: 800, height: 1100 }, timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await settled(page);
    await go(page, 'lifecycle');
    for (const [view, finding] of [
      ['Cohorts', /% of customers/],
      ['By age', /median customer/],
      ['Stages', /at risk or lapsed/],
      ['Departures', /still there|left|gone/],
      ['Repeat', /only once/],
    ] as const) {
      await tab(page, view).click();
      await expect.poll(() => said(page), { timeout: patience }).toMatch(finding);
      await picture(page).waitFor({ timeout: patience });
      await settled(page);
      await shot(`en dark narrow lifecycle ${view}`);
      expect(await accessibility()).toEqual([]);
      expect(await labels(page), view).toEqual({ across: true, up: true });
    }
  },
);

/** Whether both axes of the first picture have labels that are inside it. */
function labels(page: Page) {
  return picture(page).evaluate((svg) => {
    const box = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('.role-axis-label text')].filter((label) => {
      const at = label.getBoundingClientRect();
      const drawn = getComputedStyle(label).opacity !== '0' && label.textContent !== '';
      return drawn && at.width > 0 && at.left >= box.left - 1 && at.right <= box.right + 1;
    });
    const places = (pick: (at: DOMRect) => number) =>
      new Set(texts.map((label) => Math.round(pick(label.getBoundingClientRect())))).size;
    return { across: places((at) => at.left + at.width / 2) > 2, up: places((at) => at.top) > 2 };
  });
}
