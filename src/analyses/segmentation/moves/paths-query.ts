import type { Measure } from '../../../model/measure.ts';
import type { IsoDate } from '../../../model/period.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import { chain, identifier, integer, join, path, query, sql, type Sql, type Stage } from '../../../sql/sql.ts';
import { assignedQuery } from '../assigned.ts';

/** The state of who is not in the population at a date. */
export const ABSENT = -1;

/** One look at the customers: a plan at a date. */
export interface Look {
  readonly asOf: IsoDate;
  readonly plan: Plan;
  /** Only what sources told by an earlier day. */
  readonly toldBy?: IsoDate;
}

/** Customers who went the same way: their part at each look (`ABSENT` where they were not in the population), how many, and what they were worth. */
export interface Path {
  readonly parts: readonly number[];
  readonly n: number;
  /** Sum of the value measure at each look; 0 without one. */
  readonly values: readonly number[];
}

const at = (scope: Scope, look: Look): Scope => ({
  ...scope,
  asOf: look.asOf,
  ...(look.toldBy === undefined ? {} : { toldBy: look.toldBy }),
});

/** One row a customer of the population at a look: `customer_no`, `part`, `value` (0 without a measure, or where the customer has none). */
export function lookQuery(look: Look, value: Measure | null, scope: Scope): Sql<'query'> {
  const worth = value === null ? integer(0) : sql`coalesce("m_0", 0)`;
  return query`SELECT "customer_no"::DOUBLE AS "customer_no", "part"::DOUBLE AS "part", (${worth})::DOUBLE AS "value"
FROM (${assignedQuery(look.plan, at(scope, look), value === null ? [] : [value])}) AS "assigned"`;
}

function lookStages(looks: readonly Look[], measures: readonly Measure[], scope: Scope): readonly Stage[] {
  return looks.map((look, index) => ({
    name: `at_${index}`,
    query: assignedQuery(look.plan, at(scope, look), measures),
  }));
}

/** A way from one look to another. `ABSENT` for arrivals and those who left. */
export interface FlowStep {
  readonly from: number;
  readonly to: number;
}

/** The customers of a flow with what changed for each: `customer_id`, then `before_0`, `after_0`, … of the measures. The largest change of the first measure first. */
export function flowCustomersQuery(
  looks: readonly [Look, Look],
  flow: FlowStep,
  measures: readonly Measure[],
  scope: Scope,
  slice: { readonly offset: number; readonly limit: number },
): Sql<'query'> {
  const state = (index: number): Sql => sql`coalesce(${path(`at_${index}`, 'part')}, ${integer(ABSENT)})`;
  const cells = measures.flatMap((_, index) => [
    sql`${path('at_0', `m_${index}`)} AS ${identifier(`before_${index}`)}`,
    sql`${path('at_1', `m_${index}`)} AS ${identifier(`after_${index}`)}`,
  ]);
  const id = sql`coalesce(${path('at_1', 'customer_id')}, ${path('at_0', 'customer_id')})`;
  const change =
    measures.length === 0
      ? sql``
      : sql`abs(coalesce(${path('at_1', 'm_0')}, 0) - coalesce(${path('at_0', 'm_0')}, 0)) DESC, `;
  return chain(
    lookStages(looks, measures, scope),
    query`SELECT ${join([sql`${id} AS "customer_id"`, ...cells])}
FROM "at_0" FULL JOIN "at_1" USING ("customer_no")
WHERE ${state(0)} = ${integer(flow.from)} AND ${state(1)} = ${integer(flow.to)}
ORDER BY ${change}${id} LIMIT ${integer(slice.limit)} OFFSET ${integer(slice.offset)}`,
  );
}
