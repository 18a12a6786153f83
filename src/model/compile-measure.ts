import { dateLiteral, identifier, integer, join, literal, path, query, sql, type Sql } from '../sql/sql.ts';
import { compileFilter } from './filter.ts';
import { addDays, addMonths, daysOf, type IsoDate, type Window } from './period.ts';
import { monthsHeld } from './month-values.ts';
import { eventsOf } from './record.ts';
import { eventRows, fieldExpression, type Naming, type PerCustomer, type Scope } from './scope.ts';
import { canBeZero, type Aggregate, type Amount, type EventMeasure, type Measure } from './measure.ts';

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
    case 'months-held':
      return monthsHeld(measure, scope, names, relation);
    case 'event-value':
    case 'month-value':
      throw new TypeError(`A measure of the kind ${measure.kind} is not per customer`);
  }
}

function elapsed(date: Sql, unit: 'years' | 'months' | 'days', scope: Scope): Sql<'expression'> {
  const asOf = dateLiteral(scope.asOf);
  const parts = { years: sql`'year'`, months: sql`'month'`, days: sql`'day'` } as const;
  return sql`datesub(${parts[unit]}, ${date}::DATE, ${asOf})::DOUBLE`;
}

function eventMeasure(measure: EventMeasure, scope: Scope, names: Naming, relation: string): PerCustomer {
  const name = names.next('measure');
  return {
    stages: [{ name, query: perCustomerQuery(measure, scope) }],
    joins: [sql`LEFT JOIN ${identifier(name)} ON ${path(name, 'customer_no')} = ${path(relation, 'customer_no')}`],
    value: whereAbsent(measure, path(name, 'value')),
  };
}

/** What a customer without such an event has: 0, or nothing. */
export function whereAbsent(measure: EventMeasure, found: Sql<'expression'>): Sql<'expression'> {
  const zero = measure.absent === 'zero' && canBeZero(measure.aggregate);
  return zero ? sql`coalesce(${found}, ${integer(0)})` : found;
}

/** A query of `customer_no` and `value`, one row a customer who has such an event. */
function perCustomerQuery(measure: EventMeasure, scope: Scope): Sql<'query'> {
  const rows = eventRows(scope, measure.events, measure, [sql`"customer_no" IS NOT NULL`]);
  if (measure.aggregate === 'gap') {
    const days = sql`SELECT DISTINCT "customer_no", "event_at"::DATE AS "day" ${rows}`;
    const gaps = sql`SELECT "customer_no", "day" - lag("day") OVER (PARTITION BY "customer_no" ORDER BY "day") AS "gap" FROM (${days})`;
    return query`SELECT "customer_no", median("gap")::DOUBLE AS "value" FROM (${gaps}) WHERE "gap" IS NOT NULL GROUP BY "customer_no"`;
  }
  return query`SELECT "customer_no", (${eventAggregate(measure, measure.aggregate, scope)})::DOUBLE AS "value" ${rows} GROUP BY "customer_no"`;
}

/** The aggregate of the rows of one customer; the gap between days is none, it takes two passes. */
export function eventAggregate(measure: EventMeasure, of: Exclude<Aggregate, 'gap'>, scope: Scope): Sql<'expression'> {
  const events = eventsOf(scope.record, measure.events);
  switch (of) {
    case 'count':
      return eventCount(events.unit);
    case 'sum':
    case 'min':
    case 'max':
    case 'days-since':
      return aggregateOf(measure, of, scope);
    case 'mean':
      return events.unit === null
        ? aggregateOf(measure, of, scope)
        : sql`sum(${amountOf(measure)}) / nullif(${eventCount(events.unit)}, 0)`;
    case 'median':
      return sql`median(${amountOf(measure)})`;
    case 'first':
      return sql`arg_min(${amountOf(measure)}, ("event_at", ${amountOf(measure)})) FILTER (WHERE ${amountOf(measure)} IS NOT NULL)`;
    case 'last':
      return sql`arg_max(${amountOf(measure)}, ("event_at", ${amountOf(measure)})) FILTER (WHERE ${amountOf(measure)} IS NOT NULL)`;
    case 'distinct':
      return sql`count(DISTINCT ${distinctOf(measure)})`;
    case 'share': {
      const { part } = measure;
      const among = part === undefined ? sql`TRUE` : compileFilter(part, events, scope.asOf);
      return sql`${volume(measure, events.unit, among)} / nullif(${volume(measure, events.unit)}, 0)`;
    }
    case 'trend': {
      const middle = dateLiteral(middleOf(measure.window, scope.asOf));
      const half = (when: Sql): Sql => sql`coalesce(${volume(measure, events.unit, when)}, 0)`;
      return sql`${half(sql`"event_at" >= ${middle}`)} - ${half(sql`"event_at" < ${middle}`)}`;
    }
    case 'per-month': {
      const { from, to } = daysOf(measure.window, scope.asOf);
      const days = sql`${dateLiteral(addDays(to, 1))} - ${from === null ? sql`min("event_at")::DATE` : sql`greatest(min("event_at")::DATE, ${dateLiteral(from)})`}`;
      return sql`${volume(measure, events.unit)} / greatest(1, (${days}) / ${literal(daysAMonth)})`;
    }
  }
}

