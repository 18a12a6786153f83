import { and, or, sql, type Sql } from '../sql/sql.ts';
import { compileDimension, isAtLevels } from './compile-dimension.ts';
import { compileMeasure } from './compile-measure.ts';
import { compileTest } from './filter.ts';
import { UserError } from './problem.ts';
import { fieldOf } from './record.ts';
import { fieldExpression, type Naming, type PerCustomer, type Scope } from './scope.ts';
import type { Rule, SegmentId } from './rule.ts';

/** Who belongs, beside a relation of customers: TRUE or FALSE, never NULL. Throws a UserError on an unknown or circular segment. */
export function compileRule(rule: Rule, scope: Scope, names: Naming, relation: string): PerCustomer {
  return compile(rule, scope, names, relation, [], new Map());
}

/** Several rules beside one relation; what more than one line asks is computed once. Their joins belong together: each may use those of the ones before. */
export function compileRules(
  rules: readonly Rule[],
  scope: Scope,
  names: Naming,
  relation: string,
): readonly PerCustomer[] {
  const shared: Shared = new Map();
  return rules.map((rule) => compile(rule, scope, names, relation, [], shared));
}

/** The values of measures and dimensions that are already joined. */
type Shared = Map<string, Sql<'expression'>>;

function once(key: unknown, shared: Shared, compiled: () => PerCustomer): PerCustomer {
  const name = JSON.stringify(key);
  const known = shared.get(name);
  if (known !== undefined) return { stages: [], joins: [], value: known };
  const found = compiled();
  shared.set(name, found.value);
  return found;
}

function compile(
  rule: Rule,
  scope: Scope,
  names: Naming,
  relation: string,
  inside: readonly SegmentId[],
  shared: Shared,
): PerCustomer {
  switch (rule.kind) {
    case 'group': {
      const children = rule.children.map((child) => compile(child, scope, names, relation, inside, shared));
      const values = children.map((child) => child.value);
      const joined = rule.join === 'and' || values.length === 0 ? and(values) : or(values);
      return {
        stages: children.flatMap((child) => child.stages),
        joins: children.flatMap((child) => child.joins),
        value: rule.negated ? sql`NOT (${joined})` : joined,
      };
    }
    case 'field': {
      const field = fieldOf(scope.record, rule.field);
      return {
        stages: [],
        joins: [],
        value: compileTest(fieldExpression(scope, rule.field, relation), field.type, rule.test, scope.asOf),
      };
    }
    case 'measure': {
      const measure = once(rule.measure, shared, () => compileMeasure(rule.measure, scope, names, relation));
      return { ...measure, value: compileTest(measure.value, 'decimal', rule.test, scope.asOf) };
    }
    case 'dimension': {
      const dimension = once(rule.dimension, shared, () => compileDimension(rule.dimension, scope, names, relation));
      return { ...dimension, value: isAtLevels(dimension.value, rule.levels) };
    }
    case 'segment': {
      const segment = scope.segments.get(rule.segment);
      if (segment === undefined) throw new UserError({ code: 'segment-unknown', segment: rule.segment });
      if (inside.includes(rule.segment)) throw new UserError({ code: 'segment-circular', segment: segment.name });
      const inner = compile(segment.rule, scope, names, relation, [...inside, rule.segment], shared);
      return { ...inner, value: rule.negated ? sql`NOT (${inner.value})` : inner.value };
    }
  }
}
