import { and, dateLiteral, identifier, path, query, sql, type Sql } from '../sql/sql.ts';
import type { Amount } from './measure.ts';
import { addDays, type IsoDate } from './period.ts';
import { amountColumn, isKept } from './kept-events.ts';
import { eventsOf, type CustomerRecord, type EventTable, type SourceId } from './record.ts';
import type { Scope } from './scope.ts';

export const monthsTable = (events: SourceId): string => `months_${events}`;

/** What is summed: NULL where an event has no amount. */
export function amountSql(amount: Amount | null): Sql<'expression'> {
  if (amount === null) return sql`NULL::DOUBLE`;
  if (amount.kind === 'column') return sql`${identifier(amount.column)}::DOUBLE`;
  return sql`(${identifier(amount.quantity)} * ${identifier(amount.unitPrice)})::DOUBLE`;
}

/** The amount that the table holds. */
export function standardAmount(events: EventTable): Amount | null {
  const column = amountColumn(events);
  return column === null ? null : { kind: 'column', column };
}

/**
 * The customer × month table, from the events themselves: one row for each customer and calendar month in which something of an event happened,
 * with `customer_no`, `month` (its first day), `n` (events; one of several rows belongs to the month of its first, a return is none) and
 * `amount` (the sum over all rows of the month, returns deducted; NULL without amount). Of the rows that pass some conditions.
 */
export function monthlyRows(
  record: CustomerRecord,
  events: EventTable,
  amount: Amount | null,
  conditions: readonly Sql[] = [],
): Sql<'query'> {
  const from = path(record.database, 'main', events.table);
  const where = and([sql`"customer_no" IS NOT NULL`, sql`"event_at" IS NOT NULL`, ...conditions]);
  const month = sql`date_trunc('month', "event_at")::DATE AS "month"`;
  const kept = sql`count(*) FILTER (${isKept(record, events)})`;
  const sum = sql`sum(${amountSql(amount)}) AS "amount"`;
  if (events.unit === null)
    return query`SELECT "customer_no", ${month}, ${kept}::DOUBLE AS "n", ${sum} FROM ${from} WHERE ${where} GROUP BY ALL`;
  const unit = identifier(events.unit);
  return query`SELECT "customer_no", "month", sum(CASE WHEN "unit" IS NULL THEN "rows" WHEN "month" = "first" THEN 1 ELSE 0 END)::DOUBLE AS "n", sum("amount") AS "amount"
FROM (SELECT *, min(CASE WHEN "rows" > 0 THEN "month" END) OVER (PARTITION BY "customer_no", "unit") AS "first"
  FROM (SELECT "customer_no", ${unit} AS "unit", ${month}, ${kept} AS "rows", ${sum} FROM ${from} WHERE ${where} GROUP BY ALL))
GROUP BY "customer_no", "month"`;
}

const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;

/**
 * The table as it stood at the as-of date: it is kept in the dataset of the record, so that no analysis counts months anew. An amount other than the standard one is counted from the events.
 */
export function monthsQuery(scope: Scope, id: SourceId, amount: Amount | null): Sql<'query'> {
  const { record, asOf } = scope;
  const events = eventsOf(record, id);
  const seen = events.dated ? [sql`"event_at" < ${dateLiteral(addDays(asOf, 1))}`] : [];
  const standard = amount === null || JSON.stringify(amount) === JSON.stringify(standardAmount(events));
  if (events.months === undefined || !standard) return monthlyRows(record, events, amount, seen);
  const table = path(record.database, 'main', events.months.table);
  if (asOf >= events.months.through) return query`SELECT "customer_no", "month", "n", "amount" FROM ${table}`;
  const start = dateLiteral(firstOfMonth(asOf));
  const current = monthlyRows(record, events, standardAmount(events), [
    ...seen,
    inOrAround(record, events, start, seen),
  ]);
  return query`SELECT "customer_no", "month", "n", "amount" FROM ${table} WHERE "month" < ${start}
UNION ALL
SELECT "customer_no", "month", "n", "amount" FROM (${current}) WHERE "month" >= ${start}`;
}

/** Rows of the month, and the earlier ones of their events, which tell whether an event began before. */
function inOrAround(record: CustomerRecord, events: EventTable, start: Sql, seen: readonly Sql[]): Sql<'expression'> {
  const inMonth = sql`"event_at" >= ${start}`;
  if (events.unit === null) return inMonth;
  const unit = identifier(events.unit);
  return sql`(${inMonth} OR ${unit} IN (SELECT ${unit} FROM ${path(record.database, 'main', events.table)} WHERE ${and([inMonth, ...seen, sql`${unit} IS NOT NULL`])}))`;
}

/** One row: the last day of the rows, for the description of the table. */
export function monthsThrough(database: string, table: string): Sql<'query'> {
  return query`SELECT strftime(max("event_at"), '%Y-%m-%d') AS "through" FROM ${path(database, 'main', table)} WHERE "customer_no" IS NOT NULL`;
}
