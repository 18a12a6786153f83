/** The app without its screens, composed as `main.tsx` does: what of it the bench measures. */
import { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest as suggestContexts } from '../../../src/analyses/contexts/suggest.ts';
import { workerMiner } from '../../../src/analyses/contexts/worker-miner.ts';
import { binningOf } from '../../../src/analyses/distribution/bars.ts';
import { histogramQuery } from '../../../src/analyses/distribution/histogram-query.ts';
import { runDistribution } from '../../../src/analyses/distribution/run.ts';
import type { DistributionSpec } from '../../../src/analyses/distribution/spec.ts';
import { readSummary } from '../../../src/analyses/distribution/summary.ts';
import { summaryQuery } from '../../../src/analyses/distribution/summary-query.ts';
import { databaseOf } from '../../../src/engine/engine.ts';
import { QueryHistory } from '../../../src/engine/query-log.ts';
import { openDuckDB } from '../../../src/engine/wasm/open-duckdb.ts';
import { RestartingEngine } from '../../../src/engine/wasm/restarting-engine.ts';
import type { EventTable } from '../../../src/model/record.ts';
import type { Rule } from '../../../src/model/rule.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { workerOpener } from '../../../src/preparation/reading/worker-opener.ts';
import { workerScanner } from '../../../src/preparation/reading/worker-scanner.ts';
import { identifier, literal, path, query, textOf } from '../../../src/sql/sql.ts';
import { memoryProjects } from '../../../src/storage/memory/memory-projects.ts';
import { createApp } from '../../../src/store/app.ts';
import { scopeOf } from '../../../src/store/scope.ts';
import { countCustomers } from '../../../src/store/tables.ts';
import ContextsWorker from '../../../src/workers/contexts.worker.ts?worker&inline';
import OpeningWorker from '../../../src/workers/opening.worker.ts?worker&inline';
import ScanWorker from '../../../src/workers/scan.worker.ts?worker&inline';
import { files, pause, timed } from './files.ts';

/** A spare engine starts three seconds after the last one was taken. */
const spareIsWarm = 5_000;
const probeEvery = 250;

const newId = () => crypto.randomUUID().slice(0, 8);
const history = new QueryHistory(Date.now, 2_000);
const { engine, workshop } = await openDuckDB({ newId, history });
const scanner = workerScanner(() => new ScanWorker());
const miner = workerMiner(() => new ContextsWorker());
let scanTime = 0;
let opened: number | null = null;
const failures: unknown[] = [];

const app = createApp(
  {
    engine,
    workshop: {
      get keeps() {
        return workshop.keeps;
      },
      open: async () => {
        const session = await workshop.open();
        opened ??= performance.now();
        return session;
      },
      room: () => workshop.room(),
      find: (id) => workshop.find(id),
      // What is kept stays for the page that is opened after this one.
      drop: (id) => workshop.drop(id),
      sweep: () => Promise.resolve(),
      wipe: () => workshop.wipe(),
    },
    projects: memoryProjects(),
    parquetModule: () => Promise.reject(new Error('No Parquet is written here')),
    opener: workerOpener(
      () => Promise.resolve(new OpeningWorker()),
      () => Promise.reject(new Error('No Parquet is read here')),
    ),
    scanner: {
      scan: async (...asked) => {
        const [scan, ms] = await timed(() => scanner.scan(...asked));
        scanTime = ms;
        return scan;
      },
    },
    miner,
    processors: navigator.hardwareConcurrency,
    now: () => new Date(),
    newId,
    demoFiles: () => Promise.resolve([]),
    saveFile: () => undefined,
    keepPreferences: () => undefined,
    wipeRest: () => Promise.resolve(),
    traffic: { entries: () => [], subscribe: () => () => undefined },
    updates: { isReady: () => false, apply: () => undefined, subscribe: () => () => undefined },
  },
  { language: 'en', theme: 'light', railFolded: false },
);
app.notices.subscribe((notice) => failures.push(notice));
await app.start();

async function recordReady(): Promise<void> {
  const done = () => ['ready', 'failed'].includes(app.data.getState().record.state);
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (done()) resolve();
      else setTimeout(look, 10);
    };
    look();
  });
  if (app.data.getState().record.state === 'failed' || failures.length > 0)
    throw new Error(`The app failed: ${JSON.stringify([app.data.getState().record, failures])}`);
}

/** Back to an app that knows nothing, with the next spare engine warm. */
async function forget(): Promise<void> {
  const { sources, record } = app.data.getState();
  const attached = Object.values(sources).flatMap((source) => (source.state === 'ready' ? [source.dataset] : []));
  if (record.state === 'ready') attached.push(record.id);
  await app.wipe();
  for (const id of attached) await engine.detach(id);
  const folder = await navigator.storage.getDirectory();
  for await (const name of folder.keys()) if (name.startsWith('bare-')) await folder.removeEntry(name);
  await pause(spareIsWarm);
}

export interface OurImport {
  readonly attached: number;
  readonly record: number;
  readonly opened: number;
  readonly scan: number;
  readonly rows: number;
  readonly rejected: number;
  readonly latencies: readonly number[];
  /** What the engines were asked: the text, and from when to when in milliseconds after the drop. */
  readonly statements: readonly (readonly [string, number, number])[];
}

