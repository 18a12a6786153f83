import { isFrenchName } from '../column-names.ts';
import type { ColumnEvidence } from './column-tally.ts';
import { decideColumn, type ColumnDecision, type FileHints } from './decide-column.ts';
import { dateForm, type DayOrder } from './decide-date.ts';
import { signOf } from './number-shape.ts';
import { detailOf, isNumberCode, shapeOfCode, type Shape } from './shape-code.ts';

/** Decides every column on a day, with what each tells of the others: a decimal comma, the order of day and month, the language. */
export function decideColumns(
  names: readonly string[],
  columns: readonly ColumnEvidence[],
  file: { readonly delimiter: string; readonly header: boolean },
  today: string,
): readonly ColumnDecision[] {
  const hints: FileHints = {
    commaElsewhere:
      columns.some(hasDecimalComma) ||
      (file.delimiter === ';' &&
        !columns.some(hasDollars) &&
        !columns.some((evidence) => hasMark(evidence, ['point', 'by-comma-point', 'by-space-point']))),
    marksProven: columns.some(
      (evidence) =>
        hasDecimalComma(evidence) ||
        hasMark(evidence, ['point', 'by-comma-point', 'by-space-point', 'by-apostrophe-point']),
    ),
    dayOrder: dayOrder(names, columns, file.delimiter),
    unnamed: !file.header,
    thisYear: Number(today.slice(0, 4)),
  };
  return columns.map((evidence, index) => decideColumn(names[index] ?? '', evidence, hints));
}

function hasMark(evidence: ColumnEvidence, marks: readonly Shape[]): boolean {
  const marked = evidence.shapes.filter(({ code }) => marks.includes(shapeOfCode(code)));
  return marked.reduce((sum, { count }) => sum + count, 0) > 0.1 * evidence.filled;
}

const hasDecimalComma = (evidence: ColumnEvidence): boolean =>
  hasMark(evidence, ['comma', 'by-space-comma', 'by-point-comma']);

const hasDollars = (evidence: ColumnEvidence): boolean =>
  evidence.shapes.some(({ code }) => isNumberCode(code) && ['$', 'USD'].includes(signOf(code)));

function dayOrder(names: readonly string[], columns: readonly ColumnEvidence[], delimiter: string): DayOrder {
  const proven = columns
    .map((evidence) => dateForm(evidence, 'day-first'))
    .filter((form) => form !== null && form.misfits === 0)
    .map((form) => form?.order);
  if (proven.includes('day-first')) return 'day-first';
  if (proven.includes('month-first')) return 'month-first';
  const frenchWords = columns.some((evidence) =>
    evidence.shapes.some(({ code }) => shapeOfCode(code) === 'boolean' && [1, 4, 5, 9, 12].includes(detailOf(code))),
  );
  if (delimiter === ';' || columns.some(hasDecimalComma) || names.some(isFrenchName) || frenchWords) return 'day-first';
  return columns.some(hasDollars) ? 'month-first' : 'day-first';
}
