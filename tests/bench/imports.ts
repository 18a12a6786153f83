/**
 * What imports of large files cost: time beside the bare engine, memory, and frames of the page. `npm run bench -- files` measures all parts;
 * named parts (`npm run bench -- files utf8 memory`) are measured alone and stand in the table beside what was measured before, so that a
 * machine that is shared need not be kept quiet for long. A number is the rounds, `small` tries everything on small files and writes nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { startAppServer } from '../support/app-server.ts';
import { launchBrowser } from '../support/browser.ts';
import { buildPage } from '../support/build-page.ts';
import { framesWhile, type Frames } from './frames.ts';
import { distinct, largest, utf8, wide, widest, windows1252, workbook, type Subject } from './import-files.ts';
import type { Counted } from './page/bare.ts';
import { besideOthers, quiet } from './quiet.ts';
import { information, least, median, ms, reportOf, tableOf, times, type Line } from './results.ts';
import { peaksOf, sampleEvery } from './peaks.ts';
import { folder, megabytes, open, ratio, ratiosOf, root, versions } from './setup.ts';

const words = process.argv.slice(3);
const small = words.includes('small');
const rounds = Number(words.find((word) => /^\d+$/.test(word)) ?? 5);
const fewRounds = Math.min(2, rounds);
const budgets = { utf8: 1.5, windows1252: 2, memory: 1.3, xlsx: 4_000, frame: 200 };
const disturbing = 0.2;

/** What one part found, and when. */
interface Part {
  readonly lines: readonly Line[];
  readonly measured: string;
  readonly rounds: number;
  readonly disturbed: number;
}

interface Bench {
  readonly browser: Browser;
  /** The page that holds the app and the bare engine. */
  readonly url: string;
  /** The built site. */
  readonly site: string;
}

interface Round {
  readonly ours: number;
  readonly bare: number;
  readonly kept: number;
  readonly papa: number;
  /** Processors that the import used, of those there are; null where it is not told. */
  readonly processors: number | null;
  readonly calm: boolean;
}

async function roundsOf(page: Page, subject: Subject, count: number): Promise<readonly Round[]> {
  const made: Round[] = [];
  while (made.length < count) {
    await page.setInputFiles('#files', subject.path);
    await page.evaluate(() => globalThis.ecartBench.forget());
    await quiet();
    const [ours, besideOurs, processors] = await besideOthers(() =>
      page.evaluate(() => globalThis.ecartBench.importAlone()),
    );
    await page.setInputFiles('#files', subject.barePath);
    const [bare, besideBare] = await bareImport(page, false);
    const [kept, besideKept] = await bareImport(page, true);
    await quiet();
    const [papa, besidePapa] = await besideOthers(() => page.evaluate(() => globalThis.ecartBare.papa()));
    sameRows(subject, ours, bare, kept, { ...papa, rows: papa.rows - 1 });
    const beside = Math.max(besideOurs ?? 0, besideBare ?? 0, besideKept ?? 0, besidePapa ?? 0);
    made.push({ ours: ours.ms, bare: bare.ms, kept: kept.ms, papa: papa.ms, processors, calm: beside <= disturbing });
    console.log(
      `${subject.what}: ours ${ms(ours.ms)}, bare ${ms(bare.ms)}, kept ${ms(kept.ms)}, PapaParse ${ms(papa.ms)}${beside <= disturbing ? '' : ', disturbed'}`,
    );
  }
  return made;
}

async function bareImport(page: Page, keeps: boolean) {
  await page.evaluate((kept) => globalThis.ecartBare.start(kept), keeps);
  await quiet();
  return besideOthers(() => page.evaluate(() => globalThis.ecartBare.read()));
}

function sameRows({ what }: Subject, ...counted: readonly Counted[]): void {
  const rows = new Set(counted.map((one) => one.rows));
  if (rows.size > 1) throw new Error(`Of ${what}, ${[...rows].join(' and ')} rows were read`);
}

