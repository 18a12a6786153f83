import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { prettyPrint } from '../../src/sql/pretty-print.ts';
import {
  Sql,
  and,
  chain,
  dateLiteral,
  empty,
  identifier,
  integer,
  join,
  literal,
  or,
  path,
  query,
  sql,
  textOf,
  type Literal,
} from '../../src/sql/sql.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import '../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const awkward = [
  "L'Oréal",
  "''",
  '"',
  '"; DROP TABLE customers; --',
  "'; DROP TABLE customers; --",
  'Prix T.T.C.',
  'a\\',
  "\\'",
  'two\nlines\r\nand\ttabs',
  '-- comment',
  '/* comment',
  '$$ ; $1 ?',
  '{x} %s ${y}',
  '👩‍👩‍👧 été ﷽',
  '\u0001\u001f\u007f\u200b\uFEFF',
  ' ',
  'select',
];

const anyText = fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !text.includes('\0'));

/** Values are batched in one query: each is written on its own, the engine is asked once. */
async function readBack(values: readonly Literal[]) {
  return engine.query(
    query`SELECT ${join(values.map((value, i) => sql`${literal(value)} AS ${identifier(`c${i}`)}`))}`,
  );
}

describe('Sql is made by the tags alone', () => {
  // Each of these has a type error too; the tests are for what comes from JSON and from casts.
  const hole = (value: unknown) => () => sql`SELECT ${value as Sql}`;

  test('text in a hole is refused, whatever it says', () => {
    expect(hole('1')).toThrow(TypeError);
    expect(hole(1)).toThrow(TypeError);
    expect(hole(null)).toThrow(TypeError);
    expect(hole(undefined)).toThrow(TypeError);
    expect(hole(['1'])).toThrow(TypeError);
    expect(() => join(['1' as unknown as Sql])).toThrow(TypeError);
  });

  test('an object that looks like a fragment is refused', () => {
    const real = sql`1`;
    const copy = Object.fromEntries(Object.entries(real));
    expect(hole(copy)).toThrow(TypeError);
    expect(hole({ kind: 'expression', text: '1', toString: () => '1' })).toThrow(TypeError);
    expect(hole(Object.create(Sql.prototype))).toThrow(TypeError);
    expect(hole(Object.create(real))).toThrow(TypeError);
    expect(hole(Object.assign(Object.create(Sql.prototype) as object, real))).toThrow(TypeError);
    expect(hole(JSON.parse(JSON.stringify(real)))).toThrow(TypeError);
    expect(hole(structuredClone(copy))).toThrow(TypeError);
    expect(hole(new Proxy(real, {}))).toThrow(TypeError);
  });

  test('the class cannot be constructed from outside, and a fragment cannot be changed', () => {
    const Any = Sql as unknown as new (...args: readonly unknown[]) => Sql;
    expect(() => new Any('expression', '1')).toThrow(TypeError);
    expect(() => new Any(Symbol('made here'), 'expression', '1')).toThrow(TypeError);
    expect(() => Object.assign(sql`1`, { kind: 'query' })).toThrow(TypeError);
  });

  test('a tag is not a function of text', () => {
    const call = sql as unknown as (strings: unknown) => Sql;
    expect(() => call('DROP TABLE x')).toThrow(TypeError);
    expect(() => call(['DROP TABLE x'])).toThrow(TypeError);
    expect(() => call(Object.assign(['DROP TABLE x'], { raw: ['DROP TABLE x'] }))).toThrow(TypeError);
  });

  test('kinds tell a query from a piece of one', () => {
    expect([sql`1`.kind, query`SELECT 1`.kind, chain([], query`SELECT 1`).kind]).toEqual([
      'expression',
      'query',
      'query',
    ]);
  });
});

describe('texts and names', () => {
  test('what the engine cannot hold is refused', () => {
    expect(() => identifier('')).toThrow(RangeError);
    expect(() => identifier('a\0b')).toThrow(RangeError);
    expect(() => path('main', '')).toThrow(RangeError);
    expect(() => literal('a\0b')).toThrow(RangeError);
    expect(() => literal(Number.NaN)).toThrow(RangeError);
    expect(() => literal(Infinity)).toThrow(RangeError);
    expect(() => literal({} as Literal)).toThrow(TypeError);
    expect(() => literal(undefined as unknown as Literal)).toThrow(TypeError);
    expect(() => literal(10n as unknown as Literal)).toThrow(TypeError);
    expect(() => literal(['a'] as unknown as Literal)).toThrow(TypeError);
    expect(() => integer(1.5)).toThrow(RangeError);
    expect(() => integer(2 ** 53)).toThrow(RangeError);
    expect(() => integer('1' as unknown as number)).toThrow(RangeError);
    expect(() => dateLiteral("2024-01-01'")).toThrow(RangeError);
    expect(() => dateLiteral('2024-1-1')).toThrow(RangeError);
  });

  test('awkward texts come back from the engine as they went', async () => {
    const rows = await readBack(awkward);
    expect(awkward.map((_, i) => rows.texts(`c${i}`)[0])).toEqual(awkward);
  });

  test('awkward names are columns of the engine, one by one and behind a relation', async () => {
    const columns = join(awkward.map((name, i) => sql`${integer(i)}::DOUBLE AS ${identifier(name)}`));
    const rows = await engine.query(query`SELECT ${columns}`);
    expect(rows.names).toEqual(awkward);
    const again = join(awkward.map((name) => path('t.e"r', name)));
    const relation = await engine.query(query`SELECT ${again} FROM (SELECT ${columns}) AS ${identifier('t.e"r')}`);
    expect(awkward.map((name) => relation.numbers(name)[0])).toEqual(awkward.map((_, i) => i));
  });

  test('any text comes back from the engine as it went', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 60 }), async (texts) => {
        const rows = await readBack(texts);
        expect(texts.map((_, i) => rows.texts(`c${i}`)[0])).toEqual(texts);
      }),
      { numRuns: 40 },
    );
  });

  test('any text is the name of one column', async () => {
    const name = anyText.filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 40 }), async (names) => {
        const rows = await engine.query(
          query`SELECT ${join(names.map((one, i) => sql`${integer(i)}::DOUBLE AS ${identifier(one)}`))}`,
        );
        expect(rows.names).toEqual(names);
      }),
      { numRuns: 40 },
    );
  });

  test('truth values and nothing are constants of the engine', async () => {
    const rows = await engine.query(
      query`SELECT typeof(${literal(true)}) AS a, ${literal(false)}::VARCHAR AS b, ${literal(null)} IS NULL AS c`,
    );
    expect([rows.texts('a')[0], rows.texts('b')[0], rows.numbers('c')[0]]).toEqual(['BOOLEAN', 'false', 1]);
  });
});

