/** The app without its screens on the project that the browser keeps: its analyses by name, each beside the queries that it takes. */
import { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Miner, MinerInput } from '../../../src/analyses/contexts/miner.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import type { ContextsSpec, Depth } from '../../../src/analyses/contexts/spec.ts';
import { setsOf, shapeOf } from '../../../src/analyses/contexts/cube.ts';
import { layOut } from '../../../src/analyses/contexts/halves.ts';
import { suggest as suggestContexts } from '../../../src/analyses/contexts/suggest.ts';
import { workerMiner } from '../../../src/analyses/contexts/worker-miner.ts';
import { QueryHistory } from '../../../src/engine/query-log.ts';
import { openDuckDB } from '../../../src/engine/wasm/open-duckdb.ts';
import { RestartingEngine } from '../../../src/engine/wasm/restarting-engine.ts';
import { Stopped } from '../../../src/model/problem.ts';
import { workerOpener } from '../../../src/preparation/reading/worker-opener.ts';
import { workerScanner } from '../../../src/preparation/reading/worker-scanner.ts';
import { browserProjects } from '../../../src/storage/browser/browser-projects.ts';
import { createApp } from '../../../src/store/app.ts';
import { scopeOf } from '../../../src/store/scope.ts';
import ContextsWorker from '../../../src/workers/contexts.worker.ts?worker&inline';
import OpeningWorker from '../../../src/workers/opening.worker.ts?worker&inline';
import ScanWorker from '../../../src/workers/scan.worker.ts?worker&inline';
import { pause, timed } from './files.ts';
import type { Piece } from './piece.ts';
import { piecesOf } from './pieces.ts';
import { drawBars } from './vega-by-hand.ts';

/** The last day of the base: what is measured must not depend on the day it is measured. */
const asOf = '2025-12-31';

const newId = () => crypto.randomUUID().slice(0, 8);
const history = new QueryHistory(Date.now, 2_000);
const { engine, workshop } = await openDuckDB({ newId, history });
const miner = workerMiner(() => new ContextsWorker());
const noParquet = () => Promise.reject(new Error('No Parquet is read or written here'));
const failures: unknown[] = [];

