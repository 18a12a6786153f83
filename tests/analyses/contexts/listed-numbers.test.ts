import { afterAll, beforeAll, expect, test } from 'vitest';
import { comparedShares } from '../../../src/analyses/contexts/compared.ts';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { ratioOf } from '../../../src/analyses/contexts/drift.ts';
import { recountQuery, type Value } from '../../../src/analyses/contexts/queries.ts';
import { ranked } from '../../../src/analyses/contexts/ranking.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { fitMixture, squash } from '../../../src/model/statistics/fit-gamma-poisson.ts';
import { shrink } from '../../../src/model/statistics/gamma-poisson.ts';
import { and, identifier, literal, query, sql, type Sql } from '../../../src/sql/sql.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { smallRecord, type SmallData } from '../../support/small-record.ts';
import { expectListsRecounted } from './recounted.ts';
import { asOf, shop } from './shop.ts';
import type { Context, ContextRates } from '../../../src/analyses/contexts/result.ts';
import type { Scope } from '../../../src/model/scope.ts';

/** Lists over a shop whose customers answered, each number beside one that is counted by SQL written here. */
let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let scope: Scope;
let result: ContextRates;

const base = shop(1800);
const more = (id: string, count: number) =>
  Array.from({ length: count }, (_, extra) => ({
    customer: id,
    at: `2026-0${String(1 + (extra % 5))}-1${String(extra % 9)} 11:00:00`,
    cells: [`more-${id}-${String(extra)}`, 'chat', extra % 2 === 0 ? 'bill' : 'return'],
  }));
/** Beside the planted one: Plus with consent, much; store 2, less; store 4 in Nantes, hardly to be told from chance. */
const extra = base.customers.flatMap(({ id, fields: [offer, store, city, consent] }, row) => [
  ...(offer === 'Plus' && consent === true ? more(id, 1 + (row % 4)) : []),
  ...(store === 'Store 2' ? more(id, row % 3) : []),
  ...(store === 'Store 4' && city === 'Nantes' ? more(id, row % 4) : []),
  ...(store === 'Store 5' && offer === 'Basic' ? more(id, row % 4) : []),
]);
const answered: SmallData = {
  ...base,
  events: [
    ...base.events.map((events) => (events.id === 'calls' ? { ...events, rows: [...events.rows, ...extra] } : events)),
    {
      id: 'survey',
      kind: 'survey',
      columns: [{ column: 'score', type: 'integer', role: 'score' }],
      rows: base.customers.flatMap(({ id, fields }, row) =>
        row % 4 === 0
          ? []
          : [
              { customer: id, at: '2025-03-04 10:00:00', cells: [10] },
              { customer: id, at: '2026-02-03 10:00:00', cells: [(fields[2] === 'Nantes' ? 4 : 7) + (row % 4)] },
            ],
      ),
    },
  ],
};

beforeAll(async () => {
  engine = await startNodeEngine();
  const record = await smallRecord(engine, answered);
  scope = { record, asOf, population: null, segments: new Map() };
  const spec = suggest(record);
  if (spec === null) throw new Error('no contacts');
  // What a plain query can follow: fields of customers, over all time.
  const found = await runContexts(
    engine,
    directMiner,
    {
      ...spec,
      dimensions: spec.dimensions.filter(({ dimension }) => dimension.kind === 'field'),
      window: { kind: 'all' },
      exposure: 'customers',
      splits: false,
      depth: 2,
    },
    scope,
  );
  if (found.kind !== 'rates') throw new Error('no rates');
  result = found;
});
afterAll(() => engine.end());

function at({ choice: { dimension }, level }: Value): Sql<'expression'> {
  const name = dimension.kind === 'field' ? dimension.field.replace('crm/', '') : '';
  const column = sql`${identifier(dimension.kind === 'contact-column' ? dimension.column : name)}::VARCHAR`;
  switch (level.kind) {
    case 'value':
      return sql`${column} = ${literal(level.value)}`;
    case 'missing':
      return sql`${column} IS NULL`;
    case 'other':
      return and(level.except.map((value) => sql`${column} <> ${literal(value)}`));
  }
}

const members = ({ values }: Context): Sql<'expression'> =>
  sql`(SELECT "customer_no" FROM "customers" WHERE ${and([sql`"seen_0" <= DATE '2026-06-30'`, ...values.map(at)])})`;

async function number(asked: Sql<'query'>): Promise<number> {
  return firstNumber(await engine.query(asked), 'n');
}

