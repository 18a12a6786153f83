import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, daysOf, isIsoDate } from '../../src/model/period.ts';

const aDay = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2090-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const someMonths = fc.integer({ min: 1, max: 60 });

describe('a day', () => {
  test('is one of the calendar', () => {
    for (const day of ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) expect(isIsoDate(day), day).toBe(true);
    for (const none of [
      '2023-02-29',
      '1900-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-1-1',
      '2024-01-01T00:00',
      '',
      '20240101',
      '0000-01-01',
    ]) {
      expect(isIsoDate(none), none).toBe(false);
    }
    expect(() => addDays('2023-02-29', 1)).toThrow(RangeError);
    expect(() => addMonths('soon', 1)).toThrow(RangeError);
  });

  test('of another month is its last when that month is shorter', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
    expect(addMonths('2024-02-29', 48)).toBe('2028-02-29');
    expect(addMonths('2024-11-30', 3)).toBe('2025-02-28');
    expect(addMonths('2024-06-15', -18)).toBe('2022-12-15');
    expect(addMonths('0050-03-31', 1)).toBe('0050-04-30');
  });

  test('crosses months and leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
    expect(daysBetween('2024-03-01', '2024-02-01')).toBe(-29);
  });

  test('a step and back is where it began; days between count the steps', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -20_000, max: 20_000 }), (day, steps) => {
        expect(addDays(addDays(day, steps), -steps)).toBe(day);
        expect(daysBetween(day, addDays(day, steps))).toBe(steps);
      }),
    );
  });

  test('a step in months lands in that month, on the same day or its last', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -400, max: 400 }), (day, months) => {
        const there = addMonths(day, months);
        const index = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        expect(index(there) - index(day)).toBe(months);
        const isLast = addDays(there, 1).endsWith('-01');
        expect(there.slice(8) === day.slice(8) || (isLast && there.slice(8) < day.slice(8))).toBe(true);
      }),
    );
  });

  test('never leaves the years that are written with four digits', () => {
    expect(addMonths('2024-06-30', -1e15)).toBe('0001-01-01');
    expect(addMonths('2024-06-30', 1e15)).toBe('9999-12-31');
    expect(addDays('2024-06-30', -1e15)).toBe('0001-01-01');
    expect(addDays('2024-06-30', 1e15)).toBe('9999-12-31');
    expect(daysOf({ kind: 'months', months: Number.MAX_SAFE_INTEGER }, '2024-06-30').from).toBe('0001-01-01');
    expect(daysOf({ kind: 'days', days: Number.MAX_SAFE_INTEGER }, '2024-06-30').from).toBe('0001-01-01');
  });
});

describe('a window', () => {
  test('of months is made of whole months where the as-of date ends one', () => {
    const from = (months: number, asOf: string) => daysOf({ kind: 'months', months }, asOf).from;
    expect(from(1, '2024-04-30')).toBe('2024-04-01');
    expect(from(6, '2024-06-30')).toBe('2024-01-01');
    expect(from(12, '2025-02-28')).toBe('2024-03-01');
    expect(from(12, '2024-02-29')).toBe('2023-03-01');
    expect(from(1, '2024-03-31')).toBe('2024-03-01');
    expect(from(12, '2024-09-14')).toBe('2023-09-15');
  });

  test('of days counts both ends', () => {
    expect(daysOf({ kind: 'days', days: 7 }, '2024-03-03')).toEqual({ from: '2024-02-26', to: '2024-03-03' });
    expect(daysOf({ kind: 'days', days: 1 }, '2024-03-03')).toEqual({ from: '2024-03-03', to: '2024-03-03' });
  });

  test('of dates never goes past the as-of date', () => {
    const window = { kind: 'dates', from: '2024-01-01', to: '2024-12-31' } as const;
    expect(daysOf(window, '2024-06-30')).toEqual({ from: '2024-01-01', to: '2024-06-30' });
    expect(daysOf(window, '2025-06-30')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(daysOf({ kind: 'dates', from: null, to: null }, '2025-06-30')).toEqual({ from: null, to: '2025-06-30' });
    expect(daysOf({ kind: 'all' }, '2025-06-30')).toEqual({ from: null, to: '2025-06-30' });
  });

  test('of months ends at the as-of date, is longer with more months, and touches the one before without overlap', () => {
    fc.assert(
      fc.property(aDay, someMonths, (asOf, months) => {
        const window = { kind: 'months', months } as const;
        const { from, to } = daysOf(window, asOf);
        if (from === null) throw new Error('no beginning');
        expect(to).toBe(asOf);
        const length = daysBetween(from, to) + 1;
        expect(length).toBeGreaterThanOrEqual(months * 28);
        expect(length).toBeLessThanOrEqual(months * 31);
        expect(Math.abs(length - months * 30.436875)).toBeLessThan(4);
        const longer = daysOf({ kind: 'months', months: months + 1 }, asOf);
        expect(longer.from !== null && longer.from < from).toBe(true);
        const before = daysOf(window, addDays(from, -1));
        expect(before.from !== null && before.from < before.to).toBe(true);
        expect(addDays(before.to, 1)).toBe(from);
      }),
    );
  });

  test('of months put one before the other from the end of a month is the window of all their months', () => {
    fc.assert(
      fc.property(aDay, someMonths, someMonths, (day, one, two) => {
        const monthEnd = addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);
        const last = daysOf({ kind: 'months', months: one }, monthEnd);
        const before = daysOf({ kind: 'months', months: two }, addDays(last.from ?? '', -1));
        expect(before.from).toBe(daysOf({ kind: 'months', months: one + two }, monthEnd).from);
      }),
    );
  });
});
