import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { findings } from '../../../src/analyses/contexts/findings.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { smallRecord, type SmallData, type SmallEvent } from '../../support/small-record.ts';
import { expectRecounted, everyContext } from './recounted.ts';
import { dice } from './worlds.ts';
import type { ContextRates } from '../../../src/analyses/contexts/result.ts';
import type { ContextsSpec } from '../../../src/analyses/contexts/spec.ts';
import type { Scope } from '../../../src/model/scope.ts';

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.end());

const asOf = '2026-06-30';
const offers = ['Basic', 'Plus', 'Premium'];

/** Customers with an offer and a town, and the contacts that are given. */
function shopWith(count: number, contacts: readonly SmallEvent[], town: (row: number) => string): SmallData {
  return {
    origins: [{ source: 'crm', dated: true }],
    fields: [
      { column: 'offer', type: 'text', role: 'offer', family: 'offer' },
      { column: 'town', type: 'text', role: 'attribute' },
    ],
    customers: Array.from({ length: count }, (_, row) => ({
      id: `c${String(row)}`,
      seen: ['2024-01-01'],
      fields: [offers[row % 3] ?? 'Basic', town(row)],
    })),
    events: [
      {
        id: 'calls',
        kind: 'contacts',
        columns: [
          { column: 'channel', type: 'text', role: 'channel' },
          { column: 'reason', type: 'text', role: 'reason' },
        ],
        rows: contacts,
      },
    ],
  };
}

const call = (customer: number | null, day: string): SmallEvent => ({
  customer: customer === null ? null : `c${String(customer)}`,
  at: `${day} 10:00:00`,
  cells: ['phone', 'bill'],
});

async function contextsOf(
  data: SmallData,
  change: Partial<ContextsSpec> = {},
): Promise<{ readonly result: ContextRates; readonly scope: Scope }> {
  const record = await smallRecord(engine, data);
  const suggested = suggest(record);
  if (suggested === null) throw new Error('no contacts');
  const scope: Scope = { record, asOf, population: null, segments: new Map() };
  const result = await runContexts(engine, directMiner, { ...suggested, ...change }, scope);
  if (result.kind !== 'rates') throw new Error('no rates');
  return { result, scope };
}

const towns = (row: number): string => ['Lyon', 'Nantes'][row % 2] ?? 'Lyon';

describe('input that would make another tool lie', () => {
  test('one customer with half the contacts is told, and makes no line', async () => {
    const roll = dice(3);
    const contacts = [
      ...Array.from({ length: 300 }, () => call(Math.floor(roll() * 600), '2026-03-10')),
      ...Array.from({ length: 300 }, () => call(4, '2026-03-11')),
    ];
    const { result } = await contextsOf(shopWith(600, contacts, towns));
    expect(result.seen.most / result.totals.contacts).toBeGreaterThan(0.45);
    expect(result.totals.phi).toBeGreaterThan(50);
    expect(result.lines.filter(({ state }) => state === 'confirmed')).toEqual([]);
  });

  test('fewer than thirty contacts confirm nothing', async () => {
    const { result } = await contextsOf(
      shopWith(
        600,
        Array.from({ length: 20 }, (_, row) => call(3 * row + 2, '2026-03-10')),
        towns,
      ),
    );
    expect(result.totals.contacts).toBe(20);
    expect(result.union.contexts).toBe(0);
    expect(findings(result)[0]?.key).toBe('none');
  });

  test('an empty period is an empty period, not a rate of nothing', async () => {
    const { result } = await contextsOf(shopWith(300, [call(1, '2024-02-02'), call(2, '2024-02-03')], towns));
    expect(result.totals.contacts).toBe(0);
    expect(findings(result)).toEqual([{ key: 'no-contacts' }]);
    expect([...result.lines, ...result.leads, ...result.cold, ...result.curve]).toEqual([]);
  });

  test('contacts of nobody who is known are apart, and in no rate', async () => {
    const contacts = [...Array.from({ length: 40 }, () => call(null, '2026-03-10')), call(1, '2026-03-10')];
    const { result } = await contextsOf(shopWith(300, contacts, towns));
    expect(result.seen).toMatchObject({ contacts: 41, unknown: 40, inside: 1 });
    expect(result.totals.contacts).toBe(1);
  });

  test('all contacts in one cell are one line, that of the cell', async () => {
    const roll = dice(5);
    const inside = Array.from({ length: 200 }, (_, row) => 6 * row + 2);
    const contacts = Array.from({ length: 400 }, () => call(inside[Math.floor(roll() * 200)] ?? 2, '2026-03-10'));
    const { result, scope } = await contextsOf(shopWith(1200, contacts, towns));
    expect(result.totals.contacts).toBe(400);
    const [first, ...others] = result.lines;
    expect(first?.values.map(({ level }) => level)).toEqual(
      expect.arrayContaining([
        { kind: 'value', value: 'Premium' },
        { kind: 'value', value: 'Lyon' },
      ]),
    );
    expect(others).toEqual([]);
    expect(first).toMatchObject({ contacts: 400, restRate: 0, state: 'confirmed' });
    for (const context of everyContext(result)) await expectRecounted(engine, result, scope, context);
  });

  test('a dimension with a value for each customer is not one that splits them', async () => {
    const record = await smallRecord(
      engine,
      shopWith(5_000, [call(1, '2026-03-10')], (row) => `Town ${String(row)}`),
    );
    const suggested = suggest({
      ...record,
      fields: record.fields.map((field) => (field.column === 'town' ? { ...field, distinct: 100_000 } : field)),
    });
    const fields = suggested?.dimensions.map(({ dimension }) => (dimension.kind === 'field' ? dimension.field : ''));
    expect(fields).not.toContain('crm/town');
  });

  test('a dimension of many values that a person chose all the same is cut to its greatest and the others', async () => {
    const roll = dice(9);
    const contacts = Array.from({ length: 900 }, () => call(Math.floor(roll() * 3_000), '2026-03-10'));
    const { result } = await contextsOf(
      shopWith(3_000, contacts, (row) => `Town ${String(row)}`),
      {
        dimensions: [
          { dimension: { kind: 'field', field: 'crm/town' }, family: 'profile' },
          { dimension: { kind: 'field', field: 'crm/offer' }, family: 'offer' },
        ],
      },
    );
    const town = result.dimensions.find(({ choice }) => choice.family === 'profile');
    expect(town?.levels.at(-1)?.kind).toBe('other');
    expect(town?.levels.length).toBeLessThanOrEqual(9);
    expect(town?.counts.reduce((sum, count) => sum + count, 0)).toBe(3_000);
  });
});