describe('numbers', () => {
  const edges = [
    0,
    0.1,
    0.1 + 0.2,
    1 / 3,
    -1e-9,
    5e-324,
    -5e-324,
    2.2250738585072014e-308,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    Number.MAX_SAFE_INTEGER,
    2 ** 53 + 2,
    1e21,
    123456789012345680000,
  ];

  test('2,000 doubles come back bit for bit', async () => {
    const doubles = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), { numRuns: 2_000, seed: 5 });
    const values = [...edges, ...doubles].filter((value) => !Object.is(value, -0));
    const rows = await engine.query(query`SELECT unnest([${join(values.map((value) => literal(value)))}]) AS "value"`);
    const back = rows.numbers('value');
    expect(values.filter((value, i) => !Object.is(value, back[i]))).toEqual([]);
  });

  test('a number is a double, so that both ends of an interval are found', async () => {
    const values = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), {
      numRuns: 300,
      seed: 6,
    });
    const triples = values.map((value) => sql`(${literal(value)}, ${literal(value)}, ${literal(value)})`);
    const rows = await engine.query(
      query`SELECT any_value(typeof(v)) AS "type", count(*)::DOUBLE AS "found" FROM (VALUES ${join(triples)}) t(a, v, z) WHERE v BETWEEN a AND z`,
    );
    expect([rows.texts('type')[0], rows.numbers('found')[0]]).toEqual(['DOUBLE', 300]);
  });

  test('a negative number after a minus is no comment', async () => {
    const rows = await engine.query(
      query`SELECT (1 -${integer(-5)})::DOUBLE AS "a", (1 -${literal(-5)})::DOUBLE AS "b", DATE '2024-01-31' - ${integer(-1)} AS "c"`,
    );
    expect([rows.numbers('a')[0], rows.numbers('b')[0], rows.texts('c')[0]]).toEqual([6, 6, '2024-02-01']);
  });
});

describe('joining', () => {
  test('conditions keep their own brackets, and none is TRUE or FALSE', async () => {
    const [yes, no] = [sql`TRUE`, sql`FALSE`];
    const rows = await engine.query(
      query`SELECT ${and([])} AS "all", ${or([])} AS "any", ${and([or([yes, yes]), no])} AS "x", NOT ${and([sql`TRUE OR FALSE`])} AS "y"`,
    );
    expect(['all', 'any', 'x', 'y'].map((name) => rows.numbers(name)[0])).toEqual([1, 0, 0, 0]);
  });

  test('a chain runs its stages in order, each once, the first of a name', async () => {
    const one = { name: 'one', query: query`SELECT 1::DOUBLE AS "n"` };
    const two = { name: 'tw"o', query: query`SELECT "n" + 1 AS "n" FROM "one"` };
    const other = { name: 'one', query: query`SELECT 100::DOUBLE AS "n"` };
    const whole = chain([one, two, one, other], query`SELECT "n" FROM ${identifier('tw"o')}`);
    expect(textOf(whole).match(/ AS \(/g)).toHaveLength(2);
    expect((await engine.query(whole)).numbers('n')[0]).toBe(2);
    await expect(whole).toBeValidQuery(engine);
  });

  test('a chain without stages is its last query', () => {
    expect(textOf(chain([], query`SELECT 1`))).toBe('SELECT 1');
    expect(textOf(sql`a${empty}b`)).toBe('ab');
  });
});

test('laid out for reading, a query says the same', async () => {
  const whole = chain(
    [{ name: 'kept', query: query`SELECT ${literal("it's; -- so")} AS ${identifier('Prix "T.T.C."')}` }],
    query`SELECT * FROM "kept"`,
  );
  const pretty = await prettyPrint(textOf(whole));
  expect(pretty.split('\n').length).toBeGreaterThan(3);
  const rows = await engine.queryText(pretty);
  expect([rows.names, rows.texts('Prix "T.T.C."')[0]]).toEqual([['Prix "T.T.C."'], "it's; -- so"]);
  expect(await prettyPrint('no (query')).toBe('no (query');
});
