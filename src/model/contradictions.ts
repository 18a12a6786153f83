import { dayIn, daysAsked, isBefore, isEmpty, sameDate, type DaySpan } from './days-asked.ts';
import { eventFacts, factsExclude, isAskedOfNoDay, type RuleAt } from './events-asked.ts';
import type { IsoDate } from './period.ts';
import { isOn, type RuleLine, type RulePath } from './rule-path.ts';
import type { RowFilter, Rule } from './rule.ts';
import type { Test } from './test.ts';

/** Lines that nobody can answer: one by itself, or two together. */
export type Contradiction =
  | { readonly kind: 'alone'; readonly line: RulePath; readonly why: 'bounds' | 'rows' }
  | { readonly kind: 'pair'; readonly lines: readonly [RulePath, RulePath] };

interface Conjunct {
  readonly path: RulePath;
  readonly line: RuleLine;
}

/** What excludes itself among the lines that must all hold, told by the words and the as-of date alone. Never tells what some data could answer; may miss what none can. */
export function contradictions(rule: Rule, at: RuleAt): readonly Contradiction[] {
  const lines = conjuncts(rule, []);
  const alone = lines.flatMap(({ path, line }): readonly Contradiction[] => {
    const why = whyNobody(line, at);
    return why === null ? [] : [{ kind: 'alone', line: path, why }];
  });
  const pairs = lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .flatMap((other): readonly Contradiction[] =>
        exclude(one.line, other.line, at) ? [{ kind: 'pair', lines: [one.path, other.path] }] : [],
      ),
  );
  return [...alone, ...pairs];
}

/** The lines that all must hold, those of groups inside too. */
function conjuncts(rule: Rule, path: RulePath): readonly Conjunct[] {
  if (!isOn(rule)) return [];
  if (rule.kind !== 'group') return [{ path, line: rule }];
  const active = rule.children.filter(isOn).length;
  if (rule.negated || (rule.join === 'or' && active > 1)) return [];
  return rule.children.flatMap((child, index) => conjuncts(child, [...path, index]));
}

/** Bounds between which nothing lies, or conditions on an event that exclude each other; null where somebody may answer. */
function whyNobody(line: RuleLine, at: RuleAt): 'bounds' | 'rows' | null {
  if ('test' in line && isImpossible(line.test, at.asOf)) return 'bounds';
  const facts = eventFacts(line, at);
  if (facts.some(isAskedOfNoDay)) return 'bounds';
  return facts.some((fact) => fact.kind === 'some' && noRowIsAsAsked(fact.filter, at.asOf)) ? 'rows' : null;
}

/** Conditions on one row that exclude each other. */
function noRowIsAsAsked(filter: RowFilter | null, asOf: IsoDate): boolean {
  const asked = filter === null ? [] : rowConjuncts(filter);
  return asked.some(
    ({ column, test }, index) =>
      isImpossible(test, asOf) ||
      asked.slice(index + 1).some((other) => other.column === column && eitherExcludes(test, other.test, asOf)),
  );
}

function rowConjuncts(filter: RowFilter): readonly Extract<RowFilter, { kind: 'column' }>[] {
  if (filter.kind === 'column') return [filter];
  return filter.negated || (filter.join === 'or' && filter.children.length > 1)
    ? []
    : filter.children.flatMap(rowConjuncts);
}

function exclude(one: RuleLine, other: RuleLine, at: RuleAt): boolean {
  if (one.kind === 'segment' && other.kind === 'segment')
    return one.segment === other.segment && one.negated !== other.negated;
  const facts = eventFacts(other, at);
  if (eventFacts(one, at).some((fact) => facts.some((against) => factsExclude(fact, against)))) return true;
  if (!('test' in one) || !('test' in other) || subject(one) !== subject(other)) return false;
  // A first and a last event may be the same one; what is asked of its rows may not.
  return eitherExcludes(one.test, other.test, at.asOf);
}

/** What a line asks, without how it is compared. */
function subject(line: RuleLine): string {
  return JSON.stringify({ ...line, test: null, off: null });
}

const eitherExcludes = (one: Test, other: Test, asOf: IsoDate): boolean =>
  testsExclude(one, other, asOf) || testsExclude(other, one, asOf);

function testsExclude(one: Test, other: Test, asOf: IsoDate): boolean {
  if (one.op === 'missing') return isPositive(other);
  if (one.op === 'is' && other.op === 'is') {
    const others = new Set(other.values.map(sameDate));
    return one.values.length > 0 && others.size > 0 && one.values.every((value) => !others.has(sameDate(value)));
  }
  if (one.op === 'is' && other.op === 'is-not')
    return one.values.length > 0 && one.values.every((value) => other.values.includes(value));
  if (one.op === 'is' && other.op === 'between')
    return one.values.length > 0 && one.values.every((value) => typeof value === 'number' && !isInside(value, other));
  if (one.op === 'between' && other.op === 'between') return isImpossible(both(one, other), asOf);
  const days = daysAsked(other, asOf);
  if (days === null) return false;
  if (one.op === 'is') return one.values.length > 0 && one.values.every((value) => isOutside(value, days));
  const before = daysAsked(one, asOf);
  return before !== null && isBefore(before, days);
}

/** Whether a value is a date of another day; any other text may still be read as one. */
function isOutside(value: string | number | boolean, days: DaySpan): boolean {
  const day = dayIn(value);
  return (
    day !== null &&
    isEmpty({
      from: days.from !== null && days.from > day ? days.from : day,
      to: days.to !== null && days.to < day ? days.to : day,
    })
  );
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

function isImpossible(test: Test, asOf: IsoDate): boolean {
  const days = daysAsked(test, asOf);
  if (days !== null) return isEmpty(days);
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
