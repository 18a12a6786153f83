/** Behind the average on its real screen: how long a change of window or split takes to be painted, and frames while a hand drags. */
import type { Page } from 'playwright-core';
import type { OpenBase } from './base.ts';
import { framesDuring } from './frames.ts';
import { median, ms, times, type Line } from './results.ts';
import { ratio } from './setup.ts';

const patience = 300_000;
const frameBudget = 1_000 / 30;
/** Windows that the screen does not begin with, and how many months they are by hand. */
const windows = [
  { label: 'last 6 months', months: 6 },
  { label: 'last 3 months', months: 3 },
  { label: 'last 24 months', months: 24 },
] as const;
const splits = 4;

export async function averageScreen(
  { context, site, openKept }: OpenBase,
  events: string,
  paintBudget: number | null,
): Promise<readonly Line[]> {
  const page = await context.newPage();
  await page.goto(`${site}#/average`);
  await page.locator('#main svg.marks').first().waitFor({ timeout: patience });
  await quietPage(page);
  const ofWindows: number[] = [];
  for (const { label } of windows) {
    ofWindows.push(await painted(page, 'Period', label));
    await quietPage(page);
  }
  const ofSplits: number[] = [];
  for (let place = 0; place < splits; place += 1) {
    ofSplits.push(await painted(page, 'Compare by', place));
    await quietPage(page);
  }
  const frames = [await dragged(page, 'Histogram'), await dragged(page, 'Cumulative curve')];
  await page.close();
  const kept = await openKept();
  const months = windows.map((one) => one.months);
  const byHand = await kept.evaluate(async (given) => {
    await globalThis.ecartKept?.drawByHand([12]);
    return globalThis.ecartKept?.drawByHand(given) ?? [];
  }, months);
  await kept.close();
  const paint = (what: string, found: readonly number[], hand: readonly number[]): Line => ({
    what: `On the screen, ${events}: ${what}`,
    ours: times(found),
    bare: hand.length === 0 ? '' : `${times(hand)} (Vega-Lite by hand)`,
    ratio: hand.length === 0 ? '' : ratio(median(found) / median(hand)),
    budget: paintBudget === null ? '' : `${ms(paintBudget)} ms`,
    kept: paintBudget === null ? null : median(found) <= paintBudget,
  });
  return [
    paint('another window, until the picture has changed', ofWindows, byHand),
    paint('another split, until the pictures have changed', ofSplits, []),
    ...frames.map(({ view, gaps }) => framesLine(view, gaps, events)),
  ];
}

/** Nothing is computed for a second: what is measured next has the engine to itself. */
async function quietPage(page: Page): Promise<void> {
  const busy = page
    .locator('#main [role=progressbar], #main [aria-busy=true]')
    .or(page.getByText(/computations? running|calculations? running|\d running/));
  const until = Date.now() + patience;
  for (let still = 0; still < 4 && Date.now() < until; still += 1) {
    if ((await busy.count()) > 0) still = -1;
    await page.waitForTimeout(250);
  }
}

/** Milliseconds from the press on an option until the pictures are others, as the page counts them. */
async function painted(page: Page, field: string, option: string | number): Promise<number> {
  await page.evaluate(watch);
  await page.locator('#main').getByLabel(field, { exact: true }).first().click();
  const options = page.getByRole('option');
  await (
    typeof option === 'number' ? options.nth(option) : options.filter({ hasText: new RegExp(`^${option}$`) }).first()
  ).click();
  await page.waitForFunction(() => (globalThis.ecartPainted ?? -1) >= 0, undefined, { timeout: patience });
  return page.evaluate(() => globalThis.ecartPainted ?? Number.NaN);
}

/** Runs in the page: its functions may have no names, which the runner of the bench would mark. */
function watch(): void {
  globalThis.ecartPainted = -1;
  globalThis.ecartWatch = {
    before: '',
    start: Number.NaN,
    pictures() {
      return [...document.querySelectorAll('#main svg.marks')].map((svg) => svg.innerHTML).join('');
    },
    look() {
      if (this.pictures() === this.before) requestAnimationFrame(() => this.look());
      // In the frame after, it has been painted.
      else
        requestAnimationFrame((now) => {
          globalThis.ecartPainted = now - this.start;
        });
    },
  };
  document.addEventListener(
    'pointerdown',
    (event) => {
      const watcher = globalThis.ecartWatch;
      if (watcher === undefined || !(event.target instanceof Element)) return;
      if (event.target.closest('[role=option]') === null || !Number.isNaN(watcher.start)) return;
      watcher.before = watcher.pictures();
      watcher.start = event.timeStamp;
      watcher.look();
    },
    { capture: true },
  );
}

interface Watcher {
  before: string;
  start: number;
  pictures(): string;
  look(): void;
}

declare global {
  var ecartPainted: number | undefined;
  var ecartWatch: Watcher | undefined;
}

async function dragged(page: Page, view: string): Promise<{ readonly view: string; readonly gaps: readonly number[] }> {
  await page.locator('#main').getByRole('tab', { name: view }).first().click();
  await quietPage(page);
  const box = await page.locator('#main svg.marks').first().boundingBox();
  if (box === null) throw new Error('There is no picture');
  const at = (share: number): readonly [number, number] => [box.x + box.width * share, box.y + box.height * 0.5];
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  const { gaps } = await framesDuring(page, async () => {
    for (let step = 0; step <= 120; step += 1) await page.mouse.move(...at(0.2 + 0.5 * Math.abs(Math.sin(step / 20))));
  });
  await page.mouse.up();
  return { view, gaps };
}

function framesLine(view: string, gaps: readonly number[], events: string): Line {
  const sorted = [...gaps].sort((one, other) => one - other);
  const drawn = (gaps.length / gaps.reduce((sum, gap) => sum + gap, 0)) * 1_000;
  const late = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  return {
    what: `On the screen, ${events}: frames a second while a hand drags over the ${view.toLowerCase()} (95 in 100 within ${ms(late)} ms, longest ${ms(sorted.at(-1) ?? 0)} ms)`,
    ours: drawn.toFixed(0),
    bare: '',
    ratio: '',
    budget: '30',
    kept: drawn >= 30 && late <= frameBudget * 1.5,
  };
}
