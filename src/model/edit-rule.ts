import type { Rule, RuleGroup } from './rule.ts';
import { partAt, type RulePath } from './rule-path.ts';

/** Changes of a rule by place. Pure; a place that is not there changes nothing. A group inside that loses its last line goes with it. */

export function replacedAt(rule: RuleGroup, path: RulePath, part: Rule): RuleGroup {
  return mended(rule, path, () => [part]);
}

export function removedAt(rule: RuleGroup, path: RulePath): RuleGroup {
  return mended(rule, path, () => []);
}

/** The same part again, right after itself. */
export function duplicatedAt(rule: RuleGroup, path: RulePath): RuleGroup {
  return mended(rule, path, (part) => [part, part]);
}

/** Puts a part aside, or back. */
export function switchedAt(rule: RuleGroup, path: RulePath): RuleGroup {
  return mended(rule, path, (part) => [part.off === true ? on(part) : { ...part, off: true }]);
}

/** A part in a group of its own, where it can be joined by others. */
export function wrappedAt(rule: RuleGroup, path: RulePath): RuleGroup {
  return mended(rule, path, (part) => [{ kind: 'group', join: 'or', negated: false, children: [part] }]);
}

export type Move = 'up' | 'down' | 'in' | 'out';

/** Where a part would stand after a step; null when it cannot take it. Up and down pass by neighbours, in joins a neighbouring group, out leaves its own. */
export function placeAfter(rule: RuleGroup, path: RulePath, move: Move): RulePath | null {
  const at = path.at(-1);
  if (at === undefined) return null;
  const above = path.slice(0, -1);
  const parent = partAt(rule, above);
  if (parent?.kind !== 'group') return null;
  switch (move) {
    case 'up':
      return at > 0 ? [...above, at - 1] : null;
    case 'down':
      return at < parent.children.length - 1 ? [...above, at + 1] : null;
    case 'in': {
      const before = parent.children[at - 1];
      if (before?.kind === 'group') return [...above, at - 1, before.children.length];
      // The group after it takes its place once it has left.
      return parent.children[at + 1]?.kind === 'group' ? [...above, at, 0] : null;
    }
    case 'out': {
      const place = above.at(-1);
      return place === undefined ? null : [...above.slice(0, -1), place + (parent.children.length === 1 ? 0 : 1)];
    }
  }
}

export function movedBy(rule: RuleGroup, path: RulePath, move: Move): RuleGroup {
  const place = placeAfter(rule, path, move);
  const part = partAt(rule, path);
  return place === null || part === null ? rule : insertedAt(removedAt(rule, path), place, part);
}

/** A part taken from its place and put before or after another, which is no part of it. */
export function movedBeside(rule: RuleGroup, from: RulePath, target: RulePath, side: 'before' | 'after'): RuleGroup {
  const part = partAt(rule, from);
  if (part === null || from.every((step, index) => target[index] === step)) return rule;
  const [hole, mark]: readonly [Rule, Rule] = [
    { kind: 'segment', segment: 'hole', negated: false },
    { kind: 'segment', segment: 'mark', negated: false },
  ];
  const marked = mended(replacedAt(rule, from, hole), target, (there) =>
    side === 'before' ? [mark, there] : [there, mark],
  );
  const left = removedAt(marked, placeOf(marked, hole) ?? []);
  return replacedAt(left, placeOf(left, mark) ?? [], part);
}

function insertedAt(rule: RuleGroup, path: RulePath, part: Rule): RuleGroup {
  const [at, ...rest] = path;
  if (at === undefined) return rule;
  const { children } = rule;
  if (rest.length === 0) return { ...rule, children: [...children.slice(0, at), part, ...children.slice(at)] };
  const inner = children[at];
  if (inner?.kind !== 'group') return rule;
  return { ...rule, children: children.map((child, index) => (index === at ? insertedAt(inner, rest, part) : child)) };
}

/** The place of a very object. */
function placeOf(rule: Rule, part: Rule): RulePath | null {
  if (rule === part) return [];
  if (rule.kind !== 'group') return null;
  for (const [index, child] of rule.children.entries()) {
    const inner = placeOf(child, part);
    if (inner !== null) return [index, ...inner];
  }
  return null;
}

function on(rule: Rule): Rule {
  const { off: _, ...rest } = rule;
  return rest;
}

function mended(rule: RuleGroup, path: RulePath, mend: (part: Rule) => readonly Rule[]): RuleGroup {
  const [at, ...rest] = path;
  const child = at === undefined ? undefined : rule.children[at];
  if (at === undefined || child === undefined) return rule;
  const next = rest.length === 0 ? mend(child) : innerMended(child, rest, mend);
  return { ...rule, children: [...rule.children.slice(0, at), ...next, ...rule.children.slice(at + 1)] };
}

function innerMended(child: Rule, path: RulePath, mend: (part: Rule) => readonly Rule[]): readonly Rule[] {
  if (child.kind !== 'group') return [child];
  const inner = mended(child, path, mend);
  return inner.children.length === 0 ? [] : [inner];
}
