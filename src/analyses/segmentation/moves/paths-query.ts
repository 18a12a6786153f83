import { compileAsked, measureKey } from '../../../model/compile-measures.ts';
import { compileRules } from '../../../model/compile-rule.ts';
import { compileSegmentation } from '../../../model/compile-segmentation.ts';
import type { Measure } from '../../../model/measure.ts';
import { measuresOfPlan, measuresOfRule } from '../../../model/measures-in.ts';
import type { IsoDate } from '../../../model/period.ts';
import { customersStage, naming, seenAt, type PerCustomer, type Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import { and, chain, identifier, integer, join, path, query, sql, type Sql, type Stage } from '../../../sql/sql.ts';
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

/**
 * Several looks at once, so that what happened is read in one pass for all: one row a customer known at the last of them, `customer_no`, then `part_0` (`ABSENT` for
 * who was not in the population at that look), `value_0`, `part_1`, … Null where looks have not the same customers to stand beside: states with days of their own.
 */
export function looksQuery(looks: readonly Look[], value: Measure | null, scope: Scope): Sql<'query'> | null {
  if (scope.record.versioned === true) return null;
  const names = naming();
  const last = looks.map(({ asOf }) => asOf).reduce((one, other) => (other > one ? other : one), '');
  const customers = customersStage({ ...scope, asOf: last });
  const asked = looks.flatMap((look, index) => {
    const own = at(scope, look);
    const ofRule = scope.population === null ? [] : measuresOfRule(scope.population, own);
    const measures = [...measuresOfPlan(look.plan, own), ...ofRule, ...(value === null ? [] : [value])];
    return measures.map((measure) => ({ index, measure, scope: own }));
  });
  const compiled = compileAsked(asked, names, customers.name);
  const cells = looks.map((look, index): PerCustomer & { readonly worth: Sql<'expression'> } => {
    const own = at(scope, look);
    const known = new Map(
      asked.flatMap(({ index: of, measure }, place) => {
        const found = compiled.values[place];
        return of === index && found !== undefined ? [[measureKey(measure), found] as const] : [];
      }),
    );
    const part = compileSegmentation(look.plan, own, names, customers.name, known);
    const inside = scope.population === null ? [] : compileRules([scope.population], own, names, customers.name, known);
    const there = and([...(look.asOf < last ? [seenAt(own)] : []), ...inside.map((rule) => rule.value)]);
    const worth = value === null ? undefined : known.get(measureKey(value));
    return {
      stages: [...part.stages, ...inside.flatMap((rule) => rule.stages)],
      joins: [...part.joins, ...inside.flatMap((rule) => rule.joins)],
      value: sql`(CASE WHEN ${there} THEN ${part.value} ELSE ${integer(ABSENT)} END)::SMALLINT`,
      worth:
        worth === undefined ? sql`0::DOUBLE` : sql`(CASE WHEN ${there} THEN coalesce(${worth}, 0) ELSE 0 END)::DOUBLE`,
    };
  });
  const stages = [...compiled.stages, ...cells.flatMap((cell) => cell.stages)];
  // Some stages look at the customers of their own date, under this name.
  if (stages.some(({ name }) => name === customers.name)) return null;
  const columns = cells.flatMap((cell, index) => [
    sql`${cell.value} AS ${identifier(`part_${index}`)}`,
    sql`${cell.worth} AS ${identifier(`value_${index}`)}`,
  ]);
  return chain(
    [customers, ...stages],
    query`SELECT ${path(customers.name, 'customer_no')}::INTEGER AS "customer_no", ${join(columns)}
FROM ${identifier(customers.name)} ${join([...compiled.joins, ...cells.flatMap((cell) => cell.joins)], sql` `)}`,
  );
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
