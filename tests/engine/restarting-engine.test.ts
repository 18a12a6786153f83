import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { databaseOf, type DatasetFile } from '../../src/engine/engine.ts';
import { QueryHistory } from '../../src/engine/query-log.ts';
import type { Instance } from '../../src/engine/wasm/instance.ts';
import { RestartingEngine, type RestartOptions } from '../../src/engine/wasm/restarting-engine.ts';
import { WasmEngine } from '../../src/engine/wasm/wasm-engine.ts';
import { firstNumber } from '../../src/model/rows.ts';
import { literal, query } from '../../src/sql/sql.ts';
import { startNodeInstance } from '../support/node-instance.ts';

const heavy = query`SELECT count(*)::DOUBLE AS n FROM range(60000) a, range(60000) b WHERE (a.range * b.range) % 7 = 3`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const opened: RestartingEngine[] = [];
afterAll(() => Promise.all(opened.map((engine) => engine.end())));

/** An engine of real workers, and a way to make the one of the day crash: no message may be null. */
async function mortal(part: Partial<RestartOptions> = {}) {
  const instances: Instance[] = [];
  const history = new QueryHistory(Date.now);
  let restarts = 0;
  const engine = await RestartingEngine.open({
    open: async () => {
      const instance = await startNodeInstance();
      instances.push(instance);
      return WasmEngine.open(instance, history);
    },
    log: history,
    delays: [0, 0, 0],
    calm: 60_000,
    onRestart: () => {
      restarts += 1;
    },
    ...part,
  });
  opened.push(engine);
  const crash = async (): Promise<void> => {
    const worker = instances.at(-1)?.worker as unknown as Worker;
    const died = new Promise((resolve) => {
      worker.addEventListener('error', resolve, { once: true });
    });
    worker.postMessage(null);
    await died;
  };
  return { engine, crash, restarts: () => restarts, started: () => instances.length };
}

const one = async (engine: RestartingEngine): Promise<number> =>
  firstNumber(await engine.query(query`SELECT 1 AS one`), 'one');

/** A dataset file, as a build leaves it. */
async function datasetFile(id: string): Promise<DatasetFile> {
  const folder = mkdtempSync(join(tmpdir(), 'ecart-'));
  const file = join(folder, 'made.duckdb');
  const { db } = await startNodeInstance();
  try {
    await db.open({});
    const connection = await db.connect();
    await connection.query(`ATTACH '${file}' AS made`);
    await connection.query('CREATE TABLE made.main.rows AS SELECT range AS n FROM range(7)');
    await connection.query('CHECKPOINT made');
    await connection.query('DETACH made');
    return { id, file: new Blob([readFileSync(file)]) };
  } finally {
    await db.terminate();
    rmSync(folder, { recursive: true });
  }
}

test('a crash ends what is pending, and the next engine has the datasets and the files again, sealed', async () => {
  const { engine, crash, restarts } = await mortal();
  await engine.attach(await datasetFile('abc'));
  await engine.registerFile('x.csv', new Blob(['a\n5\n']));
  const attached = query`SELECT count(*)::DOUBLE AS n FROM duckdb_databases() WHERE database_name = ${literal(databaseOf('abc'))} AND readonly`;
  expect(firstNumber(await engine.query(attached), 'n')).toBe(1);
  const pending = [engine.query(heavy), engine.query(heavy)].map((one) => one.catch((reason: unknown) => reason));
  await pause(50);
  await crash();
  for (const outcome of await Promise.all(pending))
    expect(outcome).toMatchObject({ problem: { code: 'engine-ended' } });
  expect(firstNumber(await engine.query(attached), 'n')).toBe(1);
  expect(firstNumber(await engine.query(query`SELECT a::DOUBLE AS a FROM read_csv('in/x.csv')`), 'a')).toBe(5);
  await expect(engine.queryText(`SELECT * FROM read_csv('/etc/hostname')`)).rejects.toMatchObject({
    problem: { code: 'sealed' },
  });
  expect(restarts()).toBe(1);
  expect(engine.log.entries().filter((entry) => entry.state === 'running')).toEqual([]);
});

test('an engine that crashes again and again is given up, and says so', async () => {
  const { engine, crash, started } = await mortal({ delays: [0, 0] });
  for (let turn = 0; turn < 2; turn += 1) {
    await crash();
    expect(await one(engine)).toBe(1);
  }
  await crash();
  await expect(one(engine)).rejects.toMatchObject({ problem: { code: 'engine-lost' } });
  await expect(engine.memory()).rejects.toMatchObject({ problem: { code: 'engine-lost' } });
  expect(started()).toBe(3);
});

test('after a calm time the restarts are counted anew', async () => {
  const { engine, crash } = await mortal({ delays: [0], calm: 1 });
  for (let turn = 0; turn < 3; turn += 1) {
    await crash();
    expect(await one(engine)).toBe(1);
    await pause(30);
  }
});

test('a start that fails is one of the restarts', async () => {
  const history = new QueryHistory(Date.now);
  let [starts, last]: [number, Instance | null] = [0, null];
  const { engine } = await mortal({
    open: async () => {
      starts += 1;
      if (starts === 2) throw new Error('no worker now');
      last = await startNodeInstance();
      return WasmEngine.open(last, history);
    },
    delays: [0, 0],
  });
  (last as Instance | null)?.worker.dispatchEvent(new Event('error'));
  await pause(1);
  expect(await one(engine)).toBe(1);
  expect(starts).toBe(3);
});

test('an engine that is ended on purpose stays ended', async () => {
  const { engine, started } = await mortal();
  await engine.end();
  await expect(one(engine)).rejects.toMatchObject({ problem: { code: 'engine-ended' } });
  await pause(30);
  expect(started()).toBe(1);
});
