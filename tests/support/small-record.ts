import type { Session } from '../../src/engine/engine.ts';
import type { ColumnRole, ColumnType, DimensionFamily } from '../../src/model/column.ts';
import type { IsoDate } from '../../src/model/period.ts';
import { fieldId, type CustomerRecord, type EventKind } from '../../src/model/record.ts';
import { identifier, integer, join, literal, path, sql, statement, type Literal, type Sql } from '../../src/sql/sql.ts';

export type Cell = Literal;

export interface SmallField {
  readonly column: string;
  readonly type: ColumnType;
  readonly role?: ColumnRole;
  /** Left out, the first origin. */
  readonly source?: string;
  readonly family?: DimensionFamily;
}

export interface SmallCustomer {
  readonly id: string;
  /** One day for each origin: `0001-01-01` for undated, null for a customer who is not in it. */
  readonly seen: readonly (IsoDate | null)[];
  readonly fields: readonly Cell[];
}

export interface SmallEvent {
  /** null for a row without customer id. */
  readonly customer: string | null;
  /** A day or an instant; null where it cannot be read. */
  readonly at: string | null;
  readonly cells: readonly Cell[];
}

export interface SmallEvents {
  readonly id: string;
  readonly kind: EventKind;
  readonly dated?: boolean;
  readonly unit?: string;
  readonly columns: readonly { readonly column: string; readonly type: ColumnType; readonly role?: ColumnRole }[];
  readonly rows: readonly SmallEvent[];
}

export interface SmallData {
  readonly origins: readonly { readonly source: string | null; readonly dated: boolean }[];
  readonly fields: readonly SmallField[];
  readonly customers: readonly SmallCustomer[];
  readonly events: readonly SmallEvents[];
}

/** The day from which what carries no date is seen. */
export const sinceEver = '0001-01-01';

/** The data as it would have been exported on a day: nothing later, and nobody who was not known yet. */
export function cutAt(data: SmallData, asOf: IsoDate): SmallData {
  const isSeen = (day: IsoDate | null): boolean => day !== null && day <= asOf;
  const customers = data.customers
    .filter((customer) => customer.seen.some(isSeen))
    .map((customer) => ({
      ...customer,
      seen: customer.seen.map((day) => (isSeen(day) ? day : null)),
      fields: customer.fields.map((cell, i) => {
        const origin = data.origins.findIndex((candidate) => candidate.source === data.fields[i]?.source);
        return origin === -1 || isSeen(customer.seen[origin] ?? null) ? cell : null;
      }),
    }));
  const events = data.events.map((table) => ({
    ...table,
    rows: table.rows.filter((row) => table.dated === false || (row.at !== null && row.at.slice(0, 10) <= asOf)),
  }));
  return { ...data, customers, events };
}

const database = 'memory';
const types: Record<ColumnType, Sql> = {
  text: sql`VARCHAR`,
  integer: sql`DOUBLE`,
  decimal: sql`DOUBLE`,
  date: sql`DATE`,
  datetime: sql`TIMESTAMP`,
  boolean: sql`BOOLEAN`,
};

/** The tables of a customer record, made by hand in the memory of an engine; the next record takes their place. */
export async function smallRecord(engine: Session, data: SmallData): Promise<CustomerRecord> {
  const numbers = new Map(data.customers.map((customer, i) => [customer.id, i]));
  const fields = data.fields.map((field) => ({
    ...field,
    source: field.source ?? data.origins[0]?.source ?? 'customers',
  }));
  await table(
    engine,
    'customers',
    [
      ['customer_no', sql`INTEGER`],
      ['customer_id', sql`VARCHAR`],
      ...data.origins.map((_, k) => [`seen_${k}`, sql`DATE`] as const),
      ...fields.map((field) => [field.column, types[field.type]] as const),
    ],
    data.customers.map((customer, i) => [i, customer.id, ...customer.seen, ...customer.fields]),
  );
  for (const events of data.events) {
    await table(
      engine,
      events.id,
      [
        ...events.columns.map((column) => [column.column, types[column.type]] as const),
        ['customer_no', sql`INTEGER`],
        ['event_at', sql`TIMESTAMP`],
      ],
      events.rows.map((row) => [
        ...row.cells,
        row.customer === null ? null : (numbers.get(row.customer) ?? null),
        row.at,
      ]),
    );
  }
  const days = data.events
    .flatMap((events) => events.rows.flatMap((row) => (row.at === null ? [] : [row.at.slice(0, 10)])))
    .sort();
  return {
    database,
    customers: data.customers.length,
    origins: data.origins.map((origin, k) => ({ ...origin, seenColumn: `seen_${k}` })),
    fields: fields.map((field, i) => ({
      id: fieldId(field.source, field.column),
      source: field.source,
      label: field.column,
      column: field.column,
      type: field.type,
      role: field.role ?? 'attribute',
      family: field.family ?? 'profile',
      distinct: new Set(data.customers.map((customer) => customer.fields[i])).size,
    })),
    events: data.events.map((events) => ({
      id: events.id,
      label: events.id,
      kind: events.kind,
      table: events.id,
      dated: events.dated ?? true,
      unit: events.unit ?? null,
      columns: events.columns.map((column, i) => ({
        ...column,
        role: column.role ?? 'attribute',
        distinct: new Set(events.rows.map((row) => row.cells[i])).size,
      })),
      rows: events.rows.length,
      linked: events.rows.filter((row) => row.customer !== null && numbers.has(row.customer)).length,
      orphans: events.rows.filter((row) => row.customer !== null && !numbers.has(row.customer)).length,
      anonymous: events.rows.filter((row) => row.customer === null).length,
      undated: events.dated === false ? 0 : events.rows.filter((row) => row.at === null).length,
      firstDate: days[0] ?? null,
      lastDate: days.at(-1) ?? null,
    })),
    repeated: [],
    lastDate: days.at(-1) ?? null,
  };
}

const rowsAtOnce = 500;

async function table(
  engine: Session,
  name: string,
  columns: readonly (readonly [string, Sql])[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const target = path(database, 'main', name);
  await engine.run(
    statement`CREATE OR REPLACE TABLE ${target} (${join(columns.map(([column, type]) => sql`${identifier(column)} ${type}`))})`,
  );
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const values = rows.slice(from, from + rowsAtOnce).map((row) => sql`(${join(row.map(cell))})`);
    await engine.run(statement`INSERT INTO ${target} VALUES ${join(values)}`);
  }
}

/** Infinities, which no literal can be, are written as text. */
function cell(value: Cell): Sql {
  if (typeof value !== 'number' || Number.isFinite(value))
    return Number.isSafeInteger(value) ? integer(value as number) : literal(value);
  return sql`${literal(Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf')}::DOUBLE`;
}
