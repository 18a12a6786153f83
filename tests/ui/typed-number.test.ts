import { expect, test } from 'vitest';
import { typedNumber } from '../../src/ui/typed-number.ts';

test.each([
  ['42', 42],
  ['137,5', 137.5],
  ['137.5', 137.5],
  ['1 234,5 €', 1234.5],
  ['1\u202F234,56\u00A0€', 1234.56],
  ['€12', 12],
  ['−\u2060€12', -12],
  ['-3', -3],
  ['−3,25', -3.25],
  [',5', 0.5],
  ['1,234', 1.234],
])('%s is a number in French', (text, value) => {
  expect(typedNumber(text, 'fr')).toBe(value);
});

test.each([
  ['1,234', 1234],
  ['1,234.5', 1234.5],
  ['£1,234', 1234],
  ['-£3', -3],
  ['137,5', 137.5],
  ['GBP 12.40', 12.4],
])('%s is a number in English', (text, value) => {
  expect(typedNumber(text, 'en-GB')).toBe(value);
});

test.each(['', 'abc', '12 abc', '1,2,3', '1.2.3', '-', '€', '1e5', '--3'])('%j is no number', (text) => {
  expect(typedNumber(text, 'fr')).toBe(null);
});
