import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from '../support/journey.ts';
import { counted, go, main, openDemo, patience, plain, said, settled } from './steps.ts';

const bound = (page: Page, name: 'De' | 'À') => page.getByRole('textbox', { name, exact: true });
const selection = (page: Page) => page.getByRole('group', { name: 'Sélection' });
const selected = (page: Page) => selection(page).innerText().then(plain);

/** Behind the average by hand: bounds to the letter, and a picture that stays whole at any width. */
journey(
  'bounds typed by hand and a window that changes',
  { locale: 'fr-FR', timeout: 600_000 },
  async ({ page, visit, shot, accessibility }) => {
    await visit();
    await openDemo(page);
    await settled(page);
    await go(page, 'average');
    await expect.poll(() => said(page), { timeout: patience }).toMatch(/La moyenne \(117 €\)/);

    // What is wrong is said where it is, once the field is left or Enter is pressed.
    await bound(page, 'De').fill('abc');
    await bound(page, 'De').press('Enter');
    await page.getByText('Ce n’est pas un nombre : écrivez par exemple 137,5.').waitFor();
    await bound(page, 'De').fill('137,5');
    await bound(page, 'De').press('Enter');
    await expect.poll(() => selected(page), { timeout: patience }).toMatch(/\d clients.* · 137,5 € et plus/);
    await bound(page, 'À').fill('42');
    await bound(page, 'À').press('Tab');
    await page.getByText('Cette borne est plus petite que « De » : échangez-les.').waitFor();
    expect(await accessibility()).toEqual([]);
    await shot('fr light average reversed bounds');
    await bound(page, 'De').fill('42');
    await bound(page, 'De').press('Tab');
    await bound(page, 'À').fill('137,5');
    await bound(page, 'À').press('Enter');
    await expect
      .poll(() => selected(page), { timeout: patience })
      .toMatch(/\d clients.* · de 42 € à 137,5 €, bornes comprises/);
    const found = Number(/([\d ]+) clients/.exec(await selected(page))?.[1]?.replaceAll(' ', ''));
    expect(found).toBeGreaterThan(1000);
    await shot('fr light average typed');

    // A drag takes whole bars again; what was typed is gone.
    const box = await main(page).locator('svg.marks').first().boundingBox();
    if (box === null) throw new Error('no picture');
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => selected(page), { timeout: patience }).toMatch(/ · de [\d ,]+ € à moins de [\d ,]+ €/);
    await shot('fr light average dragged');
    await bound(page, 'De').fill('42');
    await bound(page, 'De').press('Enter');
    await bound(page, 'À').fill('137,5 €');
    await bound(page, 'À').press('Enter');
    await expect.poll(() => selected(page), { timeout: patience }).toContain('bornes comprises');
    await page.getByRole('button', { name: 'Sous le capot' }).first().click();
    const hood = page.getByRole('dialog', { name: 'Sous le capot' });
    await hood.getByText('SELECT').first().waitFor({ timeout: patience });
    await shot('fr light average hood');
    await page.keyboard.press('Escape');

    // Many widths in a row, then one that stays: the picture fits its place and has its axes.
    for (let turn = 0; turn < 8; turn += 1) {
      for (const width of [1440, 800, 1180, 640, 1440, 900]) await page.setViewportSize({ width, height: 900 });
      const last = turn % 2 === 0 ? 800 : 1440;
      await page.setViewportSize({ width: last, height: 900 });
      await expect.poll(() => picture(page), { timeout: 20_000 }).toEqual({ fits: true, xLabels: true, yLabels: true });
    }
    expect(await selected(page)).toContain('de 42 € à 137,5 €, bornes comprises');
    await shot('fr light average resized');
    await selection(page).getByRole('button', { name: 'En faire un segment' }).click();
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBe(found);
    await shot('fr light segment of typed bounds');
  },
);

/** Whether the first picture is as wide as its place, and has labels on both axes inside it. */
function picture(page: Page) {
  return main(page)
    .locator('svg.marks')
    .first()
    .evaluate((svg) => {
      const place = svg.closest('[role=img]')?.getBoundingClientRect();
      const box = svg.getBoundingClientRect();
      const labels = [...svg.querySelectorAll('.role-axis-label text')].filter((label) => {
        const at = label.getBoundingClientRect();
        const shown = getComputedStyle(label).opacity !== '0' && label.textContent !== '';
        return shown && at.width > 0 && at.left >= box.left - 1 && at.right <= box.right + 1;
      });
      const bottom = labels.filter((label) => label.getBoundingClientRect().top > box.top + box.height * 0.85);
      return {
        fits: place !== undefined && Math.abs(place.width - box.width) <= 2,
        xLabels: bottom.length >= 2,
        yLabels: labels.length - bottom.length >= 2,
      };
    });
}
