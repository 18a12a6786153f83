import { dateLiteral, identifier, integer, join, path, query, sql, type Sql } from '../sql/sql.ts';
import { eventsOf } from './record.ts';
import { eventRows, fieldExpression, type Naming, type PerCustomer, type Scope } from './scope.ts';
import type { Amount, EventMeasure, Measure } from './measure.ts';

/** A measure beside a relation of customers: a DOUBLE, NULL where the customer has none. Throws a TypeError on a measure that is not per customer. */
export function compileMeasure(measure: Measure, scope: Scope, names: Naming, relation: string): PerCustomer {
  switch (measure.kind) {
    case 'field':
      return { stages: [], joins: [], value: sql`${fieldExpression(scope, measure.field, relation)}::DOUBLE` };
    case 'elapsed':
      return {
        stages: [],
        joins: [],
        value: elapsed(fieldExpression(scope, measure.field, relation), measure.unit, scope),
      };
    case 'events':
      return eventMeasure(measure, scope, names, relation);
    case 'event-value':
      throw new TypeError('This measure is per event, not per customer');
  }
}

function elapsed(date: Sql, unit: 'years' | 'months' | 'days', scope: Scope): Sql<'expression'> {
  const asOf = dateLiteral(scope.asOf);
  const parts = { years: sql`'year'`, months: sql`'month'`, days: sql`'day'` } as const;
  return sql`datesub(${parts[unit]}, ${date}::DATE, ${asOf})::DOUBLE`;
}

function eventMeasure(measure: EventMeasure, scope: Scope, names: Naming, relation: string): PerCustomer {
  const name = names.next('measure');
  const rows = eventRows(scope, measure.events, measure, [sql`"customer_no" IS NOT NULL`]);
  const stage = query`SELECT "customer_no", (${aggregate(measure, scope)})::DOUBLE AS "value" ${rows} GROUP BY "customer_no"`;
  const found = path(name, 'value');
  const zero = measure.absent === 'zero' && (measure.aggregate === 'count' || measure.aggregate === 'sum');
  return {
    stages: [{ name, query: stage }],
    joins: [sql`LEFT JOIN ${identifier(name)} ON ${path(name, 'customer_no')} = ${path(relation, 'customer_no')}`],
    value: zero ? sql`coalesce(${found}, ${integer(0)})` : found,
  };
}

function aggregate(measure: EventMeasure, scope: Scope): Sql<'expression'> {
  const events = eventsOf(scope.record, measure.events);
  const count = eventCount(events.unit);
  switch (measure.aggregate) {
    case 'count':
      return count;
    case 'sum':
      return sql`sum(${amountOf(measure)})`;
    case 'mean':
      return events.unit === null
        ? sql`avg(${amountOf(measure)})`
        : sql`sum(${amountOf(measure)}) / nullif(${count}, 0)`;
    case 'last':
      return sql`last(${amountOf(measure)} ORDER BY "event_at", ${amountOf(measure)}) FILTER (WHERE ${amountOf(measure)} IS NOT NULL)`;
    case 'days-since':
      return sql`${dateLiteral(scope.asOf)} - max("event_at")::DATE`;
  }
}

/** Events of some rows; a row that does not say which event it belongs to is one of its own. */
function eventCount(unit: string | null): Sql<'expression'> {
  if (unit === null) return sql`count(*)`;
  return sql`(count(DISTINCT ${identifier(unit)}) + count(*) FILTER (WHERE ${identifier(unit)} IS NULL))`;
}

function amountOf(measure: EventMeasure): Sql<'expression'> {
  if (measure.amount === null) throw new TypeError(`${measure.aggregate} needs an amount`);
  return amountExpression(measure.amount);
}

/** An amount on a row of an event, a DOUBLE. */
export function amountExpression(amount: Amount): Sql<'expression'> {
  if (amount.kind === 'column') return sql`${identifier(amount.column)}::DOUBLE`;
  return sql`(${identifier(amount.quantity)} * ${identifier(amount.unitPrice)})::DOUBLE`;
}

/** Rows of events as values: a query of `customer_no` (NULL for unknown customers), `value` (NULL where the row has none) and what else is asked of the row, of the population where there is one. */
export function eventValues(
  measure: Extract<Measure, { kind: 'event-value' }>,
  scope: Scope,
  more: readonly Sql[] = [],
): Sql<'query'> {
  const conditions = scope.population === null ? [] : [sql`"customer_no" IN (SELECT "customer_no" FROM "population")`];
  const columns = [sql`"customer_no"`, sql`${amountExpression(measure.amount)} AS "value"`, ...more];
  return query`SELECT ${join(columns)} ${eventRows(scope, measure.events, measure, conditions)}`;
}
