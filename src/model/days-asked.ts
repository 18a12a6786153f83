import { addDays, daysOf, isIsoDate, type IsoDate } from './period.ts';
import type { Test } from './test.ts';

/** From a day to another, both counted; null is no bound. */
export interface DaySpan {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** The days on which a date passes a test; null where the test is not about days. */
export function daysAsked(test: Test, asOf: IsoDate): DaySpan | null {
  switch (test.op) {
    case 'within':
      return test.window.kind === 'dates' ? test.window : daysOf(test.window, asOf);
    case 'older':
      return { from: null, to: addDays(asOf, -test.days - 1) };
    case 'next':
      return { from: addDays(asOf, 1), to: addDays(asOf, test.days) };
    case 'is':
    case 'is-not':
    case 'contains':
    case 'not-contains':
    case 'starts':
    case 'not-starts':
    case 'ends':
    case 'not-ends':
    case 'between':
    case 'missing':
    case 'present':
      return null;
  }
}

/** What of some days is not after the as-of date. */
export const upTo = ({ from, to }: DaySpan, asOf: IsoDate): DaySpan => ({
  from,
  to: to === null || to > asOf ? asOf : to,
});

export const isBefore = (one: DaySpan, other: DaySpan): boolean =>
  one.to !== null && other.from !== null && one.to < other.from;

export const isWithin = (one: DaySpan, other: DaySpan): boolean =>
  (other.from === null || (one.from !== null && one.from >= other.from)) &&
  (other.to === null || (one.to !== null && one.to <= other.to));

/** That there is no day in them. */
export const isEmpty = (days: DaySpan): boolean => isBefore(days, days);

/** The day of a date or moment as it stands in a test; null for any other text. */
export function dayIn(value: string | number | boolean): IsoDate | null {
  const day =
    typeof value === 'string' ? /^(.{10})(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$/u.exec(value)?.[1] : undefined;
  return day !== undefined && isIsoDate(day) ? day : null;
}

/** A moment at midnight and its day are the same value of a date. */
export const sameDate = (value: string | number | boolean): string | number | boolean =>
  dayIn(value) === null
    ? value
    : String(value)
        .replace('T', ' ')
        .replace(/ 00:00(?::00(?:\.0+)?)?$/u, '');