function timeLines(subject: Subject, budget: number, made: readonly Round[]): readonly Line[] {
  const of = (key: 'ours' | 'bare' | 'kept' | 'papa'): readonly number[] => made.map((round) => round[key]);
  const middle = median(ratiosOf(of('ours'), of('kept')));
  const beside = (what: string, other: readonly number[]): Line =>
    information(what, times(of('ours')), times(other), ratio(median(ratiosOf(of('ours'), other))));
  return [
    {
      what: `${subject.what}; the bare engine writes a file that survives, as ours does`,
      ours: times(of('ours')),
      bare: times(of('kept')),
      ratio: `${ratio(middle)} (of the least: ${ratio(least(of('ours')) / least(of('kept')))})`,
      budget: `${budget} ×`,
      kept: middle <= budget,
    },
    beside('… beside the bare engine in memory, which keeps nothing', of('bare')),
    information(
      `… processors that it kept busy, of ${cpus().length}`,
      median(made.map((round) => round.processors ?? Number.NaN)).toFixed(2),
    ),
    beside('… beside PapaParse in a worker, which streams and counts rows and does nothing else', of('papa')),
  ];
}

function memoryLine(subject: Subject, [ours, bare]: readonly [number, number]): Line {
  return {
    what: `Peak of resident memory: ${subject.what}`,
    ours: megabytes(ours),
    bare: megabytes(bare),
    ratio: ratio(ours / bare),
    budget: `${budgets.memory} ×`,
    kept: ours / bare <= budgets.memory,
  };
}

function frameLine(what: string, { longest, drawn, lasted }: Frames): Line {
  return {
    what: `Longest gap between two frames of the app: ${what} (${drawn} frames in ${ms(lasted)} ms, to the customer record)`,
    ours: ms(longest),
    bare: '',
    ratio: '',
    budget: `${budgets.frame} ms`,
    kept: longest <= budgets.frame,
  };
}

async function workbookLine(page: Page, { what, path }: Subject): Promise<Line> {
  const made: number[] = [];
  await page.setInputFiles('#files', path);
  for (let round = 0; round < Math.min(3, rounds); round += 1) {
    await page.evaluate(() => globalThis.ecartBench.forget());
    await quiet();
    made.push((await page.evaluate(() => globalThis.ecartBench.importAlone())).ms);
  }
  return {
    what: `${what}, read in a worker`,
    ours: times(made),
    bare: '',
    ratio: '',
    budget: `${ms(budgets.xlsx)} ms`,
    kept: median(made) <= budgets.xlsx,
  };
}

const timesOf =
  (of: (small: boolean) => Promise<Subject>, budget: number, count: number) =>
  async ({ browser, url }: Bench): Promise<Part> => {
    const subject = await of(small);
    const page = await open(browser, url);
    const found = await roundsOf(page, subject, count);
    await page.context().close();
    const disturbed = found.filter((round) => !round.calm).length;
    return partOf(timeLines(subject, budget, found), found.length, disturbed);
  };

const memoryOf =
  (of: (small: boolean) => Promise<Subject>) =>
  async ({ url }: Bench): Promise<Part> => {
    const subject = await of(small);
    return partOf([memoryLine(subject, await peaksOf(url, subject.path))], 1);
  };

const framesOf =
  (...subjects: readonly ((small: boolean) => Promise<Subject>)[]) =>
  async ({ browser, site }: Bench): Promise<Part> => {
    const lines: Line[] = [];
    for (const of of subjects) {
      const { what, path } = await of(small);
      await quiet();
      lines.push(frameLine(what, await framesWhile(browser, site, path)));
    }
    return partOf(lines, 1);
  };

const partOf = (lines: readonly Line[], made: number, disturbed = 0): Part => ({
  lines,
  measured: new Date().toISOString().slice(0, 16).replace('T', ' '),
  rounds: made,
  disturbed,
});

/** In the order of the table. */
const parts: Readonly<Record<string, (bench: Bench) => Promise<Part>>> = {
  utf8: timesOf(utf8, budgets.utf8, rounds),
  'windows-1252': timesOf(windows1252, budgets.windows1252, rounds),
  largest: timesOf(largest, budgets.utf8, fewRounds),
  workbook: async ({ browser, url }) => {
    const page = await open(browser, url);
    const line = await workbookLine(page, await workbook(small));
    await page.context().close();
    return partOf([line], Math.min(3, rounds));
  },
  memory: memoryOf(utf8),
  'memory-largest': memoryOf(largest),
  frames: framesOf(utf8, windows1252, workbook, wide),
  'frames-widest': framesOf(widest),
  'frames-distinct': framesOf(distinct),
  'frames-largest': framesOf(largest),
};

