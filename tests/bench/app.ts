/** What the app adds to the bare engine, on the same work in the same browser. `npm run bench -- 3` makes three rounds. */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { startAppServer } from '../support/app-server.ts';
import { launchBrowser } from '../support/browser.ts';
import { buildPage } from '../support/build-page.ts';
import { firstLoadBudget, firstLoadOf, weightOf } from '../support/first-load.ts';
import type { OurImport } from './page/ours.ts';
import { folder, largeFile, megabytes, open, ratio, ratiosOf, resident, root, versions, visit } from './setup.ts';
import { besideOthers, quiet } from './quiet.ts';
import { information, least, median, ms, reportOf, tableOf, times, type Line } from './results.ts';

const rounds = Number(process.argv[2] ?? 5);
const turns = 9;
const importBudget = 2;
const histogramBudget = { times: 1.5, plus: 50 };

/** Rounds beside which others worked are made again, so many times more. */
const patience = 2;
/** The share of one processor that others may take during a round. */
const disturbing = 0.2;

interface Round {
  readonly ours: OurImport;
  readonly bare: number;
  /** The bare engine, into a file that survives. */
  readonly kept: number;
  readonly calm: boolean;
}

interface Imports {
  readonly rounds: readonly Round[];
  readonly about: string;
}

async function importByTurns(page: Page): Promise<Imports> {
  const made: Round[] = [];
  const calm = (): readonly Round[] => made.filter((round) => round.calm);
  while (calm().length < rounds && made.length < rounds * patience) {
    const round = await importOnce(page);
    made.push(round);
    const { ours, bare, kept } = round;
    console.log(
      `round ${made.length}: ours ${ms(ours.attached)}, scan ${ms(ours.scan)}, bare ${ms(bare)}, kept ${ms(kept)}${round.calm ? '' : ', disturbed'}`,
    );
    for (const [statement, from, to] of ours.statements)
      console.log(`    ${ms(from)} to ${ms(to)}: ${statement.replaceAll('\n', ' ')}`);
  }
  const disturbed = `others took more than ${disturbing * 100} % of a processor`;
  if (calm().length < Math.min(3, rounds))
    return {
      rounds: made,
      about: `${made.length} rounds of imports, in ${made.length - calm().length} of which ${disturbed}: they count, because too few were left`,
    };
  return {
    rounds: calm(),
    about: `${calm().length} rounds of imports; ${made.length - calm().length} more, in which ${disturbed}, do not count`,
  };
}

async function importOnce(page: Page): Promise<Round> {
  await page.evaluate(() => globalThis.ecartBench.forget());
  await quiet();
  const [ours, besideOurs] = await besideOthers(() => page.evaluate(() => globalThis.ecartBench.importOurs()));
  const [bare, besideBare] = await importBare(page, false);
  const [kept, besideKept] = await importBare(page, true);
  if (ours.rows + ours.rejected !== bare.rows)
    throw new Error(`Ours kept ${ours.rows} rows and rejected ${ours.rejected}; the bare engine read ${bare.rows}`);
  const beside = Math.max(besideOurs ?? 0, besideBare ?? 0, besideKept ?? 0);
  return { ours, bare: bare.ms, kept: kept.ms, calm: beside <= disturbing };
}

async function importBare(page: Page, keeps: boolean) {
  await page.evaluate((kept) => globalThis.ecartBare.start(kept), keeps);
  await quiet();
  return besideOthers(() => page.evaluate(() => globalThis.ecartBare.read()));
}

function importLines(imports: Imports, file: string): readonly Line[] {
  const ours = imports.rounds.map((round) => round.ours);
  const bare = imports.rounds.map((round) => round.bare);
  const kept = imports.rounds.map((round) => round.kept);
  const attached = ours.map((round) => round.attached);
  const middle = median(ratiosOf(attached, bare));
  const latencies = ours.flatMap((round) => round.latencies);
  return [
    {
      what: `Import of ${file}: from the drop to attached and typed`,
      ours: times(attached),
      bare: times(bare),
      ratio: `${ratio(middle)} (of the least: ${ratio(least(attached) / least(bare))})`,
      budget: `${importBudget} ×`,
      kept: middle <= importBudget,
    },
    information(
      '… beside the bare engine into a file that survives, as ours does',
      times(attached),
      times(kept),
      `${ratio(median(ratiosOf(attached, kept)))} (of the least: ${ratio(least(attached) / least(kept))})`,
    ),
    information('… of it the scan of every byte, in a worker of its own', times(ours.map((round) => round.scan))),
    information('… and on to the customer record', times(ours.map((round) => round.record))),
    information(
      `A small query on the main engine during these imports (${latencies.length} asked)`,
      `${ms(median(latencies))} (most ${ms(Math.max(...latencies))})`,
    ),
  ];
}

