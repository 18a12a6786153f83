import { describe, expect, it } from 'vitest';
import { missingTokens, withType } from '../../../src/screens/sources/column-choice.ts';
import { answered, dateFormatFor } from '../../../src/screens/sources/date-order.ts';

describe('the answer to an ambiguous date', () => {
  it.each([
    ['03/04/2026', '%d/%m/%Y', '%m/%d/%Y'],
    ['03-04-26', '%d-%m-%y', '%m-%d-%y'],
    ['3.4.2026 10:22', '%d.%m.%Y %H:%M', '%m.%d.%Y %H:%M'],
    ['03/04/2026T10:22:05', '%d/%m/%YT%H:%M:%S', '%m/%d/%YT%H:%M:%S'],
    ['12/1/2010  8:26', '%d/%m/%Y %H:%M', '%m/%d/%Y %H:%M'],
  ])('writes the format of %s in both orders', (example, dayFirst, monthFirst) => {
    expect(dateFormatFor(example, 'day-first')).toBe(dayFirst);
    expect(dateFormatFor(example, 'month-first')).toBe(monthFirst);
  });

  it('changes the asked column only and keeps its missing values', () => {
    const columns = [
      { name: 'id', type: 'text' as const, missing: [] },
      { name: 'jour', type: 'date' as const, dateFormat: '%d/%m/%Y', missing: ['?'] },
    ];
    const question = {
      code: 'date-order' as const,
      column: 'jour',
      count: 2,
      example: '03/04/2026 10:00',
      dayFirst: '',
      monthFirst: '',
    };
    expect(answered(columns, question, 'month-first')).toEqual([
      columns[0],
      { name: 'jour', type: 'datetime', dateFormat: '%m/%d/%Y %H:%M', missing: ['?'] },
    ]);
  });
});

describe('another type for a column', () => {
  it('takes the settings that the type needs and drops the others', () => {
    expect(withType({ name: 'x', type: 'text', missing: ['?'] }, 'decimal')).toEqual({
      name: 'x',
      type: 'decimal',
      decimal: '.',
      thousands: '',
      missing: ['?'],
    });
    expect(withType({ name: 'x', type: 'decimal', decimal: ',', thousands: ' ', missing: [] }, 'date')).toEqual({
      name: 'x',
      type: 'date',
      dateFormat: '%d/%m/%Y',
      missing: [],
    });
    expect(withType({ name: 'x', type: 'date', dateFormat: '%d/%m/%Y', missing: [] }, 'datetime').dateFormat).toBe(
      '%d/%m/%Y %H:%M',
    );
    expect(withType({ name: 'x', type: 'date', dateFormat: '%Y-%m-%d', missing: [] }, 'text')).toEqual({
      name: 'x',
      type: 'text',
      missing: [],
    });
  });

  it('reads missing values between semicolons', () => {
    expect(missingTokens(' ? ; NC;;?')).toEqual(['?', 'NC']);
  });
});
