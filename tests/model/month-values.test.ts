import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { compileMeasure } from '../../src/model/compile-measure.ts';
import type { MonthMeasure } from '../../src/model/measure.ts';
import { monthValues, wholeMonths } from '../../src/model/month-values.ts';
import type { EventTable } from '../../src/model/record.ts';
import { customersStage, naming, type Scope } from '../../src/model/scope.ts';
import { chain, identifier, query, sql } from '../../src/sql/sql.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { cutAt, smallRecord } from '../support/small-record.ts';
import '../support/valid-query.ts';
import { isKnown, measureOf, monthsOf, type World } from './plain-model.ts';
import { aDay, aTest, aWindow, someData } from './random-model.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const aMonthMeasure: fc.Arbitrary<MonthMeasure> = fc.record({
  kind: fc.constant('month-value' as const),
  events: fc.constantFrom('till', 'calls'),
  amount: fc.constant(null),
  window: aWindow,
  filter: fc.constant(null),
  absent: fc.constantFrom('zero' as const, 'left-out' as const),
});
/** An amount, a product or the number of events; now and then of some rows alone. */
const someMeasure: fc.Arbitrary<MonthMeasure> = fc
  .tuple(aMonthMeasure, fc.constantFrom('amount', 'product', 'count', 'filtered'))
  .map(([measure, what]): MonthMeasure => {
    if (measure.events !== 'till' || what === 'count') return measure;
    if (what === 'product') return { ...measure, amount: { kind: 'product', quantity: 'pieces', unitPrice: 'price' } };
    const amount = { kind: 'column', column: 'amount' } as const;
    if (what === 'amount') return { ...measure, amount };
    return { ...measure, amount, filter: { kind: 'column', column: 'paid', test: { op: 'is', values: [true] } } };
  });

function some<T>(things: fc.Arbitrary<T>, seed: number, length: number): readonly T[] {
  return fc.sample(things, { seed, numRuns: length });
}

const scopeOf = async (world: World): Promise<Scope> => ({
  record: await smallRecord(engine, world.data),
  asOf: world.asOf,
  population: null,
  segments: new Map(),
});

async function found(measure: MonthMeasure, scope: Scope): Promise<readonly string[]> {
  const months = monthValues(measure, scope, naming());
  const asked = chain(
    [customersStage(scope), ...months.stages],
    query`SELECT "customer_id", "month"::DOUBLE AS "month", "value"::DOUBLE AS "value" FROM ${identifier(months.name)} AS "m" JOIN "customers" ON "customers"."customer_no" = "m"."customer_no" ORDER BY "customer_id", "month"`,
  );
  const rows = await engine.query(asked);
  const [ids, at, values] = [rows.texts('customer_id'), rows.numbers('month'), rows.numbers('value')];
  return ids.map((id, i) => written(id ?? '', monthText(at[i]), values[i] ?? Number.NaN)).sort();
}

