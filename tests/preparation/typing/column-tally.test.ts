import { expect, test } from 'vitest';
import { ColumnTally } from '../../../src/preparation/typing/column-tally.ts';

const limit = 1_000;

function evidenceOf(count: number, valueOf: (row: number) => string) {
  const tally = new ColumnTally(limit, '"', null);
  const encoder = new TextEncoder();
  for (let row = 0; row < count; row += 1) {
    const bytes = encoder.encode(valueOf(row));
    tally.add(bytes, 0, bytes.length);
  }
  return tally.finish();
}

test.each([10, limit, 50 * limit])('the ids of %i rows, each its own, do not repeat', (count) => {
  const { repeats, filled, distinct } = evidenceOf(count, (row) => `C${String(row).padStart(7, '0')}`);
  expect({ repeats, filled }).toEqual({ repeats: false, filled: count });
  expect(Math.abs(distinct / count - 1)).toBeLessThan(0.1);
});

test.each([10, limit, 50 * limit])('of %i rows, ids that come twice repeat, side by side or far apart', (count) => {
  expect(evidenceOf(count, (row) => `C${String(row >> 1)}`).repeats).toBe(true);
  expect(evidenceOf(count, (row) => `C${String(row % (count / 2))}`).repeats).toBe(true);
});

test('one in a hundred ids that come twice is seen among many thousands', () => {
  expect(evidenceOf(50 * limit, (row) => `C${String(row % 100 === 0 ? row + 1 : row)}`).repeats).toBe(true);
});
