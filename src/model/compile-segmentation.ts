import { integer, join, literal, sql, type Sql } from '../sql/sql.ts';
import { compileMeasures, measureKey, type CompiledMeasures, type KnownMeasures } from './compile-measures.ts';
import { compileRules } from './compile-rule.ts';
import { measuresOfPlan } from './measures-in.ts';
import type { Measure } from './measure.ts';
import { gridSide, sortedCuts, type Axis, type Plan, type RulePart } from './segmentation.ts';
import type { Naming, PerCustomer, Scope } from './scope.ts';

/**
 * The place of a customer's part beside a relation of customers: an INTEGER, 0 to the number of parts, which is the rest. Never NULL. Its measures are read together, unless
 * they are known already.
 */
export function compileSegmentation(
  plan: Plan,
  scope: Scope,
  names: Naming,
  relation: string,
  given: KnownMeasures | null = null,
): PerCustomer {
  if (given !== null) return partOf(plan, scope, names, relation, given);
  const { measured, part } = compileWithMeasures(plan, [], scope, names, relation);
  return { stages: [...measured.stages, ...part.stages], joins: [...measured.joins, ...part.joins], value: part.value };
}

/** A segmentation and measures beside it, which share their passes; the stages and joins of the measures belong before those of the part. */
export function compileWithMeasures(
  plan: Plan,
  measures: readonly Measure[],
  scope: Scope,
  names: Naming,
  relation: string,
): { readonly measured: CompiledMeasures; readonly part: PerCustomer } {
  const asked = [...measures, ...measuresOfPlan(plan, scope)];
  const all = compileMeasures(asked, scope, names, relation);
  const known = new Map(asked.map((measure, index) => [measureKey(measure), all.values[index] ?? literal(null)]));
  return {
    measured: { ...all, values: all.values.slice(0, measures.length) },
    part: partOf(plan, scope, names, relation, known),
  };
}

function partOf(plan: Plan, scope: Scope, names: Naming, relation: string, known: KnownMeasures): PerCustomer {
  const rest = integer(plan.parts.length);
  const valueOf = (measure: Measure): Sql<'expression'> => known.get(measureKey(measure)) ?? literal(null);
  switch (plan.kind) {
    case 'rules': {
      const rules = compileRules(
        plan.parts.map((part) => part.rule),
        scope,
        names,
        relation,
        known,
      );
      const whens = rules.map((rule, index) => sql`WHEN ${rule.value} THEN ${integer(index)}`);
      return {
        stages: rules.flatMap((rule) => rule.stages),
        joins: rules.flatMap((rule) => rule.joins),
        value:
          whens.length === 0 ? sql`${rest}::INTEGER` : sql`(CASE ${join(whens, sql` `)} ELSE ${rest} END)::INTEGER`,
      };
    }
    case 'bands': {
      const value = valueOf(plan.measure);
      const band = countFrom(value, sortedCuts(plan.cuts));
      return {
        stages: [],
        joins: [],
        value: sql`(CASE WHEN ${value} IS NULL THEN ${rest} ELSE ${band} END)::INTEGER`,
      };
    }
    case 'grid': {
      const values = plan.axes.map((axis) => valueOf(axis.measure));
      const steps = plan.axes.map((axis, index) => stepOf(axis, values[index] ?? literal(null)));
      const cell = join(
        steps.map((step, index) => sql`${step} * ${integer(gridSide ** (2 - index))}`),
        sql` + `,
      );
      const all = join(
        values.map((value) => sql`${value} IS NOT NULL`),
        sql` AND `,
      );
      const parts = sql`[${join(plan.cells.map(integer))}]`;
      return {
        stages: [],
        joins: [],
        value: sql`(CASE WHEN ${all} THEN ${parts}[${integer(1)} + ${cell}] ELSE ${rest} END)::INTEGER`,
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
