import type { Interval } from './interval.ts';
import type { QuantileEstimate } from './quantile-interval.ts';

export const DECILES: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** A value with its limits. */
export interface Estimate extends Interval {
  readonly value: number;
}

/** Difference of one quantile between two groups, `other` minus `one`. */
export interface Shift extends Estimate {
  readonly p: number;
  readonly one: QuantileEstimate;
  readonly other: QuantileEstimate;
}

/**
 * Difference of two independent estimates, `other` minus `one`, with limits recovered from those of each (MOVER: Zou & Donner
 * 2008). Where limits are not symmetric neither are those of the difference.
 */
function differenceOf(one: Estimate, other: Estimate): Estimate {
  const value = other.value - one.value;
  return {
    value,
    low: value - Math.hypot(other.value - other.low, one.high - one.value),
    high: value + Math.hypot(other.high - other.value, one.value - one.low),
  };
}

/** Shift function (Doksum 1974): how far each quantile of one group must move to be that of the other. */
export function shiftFunction(one: readonly QuantileEstimate[], other: readonly QuantileEstimate[]): readonly Shift[] {
  return one.flatMap((quantile) => {
    const same = other.find(({ p }) => p === quantile.p);
    return same === undefined ? [] : [{ ...differenceOf(quantile, same), p: quantile.p, one: quantile, other: same }];
  });
}

/** Which way a difference goes beyond its limits; 0 when they hold 0. */
export function directionOf({ low, high }: Interval): -1 | 0 | 1 {
  if (low > 0) return 1;
  return high < 0 ? -1 : 0;
}
