/** A day, `yyyy-mm-dd`. */
export type IsoDate = string;

/** A stretch of time before the as-of date. Whole days, both ends counted. `ago`: it ends so many days before that date, not on it. */
export type Window =
  | { readonly kind: 'all'; readonly ago?: number }
  | { readonly kind: 'months'; readonly months: number; readonly ago?: number }
  | { readonly kind: 'days'; readonly days: number; readonly ago?: number }
  | { readonly kind: 'dates'; readonly from: IsoDate | null; readonly to: IsoDate | null };

export const always: Window = { kind: 'all' };

/** The exact days of a window as seen at a date; `from` is null when it has no beginning. Never goes past the as-of date. */
export interface Days {
  readonly from: IsoDate | null;
  readonly to: IsoDate;
}

export function daysOf(window: Window, asOf: IsoDate): Days {
  switch (window.kind) {
    case 'all':
      return { from: null, to: endOf(window, asOf) };
    case 'months': {
      const to = endOf(window, asOf);
      // From the day after, so that months that end with a month are whole ones: 6 months to 30 June begin on 1 January.
      return { from: addMonths(addDays(to, 1), -window.months), to };
    }
    case 'days': {
      const to = endOf(window, asOf);
      return { from: addDays(to, 1 - window.days), to };
    }
    case 'dates':
      return { from: window.from, to: window.to === null || window.to > asOf ? asOf : window.to };
  }
}

const endOf = ({ ago }: { readonly ago?: number }, asOf: IsoDate): IsoDate =>
  ago === undefined ? asOf : addDays(asOf, -ago);

export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && toIso(time) === text;
}

const firstTime = Date.parse('0001-01-01T00:00:00Z');
const lastTime = Date.parse('9999-12-31T00:00:00Z');

/** Beyond the years that are written with four digits, the first or the last day of them. */
const toIso = (time: number): IsoDate =>
  new Date(Math.min(Math.max(time, firstTime), lastTime)).toISOString().slice(0, 10);

/** Throws a RangeError unless the text is a day of the calendar. */
function timeOf(date: IsoDate): number {
  if (!isIsoDate(date)) throw new RangeError(`Not a day: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}

const millisecondsADay = 86_400_000;

export function addDays(date: IsoDate, days: number): IsoDate {
  return toIso(timeOf(date) + days * millisecondsADay);
}

/** The first moment of a month counted from year 0; as far as the last year where it would be beyond the calendar. */
function firstOfMonth(count: number): number {
  const within = Math.min(Math.max(count, 0), 10_000 * 12);
  return new Date(0).setUTCFullYear(Math.floor(within / 12), within % 12, 1);
}

/** The same day of another month, or its last day when that month is shorter. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  timeOf(date);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const [first, next] = [firstOfMonth(count), firstOfMonth(count + 1)];
  const lastDay = Math.round((next - first) / millisecondsADay);
  return toIso(first + (Math.min(day, lastDay) - 1) * millisecondsADay);
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((timeOf(to) - timeOf(from)) / millisecondsADay);
}
