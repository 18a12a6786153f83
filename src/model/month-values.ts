import { and, dateLiteral, identifier, integer, join, path, query, sql, type Sql, type Stage } from '../sql/sql.ts';
import { monthlyRows, monthsQuery } from './customer-months.ts';
import { compileFilter, compileTest } from './filter.ts';
import type { Measure, MonthMeasure } from './measure.ts';
import { addDays, addMonths, daysOf, type IsoDate, type Window } from './period.ts';
import { eventsOf, ownEvents, type EventTable } from './record.ts';
import { customersStage, type Naming, type PerCustomer, type Scope } from './scope.ts';
import type { Staged } from './life-stages.ts';

/** The first days of the first and the last of some calendar months. */
export interface Months {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** Data that begin so late in a month do not tell that month. A proposal of ours. */
const LATEST_BEGINNING = 7;

const firstOf = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;
const fromDayOn = (day: IsoDate, latest: number): IsoDate =>
  Number(day.slice(8)) <= latest ? firstOf(day) : addMonths(firstOf(day), 1);

/**
 * The whole calendar months of a window: as many as it asks for, the last that is over at its end and those before; of other windows those that lie
 * within it. None from before the data. Null where there is none.
 */
export function wholeMonths(window: Window, asOf: IsoDate, events: EventTable): Months | null {
  if (events.firstDate === null) return null;
  const { from, to } = daysOf(window, asOf);
  const last = addMonths(firstOf(addDays(to, 1)), -1);
  const told = fromDayOn(events.firstDate, LATEST_BEGINNING);
  const wanted =
    window.kind === 'months' ? addMonths(last, 1 - window.months) : from === null ? told : fromDayOn(from, 1);
  const first = wanted > told ? wanted : told;
  return first > last ? null : { first, last };
}

/** Months as one number, so that those of a life are a range. */
const monthNumber = (day: Sql): Sql<'expression'> => sql`(year(${day}) * 12 + month(${day}) - 1)`;

/**
 * `customer_no`, `month` (months since year 0), `value`: each whole month of the window of each customer who existed in it. A customer exists from the
 * month of the first dated event of any kind, or of the day from which a dated source of customers tells of him, if that is earlier; who has neither
 * has one row without month and value. With `absent: 'left-out'` the months in which something happened, alone.
 */
export function monthValues(measure: MonthMeasure, scope: Scope, names: Naming): Staged {
  const events = eventsOf(scope.record, measure.events);
  const months = wholeMonths(measure.window, scope.asOf, events);
  const [found, begun, name] = [names.next('found'), names.next('begun'), names.next('months_of')];
  // Of this scope: one query may ask at several dates.
  const people: Stage = { name: names.next('people'), query: customersStage(scope).query };
  if (months === null) {
    const none = sql`SELECT "customer_no", NULL::BIGINT AS "month", NULL::DOUBLE AS "value" FROM ${identifier(people.name)} WHERE FALSE`;
    return { name, stages: [people, { name, query: query`${none}` }] };
  }
  const happened: Stage = { name: found, query: happenedIn(measure, events, months, scope) };
  if (measure.absent === 'left-out') {
    const known = sql`"customer_no" IN (SELECT "customer_no" FROM ${identifier(people.name)})`;
    const rows = query`SELECT "customer_no", "month", "value" FROM ${identifier(found)} WHERE "value" IS NOT NULL AND ${known}`;
    return { name, stages: [people, happened, { name, query: rows }] };
  }
  const [first, last] = [monthNumber(dateLiteral(months.first)), monthNumber(dateLiteral(months.last))];
  const life = sql`unnest(CASE WHEN "begins" IS NULL THEN [NULL] ELSE range(greatest("begins", ${first}), ${last} + 1) END)::BIGINT AS "month"`;
  const grid = sql`SELECT "customers"."customer_no", ${life} FROM ${who(scope, people.name)} LEFT JOIN ${identifier(begun)} AS "begun" ON "begun"."customer_no" = "customers"."customer_no"`;
  const value = sql`CASE WHEN "grid"."month" IS NOT NULL THEN coalesce("found"."value", ${integer(0)}) END::DOUBLE AS "value"`;
  return {
    name,
    stages: [
      people,
      happened,
      { name: begun, query: beginnings(scope, people.name) },
      {
        name,
        query: query`SELECT "grid"."customer_no", "grid"."month", ${value} FROM (${grid}) AS "grid" LEFT JOIN ${identifier(found)} AS "found" ON "found"."customer_no" = "grid"."customer_no" AND "found"."month" = "grid"."month"`,
      },
    ],
  };
}

/** The customers whose months are asked for, as `customers`. */
function who({ eventsOf: some }: Scope, people: string): Sql<'expression'> {
  if (some === undefined) return sql`${identifier(people)} AS "customers"`;
  return sql`(SELECT * FROM ${identifier(people)} WHERE "customer_no" IN (SELECT "customer_no" FROM ${identifier(some)})) AS "customers"`;
}

/** `customer_no`, `month`, `value`: the months in which something happened. */
function happenedIn(measure: MonthMeasure, events: EventTable, months: Months, scope: Scope): Sql<'query'> {
  const rows =
    measure.filter === null
      ? monthsQuery(scope, events.id, measure.amount)
      : monthlyRows(scope.record, events, measure.amount, [
          sql`"event_at" < ${dateLiteral(addDays(scope.asOf, 1))}`,
          compileFilter(measure.filter, events, scope.asOf),
        ]);
  const value = measure.amount === null ? sql`nullif("n", 0)` : sql`"amount"`;
  const conditions = [
    sql`"month" BETWEEN ${dateLiteral(months.first)} AND ${dateLiteral(months.last)}`,
    ...(scope.toldBy !== undefined && (events.firstDate ?? '') > scope.toldBy ? [sql`FALSE`] : []),
    ...(scope.eventsOf === undefined
      ? []
      : [sql`"customer_no" IN (SELECT "customer_no" FROM ${identifier(scope.eventsOf)})`]),
  ];
  return query`SELECT "customer_no", ${monthNumber(sql`"month"`)} AS "month", ${value}::DOUBLE AS "value" FROM (${rows}) WHERE ${and(conditions)}`;
}

/** `customer_no`, `begins`: the month from which a customer is known to exist, where one is. */
function beginnings(scope: Scope, people: string): Sql<'query'> {
  const { record, asOf } = scope;
  const ofFiles = record.origins
    .filter((origin) => origin.dated)
    .map(({ seenColumn }) => {
      const seen = identifier(seenColumn);
      return sql`SELECT "customer_no", date_trunc('month', ${seen})::DATE AS "month" FROM ${identifier(people)} WHERE ${seen} > DATE '0001-01-01' AND ${seen} <= ${dateLiteral(asOf)}`;
    });
  const ofEvents = ownEvents(record)
    .filter((events) => events.dated && events.linked > 0)
    .map(
      (events) =>
        sql`SELECT "customer_no", min("month") AS "month" FROM (${monthsQuery(scope, events.id, null)}) GROUP BY "customer_no"`,
    );
  return query`SELECT "customer_no", ${monthNumber(sql`min("month")`)} AS "begins" FROM (${join([...ofFiles, ...ofEvents], sql` UNION ALL `)}) GROUP BY "customer_no"`;
}

/** In how many of a customer's months the value passes a test, beside a relation of customers; 0 where in none. */
export function monthsHeld(
  { month, test }: Extract<Measure, { kind: 'months-held' }>,
  scope: Scope,
  names: Naming,
  relation: string,
): PerCustomer {
  const months = monthValues(month, scope, names);
  const name = names.next('held');
  const passes = compileTest(sql`"value"`, 'decimal', test, scope.asOf);
  return {
    stages: [
      ...months.stages,
      {
        name,
        query: query`SELECT "customer_no", count(*) FILTER (${passes})::DOUBLE AS "value" FROM ${identifier(months.name)} WHERE "month" IS NOT NULL GROUP BY "customer_no"`,
      },
    ],
    joins: [sql`LEFT JOIN ${identifier(name)} ON ${path(name, 'customer_no')} = ${path(relation, 'customer_no')}`],
    value: sql`coalesce(${path(name, 'value')}, ${integer(0)})`,
  };
}