const monthText = (month: number | undefined): string | null =>
  month === undefined || Number.isNaN(month)
    ? null
    : `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
const written = (id: string, month: string | null, value: number | null): string =>
  `${id} ${month ?? 'since when?'} ${value === null || Number.isNaN(value) ? '' : Number(value.toPrecision(9))}`;

describe('the months of customers', () => {
  test('hold what a recount by hand finds, for random data, dates, windows and filters', async () => {
    let rows = 0;
    for (const seed of [1, 2, 3, 4]) {
      const [data] = some(someData, seed, 1);
      const [asOf = '2025-01-01'] = some(aDay, seed, 1);
      if (data === undefined) throw new Error('nothing');
      const world: World = { data, asOf, segments: new Map() };
      const scope = await scopeOf(world);
      for (const measure of some(someMeasure, seed, 12)) {
        const expected = data.customers
          .filter((customer) => isKnown(customer, asOf))
          .flatMap((customer) =>
            monthsOf(world, customer, measure).map(({ month, value }) => written(customer.id, month, value)),
          )
          .sort();
        rows += expected.length;
        expect({ seed, asOf, measure, rows: await found(measure, scope) }).toEqual({
          seed,
          asOf,
          measure,
          rows: expected,
        });
      }
    }
    expect(rows).toBeGreaterThan(1_000);
  }, 60_000);

  test('are at a date the same from all data as from what was there then', async () => {
    for (const seed of [5, 6]) {
      const [data] = some(someData, seed, 1);
      const [asOf = '2025-01-01'] = some(aDay, seed, 1);
      if (data === undefined) throw new Error('nothing');
      const measures = some(someMeasure, seed, 8);
      const all: unknown[] = [];
      const whole = await scopeOf({ data, asOf, segments: new Map() });
      for (const measure of measures) all.push(await found(measure, whole));
      const cut = await scopeOf({ data: cutAt(data, asOf), asOf, segments: new Map() });
      for (const [i, measure] of measures.entries()) expect(await found(measure, cut)).toEqual(all[i]);
    }
  }, 60_000);

  test('are counted for a rule as they are for the picture', async () => {
    for (const seed of [7, 8]) {
      const [data] = some(someData, seed, 1);
      const [asOf = '2025-01-01'] = some(aDay, seed, 1);
      if (data === undefined) throw new Error('nothing');
      const world: World = { data, asOf, segments: new Map() };
      const scope = await scopeOf(world);
      const tests = some(aTest('decimal'), seed, 8);
      for (const [i, month] of some(someMeasure, seed, 8).entries()) {
        const passing = tests[i];
        if (passing === undefined) continue;
        const measure = { kind: 'months-held', month, test: passing } as const;
        const part = compileMeasure(measure, scope, naming(), 'customers');
        const asked = chain(
          [customersStage(scope), ...part.stages],
          query`SELECT "customers"."customer_id", ${part.value}::DOUBLE AS "held" FROM "customers" ${part.joins[0] ?? sql``} ORDER BY "customers"."customer_no"`,
        );
        await expect(asked).toBeValidQuery(engine);
        const known = data.customers.filter((customer) => isKnown(customer, asOf));
        expect([...(await engine.query(asked)).numbers('held')]).toEqual(
          known.map((customer) => measureOf(world, customer, measure)),
        );
      }
    }
  }, 60_000);
});

describe('whole months', () => {
  const events = { firstDate: '2024-01-03' } as EventTable;

  test.each([
    [{ kind: 'months', months: 3 }, '2024-06-30', '2024-04-01', '2024-06-01'],
    [{ kind: 'months', months: 3 }, '2024-06-29', '2024-03-01', '2024-05-01'],
    [{ kind: 'months', months: 3, ago: 30 }, '2024-06-30', '2024-03-01', '2024-05-01'],
    [{ kind: 'all' }, '2024-06-29', '2024-01-01', '2024-05-01'],
    [{ kind: 'days', days: 90 }, '2024-06-30', '2024-05-01', '2024-06-01'],
    [{ kind: 'dates', from: '2024-02-02', to: '2024-04-30' }, '2024-06-30', '2024-03-01', '2024-04-01'],
    [{ kind: 'months', months: 60 }, '2024-06-30', '2024-01-01', '2024-06-01'],
  ] as const)('of %o at %s are those from %s to %s', (window, asOf, first, last) => {
    expect(wholeMonths(window, asOf, events)).toEqual({ first, last });
  });

  test('are none where the window is shorter than one, or where data begin after the week that begins it', () => {
    expect(wholeMonths({ kind: 'days', days: 20 }, '2024-06-30', events)).toBe(null);
    expect(wholeMonths({ kind: 'all' }, '2024-01-31', { ...events, firstDate: '2024-01-08' })).toBe(null);
    expect(wholeMonths({ kind: 'all' }, '2024-01-31', { ...events, firstDate: null })).toBe(null);
  });
});
