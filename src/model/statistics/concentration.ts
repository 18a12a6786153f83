import { mean } from './around-the-mean.ts';
import { at } from './quantile.ts';

/**
 * Every measure here is null when it has no meaning: a negative value, or nothing to share. Zeros count as customers.
 * `sorted` is ascending.
 */
function shareable(sorted: ArrayLike<number>): boolean {
  return sorted.length > 0 && at(sorted, 0) >= 0 && at(sorted, sorted.length - 1) > 0;
}

function total(sorted: ArrayLike<number>): number {
  return mean(sorted) * sorted.length;
}

/** Gini index, population form 2 Σ i x / (n Σ x) - (n + 1) / n; not multiplied by n / (n - 1) (Gini 1914). */
export function gini(sorted: ArrayLike<number>): number | null {
  if (!shareable(sorted)) return null;
  const n = sorted.length;
  let ranked = 0;
  for (let i = 0; i < n; i++) ranked += (i + 1) * at(sorted, i);
  return Math.max(0, (2 * ranked) / (n * total(sorted)) - (n + 1) / n);
}

/**
 * Hoover index Σ |x - mean| / (2 Σ x): the share of the value that would have to change hands for everyone to have the
 * mean. Equals the share of customers below the mean minus the share of value they hold (Hoover 1936; Pietra 1915).
 */
export function hoover(sorted: ArrayLike<number>): number | null {
  if (!shareable(sorted)) return null;
  const centre = mean(sorted);
  let distance = 0;
  for (let i = 0; i < sorted.length; i++) distance += Math.abs(at(sorted, i) - centre);
  return distance / (2 * total(sorted));
}

/**
 * Share of the value held by the top `share` (0..1) of the customers. When share x n is not whole, the last customer
 * counts for a fraction: the top 15 % of 10 are the first and half of the second. Ties need no rule, as equal values
 * are interchangeable.
 * @throws RangeError when `share` is outside [0, 1].
 */
export function topShare(sorted: ArrayLike<number>, share: number): number | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`topShare: share must be in [0, 1], got ${share}`);
  if (!shareable(sorted)) return null;
  const n = sorted.length;
  // 0.07 x 100 is 7.000000000000001; the eight digits kept are far below one customer.
  const customers = Math.min(n, Math.round(share * n * 1e8) / 1e8);
  const whole = Math.floor(customers);
  let held = 0;
  for (let i = 0; i < whole; i++) held += at(sorted, n - 1 - i);
  if (whole < n) held += (customers - whole) * at(sorted, n - 1 - whole);
  return held / total(sorted);
}

export interface LorenzPoint {
  /** Share of the customers, from the smallest up. */
  readonly customers: number;
  /** Share of the value they hold. */
  readonly value: number;
}

/** Lorenz curve (Lorenz 1905) at `points` + 1 ranks from (0, 0) to (1, 1): every customer, or evenly spaced ranks of many. */
export function lorenzCurve(sorted: ArrayLike<number>, points: number = sorted.length): readonly LorenzPoint[] | null {
  if (!shareable(sorted)) return null;
  const n = sorted.length;
  const steps = Math.max(1, Math.min(points, n));
  const sum = total(sorted);
  const curve: LorenzPoint[] = [{ customers: 0, value: 0 }];
  let held = 0;
  let counted = 0;
  for (let step = 1; step <= steps; step++) {
    const upTo = Math.round((step * n) / steps);
    while (counted < upTo) held += at(sorted, counted++);
    curve.push({ customers: counted / n, value: step === steps ? 1 : held / sum });
  }
  return curve;
}