const named = Object.keys(parts).filter((name) => words.includes(name));
const wanted = named.length === 0 ? Object.keys(parts) : named;
const keptPath = join(folder, 'imports.json');
const built = { page: join(folder, 'page'), site: join(folder, 'site') };

mkdirSync(folder, { recursive: true });
// Built anew each time: a build that is kept would measure the code of another day.
await buildPage({ root: join(import.meta.dirname, 'page'), outDir: built.page, minify: true });
await build({ root, logLevel: 'error', build: { outDir: built.site, emptyOutDir: true } });
if (words.includes('prepare') || named.length === 0) {
  for (const of of [utf8, windows1252, largest, workbook, wide, widest, distinct]) console.log((await of(small)).what);
}
if (!words.includes('prepare')) await measure();

async function measure(): Promise<void> {
  const before = loadavg()[0] ?? 0;
  const [page, site] = [
    await startAppServer({ directory: built.page }),
    await startAppServer({ directory: built.site }),
  ];
  const browser = await launchBrowser();
  const found: Record<string, Part> =
    small || !existsSync(keptPath) ? {} : (JSON.parse(readFileSync(keptPath, 'utf8')) as Record<string, Part>);
  try {
    for (const name of wanted) {
      const part = await parts[name]?.({ browser, url: page.url, site: site.url });
      if (part === undefined) continue;
      found[name] = part;
      if (!small) writeFileSync(keptPath, JSON.stringify(found));
      console.log(`\n${tableOf(part.lines)}\n`);
      for (const { what, kept } of part.lines) if (kept === false) console.error(`!!! BUDGET MISSED: ${what}\n`);
    }
    if (!small) report(found, browser.version(), before);
  } finally {
    await browser.close();
    await page.stop();
    await site.stop();
  }
}

function report(found: Readonly<Record<string, Part>>, chromium: string, before: number): void {
  const measured = Object.keys(parts).flatMap((name) => {
    const part = found[name];
    return part === undefined ? [] : [{ name, part }];
  });
  const sum = (of: (part: Part) => number): number => measured.reduce((total, { part }) => total + of(part), 0);
  const missing = Object.keys(parts).filter((name) => found[name] === undefined);
  const notes = [
    `Bare import: \`CREATE TABLE t AS SELECT * FROM read_csv('file')\` in an engine that is started, in memory or into a database file of the browser; it counts nothing and trusts the sniffer. Ours scans every byte, decides types, writes a file that survives, and attaches it. The budget is for the same work: a file that is there after a reload.`,
    `Memory: resident set of the renderer processes, every ${sampleEvery} ms; ours with the engine of the page, that of the build and the scan worker, the bare one with one engine that holds the table.`,
    `Frames: requestAnimationFrame of the built site, from before the drop until nothing is being read or built.`,
    `Parts were measured one by one: ${measured.map(({ name, part }) => `${name} at ${part.measured}`).join(', ')} (UTC).`,
    ...(missing.length === 0 ? [] : [`Not measured: ${missing.join(', ')}.`]),
  ];
  const text = reportOf(
    measured.flatMap(({ part }) => part.lines),
    notes,
    {
      title: 'What imports of large files cost',
      command: 'npm run bench -- files',
      browser: `Chromium ${chromium}`,
      packages: versions(),
      file: `The small file is ${process.env['REAL_DATA'] === undefined ? 'made up, like Online Retail' : 'Online Retail'}; the large one is made by the generator.`,
      rounds: `${sum((part) => part.rounds)} rounds in all, in ${sum((part) => part.disturbed)} of which others took more than ${disturbing * 100} % of a processor`,
      load: [before, loadavg()[0] ?? 0],
    },
  );
  writeFileSync(join(import.meta.dirname, 'FILES.md'), text);
}