async function histogramLines(page: Page): Promise<readonly Line[]> {
  await quiet();
  const found = await page.evaluate((count) => globalThis.ecartBench.histograms('UnitPrice', count), turns);
  const allowed = histogramBudget.times * median(found.bare) + histogramBudget.plus;
  return [
    {
      what: `Histogram of ${found.rows.toLocaleString('en-GB')} rows`,
      ours: times(found.ours),
      bare: times(found.bare),
      ratio: ratio(median(found.ours) / median(found.bare)),
      budget: `${histogramBudget.times} × + ${histogramBudget.plus} ms = ${ms(allowed)} ms`,
      kept: median(found.ours) <= allowed,
    },
    information('… and the whole distribution: key figures, curve, bins', times(found.whole)),
  ];
}

async function demoLines(page: Page): Promise<readonly Line[]> {
  const sample = join(root, 'sample-data');
  const files = readdirSync(sample).filter((name) => name.endsWith('.csv'));
  await page.setInputFiles(
    '#files',
    files.map((name) => join(sample, name)),
  );
  await page.evaluate(() => globalThis.ecartBench.forget());
  await quiet();
  const demo = await page.evaluate(() => globalThis.ecartBench.importFiles());
  const contexts = await page.evaluate((count) => globalThis.ecartBench.contexts(count), 5);
  return [
    information(`The ${files.length} files of the demo: from the drop to the customer record`, ms(demo)),
    information('Contexts on the demo', times(contexts)),
  ];
}

async function attachLines(page: Page, url: string): Promise<readonly Line[]> {
  const ids = await page.evaluate(() => globalThis.ecartBench.datasets());
  await visit(page, url);
  const again = await page.evaluate((all) => globalThis.ecartBench.attachAgain(all), ids);
  return [
    information('After a reload: the source and the customer record attached again, each', again.map(ms).join(' and ')),
  ];
}

async function firstLoadLine(): Promise<Line> {
  const site = join(folder, 'site');
  await build({ root, logLevel: 'error', build: { outDir: site, emptyOutDir: true } });
  const weight = weightOf(firstLoadOf(site).scripts);
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  return {
    what: 'First load: JavaScript after gzip, before the engine',
    ours: kilobytes(weight),
    bare: '',
    ratio: '',
    budget: kilobytes(firstLoadBudget),
    kept: weight <= firstLoadBudget,
  };
}

mkdirSync(folder, { recursive: true });
const before = loadavg()[0] ?? 0;
const file = largeFile();
const pageFolder = join(folder, 'page');
await buildPage({ root: join(import.meta.dirname, 'page'), outDir: pageFolder, minify: true });
const firstLoad = await firstLoadLine();
const server = await startAppServer({ directory: pageFolder });
const browser = await launchBrowser();
try {
  const page = await open(browser, server.url);
  await page.setInputFiles('#files', file.path);
  const imports = await importByTurns(page);
  const histograms = await histogramLines(page);
  const segment = await page.evaluate((count) => globalThis.ecartBench.counts('Quantity', count), turns);
  const engineMemory = await page.evaluate(() => globalThis.ecartBench.memory());
  const pageMemory = await resident(browser);
  const stored = await page.evaluate(() => globalThis.ecartBench.stored());
  const attached = await attachLines(page, server.url);
  await page.context().close();
  const demoPage = await open(browser, server.url);
  const demo = await demoLines(demoPage);
  const lines: readonly Line[] = [
    ...importLines(imports, megabytes(statSync(file.path).size)),
    ...histograms,
    firstLoad,
    information('Count of a segment: customers by what they bought in twelve months', times(segment)),
    ...attached,
    ...demo,
  ];
  const notes = [
    `Bare import: \`CREATE TABLE t AS SELECT * FROM read_csv('file')\` in memory, in an engine that is started; it keeps nothing, counts nothing and trusts the sniffer. Ours scans every byte, decides types, writes a file that survives, and attaches it.`,
    `Bare histogram: \`SELECT floor(v / w), count(*) … GROUP BY 1\` on the attached table, on a connection to the same engine.`,
    `After the imports the engine counts ${megabytes(engineMemory)} as its own; the page and its workers have ${megabytes(pageMemory)} resident, spare engine included; the browser keeps ${megabytes(stored)} for source and record.`,
  ];
  const report = reportOf(lines, notes, {
    title: 'What Écart adds to the bare engine',
    command: 'npm run bench',
    browser: `Chromium ${browser.version()}`,
    packages: versions(),
    file: file.about,
    rounds: imports.about,
    load: [before, loadavg()[0] ?? 0],
  });
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), report);
  console.log(`\n${tableOf(lines)}\n`);
  for (const { what, kept } of lines) if (kept === false) console.error(`\n!!! BUDGET MISSED: ${what}\n`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(file.path, { force: true });
}
