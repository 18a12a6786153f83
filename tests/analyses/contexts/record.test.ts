import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { findings } from '../../../src/analyses/contexts/findings.ts';
import { customerLevelsQuery } from '../../../src/analyses/contexts/level-queries.ts';
import { sidesQuery } from '../../../src/analyses/contexts/queries.ts';
import { profileQuery } from '../../../src/analyses/contexts/states.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { monthsOf, readTrend, trendQuery } from '../../../src/analyses/contexts/trend.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { contextsSpecSchema, type ContextsSpec } from '../../../src/analyses/contexts/spec.ts';
import { Stopped, UserError } from '../../../src/model/problem.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cutAt, smallRecord } from '../../support/small-record.ts';
import '../../support/valid-query.ts';
import { everyContext, expectRecounted } from './recounted.ts';
import { asOf, shop } from './shop.ts';
import type { ContextRates, ContextsResult } from '../../../src/analyses/contexts/result.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import type { Scope } from '../../../src/model/scope.ts';
import * as v from 'valibot';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.end());

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
      'moment banded',
      'usage main-value',
      'profile banded',
      'profile field',
      'profile field',
      'profile field',
    ]);
    expect(spec.contactDimensions.map(({ family }) => family)).toEqual(['channel', 'reason']);
  });

  test('have queries that the engine can bind', async () => {
    const spec = suggested(record);
    const profile = [{ name: 'profile', query: profileQuery(spec, scopeOf(record), spec.dimensions) }];
    await expect(customerLevelsQuery(spec, scopeOf(record), profile, spec.dimensions)).toBeValidQuery(engine);
    await expect(sidesQuery(spec, scopeOf(record), profile, [])).toBeValidQuery(engine);
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
    const contexts = everyContext(result);
    expect(contexts.length).toBeGreaterThan(0);
    for (const context of contexts) {
      await expectRecounted(engine, result, scope, context);
      if (context.sides.length > 0) continue;
      const months = monthsOf(spec, scope);
      const trend = readTrend(await engine.query(trendQuery(spec, scope, context, months)), months);
      expect(trend.reduce((sum, { inside }) => sum + inside.contacts, 0)).toBe(context.contacts);
      if (spec.exposure === 'customer-years')
        expect(trend.reduce((sum, { inside }) => sum + inside.exposure, 0)).toBeCloseTo(context.exposure, 6);
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
  // Those of nobody who is known are counted too, and told apart.
  expect(result.seen.unknown).toBeGreaterThan(0);
  expect(result.counts.reduce((sum, one) => sum + one.contacts, 0)).toBe(result.seen.contacts);
  expect(result.counts.reduce((sum, one) => sum + one.unknown, 0)).toBe(result.seen.unknown);
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
