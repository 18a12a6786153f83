/**
 * What segments cost on a large base, in the browser: a live count, whether segments hold together, a year of moves by month, and scrolling a list
 * of everybody. `npm run bench -- segments` measures all; named parts are measured alone and stand in the table beside the others.
 */
import type { Page } from 'playwright-core';
import { openBase, type OpenBase } from './base.ts';
import { sizes } from './base-files.ts';
import { framesDuring } from './frames.ts';
import { measureParts, type MeasuredPart } from './parts.ts';
import { median, ms, times, type Line } from './results.ts';
import { ratio, ratiosOf } from './setup.ts';
import type { Turns } from './page/kept.ts';

interface Budget {
  readonly what: string;
  readonly limit: number | null;
  /** Times the queries by hand, plus 50 ms. */
  readonly ofBare: boolean;
  readonly turns: number;
}

const measured: Readonly<Record<string, Budget>> = {
  count: { what: 'Count of a rule of three lines, one of them over events', limit: 1_000, ofBare: true, turns: 5 },
  lines: {
    what: '… and what each of its lines keeps and loses, as the editor shows it',
    limit: 1_000,
    ofBare: true,
    turns: 5,
  },
  holds: {
    what: 'Whether 8 segments hold together on 10 measures, proposals included',
    limit: 3_000,
    ofBare: false,
    turns: 3,
  },
  moves: { what: 'Moves between 8 segments over a year, month by month', limit: 10_000, ofBare: false, turns: 1 },
};

export const allowedOf = (bare: readonly number[]): number => 1.3 * median(bare) + 50;

function linesOf({ what, limit, ofBare }: Budget, found: Turns): readonly Line[] {
  const reference = ofBare ? found.bare : found.own;
  const kept = limit === null ? null : median(found.ours) <= limit;
  const line: Line = {
    what,
    ours: times(found.ours),
    bare: `${times(reference)}${ofBare ? '' : ' (its own queries)'}`,
    ratio: ratio(median(ratiosOf(found.ours, reference))),
    budget: limit === null ? '' : `${ms(limit)} ms`,
    kept,
  };
  if (!ofBare) return [line];
  const allowed = allowedOf(found.bare);
  const within = { ...line, what: `${what}: beside its bare query`, budget: `1.3 × + 50 ms = ${ms(allowed)} ms` };
  return [line, { ...within, kept: median(found.ours) <= allowed }];
}

async function pieceLines(page: Page, name: string): Promise<readonly Line[]> {
  const budget = measured[name];
  if (budget === undefined) throw new Error(`No part is called ${name}`);
  const found = await page.evaluate(([piece, count]) => globalThis.ecartKept?.measure(piece, count), [
    name,
    budget.turns,
  ] as const);
  if (found === undefined) throw new Error('The page has no app');
  return linesOf(budget, found);
}

/** Scrolls the list of everybody: on from the top, then with jumps to its middle and its end. */
async function gridLines({ context, site }: OpenBase): Promise<readonly Line[]> {
  const page = await context.newPage();
  await page.goto(`${site}#/record`);
  const grid = page.locator('#main [role=group]:has(table[aria-rowcount])').last();
  await grid.waitFor({ timeout: 120_000 });
  await grid.scrollIntoViewIfNeeded();
  await grid
    .getByText(/^C\d{7}$/)
    .first()
    .waitFor({ timeout: 120_000 });
  const box = await grid.boundingBox();
  if (box === null) throw new Error('The list is not shown');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const { gaps } = await framesDuring(page, async () => {
    for (let step = 0; step < 120; step += 1) await page.mouse.wheel(0, 400);
  });
  const shown: number[] = [];
  for (const share of [0.5, 1, 0.25]) {
    const started = Date.now();
    await grid.evaluate((element, at) => {
      element.scrollTop = at * (element.scrollHeight - element.clientHeight);
    }, share);
    await page.waitForTimeout(30);
    await grid
      .locator('tbody tr')
      .nth(8)
      .getByText(/^C\d{7}$/)
      .waitFor({ timeout: 60_000 });
    shown.push(Date.now() - started);
  }
  await page.close();
  const sorted = [...gaps].sort((a, b) => a - b);
  const drawn = (gaps.length / gaps.reduce((sum, gap) => sum + gap, 0)) * 1_000;
  const late = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  const untold = { bare: '', ratio: '', budget: '', kept: null };
  return [
    {
      what: 'Frames a second while the list of 1,000,000 is scrolled',
      ours: drawn.toFixed(0),
      bare: '',
      ratio: '',
      budget: '30',
      kept: drawn >= 30,
    },
    {
      ...untold,
      what: `… 95 in 100 of these frames within (longest ${ms(sorted.at(-1) ?? 0)} ms)`,
      ours: ms(late),
    },
    {
      ...untold,
      what: 'A jump to the middle, to the end and back, until the rows stand there',
      ours: shown.map(ms).join(', '),
    },
  ];
}

const onPage =
  (...names: readonly string[]) =>
  async (base: OpenBase): Promise<readonly Line[]> => {
    const page = await base.openKept();
    const lines: Line[] = [];
    for (const name of names) lines.push(...(await pieceLines(page, name)));
    await page.close();
    return lines;
  };

const parts: Readonly<Record<string, MeasuredPart>> = {
  count: { size: sizes['ten-million'], measure: onPage('count', 'lines') },
  holds: { size: sizes['ten-million'], measure: onPage('holds') },
  moves: { size: sizes['ten-million'], measure: onPage('moves') },
  grid: { size: sizes['ten-million'], measure: gridLines },
};

await measureParts({
  name: 'segments',
  file: 'SEGMENTS.md',
  title: 'What segments cost on a large base',
  parts,
  open: openBase,
  notes: [
    'Bare: the shortest query that gives the same numbers, by hand, on a connection to the same engine and the same tables; where it says so, the queries that the app asked, with nothing around them.',
    'The frames are those of the built site, on its screen of the record, while the wheel turns.',
  ],
});
