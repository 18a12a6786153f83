import { isFrenchName } from '../column-names.ts';
import type { ColumnEvidence } from './column-tally.ts';
import { decideColumn, type ColumnDecision, type FileHints } from './decide-column.ts';
import { dateForm, type DayOrder } from './decide-date.ts';
import { signOf } from './number-shape.ts';
import { detailOf, isNumberCode, shapeOfCode, type Shape } from './shape-code.ts';

/** What all columns together say of each of them. */
interface Signs {
  comma: boolean;
  dollars: boolean;
  point: boolean;
  apostrophePoint: boolean;
  dayFirst: boolean;
  monthFirst: boolean;
  french: boolean;
}

/** Decides every column on a day, with what each tells of the others: a decimal comma, the order of day and month, the language. */
export function decideColumns(...seen: Parameters<typeof decideEach>): readonly ColumnDecision[] {
  return [...decideEach(...seen)].filter((decision) => decision !== null);
}

/** The same one by one, for who pauses between them: first null for each column whose signs are taken, then each decision. */
export function* decideEach(
  names: readonly string[],
  columns: readonly ColumnEvidence[],
  file: { readonly delimiter: string; readonly header: boolean },
  today: string,
): Generator<ColumnDecision | null, void> {
  const signs: Signs = {
    comma: false,
    dollars: false,
    point: false,
    apostrophePoint: false,
    dayFirst: false,
    monthFirst: false,
    french: false,
  };
  for (const evidence of columns) {
    take(signs, evidence);
    yield null;
  }
  const hints: FileHints = {
    commaElsewhere: signs.comma || (file.delimiter === ';' && !signs.dollars && !signs.point),
    marksProven: signs.comma || signs.point || signs.apostrophePoint,
    dayOrder: dayOrder(names, signs, file.delimiter),
    unnamed: !file.header,
    thisYear: Number(today.slice(0, 4)),
  };
  for (const [index, evidence] of columns.entries()) yield decideColumn(names[index] ?? '', evidence, hints);
}

function take(signs: Signs, evidence: ColumnEvidence): void {
  signs.comma ||= hasMark(evidence, ['comma', 'by-space-comma', 'by-point-comma']);
  signs.dollars ||= hasDollars(evidence);
  signs.point ||= hasMark(evidence, ['point', 'by-comma-point', 'by-space-point']);
  // Beside the other points, it may be one of a tenth of the values.
  signs.apostrophePoint ||= hasMark(evidence, ['point', 'by-comma-point', 'by-space-point', 'by-apostrophe-point']);
  const form = dateForm(evidence, 'day-first');
  if (form !== null && form.misfits === 0) {
    signs.dayFirst ||= form.order === 'day-first';
    signs.monthFirst ||= form.order === 'month-first';
  }
  signs.french ||= evidence.shapes.some(
    ({ code }) => shapeOfCode(code) === 'boolean' && [1, 4, 5, 9, 12].includes(detailOf(code)),
  );
}

function hasMark(evidence: ColumnEvidence, marks: readonly Shape[]): boolean {
  const marked = evidence.shapes.filter(({ code }) => marks.includes(shapeOfCode(code)));
  return marked.reduce((sum, { count }) => sum + count, 0) > 0.1 * evidence.filled;
}

const hasDollars = (evidence: ColumnEvidence): boolean =>
  evidence.shapes.some(({ code }) => isNumberCode(code) && ['$', 'USD'].includes(signOf(code)));

function dayOrder(names: readonly string[], signs: Readonly<Signs>, delimiter: string): DayOrder {
  if (signs.dayFirst) return 'day-first';
  if (signs.monthFirst) return 'month-first';
  if (delimiter === ';' || signs.comma || names.some(isFrenchName) || signs.french) return 'day-first';
  return signs.dollars ? 'month-first' : 'day-first';
}
