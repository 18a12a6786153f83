import { DEFAULT_CONFIDENCE, type Interval } from './interval.ts';
import { at } from './quantile.ts';
import { twoSidedZ } from './normal.ts';
import { wilsonInterval } from './wilson.ts';

/** How two groups lie to each other, -1 to 1: P(first > second) - P(first < second), which for a share is the difference of the shares. */
export interface Dominance extends Interval {
  readonly delta: number;
}

/**
 * Cliff's delta of two groups of values with its interval by placements (DeLong et al. 1988). It asks for no shape, and one large
 * customer counts as one. Null when either group is empty.
 */
export function dominance(
  first: Float64Array,
  second: Float64Array,
  confidence: number = DEFAULT_CONFIDENCE,
): Dominance | null {
  if (first.length === 0 || second.length === 0) return null;
  const [a, b] = [first.toSorted(), second.toSorted()];
  const ofFirst = placements(a, b);
  const ofSecond = placements(b, a);
  const delta = ofFirst.mean;
  const error = Math.sqrt(ofFirst.variance / a.length + ofSecond.variance / b.length);
  const half = twoSidedZ(confidence) * error;
  return { delta, low: Math.max(-1, delta - half), high: Math.min(1, delta + half) };
}

/** For each value of one group, the share of the other below less the share above: mean and variance. Both ascending. */
function placements(own: Float64Array, other: Float64Array): { readonly mean: number; readonly variance: number } {
  let [below, upTo, sum, squares] = [0, 0, 0, 0];
  for (const value of own) {
    while (below < other.length && at(other, below) < value) below += 1;
    upTo = Math.max(upTo, below);
    while (upTo < other.length && at(other, upTo) <= value) upTo += 1;
    const place = (below - (other.length - upTo)) / other.length;
    sum += place;
    squares += place * place;
  }
  const mean = sum / own.length;
  return { mean, variance: own.length < 2 ? 0 : Math.max(0, (squares - own.length * mean ** 2) / (own.length - 1)) };
}

/** Difference of two shares with Newcombe's interval from the two Wilson ones (1998). Null when either group is empty. */
export function shareDominance(
  first: { readonly count: number; readonly n: number },
  second: { readonly count: number; readonly n: number },
  confidence: number = DEFAULT_CONFIDENCE,
): Dominance | null {
  if (first.n === 0 || second.n === 0) return null;
  const [p, q] = [first.count / first.n, second.count / second.n];
  const [a, b] = [wilsonInterval(first.count, first.n, confidence), wilsonInterval(second.count, second.n, confidence)];
  return {
    delta: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}
