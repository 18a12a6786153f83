import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../support/journey.ts';
import { plainName } from '../../src/analyses/plain-name.ts';
import { counted, demoFiles, go, headline, main, openDemo, patience, said, sampleData, settled } from './steps.ts';

/** Every screen for everybody: what axe finds, what the keyboard reaches, what was never put into words. */
const screens = ['home', 'sources', 'record', 'average', 'lifecycle', 'contexts', 'segments'] as const;

async function makeSegment(page: Page): Promise<void> {
  await go(page, 'segments');
  await page
    .getByRole('button', { name: /Nouveau segment|New segment/ })
    .first()
    .click();
  await page.getByRole('button', { name: /Ajouter une condition|Add a condition/ }).click();
  await main(page)
    .getByRole('combobox', { name: /Valeurs|Values/ })
    .click();
  await page.getByRole('option', { name: 'Mme' }).click();
  await page.keyboard.press('Escape');
  await settled(page);
}

/** Each screen, drawer and dialog in turn; `look` says what is wrong with it. */
async function tour(page: Page, look: (place: string) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  const see = async (place: string) => {
    await page.waitForTimeout(300);
    found.push(...(await look(place)).map((one) => `${place}: ${one}`));
  };
  for (const screen of screens) {
    await go(page, screen);
    await headline(page).waitFor({ timeout: patience });
    await settled(page);
    if (screen === 'average')
      await main(page)
        .getByRole('img', { name: await headline(page).innerText() })
        .waitFor({ timeout: patience });
    await see(screen);
  }
  await page.getByRole('button', { name: /Exporter la liste|Export the list/ }).click();
  await page.getByRole('dialog').getByText('0001000').first().waitFor({ timeout: patience });
  await see('customers');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Voir le SQL|See the SQL/ }).click();
  await page.getByRole('dialog').getByText('SELECT').first().waitFor({ timeout: patience });
  await see('hood');
  await page
    .getByRole('button', { name: /Essayer une copie|Try a copy/ })
    .first()
    .click();
  await see('copy');
  await page.keyboard.press('Escape');
  for (const [name, query] of [
    ['history', /Historique|^⟦?History/],
    ['proof', /restent sur cette machine|stays on this machine/],
    ['shortcuts', /Raccourcis|Keyboard shortcuts/],
  ] as const) {
    await page.keyboard.press('Control+k');
    await see('palette');
    await page
      .getByRole('button', { name: query })
      .or(page.getByRole('option', { name: query }))
      .first()
      .click();
    await page.getByRole('dialog').first().waitFor();
    await page.waitForTimeout(300);
    await see(name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').first().waitFor({ state: 'hidden' });
  }
  return [...new Set(found)];
}

for (const theme of ['light', 'dark'] as const) {
  const locale = theme === 'light' ? 'fr-FR' : 'en-GB';
  journey(
    `nothing in the way of anybody, ${theme}`,
    { theme, locale, timeout: 900_000 },
    async ({ page, visit, shot, accessibility }) => {
      await visit();
      await main(page)
        .getByRole('button', { name: /démonstration|demo/ })
        .first()
        .waitFor();
      const empty: string[] = [];
      for (const screen of screens) {
        await go(page, screen);
        await headline(page).waitFor();
        empty.push(...(await accessibility()).map((one) => `empty ${screen}: ${one}`));
        await shot(`${locale} ${theme} empty ${screen}`);
      }
      await go(page, 'home');
      await openDemo(page);
      await makeSegment(page);
      const found = await tour(page, async (place) => {
        await shot(`${locale} ${theme} ${place}`);
        return accessibility();
      });
      await page.setViewportSize({ width: 800, height: 1100 });
      for (const screen of screens) {
        await go(page, screen);
        await settled(page);
        await shot(`${locale} ${theme} narrow ${screen}`);
        found.push(...(await accessibility()).map((one) => `narrow ${screen}: ${one}`));
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wider > 0) found.push(`narrow ${screen}: the page is ${String(wider)} px too wide`);
      }
      expect([...empty, ...found]).toEqual([]);
    },
  );
}

/**
 * In the pseudo-language each sentence of ours stands in ⟦…⟧. What is left is data: names of files, columns and values,
 * numbers, dates and their signs. A word outside brackets must be known to be data.
 */
function unspoken(data: readonly string[]): string[] {
  const known = new Set(
    [...data, 'art', 'écart', 'Écart', 'Français', 'English', 'CSV', 'SQL', 'Ctrl', 'Esc', 'Maison Alba', 'now'].map(
      (one) => one.toLowerCase(),
    ),
  );
  const months = /^(\d* )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/i;
  const out = new Set<string>();
  const check = (text: string, where: string) => {
    // What is between brackets is said; brackets may nest.
    let rest = text;
    for (let before = ''; before !== rest;) {
      before = rest;
      rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/gu, ' ');
    }
    rest = rest.trim();
    if (known.has(rest.toLowerCase()) || /[_@/]|\.\w/.test(rest)) return;
    const words = rest.match(/\p{L}[\p{L}\p{M}’'-]{2,}/gu) ?? [];
    if (words.some((word) => !known.has(word.toLowerCase()) && !months.test(word)))
      out.add(`${where}: ${text.trim().slice(0, 120)}`);
  };
  const isData = (element: Element) =>
    element.closest('td, .cm-editor, svg, code, q, [role=cell], [role=gridcell], option') !== null;
  const blocks = 'p, li, button, label, caption, th, dt, dd, legend, h1, h2, h3, [role=tab]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set<Element>();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: parent } = node;
    if (
      parent === null ||
      (node.textContent ?? '').trim() === '' ||
      parent.closest('script, style, noscript') !== null ||
      isData(parent) ||
      !parent.checkVisibility()
    )
      continue;
    // A sentence with something strong in it is several nodes of one block.
    const inline =
      parent.closest('strong, em') === null && !parent.querySelector('strong, em')
        ? parent
        : (parent.closest(blocks) ?? parent);
    if (seen.has(inline)) continue;
    seen.add(inline);
    check(inline.textContent ?? '', inline.tagName.toLowerCase());
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (isData(element) || element.closest('[aria-hidden=true]') !== null || !element.checkVisibility()) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      const text = element.getAttribute(name);
      if (text !== null && text !== '') check(text, name);
    }
  }
  return [...out];
}

