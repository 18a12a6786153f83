import { afterAll, describe, expect, test } from 'vitest';
import type { CustomerRecord } from '../../../src/model/record.ts';
import { customersStage, fieldExpression, naming, type Scope } from '../../../src/model/scope.ts';
import { compileMeasure } from '../../../src/model/compile-measure.ts';
import { chain, path, query, sql, type Literal } from '../../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { recordOf, textRows, type File } from './made-record.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const club: File = {
  id: 'club',
  kind: 'customers',
  columns: [
    ['card', 'text', 'customer-id'],
    ['plan', 'text', 'offer'],
    ['since', 'date', 'date'],
  ],
  rows: [
    ['a', 'gold', '2024-03-01'],
    ['b', 'silver', '2024-01-01'],
    ['a', 'silver', '2024-02-01'],
    [null, 'nobody', '2024-01-01'],
    ['a', 'trial', '2024-01-15'],
    ['a', 'bronze', '2024-02-01'],
  ],
};
const crm: File = {
  id: 'crm',
  kind: 'customers',
  columns: [
    ['id', 'text', 'customer-id'],
    ['city', 'text'],
  ],
  rows: [
    ['a', 'Lyon'],
    ['c', 'Nice'],
  ],
};
const till: File = {
  id: 'till',
  kind: 'purchases',
  columns: [
    ['who', 'text', 'customer-id'],
    ['day', 'date', 'date'],
    ['total', 'decimal', 'amount'],
  ],
  rows: [
    ['a', '2024-01-20', 1],
    ['a', '2024-03-05', 10],
    ['b', '2024-02-10', 100],
    ['x', '2024-02-10', 1000],
  ],
};

const scopeAt = (record: CustomerRecord, asOf: string): Scope => ({
  record,
  asOf,
  population: null,
  segments: new Map(),
});

/** Who is known at a day, with what is known of them then. */
async function known(record: CustomerRecord, asOf: string) {
  const scope = scopeAt(record, asOf);
  const fields = record.fields.map(
    (field, i) => sql`${fieldExpression(scope, field.id, 'customers')}::VARCHAR AS ${path(`f${i}`)}`,
  );
  const rows = chain(
    [customersStage(scope)],
    query`SELECT "customer_id", ${fields.reduce((all, one) => sql`${all}, ${one}`)} FROM "customers"`,
  );
  return textRows(engine, sql`(${rows})`, ['customer_id', ...record.fields.map((_, i) => `f${i}`)]);
}

describe('an id that comes again in a dated file', () => {
  test('has at each day the row that was valid then, of one day the last of the file', async () => {
    const record = await recordOf(engine, workshop, [club, till]);
    expect([record.customers, record.versioned, record.repeated]).toEqual([2, true, [{ source: 'club', rows: 3 }]]);
    expect(await known(record, '2023-12-31')).toEqual([]);
    expect(await known(record, '2024-01-20')).toEqual([
      ['a', 'trial', '2024-01-15'],
      ['b', 'silver', '2024-01-01'],
    ]);
    expect((await known(record, '2024-02-29'))[0]).toEqual(['a', 'bronze', '2024-02-01']);
    expect((await known(record, '2024-06-30'))[0]).toEqual(['a', 'gold', '2024-03-01']);
  });

  test('does not double its events', async () => {
    const record = await recordOf(engine, workshop, [club, till]);
    const [events] = record.events;
    expect([events?.rows, events?.linked, events?.orphans]).toEqual([4, 3, 1]);
    const scope = scopeAt(record, '2024-06-30');
    const measure = {
      kind: 'events',
      events: 'till',
      aggregate: 'sum',
      amount: { kind: 'column', column: 'total' },
      window: { kind: 'all' },
      filter: null,
      absent: 'zero',
    } as const;
    const { stages, joins, value } = compileMeasure(measure, scope, naming(), 'customers');
    const spent = chain(
      [customersStage(scope), ...stages],
      query`SELECT "customer_id", ${value} AS "spent" FROM "customers" ${joins.reduce((all, one) => sql`${all} ${one}`)}`,
    );
    expect(await textRows(engine, sql`(${spent})`, ['customer_id', 'spent'])).toEqual([
      ['a', '11.0'],
      ['b', '100.0'],
    ]);
  });

  test('beside another file: whoever that knows earlier has no field of it before its first row', async () => {
    const record = await recordOf(engine, workshop, [crm, club]);
    expect(await known(record, '2024-01-01')).toEqual([
      ['a', 'Lyon', null, null],
      ['b', null, 'silver', '2024-01-01'],
      ['c', 'Nice', null, null],
    ]);
    expect((await known(record, '2024-02-15'))[0]).toEqual(['a', 'Lyon', 'bronze', '2024-02-01']);
  });
});

test('what is known at a day is what a file that ends on that day tells', async () => {
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const day = (): string => `2024-0${1 + next(5)}-${String(1 + next(28)).padStart(2, '0')}`;
  const rows = Array.from({ length: 120 }, (_, i): readonly Literal[] => [
    `c${next(40)}`,
    `v${i}`,
    next(12) === 0 ? null : day(),
  ]);
  const file = (id: string, from: readonly (readonly Literal[])[]): File => ({
    id,
    kind: 'customers',
    columns: [
      ['id', 'text', 'customer-id'],
      ['value', 'text'],
      ['since', 'date', 'date'],
    ],
    rows: from,
  });
  const other = rows
    .slice(0, 60)
    .map(([id, value, since]): readonly Literal[] => [id ?? null, `o-${String(value)}`, since ?? null]);
  const whole = await recordOf(engine, workshop, [file('one', rows), file('two', other)]);
  for (const asOf of ['2024-01-10', '2024-02-29', '2024-04-15', '2024-06-30']) {
    const until = (all: readonly (readonly Literal[])[]) =>
      all.filter(([, , since]) => since === null || String(since) <= asOf);
    const cut = await recordOf(engine, workshop, [file('one', until(rows)), file('two', until(other))]);
    expect(await known(whole, asOf)).toEqual(await known(cut, asOf));
  }
});
