import { and, or, sql, type Sql } from '../sql/sql.ts';
import { compileDimension, isAtLevels } from './compile-dimension.ts';
import { compileHabit, compileMoment, compileSequence } from './compile-event-rule.ts';
import { compileMeasure } from './compile-measure.ts';
import type { KnownMeasures } from './compile-measures.ts';
import { compileTest } from './filter.ts';
import { UserError } from './problem.ts';
import { fieldOf } from './record.ts';
import { isOn, linesOf, pathKey, type RuleLine, type RulePath } from './rule-path.ts';
import { customerId, fieldExpression, type Naming, type PerCustomer, type Scope } from './scope.ts';
import type { Rule, SegmentId } from './rule.ts';

/** Who belongs, beside a relation of customers: TRUE or FALSE, never NULL. Throws a UserError on an unknown or circular segment. */
export function compileRule(rule: Rule, scope: Scope, names: Naming, relation: string): PerCustomer {
  return compile(rule, scope, names, relation, [], new Map());
}

/** One line of a rule, whether it is put aside or not. */
export function compileLine(line: RuleLine, scope: Scope, names: Naming, relation: string): PerCustomer {
  return lineOf(line, scope, names, relation, [], new Map());
}

function compile(
  rule: Rule,
  scope: Scope,
  names: Naming,
  relation: string,
  inside: readonly SegmentId[],
  shared: Shared,
): PerCustomer {
  const lines = linesOf(rule)
    .filter(({ line }) => line.off !== true)
    .map(({ path, line }) => [pathKey(path), lineOf(line, scope, names, relation, inside, shared)] as const);
  const values = new Map(lines.map(([key, line]) => [key, line.value]));
  return {
    stages: lines.flatMap(([, line]) => line.stages),
    joins: lines.flatMap(([, line]) => line.joins),
    value: combined(rule, (path) => values.get(pathKey(path)) ?? sql`TRUE`),
  };
}

/** A rule of the values of its lines, without the part at a place when one is told. What is put aside is not there. */
export function combined(
  rule: Rule,
  valueOf: (path: RulePath) => Sql<'expression'>,
  without: RulePath | null = null,
): Sql<'expression'> {
  const left = without === null ? null : pathKey(without);
  const walk = (part: Rule, path: RulePath): Sql<'expression'> | null => {
    if (!isOn(part) || pathKey(path) === left) return null;
    if (part.kind !== 'group') return valueOf(path);
    const values = part.children.map((child, index) => walk(child, [...path, index])).filter((value) => value !== null);
    if (values.length === 0 && part.children.length > 0) return null;
    const joined = part.join === 'and' || values.length === 0 ? and(values) : or(values);
    return part.negated ? sql`NOT (${joined})` : joined;
  };
  return walk(rule, []) ?? sql`TRUE`;
}

/** Several rules beside one relation; what more than one line asks is computed once. Their joins belong together: each may use those of the ones before. */
export function compileRules(
  rules: readonly Rule[],
  scope: Scope,
  names: Naming,
  relation: string,
  known: KnownMeasures = new Map(),
): readonly PerCustomer[] {
  const shared: Shared = new Map(known);
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

function lineOf(
  rule: RuleLine,
  scope: Scope,
  names: Naming,
  relation: string,
  inside: readonly SegmentId[],
  shared: Shared,
): PerCustomer {
  switch (rule.kind) {
    case 'id':
      return { stages: [], joins: [], value: compileTest(customerId(relation), 'text', rule.test, scope.asOf) };
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
    case 'moment':
      return compileMoment(rule, scope, names, relation);
    case 'sequence':
      return compileSequence(rule, scope, names, relation);
    case 'habit':
      return compileHabit(rule, scope, names, relation);
  }
}
