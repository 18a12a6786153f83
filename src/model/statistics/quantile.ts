/**
 * Quantile of an ascending array, Hyndman & Fan's type 7: linear between order statistics, position (n - 1) p. It is
 * DuckDB's quantile_cont and the default of R and NumPy; the answer is in the units of the values.
 * @throws RangeError when the array is empty or p is outside [0, 1].
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('quantile of an empty array');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p must be in [0, 1], got ${p}`);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = at(sorted, below);
  const high = at(sorted, Math.min(below + 1, sorted.length - 1));
  return low + (position - below) * (high - low);
}

/** The nine deciles p10 … p90 of an ascending array (type 7). */
export function deciles(sorted: ArrayLike<number>): readonly number[] {
  return Array.from({ length: 9 }, (_, i) => quantile(sorted, (i + 1) / 10));
}

/** A value known to be there. */
export function at(values: ArrayLike<number>, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value at ${index} of ${values.length}`);
  return value;
}
