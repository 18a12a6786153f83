import { integer, join, literal, sql, type Sql } from '../sql/sql.ts';
import { compileMeasures } from './compile-measures.ts';
import { compileRules } from './compile-rule.ts';
import { gridSide, sortedCuts, type Axis, type Plan, type RulePart } from './segmentation.ts';
import type { Naming, PerCustomer, Scope } from './scope.ts';

/** The place of a customer's part beside a relation of customers: an INTEGER, 0 to the number of parts, which is the rest. Never NULL. */
export function compileSegmentation(plan: Plan, scope: Scope, names: Naming, relation: string): PerCustomer {
  const rest = integer(plan.parts.length);
  switch (plan.kind) {
    case 'rules': {
      const rules = compiled(plan.parts, scope, names, relation);
      const whens = rules.map((rule, index) => sql`WHEN ${rule.value} THEN ${integer(index)}`);
      return {
        stages: rules.flatMap((rule) => rule.stages),
        joins: rules.flatMap((rule) => rule.joins),
        value:
          whens.length === 0 ? sql`${rest}::INTEGER` : sql`(CASE ${join(whens, sql` `)} ELSE ${rest} END)::INTEGER`,
      };
    }
    case 'bands': {
      const { stages, joins, values } = compileMeasures([plan.measure], scope, names, relation);
      const value = values[0] ?? literal(null);
      const band = countFrom(value, sortedCuts(plan.cuts));
      return { stages, joins, value: sql`(CASE WHEN ${value} IS NULL THEN ${rest} ELSE ${band} END)::INTEGER` };
    }
    case 'grid': {
      const { stages, joins, values } = compileMeasures(
        plan.axes.map((axis) => axis.measure),
        scope,
        names,
        relation,
      );
      const steps = plan.axes.map((axis, index) => stepOf(axis, values[index] ?? literal(null)));
      const cell = join(
        steps.map((step, index) => sql`${step} * ${integer(gridSide ** (2 - index))}`),
        sql` + `,
      );
      const known = join(
        values.map((value) => sql`${value} IS NOT NULL`),
        sql` AND `,
      );
      const parts = sql`[${join(plan.cells.map(integer))}]`;
      return {
        stages,
        joins,
        value: sql`(CASE WHEN ${known} THEN ${parts}[${integer(1)} + ${cell}] ELSE ${rest} END)::INTEGER`,
      };
    }
  }
}

/** How many of the values a number has reached. */
function countFrom(value: Sql, cuts: readonly number[]): Sql<'expression'> {
  if (cuts.length === 0) return integer(0);
  return sql`(${join(
    cuts.map((cut) => sql`(${value} >= ${literal(cut)})::INTEGER`),
    sql` + `,
  )})`;
}

/** The score less one. */
export function stepOf(axis: Axis, value: Sql): Sql<'expression'> {
  const reached = countFrom(value, sortedCuts(axis.cuts));
  return axis.best === 'high' ? reached : sql`(${integer(gridSide - 1)} - ${reached})`;
}

const compiled = (parts: readonly RulePart[], scope: Scope, names: Naming, relation: string): readonly PerCustomer[] =>
  compileRules(
    parts.map((part) => part.rule),
    scope,
    names,
    relation,
  );

/** How many rules of a plan of rules hold for each customer, in order or not: above 1 they overlap. Null for plans that cannot overlap. */
export function compileHolding(plan: Plan, scope: Scope, names: Naming, relation: string): PerCustomer | null {
  if (plan.kind !== 'rules' || plan.parts.length === 0) return null;
  const rules = compiled(plan.parts, scope, names, relation);
  return {
    stages: rules.flatMap((rule) => rule.stages),
    joins: rules.flatMap((rule) => rule.joins),
    value: sql`(${join(
      rules.map((rule) => sql`(${rule.value})::INTEGER`),
      sql` + `,
    )})`,
  };
}
