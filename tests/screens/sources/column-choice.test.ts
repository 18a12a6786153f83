import { expect, test } from 'vitest';
import { missingTokens, withType } from '../../../src/screens/sources/column-choice.ts';

test('another type takes the settings that it needs and drops the others', () => {
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

test('missing values are read between semicolons', () => {
  expect(missingTokens(' ? ; NC;;?')).toEqual(['?', 'NC']);
});
