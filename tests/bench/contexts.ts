/** Contexts of a large base mined in the browser: `npm run bench -- contexts`. How well they are found is another bench, `npm run bench:contexts`. */
import { openBase, type OpenBase } from './base.ts';
import { sizes } from './base-files.ts';
import { measureParts } from './parts.ts';
import { residentOf } from './peaks.ts';
import { ms, type Line } from './results.ts';
import { megabytes } from './setup.ts';

const budgets = { whole: 15_000, memory: 1.2e9, frame: 1_000 / 30 };
const dimensions = 12;
const sampleEvery = 200;

async function minedLines(base: OpenBase): Promise<readonly Line[]> {
  const page = await base.openKept();
  const before = residentOf(process.pid);
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, residentOf(process.pid));
  }, sampleEvery);
  const found = await page.evaluate((count) => globalThis.ecartKept?.mineContexts(count, 4), dimensions);
  clearInterval(sampling);
  await page.close();
  if (found === undefined) throw new Error('The page has no app');
  const what = `${found.rows.toLocaleString('en-GB')} customers × ${String(found.dimensions)} dimensions × 4 values`;
  const none = { bare: '', ratio: '' };
  const late = [...found.frames].sort((a, b) => a - b)[Math.floor(found.frames.length * 0.95)] ?? Number.NaN;
  const longest = Math.max(...found.frames);
  return [
    {
      ...none,
      what: `${what}: from the question to the list (${found.found})`,
      ours: ms(found.whole),
      budget: `${ms(budgets.whole)} ms`,
      kept: found.whole <= budgets.whole,
    },
    { ...none, what: '… of it until the rows are with the miner', ours: ms(found.asked), budget: '', kept: null },
    {
      ...none,
      what: `… ${String(found.reports.length)} reports of progress while it mined; the longest time between two`,
      ours: ms(Math.max(...found.reports)),
      budget: '',
      kept: null,
    },
    {
      ...none,
      what: `… frames of the page meanwhile: 95 in 100 within (longest gap ${ms(longest)} ms)`,
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

await measureParts({
  name: 'contexts',
  file: 'CONTEXTS.md',
  title: 'What mining contexts costs on a large base',
  parts: { mined: { size: sizes['ten-million'], measure: minedLines } },
  open: openBase,
  notes: [
    'One run. Exposure in customers; the dimensions are the first twelve that the app proposes; at least 150 customers a context.',
  ],
});
