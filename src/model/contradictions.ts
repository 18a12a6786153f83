import { isOn, type RuleLine, type RulePath } from './rule-path.ts';
import type { Rule } from './rule.ts';
import type { Test } from './test.ts';

/** Lines that nobody can answer: one by itself, or two together. */
export type Contradiction =
  | { readonly kind: 'alone'; readonly line: RulePath }
  | { readonly kind: 'pair'; readonly lines: readonly [RulePath, RulePath] };

interface Conjunct {
  readonly path: RulePath;
  readonly line: RuleLine;
}

/** What excludes itself among the lines that must all hold, told by the words alone. Never tells what some data could answer; may miss what none can. */
export function contradictions(rule: Rule): readonly Contradiction[] {
  const lines = conjuncts(rule, []);
  const alone = lines.filter(({ line }) => 'test' in line && isImpossible(line.test));
  const pairs = lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .flatMap((other): readonly Contradiction[] =>
        exclude(one.line, other.line) ? [{ kind: 'pair', lines: [one.path, other.path] }] : [],
      ),
  );
  return [...alone.map(({ path }): Contradiction => ({ kind: 'alone', line: path })), ...pairs];
}

/** The lines that all must hold, those of groups inside too. */
function conjuncts(rule: Rule, path: RulePath): readonly Conjunct[] {
  if (!isOn(rule)) return [];
  if (rule.kind !== 'group') return [{ path, line: rule }];
  const active = rule.children.filter(isOn).length;
  if (rule.negated || (rule.join === 'or' && active > 1)) return [];
  return rule.children.flatMap((child, index) => conjuncts(child, [...path, index]));
}

function exclude(one: RuleLine, other: RuleLine): boolean {
  if (one.kind === 'segment' && other.kind === 'segment')
    return one.segment === other.segment && one.negated !== other.negated;
  if (!('test' in one) || !('test' in other) || subject(one) !== subject(other)) return false;
  // A first and a last event may be the same one; what is asked of its rows may not.
  return testsExclude(one.test, other.test) || testsExclude(other.test, one.test);
}

/** What a line asks, without how it is compared. */
function subject(line: RuleLine): string {
  return JSON.stringify({ ...line, test: null, off: null });
}

function testsExclude(one: Test, other: Test): boolean {
  if (one.op === 'missing') return isPositive(other);
  if (one.op === 'is' && other.op === 'is')
    return (
      one.values.length > 0 && other.values.length > 0 && one.values.every((value) => !other.values.includes(value))
    );
  if (one.op === 'is' && other.op === 'is-not')
    return one.values.length > 0 && one.values.every((value) => other.values.includes(value));
  if (one.op === 'is' && other.op === 'between')
    return one.values.length > 0 && one.values.every((value) => typeof value === 'number' && !isInside(value, other));
  if (one.op === 'between' && other.op === 'between') return isImpossible(both(one, other));
  return false;
}

/** Tests that no missing value passes. */
function isPositive({ op }: Test): boolean {
  return op !== 'missing' && op !== 'is-not' && op !== 'not-contains' && op !== 'not-starts' && op !== 'not-ends';
}

type Between = Extract<Test, { op: 'between' }>;

const opensAt = ({ open }: Between, end: 'min' | 'max'): boolean => open === end || open === 'both';

function isInside(value: number, test: Between): boolean {
  const above = test.min === null || value > test.min || (value === test.min && !opensAt(test, 'min'));
  const below = test.max === null || value < test.max || (value === test.max && !opensAt(test, 'max'));
  return above && below;
}

function isImpossible(test: Test): boolean {
  if (test.op === 'next') return test.days === 0;
  if (test.op !== 'between' || test.min === null || test.max === null) return false;
  return test.min > test.max || (test.min === test.max && test.open !== undefined);
}

/** What passes both. */
function both(one: Between, other: Between): Between {
  const [low, lowOpen] = tighter(one, other, 'min');
  const [high, highOpen] = tighter(one, other, 'max');
  const bounds = { op: 'between', min: low, max: high } as const;
  if (lowOpen && highOpen) return { ...bounds, open: 'both' };
  if (lowOpen) return { ...bounds, open: 'min' };
  return highOpen ? { ...bounds, open: 'max' } : bounds;
}

function tighter(one: Between, other: Between, end: 'min' | 'max'): readonly [number | null, boolean] {
  const [a, b] = [one[end], other[end]];
  if (a === null) return [b, opensAt(other, end)];
  if (b === null) return [a, opensAt(one, end)];
  if (a === b) return [a, opensAt(one, end) || opensAt(other, end)];
  const first = end === 'min' ? a > b : a < b;
  return first ? [a, opensAt(one, end)] : [b, opensAt(other, end)];
}
