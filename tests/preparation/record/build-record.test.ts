import { afterAll, describe, expect, test } from 'vitest';
import type { ColumnRole } from '../../../src/model/column.ts';
import { UserError } from '../../../src/model/problem.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import { buildRecord } from '../../../src/preparation/record/build-record.ts';
import { literal, path, query } from '../../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import {
  dataset,
  eventsOf,
  lastBuilt,
  recordOf as makeRecord,
  textRows,
  type Column,
  type File,
} from './made-record.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const recordOf = (...files: readonly File[]): Promise<CustomerRecord> => makeRecord(engine, workshop, files);
const rowsOf = (record: CustomerRecord, table: string, columns: readonly string[]) =>
  textRows(engine, path(record.database, 'main', table), columns);

const dawn = '0001-01-01';
const crm: File = {
  id: 'crm',
  kind: 'customers',
  columns: [
    ['id', 'integer', 'customer-id'],
    ['city', 'text', 'city'],
    ['secret', 'text', 'ignored'],
  ],
  rows: [
    [3, 'Lyon', 'x'],
    [1, 'Paris', 'x'],
    [20, null, 'x'],
  ],
};

describe('customers from files', () => {
  test('one file: a dense number, the id as text, the fields without the ignored ones', async () => {
    const record = await recordOf(crm);
    expect(record.origins).toEqual([{ source: 'crm', seenColumn: 'seen_0', dated: false }]);
    expect(record.fields.map((field) => [field.id, field.column, field.distinct])).toEqual([['crm/city', 'city', 2]]);
    expect([record.customers, record.lastDate, record.repeated]).toEqual([3, null, [{ source: 'crm', rows: 0 }]]);
    expect(await rowsOf(record, 'customers', ['customer_no', 'customer_id', 'seen_0', 'city'])).toEqual([
      ['0', '1', dawn, 'Paris'],
      ['1', '20', dawn, null],
      ['2', '3', dawn, 'Lyon'],
    ]);
  });

  test('two files: the union of their ids, whole numbers meet texts, columns of one name are kept apart', async () => {
    const club: File = {
      id: 'club',
      kind: 'customers',
      columns: [
        ['Carte', 'text', 'customer-id'],
        ['City', 'text'],
        ['seen_1', 'text'],
        ['customer_no', 'integer'],
        ['since', 'date', 'date'],
      ],
      rows: [
        ['20', 'Nice', 'a', 7, '2024-02-01'],
        ['99', 'Brest', 'b', 8, null],
      ],
    };
    const record = await recordOf(crm, club);
    expect(record.origins.map((origin) => [origin.source, origin.dated])).toEqual([
      ['crm', false],
      ['club', true],
    ]);
    expect(record.fields.map((field) => [field.id, field.label, field.column])).toEqual([
      ['crm/city', 'city', 'city'],
      ['club/City', 'City', 'City (club)'],
      ['club/seen_1', 'seen_1', 'seen_1 (club)'],
      ['club/customer_no', 'customer_no', 'customer_no (club)'],
      ['club/since', 'since', 'since'],
    ]);
    const columns = ['customer_id', 'seen_0', 'seen_1', ...record.fields.map((field) => field.column)];
    expect(await rowsOf(record, 'customers', columns)).toEqual([
      ['1', dawn, null, 'Paris', null, null, null, null],
      ['20', dawn, '2024-02-01', null, 'Nice', 'a', '7.0', '2024-02-01'],
      ['3', dawn, null, 'Lyon', null, null, null, null],
      ['99', null, dawn, null, 'Brest', 'b', '8.0', null],
    ]);
  });

  test('an id that comes again without a date keeps its last row, and rows without id are left out', async () => {
    const record = await recordOf({
      id: 'crm',
      kind: 'customers',
      columns: [
        ['id', 'text', 'customer-id'],
        ['city', 'text'],
      ],
      rows: [
        ['a', 'first'],
        ['b', 'only'],
        [null, 'nobody'],
        ['a', 'last'],
      ],
    });
    expect([record.repeated, record.versioned]).toEqual([[{ source: 'crm', rows: 1 }], undefined]);
    expect(await rowsOf(record, 'customers', ['customer_id', 'city'])).toEqual([
      ['a', 'last'],
      ['b', 'only'],
    ]);
  });

  test('in a file without ids each row is a customer, whom no id of another file can be taken for', async () => {
    const panel: File = {
      id: 'panel',
      kind: 'customers',
      columns: [['city', 'text']],
      rows: [['Lyon'], ['Lyon'], ['Nice']],
    };
    const visits: File = {
      id: 'visits',
      kind: 'contacts',
      columns: [['who', 'integer', 'customer-id']],
      rows: [[1], [2], [null]],
    };
    const record = await recordOf(panel, crm, visits);
    expect(record.customers).toBe(6);
    expect(await rowsOf(record, 'customers', ['customer_id', 'city (crm)', 'city'])).toEqual([
      ['1', 'Paris', null],
      ['20', null, null],
      ['3', 'Lyon', null],
      ['panel:1', null, 'Lyon'],
      ['panel:2', null, 'Lyon'],
      ['panel:3', null, 'Nice'],
    ]);
    const { linked, orphans, anonymous } = eventsOf(record, 'visits');
    expect([linked, orphans, anonymous]).toEqual([1, 1, 1]);
  });

  test('awkward names of columns, and names that the record uses itself, are columns as any others', async () => {
    const names = [
      'Prix "T.T.C." d’achat',
      "l'été; --",
      'a.b.c',
      'row',
      'key',
      'day',
      'field_0',
      'record_key',
      'ids',
      'source_0',
      'customers',
      'customer_id',
      '_row',
      'rowid',
      '👩‍👩‍👧',
      'select',
    ];
    const file: File = {
      id: 'crm',
      kind: 'customers',
      columns: [['Clé d"entrée.', 'text', 'customer-id'], ...names.map((name): Column => [name, 'text'])],
      rows: [['k', ...names.map((_, i) => `v${i}`)]],
    };
    const contacts: File = {
      id: 'calls',
      kind: 'contacts',
      columns: [
        ['Clé d"entrée.', 'text', 'customer-id'],
        ...names.map((name): Column => [name, 'text']),
        ['event', 'date', 'date'],
        ['customer', 'text'],
      ],
      rows: [['k', ...names.map((_, i) => `w${i}`), '2024-01-05', 'c']],
    };
    const record = await recordOf(file, contacts);
    expect(record.fields.map((field) => field.label)).toEqual(names);
    expect(await rowsOf(record, 'customers', ['customer_id', ...record.fields.map((field) => field.column)])).toEqual([
      ['k', ...names.map((_, i) => `v${i}`)],
    ]);
    const calls = eventsOf(record, 'calls');
    expect(
      await rowsOf(
        record,
        calls.table,
        calls.columns.map((column) => column.column),
      ),
    ).toEqual([['k', ...names.map((_, i) => `w${i}`), '2024-01-05', 'c']]);
    expect([calls.linked, calls.firstDate, calls.lastDate]).toEqual([1, '2024-01-05', '2024-01-05']);
  });
});

