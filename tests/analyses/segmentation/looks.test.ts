import { afterAll, describe, expect, test } from 'vitest';
import { readLook, readLookOf } from '../../../src/analyses/segmentation/moves/looked.ts';
import { lookQuery, looksQuery, type Look } from '../../../src/analyses/segmentation/moves/paths-query.ts';
import { datesBefore } from '../../../src/analyses/segmentation/moves/run.ts';
import { compileMeasure } from '../../../src/model/compile-measure.ts';
import { compileAsked, type CompiledMeasures } from '../../../src/model/compile-measures.ts';
import { aggregates, canBeZero, type EventMeasure, type Measure } from '../../../src/model/measure.ts';
import type { Window } from '../../../src/model/period.ts';
import { allOf } from '../../../src/model/rule.ts';
import { customersStage, naming, type Scope } from '../../../src/model/scope.ts';
import type { Plan } from '../../../src/model/segmentation.ts';
import { chain, identifier, join, query, sql } from '../../../src/sql/sql.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { smallRecord, type SmallData } from '../../support/small-record.ts';
import '../../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

let state = 20_261_122;
const roll = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const dayOf = (back: number): string => new Date(Date.UTC(2025, 11, 31 - back)).toISOString().slice(0, 10);
const customers = 120;
const shelves = ['bread', 'milk', 'tea', null];
const rowsOf = (least: number) =>
  Array.from({ length: 900 }, () => ({
    customer: `c${String(roll(customers - 10))}`,
    at: dayOf(least + roll(800)),
    cells: [roll(5) === 0 ? null : roll(400) / 4, shelves[roll(4)] ?? null],
  }));
const columns = [
  { column: 'amount', type: 'decimal', role: 'amount' },
  { column: 'shelf', type: 'text', role: 'product' },
] as const;
const data: SmallData = {
  origins: [
    { source: 'crm', dated: true },
    { source: 'club', dated: true },
  ],
  fields: [{ column: 'tier', type: 'text', source: 'club' }],
  customers: Array.from({ length: customers }, (_, index) => ({
    id: `c${String(index)}`,
    seen: [dayOf(roll(900)), index % 3 === 0 ? dayOf(roll(300)) : null],
    fields: [index % 2 === 0 ? 'Gold' : null],
  })),
  events: [
    { id: 'orders', kind: 'purchases', columns, rows: rowsOf(0) },
    { id: 'web', kind: 'purchases', columns, rows: rowsOf(0), firstDate: dayOf(100) },
  ] as SmallData['events'],
};
const record = await smallRecord(engine, data);
const windows: readonly Window[] = [
  { kind: 'all' },
  { kind: 'days', days: 90 },
  { kind: 'months', months: 12 },
  { kind: 'days', days: 30, ago: 60 },
  { kind: 'dates', from: dayOf(400), to: dayOf(200) },
];
const amount = { kind: 'column', column: 'amount' } as const;
const measureOf = (aggregate: EventMeasure['aggregate'], window: Window, events = 'orders'): EventMeasure => ({
  kind: 'events',
  events,
  aggregate,
  amount: ['count', 'days-since', 'gap'].includes(aggregate)
    ? null
    : aggregate === 'distinct'
      ? { kind: 'column', column: 'shelf' }
      : amount,
  window,
  filter: null,
  absent: canBeZero(aggregate) && window.kind !== 'months' ? 'zero' : 'left-out',
});

describe('measures that share a pass over the rows', () => {
  const scopeAt = (asOf: string): Scope => ({ record, asOf, population: null, segments: new Map() });
  const asked = aggregates.flatMap((aggregate) =>
    windows.flatMap((window) =>
      [dayOf(0), dayOf(250)].flatMap((asOf) =>
        aggregate === 'trend' && window.kind !== 'months'
          ? []
          : [{ measure: measureOf(aggregate, window), scope: scopeAt(asOf) }],
      ),
    ),
  );

  const rowsOfValues = async ({ stages, joins, values }: CompiledMeasures): Promise<readonly (readonly number[])[]> => {
    const cells = values.map((value, index) => sql`(${value})::DOUBLE AS ${identifier(`v_${String(index)}`)}`);
    const text = chain(
      [customersStage(scopeAt(dayOf(0))), ...stages],
      query`SELECT ${join(cells)} FROM "customers" ${join(joins, sql` `)} ORDER BY "customers"."customer_no"`,
    );
    const found = await engine.query(text);
    return values.map((_, index) => [...found.numbers(`v_${String(index)}`)]);
  };

  test.each(aggregates)('are each what they are alone, for every window and date: %s', async (aggregate) => {
    const own = asked.filter(({ measure }) => measure.aggregate === aggregate);
    // Beside others, so that passes are shared.
    const others = asked.filter(({ measure }) => measure.aggregate === 'max').slice(0, 3);
    const together = await rowsOfValues(compileAsked([...others, ...own], naming(), 'customers'));
    const names = naming();
    const alone = own.map(({ measure, scope }) => compileMeasure(measure, scope, names, 'customers'));
    const expected = await rowsOfValues({
      stages: alone.flatMap((found) => found.stages),
      joins: alone.flatMap((found) => found.joins),
      values: alone.map((found) => found.value),
    });
    own.forEach(({ measure, scope }, index) => {
      const value = together[others.length + index];
      expect([measure.window, scope.asOf, value]).toEqual([measure.window, scope.asOf, expected[index]]);
    });
    expect(new Set(expected.flat()).size).toBeGreaterThan(1);
  });

  test('take one pass where they only differ by window and date', () => {
    const simple = asked.filter(({ measure }) => ['count', 'sum', 'days-since'].includes(measure.aggregate));
    expect(compileAsked(simple, naming(), 'customers').stages).toHaveLength(1);
  });

  test('take no pass more than one a window where some need it whole', () => {
    const scope = scopeAt(dayOf(0));
    const some = (['count', 'sum', 'median'] as const).flatMap((aggregate) =>
      windows.slice(0, 2).map((window) => ({ measure: measureOf(aggregate, window), scope })),
    );
    expect(compileAsked(some, naming(), 'customers').stages).toHaveLength(2);
  });
});

