import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf, missingFor } from '../../../src/analyses/contexts/card.ts';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import {
  dimensionOf,
  dimensionOfValues,
  leftOut,
  quartersQuery,
  roundCuts,
} from '../../../src/analyses/contexts/left-out.ts';
import { outcomeFields, outcomesQuery, readOutcomes } from '../../../src/analyses/contexts/outcomes.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { specForOutcome, suggest } from '../../../src/analyses/contexts/suggest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { smallRecord, type SmallData } from '../../support/small-record.ts';
import '../../support/valid-query.ts';
import { everyContext, expectListsRecounted } from './recounted.ts';
import { dice } from './worlds.ts';
import type { Scope } from '../../../src/model/scope.ts';

/** A base without contacts: who left is known, and nothing else that happened. */
let engine: Awaited<ReturnType<typeof startNodeEngine>>;
let scope: Scope;
const roll = dice(17);
const customers = Array.from({ length: 2000 }, (_, row) => {
  const offer = ['Basic', 'Plus', 'Premium'][row % 3] ?? null;
  const town = ['Lyon', 'Nantes', 'Lille'][Math.floor(row / 3) % 3] ?? null;
  const left = roll() < (offer === 'Premium' && town === 'Nantes' ? 0.6 : 0.1);
  return {
    id: `c${String(row)}`,
    seen: ['0001-01-01'],
    fields: [offer, town, left, `street ${String(row % 700)}`, Math.floor(roll() * 71), roll() < 0.5 ? 'F' : 'M'],
  };
});
const data: SmallData = {
  origins: [{ source: 'crm', dated: false }],
  fields: [
    { column: 'offer', type: 'text', role: 'offer', family: 'offer' },
    { column: 'town', type: 'text' },
    { column: 'churn', type: 'boolean' },
    { column: 'street', type: 'text' },
    { column: 'months', type: 'integer' },
    { column: 'gender', type: 'text', role: 'gender' },
  ],
  customers,
  events: [],
};

beforeAll(async () => {
  engine = await startNodeEngine();
  scope = { record: await smallRecord(engine, data), asOf: '2026-06-30', population: null, segments: new Map() };
});
afterAll(() => engine.end());

test('fields of two values are offered by their rarer one, what is somebody is not', async () => {
  expect(suggest(scope.record)).toBeNull();
  const fields = outcomeFields(scope.record);
  expect(fields.map(({ column }) => column)).toEqual(['churn']);
  await expect(outcomesQuery(scope, fields)).toBeValidQuery(engine);
  expect(readOutcomes(await engine.query(outcomesQuery(scope, fields)), fields)).toEqual([
    {
      outcome: { field: 'crm/churn', value: 'true' },
      customers: customers.filter(({ fields: [, , left] }) => left === true).length,
      of: 2000,
    },
  ]);
});

test('who left is mined without any table of events, and every line is that of its own SQL', async () => {
  const spec = specForOutcome(scope.record, { field: 'crm/churn', value: 'true' });
  const result = await runContexts(engine, directMiner, spec, scope);
  if (result.kind !== 'rates') throw new Error('no rates');
  expect(result.dated).toBe(false);
  const [first] = result.lines;
  expect(first).toMatchObject({ state: 'confirmed' });
  expect(first?.values.map(({ level }) => (level.kind === 'value' ? level.value : ''))).toEqual(
    expect.arrayContaining(['Premium', 'Nantes']),
  );
  expect(everyContext(result).length).toBeGreaterThan(0);
  await expectListsRecounted(engine, result, scope);
  if (first === undefined) return;
  const card = cardOf(first, spec, scope.asOf);
  expect(missingFor(card, scope.record)).toBeNull();
  const others = { ...scope.record, fields: scope.record.fields.filter(({ column }) => column !== 'churn') };
  expect(missingFor(card, others)).toBe('crm/churn');
});

test('what was not proposed is said, and a number is cut near its quartiles', async () => {
  const spec = specForOutcome(scope.record, { field: 'crm/churn', value: 'true' });
  const left = leftOut(scope.record, spec);
  expect(left.map(({ field, why }) => [field.column, why])).toEqual([
    ['street', 'values'],
    ['months', 'number'],
  ]);
  const fields = left.map(({ field }) => field).filter(({ column }) => column === 'months');
  await expect(quartersQuery(scope, fields)).toBeValidQuery(engine);
  const rows = await engine.query(quartersQuery(scope, fields));
  const banded = dimensionOf(fields[0]!, rows, 0);
  if (banded?.dimension.kind !== 'banded') throw new Error('not cut');
  expect(banded.dimension.cuts).toHaveLength(3);
  const sorted = customers.map(({ fields: [, , , , months] }) => Number(months)).sort((a, b) => a - b);
  banded.dimension.cuts.forEach((cut, quarter) => {
    expect(Math.abs(cut - (sorted[500 * (quarter + 1)] ?? 0))).toBeLessThanOrEqual(5);
    expect(cut % 10).toBe(0);
  });
  // Both make dimensions that can be mined.
  const added = [banded, ...left.filter(({ why }) => why === 'values').map(({ field }) => dimensionOfValues(field))];
  const result = await runContexts(
    engine,
    directMiner,
    { ...spec, depth: 2, dimensions: [...spec.dimensions, ...added] },
    scope,
  );
  if (result.kind !== 'rates') throw new Error('no rates');
  expect(result.dimensions.slice(-2).map(({ levels }) => levels.length)).toEqual([4, 8]);
});

test('cuts are short, above the least value and each once', () => {
  expect(roundCuts([18.7, 29.2, 70.4], 0)).toEqual([20, 30, 70]);
  expect(roundCuts([0.123, 0.19, 0.31], 0)).toEqual([0.12, 0.19, 0.31]);
  expect(roundCuts([0, 0, 3], 0)).toEqual([3]);
  expect(roundCuts([5, 5, 5], 5)).toEqual([]);
});