const till: File = {
  id: 'till',
  kind: 'purchases',
  columns: [
    ['client', 'text', 'customer-id'],
    ['ticket', 'integer', 'event-id'],
    ['at', 'datetime', 'date'],
    ['total', 'decimal', 'amount'],
    ['state', 'text', 'status'],
  ],
  rows: [
    ['1', 10, '2024-01-05 10:00:00', 5, 'ok'],
    ['1', 10, '2024-01-05 10:00:00', 7, 'ok'],
    ['3', 11, '2024-03-01 12:00:00', 9, 'returned'],
    ['404', 12, '2024-04-01 12:00:00', 1, 'ok'],
    [null, 13, '2023-12-24 12:00:00', 2, 'ok'],
    ['20', null, null, 3, null],
    ['20', null, '2031-01-01 00:00:00', 4, null],
  ],
};

describe('events', () => {
  test('are linked, orphaned or anonymous, with the dates that can be read', async () => {
    const record = await recordOf(crm, till);
    const events = eventsOf(record, 'till');
    expect(events).toMatchObject({
      label: 'till.csv',
      kind: 'purchases',
      dated: true,
      rows: 7,
      linked: 5,
      orphans: 1,
      anonymous: 1,
      undated: 1,
      firstDate: '2023-12-24',
    });
    expect(record.events.map((one) => one.id)).toEqual(['till', 'till.whole']);
    expect(events.columns.map((column) => [column.column, column.role])).toEqual(
      till.columns.map(([name, , role]) => [name, role]),
    );
    const linked = await rowsOf(record, events.table, ['customer_no', 'total']);
    expect(linked).toEqual([
      ['0', '5.0'],
      ['0', '7.0'],
      ['1', '3.0'],
      ['1', '4.0'],
      ['2', '9.0'],
      [null, '1.0'],
      [null, '2.0'],
    ]);
  });

  test('a day after today is not the last date', async () => {
    const record = await recordOf(crm, till);
    expect([eventsOf(record, 'till').lastDate, record.lastDate]).toEqual(['2024-04-01', '2024-04-01']);
  });

  test('an event id tells events apart only where it comes back on several rows', async () => {
    const once: File = { ...till, id: 'once', kind: 'contacts', rows: till.rows.slice(1, 5) };
    const record = await recordOf(crm, till, once);
    expect([eventsOf(record, 'till').unit, eventsOf(record, 'once').unit]).toEqual(['ticket', null]);
  });

  test('events that no column dates are said so, and events without ids are anonymous', async () => {
    const record = await recordOf(crm, {
      id: 'survey',
      kind: 'survey',
      columns: [
        ['when', 'text', 'date'],
        ['score', 'integer', 'score'],
      ],
      rows: [
        ['soon', 9],
        ['later', 3],
      ],
    });
    expect(eventsOf(record, 'survey')).toMatchObject({
      dated: false,
      undated: 0,
      linked: 0,
      orphans: 0,
      anonymous: 2,
      firstDate: null,
    });
    expect(record.lastDate).toBe(null);
  });

  test('a source without rows has a table all the same', async () => {
    const record = await recordOf(crm, { ...till, rows: [] });
    expect(eventsOf(record, 'till')).toMatchObject({ rows: 0, linked: 0, firstDate: null, lastDate: null });
  });
});

