import type { Rule } from './rule.ts';

/** Where a part of a rule stands: the places of the children to go down by, none for the whole. */
export type RulePath = readonly number[];

export type RuleLine = Exclude<Rule, { readonly kind: 'group' }>;

export const pathKey = (path: RulePath): string => path.join('.');

/** The lines of a rule in their order, those put aside too, with their places. */
export function linesOf(
  rule: Rule,
  path: RulePath = [],
): readonly { readonly path: RulePath; readonly line: RuleLine }[] {
  if (rule.kind !== 'group') return [{ path, line: rule }];
  return rule.children.flatMap((child, index) => linesOf(child, [...path, index]));
}

/** The part at a place; null when there is none. */
export function partAt(rule: Rule, path: RulePath): Rule | null {
  const [first, ...rest] = path;
  if (first === undefined) return rule;
  const child = rule.kind === 'group' ? rule.children[first] : undefined;
  return child === undefined ? null : partAt(child, rest);
}

/** Whether anything of a part counts: it is not put aside, and neither is all that is in it. */
export function isOn(rule: Rule): boolean {
  if (rule.off === true) return false;
  return rule.kind !== 'group' || rule.children.length === 0 || rule.children.some(isOn);
}
