import { afterAll, expect, test } from 'vitest';
import { databaseOf } from '../../src/engine/engine.ts';
import type { BuildSession } from '../../src/engine/engine.ts';
import { Stopped } from '../../src/model/problem.ts';
import { firstNumber } from '../../src/model/rows.ts';
import { path, query, statement } from '../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../support/node-engine.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

async function fill(build: BuildSession): Promise<void> {
  await build.registerFile('orders.csv', new Blob(['customer,amount\nA,10\nB,5\nA,2\n']));
  await build.run(statement`CREATE TEMP TABLE staged AS FROM read_csv('in/orders.csv')`);
  await build.run(
    statement`CREATE TABLE ${path(build.target, 'main', 'orders')} AS SELECT customer, amount::DOUBLE AS amount FROM staged`,
  );
}

const databases = async (): Promise<readonly (string | null)[]> =>
  (await engine.query(query`SELECT database_name FROM duckdb_databases() WHERE NOT internal ORDER BY 1`)).texts(
    'database_name',
  );

test('a finished build is readable under its id, by the engine and by the next build', async () => {
  const build = await workshop.open();
  await fill(build);
  const dataset = await build.finish('one');
  expect(dataset).toEqual({ id: 'one', file: null });
  expect(await workshop.find('one')).toEqual(dataset);
  await engine.attach(dataset);
  const total = await engine.query(
    query`SELECT sum(amount) AS total FROM ${path(databaseOf('one'), 'main', 'orders')}`,
  );
  expect(firstNumber(total, 'total')).toBe(17);

  const next = await workshop.open();
  await next.attach(dataset);
  await next.run(
    statement`CREATE TABLE ${path(next.target, 'main', 'totals')} AS SELECT customer, sum(amount) AS total FROM ${path(databaseOf('one'), 'main', 'orders')} GROUP BY ALL`,
  );
  await engine.attach(await next.finish('two'));
  expect((await engine.query(query`FROM ${path(databaseOf('two'), 'main', 'totals')}`)).count).toBe(2);
  await engine.detach('two');
});

test('a build of a dataset that is there already gives that one', async () => {
  const build = await workshop.open();
  await fill(build);
  await build.finish('one');
  expect((await databases()).filter((name) => name?.startsWith('build_'))).toHaveLength(2);
});

test('an abandoned build stops what runs and leaves nothing', async () => {
  const before = await databases();
  const build = await workshop.open();
  await fill(build);
  const running = build
    .run(
      statement`CREATE TABLE ${path(build.target, 'main', 'big')} AS SELECT count(*) AS n FROM range(50000) a, range(50000) b WHERE (a.range * b.range) % 7 = 3`,
    )
    .catch((error: unknown) => error);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await build.abandon();
  await build.abandon();
  expect(await running).toBeInstanceOf(Stopped);
  expect(await databases()).toEqual(before);
  await expect(build.query(query`SELECT 1`)).rejects.toBeInstanceOf(Stopped);
  await expect(engine.query(query`FROM read_csv('in/orders.csv')`)).rejects.toThrow();
});

test('the engine answers while a build runs, and builds do not see each other’s temporary tables', async () => {
  const [first, second] = [await workshop.open(), await workshop.open()];
  await first.run(statement`CREATE TEMP TABLE staged AS SELECT 1 AS n`);
  await second.run(statement`CREATE TEMP TABLE staged AS SELECT 2 AS n`);
  const running = first
    .query(query`SELECT count(*) AS n FROM range(20000) a, range(20000) b WHERE (a.range * b.range) % 7 = 3`)
    .catch((error: unknown) => error);
  expect(firstNumber(await engine.query(query`SELECT 1 AS one`), 'one')).toBe(1);
  expect(firstNumber(await second.query(query`FROM staged`), 'n')).toBe(2);
  await first.abandon();
  await second.abandon();
  expect(await running).toBeInstanceOf(Stopped);
});

test('sweeping drops what is not kept, wiping drops all, running builds too', async () => {
  await workshop.sweep(['two']);
  expect(await workshop.find('one')).toBeNull();
  expect(await workshop.find('two')).not.toBeNull();
  const build = await workshop.open();
  await workshop.wipe();
  expect(await workshop.find('two')).toBeNull();
  expect(await databases()).toEqual(['memory', 'temp'].filter((name) => name !== 'temp'));
  await expect(build.query(query`SELECT 1`)).rejects.toBeInstanceOf(Stopped);
});