/** Aggregates that can be taken of some of the rows of a pass as well as of all. */
const partial = ['count', 'sum', 'mean', 'min', 'max', 'days-since'] as const;
type PartialAggregate = (typeof partial)[number];

/** Whether several windows of a measure can share a pass over the rows; different events of several rows are counted each in a pass of its own. */
export function partialOf({ aggregate }: EventMeasure, unit: string | null): PartialAggregate | null {
  if (unit !== null && (aggregate === 'count' || aggregate === 'mean')) return null;
  return partial.find((one) => one === aggregate) ?? null;
}

/** The aggregate of the rows that are in a window of the pass: NULL where there is none, as of a customer without rows. */
export function windowAggregate(
  measure: EventMeasure,
  of: PartialAggregate,
  scope: Scope,
  inWindow: Sql,
): Sql<'expression'> {
  const among = sql` FILTER (WHERE ${inWindow})`;
  return of === 'count' ? sql`nullif(count(*)${among}, 0)` : aggregateOf(measure, of, scope, among);
}

function aggregateOf(
  measure: EventMeasure,
  of: Exclude<PartialAggregate, 'count'>,
  scope: Scope,
  among: Sql = sql``,
): Sql<'expression'> {
  switch (of) {
    case 'sum':
      return sql`sum(${amountOf(measure)})${among}`;
    case 'mean':
      return sql`avg(${amountOf(measure)})${among}`;
    case 'min':
      return sql`min(${amountOf(measure)})${among}`;
    case 'max':
      return sql`max(${amountOf(measure)})${among}`;
    case 'days-since':
      return sql`${dateLiteral(scope.asOf)} - (max("event_at")${among})::DATE`;
  }
}

const daysAMonth = 365.25 / 12;

/** The events of some rows, or their amount where there is one. */
function volume(measure: EventMeasure, unit: string | null, when?: Sql): Sql<'expression'> {
  if (measure.amount === null) return eventCount(unit, when);
  const amount = amountExpression(measure.amount);
  return when === undefined ? sql`sum(${amount})` : sql`(sum(${amount}) FILTER (WHERE ${when}))`;
}

/** The first day of the second half of a window of months. Throws a TypeError on a window that has no halves. */
function middleOf(window: Window, asOf: IsoDate): IsoDate {
  if (window.kind !== 'months') throw new TypeError('A trend needs a window of months');
  return addMonths(addDays(daysOf(window, asOf).to, 1), -Math.floor(window.months / 2));
}

function distinctOf(measure: EventMeasure): Sql<'expression'> {
  if (measure.amount?.kind === 'column') return identifier(measure.amount.column);
  throw new TypeError('Different values are those of a column');
}

/** Events of some rows; a row that does not say which event it belongs to is one of its own. */
function eventCount(unit: string | null, when?: Sql): Sql<'expression'> {
  const rows = when === undefined ? sql`count(*)` : sql`(count(*) FILTER (WHERE ${when}))`;
  if (unit === null) return rows;
  const id = identifier(unit);
  const named = when === undefined ? sql`count(DISTINCT ${id})` : sql`(count(DISTINCT ${id}) FILTER (WHERE ${when}))`;
  const alone = when === undefined ? sql`${id} IS NULL` : sql`${id} IS NULL AND ${when}`;
  return sql`(${named} + count(*) FILTER (WHERE ${alone}))`;
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
