import { at } from './quantile.ts';

/** A pair of order statistics at the same depth from both ends. */
export interface LetterValue {
  /** M median, F fourths, E eighths, D, C, B, A, Z, Y … */
  readonly letter: string;
  /** Rank from either end, 1 = the extreme; ends in .5 when two order statistics are averaged. */
  readonly depth: number;
  readonly lower: number;
  readonly upper: number;
}

const LETTERS = 'MFEDCBAZYXWVUTSRQPONLKJIHG';

/** A letter value rests on at least this many customers at each end, so the extremes themselves are not shown. */
const SMALLEST_DEPTH = 2;

export interface LetterDepth {
  readonly letter: string;
  readonly depth: number;
}

/** The depths of n values: (n + 1) / 2, then (1 + ⌊depth⌋) / 2 again and again, as long as they are at least `smallestDepth` (Tukey 1977). */
export function letterDepths(n: number, smallestDepth: number = SMALLEST_DEPTH): readonly LetterDepth[] {
  const depths: LetterDepth[] = [];
  let depth = (n + 1) / 2;
  for (const letter of LETTERS) {
    if (depths.length > 0 && depth < Math.max(1, smallestDepth)) break;
    depths.push({ letter, depth });
    if (depth === 1) break;
    depth = (1 + Math.floor(depth)) / 2;
  }
  return depths;
}

/**
 * Letter values of an ascending array (Tukey 1977; Hofmann, Wickham & Kafadar 2017). The fourths are Tukey's hinges, not the type-7
 * quartiles.
 * @throws RangeError when the array is empty.
 */
export function letterValues(
  sorted: ArrayLike<number>,
  smallestDepth: number = SMALLEST_DEPTH,
): readonly LetterValue[] {
  return letterValuesAt(sorted.length, smallestDepth, (rank) => at(sorted, rank - 1));
}

/** The same where only some order statistics are at hand; ranks are counted from 1. */
export function letterValuesAt(
  n: number,
  smallestDepth: number,
  valueAt: (rank: number) => number,
): readonly LetterValue[] {
  const middle = (depth: number): number => (valueAt(Math.floor(depth)) + valueAt(Math.ceil(depth))) / 2;
  return letterDepths(n, smallestDepth).map(({ letter, depth }) => ({
    letter,
    depth,
    lower: middle(depth),
    upper: middle(n + 1 - depth),
  }));
}
