import type { ColumnReading, ColumnProfile, ReadingChange, ReadingQuestion } from '../../model/reading.ts';
import { isBirthName, isDateName, isFlagName, isIdentifierName } from '../column-names.ts';
import { booleanPairs } from './cell-shape.ts';
import type { ColumnEvidence } from './column-tally.ts';
import { compactDays, dateForm, type DateForm, type DayOrder } from './decide-date.ts';
import { numberForm, onlyZeroFractions, unprovenMark } from './decide-number.ts';
import { digitsOf, signOf } from './number-shape.ts';
import { serialDays, suspectDay, suspectNumber } from './suspicions.ts';
import { detailOf, isNumberCode, shapeOfCode, type Shape } from './shape-code.ts';

/** What the rest of the file says. */
export interface FileHints {
  readonly commaElsewhere: boolean;
  /** Some column has decimals whose mark can be nothing else. */
  readonly marksProven: boolean;
  readonly dayOrder: DayOrder;
  /** No name says what a column is, so that values alone must. */
  readonly unnamed: boolean;
  readonly thisYear: number;
}

export interface ColumnDecision {
  readonly reading: ColumnReading;
  readonly misfits: ColumnProfile['misfits'];
  readonly changes: readonly ReadingChange[];
  readonly question: ReadingQuestion | null;
}

/** A column is nearly of a type when so many of its values fit; those that do not are then shown. */
const nearly = 0.8;

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
  const typed = (
    reading: Pick<ColumnReading, 'type' | 'dateFormat' | 'pivot' | 'decimal' | 'thousands'>,
    question: ReadingQuestion | null = null,
  ): ColumnDecision => ({ reading: { name, ...reading, missing }, misfits: null, changes, question });
  if (evidence.filled === 0) return text();
  if (isBoolean(evidence) || (isFlagName(name) && isBit(evidence))) return typed({ type: 'boolean' });
  const compact = compactDays(evidence);
  if (isDateName(name) || hints.unnamed) {
    if (compact.count === evidence.filled) return typed({ type: 'date', dateFormat: '%Y%m%d' });
    if (compact.count >= nearly * evidence.filled)
      return text({ type: 'date', count: evidence.filled - compact.count, examples: compact.others });
  }
  const date = dateForm(evidence, hints.dayOrder);
  if (date !== null && date.misfits === 0) {
    const pivot = date.shortYear ? pivotOf(name, hints.thisYear) : undefined;
    changes.push(...changesOfDate(name, date, pivot));
    const question: ReadingQuestion | null =
      date.order === null
        ? {
            code: 'date-order',
            column: name,
            count: date.count,
            ...tellingDay([date.example, ...seenIn(evidence)], pivot ?? usualPivot),
          }
        : suspectDay(name, date, evidence);
    return typed({ type: date.type, dateFormat: date.format, ...(pivot === undefined ? {} : { pivot }) }, question);
  }
  if (date !== null && date.count >= nearly * evidence.filled)
    return text({ type: date.type, count: date.misfits, examples: date.misfitExamples });
  const numeric = evidence.shapes.reduce((sum, { code, count }) => sum + (isNumberCode(code) ? count : 0), 0);
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
  if (form.negatives.count > 0) changes.push({ code: 'negatives', column: name, ...form.negatives });
  return typed(
    { type: form.whole ? 'integer' : 'decimal', decimal: form.decimal, thousands: form.thousands },
    (isDateName(name) ? serialDays(name, evidence) : null) ??
      (hints.marksProven ? null : askMark(name, evidence)) ??
      suspectNumber(name, evidence),
  );
}

function askMark(column: string, evidence: ColumnEvidence): ReadingQuestion | null {
  const unproven = unprovenMark(evidence);
  return unproven === null ? null : { code: 'decimal-mark', column, ...unproven };
}

/** Years of two digits above it are of the last century. */
const usualPivot = 68;

/** Nobody is born after today. */
const pivotOf = (name: string, thisYear: number): number => (isBirthName(name) ? thisYear % 100 : usualPivot);

function changesOfDate(column: string, date: DateForm, pivot: number | undefined): readonly ReadingChange[] {
  const changes: ReadingChange[] = [];
  if (pivot !== undefined) changes.push({ code: 'two-digit-years', column, pivot, count: date.count });
  if (date.zones !== null) changes.push({ code: 'zones', column, ...date.zones });
  return changes;
}

/** Why a column of digits is an identifier and no quantity. */
function keptAsText(
  name: string,
  evidence: ColumnEvidence,
  allNumeric: boolean,
): Pick<Extract<ReadingChange, { code: 'kept-as-text' }>, 'because' | 'count' | 'example'> | null {
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
  const signed = evidence.shapes.filter(({ code }) => signOf(code) !== '');
  if (new Set(signed.map(({ code }) => moneyOf(signOf(code)))).size > 1)
    return {
      because: 'several-signs',
      count: signed.reduce((sum, { count }) => sum + count, 0),
      example: signed
        .slice(0, 2)
        .flatMap(({ examples }) => examples.slice(0, 1))
        .join(', '),
    };
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
  const seen = new Set(evidence.shapes.map(({ code }) => detailOf(code)));
  return booleanPairs.some(([truth], index) => {
    const yes = index + 1;
    const no = Math.min(index + 9, 13);
    return [...seen].every((word) => word === yes || word === no) && (truth.length > 1 || seen.size === 2);
  });
}

/** 0 and 1, where the name says that they mean no and yes. */
const isBit = (evidence: ColumnEvidence): boolean =>
  evidence.values !== null && evidence.values.every(({ value }) => value === '0' || value === '1');

const moneyOf = (sign: string): string => (sign === 'EUR' ? '€' : sign === 'USD' ? '$' : sign);

const seenIn = ({ values, samples }: ColumnEvidence): readonly string[] => values?.map(({ value }) => value) ?? samples;

/** A day that is another one the other way round, where one was seen: 01/01/2024 tells nothing. */
function tellingDay(seen: readonly string[], pivot: number): { example: string; dayFirst: string; monthFirst: string } {
  const [first = '', ...others] = seen;
  const telling = [first, ...others.filter((text) => /^\d{1,2}([-/. ])\d{1,2}\1\d{2,4}(?!\d)/.test(text))].find(
    (text) => {
      const { dayFirst, monthFirst } = bothDays(text, pivot);
      return dayFirst !== monthFirst;
    },
  );
  const example = telling ?? first;
  return { example, ...bothDays(example, pivot) };
}

function bothDays(example: string, pivot: number): { dayFirst: string; monthFirst: string } {
  const [a = '', b = '', c = ''] = example.split(/[-/. T,]/);
  const year = c.length === 2 ? (Number(c) <= pivot ? `20${c}` : `19${c}`) : c;
  const two = (part: string): string => part.padStart(2, '0');
  return { dayFirst: `${year}-${two(b)}-${two(a)}`, monthFirst: `${year}-${two(a)}-${two(b)}` };
}
