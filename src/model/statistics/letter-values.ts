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

/**
 * Letter values of an ascending array: depth (n + 1) / 2, then (1 + ⌊depth⌋) / 2 again and again (Tukey 1977; Hofmann,
 * Wickham & Kafadar 2017). The fourths are Tukey's hinges, not the type-7 quartiles.
 * @throws RangeError when the array is empty.
 */
export function letterValues(
  sorted: ArrayLike<number>,
  smallestDepth: number = SMALLEST_DEPTH,
): readonly LetterValue[] {
  const values: LetterValue[] = [];
  let depth = (sorted.length + 1) / 2;
  for (const letter of LETTERS) {
    if (values.length > 0 && depth < Math.max(1, smallestDepth)) break;
    values.push({
      letter,
      depth,
      lower: atDepth(sorted, depth),
      upper: atDepth(sorted, sorted.length + 1 - depth),
    });
    if (depth === 1) break;
    depth = (1 + Math.floor(depth)) / 2;
  }
  return values;
}

function atDepth(sorted: ArrayLike<number>, depth: number): number {
  return (at(sorted, Math.floor(depth) - 1) + at(sorted, Math.ceil(depth) - 1)) / 2;
}
