import { dateLiteral, identifier, integer, literal, path, query, sql, type Sql } from '../sql/sql.ts';
import { amountExpression } from './compile-measure.ts';
import { compileTest } from './filter.ts';
import { addDays, always, type Window } from './period.ts';
import { eventsOf } from './record.ts';
import { eventRows, type Naming, type PerCustomer, type Scope } from './scope.ts';
import type { EventPick, Habit, Moment, RowFilter, Sequence } from './rule.ts';

const ofCustomers = sql`"customer_no" IS NOT NULL`;

/** The first or last event of some passes its tests: TRUE or FALSE. */
export function compileMoment(rule: Moment, scope: Scope, names: Naming, relation: string): PerCustomer {
  const { events, filter } = rule;
  const name = names.next('moment');
  const at = rule.which === 'first' ? sql`min("event_at")` : sql`max("event_at")`;
  const rows = eventRows(scope, events, { window: always, filter }, [ofCustomers]);
  const moment = { name, query: query`SELECT "customer_no", ${at} AS "at" ${rows} GROUP BY "customer_no"` };
  const passes = compileTest(path(name, 'at'), 'datetime', rule.test, scope.asOf);
  const beside = leftJoin(name, relation);
  if (rule.row === null || rule.test.op === 'missing') return { stages: [moment], joins: [beside], value: passes };
  const asked = names.next('asked');
  const filters: RowFilter = {
    kind: 'group',
    join: 'and',
    negated: false,
    children: filter === null ? [rule.row] : [filter, rule.row],
  };
  const found = eventRows(scope, events, { window: always, filter: filters }, [ofCustomers]);
  const row = query`SELECT DISTINCT "found"."customer_no" FROM (SELECT "customer_no", "event_at" ${found}) AS "found" JOIN ${identifier(name)} ON "found"."customer_no" = ${path(name, 'customer_no')} AND "found"."event_at" = ${path(name, 'at')}`;
  return {
    stages: [moment, { name: asked, query: row }],
    joins: [beside, leftJoin(asked, relation)],
    value: sql`${passes} AND ${path(asked, 'customer_no')} IS NOT NULL`,
  };
}

/** Whether some first event is followed by another, or none is: TRUE or FALSE. */
export function compileSequence(rule: Sequence, scope: Scope, names: Naming, relation: string): PerCustomer {
  const name = names.next('sequence');
  const moments = ({ events, filter }: EventPick, window: Window): Sql =>
    sql`SELECT "customer_no", "event_at" ${eventRows(scope, events, { window, filter }, [ofCustomers, sql`"event_at" IS NOT NULL`])}`;
  const first = moments(rule.first, rule.window);
  // The nearest later event tells; an outer join would lose customers where there is no later event of anyone at all.
  const followed = query`SELECT DISTINCT "before"."customer_no" AS "customer_no"
FROM (${first}) AS "before"
ASOF JOIN (${moments(rule.then, always)}) AS "after"
ON "before"."customer_no" = "after"."customer_no" AND "before"."event_at" < "after"."event_at"
WHERE "after"."event_at"::DATE - "before"."event_at"::DATE <= ${integer(rule.days)}`;
  const isFollowed = sql`${path(name, 'customer_no')} IS NOT NULL`;
  if (rule.followed)
    return { stages: [{ name, query: followed }], joins: [leftJoin(name, relation)], value: isFollowed };
  const had = names.next('had');
  return {
    stages: [
      { name, query: followed },
      { name: had, query: query`SELECT DISTINCT "customer_no" FROM (${first}) AS "first"` },
    ],
    joins: [leftJoin(name, relation), leftJoin(had, relation)],
    value: sql`${path(had, 'customer_no')} IS NOT NULL AND NOT (${isFollowed})`,
  };
}

/** Whether the recent pace as a share of the customer's own passes a test: TRUE or FALSE. */
export function compileHabit(rule: Habit, scope: Scope, names: Naming, relation: string): PerCustomer {
  const name = names.next('habit');
  const { events, filter, recent, before } = rule;
  const rows = eventRows(scope, events, { window: { kind: 'days', days: recent + before }, filter }, [
    ofCustomers,
    sql`"event_at" IS NOT NULL`,
  ]);
  const border = dateLiteral(addDays(scope.asOf, 1 - recent));
  const { unit } = eventsOf(scope.record, events);
  const counted = (when: Sql): Sql<'expression'> => {
    if (unit === null) return sql`count(*) FILTER (WHERE ${when})`;
    const column = identifier(unit);
    return sql`(count(DISTINCT ${column}) FILTER (WHERE ${when}) + count(*) FILTER (WHERE ${when} AND ${column} IS NULL))`;
  };
  const amount = rule.amount === null ? null : amountExpression(rule.amount);
  const made = (when: Sql): Sql<'expression'> =>
    amount === null
      ? sql`${counted(when)}::DOUBLE`
      : sql`coalesce(sum(${amount}) FILTER (WHERE ${when}), ${literal(0)})`;
  const [now, then] = [sql`"event_at" >= ${border}`, sql`"event_at" < ${border}`];
  const stage = query`SELECT "customer_no", CASE WHEN ${counted(then)} >= ${integer(rule.least)} AND ${made(then)} > ${integer(0)} THEN (${made(now)} / ${literal(recent)}) / (${made(then)} / ${literal(before)}) END AS "value" ${rows} GROUP BY "customer_no"`;
  return {
    stages: [{ name, query: stage }],
    joins: [leftJoin(name, relation)],
    value: compileTest(path(name, 'value'), 'decimal', rule.test, scope.asOf),
  };
}

function leftJoin(name: string, relation: string): Sql<'expression'> {
  return sql`LEFT JOIN ${identifier(name)} ON ${path(name, 'customer_no')} = ${path(relation, 'customer_no')}`;
}
