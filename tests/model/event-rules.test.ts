/** First and last events, sequences, pace: small cases that one can check by eye; what is hostile stays text. */
import { afterAll, describe, expect, test } from 'vitest';
import { askRule } from '../../src/model/rule-lines.ts';
import { absentValues, dimensionLevels, rangePicture } from '../../src/model/rule-values.ts';
import { topFieldValues } from '../../src/model/top-values.ts';
import { everyone, type Rule } from '../../src/model/rule.ts';
import type { Scope } from '../../src/model/scope.ts';
import { listQuery } from '../../src/exports/list/list.ts';
import { textOf } from '../../src/sql/sql.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { sinceEver, smallRecord, type SmallData } from '../support/small-record.ts';
import '../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const hostile = `x"; DROP TABLE customers; --'`;

const data: SmallData = {
  origins: [{ source: 'crm', dated: false }],
  fields: [
    { column: hostile, type: 'text' },
    { column: 'points', type: 'integer' },
  ],
  customers: ['ann', 'bob', 'cleo', 'dan'].map((id, i) => ({
    id,
    seen: [sinceEver],
    fields: [i === 0 ? hostile : id, i === 3 ? null : i],
  })),
  events: [
    {
      id: 'till',
      kind: 'purchases',
      columns: [{ column: 'what', type: 'text' }],
      rows: [
        // Ann calls two days after a purchase; Bob calls before his; Cleo buys at one pace and then stops; Dan never comes.
        { customer: 'ann', at: '2024-06-01 10:00:00', cells: ['tea'] },
        { customer: 'ann', at: '2024-06-20 10:00:00', cells: ['jam'] },
        { customer: 'bob', at: '2024-05-05 10:00:00', cells: ['tea'] },
        ...[1, 2, 3, 4].map((month) => ({ customer: 'cleo', at: `2024-0${month}-10 09:00:00`, cells: ['tea'] })),
        { customer: 'ann', at: '2024-07-15 10:00:00', cells: ['not yet'] },
      ],
    },
    {
      id: 'calls',
      kind: 'contacts',
      columns: [{ column: 'reason', type: 'text' }],
      rows: [
        { customer: 'ann', at: '2024-06-03 09:00:00', cells: ['late'] },
        { customer: 'bob', at: '2024-05-05 09:59:59', cells: ['late'] },
      ],
    },
  ],
};

const scopeOf = async (): Promise<Scope> => ({
  record: await smallRecord(engine, data),
  asOf: '2024-06-30',
  population: null,
  segments: new Map(),
});

async function kept(rule: Rule): Promise<readonly (string | null)[]> {
  const scope = await scopeOf();
  const query = listQuery(rule, [], scope, null);
  await expect(query).toBeValidQuery(engine);
  return (await engine.query(query)).texts('customer_id');
}

const tea = { kind: 'column', column: 'what', test: { op: 'is', values: ['tea'] } } as const;

describe('events one by one', () => {
  test('the last event is the last that can be seen, and the first may be asked what it was', async () => {
    const last: Rule = {
      kind: 'moment',
      which: 'last',
      events: 'till',
      filter: null,
      test: { op: 'older', days: 30 },
      row: null,
    };
    expect(await kept(last)).toEqual(['bob', 'cleo']);
    expect(await kept({ ...last, test: { op: 'missing' } })).toEqual(['dan']);
    expect(await kept({ ...last, test: { op: 'present' }, row: tea })).toEqual(['bob', 'cleo']);
    expect(await kept({ ...last, which: 'first', test: { op: 'present' }, row: tea })).toEqual(['ann', 'bob', 'cleo']);
    expect(await kept({ ...last, filter: tea, test: { op: 'within', window: { kind: 'days', days: 30 } } })).toEqual([
      'ann',
    ]);
  });

  test('what follows comes later, if only by a second, and within so many days', async () => {
    const pair: Rule = {
      kind: 'sequence',
      first: { events: 'till', filter: null },
      then: { events: 'calls', filter: null },
      days: 2,
      window: { kind: 'all' },
      followed: true,
    };
    expect(await kept(pair)).toEqual(['ann']);
    expect(await kept({ ...pair, days: 1 })).toEqual([]);
    expect(await kept({ ...pair, followed: false })).toEqual(['bob', 'cleo']);
    const back: Rule = { ...pair, first: pair.then, then: pair.first, days: 0 };
    expect(await kept(back)).toEqual(['bob']);
  });

  test('a pace is that of the days before, and nobody without a habit falls short of it', async () => {
    const habit: Rule = {
      kind: 'habit',
      events: 'till',
      filter: null,
      amount: null,
      recent: 60,
      before: 120,
      least: 3,
      test: { op: 'between', min: null, max: 0.5 },
    };
    expect(await kept(habit)).toEqual(['cleo']);
    expect(await kept({ ...habit, test: { op: 'missing' } })).toEqual(['ann', 'bob', 'dan']);
  });
});

test('a window may end some days ago: three purchases in the 90 days before, none since', async () => {
  const count = (days: number, ago: number | undefined, min: number, max: number | null): Rule => ({
    kind: 'measure',
    measure: {
      kind: 'events',
      events: 'till',
      aggregate: 'count',
      amount: null,
      window: ago === undefined ? { kind: 'days', days } : { kind: 'days', days, ago },
      filter: null,
      absent: 'zero',
    },
    test: { op: 'between', min, max },
  });
  expect(await kept(count(92, 60, 3, null))).toEqual(['cleo']);
  expect(await kept({ ...everyone, children: [count(92, 60, 3, null), count(60, undefined, 0, 0)] })).toEqual(['cleo']);
});

describe('names and values that are meant to do harm', () => {
  test('are text in every question about a rule', async () => {
    const scope = await scopeOf();
    const field = `crm/${hostile}`;
    const rules: readonly Rule[] = [
      { kind: 'field', field, test: { op: 'is', values: [hostile] } },
      { kind: 'field', field, test: { op: 'ends', text: hostile } },
      {
        kind: 'id',
        test: { op: 'is-not', values: [hostile, ...Array.from({ length: 30 }, (_, i) => `${hostile}|;${i}`)] },
      },
    ];
    for (const rule of rules) {
      const { query, read } = askRule(rule, scope);
      await expect(query).toBeValidQuery(engine);
      expect(read(await engine.query(query)).kept).toBe(rule.kind === 'id' ? 4 : 1);
    }
    const queries = [
      absentValues(scope, { field }, [hostile, "o'b"]),
      dimensionLevels(scope, { kind: 'field', field }, 10),
      rangePicture(scope, { kind: 'field', field: 'crm/points' }),
      topFieldValues(scope, field, 5, hostile),
    ];
    for (const query of queries) await expect(query).toBeValidQuery(engine);
    expect((await engine.query(queries[0] as (typeof queries)[0])).texts('value')).toEqual(["o'b"]);
    const picture = await engine.query(queries[2] as (typeof queries)[2]);
    expect([...picture.numbers('n')]).toEqual([1, 1, 1]);
    expect([...picture.numbers('bars')]).toEqual([3, 3, 3]);
    expect(await kept(everyone)).toHaveLength(4);
  });

  test('and a list of 200,000 ids is asked of as a table', async () => {
    const scope = await scopeOf();
    const values = Array.from({ length: 200_000 }, (_, i) => `id|${i}`);
    const { query, read } = askRule({ kind: 'id', test: { op: 'is', values: [...values, 'bob'] } }, scope);
    expect(read(await engine.query(query)).kept).toBe(1);
  });
});

test('no question about a rule depends on the clock’s place', async () => {
  const rule: Rule = {
    kind: 'moment',
    which: 'last',
    events: 'till',
    filter: null,
    test: { op: 'within', window: { kind: 'months', months: 3 } },
    row: null,
  };
  const scope = await scopeOf();
  const before = process.env['TZ'];
  const texts = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Europe/Paris'].map((zone) => {
    process.env['TZ'] = zone;
    return textOf(askRule(rule, scope).query);
  });
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
  expect(new Set(texts).size).toBe(1);
});
