import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { findings } from '../../../src/analyses/contexts/findings.ts';
import { recountQuery, customerLevelsQuery, sidesQuery } from '../../../src/analyses/contexts/queries.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { monthsOf, readTrend, trendQuery } from '../../../src/analyses/contexts/trend.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { contextsSpecSchema, type ContextsSpec } from '../../../src/analyses/contexts/spec.ts';
import { Stopped, UserError } from '../../../src/model/problem.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cutAt, smallRecord, type SmallData } from '../../support/small-record.ts';
import '../../support/valid-query.ts';
import { dice, poisson } from './worlds.ts';
import type { ContextRates, ContextsResult } from '../../../src/analyses/contexts/result.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import type { Scope } from '../../../src/model/scope.ts';
import * as v from 'valibot';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.end());

const asOf = '2026-06-30';
const day = (roll: () => number, from: number, days: number): string =>
  new Date(from + Math.floor(roll() * days) * 86_400_000).toISOString().slice(0, 10);
const start = Date.UTC(2024, 0, 1);

/** A shop: Premium customers of Nantes contact five times as often; contacts have two rows where a case was handed on. */
function shop(count: number): SmallData {
  const roll = dice(11);
  const customers = Array.from({ length: count }, (_, row) => {
    const offer = ['Basic', 'Plus', 'Premium', null][Math.floor(roll() * 4)] ?? null;
    const store = `Store ${String(Math.floor(12 * roll() ** 2))}`;
    const city = roll() < 0.3 ? 'Nantes' : 'Lyon';
    const created = day(roll, start, 900);
    const born = `${String(1945 + Math.floor(roll() * 60))}-05-17`;
    return { id: `c${String(row)}`, seen: [created], fields: [offer, store, city, roll() < 0.5, born, created] };
  });
  const contacts = customers.flatMap((customer) => {
    const hot = customer.fields[0] === 'Premium' && customer.fields[2] === 'Nantes';
    return Array.from({ length: poisson(roll, hot ? 4 : 0.8) }, (_, contact) => {
      const channel = ['phone', 'mail', 'chat'][Math.floor(roll() * 3)] ?? 'phone';
      const reason = roll() < 0.1 ? null : (['bill', 'return'][Math.floor(roll() * 2)] ?? 'bill');
      return {
        customer: customer.id,
        at: `${day(roll, start, 1000)} 10:00:00`,
        cells: [`${customer.id}-${String(contact)}`, channel, reason],
      };
    });
  });
  const handedOn = contacts
    .filter((_, row) => row % 7 === 0)
    .map((row) => ({
      ...row,
      at: row.at.replace('10:00', '15:00'),
      cells: [row.cells[0] ?? null, 'mail', row.cells[2] ?? null],
    }));
  const unknown = contacts.slice(0, 40).map((row, index) => ({
    ...row,
    customer: index % 2 === 0 ? null : 'nobody',
    cells: [`x-${String(index)}`, 'phone', 'bill'],
  }));
  const purchases = customers.flatMap((customer) =>
    Array.from({ length: poisson(roll, 1) }, () => ({
      customer: customer.id,
      at: `${day(roll, start, 1000)} 12:00:00`,
      cells: [roll() < 0.5 ? 'home' : 'shop'],
    })),
  );
  return {
    origins: [{ source: 'crm', dated: true }],
    fields: [
      { column: 'offer', type: 'text', role: 'offer', family: 'offer' },
      { column: 'store', type: 'text' },
      { column: 'city', type: 'text', role: 'city' },
      { column: 'consent', type: 'boolean', role: 'consent' },
      { column: 'born', type: 'date', role: 'birth-date' },
      { column: 'created', type: 'date', role: 'date', family: 'moment' },
    ],
    customers,
    events: [
      {
        id: 'calls',
        kind: 'contacts',
        unit: 'case',
        columns: [
          { column: 'case', type: 'text', role: 'event-id' },
          { column: 'channel', type: 'text', role: 'channel' },
          { column: 'reason', type: 'text', role: 'reason' },
        ],
        rows: [...contacts, ...handedOn, ...unknown],
      },
      {
        id: 'web',
        kind: 'purchases',
        columns: [{ column: 'delivery', type: 'text', role: 'status' }],
        rows: purchases,
      },
    ],
  };
}

const scopeOf = (record: CustomerRecord, at = asOf): Scope => ({
  record,
  asOf: at,
  population: null,
  segments: new Map(),
});

