import { afterAll, describe, expect, test } from 'vitest';
import type { EventMaking } from '../../../src/model/event-making.ts';
import type { CustomerRecord } from '../../../src/model/record.ts';
import { eventRows, type Scope } from '../../../src/model/scope.ts';
import { discountForm } from '../../../src/preparation/record/built-amount.ts';
import { takesBack } from '../../../src/preparation/record/returns.ts';
import { path, query, sql } from '../../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { eventsOf, recordOf as makeRecord, textRows, type File } from './made-record.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const recordOf = (...files: readonly File[]): Promise<CustomerRecord> => makeRecord(engine, workshop, files);
const making = (file: File, part: Partial<EventMaking>): File => ({ ...file, making: part });

/** The rows of events that are seen at a day. */
const seen = (record: CustomerRecord, id: string, columns: readonly string[], asOf = '2024-12-31') => {
  const scope: Scope = { record, asOf, population: null, segments: new Map() };
  const rows = query`SELECT * ${eventRows(scope, id, { window: { kind: 'all' }, filter: null })}`;
  return textRows(engine, sql`(${rows})`, columns);
};

const lines: File = {
  id: 'ventes',
  kind: 'purchases',
  columns: [
    ['client', 'text', 'customer-id'],
    ['facture', 'text', 'event-id'],
    ['date', 'datetime', 'date'],
    ['Qté', 'integer', 'quantity'],
    ['PU', 'decimal', 'unit-price'],
    ['remise', 'decimal', 'discount'],
    ['pays', 'text', 'country'],
    ['produit', 'text', 'product'],
  ],
  rows: [
    ['a', '100', '2024-01-05 10:00:00', 2, 10, 0.5, 'France', 'x'],
    ['a', '100', '2024-01-05 10:00:00', 1, 4, null, 'France', 'y'],
    ['b', '101', '2024-02-05 10:00:00', 3, 1, 0, 'Italy', 'x'],
    ['a', 'C102', '2024-03-05 10:00:00', -2, 10, 0.5, 'France', 'x'],
    ['b', 'C103', '2024-03-06 10:00:00', -1, 1, 0, 'Italy', 'x'],
    [null, '104', '2024-03-07 10:00:00', -5, 0, 0, 'France', 'z'],
  ],
};
const built = 'Qté × PU − remise';

describe('an amount that no column holds', () => {
  test('is built of quantity and unit price, less the discount, and a row without discount has none', async () => {
    const record = await recordOf(lines);
    const events = eventsOf(record, 'ventes');
    expect(events.built).toEqual({
      column: built,
      quantity: 'Qté',
      unitPrice: 'PU',
      discount: { column: 'remise', as: 'rate' },
    });
    expect(events.columns.at(-1)).toMatchObject({ column: built, role: 'amount', type: 'decimal' });
    expect(await seen(record, 'ventes', ['facture', built])).toEqual([
      ['100', '10.0'],
      ['100', '4.0'],
      ['101', '3.0'],
      ['104', '-0.0'],
      ['C102', '-10.0'],
      ['C103', '-1.0'],
    ]);
  });

  test('takes a discount as a person says, or leaves it', async () => {
    const amounts = async (part: Partial<EventMaking>) => {
      const record = await recordOf(making(lines, part));
      const column = eventsOf(record, 'ventes').built?.column ?? '';
      return (await seen(record, 'ventes', ['facture', column])).slice(0, 2).map(([, amount]) => amount);
    };
    expect(await amounts({ discount: 'amount' })).toEqual(['19.5', '4.0']);
    expect(await amounts({ discount: 'percent' })).toEqual(['19.9', '4.0']);
    expect(await amounts({ discount: 'none' })).toEqual(['20.0', '4.0']);
  });

  test('is not built where there is one, where a person does not want it, nor beside contacts', async () => {
    const paid: File = {
      ...lines,
      columns: lines.columns.map((column) => (column[0] === 'remise' ? ['remise', 'decimal', 'amount'] : column)),
    };
    for (const file of [paid, making(lines, { amount: 'none' }), { ...lines, kind: 'contacts' as const }])
      expect(eventsOf(await recordOf(file), 'ventes').built).toBeUndefined();
  });

  test('has a name of its own where the file has a column of that name', async () => {
    const record = await recordOf({
      ...lines,
      columns: lines.columns.map((column) => (column[0] === 'produit' ? [built, 'text', 'product'] : column)),
    });
    expect(eventsOf(record, 'ventes').built?.column).toBe(`${built} *`);
  });

  test.each([
    ['Discount', '0.25', 'rate'],
    ['remise_pct', '30', 'percent'],
    ['Remise %', '100', 'percent'],
    ['taux_remise', '20', 'percent'],
    ['remise', '30', 'amount'],
    ['remise_pct', '250', 'amount'],
    ['remise', null, 'amount'],
  ] as const)('a discount %s up to %s is a %s', (name, max, form) => {
    expect(discountForm({ name, max })).toBe(form);
  });
});

