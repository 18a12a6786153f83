/** Days are counted from 1970-01-01, minutes from the first day of the exports. */
export function day(year: number, month: number, date: number): number {
  return Math.round(Date.UTC(year, month - 1, date) / 86_400_000);
}

export const FIRST_DAY = day(2024, 4, 1);
export const AS_OF = day(2026, 9, 30);
export const AS_OF_BEFORE = day(2025, 9, 30);
export const MINUTES_COVERED = (AS_OF - FIRST_DAY + 1) * 1440;

/** The three stretches in which a customer's behaviour is drawn; the first is half a year. */
export const BLOCKS = [
  { from: FIRST_DAY, to: day(2024, 9, 30) },
  { from: day(2024, 10, 1), to: AS_OF_BEFORE },
  { from: day(2025, 10, 1), to: AS_OF },
] as const;

type Parts = { year: number; month: number; date: number };

export function parts(dayNumber: number): Parts {
  const d = new Date(dayNumber * 86_400_000);
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, date: d.getUTCDate() };
}

/** Same date some months later, held back to the end of a shorter month (as SQL does). */
export function addMonths(dayNumber: number, months: number): number {
  const p = parts(dayNumber);
  const start = p.year * 12 + (p.month - 1) + months;
  const year = Math.floor(start / 12);
  const month = (start % 12) + 1;
  const last = parts(day(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1).date;
  return day(year, month, Math.min(p.date, last));
}

/** Completed years between a birth day and a day. */
export function ageAt(birth: number, at: number): number {
  const b = parts(birth);
  const a = parts(at);
  return a.year - b.year - (a.month < b.month || (a.month === b.month && a.date < b.date) ? 1 : 0);
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

const frenchDays = new Map<number, string>();

export function frenchDate(dayNumber: number): string {
  let text = frenchDays.get(dayNumber);
  if (text === undefined) {
    const p = parts(dayNumber);
    text = `${two(p.date)}/${two(p.month)}/${p.year}`;
    frenchDays.set(dayNumber, text);
  }
  return text;
}

export function isoDate(dayNumber: number): string {
  const f = frenchDate(dayNumber);
  return `${f.slice(6)}-${f.slice(3, 5)}-${f.slice(0, 2)}`;
}

export function clock(minute: number): string {
  const m = minute % 1440;
  return `${two(Math.floor(m / 60))}:${two(m % 60)}`;
}

export function minuteOf(dayNumber: number, minuteInDay: number): number {
  return (dayNumber - FIRST_DAY) * 1440 + minuteInDay;
}

export function dayOf(minute: number): number {
  return FIRST_DAY + Math.floor(minute / 1440);
}
