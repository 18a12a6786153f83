import type { ReadingQuestion } from '../../model/reading.ts';
import type { ColumnEvidence } from './column-tally.ts';
import type { DateForm } from './decide-date.ts';
import { digitsOf } from './number-shape.ts';
import { shapeOfCode } from './shape-code.ts';

/** Days between the first one of Excel's calendar, as it counts them after February 1900, and 1970. */
const epochSerial = 25_569;
const leastSerial = 20_000;
const mostSerial = 60_000;

/** Whole numbers under a name of dates may be days as Excel counts them. */
export function serialDays(name: string, evidence: ColumnEvidence): ReadingQuestion | null {
  const whole = evidence.shapes.every(({ code }) => shapeOfCode(code) === 'integer' && digitsOf(code) === 5);
  const seen = evidence.values?.map(({ value }) => value) ?? evidence.samples;
  if (!whole || !seen.every((value) => Number(value) >= leastSerial && Number(value) <= mostSerial)) return null;
  const example = evidence.samples[0] ?? '';
  const day = new Date((Number(example) - epochSerial) * 86_400_000).toISOString().slice(0, 10);
  return { code: 'excel-days', column: name, count: evidence.filled, example, day };
}

const codes = new Set([99, 999, 9999, 99_999, 999_999, -99, -999, -9999]);
/** How far a code is from the values beside it. */
const gap = 5;

/** 999 among numbers that are all far smaller is rather a code for "not known". */
export function suspectNumber(name: string, evidence: ColumnEvidence): ReadingQuestion | null {
  const { values } = evidence;
  if (values === null || values.length < 4) return null;
  for (const { value, count } of values) {
    const number = Number(value);
    if (!codes.has(number) || count < 2) continue;
    const others = values.filter((other) => other.value !== value).map((other) => Number(other.value));
    if (others.every((other) => Number.isFinite(other) && Math.abs(other) * gap <= Math.abs(number)))
      return { code: 'missing-code', column: name, value, count };
  }
  return null;
}

const yearsApart = 20;

/** The first or last day of a calendar, years from every other day of its column. */
export function suspectDay(name: string, date: DateForm, evidence: ColumnEvidence): ReadingQuestion | null {
  const limits = date.limits.flatMap(({ examples }) => examples);
  const [value] = limits;
  if (value === undefined || new Set(limits).size > 1) return null;
  const year = yearIn(value);
  const seen = evidence.values?.map((one) => one.value) ?? evidence.samples;
  const others = seen.filter((one) => one !== value).map(yearIn);
  if (others.length === 0 || others.some((other) => Math.abs(other - year) < yearsApart)) return null;
  const count = date.limits.reduce((sum, limit) => sum + limit.count, 0);
  return { code: 'missing-code', column: name, value, count };
}

const yearIn = (text: string): number => Number(/\d{4}/.exec(text)?.[0] ?? Number.NaN);
