import { afterAll, expect, test } from 'vitest';
import { firstNumber } from '../../src/model/rows.ts';
import { Stopped } from '../../src/model/problem.ts';
import { query } from '../../src/sql/sql.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import '../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const heavy = query`SELECT count(*)::DOUBLE AS n FROM range(60000) a, range(60000) b WHERE (a.range * b.range) % 7 = 3`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a registered file is readable under its name until it is dropped', async () => {
  await engine.registerFile('x.csv', new Blob(['a;b\n1;2\n3;4\n']));
  const total = query`SELECT sum(a)::DOUBLE AS total FROM read_csv('in/x.csv')`;
  expect(firstNumber(await engine.query(total), 'total')).toBe(4);
  await engine.registerFile('x.csv', new Blob(['a;b\n10;2\n']));
  expect(firstNumber(await engine.query(total), 'total')).toBe(10);
  await engine.dropFile('x.csv');
  await expect(engine.query(total)).rejects.toThrow();
  await expect(engine.registerFile('a*.csv', new Blob([]))).rejects.toThrow(RangeError);
});

test('a query that names a missing column is no valid query', async () => {
  await expect(query`SELECT range FROM range(3)`).toBeValidQuery(engine);
  await expect(query`SELECT missing FROM range(3)`).not.toBeValidQuery(engine);
});

test('a stopped query leaves the engine usable', async () => {
  const control = new AbortController();
  const running = engine.query(heavy, { signal: control.signal });
  await pause(150);
  control.abort();
  await expect(running).rejects.toBeInstanceOf(Stopped);
  for (let turn = 0; turn < 8; turn += 1) {
    expect(firstNumber(await engine.query(query`SELECT 1 AS one`), 'one')).toBe(1);
  }
});

test('small queries are answered beside a long one, and a newer request of a place stops the older', async () => {
  const older = engine.query(heavy, { place: 'chart' });
  const stopped = expect(older).rejects.toBeInstanceOf(Stopped);
  await pause(50);
  expect(firstNumber(await engine.query(query`SELECT 2 AS two`), 'two')).toBe(2);
  expect(firstNumber(await engine.query(query`SELECT 3 AS three`, { place: 'chart' }), 'three')).toBe(3);
  await stopped;
  expect(engine.log.entries().at(-3)?.state).toBe('stopped');
});

test('more long queries than connections wait their turn, and can be stopped while they wait', async () => {
  const control = new AbortController();
  const all = Array.from({ length: 7 }, () =>
    engine.query(heavy, { signal: control.signal }).catch((error: unknown) => error),
  );
  await pause(50);
  control.abort();
  for (const outcome of await Promise.all(all)) expect(outcome).toBeInstanceOf(Stopped);
  expect((await engine.query(query`SELECT 1 AS one`)).count).toBe(1);
});

test('numbers cross as doubles, NULL as NaN, booleans as 0 and 1', async () => {
  const rows = await engine.query(query`
    SELECT * FROM (VALUES
      (1.25::DECIMAL(10, 2), 170141183460469231731687303715884105727::HUGEINT, 9007199254740991::BIGINT, 1::TINYINT, 0.5::FLOAT, TRUE, 7::UBIGINT),
      (NULL, NULL, NULL, NULL, NULL, NULL, NULL),
      (-0.01, -5, -2, -1, -0.5, FALSE, 0)) AS t(dec, huge, big, tiny, float, bool, ubig)`);
  expect([...rows.numbers('dec')]).toEqual([1.25, Number.NaN, -0.01]);
  expect([...rows.numbers('huge')]).toEqual([2 ** 127, Number.NaN, -5]);
  expect([...rows.numbers('big')]).toEqual([9007199254740991, Number.NaN, -2]);
  expect([...rows.numbers('tiny')]).toEqual([1, Number.NaN, -1]);
  expect([...rows.numbers('float')]).toEqual([0.5, Number.NaN, -0.5]);
  expect([...rows.numbers('bool')]).toEqual([1, Number.NaN, 0]);
  expect([...rows.numbers('ubig')]).toEqual([7, Number.NaN, 0]);
  expect(firstNumber(await engine.query(query`SELECT sum(range) AS total FROM range(10)`), 'total')).toBe(45);
});

test('dates and moments cross as ISO text, and text keeps its accents and its NULLs', async () => {
  const rows = await engine.query(query`
    SELECT * FROM (VALUES
      (DATE '2024-02-29', TIMESTAMP '2024-02-03 04:05:06', 'né à Nîmes'),
      (NULL, NULL, NULL),
      (DATE '1899-12-31', TIMESTAMP '1969-12-31 23:59:59.125', ''),
      (DATE '0033-04-03', TIMESTAMP '2024-02-03 00:00:00', '日本')) AS t(day, moment, words)`);
  expect(rows.texts('day')).toEqual(['2024-02-29', null, '1899-12-31', '0033-04-03']);
  expect(rows.texts('moment')).toEqual(['2024-02-03T04:05:06', null, '1969-12-31T23:59:59.125', '2024-02-03T00:00:00']);
  expect(rows.texts('words')).toEqual(['né à Nîmes', null, '', '日本']);
});

test('many batches make one column, and no row at all makes empty ones', async () => {
  const rows = await engine.query(
    query`SELECT range::DOUBLE AS n, 'c' || range AS label, CASE WHEN range % 2 = 0 THEN range END AS even FROM range(10000)`,
  );
  expect(rows.count).toBe(10_000);
  expect(rows.numbers('n')[9_999]).toBe(9_999);
  expect(rows.texts('label')[5_000]).toBe('c5000');
  expect([...rows.numbers('even').slice(4096, 4098)]).toEqual([4096, Number.NaN]);
  const none = await engine.query(query`SELECT 1 AS a, 'x' AS b WHERE FALSE`);
  expect([none.count, none.numbers('a').length, none.texts('b').length]).toEqual([0, 0, 0]);
});

test('types that do not cross are a bug that names the column', async () => {
  await expect(engine.query(query`SELECT INTERVAL 1 DAY AS span`)).rejects.toThrow('span');
});

test('the log has the text that ran, with its rows', async () => {
  await engine.query(query`SELECT range AS logged FROM range(3)`, { place: 'here' });
  expect(engine.log.entries().at(-1)).toMatchObject({
    text: 'SELECT range AS logged FROM range(3)',
    place: 'here',
    rows: 3,
    state: 'done',
  });
  expect(await engine.memory()).toBeGreaterThan(0);
});

test('an ended engine rejects what is pending and what comes later', async () => {
  const ending = await startNodeEngine();
  const pending = ending.query(heavy).catch((reason: unknown) => reason);
  await pause(50);
  await ending.end();
  expect(await pending).toMatchObject({ problem: { code: 'engine-ended' } });
  await expect(ending.query(query`SELECT 1`)).rejects.toMatchObject({ problem: { code: 'engine-ended' } });
  await expect(ending.registerFile('x.csv', new Blob(['a']))).rejects.toMatchObject({
    problem: { code: 'engine-ended' },
  });
});