describe('without a source of customers', () => {
  const calls: File = {
    id: 'calls',
    kind: 'contacts',
    columns: [
      ['client', 'integer', 'customer-id'],
      ['day', 'date', 'date'],
    ],
    rows: [
      [404, '2024-01-01'],
      [1, '2023-06-01'],
      [5, null],
      [null, '2024-01-01'],
    ],
  };

  test('customers are the ids of all events, each seen from its first event on', async () => {
    const record = await recordOf(till, calls);
    expect(record.origins).toEqual([{ source: null, seenColumn: 'seen_0', dated: true }]);
    expect([record.customers, record.fields, record.repeated]).toEqual([5, [], []]);
    expect(await rowsOf(record, 'customers', ['customer_id', 'seen_0'])).toEqual([
      ['1', '2023-06-01'],
      ['20', '2031-01-01'],
      ['3', '2024-03-01'],
      ['404', '2024-01-01'],
      ['5', '9999-12-31'],
    ]);
    expect(eventsOf(record, 'till').orphans).toBe(0);
  });

  test('ids of undated events are seen at every date', async () => {
    const record = await recordOf({
      ...calls,
      columns: [
        ['client', 'integer', 'customer-id'],
        ['day', 'date'],
      ],
    });
    expect(record.origins[0]?.dated).toBe(false);
    expect((await rowsOf(record, 'customers', ['seen_0'])).flat()).toEqual([dawn, dawn, dawn]);
  });

  test('no id anywhere is the person’s problem, and a record that fails leaves no dataset', async () => {
    const nobody = recordOf({ ...till, columns: [['x', 'text'], ...till.columns.slice(1)] });
    await expect(nobody).rejects.toBeInstanceOf(UserError);
    await expect(nobody).rejects.toMatchObject({ problem: { code: 'no-customers' } });
    await expect(recordOf()).rejects.toMatchObject({ problem: { code: 'no-customers' } });
    expect(await workshop.find(`record${lastBuilt()}`)).toBe(null);
  });
});

test('contacts of nobody who is known make a record without customers, with every contact in it', async () => {
  const record = await recordOf({
    id: 'log',
    kind: 'contacts',
    columns: [
      ['channel', 'text', 'channel'],
      ['day', 'date', 'date'],
    ],
    rows: [
      ['phone', '2024-01-02'],
      ['mail', '2024-03-04'],
      [null, null],
    ],
  });
  expect(record).toMatchObject({ customers: 0, fields: [], lastDate: '2024-03-04' });
  expect(record.origins).toEqual([{ source: null, seenColumn: 'seen_0', dated: false }]);
  expect(record.events).toMatchObject([
    { id: 'log', rows: 3, linked: 0, orphans: 0, anonymous: 3, undated: 1, firstDate: '2024-01-02' },
  ]);
  expect(await rowsOf(record, 'customers', ['customer_no'])).toEqual([]);
  expect(await rowsOf(record, 'events_log', ['customer_no', 'channel'])).toEqual([
    [null, 'mail'],
    [null, 'phone'],
    [null, null],
  ]);
});