describe('looks that are taken together', () => {
  const spent = measureOf('sum', { kind: 'months', months: 12 });
  const atLeast = (measure: Measure, min: number) => ({
    kind: 'measure' as const,
    measure,
    test: { op: 'between' as const, min, max: null },
  });
  const part = (name: string) => ({ id: name, name });
  const plans: Readonly<Record<string, Plan>> = {
    bands: {
      kind: 'bands',
      measure: measureOf('count', { kind: 'days', days: 90 }),
      cuts: [1, 2],
      parts: ['none', 'one', 'more'].map(part),
    },
    rules: {
      kind: 'rules',
      parts: [
        { ...part('web'), rule: allOf([atLeast(measureOf('count', { kind: 'all' }, 'web'), 3)]) },
        {
          ...part('gold'),
          rule: allOf([{ kind: 'field', field: 'club/tier', test: { op: 'is', values: ['Gold'] } }]),
        },
        { ...part('spends'), rule: allOf([atLeast(spent, 60), atLeast(measureOf('gap', { kind: 'all' }), 10)]) },
      ],
    },
    grid: {
      kind: 'grid',
      axes: [
        { measure: measureOf('days-since', { kind: 'all' }), cuts: [30, 60, 120, 240], best: 'low' },
        { measure: measureOf('count', { kind: 'months', months: 12 }), cuts: [1, 2, 4, 6], best: 'high' },
        { measure: spent, cuts: [20, 60, 120, 240], best: 'high' },
      ],
      parts: ['a', 'b', 'c'].map(part),
      cells: Array.from({ length: 125 }, (_, cell) => cell % 3),
    },
  };
  const asOf = dayOf(0);
  const dates = datesBefore(asOf, 6, 1);
  const populations = { everybody: null, buyers: atLeast(measureOf('count', { kind: 'days', days: 365 }), 2) };

  test.each(Object.keys(plans).flatMap((plan) => Object.keys(populations).map((of) => [plan, of] as const)))(
    'tell of %s, of %s, what each look tells alone',
    async (name, of) => {
      const plan = plans[name];
      if (plan === undefined) throw new Error(name);
      const scope: Scope = {
        record,
        asOf,
        population: populations[of as keyof typeof populations],
        segments: new Map(),
      };
      const looks: Look[] = [...dates.map((date) => ({ asOf: date, plan })), { asOf, plan, toldBy: dates[0] ?? asOf }];
      const together = looksQuery(looks, spent, scope);
      if (together === null) throw new Error('These looks can be taken together');
      await expect(together).toBeValidQuery(engine);
      const rows = await engine.query(together);
      const absent: number[] = [];
      for (const [place, look] of looks.entries()) {
        const alone = readLook(await engine.query(lookQuery(look, spent, scope)), customers, (state) => state);
        expect(readLookOf(rows, place, customers, (state) => state)).toEqual(alone);
        absent.push(alone.states.filter((state) => state === -1).length);
      }
      // Customers come as time goes on: looks that were all of one date would be alike.
      expect(new Set(absent).size).toBeGreaterThan(1);
    },
  );

  test('cannot be where a customer has states with days of their own, or where a stage is of its own date', () => {
    const scope: Scope = { record, asOf, population: null, segments: new Map() };
    const plan = plans['bands'];
    if (plan === undefined) throw new Error('bands');
    const looks = dates.map((date) => ({ asOf: date, plan }));
    expect(looksQuery(looks, null, { ...scope, record: { ...record, versioned: true } })).toBeNull();
    expect(looksQuery(looks, null, scope)).not.toBeNull();
  });
});