function suggested(record: CustomerRecord): ContextsSpec {
  const spec = suggest(record);
  if (spec === null) throw new Error('nothing suggested');
  return spec;
}

async function ratesOf(spec: ContextsSpec, scope: Scope): Promise<ContextRates> {
  const result: ContextsResult = await runContexts(engine, directMiner, spec, scope);
  if (result.kind !== 'rates') throw new Error('no rates');
  return result;
}

describe('contexts of a record', () => {
  const data = shop(3000);
  let record: CustomerRecord;
  beforeAll(async () => {
    record = await smallRecord(engine, data);
  });

  test('are proposed from what the record holds, and the proposal is a valid recipe', () => {
    const spec = suggested(record);
    expect(v.parse(contextsSpecSchema, JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    expect(spec.dimensions.map(({ dimension, family }) => `${family} ${dimension.kind}`)).toEqual([
      'offer field',
      'moment banded',
      'usage used',
      'profile banded',
      'usage main-value',
      'profile field',
      'profile field',
      'profile field',
    ]);
    expect(spec.contactDimensions.map(({ family }) => family)).toEqual(['channel', 'reason']);
  });

  test('have queries that the engine can bind', async () => {
    const spec = suggested(record);
    await expect(customerLevelsQuery(spec, scopeOf(record), spec.dimensions)).toBeValidQuery(engine);
    await expect(sidesQuery(spec, scopeOf(record), [], spec.dimensions)).toBeValidQuery(engine);
  });

  test('come first where they were planted', async () => {
    const result = await ratesOf(suggested(record), scopeOf(record));
    const [first] = result.lines;
    expect(first?.values.map(({ level }) => level)).toEqual(
      expect.arrayContaining([
        { kind: 'value', value: 'Premium' },
        { kind: 'value', value: 'Nantes' },
      ]),
    );
    expect(first?.values).toHaveLength(2);
    expect(first?.state).toBe('confirmed');
    expect(findings(result).map(({ key }) => key)).toEqual(['union', 'top']);
  });

  test.each([
    { exposure: 'customers', splits: false, collapseDays: null },
    { exposure: 'customer-years', splits: false, collapseDays: 30 },
    { exposure: 'customer-years', splits: true, collapseDays: null },
  ] as const)('count the same in SQL ($exposure, split $splits, repeats within $collapseDays days)', async (how) => {
    const spec: ContextsSpec = {
      ...suggested(record),
      ...how,
      minimumCustomers: 20,
      worth: {
        kind: 'events',
        events: 'web',
        aggregate: 'count',
        amount: null,
        window: { kind: 'all' },
        filter: null,
        absent: 'zero',
      },
      satisfaction: { kind: 'elapsed', field: 'crm/created', unit: 'months' },
    };
    const scope: Scope = {
      ...scopeOf(record),
      population: { kind: 'field', field: 'crm/consent', test: { op: 'is', values: [true] } },
    };
    const result = await ratesOf(spec, scope);
    const contexts = [...result.lines, ...result.leads, ...result.cold];
    expect(contexts.length).toBeGreaterThan(0);
    for (const context of contexts) {
      const rows = await engine.query(recountQuery(spec, scope, context));
      expect(firstNumber(rows, 'customers')).toBe(context.customers);
      expect(firstNumber(rows, 'contacts')).toBe(context.contacts);
      expect(firstNumber(rows, 'contacting')).toBe(context.contacting);
      expect(firstNumber(rows, 'exposure')).toBeCloseTo(context.exposure, 6);
      expect(firstNumber(rows, 'worth')).toBe(context.worth);
      expect(firstNumber(rows, 'answers')).toBe(context.scores?.answers);
      expect(firstNumber(rows, 'promoters')).toBe(context.scores?.promoters);
      expect(firstNumber(rows, 'detractors')).toBe(context.scores?.detractors);
      expect(firstNumber(rows, 'score')).toBeCloseTo(context.scores?.mean ?? Number.NaN, 9);
      if (context.sides.length > 0) continue;
      const months = monthsOf(spec, scope);
      const trend = readTrend(await engine.query(trendQuery(spec, scope, context, months)), months);
      expect(trend.reduce((sum, { inside }) => sum + inside.contacts, 0)).toBe(context.contacts);
      if (spec.exposure === 'customer-years')
        expect(trend.reduce((sum, { inside }) => sum + inside.exposure, 0)).toBeCloseTo(context.exposure, 6);
      expect(firstNumber(rows, 'rate')).toBeCloseTo(context.rate, 9);
      expect(firstNumber(rows, 'rest_rate')).toBeCloseTo(context.restRate ?? Number.NaN, 9);
      expect(firstNumber(rows, 'expected')).toBeCloseTo(context.expected, 6);
      expect(firstNumber(rows, 'excess')).toBeCloseTo(context.excess, 6);
    }
  });

  test('split into their levels without losing anybody, rare stores put together', async () => {
    const result = await ratesOf({ ...suggested(record), splits: false }, scopeOf(record));
    for (const dimension of result.dimensions)
      expect(dimension.counts.reduce((sum, count) => sum + count, 0)).toBe(result.totals.customers);
    for (const dimension of result.contactDimensions)
      expect(dimension.counts.reduce((sum, count) => sum + count, 0)).toBe(result.totals.contacts);
    const stores = result.dimensions.find(
      ({ choice }) => choice.dimension.kind === 'field' && choice.dimension.field === 'crm/store',
    );
    expect(stores?.levels.map(({ kind }) => kind)).toEqual([...new Array<string>(7).fill('value'), 'other']);
    for (const context of result.lines)
      for (const profile of context.profiles)
        expect([...profile.inside, ...profile.rest].reduce((sum, count) => sum + count, 0)).toBe(
          result.totals.contacts,
        );
  });

  test('count a case handed on once, and contacts of unknown customers apart', async () => {
    const result = await ratesOf({ ...suggested(record), window: { kind: 'all' } }, scopeOf(record));
    const seen = (data.events[0]?.rows ?? []).filter((row) => (row.at ?? '') < '2026-07-01');
    const known = new Map(data.customers.map((customer) => [customer.id, customer.seen[0] ?? '']));
    const cases = new Set(
      seen.filter((row) => (known.get(row.customer ?? '') ?? '9') <= asOf).map((row) => row.cells[0]),
    );
    expect(result.totals.contacts).toBe(cases.size);
    expect(result.seen.inside).toBe(cases.size);
    expect(result.seen.unknown).toBe(
      new Set(seen.filter((row) => (known.get(row.customer ?? '') ?? '9') > asOf).map((row) => row.cells[0])).size,
    );
  });

  test('at a date are those of the data as they were on that date', async () => {
    const before = '2026-01-31';
    const spec: ContextsSpec = { ...suggested(record), exposure: 'customer-years', splits: true, minimumCustomers: 20 };
    const fromAll = await ratesOf(spec, scopeOf(record, before));
    const cut = await smallRecord(engine, cutAt(data, before));
    const fromCut = await ratesOf(spec, scopeOf(cut, before));
    record = await smallRecord(engine, data);
    const told = (result: ContextRates) => ({
      seen: result.seen,
      totals: result.totals.contacts,
      customers: result.totals.customers,
      levels: result.dimensions.map(({ levels, counts }) => ({ levels, counts })),
      leads: result.tried,
    });
    expect(told(fromCut)).toEqual(told(fromAll));
    expect(fromCut.totals.exposure).toBeCloseTo(fromAll.totals.exposure, 6);
  });

  test('stop when asked to', async () => {
    await expect(
      runContexts(engine, directMiner, suggested(record), scopeOf(record), { signal: AbortSignal.abort() }),
    ).rejects.toThrow(Stopped);
  });
});

test('customers known by their contacts alone have counts and no rate', async () => {
  const data = shop(200);
  const record = await smallRecord(engine, {
    ...data,
    origins: [{ source: null, dated: true }],
    fields: [],
    customers: data.customers.map((customer) => ({ ...customer, fields: [] })),
    events: data.events.slice(0, 1),
  });
  const result = await runContexts(engine, directMiner, suggested(record), scopeOf(record));
  expect(result.kind).toBe('counts');
  if (result.kind !== 'counts') return;
  expect(result.counts.reduce((sum, one) => sum + one.contacts, 0)).toBe(result.seen.inside);
  expect(findings(result)).toEqual([{ key: 'counts-only', contacts: result.seen.contacts }]);
});

test('an empty population is said', async () => {
  const record = await smallRecord(engine, shop(50));
  const scope: Scope = {
    ...scopeOf(record),
    population: { kind: 'field', field: 'crm/city', test: { op: 'is', values: ['Nowhere'] } },
  };
  await expect(runContexts(engine, directMiner, suggested(record), scope)).rejects.toThrow(UserError);
});
