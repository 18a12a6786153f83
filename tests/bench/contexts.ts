/** Contexts of a large base mined in the browser: `npm run bench -- contexts`. How well they are found is another bench, `npm run bench:contexts`. */
import { openBase, type OpenBase } from './base.ts';
import { sizes } from './base-files.ts';
import { measureParts } from './parts.ts';
import { residentOf } from './peaks.ts';
import { median, ms, times, type Line } from './results.ts';
import type { Mined } from './page/kept.ts';
import { megabytes, ratio } from './setup.ts';

const budgets = { whole: 15_000, small: 3_000, open: 300, memory: 1.2e9, frame: 1_000 / 30 };
const sampleEvery = 200;
const none = { bare: '', ratio: '' };
const patience = 600_000;
const counted = 3;

interface Case {
  readonly dimensions: number;
  readonly budget: number;
}

const large: Case = { dimensions: 12, budget: budgets.whole };
const smaller: Case = { dimensions: 10, budget: budgets.small };

async function minedLines(base: OpenBase, { dimensions, budget }: Case): Promise<readonly Line[]> {
  const page = await base.openKept();
  let peak = residentOf(process.pid);
  const sampling = setInterval(() => {
    peak = Math.max(peak, residentOf(process.pid));
  }, sampleEvery);
  const runs: Mined[] = [];
  // The first touch of a column reads it from storage.
  for (let run = -1; run < counted; run += 1) {
    const mined = await page.evaluate((count) => globalThis.ecartKept?.mineContexts(count), dimensions);
    if (mined !== undefined && run >= 0) runs.push(mined);
  }
  clearInterval(sampling);
  await page.close();
  const apart = await base.openKept();
  const loop = await apart.evaluate((count) => globalThis.ecartKept?.countingLoop(count), dimensions);
  await apart.close();
  const [found] = runs;
  if (found === undefined || loop === undefined) throw new Error('The page has no app');
  const [whole, asked] = [runs.map((run) => run.whole), runs.map((run) => run.asked)];
  const reports = runs.flatMap((run) => run.reports);
  const frames = runs.flatMap((run) => run.frames).sort((a, b) => a - b);
  const what = `${found.rows.toLocaleString('en-GB')} customers × ${String(found.dimensions)} dimensions × 4 values`;
  const late = frames[Math.floor(frames.length * 0.95)] ?? Number.NaN;
  return [
    {
      what: `${what}: from the question to the list (${found.found}), beside a loop that only counts each set`,
      ours: times(whole),
      bare: ms(loop),
      ratio: ratio(median(whole) / loop),
      budget: `${ms(budget)} ms`,
      kept: median(whole) <= budget,
    },
    { ...none, what: '… of it until the rows are with the miner', ours: times(asked), budget: '', kept: null },
    {
      ...none,
      what: `… ${String(Math.round(reports.length / runs.length))} reports of progress while it mined; the longest time between two`,
      ours: ms(Math.max(...reports)),
      budget: '',
      kept: null,
    },
    {
      ...none,
      what: `… frames of the page meanwhile: 95 in 100 within (longest gap ${ms(frames.at(-1) ?? 0)} ms)`,
      ours: ms(late),
      budget: `${ms(budgets.frame)} ms`,
      kept: late <= budgets.frame,
    },
    {
      ...none,
      what: '… resident memory of all renderers of the browser at its peak, the engine of the page among them',
      ours: megabytes(peak),
      budget: megabytes(budgets.memory),
      kept: peak <= budgets.memory,
    },
  ];
}

/** On the built site, as it proposes to look: exposure in years, each customer's time split where they change. */
async function openedLines(base: OpenBase): Promise<readonly Line[]> {
  const page = await base.context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(`${base.site}#/contexts`);
  const started = Date.now();
  const rows = page.locator('#main table').first().locator('tbody tr');
  await rows.nth(1).waitFor();
  await page.locator('#main [role=progressbar]').first().waitFor({ state: 'detached' });
  const listed = Date.now() - started;
  const opened: number[] = [];
  for (const place of [1, 0, 1, 0, 1]) opened.push(await page.evaluate(openRow, place));
  await page.close();
  const median = [...opened].sort((a, b) => a - b)[2] ?? Number.NaN;
  return [
    {
      ...none,
      what: '… on the screen, as it proposes to look (years of customers, their time split): from the address to the whole list',
      ours: ms(listed),
      budget: '',
      kept: null,
    },
    {
      ...none,
      what: 'Opening a context of the list: from the press to its parts, neighbours and numbers (median of five)',
      ours: ms(median),
      budget: `${ms(budgets.open)} ms`,
      kept: median <= budgets.open,
    },
  ];
}

/** Presses a row and waits until what is open has changed and was drawn. Runs in the page: its functions may have no names, which the runner of the bench would mark. */
function openRow(place: number): Promise<number> {
  const side = document.querySelector('[role=complementary], aside');
  const row = document.querySelectorAll<HTMLElement>('#main table tbody tr')[place];
  const before = side?.textContent;
  return new Promise((resolve) => {
    const start = performance.now();
    new MutationObserver((_, observer) => {
      if (side?.textContent === before) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          resolve(performance.now() - start);
        });
      });
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    row?.click();
  });
}

await measureParts({
  name: 'contexts',
  file: 'CONTEXTS.md',
  title: 'What mining contexts costs on a large base',
  parts: {
    mined: { size: sizes['ten-million'], measure: (base) => minedLines(base, large) },
    smaller: { size: sizes['two-million'], measure: (base) => minedLines(base, smaller) },
    opened: { size: sizes['ten-million'], measure: openedLines },
  },
  open: openBase,
  notes: [
    'Mined: exposure in customers; the dimensions are the first that the app proposes; at least 150 customers a context. The loop looks at each customer once a set of dimensions and counts nothing but customers and contacts, once, in a page of its own; ours asks the engine, counts, ranks, checks and describes.',
  ],
});
