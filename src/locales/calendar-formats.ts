import type { Language } from './language.ts';
import { NO_BREAK } from './typography.ts';

/** Days are written `YYYY-MM-DD` in the recipe; they have no hour and no time zone. */
export interface CalendarFormats {
  /** `30/09/2026`, `30 Sep 2026`. Takes an ISO day; anything after the day is left out. */
  readonly date: (day: string) => string;
  /** `30 septembre 2026`, `30 September 2026`. */
  readonly dateLong: (day: string) => string;
  /** `sept. 2026`, `Sep 2026`; takes a day or `YYYY-MM`. */
  readonly month: (day: string) => string;
  /** `oct. 2025 – sept. 2026`. */
  readonly monthRange: (from: string, to: string) => string;
  /** An instant in the reader's time zone: `30/09/2026 14:05`. */
  readonly dateTime: (instant: Date | number) => string;
  /** The day of an instant in the reader's time zone, without its year: `22 nov.`, `22 Nov`. */
  readonly dayOf: (instant: Date | number) => string;
  /** `14:05`. */
  readonly time: (instant: Date | number) => string;
  /** `il y a 3 minutes`, `hier`; both instants are given, because formats hold no clock. */
  readonly relative: (then: Date | number, now: Date | number) => string;
}

const DAY = /^(\d{4})-(\d{2})(?:-(\d{2}))?/u;

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86400e3],
  ['month', 30 * 86400e3],
  ['day', 86400e3],
  ['hour', 3600e3],
  ['minute', 60e3],
];

export function calendarFormats(language: Language): CalendarFormats {
  const french = language === 'fr';
  // en-US only for its three-letter "Sep"; the order of day and month is written below.
  const shortMonth = new Intl.DateTimeFormat(french ? 'fr' : 'en-US', { month: 'short', timeZone: 'UTC' });
  const longMonth = new Intl.DateTimeFormat(french ? 'fr' : 'en-GB', { month: 'long', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(french ? 'fr' : 'en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });
  const relative = new Intl.RelativeTimeFormat(french ? 'fr' : 'en-GB', { numeric: 'auto' });

  const partsOf = (day: string): { year: string; month: string; date: string; utc: Date } | null => {
    const found = DAY.exec(day);
    if (found === null) return null;
    const [, year = '', month = '', date = '01'] = found;
    return { year, month, date, utc: new Date(Date.UTC(Number(year), Number(month) - 1, Number(date))) };
  };
  const dayNumber = (date: string): string => (french && date === '01' ? '1er' : String(Number(date)));
  const date = (day: string): string => {
    const parts = partsOf(day);
    if (parts === null) return day;
    if (french) return `${parts.date}/${parts.month}/${parts.year}`;
    return `${dayNumber(parts.date)}${NO_BREAK}${shortMonth.format(parts.utc)}${NO_BREAK}${parts.year}`;
  };
  const month = (day: string): string => {
    const parts = partsOf(day);
    return parts === null ? day : `${shortMonth.format(parts.utc)}${NO_BREAK}${parts.year}`;
  };
  const localDay = (instant: Date): string =>
    `${String(instant.getFullYear())}-${String(instant.getMonth() + 1).padStart(2, '0')}-${String(instant.getDate()).padStart(2, '0')}`;

  return {
    date,
    dateLong: (day) => {
      const parts = partsOf(day);
      return parts === null
        ? day
        : `${dayNumber(parts.date)}${NO_BREAK}${longMonth.format(parts.utc)}${NO_BREAK}${parts.year}`;
    },
    month,
    monthRange: (from, to) => (month(from) === month(to) ? month(from) : `${month(from)} – ${month(to)}`),
    dateTime: (instant) => `${date(localDay(new Date(instant)))} ${clock.format(instant)}`,
    dayOf: (instant) => {
      const parts = partsOf(localDay(new Date(instant)));
      return parts === null ? '' : `${dayNumber(parts.date)}${NO_BREAK}${shortMonth.format(parts.utc)}`;
    },
    time: (instant) => clock.format(instant),
    relative: (then, now) => {
      const distance = Number(then) - Number(now);
      for (const [unit, length] of steps) {
        if (Math.abs(distance) >= length) return relative.format(Math.round(distance / length), unit);
      }
      return relative.format(0, 'second');
    },
  };
}