/** From the drop to the table attached and typed; a small query is asked of the main engine all the while. */
async function importOurs(): Promise<OurImport> {
  const latencies: number[] = [];
  const over = new AbortController();
  const small = query`SELECT count(*) AS "n" FROM range(1000)`;
  const probing = (async () => {
    while (!over.signal.aborted) {
      latencies.push((await timed(() => engine.query(small)))[1]);
      await pause(probeEvery);
    }
  })();
  const before = history.entries().at(-1)?.id ?? 0;
  opened = null;
  const dropped = Date.now();
  const start = performance.now();
  await app.pipeline.addFiles(files());
  const attached = performance.now() - start;
  over.abort();
  await probing;
  const statements = history
    .entries()
    .filter((entry) => entry.id > before && entry.text !== textOf(small))
    .map(({ text, startedAt, duration }) => {
      const from = startedAt - dropped;
      return [text.slice(0, 60), from, from + (duration ?? 0)] as const;
    });
  await recordReady();
  const record = performance.now() - start;
  const [source] = Object.values(app.data.getState().sources);
  if (source?.state !== 'ready') throw new Error('The file was not read');
  const { kept, rejected } = source.report;
  return {
    attached,
    record,
    opened: (opened ?? start) - start,
    scan: scanTime,
    rows: kept,
    rejected,
    latencies,
    statements,
  };
}

/** The same, with nothing asked meanwhile and no customer record waited for. */
async function importAlone(): Promise<{ readonly ms: number; readonly rows: number }> {
  const [, ms] = await timed(() => app.pipeline.addFiles(files()));
  const [source] = Object.values(app.data.getState().sources);
  if (source?.state !== 'ready')
    throw new Error(`The file was not read: ${JSON.stringify([app.data.getState().arriving, failures])}`);
  return { ms, rows: source.report.rows };
}

/** Milliseconds from the drop of all files to the customer record. */
async function importFiles(): Promise<number> {
  const [, ms] = await timed(async () => {
    await app.pipeline.addFiles(files());
    await recordReady();
  });
  return ms;
}

function scope(): Scope {
  const { record } = app.data.getState();
  if (record.state !== 'ready') throw new Error('There is no customer record');
  return scopeOf(app.document.getState().history.present, record, '2026-01-01').scope;
}

function largest(): EventTable {
  const [table] = [...scope().record.events].sort((a, b) => b.rows - a.rows);
  if (table === undefined) throw new Error('The record has no events');
  return table;
}

function rowsOf(column: string): DistributionSpec {
  const amount = { kind: 'column', column } as const;
  return {
    measure: { kind: 'event-value', events: largest().id, amount, window: { kind: 'all' }, filter: null },
    split: null,
    view: 'histogram',
  };
}

export interface Histograms {
  readonly rows: number;
  readonly ours: readonly number[];
  readonly bare: readonly number[];
  readonly whole: readonly number[];
}

/** Turns of the bins by our query, by the shortest one, and of the whole distribution. */
async function histograms(column: string, turns: number): Promise<Histograms> {
  const spec = rowsOf(column);
  const { summary } = readSummary(await engine.query(summaryQuery(spec, scope())));
  if (summary === null) throw new Error('There is no summary');
  const binning = binningOf(summary);
  const ours = histogramQuery(spec, scope(), binning, null);
  const table = path(scope().record.database, 'main', largest().table);
  const bare = textOf(
    query`SELECT floor(${identifier(column)} / ${literal(binning.bins.width)}), count(*) FROM ${table} GROUP BY 1`,
  );
  if (!(engine instanceof RestartingEngine)) throw new TypeError('The bare query needs the engine behind the port');
  const { db } = (await engine.current()).database.instance;
  const connection = new AsyncDuckDBConnection(db, await db.connectInternal());
  const times: Histograms & { ours: number[]; bare: number[]; whole: number[] } = {
    rows: largest().rows,
    ours: [],
    bare: [],
    whole: [],
  };
  for (let turn = 0; turn < turns; turn += 1) {
    times.ours.push((await timed(() => engine.query(ours)))[1]);
    times.bare.push((await timed(() => connection.query(bare)))[1]);
    times.whole.push((await timed(() => runDistribution(engine, spec, scope())))[1]);
  }
  await connection.close();
  return times;
}

/** A segment of those who bought at least 100 of something in a year, counted. */
async function counts(column: string, turns: number): Promise<readonly number[]> {
  const measure = {
    kind: 'events',
    events: largest().id,
    aggregate: 'sum',
    amount: { kind: 'column', column },
    window: { kind: 'months', months: 12 },
    filter: null,
    absent: 'zero',
  } as const;
  const rule: Rule = { kind: 'measure', measure, test: { op: 'between', min: 100, max: null } };
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1)
    times.push((await timed(() => countCustomers(engine, rule, scope(), {})))[1]);
  return times;
}

async function contexts(turns: number): Promise<readonly number[]> {
  const spec = suggestContexts(scope().record);
  if (spec === null) throw new Error('There are no contacts');
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1)
    times.push((await timed(() => runContexts(engine, miner, spec, scope())))[1]);
  return times;
}

const datasets = (): readonly string[] => {
  const { sources, record } = app.data.getState();
  const ids = Object.values(sources).flatMap((source) => (source.state === 'ready' ? [source.dataset] : []));
  return record.state === 'ready' ? [...ids, record.id] : ids;
};

/** The kept datasets, attached again by a page that has just been opened. */
async function attachAgain(ids: readonly string[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const id of ids) {
    const [, ms] = await timed(async () => {
      const dataset = await workshop.find(id);
      if (dataset === null) throw new Error(`The dataset ${id} was not kept`);
      await engine.attach(dataset);
      await engine.query(query`SELECT count(*) FROM (SHOW TABLES FROM ${path(databaseOf(id), 'main')})`);
    });
    times.push(ms);
  }
  return times;
}

async function stored(): Promise<number> {
  return (await navigator.storage.estimate()).usage ?? 0;
}

export const ours = {
  forget,
  importOurs,
  importAlone,
  importFiles,
  histograms,
  counts,
  contexts,
  datasets,
  attachAgain,
  stored,
  memory: () => engine.memory(),
};
