import { afterAll, describe, expect, test } from 'vitest';
import type { ColumnRole, ColumnType, SourceKind } from '../../../src/model/column.ts';
import { findKeys } from '../../../src/preparation/roles/find-keys.ts';
import { likeNames, planKeys, type KeyedSource } from '../../../src/preparation/roles/plan-keys.ts';
import type { Literal } from '../../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { dataset } from '../record/made-record.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

type Columns = Readonly<Record<string, readonly [type: ColumnType, values: readonly Literal[], role?: ColumnRole]>>;

async function keyed(id: string, kind: SourceKind, columns: Columns): Promise<KeyedSource> {
  const entries = Object.entries(columns);
  const rows = Array.from({ length: entries[0]?.[1][1].length ?? 0 }, (_, row) =>
    entries.map(([, [, values]]) => values[row] ?? null),
  );
  const made = await dataset(engine, workshop, {
    id,
    kind,
    columns: entries.map(([name, [type, , role]]) => [name, type, role ?? 'attribute'] as const),
    rows,
  });
  return {
    id,
    file: `${id}.csv`,
    kind,
    database: made.database,
    rows: rows.length,
    columns: made.columns.map((column, i) => {
      const values = rows.flatMap((row) => (row[i] === null ? [] : [String(row[i])]));
      return { ...column, filled: values.length, longest: Math.max(0, ...values.map((value) => value.length)) };
    }),
  };
}

const many = (count: number, value: (i: number) => Literal): readonly Literal[] =>
  Array.from({ length: count }, (_, i) => value(i));

const clients = await keyed('clients', 'customers', {
  id: ['text', many(40, (i) => `K-${1000 + i}`), 'customer-id'],
  age: ['integer', many(40, (i) => 20 + (i % 30))],
  ville: ['text', many(40, (i) => `Ville${i % 7}`), 'city'],
});
const numbered = await keyed('customers', 'customers', {
  CustomerKey: ['integer', many(60, (i) => i + 1), 'customer-id'],
});

describe('keys between files', () => {
  test('a column whose distinct values are in the key of another file points at it, whatever its name', async () => {
    const sales = await keyed('ventes', 'purchases', {
      compte: ['text', many(100, (i) => (i === 7 ? 'K-9999' : `K-${1000 + (i % 25)}`))],
      total: ['decimal', many(100, (i) => i), 'amount'],
    });
    expect(await findKeys(engine, [clients, sales])).toEqual([
      { source: 'ventes', column: 'compte', of: 'clients', key: 'id', distinct: 26, found: 25 },
    ]);
  });

  test('half of the values in the key is no link', async () => {
    const sales = await keyed('ventes', 'purchases', { compte: ['text', many(60, (i) => `K-${1020 + i}`)] });
    expect(await findKeys(engine, [clients, sales])).toEqual([]);
  });

  test('small whole numbers are in any list of ids: only a name makes them a key', async () => {
    const sales = await keyed('sales', 'purchases', {
      customer_id: ['integer', many(100, (i) => 1 + (i % 50))],
      quantity_of_items: ['integer', many(100, (i) => 1 + (i % 12))],
      week: ['integer', many(100, (i) => 1 + (i % 53))],
    });
    expect((await findKeys(engine, [numbered, sales])).map(({ column, of, found }) => [column, of, found])).toEqual([
      ['customer_id', 'customers', 50],
    ]);
  });

  test('ids of customers that are seldom in the other file are told of, with their share', async () => {
    const sales = await keyed('ventes', 'purchases', {
      client: ['text', many(60, (i) => `K-${1030 + i}`), 'customer-id'],
    });
    expect(await findKeys(engine, [clients, sales])).toMatchObject([{ column: 'client', distinct: 60, found: 10 }]);
  });

  test('a key read as a number meets the same key read as text', async () => {
    const sales = await keyed('sales', 'purchases', { customer: ['text', many(100, (i) => String(1 + (i % 50)))] });
    expect((await findKeys(engine, [numbered, sales]))[0]).toMatchObject({
      column: 'customer',
      distinct: 50,
      found: 50,
    });
  });

  test('cities, channels and amounts that two files share point at nothing', () => {
    const shops = {
      ...clients,
      id: 'shops',
      columns: clients.columns.map((column) => ({ ...column, role: 'city' as const })),
    };
    expect(planKeys([clients, shops])).toEqual([]);
  });

  test('of two keys that hold a column the fuller one is taken', async () => {
    const some = await keyed('prospects', 'customers', {
      id: ['text', many(30, (i) => `K-${1000 + i}`), 'customer-id'],
    });
    const sales = await keyed('ventes', 'purchases', { compte: ['text', many(80, (i) => `K-${1000 + (i % 36)}`)] });
    expect((await findKeys(engine, [some, clients, sales])).find(({ source }) => source === 'ventes')).toMatchObject({
      of: 'clients',
      found: 36,
    });
  });
});

test.each([
  ['clientID', 'id', 'clients.csv', true],
  ['CustomerKey', 'CustomerKey', 'AdventureWorks_Customers.csv', true],
  ['product_id', 'product_id', 'products.csv', true],
  ['orderID', 'orderID', 'orders.csv', true],
  ['id', 'id', 'products.csv', true],
  ['week', 'household_id', 'demographics.csv', false],
  ['quantity', 'id', 'clients.csv', false],
])('%s speaks of %s in %s: %s', (column, key, file, speaks) => {
  expect(likeNames(column, key, file)).toBe(speaks);
});