describe('returns and cancellations', () => {
  test('are told by negative quantities, and by the letters that an id begins with on negative rows alone', async () => {
    const { returns, rows } = eventsOf(await recordOf(lines), 'ventes');
    expect(rows).toBe(6);
    expect(returns).toEqual({
      signs: [
        { sign: { kind: 'prefix', column: 'facture', prefix: 'C' }, rows: 2 },
        { sign: { kind: 'negative', column: 'Qté' }, rows: 3 },
      ],
      rows: 3,
      handling: 'net',
    });
  });

  test('a prefix that comes on sales too tells nothing', async () => {
    const record = await recordOf({
      ...lines,
      rows: lines.rows.map((row) => row.map((cell) => (cell === '100' || cell === '101' ? `C${cell}` : cell))),
    });
    expect(eventsOf(record, 'ventes').returns?.signs.map(({ sign }) => sign.kind)).toEqual(['negative']);
  });

  test('a status tells them, also where amounts are positive', async () => {
    const record = await recordOf({
      id: 'web',
      kind: 'purchases',
      columns: [
        ['who', 'text', 'customer-id'],
        ['total', 'decimal', 'amount'],
        ['statut', 'text', 'status'],
      ],
      rows: [
        ['a', 1, 'Livrée'],
        ['a', 2, 'Annulée'],
        ['b', 3, 'partially refunded'],
        ['b', 4, 'non retourné'],
        ['b', 5, null],
      ],
      making: { returns: 'left-out' },
    });
    expect(eventsOf(record, 'web').returns).toEqual({
      signs: [{ sign: { kind: 'status', column: 'statut', values: ['Annulée', 'partially refunded'] }, rows: 2 }],
      rows: 2,
      handling: 'left-out',
    });
    expect(await seen(record, 'web', ['total'])).toEqual([['1.0'], ['4.0'], ['5.0']]);
  });

  test('are left out, or events of their own: no row is lost between the two', async () => {
    const out = await recordOf(making(lines, { returns: 'left-out' }));
    expect(out.events.map(({ id, rows }) => [id, rows])).toEqual([
      ['ventes', 3],
      ['ventes.whole', 2],
    ]);
    const apart = await recordOf(making(lines, { returns: 'apart' }));
    expect(apart.events.map(({ id, kind, rows, linked }) => [id, kind, rows, linked])).toEqual([
      ['ventes', 'purchases', 3, 3],
      ['ventes.whole', 'purchases', 2, 2],
      ['ventes.returns', 'other', 3, 2],
    ]);
    expect(await seen(apart, 'ventes.returns', ['facture', built])).toEqual([
      ['104', '-0.0'],
      ['C102', '-10.0'],
      ['C103', '-1.0'],
    ]);
  });

  test('are not looked for among contacts', async () => {
    expect(eventsOf(await recordOf({ ...lines, kind: 'contacts' }), 'ventes').returns).toBeUndefined();
  });

  test.each([
    ['Annulé', true],
    ['ANNULATION CLIENT', true],
    ['remboursement partiel', true],
    ['Retour magasin', true],
    ['avoir', true],
    ['cancelled', true],
    ['Refunded', true],
    ['not returned', false],
    ['sans retour', false],
    ['payé', false],
    ['returning customer', false],
    ['avoirdupois', false],
  ])('a status %s takes back: %s', (status, back) => {
    expect(takesBack(status)).toBe(back);
  });
});

