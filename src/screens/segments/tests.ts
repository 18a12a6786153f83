import { isDated, isNumeric, type ColumnType } from '../../model/column.ts';
import type { EventMeasure } from '../../model/measure.ts';
import type { RowFilter, Rule, Test } from '../../model/rule.ts';

/** Comparisons as a person chooses them; several of them are one `between`. */
export type Comparison =
  | 'is'
  | 'is-not'
  | 'contains'
  | 'not-contains'
  | 'starts'
  | 'not-starts'
  | 'ends'
  | 'not-ends'
  | 'at-least'
  | 'at-most'
  | 'more-than'
  | 'less-than'
  | 'exactly'
  | 'between'
  | 'within'
  | 'dates'
  | 'older'
  | 'next'
  | 'missing'
  | 'present';

const ofNumbers: readonly Comparison[] = ['at-least', 'at-most', 'more-than', 'less-than', 'exactly', 'between'];
const always: readonly Comparison[] = ['missing', 'present'];

/** What a column of a type can be compared with. A measure that is never missing has no test of missing. */
export function comparisonsOf(type: ColumnType, canMiss = true): readonly Comparison[] {
  const more = canMiss ? always : [];
  if (isNumeric(type)) return [...ofNumbers, 'is', 'is-not', ...more];
  if (isDated(type)) return ['within', 'dates', 'older', 'next', ...more];
  if (type === 'boolean') return ['is', ...more];
  return ['is', 'is-not', 'contains', 'not-contains', 'starts', 'not-starts', 'ends', 'not-ends', ...more];
}

export function comparisonOf(test: Test): Comparison {
  if (test.op === 'within') return test.window.kind === 'dates' ? 'dates' : 'within';
  if (test.op !== 'between') return test.op;
  const { min, max, open } = test;
  if (min !== null && min === max && open === undefined) return 'exactly';
  if (min !== null && max === null) return open === 'min' ? 'more-than' : 'at-least';
  if (max !== null && min === null) return open === 'max' ? 'less-than' : 'at-most';
  return 'between';
}

/** The test of another comparison that keeps what can be kept of the values. */
export function withComparison(test: Test, comparison: Comparison): Test {
  const number = test.op === 'between' ? (test.min ?? test.max ?? 0) : 0;
  switch (comparison) {
    case 'is':
    case 'is-not':
      return { op: comparison, values: test.op === 'is' || test.op === 'is-not' ? test.values : [] };
    case 'contains':
    case 'not-contains':
    case 'starts':
    case 'not-starts':
    case 'ends':
    case 'not-ends':
      return { op: comparison, text: 'text' in test ? test.text : '' };
    case 'at-least':
      return { op: 'between', min: number, max: null };
    case 'more-than':
      return { op: 'between', min: number, max: null, open: 'min' };
    case 'at-most':
      return { op: 'between', min: null, max: number };
    case 'less-than':
      return { op: 'between', min: null, max: number, open: 'max' };
    case 'exactly':
      return { op: 'between', min: number, max: number };
    case 'between':
      return {
        op: 'between',
        min: number,
        max: test.op === 'between' && test.max !== null && test.max > number ? test.max : number + 1,
      };
    case 'within':
      return { op: 'within', window: { kind: 'months', months: 12 } };
    case 'dates':
      return { op: 'within', window: { kind: 'dates', from: null, to: null } };
    case 'older':
      return { op: 'older', days: test.op === 'next' ? test.days : 365 };
    case 'next':
      return { op: 'next', days: test.op === 'older' ? test.days : 30 };
    case 'missing':
    case 'present':
      return { op: comparison };
  }
}

/** The test that a new line begins with. */
export function firstTest(type: ColumnType): Test {
  if (isNumeric(type)) return { op: 'between', min: 1, max: null };
  if (isDated(type)) return { op: 'within', window: { kind: 'months', months: 12 } };
  if (type === 'boolean') return { op: 'is', values: [true] };
  return { op: 'is', values: [] };
}

/** Whether a rule has a line that still waits for its value. */
export function isIncomplete(rule: Rule): boolean {
  switch (rule.kind) {
    case 'group':
      return rule.children.some((child) => child.off !== true && isIncomplete(child));
    case 'id':
    case 'field':
      return waits(rule.test);
    case 'measure':
      return waits(rule.test) || (rule.measure.kind === 'events' && measureWaits(rule.measure));
    case 'dimension':
      return rule.levels.length === 0;
    case 'segment':
      return false;
    case 'moment':
      return waits(rule.test) || filterWaits(rule.filter) || filterWaits(rule.row);
    case 'sequence':
      return filterWaits(rule.first.filter) || filterWaits(rule.then.filter);
    case 'habit':
      return filterWaits(rule.filter);
  }
}

/** A share of nothing said is all of it. */
const measureWaits = ({ aggregate, filter, part }: EventMeasure): boolean =>
  filterWaits(filter) || (aggregate === 'share' && (part === undefined || filterWaits(part)));

function filterWaits(filter: RowFilter | null): boolean {
  if (filter === null) return false;
  return filter.kind === 'group' ? filter.children.some(filterWaits) : waits(filter.test);
}

function waits(test: Test): boolean {
  if (test.op === 'is' || test.op === 'is-not') return test.values.length === 0;
  return 'text' in test && test.text === '';
}
