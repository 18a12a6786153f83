import { describe, expect, test } from 'vitest';
import { falseAlarms, flagged, PLANTED, tell } from './calibration.ts';
import { drawShape, NAMED_SHAPES } from './named-shapes.ts';

/** The whole table, with 50,000 values and 1,000 columns, is made by `tsx tests/model/statistics/write-calibration.ts`. */
describe.each(NAMED_SHAPES)('on $name', (shape) => {
  test.each([500, 5000])('the card says what it must of %i values', (n) => {
    const { fired } = tell(drawShape(shape, n, 2026));
    expect(fired).toEqual(expect.arrayContaining([...shape.must]));
    expect(fired.filter((code) => shape.mustNot.some((not) => not === code))).toEqual([]);
  });
});

test('a severe rule fires on at most 2 % of fair columns', () => {
  expect(falseAlarms(200)).toBeLessThanOrEqual(0.02);
});

test.each(PLANTED)('$name is flagged in at least 95 % of draws', (shape) => {
  expect(flagged(shape, 500, 40)).toBeGreaterThanOrEqual(0.95);
  expect(flagged(shape, 2000, 20)).toBeGreaterThanOrEqual(0.95);
});

test.each(NAMED_SHAPES.flatMap(({ name, reference, ...shape }) => (reference ? [{ name, reference, ...shape }] : [])))(
  'of $name the two numbers of the card are those of other software',
  ({ reference, ...shape }) => {
    const { typicalShare, hoover } = tell(drawShape(shape, 50_000, 2026));
    expect(Math.abs(typicalShare - reference[0])).toBeLessThan(0.015);
    expect(Math.abs((hoover ?? Number.NaN) - reference[1])).toBeLessThan(0.015);
  },
);
