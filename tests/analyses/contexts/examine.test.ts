import { afterAll, beforeAll, expect, test } from 'vitest';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import {
  aroundQuery,
  callersQuery,
  contactPartsQuery,
  partsQuery,
} from '../../../src/analyses/contexts/examine-queries.ts';
import { examine } from '../../../src/analyses/contexts/examine.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cutAt, smallRecord } from '../../support/small-record.ts';
import '../../support/valid-query.ts';
import { everyContext } from './recounted.ts';
import { asOf, shop } from './shop.ts';
import type { Context, ContextRates } from '../../../src/analyses/contexts/result.ts';
import type { ContextsSpec } from '../../../src/analyses/contexts/spec.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import type { Scope } from '../../../src/model/scope.ts';

const data = shop(2000);
let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let record: CustomerRecord;
beforeAll(async () => {
  engine = await startNodeEngine();
  record = await smallRecord(engine, data);
});
afterAll(() => engine.end());

const scopeOf = (of: CustomerRecord, at = asOf): Scope => ({
  record: of,
  asOf: at,
  population: null,
  segments: new Map(),
});

function specOf(change: Partial<ContextsSpec>): ContextsSpec {
  const spec = suggest(record);
  if (spec === null) throw new Error('nothing suggested');
  return {
    ...spec,
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
    ...change,
  };
}

async function ratesOf(spec: ContextsSpec, scope: Scope): Promise<ContextRates> {
  const result = await runContexts(engine, directMiner, spec, scope);
  if (result.kind !== 'rates') throw new Error('no rates');
  return result;
}

const rounded = (context: Context | null): unknown =>
  JSON.parse(
    JSON.stringify(context, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)),
  );

test.each([
  { exposure: 'customers', splits: false, crossesContacts: false },
  { exposure: 'customer-years', splits: true, crossesContacts: true },
] as const)(
  'a context composed by hand has every number that mining gives it ($exposure, split $splits, crossed $crossesContacts)',
  async (how) => {
    const spec = specOf(how);
    const scope = scopeOf(record);
    const result = await ratesOf(spec, scope);
    // The deepest have children that mining does not count.
    const listed = everyContext(result).filter(
      ({ values, sides }) => values.length < (sides.length === 0 ? spec.depth : 2),
    );
    expect(listed.length).toBeGreaterThan(0);
    for (const { id, values, sides } of listed.slice(0, 6)) {
      const mined = everyContext(result).find((one) => one.id === id);
      const found = await examine(engine, spec, scope, { values, sides }, result);
      const ofTheMiner = new Set(['state', 'adds', 'found', 'checked', 'both']);
      const numbers = Object.fromEntries(Object.entries({ ...mined }).filter(([key]) => !ofTheMiner.has(key)));
      expect(rounded(found)).toEqual(rounded(numbers as unknown as Context));
    }
  },
);

test('a context of nobody has no numbers', async () => {
  const spec = specOf({});
  const result = await ratesOf(spec, scopeOf(record));
  const [line] = result.lines;
  const [value] = line?.values ?? [];
  if (value === undefined) throw new Error('no line');
  const nowhere = { ...value, level: { kind: 'value' as const, value: 'No such value' } };
  const found = await examine(engine, spec, scopeOf(record), { values: [nowhere], sides: [] }, result);
  expect(found).toBeNull();
});

test('a context at a date is that of the data as they were on that date', async () => {
  const before = '2026-01-31';
  const spec = specOf({ exposure: 'customer-years', splits: true });
  const result = await ratesOf(spec, scopeOf(record));
  const [line] = result.lines;
  if (line === undefined) throw new Error('no line');
  const fromAll = await examine(engine, spec, scopeOf(record, before), line, result);
  const cut = await smallRecord(engine, cutAt(data, before));
  const fromCut = await examine(engine, spec, scopeOf(cut, before), line, result);
  record = await smallRecord(engine, data);
  expect(rounded(fromCut)).toEqual(rounded(fromAll));
});

test('its queries are bound by the engine', async () => {
  const spec = specOf({});
  const scope = scopeOf(record);
  const result = await ratesOf(spec, scope);
  const [line] = result.lines;
  if (line === undefined) throw new Error('no line');
  await expect(partsQuery(spec, scope, line)).toBeValidQuery(engine);
  await expect(aroundQuery(spec, scope, line, result.dimensions)).toBeValidQuery(engine);
  await expect(callersQuery(spec, scope, line)).toBeValidQuery(engine);
  await expect(contactPartsQuery(spec, scope, line, result.contactDimensions)).toBeValidQuery(engine);
});
