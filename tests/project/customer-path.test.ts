import { describe, expect, test } from 'vitest';
import type { ColumnRole, SourceKind } from '../../src/model/column.ts';
import type { EventMaking } from '../../src/model/event-making.ts';
import { customerPaths } from '../../src/project/customer-path.ts';
import type { Source } from '../../src/project/project.ts';
import { clients } from './some-project.ts';

function table(
  id: string,
  kind: SourceKind,
  roles: Readonly<Record<string, ColumnRole>>,
  making?: Partial<EventMaking>,
): Source {
  const columns = Object.keys(roles).map((name) => ({ name, type: 'text' as const, missing: [] }));
  return { ...clients, id, kind, roles, reading: { ...clients.reading, columns }, ...(making && { making }) };
}
const pathsOf = (...tables: readonly Source[]) => Object.fromEntries(customerPaths(tables));

const orders = table('orders', 'purchases', { OrderID: 'event-id', CustomerID: 'customer-id', day: 'date' });
const lines = table('lines', 'purchases', { 'order id': 'event-id', sku: 'product', qty: 'quantity' });
const byName = { column: 'order id', of: 'orders', key: 'OrderID' };

describe('the way to the customer', () => {
  test('leads from the lines of orders to the orders, where both name the order alike', () => {
    expect(pathsOf(clients, orders, lines)).toEqual({ lines: byName });
  });

  test('is not looked for where a column names the customer, nor taken by a name that differs', () => {
    const named = table('lines', 'purchases', { OrderID: 'event-id', client: 'customer-id' });
    const other = table('lines', 'purchases', { ticket: 'event-id', sku: 'product' });
    expect(pathsOf(orders, named)).toEqual({});
    expect(pathsOf(orders, other)).toEqual({});
  });

  test('is that which a person chose, or none', () => {
    const chosen = { column: 'sku', of: 'orders', key: 'OrderID' };
    expect(pathsOf(orders, { ...lines, making: { path: chosen } })).toEqual({ lines: chosen });
    expect(pathsOf(orders, { ...lines, making: { path: 'none' } })).toEqual({});
    const gone = { column: 'sku', of: 'orders', key: 'no such column' };
    expect(pathsOf(orders, { ...lines, making: { path: gone } })).toEqual({});
    expect(pathsOf({ ...lines, making: { path: chosen } })).toEqual({});
  });

  test('goes on through a table that has its own way, and never in a circle', () => {
    const parcels = table(
      'parcels',
      'other',
      { parcel: 'event-id' },
      { path: { column: 'parcel', of: 'lines', key: 'sku' } },
    );
    expect(pathsOf(orders, lines, parcels)).toEqual({ lines: byName, parcels: parcels.making?.path });
    const turning = { ...lines, making: { path: { column: 'sku', of: 'parcels', key: 'parcel' } } };
    expect(pathsOf(orders, turning, parcels)).toEqual({});
  });
});
