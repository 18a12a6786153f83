/**
 * What imports of large files cost: time beside the bare engine, memory, and frames of the page. `npm run bench -- files 3` makes three
 * rounds; `without-500` leaves the largest file out, `small` tries everything on small files and writes nothing.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { startAppServer } from '../support/app-server.ts';
import { launchBrowser } from '../support/browser.ts';
import { buildPage } from '../support/build-page.ts';
import { framesWhile, type Frames } from './frames.ts';
import { writeLargeCsv } from './large-csv.ts';
import type { Counted } from './page/bare.ts';
import { besideOthers, quiet } from './quiet.ts';
import { information, least, median, ms, reportOf, tableOf, times, type Line } from './results.ts';
import { folder, largeFile, megabytes, open, ratio, ratiosOf, resident, root, versions } from './setup.ts';

const words = process.argv.slice(3);
const small = words.includes('small');
const withLargest = !words.includes('without-500');
const rounds = Number(words.find((word) => /^\d+$/.test(word)) ?? 5);
const fewRounds = Math.min(2, rounds);
const budgets = { utf8: 1.5, windows1252: 2, memory: 1.3, xlsx: 4_000, frame: 200 };
const sampleEvery = 100;
const disturbing = 0.2;

interface Subject {
  readonly what: string;
  readonly path: string;
  /** The same text in UTF-8, which the bare engine can read. */
  readonly barePath: string;
  readonly budget: number;
  readonly rounds: number;
  /** The budget of memory is for these. */
  readonly weighed: boolean;
}

interface Round {
  readonly ours: number;
  readonly bare: number;
  readonly kept: number;
  readonly papa: number;
  readonly calm: boolean;
}

function subjects(utf8: string): readonly Subject[] {
  const size = (path: string): string => megabytes(statSync(path).size);
  const ansi = join(folder, 'windows_1252.csv');
  writeFileSync(ansi, Buffer.from(accented(readFileSync(utf8, 'utf8')), 'latin1'));
  const found: Subject[] = [
    { what: `CSV of ${size(utf8)}, UTF-8`, path: utf8, barePath: utf8, budget: budgets.utf8, rounds, weighed: true },
    {
      what: `The same text of ${size(ansi)} in Windows-1252, beside the bare engine on UTF-8, which is all it reads`,
      path: ansi,
      barePath: utf8,
      budget: budgets.windows1252,
      rounds,
      weighed: false,
    },
  ];
  if (!withLargest) return found;
  const largest = join(folder, 'largest.csv');
  const rows = small ? 100_000 : 5_200_000;
  writeLargeCsv(largest, rows);
  const what = `CSV of ${size(largest)} and ${rows.toLocaleString('en-GB')} rows, UTF-8`;
  return [...found, { what, path: largest, barePath: largest, budget: budgets.utf8, rounds: fewRounds, weighed: true }];
}

/** As the export of a French shop would be: an accent in one line of fifty. */
const accented = (text: string): string =>
  text
    .split('\n')
    .map((line, index) => (index % 50 === 7 ? line.replace('E', 'É').replace('A', 'à') : line))
    .join('\n')
    .replace(/[^\0-\xff]/g, '?');

async function workbook(): Promise<string> {
  const path = join(folder, 'workbook.xlsx');
  const rows = Array.from({ length: small ? 2_000 : 100_000 }, (_, row) => [
    `C${String(row % 4_400).padStart(6, '0')}`,
    536_000 + Math.floor(row / 22),
    new Date(Date.UTC(2022, 0, 1 + (row % 700))),
    `Produit ${row % 900}`,
    1 + (row % 24),
    Math.round(((row * 7_919) % 9_900) + 19) / 100,
    row % 3 === 0,
    ['Lyon', 'Paris', 'Brest', 'Nice'][row % 4] ?? '',
    row % 11 === 0 ? null : `note ${row % 5_000}`,
    ['web', 'boutique', 'téléphone'][row % 3] ?? '',
  ]);
  const header = ['client', 'ticket', 'date', 'produit', 'quantite', 'prix', 'carte', 'ville', 'note', 'canal'];
  writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Ventes', rows: [header, ...rows] }] }));
  return path;
}

