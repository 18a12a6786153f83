import { mean } from './around-the-mean.ts';
import { at } from './quantile.ts';

export interface BestCut {
  readonly below: number;
  readonly above: number;
  /** Share of the sum of squares that parting here takes off: .75 of an even spread, .64 of a bell, nearer to 1 the clearer two clumps are. */
  readonly takenOff: number;
  /** Share of the values below. */
  readonly lowShare: number;
}

/** The cut of ascending values in two that takes off the most of their sum of squares; null where they do not vary. */
export function bestCut(sorted: Float64Array): BestCut | null {
  const n = sorted.length;
  if (n < 2) return null;
  const centre = mean(sorted);
  const whole = squaresAround(sorted, centre, 0, n);
  if (whole <= 0) return null;
  let [left, best, place] = [0, 0, -1];
  for (let i = 0; i < n - 1; i++) {
    const value = sorted[i] as number;
    left += value - centre;
    if (value === sorted[i + 1]) continue;
    // Of deviations from the mean, the right side sums to -left.
    const between = (left * left) / (i + 1) + (left * left) / (n - i - 1);
    if (between > best) {
      best = between;
      place = i;
    }
  }
  if (place < 0) return null;
  return { below: at(sorted, place), above: at(sorted, place + 1), takenOff: best / whole, lowShare: (place + 1) / n };
}

/** The share of the sum of squares of other ascending values that the same cut takes off; null where they do not vary or lie on one side. */
export function takenOffAt(sorted: Float64Array, cut: number): number | null {
  const low = firstFrom(sorted, cut);
  if (low === 0 || low === sorted.length) return null;
  const whole = squaresAround(sorted, mean(sorted), 0, sorted.length);
  if (whole <= 0) return null;
  const side = (from: number, to: number): number => squaresAround(sorted, mean(sorted.subarray(from, to)), from, to);
  return 1 - (side(0, low) + side(low, sorted.length)) / whole;
}

/** The place of the first of ascending values that is not below a value; their number where all are. */
function firstFrom(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function squaresAround(values: Float64Array, centre: number, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const away = (values[i] as number) - centre;
    sum += away * away;
  }
  return sum;
}
