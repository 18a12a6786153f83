import { DEFAULT_CONFIDENCE, type Interval } from './interval.ts';
import { at, quantile } from './quantile.ts';
import { logBinomialLower } from './tails.ts';

/** The order statistics between which a quantile lies, ranks from 1; null at an end that no order statistic reaches. */
export interface QuantileRanks {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Ranks of the limits of a quantile without any assumption on the law: the number of values under it is binomial (Thompson
 * 1936; Conover 1999). Equal tails; coverage is at least what is asked for.
 * @throws RangeError when n is not a positive whole number or p is outside (0, 1).
 */
export function quantileRanks(n: number, p: number, confidence: number = DEFAULT_CONFIDENCE): QuantileRanks {
  if (!Number.isSafeInteger(n) || n < 1 || !(p > 0 && p < 1)) throw new RangeError(`quantileRanks: n ${n}, p ${p}`);
  const tail = (1 - confidence) / 2;
  const lower = binomialQuantile(tail, n, p);
  const upper = binomialQuantile(1 - tail, n, p) + 1;
  return { lower: lower < 1 ? null : lower, upper: upper > n ? null : upper };
}

/** The smallest k with P(X <= k) >= chance, for X binomial. */
function binomialQuantile(chance: number, n: number, p: number): number {
  const logChance = Math.log(chance);
  let [low, high] = [-1, n];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (logBinomialLower(middle, n, p) >= logChance) high = middle;
    else low = middle;
  }
  return high;
}

/** A quantile (type 7) with its limits; an end is infinite when no order statistic reaches it. */
export interface QuantileEstimate extends Interval {
  readonly p: number;
  readonly value: number;
}

/** The quantile of an ascending array with its limits. */
export function quantileEstimate(
  sorted: ArrayLike<number>,
  p: number,
  confidence: number = DEFAULT_CONFIDENCE,
): QuantileEstimate {
  const { lower, upper } = quantileRanks(sorted.length, p, confidence);
  return {
    p,
    value: quantile(sorted, p),
    low: lower === null ? -Infinity : at(sorted, lower - 1),
    high: upper === null ? Infinity : at(sorted, upper - 1),
  };
}