async function roundsOf(page: Page, subject: Subject): Promise<readonly Round[]> {
  const made: Round[] = [];
  while (made.length < subject.rounds) {
    await page.setInputFiles('#files', subject.path);
    await page.evaluate(() => globalThis.ecartBench.forget());
    await quiet();
    const [ours, besideOurs] = await besideOthers(() => page.evaluate(() => globalThis.ecartBench.importAlone()));
    await page.setInputFiles('#files', subject.barePath);
    const [bare, besideBare] = await bareImport(page, false);
    const [kept, besideKept] = await bareImport(page, true);
    await quiet();
    const [papa, besidePapa] = await besideOthers(() => page.evaluate(() => globalThis.ecartBare.papa()));
    sameRows(subject, ours, bare, kept, { ...papa, rows: papa.rows - 1 });
    const beside = Math.max(besideOurs ?? 0, besideBare ?? 0, besideKept ?? 0, besidePapa ?? 0);
    made.push({ ours: ours.ms, bare: bare.ms, kept: kept.ms, papa: papa.ms, calm: beside <= disturbing });
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

/** The most that the renderers had resident while the work went on. */
async function peakDuring(browser: Browser, work: () => Promise<unknown>): Promise<number> {
  let peak = await resident(browser);
  let over = false;
  const sampling = (async () => {
    while (!over) {
      peak = Math.max(peak, await resident(browser));
      await new Promise((resolve) => setTimeout(resolve, sampleEvery));
    }
  })();
  await work();
  over = true;
  await sampling;
  return peak;
}

/** Peaks of a page of ours and of one with nothing but a bare engine in memory, each in a browser of its own. */
async function peaksOf(url: string, subject: Subject): Promise<readonly [ours: number, bare: number]> {
  const peakOf = async (
    address: string,
    prepare: (page: Page) => Promise<unknown>,
    work: (page: Page) => Promise<unknown>,
  ) => {
    const browser = await launchBrowser();
    try {
      const page = await open(browser, address);
      await page.setInputFiles('#files', subject.path);
      await prepare(page);
      await quiet();
      return await peakDuring(browser, () => work(page));
    } finally {
      await browser.close();
    }
  };
  return [
    await peakOf(
      url,
      (page) => page.evaluate(() => globalThis.ecartBench.forget()),
      (page) => page.evaluate(() => globalThis.ecartBench.importAlone()),
    ),
    await peakOf(
      `${url}?bare`,
      (page) => page.evaluate(() => globalThis.ecartBare.start(false)),
      (page) => page.evaluate(() => globalThis.ecartBare.read()),
    ),
  ];
}

function timeLines(subject: Subject, made: readonly Round[]): readonly Line[] {
  const of = (key: 'ours' | 'bare' | 'kept' | 'papa'): readonly number[] => made.map((round) => round[key]);
  const middle = median(ratiosOf(of('ours'), of('bare')));
  const beside = (what: string, other: readonly number[]): Line =>
    information(what, times(of('ours')), times(other), ratio(median(ratiosOf(of('ours'), other))));
  return [
    {
      what: subject.what,
      ours: times(of('ours')),
      bare: times(of('bare')),
      ratio: `${ratio(middle)} (of the least: ${ratio(least(of('ours')) / least(of('bare')))})`,
      budget: `${subject.budget} ×`,
      kept: middle <= subject.budget,
    },
    beside('… beside the bare engine into a file that survives, as ours does', of('kept')),
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

async function workbookLine(page: Page, path: string): Promise<Line> {
  const made: number[] = [];
  await page.setInputFiles('#files', path);
  for (let round = 0; round < Math.min(3, rounds); round += 1) {
    await page.evaluate(() => globalThis.ecartBench.forget());
    await quiet();
    made.push((await page.evaluate(() => globalThis.ecartBench.importAlone())).ms);
  }
  return {
    what: `Workbook .xlsx of ${small ? '2,000' : '100,000'} rows and 10 columns (${megabytes(statSync(path).size)}), read in a worker`,
    ours: times(made),
    bare: '',
    ratio: '',
    budget: `${ms(budgets.xlsx)} ms`,
    kept: median(made) <= budgets.xlsx,
  };
}

mkdirSync(folder, { recursive: true });
const before = loadavg()[0] ?? 0;
const pageFolder = join(folder, 'page');
const siteFolder = join(folder, 'site');
await buildPage({ root: join(import.meta.dirname, 'page'), outDir: pageFolder, minify: true });
await build({ root, logLevel: 'error', build: { outDir: siteFolder, emptyOutDir: true } });
const server = await startAppServer({ directory: pageFolder });
const site = await startAppServer({ directory: siteFolder });
const browser = await launchBrowser();
const file = small ? { path: join(folder, 'small.csv'), about: 'Small files: nothing here is a result.' } : largeFile();
if (small) writeLargeCsv(file.path, 20_000);
const made = [file.path];
try {
  const all = subjects(file.path);
  const xlsx = await workbook();
  made.push(xlsx, ...all.map((subject) => subject.path));
  const page = await open(browser, server.url);
  const lines: Line[] = [];
  let disturbed = 0;
  for (const subject of all) {
    const found = await roundsOf(page, subject);
    disturbed += found.filter((round) => !round.calm).length;
    lines.push(...timeLines(subject, found));
  }
  lines.push(await workbookLine(page, xlsx));
  await page.context().close();
  for (const subject of all) if (subject.weighed) lines.push(memoryLine(subject, await peaksOf(server.url, subject)));
  for (const [what, path] of [...all.map(({ what, path }) => [what, path] as const), ['the workbook', xlsx] as const]) {
    await quiet();
    lines.push(frameLine(what, await framesWhile(browser, site.url, path)));
  }
  const notes = [
    `Bare import: \`CREATE TABLE t AS SELECT * FROM read_csv('file')\` in memory, in an engine that is started; it keeps nothing, counts nothing and trusts the sniffer. Ours scans every byte, decides types, writes a file that survives, and attaches it.`,
    `Memory: resident set of the renderer processes, every ${sampleEvery} ms; ours with the engine of the page, that of the build and the scan worker, the bare one with one engine that holds the table.`,
    `Frames: requestAnimationFrame of the built site, from before the drop until nothing is being read or built.`,
    ...(withLargest ? [] : ['The file of 500 MB was left out.']),
  ];
  const report = reportOf(lines, notes, {
    title: 'What imports of large files cost',
    command: 'npm run bench -- files',
    browser: `Chromium ${browser.version()}`,
    packages: versions(),
    file: file.about,
    rounds: `${rounds} rounds (${fewRounds} of the largest file), in ${disturbed} of which others took more than ${disturbing * 100} % of a processor`,
    load: [before, loadavg()[0] ?? 0],
  });
  if (!small) writeFileSync(join(import.meta.dirname, 'FILES.md'), report);
  console.log(`\n${tableOf(lines)}\n`);
  for (const { what, kept } of lines) if (kept === false) console.error(`\n!!! BUDGET MISSED: ${what}\n`);
} finally {
  await browser.close();
  await server.stop();
  await site.stop();
  for (const path of made) rmSync(path, { force: true });
}