/** Names of columns and the values that the demo's files repeat: what may stand outside the words. */
function dataOfDemo(): readonly string[] {
  const data = new Set<string>();
  for (const name of demoFiles) {
    const bytes = readFileSync(join(sampleData, name));
    const text = new TextDecoder(/crm|club/.test(name) ? 'windows-1252' : 'utf-8').decode(bytes);
    const { data: rows } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    for (const column of Object.keys(rows[0] ?? {})) {
      data.add(column);
      // As a person would say it: `encours_fidelite` is two words.
      for (const word of plainName(column).split(' ')) data.add(word);
      const values = new Set(rows.map((row) => row[column] ?? ''));
      if (values.size < 100) for (const value of values) data.add(value);
    }
  }
  return [...data];
}

journey('every sentence is in the words', { locale: 'en-GB', timeout: 900_000 }, async ({ page, visit, shot }) => {
  const data = dataOfDemo();
  await visit('?pseudo');
  await main(page).getByText('⟦').first().waitFor();
  const found: string[] = [];
  for (const screen of screens) {
    await go(page, screen);
    found.push(...(await page.evaluate(unspoken, data)).map((one) => `empty ${screen}: ${one}`));
  }
  await go(page, 'home');
  await openDemo(page);
  await makeSegment(page);
  found.push(...(await tour(page, () => page.evaluate(unspoken, data))));
  await shot('pseudo');
  expect([...new Set(found)]).toEqual([]);
});

journey('with the keyboard alone', { locale: 'fr-FR', timeout: 900_000 }, async ({ page, visit, shot }) => {
  await visit();
  await openDemo(page);
  await settled(page);
  const focus = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return null;
      const around = [activeElement, activeElement.parentElement, activeElement.parentElement?.parentElement].filter(
        (one): one is Element => one !== null && one !== undefined,
      );
      const seen = around.some((one) =>
        [undefined, '::after'].some((part) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, part);
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
        }),
      );
      return {
        name: `${activeElement.tagName} ${activeElement.getAttribute('aria-label') ?? activeElement.textContent?.slice(0, 40) ?? ''}`,
        seen,
      };
    });

  // Number keys, the palette, the shortcuts.
  for (const at of [1, 2, 3, 4, 5, 0]) {
    const screen = screens[at] ?? '';
    await page.keyboard.press(String(at));
    await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#/${screen}`);
  }
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Raccourcis du clavier' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Contex');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/contexts');
  // Faster than the field can take the focus: all keys in one task.
  await page.evaluate(() => {
    const press = (key: string, ctrlKey = false): boolean =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', {
          key,
          ctrlKey,
          bubbles: true,
          cancelable: true,
          code: `Key${key.toUpperCase()}`,
        }),
      );
    press('k', true);
    for (const key of 'source') press(key);
    press('Enter');
  });
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/sources');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  // Tab goes through each screen and out of it; each stop shows where it is.
  const unseen: string[] = [];
  for (const screen of screens) {
    await page.keyboard.press('Escape');
    await go(page, screen);
    await settled(page);
    await page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      window.scrollTo(0, 0);
    });
    const stops: string[] = [];
    let left = false;
    for (let i = 0; i < 400 && !left; i++) {
      await page.keyboard.press('Tab');
      const at = await focus();
      if (at === null) left = true;
      else {
        if (!at.seen) unseen.push(`${screen}: ${at.name}`);
        stops.push(at.name);
        left = i > 3 && at.name === stops[0];
      }
    }
    if (!left)
      unseen.push(
        `${screen}: Tab does not come out (${String(new Set(stops).size)} stops, last ${stops.at(-1) ?? ''})`,
      );
  }
  expect([...new Set(unseen)]).toEqual([]);

  // A segment, from nothing to its count.
  await page.keyboard.press('6');
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 150; i++) {
      const at = await page.evaluate(() => {
        const { activeElement } = document;
        const id = activeElement?.getAttribute('aria-labelledby')?.split(' ')[0] ?? '';
        const label =
          activeElement instanceof HTMLInputElement
            ? activeElement.labels?.[0]?.textContent
            : document.getElementById(id)?.textContent;
        return activeElement?.getAttribute('aria-label') ?? label ?? activeElement?.textContent ?? '';
      });
      if (name.test(at)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab finds no ${String(name)}`);
  };
  await tabTo(/^Nouveau segment/);
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page), { timeout: patience }).toMatch(/12 008 clients/);
  await tabTo(/^Ajouter une condition/);
  await page.keyboard.press('Enter');
  await tabTo(/^Valeurs/);
  await page.keyboard.type('Mme');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => counted(await said(page)), { timeout: patience }).toBeGreaterThan(5000);
  expect(counted(await said(page))).toBeLessThan(8000);
  await shot('fr light keyboard segment');
});