describe('all purchases', () => {
  const web: File = {
    id: 'web',
    kind: 'purchases',
    columns: [
      ['buyer', 'integer', 'customer-id'],
      ['order', 'integer', 'event-id'],
      ['day', 'date', 'date'],
      ['pieces', 'integer', 'quantity'],
      ['each', 'decimal', 'unit-price'],
      ['sku', 'integer', 'product'],
    ],
    rows: [
      [1, 10, '2024-02-01', 2, 1.5, 85123],
      [1, 10, '2024-02-01', 1, null, 85124],
      [3, 99, '2024-05-01', -1, 4, 85123],
    ],
  };

  test('put the sources together by what their columns are for', async () => {
    const record = await recordOf(crm, till, web);
    const all = eventsOf(record, 'all_purchases');
    expect(all).toMatchObject({
      kind: 'purchases',
      dated: true,
      unit: 'ticket',
      rows: 10,
      linked: 8,
      orphans: 1,
      anonymous: 1,
      undated: 1,
      combines: ['till', 'web'],
      lastDate: '2024-05-01',
    });
    expect(all.columns.map((column) => [column.column, column.type, column.role])).toEqual([
      ['source', 'text', 'attribute'],
      ['ticket', 'text', 'event-id'],
      ['total', 'decimal', 'amount'],
      ['state', 'text', 'status'],
      ['sku', 'text', 'product'],
    ]);
    const rows = await rowsOf(record, all.table, ['source', 'customer_no', 'ticket', 'total', 'state', 'sku']);
    expect(rows.map((row) => row.map((cell) => cell?.replace(/#\d+$/, '#row') ?? null))).toEqual([
      ['till', '0', 'till:10', '5.0', 'ok', null],
      ['till', '0', 'till:10', '7.0', 'ok', null],
      ['till', '1', 'till#row', '3.0', null, null],
      ['till', '1', 'till#row', '4.0', null, null],
      ['till', '2', 'till:11', '9.0', 'returned', null],
      ['till', null, 'till:12', '1.0', 'ok', null],
      ['till', null, 'till:13', '2.0', 'ok', null],
      ['web', '0', 'web:10', '3.0', null, '85123'],
      ['web', '0', 'web:10', null, null, '85124'],
      ['web', '2', 'web:99', '-4.0', null, '85123'],
    ]);
  });

  test('are not told of a single source, nor of one that has no ids or no dates', async () => {
    const combined = async (...files: readonly File[]) =>
      (await recordOf(crm, ...files)).events.some((one) => one.combines !== undefined);
    const without = (role: ColumnRole): File => ({
      ...web,
      columns: web.columns.map((column) => (column[2] === role ? [column[0], column[1]] : column)),
    });
    expect(await combined(till)).toBe(false);
    expect(await combined(till, { ...web, kind: 'contacts' })).toBe(false);
    expect(await combined(till, without('customer-id'))).toBe(false);
    expect(await combined(till, without('date'))).toBe(false);
    expect(await combined(till, without('event-id'))).toBe(true);
  });

  test('of a source without event ids are each an event', async () => {
    const record = await recordOf(crm, till, {
      ...web,
      columns: web.columns.filter(([name]) => name !== 'order'),
      rows: web.rows.map(([buyer, , ...rest]) => [buyer ?? null, ...rest]),
    });
    const { table } = eventsOf(record, 'all_purchases');
    const own = (await rowsOf(record, table, ['source', 'ticket'])).filter(([source]) => source === 'web');
    expect(own.map(([, ticket]) => ticket)).toEqual(['web#0', 'web#1', 'web#2']);
  });
});

test('a stopped build rejects, and reports the share until then', async () => {
  const source = await dataset(engine, workshop, crm);
  const session = await workshop.open();
  const shares: number[] = [];
  const controller = new AbortController();
  const building = buildRecord(session, {
    sources: [source],
    today: '2024-06-30',
    signal: controller.signal,
    onProgress: (share) => {
      shares.push(share);
      controller.abort();
    },
  });
  await expect(building).rejects.toThrow('stopped');
  expect(shares).toEqual([0.5]);
  await session.abandon();
  const left = await engine.query(
    query`SELECT count(*)::DOUBLE AS "n" FROM duckdb_databases() WHERE database_name = ${literal(session.target)}`,
  );
  expect(left.numbers('n')[0]).toBe(0);
});