describe('events of several rows', () => {
  const log: File = {
    id: 'incidents',
    kind: 'contacts',
    columns: [
      ['caller', 'text', 'customer-id'],
      ['number', 'text', 'event-id'],
      ['updated', 'datetime', 'date'],
      ['state', 'text', 'status'],
      ['category', 'text', 'reason'],
      ['changes', 'integer'],
      ['minutes', 'integer', 'duration'],
      ['resolved', 'datetime', 'end-date'],
    ],
    rows: [
      ['a', 'I1', '2024-01-01 08:00:00', 'new', 'print', 0, 5, null],
      ['a', 'I1', '2024-01-03 08:00:00', 'closed', 'network', 2, 10, '2024-01-03 09:00:00'],
      ['a', 'I1', '2024-01-02 08:00:00', 'active', 'print', 1, 20, null],
      ['b', 'I2', '2024-01-02 09:00:00', 'new', 'mail', 0, 1, null],
      ['b', null, '2024-01-02 10:00:00', 'new', 'mail', 0, 1, null],
      ['b', null, '2024-01-02 11:00:00', 'new', 'mail', 0, 1, null],
    ],
  };

  test('are offered whole: a ticket has the sum of its lines, and nothing that differs from line to line', async () => {
    const record = await recordOf(lines);
    const tickets = eventsOf(record, 'ventes.whole');
    expect([tickets.kind, tickets.noun, tickets.unit, tickets.rows, tickets.linked]).toEqual([
      'purchases',
      'invoice',
      null,
      5,
      4,
    ]);
    expect(tickets.columns.map(({ column }) => column)).toEqual([
      'client',
      'facture',
      'date',
      'Qté',
      'pays',
      built,
      'n',
    ]);
    expect(await seen(record, 'ventes.whole', ['facture', 'client', 'Qté', 'pays', built, 'n'])).toEqual([
      ['100', 'a', '3.0', 'France', '14.0', '2.0'],
      ['101', 'b', '3.0', 'Italy', '3.0', '1.0'],
      ['104', null, '-5.0', 'France', '0.0', '1.0'],
      ['C102', 'a', '-2.0', 'France', '-10.0', '1.0'],
      ['C103', 'b', '-1.0', 'Italy', '-1.0', '1.0'],
    ]);
  });

  test('an incident begins with its first row and has the last state that was known at the day', async () => {
    const record = await recordOf(log);
    const columns = ['number', 'event_at', 'state', 'category', 'changes', 'minutes', 'resolved', 'n'];
    expect((await seen(record, 'incidents.whole', columns))[0]).toEqual([
      'I1',
      '2024-01-01 08:00:00',
      'closed',
      'print',
      '2.0',
      '35.0',
      '2024-01-03 09:00:00',
      '3.0',
    ]);
    expect((await seen(record, 'incidents.whole', columns, '2024-01-02'))[0]).toEqual([
      'I1',
      '2024-01-01 08:00:00',
      'active',
      'print',
      '1.0',
      '25.0',
      null,
      '2.0',
    ]);
  });

  test('rows that do not say their event are each one', async () => {
    const record = await recordOf(log);
    expect(eventsOf(record, 'incidents.whole').rows).toBe(4);
    expect((await seen(record, 'incidents.whole', ['number', 'n'])).slice(2)).toEqual([
      [null, '1.0'],
      [null, '1.0'],
    ]);
  });

  test('a person may say that each row is an event', async () => {
    const record = await recordOf(making(log, { grain: 'row' }));
    expect(record.events.map(({ id, unit }) => [id, unit])).toEqual([['incidents', null]]);
  });

  test('a total that is repeated on each line is not added up in the whole', async () => {
    const record = await recordOf({
      id: 'caisse',
      kind: 'purchases',
      columns: [
        ['ticket', 'integer', 'event-id'],
        ['client', 'text', 'customer-id'],
        ['total', 'decimal', 'amount'],
        ['article', 'text', 'product'],
      ],
      rows: [
        [1, 'a', 30, 'x'],
        [1, 'a', 30, 'y'],
        [2, 'b', 5, 'x'],
      ],
    });
    expect(await seen(record, 'caisse.whole', ['ticket', 'total', 'n'])).toEqual([
      ['1.0', '30.0', '2.0'],
      ['2.0', '5.0', '1.0'],
    ]);
    expect(await textRows(engine, path(record.database, 'main', 'events_caisse'), ['total'])).toHaveLength(3);
  });
});
