import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/model/problem.ts';
import type { Problem } from '../../src/model/problem.ts';
import { startNodeEngine } from '../support/node-engine.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

async function problemOf(text: string): Promise<Problem> {
  const error = await engine.queryText(text).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw new Error(`Not refused as a person's mistake: ${text}: ${String(error)}`);
  return error.problem;
}

describe('a person’s text does not leave the engine', () => {
  test.each([
    ["SELECT * FROM 'https://example.com/a.csv'", 'address'],
    ["SELECT * FROM read_csv('s3://bucket/a.csv')", 'address'],
    ["SELECT * FROM read_text('/etc/passwd')", 'file'],
    ["SELECT * FROM read_text('in/../../etc/passwd')", 'file'],
    ["ATTACH '/tmp/other.duckdb' AS other", 'file'],
    ['INSTALL httpfs', 'extension'],
    ['LOAD icu', 'extension'],
    ["SELECT '{}'::JSON", 'extension'],
    ['SELECT current_date', 'extension'],
    ['SET enable_external_access = true', 'setting'],
    ['RESET lock_configuration', 'setting'],
    ["PRAGMA memory_limit = '8GB'", 'setting'],
    ["COPY (SELECT 1) TO '/tmp/leak.csv'", 'write'],
    ['CREATE TABLE mine AS SELECT 1', 'write'],
    ['-- a note first\n /* and one more */ DROP TABLE x', 'write'],
    ['SELECT 1; CREATE TABLE mine AS SELECT 1', 'write'],
  ])('%s', async (text, what) => {
    expect(await problemOf(text)).toEqual({ code: 'sealed', what });
  });
});

test('statements of our own meet the same seal', async () => {
  const { database } = engine;
  for (const text of [
    'SET lock_configuration = false',
    "ATTACH '/tmp/other.duckdb'",
    "COPY (SELECT 1) TO '/tmp/leak.csv'",
    'LOAD icu',
  ]) {
    await expect(database.channel.change(text)).rejects.toThrow(/locked|Cannot access file|disabled/);
  }
});

test('a mistake comes with the words of the engine and the line of the person', async () => {
  const binder = await problemOf('SELECT\n  missing\nFROM range(3)');
  expect(binder).toEqual({
    code: 'sql-invalid',
    detail: expect.stringMatching(/^Binder Error: Referenced column "missing"[\s\S]*\n\nLINE 2:/),
  });
  expect(await problemOf('SELECT 1 WHERE WHERE')).toEqual({
    code: 'sql-invalid',
    detail: expect.stringMatching(/^Parser Error: syntax error at or near "WHERE"[\s\S]*LINE 1:/),
  });
  expect(await problemOf('SELECT 1 FROM')).toEqual({
    code: 'sql-invalid',
    detail: 'Parser Error: syntax error at end of input',
  });
  expect(await problemOf('')).toMatchObject({ code: 'sql-invalid' });
  expect(await problemOf('SELECT 1; SELECT 2')).toMatchObject({ code: 'sql-invalid' });
});

test('semicolons in texts, names and comments end nothing, and one at the end is fine', async () => {
  const rows = await engine.queryText(`SELECT 'é;' AS "a;b" /* ; */ ; -- ;`);
  expect(rows.texts('a;b')).toEqual(['é;']);
});

test('what a person selects comes in order, no further than the limit, and readable whatever its type', async () => {
  const ordered = await engine.queryText('SELECT range AS n FROM range(100) ORDER BY n DESC', { limit: 3 });
  expect([...ordered.numbers('n')]).toEqual([99, 98, 97]);
  const odd = await engine.queryText(
    `SELECT [1, 2] AS list, INTERVAL 3 DAY AS span, 'b'::ENUM('a', 'b') AS choice, TIME '01:02:03' AS hour, 1 AS n, 2 AS n`,
  );
  expect(odd.names).toEqual(['list', 'span', 'choice', 'hour', 'n', 'n_1']);
  expect(odd.names.map((name) => odd.texts(name)[0])).toEqual(['[1, 2]', '3 days', 'b', '01:02:03', '1', '2']);
});

test('after all the refusals the engine answers, and shows its tables', async () => {
  expect((await engine.queryText('SHOW TABLES')).count).toBe(0);
  expect((await engine.queryText('FROM range(5)')).count).toBe(5);
});
