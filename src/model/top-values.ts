import { chain, identifier, integer, literal, query, sql, type Sql } from '../sql/sql.ts';
import { isDated } from './column.ts';
import { eventColumnOf, eventsOf, fieldOf, type FieldId, type SourceId } from './record.ts';
import { always } from './period.ts';
import { valueText } from './value-text.ts';
import { customersStage, eventRows, fieldExpression, fieldText, type Scope } from './scope.ts';

/** The most frequent values of a field that hold a text, most frequent first: `value` (text) and `n`. */
export function topFieldValues(scope: Scope, field: FieldId, limit: number, search = ''): Sql<'query'> {
  const { type } = fieldOf(scope.record, field);
  const text = isDated(type) ? day(fieldExpression(scope, field, 'customers')) : fieldText(scope, field, 'customers');
  return chain([customersStage(scope)], mostFrequent(text, sql`FROM "customers"`, limit, search));
}

/** The same for a column of an event. */
export function topEventValues(
  scope: Scope,
  events: SourceId,
  column: string,
  limit: number,
  search = '',
): Sql<'query'> {
  const { column: name, type } = eventColumnOf(eventsOf(scope.record, events), column);
  return mostFrequent(
    isDated(type) ? day(identifier(name)) : valueText(identifier(name), type),
    eventRows(scope, events, { window: always, filter: null }),
    limit,
    search,
  );
}

const day = (value: Sql): Sql<'expression'> => sql`strftime(${value}, '%Y-%m-%d')`;

function mostFrequent(value: Sql, from: Sql, limit: number, search: string): Sql<'query'> {
  const holds = search === '' ? sql`` : sql` AND contains(lower("value"), lower(${literal(search)}))`;
  return query`SELECT "value", count(*)::DOUBLE AS "n" FROM (SELECT ${value} AS "value" ${from}) WHERE "value" IS NOT NULL${holds} GROUP BY "value" ORDER BY "n" DESC, "value" LIMIT ${integer(limit)}`;
}
