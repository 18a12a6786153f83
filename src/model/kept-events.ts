import { identifier, integer, join, literal, or, sql, type Sql } from '../sql/sql.ts';
import { isNumeric } from './column.ts';
import type { ReturnSign } from './event-making.ts';
import type { CustomerRecord, EventTable } from './record.ts';

/** Whether a row is something that the customer did, and no return or cancellation that stays among the rest; never NULL. */
export function isKept(record: CustomerRecord, events: EventTable): Sql<'expression'> {
  const signs = signsAmong(record, events);
  if (signs.length === 0) return sql`TRUE`;
  return sql`NOT coalesce(${or(signs.map(hasSign))}, FALSE)`;
}

function signsAmong(record: CustomerRecord, events: EventTable): readonly ReturnSign[] {
  if (events.combines !== undefined) {
    const members = record.events.filter((one) => events.combines?.includes(one.id) === true);
    const amount = amountColumn(events);
    const net = members.some((one) => one.returns?.handling === 'net');
    return net && amount !== null ? [{ kind: 'negative', column: amount }] : [];
  }
  if (events.returns?.handling !== 'net') return [];
  const columns = new Set(events.columns.map((column) => column.column));
  return events.returns.signs.map(({ sign }) => sign).filter((sign) => columns.has(sign.column));
}

function hasSign(sign: ReturnSign): Sql<'expression'> {
  const column = identifier(sign.column);
  switch (sign.kind) {
    case 'negative':
      return sql`${column} < ${integer(0)}`;
    case 'prefix':
      return sql`regexp_extract(${column}, '^([A-Za-z]{1,3})[^A-Za-z]', 1) = ${literal(sign.prefix)}`;
    case 'status':
      return sql`${column} IN (${join(sign.values.map(literal))})`;
  }
}

/** The column that stands for the value of an event; null where there is none. */
export function amountColumn(events: EventTable): string | null {
  return events.columns.find((column) => column.role === 'amount' && isNumeric(column.type))?.column ?? null;
}
