import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directMiner } from '../../../src/analyses/contexts/direct-miner.ts';
import { recountQuery } from '../../../src/analyses/contexts/queries.ts';
import { runContexts } from '../../../src/analyses/contexts/run.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { suggest } from '../../../src/analyses/contexts/suggest.ts';
import type { ContextsSpec } from '../../../src/analyses/contexts/spec.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { readGolden } from '../../support/golden.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { sinceEver, smallRecord } from '../../support/small-record.ts';

interface Stay {
  readonly customer: number;
  readonly start: string;
  readonly end: string | null;
}
const c14 = readGolden<
  readonly Stay[],
  Readonly<Record<'exposure_days' | 'new' | 'old', readonly number[]>>,
  { readonly window: readonly [string, string]; readonly new_days: number }
>('c14_exposure_days');

let engine: Awaited<ReturnType<typeof startNodeEngine>>;
beforeAll(async () => {
  engine = await startNodeEngine();
});
afterAll(() => engine.end());

describe('the time of a customer who changes stage inside the window (c14)', () => {
  const [from, to] = c14.params.window;
  const days = (years: number): number => Math.round(years * 365.25);

  /** One record a stay, so that each customer's own days are seen; calls on three days. */
  async function countedFor(stay: Stay) {
    const record = await smallRecord(engine, {
      origins: [{ source: 'crm', dated: true }],
      fields: [
        { column: 'start', type: 'date', role: 'date', family: 'moment' },
        { column: 'left', type: 'date', role: 'end-date' },
      ],
      customers: [{ id: 'c', seen: [stay.start], fields: [stay.start, stay.end] }],
      events: [
        {
          id: 'calls',
          kind: 'contacts',
          columns: [{ column: 'channel', type: 'text', role: 'channel' }],
          rows: ['2026-02-01', '2026-04-20', '2026-06-25'].map((at) => ({ customer: 'c', at, cells: ['phone'] })),
        },
      ],
    });
    const stage = {
      dimension: {
        kind: 'banded' as const,
        measure: { kind: 'elapsed' as const, field: 'crm/start', unit: 'days' as const },
        cuts: [c14.params.new_days],
      },
      family: 'moment' as const,
    };
    const suggested = suggest(record);
    if (suggested === null) throw new Error('no contacts');
    const spec: ContextsSpec = {
      ...suggested,
      window: { kind: 'dates', from, to },
      exposure: 'customer-years',
      until: 'crm/left',
      dimensions: [stage],
      minimumCustomers: 1,
    };
    const scope: Scope = { record, asOf: to, population: null, segments: new Map() };
    const result = await runContexts(engine, directMiner, spec, scope);
    if (result.kind !== 'rates') throw new Error('no rates');
    const band = async (value: string) => {
      const context = { values: [{ choice: stage, level: { kind: 'value' as const, value } }], sides: [] };
      const rows = await engine.query(recountQuery(spec, scope, context));
      return { days: days(firstNumber(rows, 'exposure')), contacts: firstNumber(rows, 'contacts') };
    };
    return {
      spec,
      totals: result.totals,
      fresh: await band(`..${String(c14.params.new_days)}`),
      old: await band(`${String(c14.params.new_days)}..`),
    };
  }

  test.each(c14.input.map((stay, index) => ({ stay, index })))(
    'is split, both ends counted (customer $stay.customer)',
    async ({ stay, index }) => {
      const counted = await countedFor(stay);
      expect(counted.totals.customers).toBe(1);
      expect(days(counted.totals.exposure)).toBe(c14.expected.exposure_days[index]);
      expect(counted.fresh.days).toBe(c14.expected.new[index]);
      expect(counted.old.days).toBe(c14.expected.old[index]);
      expect(counted.fresh.contacts + counted.old.contacts).toBe(3);
    },
  );

  test('and each contact is of the stage of its day', async () => {
    const [first] = c14.input;
    if (first === undefined) throw new Error('no stay');
    const counted = await countedFor(first);
    // 90 days from 1 January end on 31 March.
    expect([counted.fresh.contacts, counted.old.contacts]).toEqual([1, 2]);
  });
});

test('where nothing is known of the start, everybody is exposed since ever', async () => {
  const record = await smallRecord(engine, {
    origins: [{ source: 'crm', dated: false }],
    fields: [{ column: 'offer', type: 'text', role: 'offer', family: 'offer' }],
    customers: [
      { id: 'a', seen: [sinceEver], fields: ['A'] },
      { id: 'b', seen: [sinceEver], fields: ['B'] },
    ],
    events: [
      {
        id: 'calls',
        kind: 'contacts',
        columns: [{ column: 'channel', type: 'text', role: 'channel' }],
        rows: [{ customer: 'a', at: '2026-02-01', cells: ['phone'] }],
      },
    ],
  });
  const suggested = suggest(record);
  if (suggested === null) throw new Error('no contacts');
  const spec: ContextsSpec = { ...suggested, exposure: 'customer-years', minimumCustomers: 1 };
  const result = await runContexts(engine, directMiner, spec, {
    record,
    asOf: '2026-06-30',
    population: null,
    segments: new Map(),
  });
  expect(result.kind === 'rates' ? Math.round(result.totals.exposure * 365.25) : 0).toBe(2 * 365);
});