const everyList = (): readonly Context[] => [...result.lines, ...result.leads, ...result.cold];

test('lists ranked by satisfaction have the lowest mean of last answers first, as a plain query orders them', async () => {
  for (const list of [result.lines, result.leads, result.cold]) {
    const means = new Map<string, number>();
    for (const context of list) {
      const mean = await number(
        query`SELECT avg("score")::DOUBLE AS "n" FROM (SELECT last("score" ORDER BY "event_at") AS "score" FROM "survey" WHERE "customer_no" IN ${members(context)} AND "event_at" < TIMESTAMP '2026-07-01' GROUP BY "customer_no")`,
      );
      means.set(context.id, mean);
      expect(context.scores?.mean).toBeCloseTo(mean, 9);
    }
    const order = ranked(list, { ranking: 'dissatisfaction' }).map(({ id }) => means.get(id) ?? Number.NaN);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  }
  const means = everyList().map(({ scores }) => scores?.mean ?? 0);
  expect(Math.max(...means) - Math.min(...means)).toBeGreaterThan(1);
});

test('each number of the lists, and the mix of each, is that of its own SQL', async () => {
  expect(everyList().length).toBeGreaterThan(3);
  await expectListsRecounted(engine, result, scope);
});

test('two contexts beside each other have the ratio and the shares of contacts of plain queries', async () => {
  const [one, other] = everyList();
  if (one === undefined || other === undefined) throw new Error('nothing to compare');
  const cases = (context: Context): Sql<'expression'> =>
    sql`(SELECT "customer_no", "case", first("channel" ORDER BY "event_at") AS "channel", first("reason" ORDER BY "event_at") AS "reason" FROM "calls" WHERE "customer_no" IN ${members(context)} AND "event_at" < TIMESTAMP '2026-07-01' GROUP BY "customer_no", "case")`;
  const rateOf = async (context: Context): Promise<number> =>
    (await number(query`SELECT count(*)::DOUBLE AS "n" FROM ${cases(context)}`)) /
    (await number(query`SELECT count(*)::DOUBLE AS "n" FROM ${members(context)}`));
  const ratio = (await rateOf(one)) / (await rateOf(other));
  const told = ratioOf(other, one);
  expect(told.ratio).toBeCloseTo(ratio, 9);
  expect(told.interval?.low).toBeLessThan(ratio);
  expect(told.interval?.high).toBeGreaterThan(ratio);

  const shares = comparedShares(one, other);
  expect(shares.length).toBeGreaterThan(3);
  for (const share of shares)
    for (const [context, seen] of [
      [one, share.one],
      [other, share.other],
    ] as const) {
      const inside = await number(
        query`SELECT (count(*) FILTER (WHERE ${at(share)}))::DOUBLE / count(*) AS "n" FROM ${cases(context)}`,
      );
      expect(seen, JSON.stringify(share.level)).toBeCloseTo(inside, 9);
    }
});

test('the shrunken ratio of a lead is that of its recounted contacts, with a prior of every context recounted', async () => {
  const { dimensions, totals, spec } = result;
  const values = dimensions.map(({ choice, levels }) => levels.map((level): Value => ({ choice, level })));
  const combinations: (readonly Value[])[] = values.flat().map((value) => [value]);
  values.forEach((own, place) => {
    for (const others of values.slice(place + 1))
      for (const value of own) for (const second of others) combinations.push([value, second]);
  });
  const counted: (readonly [number, number])[] = [];
  for (const one of combinations) {
    const rows = await engine.query(recountQuery(spec, scope, { values: one, sides: [] }));
    if (firstNumber(rows, 'customers') >= spec.minimumCustomers)
      counted.push([firstNumber(rows, 'contacts') / totals.phi, firstNumber(rows, 'expected') / totals.phi]);
  }
  const { mixture } = fitMixture(
    squash(
      Float64Array.from(counted, ([seen]) => seen),
      Float64Array.from(counted, ([, expected]) => expected),
      150,
    ),
  );
  expect(result.leads.length).toBeGreaterThan(0);
  for (const lead of result.leads) {
    const rows = await engine.query(recountQuery(spec, scope, lead));
    const { lift, low } = shrink(
      firstNumber(rows, 'contacts') / totals.phi,
      firstNumber(rows, 'expected') / totals.phi,
      mixture,
    );
    expect(lead.shrunk.lift, lead.id).toBeCloseTo(lift, 3);
    expect(lead.shrunk.low, lead.id).toBeCloseTo(low, 3);
  }
});
