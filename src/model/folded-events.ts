import { dateLiteral, identifier, join, path, query, sql, type Sql } from '../sql/sql.ts';
import { addDays, type IsoDate } from './period.ts';
import type { FoldedEvents, FoldHow } from './event-making.ts';

/**
 * Rows of `customer_no`, `event_at` and the columns of the whole events, as they stood at a date: a row dated later is in none of them,
 * so that the last state of an incident is the last one of that day. A row without key is an event of its own.
 */
export function foldedRows(database: string, folded: FoldedEvents, asOf: IsoDate | null, dated: boolean): Sql<'query'> {
  const key = identifier(folded.key);
  const columns = folded.columns.map(
    ({ column, how }) =>
      sql`${column === folded.key ? sql`any_value(${key})` : folding(column, how, folded.place)} AS ${identifier(column)}`,
  );
  const seen = dated && asOf !== null ? sql` WHERE "event_at" < ${dateLiteral(addDays(asOf, 1))}` : sql``;
  return query`SELECT ${join([sql`"customer_no"`, sql`min("event_at") AS "event_at"`, ...columns])}
FROM ${path(database, 'main', folded.table)}${seen}
GROUP BY "customer_no", ${key}, CASE WHEN ${key} IS NULL THEN ${identifier(folded.place)} END`;
}

function folding(name: string, how: FoldHow, place: string): Sql<'expression'> {
  const column = identifier(name);
  const turn = sql`row("event_at", ${identifier(place)})`;
  switch (how) {
    case 'one':
      return sql`any_value(${column})`;
    case 'sum':
      return sql`sum(${column})::DOUBLE`;
    case 'first-day':
      return sql`min(${column})`;
    case 'last-day':
      return sql`max(${column})`;
    case 'first':
      return sql`arg_min(${column}, ${turn})`;
    case 'last':
      return sql`arg_max(${column}, ${turn})`;
    case 'rows':
      return sql`count(*)::DOUBLE`;
  }
}
