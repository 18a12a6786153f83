import { afterAll, expect, test } from 'vitest';
import { whileHeld } from '../../src/engine/held-rows.ts';
import { Stopped } from '../../src/model/problem.ts';
import { query } from '../../src/sql/sql.ts';
import { startNodeEngine } from '../support/node-engine.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const rows = query`SELECT range AS n FROM range(10)`;
const tables = query`SELECT count(*)::DOUBLE AS "n" FROM duckdb_tables()`;
const left = async (): Promise<number> => (await engine.query(tables)).numbers('n')[0] ?? Number.NaN;

test('rows are held while questions are asked, by whoever asks, and gone after', async () => {
  const both = await Promise.all(
    [1, 2].map((times) =>
      whileHeld(engine, rows, {}, async (table) => {
        const answer = await engine.query(query`SELECT sum("n")::DOUBLE AS "n" FROM ${table}`);
        expect(await left()).toBeGreaterThan(0);
        return times * (answer.numbers('n')[0] ?? 0);
      }),
    ),
  );
  expect(both).toEqual([45, 90]);
  expect(await left()).toBe(0);
});

test('nothing is left when a question fails, or the rows do', async () => {
  await expect(whileHeld(engine, rows, {}, () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
  await expect(whileHeld(engine, query`SELECT error('no') AS n`, {}, () => Promise.resolve(1))).rejects.toThrow();
  expect(await left()).toBe(0);
});

test('nothing is left when it is stopped', async () => {
  const control = new AbortController();
  const long = query`SELECT sum(a.range * b.range) AS "n" FROM range(200000) a, range(200000) b`;
  const held = whileHeld(engine, long, { signal: control.signal }, () => Promise.resolve(1));
  setTimeout(() => control.abort(), 50);
  await expect(held).rejects.toThrow(Stopped);
  expect(await left()).toBe(0);
});
