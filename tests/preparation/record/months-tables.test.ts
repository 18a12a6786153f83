import { afterAll, describe, expect, test } from 'vitest';
import { monthsQuery } from '../../../src/model/customer-months.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import type { Scope } from '../../../src/model/scope.ts';
import type { Rows } from '../../../src/model/rows.ts';
import { path, query } from '../../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import '../../support/valid-query.ts';
import { randomness } from '../../analyses/distribution/values.ts';
import { recordOf, type File } from './made-record.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

type Line = readonly [customer: string | null, at: string | null, ticket: string | null, amount: number | null];

/** Lines of tickets over two years: some tickets go on into the next month, some lines are returns, some have no ticket. */
function lines(seed: number): readonly Line[] {
  const random = randomness(seed);
  return Array.from({ length: 700 }, (): Line => {
    const ticket = Math.floor(random() * 260);
    const month = 1 + ((ticket * 7) % 11) + (random() < 0.1 ? 1 : 0);
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
    return [
      random() < 0.05 ? null : `c${ticket % 60}`,
      random() < 0.03 ? null : `${2022 + (ticket % 2)}-${String(month).padStart(2, '0')}-${day}`,
      random() < 0.1 ? null : `t${ticket}`,
      random() < 0.05 ? null : Math.round(random() * 5000) / 100 - 8,
    ];
  });
}

const file = (rows: readonly Line[], ticket: 'event-id' | 'attribute' = 'event-id'): File => ({
  id: 'till',
  kind: 'purchases',
  columns: [
    ['customer', 'text', 'customer-id'],
    ['day', 'date', 'date'],
    ['ticket', 'text', ticket],
    ['amount', 'decimal', 'amount'],
  ],
  rows,
});

const scopeAt = (record: CustomerRecord, asOf: string): Scope => ({
  record,
  asOf,
  population: null,
  segments: new Map(),
});

/** Each customer and month by hand: `customer month` to the events and the amount. */
function recount(
  rows: readonly Line[],
  asOf: string,
  byTicket: boolean,
): Map<string, readonly [number, number | null]> {
  const seen = rows.filter(([customer, at]) => customer !== null && at !== null && at <= asOf);
  const found = new Map<string, [number, number | null]>();
  const at = (customer: string, day: string): [number, number | null] => {
    const key = `${customer} ${day.slice(0, 7)}-01`;
    const cell = found.get(key) ?? [0, null];
    found.set(key, cell);
    return cell;
  };
  const begun = new Set<string>();
  for (const [customer, day, ticket, amount] of [...seen].sort((a, b) => ((a[1] ?? '') < (b[1] ?? '') ? -1 : 1))) {
    if (customer === null || day === null) continue;
    const cell = at(customer, day);
    if (amount !== null) cell[1] = (cell[1] ?? 0) + amount;
    if (amount !== null && amount < 0) continue;
    if (byTicket && ticket !== null) {
      const name = `${customer} ${ticket}`;
      if (begun.has(name)) continue;
      begun.add(name);
    }
    cell[0] += 1;
  }
  return found;
}

async function read(record: CustomerRecord, asOf: string): Promise<Map<string, readonly [number, number | null]>> {
  const customers = await engine.query(
    query`SELECT "customer_no"::DOUBLE AS "no", "customer_id" AS "id" FROM ${path(record.database, 'main', 'customers')}`,
  );
  const ids = new Map(customers.texts('id').map((id, i) => [customers.numbers('no')[i], id]));
  const rows: Rows = await engine.query(
    monthsQuery(scopeAt(record, asOf), 'till', { kind: 'column', column: 'amount' }),
  );
  const [months, n, amount] = [rows.texts('month'), rows.numbers('n'), rows.numbers('amount')];
  return new Map(
    Array.from(rows.numbers('customer_no'), (no, i) => [
      `${ids.get(no) ?? '?'} ${months[i] ?? ''}`,
      [n[i] ?? 0, Number.isNaN(amount[i]) ? null : (amount[i] ?? null)],
    ]),
  );
}

function same(
  found: Map<string, readonly [number, number | null]>,
  expected: Map<string, readonly [number, number | null]>,
): void {
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [key, [n, amount]] of expected) {
    expect(found.get(key)?.[0], key).toBe(n);
    const sum = found.get(key)?.[1] ?? null;
    if (amount === null) expect(sum, key).toBeNull();
    else expect(Math.abs((sum ?? Infinity) - amount), key).toBeLessThan(1e-9);
  }
}

describe('the customer × month table', () => {
  test.each(['event-id', 'attribute'] as const)(
    'is what counting by hand gives, at any as-of date (ticket numbers as %s)',
    async (role) => {
      const rows = lines(5);
      const record = await recordOf(engine, workshop, [file(rows, role)]);
      const last = rows
        .flatMap(([customer, at]) => (customer === null || at === null ? [] : [at]))
        .sort()
        .at(-1);
      expect(record.events[0]?.months).toEqual({ table: 'months_till', through: last });
      for (const asOf of ['2022-01-15', '2022-07-03', '2022-12-31', '2023-08-12', '2030-01-01']) {
        await expect(monthsQuery(scopeAt(record, asOf), 'till', null)).toBeValidQuery(engine);
        same(await read(record, asOf), recount(rows, asOf, role === 'event-id'));
      }
    },
  );

  test('gives at a date from all the data what the data cut at that date give', async () => {
    const rows = lines(9);
    for (const asOf of ['2022-06-10', '2023-03-31']) {
      const cut = rows.filter(([, at]) => at !== null && at <= asOf);
      const [whole, before] = [
        await recordOf(engine, workshop, [file(rows)]),
        await recordOf(engine, workshop, [file(cut)]),
      ];
      same(await read(whole, asOf), await read(before, asOf));
    }
  });

  test('holds no months of events that no known customer has', async () => {
    const record = await recordOf(engine, workshop, [
      { id: 'crm', kind: 'customers', columns: [['id', 'text', 'customer-id']], rows: [['a']] },
      file([['b', '2024-01-01', 't', 1]]),
    ]);
    expect(record.events[0]?.months).toBeUndefined();
  });
});
