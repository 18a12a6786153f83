import { join, literal, sql, type Sql } from '../../sql/sql.ts';
import { compileLine, compileRule } from '../../model/compile-rule.ts';
import { compileMeasure } from '../../model/compile-measure.ts';
import { isOn, type RulePath } from '../../model/rule-path.ts';
import { fieldText, type Naming, type PerCustomer, type Scope } from '../../model/scope.ts';
import { valueText } from '../../model/value-text.ts';
import type { Rule } from '../../model/rule.ts';

/** A part of a rule that can be the reason why a customer is in it, and how it is said. */
export interface Reason {
  readonly part: Rule;
  readonly words: string;
}

/** The parts that say why somebody is kept: each line, and a group that is denied as one. What is put aside is none. */
export function reasonParts(
  rule: Rule,
  path: RulePath = [],
): readonly { readonly path: RulePath; readonly part: Rule }[] {
  if (!isOn(rule)) return [];
  if (rule.kind !== 'group' || rule.negated) return [{ path, part: rule }];
  return rule.children.flatMap((child, index) => reasonParts(child, [...path, index]));
}

/** The reasons that hold for a customer, in words, each with the customer's own value where there is one: a text, empty where the rule asks nothing. */
export function compileReasons(reasons: readonly Reason[], scope: Scope, names: Naming, relation: string): PerCustomer {
  const parts = reasons.map(({ part, words }) => {
    const holds =
      part.kind === 'group' ? compileRule(part, scope, names, relation) : compileLine(part, scope, names, relation);
    const value = valueOf(part, scope, names, relation);
    const said =
      value === null ? literal(words) : sql`${literal(`${words} [`)} || coalesce(${value.value}, '—') || ']'`;
    return {
      stages: [...holds.stages, ...(value?.stages ?? [])],
      joins: [...holds.joins, ...(value?.joins ?? [])],
      value: sql`CASE WHEN ${holds.value} THEN ${said} END`,
    };
  });
  const texts: readonly Sql[] = parts.map((part) => part.value);
  return {
    stages: parts.flatMap((part) => part.stages),
    joins: parts.flatMap((part) => part.joins),
    value: texts.length === 0 ? literal('') : sql`concat_ws(' ; ', ${join(texts)})`,
  };
}

/** What the customer has of what a line asks about. */
function valueOf(part: Rule, scope: Scope, names: Naming, relation: string): PerCustomer | null {
  if (part.kind === 'field') return { stages: [], joins: [], value: fieldText(scope, part.field, relation) };
  if (part.kind !== 'measure') return null;
  const measure = compileMeasure(part.measure, scope, names, relation);
  return { ...measure, value: valueText(sql`round(${measure.value}, 2)`, 'decimal') };
}
