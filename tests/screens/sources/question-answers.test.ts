import { expect, test } from 'vitest';
import { asExcelDays, asMissing, dated, inOrder } from '../../../src/screens/sources/question-answers.ts';

test.each([
  ['%d/%m/%Y', 'month-first', '%m/%d/%Y'],
  ['%m-%d-%y %I:%M %p', 'day-first', '%d-%m-%y %I:%M %p'],
  ['%d/%m/%Y %H:%M:%S', 'day-first', '%d/%m/%Y %H:%M:%S'],
] as const)('%s with the %s is %s', (format, order, expected) => {
  expect(inOrder(format, order)).toBe(expected);
});

test('an answer changes what was asked and nothing else', () => {
  const column = { name: 'd', type: 'date', dateFormat: '%d/%m/%y', pivot: 26, missing: ['?'] } as const;
  expect(dated('month-first')(column)).toEqual({ ...column, dateFormat: '%m/%d/%y' });
  const days = { name: 'd', type: 'integer', decimal: '.', thousands: '', missing: ['?'] } as const;
  expect(asExcelDays(days)).toEqual({ name: 'd', type: 'date', dateFormat: 'excel', missing: ['?'] });
  expect(asMissing('999')(days).missing).toEqual(['?', '999']);
});