const app = createApp(
  {
    engine,
    workshop: {
      get keeps() {
        return workshop.keeps;
      },
      open: () => workshop.open(),
      room: () => workshop.room(),
      find: (id) => workshop.find(id),
      // What is kept stays.
      drop: () => Promise.resolve(),
      sweep: () => Promise.resolve(),
      wipe: () => Promise.resolve(),
    },
    projects: await browserProjects(),
    parquetModule: noParquet,
    opener: workerOpener(() => Promise.resolve(new OpeningWorker()), noParquet),
    scanner: workerScanner(() => new ScanWorker()),
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
while (!['ready', 'failed'].includes(app.data.getState().record.state)) await pause(20);
const { record } = app.data.getState();
if (record.state !== 'ready' || failures.length > 0)
  throw new Error(`The project does not open: ${JSON.stringify([record, failures])}`);

const { scope } = scopeOf({ ...app.document.getState().history.present, asOf }, record, asOf);
if (!(engine instanceof RestartingEngine)) throw new TypeError('The bare query needs the engine behind the port');
const { db } = (await engine.current()).database.instance;
const bare = new AsyncDuckDBConnection(db, await db.connectInternal());
const pieces = piecesOf({ engine, scope });

export interface Turns {
  /** Milliseconds of the analysis as the app runs it. */
  readonly ours: readonly number[];
  /** Of the queries written by hand; none where there are none. */
  readonly bare: readonly number[];
  /** Of the app's own queries, asked of the engine with nothing around. */
  readonly own: readonly number[];
  readonly queries: readonly string[];
  /** Something of the result, to see that there was one. */
  readonly found: string;
}

function pieceOf(name: string): Piece {
  const piece = pieces[name];
  if (piece === undefined) throw new Error(`Nothing is measured under ${name}`);
  return piece;
}

/** By turns: the analysis, its queries by hand, its own queries bare. */
async function measure(name: string, turns: number): Promise<Turns> {
  const piece = pieceOf(name);
  const made = { ours: [] as number[], bare: [] as number[], own: [] as number[] };
  let [queries, found]: [readonly string[], string] = [[], ''];
  // The first touch of a column reads it from storage, for whoever comes first.
  for (let turn = -1; turn < turns; turn += 1) {
    const before = history.entries().at(-1)?.id ?? -1;
    const [result, ours] = await timed(piece.ours);
    queries = history.entries().flatMap((entry) => (entry.id > before ? [entry.text] : []));
    found = String(result);
    const [, byHand] = await timed(() => inTurn(piece.bare));
    const [, own] = await timed(() => inTurn(queries));
    if (turn < 0) continue;
    made.ours.push(ours);
    if (piece.bare.length > 0) made.bare.push(byHand);
    made.own.push(own);
  }
  return { ...made, queries, found };
}

async function inTurn(queries: readonly string[]): Promise<void> {
  for (const text of queries) await bare.query(text);
}

/** Milliseconds of one run of each query of a piece, for who looks for what is slow. */
async function profile(name: string): Promise<readonly (readonly [number, string])[]> {
  const before = history.entries().at(-1)?.id ?? -1;
  await pieceOf(name).ours();
  return history.entries().flatMap((entry) => (entry.id > before ? [[entry.duration ?? 0, entry.text] as const] : []));
}

/** Milliseconds of a histogram by hand for each of some windows: asked of the bare engine, drawn by plain Vega-Lite. */
async function drawByHand(months: readonly number[]): Promise<readonly number[]> {
  const own = `"${record.state === 'ready' ? record.record.database : ''}"."main"`;
  const found: number[] = [];
  for (const count of months) {
    const since = `DATE '${asOf}' + 1 - INTERVAL ${String(count)} MONTH`;
    const spent = `SELECT "customer_no", sum("montant") AS s FROM ${own}."events_achats" WHERE "customer_no" IS NOT NULL AND "event_at" >= ${since} AND "event_at" < DATE '${asOf}' + 1 GROUP BY 1`;
    const text = `SELECT floor(coalesce(s, 0) / 20) * 20 AS bin, count(*)::DOUBLE AS n FROM ${own}."customers" c LEFT JOIN (${spent}) e ON e."customer_no" = c."customer_no" WHERE c."seen_0" <= DATE '${asOf}' GROUP BY 1`;
    const [, time] = await timed(async () => {
      const rows = (await bare.query(text)).toArray() as readonly { readonly bin: number; readonly n: number }[];
      await drawBars(rows.map(({ bin, n }) => ({ bin, n })));
    });
    found.push(time);
  }
  return found;
}

async function ask(text: string): Promise<readonly string[]> {
  const [table, ms] = await timed(() => bare.query(text));
  return [
    `${Math.round(ms)} ms`,
    ...table
      .toArray()
      .map((row: unknown) =>
        JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
      ),
  ];
}

export interface Mined {
  readonly rows: number;
  readonly dimensions: number;
  /** Milliseconds from the question to the list: all, and until the rows were with the miner. */
  readonly whole: number;
  readonly asked: number;
  /** Milliseconds between two frames of the page, and between two reports of progress while it mined. */
  readonly frames: readonly number[];
  readonly reports: readonly number[];
  readonly found: string;
}

const depth: Depth = 4;

/** The first so many dimensions of the customers, as the screen looks for their contexts. */
function firstDimensions(dimensions: number): ContextsSpec {
  const suggested = suggestContexts(scope.record);
  if (suggested === null) throw new Error('There are no contacts');
  const chosen = suggested.dimensions.slice(0, dimensions).map(({ excluded: _excluded, ...one }) => one);
  return { ...suggested, dimensions: chosen, depth, exposure: 'customers', minimumCustomers: 150 };
}

async function mineContexts(dimensions: number): Promise<Mined> {
  const spec = firstDimensions(dimensions);
  const frames: number[] = [];
  const reports: number[] = [];
  let [frameAt, reportAt, over] = [performance.now(), Number.NaN, false];
  const frame = (now: number): void => {
    frames.push(now - frameAt);
    frameAt = now;
    if (!over) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  let [asked, rows] = [0, 0];
  const start = performance.now();
  const watched: Miner = {
    mine: (input, options) => {
      rows = input.customer.length;
      asked = performance.now() - start;
      reportAt = performance.now();
      return miner.mine(input, {
        ...options,
        onProgress: (share) => {
          reports.push(performance.now() - reportAt);
          reportAt = performance.now();
          options?.onProgress?.(share);
        },
      });
    },
  };
  const result = await runContexts(engine, watched, spec, scope, {
    onProgress: () => undefined,
    onFound: () => undefined,
  });
  const whole = performance.now() - start;
  over = true;
  const found =
    result.kind === 'rates'
      ? `${String(result.lines.length)} lines of ${String(result.tried)} tried, depth ${String(result.depth)}`
      : result.kind;
  return { rows, dimensions: spec.dimensions.length, whole, asked, frames, reports, found };
}

/** Milliseconds of counting customers and contacts of every set of at most four dimensions by a loop over all rows, with nothing around it. */
async function countingLoop(dimensions: number): Promise<number> {
  const inputs: MinerInput[] = [];
  const keeps: Miner = {
    mine: (input) => {
      inputs.push(input);
      return Promise.reject(new Stopped());
    },
  };
  await runContexts(engine, keeps, firstDimensions(dimensions), scope).catch((error: unknown) => {
    if (!(error instanceof Stopped)) throw error;
  });
  const [input] = inputs;
  if (input === undefined) throw new Error('Nothing was to be mined');
  const { codes, contacts, rows } = layOut(input);
  const start = performance.now();
  for (let arity = 0; arity <= depth; arity++)
    for (const dimensions of setsOf(input.sizes.length, arity)) {
      const { strides, cells } = shapeOf(input.sizes, dimensions);
      const at = new Uint32Array(rows);
      dimensions.forEach((dimension, place) => {
        const [column, stride] = [codes[dimension] ?? new Uint8Array(rows), strides[place] ?? 1];
        for (let row = 0; row < rows; row++) at[row] = (at[row] as number) + (column[row] as number) * stride;
      });
      const [customers, made] = [new Float64Array(cells), new Float64Array(cells)];
      for (let row = 0; row < rows; row++) {
        const cell = at[row] as number;
        customers[cell] = (customers[cell] as number) + 1;
        made[cell] = (made[cell] as number) + (contacts[row] as number);
      }
    }
  return performance.now() - start;
}

/** Milliseconds of each query since the last so many milliseconds, for who looks for what is slow. */
function asked(since: number): readonly (readonly [number, string])[] {
  return history
    .entries()
    .flatMap(({ startedAt, duration, text }) =>
      startedAt >= Date.now() - since ? [[duration ?? Number.NaN, text] as const] : [],
    );
}

export const kept = {
  asked,
  mineContexts,
  countingLoop,
  names: () => Object.keys(pieces),
  measure,
  profile,
  drawByHand,
  ask,
  record: () => record.record,
  memory: () => engine.memory(),
};
