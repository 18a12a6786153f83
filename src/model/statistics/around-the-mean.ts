/** A customer is typical within ±25 % of the mean: our own band, to be edited where it is shown. */
export const TYPICAL_BAND = 0.25;

/**
 * Relative distance under which a value is the mean itself. The mean of three 0.1 is 0.10000000000000002, and without this all
 * three would be "below the mean".
 */
export const SAME_AS_MEAN = 1e-12;

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? NaN;
  return sum / values.length;
}

/** Share of the values with |x - mean| <= band x |mean|; NaN of an empty array. */
export function typicalShare(values: ArrayLike<number>, band: number = TYPICAL_BAND): number {
  const centre = mean(values);
  const reach = (band + SAME_AS_MEAN) * Math.abs(centre);
  return share(values, (x) => Math.abs(x - centre) <= reach);
}

/** Share of the values strictly below the mean; NaN of an empty array. */
export function shareBelowMean(values: ArrayLike<number>): number {
  const centre = mean(values);
  const edge = centre - SAME_AS_MEAN * Math.abs(centre);
  return share(values, (x) => x < edge);
}

function share(values: ArrayLike<number>, counts: (x: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (counts(values[i] ?? NaN)) count++;
  return count / values.length;
}
