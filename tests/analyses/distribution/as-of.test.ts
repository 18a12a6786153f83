import { afterAll, describe, expect, test } from 'vitest';
import { intervalOf } from '../../../src/analyses/distribution/bars.ts';
import { brushRule } from '../../../src/analyses/distribution/brush.ts';
import { runBrush, runDistribution } from '../../../src/analyses/distribution/run.ts';
import type { DistributionSpec } from '../../../src/analyses/distribution/spec.ts';
import type { Measure } from '../../../src/model/measure.ts';
import { populationStages } from '../../../src/model/population.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { naming, type Scope } from '../../../src/model/scope.ts';
import { chain, query } from '../../../src/sql/sql.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import {
  cutAt,
  sinceEver,
  smallRecord,
  type SmallCustomer,
  type SmallData,
  type SmallEvent,
} from '../../support/small-record.ts';
import { randomness } from './values.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const day = (random: () => number): string => {
  const month = 1 + Math.floor(random() * 12);
  return `${2024 + Math.floor(random() * 2)}-${String(month).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
};

/** Two sources of customers, one of them dated; purchases of known, unknown and nameless customers; notes without a date. */
function shop(seed: number): SmallData {
  const random = randomness(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const customers = Array.from({ length: 120 }, (_, i): SmallCustomer => {
    const inCrm = random() < 0.7;
    const joined = random() < 0.6 || !inCrm ? day(random) : null;
    return {
      id: `c${i}`,
      seen: [inCrm ? sinceEver : null, joined],
      fields: [
        inCrm ? pick(['Lyon', 'Lille', null]) : null,
        joined === null ? null : Math.floor(random() * 500),
        joined,
      ],
    };
  });
  const someone = () => (random() < 0.1 ? null : `c${Math.floor(random() * 135)}`);
  const purchases = Array.from({ length: 900 }, (_, i): SmallEvent => ({
    customer: someone(),
    at: random() < 0.03 ? null : `${day(random)} 1${i % 10}:30:00`,
    cells: [
      random() < 0.05 ? null : Math.round(random() * 9000) / 100 - 10,
      Math.floor(random() * 4),
      Math.round(random() * 500) / 100,
      pick(['shop', 'web', null]),
      `t${Math.floor(i / 3)}`,
    ],
  }));
  const notes = Array.from({ length: 150 }, (): SmallEvent => ({
    customer: someone(),
    at: null,
    cells: [Math.floor(random() * 11)],
  }));
  return {
    origins: [
      { source: 'crm', dated: false },
      { source: 'club', dated: true },
    ],
    fields: [
      { column: 'city', type: 'text', source: 'crm' },
      { column: 'points', type: 'integer', source: 'club' },
      { column: 'joined', type: 'date', source: 'club' },
    ],
    customers,
    events: [
      {
        id: 'till',
        kind: 'purchases',
        unit: 'ticket',
        columns: [
          { column: 'amount', type: 'decimal', role: 'amount' },
          { column: 'quantity', type: 'integer', role: 'quantity' },
          { column: 'price', type: 'decimal', role: 'unit-price' },
          { column: 'place', type: 'text', role: 'channel' },
          { column: 'ticket', type: 'text', role: 'event-id' },
        ],
        rows: purchases,
      },
      {
        id: 'notes',
        kind: 'survey',
        dated: false,
        columns: [{ column: 'score', type: 'integer', role: 'score' }],
        rows: notes,
      },
    ],
  };
}

const amount = { kind: 'column', column: 'amount' } as const;
const product = { kind: 'product', quantity: 'quantity', unitPrice: 'price' } as const;
const aYear = { kind: 'months', months: 12 } as const;
const always = { kind: 'all' } as const;
const inShop = { kind: 'column', column: 'place', test: { op: 'is', values: ['shop'] } } as const;

const measures: readonly Measure[] = [
  { kind: 'field', field: 'club/points' },
  { kind: 'elapsed', field: 'club/joined', unit: 'days' },
  { kind: 'events', events: 'till', aggregate: 'sum', amount, window: aYear, filter: null, absent: 'zero' },
  {
    kind: 'events',
    events: 'till',
    aggregate: 'sum',
    amount: product,
    window: always,
    filter: inShop,
    absent: 'left-out',
  },
  { kind: 'events', events: 'till', aggregate: 'count', amount: null, window: always, filter: null, absent: 'zero' },
  { kind: 'events', events: 'till', aggregate: 'mean', amount, window: aYear, filter: null, absent: 'left-out' },
  { kind: 'events', events: 'till', aggregate: 'last', amount, window: always, filter: null, absent: 'left-out' },
  {
    kind: 'events',
    events: 'till',
    aggregate: 'days-since',
    amount: null,
    window: always,
    filter: null,
    absent: 'left-out',
  },
  {
    kind: 'events',
    events: 'notes',
    aggregate: 'mean',
    amount: { kind: 'column', column: 'score' },
    window: always,
    filter: null,
    absent: 'left-out',
  },
  { kind: 'event-value', events: 'till', amount, window: aYear, filter: null },
  { kind: 'event-value', events: 'till', amount: product, window: always, filter: inShop },
  { kind: 'month-value', events: 'till', amount, window: aYear, filter: null, absent: 'zero' },
  { kind: 'month-value', events: 'till', amount: null, window: always, filter: inShop, absent: 'left-out' },
];

const specs: readonly DistributionSpec[] = measures.flatMap((measure, i): readonly DistributionSpec[] => {
  const splits = [
    null,
    { kind: 'field', field: 'crm/city' },
    { kind: 'main-value', events: 'till', column: 'place', window: aYear },
    { kind: 'contact-column', column: 'place' },
  ] as const;
  const split = splits[i % (measure.kind === 'event-value' ? 4 : 3)] ?? null;
  return [{ measure, split, view: 'histogram' }];
});

/** Sums of doubles depend on their order in the last figures. */
function rounded(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)),
  );
}

describe('what is known at a date', () => {
  test.each(['2024-03-31', '2024-12-31', '2025-07-15', '2027-01-01'])(
    'is the same from all the data as from what was there on %s',
    async (asOf) => {
      const data = shop(7);
      const run = async (record: Scope['record']) => {
        const results: unknown[] = [];
        for (const spec of specs)
          results.push(
            rounded(await runDistribution(engine, spec, { record, asOf, population: null, segments: new Map() })),
          );
        return results;
      };
      const all = await run(await smallRecord(engine, data));
      const cut = await run(await smallRecord(engine, cutAt(data, asOf)));
      expect(all).toEqual(cut);
    },
    60_000,
  );
});

describe('rows of an event', () => {
  const scopeOf = async (data: SmallData): Promise<Scope> => ({
    record: await smallRecord(engine, data),
    asOf: '2026-01-01',
    population: null,
    segments: new Map(),
  });
  const spec: DistributionSpec = {
    measure: { kind: 'event-value', events: 'till', amount, window: always, filter: null },
    split: null,
    view: 'histogram',
  };

  test('are counted with those of unknown customers, who are counted apart', async () => {
    const data = shop(11);
    const rows = data.events[0]?.rows.filter((row) => row.at !== null) ?? [];
    const known = new Set(data.customers.map((customer) => customer.id));
    const result = await runDistribution(engine, spec, await scopeOf(data));
    expect(result.counts).toEqual({
      all: rows.length,
      missing: rows.filter((row) => row.cells[0] === null).length,
      oversized: 0,
      anonymous: rows.filter((row) => row.customer === null || !known.has(row.customer)).length,
    });
  });

  test('are only those of the population where there is one', async () => {
    const data = shop(11);
    const population = { kind: 'field', field: 'crm/city', test: { op: 'is', values: ['Lyon'] } } as const;
    const scope = { ...(await scopeOf(data)), population };
    const lyon = new Set(
      data.customers.filter((customer) => customer.fields[0] === 'Lyon').map((customer) => customer.id),
    );
    const result = await runDistribution(engine, spec, scope);
    expect(result.counts.all).toBe(
      data.events[0]?.rows.filter((row) => row.at !== null && row.customer !== null && lyon.has(row.customer)).length,
    );
    expect(result.counts.anonymous).toBe(0);
  });

  test('that are brushed give the customers who have at least one', async () => {
    const scope = await scopeOf(shop(11));
    const result = await runDistribution(engine, spec, scope);
    const interval = result.kind === 'drawn' ? intervalOf(result.bars.slice(-3)) : null;
    const rule = interval && brushRule(spec.measure, interval, null);
    if (!interval || !rule) throw new Error('no brush');
    const brushed = await runBrush(engine, spec, scope, interval);
    const members = await engine.query(
      chain(
        populationStages({ ...scope, population: rule }, naming()),
        query`SELECT count(*)::DOUBLE AS "n" FROM "population"`,
      ),
    );
    expect(brushed.customers).toBe(firstNumber(members, 'n'));
    expect(brushed.count).toBeGreaterThan(brushed.customers ?? NaN);
  });

  test('and months that are brushed give the customers who have at least one', async () => {
    const scope = await scopeOf(shop(11));
    const measure: Measure = {
      kind: 'month-value',
      events: 'till',
      amount,
      window: aYear,
      filter: null,
      absent: 'zero',
    };
    const ofMonths: DistributionSpec = { measure, split: null, view: 'histogram' };
    const intervals = [
      { from: 50, to: 90, toIncluded: false, zeros: false },
      { from: -20, to: 60, toIncluded: true, zeros: false },
      { from: 0, to: 0, toIncluded: true, zeros: true },
    ];
    for (const interval of intervals) {
      const rule = brushRule(measure, interval, null);
      if (rule === null) throw new Error('no rule');
      const brushed = await runBrush(engine, ofMonths, scope, interval);
      const members = chain(
        populationStages({ ...scope, population: rule }, naming()),
        query`SELECT count(*)::DOUBLE AS "n" FROM "population"`,
      );
      expect(brushed.customers).toBe(firstNumber(await engine.query(members), 'n'));
      expect(brushed.count).toBeGreaterThan(brushed.customers ?? NaN);
    }
  });

  test('of a product give no rule, because no rule can name them', async () => {
    const measure: Measure = { kind: 'event-value', events: 'till', amount: product, window: always, filter: null };
    const interval = { from: 1, to: 2, toIncluded: false, zeros: true };
    expect(brushRule(measure, interval, null)).toBe(null);
    expect((await runBrush(engine, { ...spec, measure }, await scopeOf(shop(11)), interval)).customers).toBe(null);
  });
});
