import { identifier, path, query, sql, type Sql } from '../../sql/sql.ts';
import type { EventSource, Through } from './record-source.ts';
import { keyText, rowsOf } from './relations.ts';

/**
 * One row an id of the table that is gone through: `step`, its `customer` as text, how many `customers` it stands for, and its first `day`.
 * An id of several customers names none: which of them a row is of cannot be told.
 */
export function stepRows(through: Through): Sql<'query'> {
  const { of, key, customer, date } = through;
  const next = 'of' in customer ? customer : null;
  const own = 'of' in customer ? path('next', 'customer') : keyText(customer, 'of');
  const days = [
    ...(date === null ? [] : [sql`${path('of', date.name)}::TIMESTAMP`]),
    ...(next !== null && isDatedThrough(next) ? [path('next', 'day')] : []),
  ];
  const [first = sql`NULL::TIMESTAMP`, second] = days;
  const day = second === undefined ? first : sql`coalesce(${first}, ${second})`;
  const link =
    next === null
      ? sql``
      : sql` LEFT JOIN (${stepRows(next)}) AS "next" ON "next"."step" = ${keyText(next.column, 'of')}`;
  return query`SELECT "step", CASE WHEN count(DISTINCT "customer") = 1 THEN min("customer") END AS "customer", count(DISTINCT "customer") AS "customers", min("day") AS "day"
FROM (SELECT ${keyText(key, 'of')} AS "step", ${own} AS "customer", ${day} AS "day" FROM ${rowsOf(of)} AS "of"${link} WHERE ${path('of', key.name)} IS NOT NULL)
GROUP BY "step"`;
}

/** Whether the tables gone through tell a day. */
export const isDatedThrough = ({ date, customer }: Through): boolean =>
  date !== null || ('of' in customer && isDatedThrough(customer));

/** Whether a row has a day of its own or through another table. */
export const isDated = ({ date, through }: Pick<EventSource, 'date' | 'through'>): boolean =>
  date !== null || (through !== null && isDatedThrough(through));

/** One row: of the rows of a built table, those whose id is `unknown`, those of ids of `several` customers, and those `without` any. */
export function throughCounts(through: Through, rows: Sql): Sql<'query'> {
  const step = identifier(through.column.name);
  return query`SELECT count(*) FILTER (WHERE ${path('event', through.column.name)} IS NOT NULL AND "through"."step" IS NULL)::DOUBLE AS "unknown",
  count(*) FILTER (WHERE "through"."customers" > 1)::DOUBLE AS "several",
  count(*) FILTER (WHERE "through"."customers" = 0 OR ${path('event', through.column.name)} IS NULL)::DOUBLE AS "without"
FROM (SELECT ${step} FROM ${rows}) AS "event" LEFT JOIN (${stepRows(through)}) AS "through" ON "through"."step" = ${keyText(through.column, 'event')}`;
}
