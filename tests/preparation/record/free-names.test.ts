import { afterAll, expect, test } from 'vitest';
import { eventRows, type Scope } from '../../../src/model/scope.ts';
import { query, sql } from '../../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { eventsOf, recordOf, textRows, type File } from './made-record.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const clients: File = {
  id: 'clients',
  kind: 'customers',
  columns: [
    ['id', 'text', 'customer-id'],
    ['customer_no', 'text', 'attribute'],
  ],
  rows: [
    ['a', 'N°7'],
    ['b', 'N°8'],
  ],
};
const sales: File = {
  id: 'ventes',
  kind: 'purchases',
  columns: [
    ['Customer_No', 'text', 'customer-id'],
    ['event_at', 'date', 'date'],
    ['customer_no_2', 'text', 'attribute'],
    ['montant', 'decimal', 'amount'],
  ],
  rows: [
    ['a', '2024-01-05', 'x', 10],
    ['b', '2024-02-06', 'y', 20],
    ['z', '2024-02-07', 'y', 5],
  ],
};

test('columns of a file that are called as those of the record link and count as any other', async () => {
  const record = await recordOf(engine, workshop, [clients, sales]);
  const events = eventsOf(record, 'ventes');
  expect(events.columns.map(({ column }) => column)).toEqual([
    'Customer_No_3',
    'event_at_2',
    'customer_no_2',
    'montant',
  ]);
  expect([events.rows, events.linked, events.orphans]).toEqual([3, 2, 1]);
  expect([events.firstDate, events.lastDate]).toEqual(['2024-01-05', '2024-02-07']);
  // A field of customers is called as in its file.
  expect(record.fields.map(({ label }) => label)).toContain('customer_no');
  const scope: Scope = { record, asOf: '2024-12-31', population: null, segments: new Map() };
  const rows = query`SELECT * ${eventRows(scope, 'ventes', { window: { kind: 'all' }, filter: null })}`;
  expect(await textRows(engine, sql`(${rows})`, ['Customer_No_3', 'customer_no_2', 'montant'])).toEqual([
    ['a', 'x', '10.0'],
    ['b', 'y', '20.0'],
    ['z', 'y', '5.0'],
  ]);
});
