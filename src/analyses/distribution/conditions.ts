import { isNumeric, type ColumnType } from '../../model/column.ts';
import type { EventColumn } from '../../model/record.ts';
import type { RowFilter, Test } from '../../model/rule.ts';

/** The tests that the builder of simple filters shows. */
export const textTests = [
  'is',
  'is-not',
  'starts',
  'not-starts',
  'contains',
  'not-contains',
  'present',
  'missing',
] as const;
export const numberTests = ['above', 'at-least', 'below', 'at-most', 'present', 'missing'] as const;
export type SimpleTest = (typeof textTests)[number] | (typeof numberTests)[number];

/** One line of the builder; what it is compared with may not be there yet. */
export interface Condition {
  readonly column: string;
  readonly test: SimpleTest;
  readonly value: string | number | null;
}

/** Columns that a simple test can look at. */
export function testable(columns: readonly EventColumn[]): readonly EventColumn[] {
  return columns.filter((column) => column.type === 'text' || isNumeric(column.type));
}

export const testsFor = (type: ColumnType): readonly SimpleTest[] => (isNumeric(type) ? numberTests : textTests);

export const needsValue = (test: SimpleTest): boolean => test !== 'present' && test !== 'missing';

/** The lines of a filter; null when it is richer than lines joined by "and". */
export function conditionsOf(filter: RowFilter | null): readonly Condition[] | null {
  if (filter === null) return [];
  if (filter.kind === 'column') {
    const condition = conditionOf(filter.column, filter.test);
    return condition === null ? null : [condition];
  }
  if (filter.negated || (filter.join === 'or' && filter.children.length > 1)) return null;
  const lines = filter.children.map((child) =>
    child.kind === 'column' ? conditionOf(child.column, child.test) : null,
  );
  return lines.every((line) => line !== null) ? lines : null;
}

/** The filter of the lines that are complete; null when there is none. */
export function filterOf(conditions: readonly Condition[]): RowFilter | null {
  const children = conditions.flatMap((condition): readonly RowFilter[] => {
    const test = testOf(condition);
    return test === null ? [] : [{ kind: 'column', column: condition.column, test }];
  });
  const [only] = children;
  if (only === undefined) return null;
  return children.length === 1 ? only : { kind: 'group', join: 'and', negated: false, children };
}

function conditionOf(column: string, test: Test): Condition | null {
  switch (test.op) {
    case 'is':
    case 'is-not': {
      const [value] = test.values;
      return test.values.length === 1 && typeof value === 'string' ? { column, test: test.op, value } : null;
    }
    case 'starts':
    case 'not-starts':
    case 'contains':
    case 'not-contains':
      return { column, test: test.op, value: test.text };
    case 'between':
      return boundOf(column, test);
    case 'present':
    case 'missing':
      return { column, test: test.op, value: null };
    case 'within':
    case 'older':
    case 'next':
    case 'ends':
    case 'not-ends':
      return null;
  }
}

function boundOf(column: string, { min, max, open }: Extract<Test, { op: 'between' }>): Condition | null {
  if (min !== null && max === null)
    return { column, test: open === 'min' || open === 'both' ? 'above' : 'at-least', value: min };
  if (max !== null && min === null)
    return { column, test: open === 'max' || open === 'both' ? 'below' : 'at-most', value: max };
  return null;
}

function testOf({ test, value }: Condition): Test | null {
  if (test === 'present' || test === 'missing') return { op: test };
  if (typeof value === 'number') return numberTest(test, value);
  if (value === null || value === '') return null;
  switch (test) {
    case 'is':
    case 'is-not':
      return { op: test, values: [value] };
    case 'starts':
    case 'not-starts':
    case 'contains':
    case 'not-contains':
      return { op: test, text: value };
    default:
      return null;
  }
}

function numberTest(test: SimpleTest, value: number): Test | null {
  switch (test) {
    case 'above':
      return { op: 'between', min: value, max: null, open: 'min' };
    case 'at-least':
      return { op: 'between', min: value, max: null };
    case 'below':
      return { op: 'between', min: null, max: value, open: 'max' };
    case 'at-most':
      return { op: 'between', min: null, max: value };
    default:
      return null;
  }
}
