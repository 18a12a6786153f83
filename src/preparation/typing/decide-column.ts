import type { ColumnReading, ColumnProfile, ReadingChange, ReadingQuestion } from '../../model/reading.ts';
import { isDateName, isIdentifierName } from '../column-names.ts';
import { booleanPairs, digitsOf, shapeOfCode, truthOf, type Shape } from './cell-shape.ts';
import type { ColumnEvidence } from './column-tally.ts';
import { compactDays, dateForm, type DayOrder } from './decide-date.ts';
import { numberForm, onlyZeroFractions } from './decide-number.ts';

/** What the rest of the file says. */
export interface FileHints {
  readonly commaElsewhere: boolean;
  readonly dayOrder: DayOrder;
  /** No name says what a column is, so that values alone must. */
  readonly unnamed: boolean;
}

export interface ColumnDecision {
  readonly reading: ColumnReading;
  readonly misfits: ColumnProfile['misfits'];
  readonly changes: readonly ReadingChange[];
  readonly question: ReadingQuestion | null;
}

/** A column is nearly of a type when so many of its values fit; those that do not are then shown. */
const nearly = 0.8;

const numericShapes: ReadonlySet<Shape> = new Set<Shape>([
  'integer',
  'leading-zero',
  'long-digits',
  'scientific',
  'point',
  'comma',
  'point-or-thousands',
  'comma-or-thousands',
  'by-space',
  'by-space-point',
  'by-space-comma',
  'by-point',
  'by-point-comma',
  'by-comma',
  'by-comma-point',
  'by-apostrophe',
  'by-apostrophe-point',
  'by-apostrophe-comma',
]);

/** The type of a column: one that every value fits, or text. */
export function decideColumn(name: string, evidence: ColumnEvidence, hints: FileHints): ColumnDecision {
  const missing = evidence.tokens.map(({ token }) => token);
  const tokens = evidence.tokens.reduce((sum, { count }) => sum + count, 0);
  const changes: ReadingChange[] =
    tokens > 0 ? [{ code: 'missing-tokens', column: name, tokens: missing, count: tokens }] : [];
  const text = (misfits: ColumnProfile['misfits'] = null): ColumnDecision => ({
    reading: { name, type: 'text', missing },
    misfits,
    changes,
    question: null,
  });
  if (evidence.filled === 0) return text();
  if (isBoolean(evidence))
    return { reading: { name, type: 'boolean', missing }, misfits: null, changes, question: null };
  const compact = compactDays(evidence);
  if (isDateName(name) || hints.unnamed) {
    if (compact.count === evidence.filled)
      return { reading: { name, type: 'date', dateFormat: '%Y%m%d', missing }, misfits: null, changes, question: null };
    if (compact.count >= nearly * evidence.filled)
      return text({ type: 'date', count: evidence.filled - compact.count, examples: compact.others });
  }
  const date = dateForm(evidence, hints.dayOrder);
  if (date !== null && date.misfits === 0) {
    const question: ReadingQuestion | null =
      date.order === null
        ? { code: 'date-order', column: name, count: date.count, example: date.example, ...bothDays(date.example) }
        : null;
    return { reading: { name, type: date.type, dateFormat: date.format, missing }, misfits: null, changes, question };
  }
  if (date !== null && date.count >= nearly * evidence.filled)
    return text({ type: date.type, count: date.misfits, examples: date.misfitExamples });
  const numeric = evidence.shapes.reduce(
    (sum, { code, count }) => sum + (numericShapes.has(shapeOfCode(code)) ? count : 0),
    0,
  );
  if (numeric < nearly * evidence.filled) return text();
  const kept = keptAsText(name, evidence, numeric === evidence.filled);
  if (kept !== null) {
    changes.push({ code: 'kept-as-text', column: name, ...kept });
    return text();
  }
  if (isIdentifierName(name)) return text();
  const form = numberForm(evidence, hints.commaElsewhere);
  if (form.misfits > 0) {
    if (form.misfits > (1 - nearly) * evidence.filled) return text();
    return text({ type: form.whole ? 'integer' : 'decimal', count: form.misfits, examples: form.misfitExamples });
  }
  if (form.commas > 0) changes.push({ code: 'decimal-comma', column: name, count: form.commas });
  if (form.grouped > 0)
    changes.push({ code: 'thousands', column: name, separator: form.thousands, count: form.grouped });
  if (form.signed > 0)
    changes.push({ code: 'currency-or-percent', column: name, sign: form.signs.join(' '), count: form.signed });
  const reading: ColumnReading = {
    name,
    type: form.whole ? 'integer' : 'decimal',
    decimal: form.decimal,
    thousands: form.thousands,
    missing,
  };
  return { reading, misfits: null, changes, question: null };
}

/** Why a column of digits is an identifier and no quantity. */
function keptAsText(
  name: string,
  evidence: ColumnEvidence,
  allNumeric: boolean,
): { because: 'leading-zeros' | 'long-digits' | 'scientific' | 'role'; count: number; example: string } | null {
  const seen = (shape: Shape): { count: number; example: string } => {
    const found = evidence.shapes.filter(({ code }) => shapeOfCode(code) === shape);
    return { count: found.reduce((sum, { count }) => sum + count, 0), example: found[0]?.examples[0] ?? '' };
  };
  for (const [shape, because] of [
    ['leading-zero', 'leading-zeros'],
    ['long-digits', 'long-digits'],
    ['scientific', 'scientific'],
  ] as const) {
    const found = seen(shape);
    if (found.count > 0) return { because, ...found };
  }
  if (!allNumeric) return null;
  const integers = seen('integer');
  if (isIdentifierName(name) && onlyZeroFractions(evidence))
    return { because: 'role', count: evidence.filled, example: evidence.shapes[0]?.examples[0] ?? '' };
  const widths = new Set(evidence.shapes.map(({ code }) => digitsOf(code)));
  const [width = 0] = widths;
  if (integers.count === evidence.filled && widths.size === 1 && width >= 10)
    return { because: 'long-digits', ...integers };
  return null;
}

/** The words of one pair and nothing else; of a pair of letters, both. */
function isBoolean(evidence: ColumnEvidence): boolean {
  if (evidence.shapes.some(({ code }) => shapeOfCode(code) !== 'boolean')) return false;
  const seen = new Set(evidence.shapes.map(({ code }) => truthOf(code)));
  return booleanPairs.some(([truth], index) => {
    const yes = index + 1;
    const no = Math.min(index + 9, 13);
    return [...seen].every((word) => word === yes || word === no) && (truth.length > 1 || seen.size === 2);
  });
}

function bothDays(example: string): { dayFirst: string; monthFirst: string } {
  const [a = '', b = '', c = ''] = example.split(/[-/. T]/);
  const year = c.length === 2 ? (Number(c) < 69 ? `20${c}` : `19${c}`) : c;
  const two = (part: string): string => part.padStart(2, '0');
  return { dayFirst: `${year}-${two(b)}-${two(a)}`, monthFirst: `${year}-${two(a)}-${two(b)}` };
}
