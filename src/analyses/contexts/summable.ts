/**
 * The same values, rounded to a power of two so small that every sum of them is exact, whatever the order; two contexts of the same customers then
 * have the same sums. The rounding is at most 2⁻⁵² of the total. In place.
 */
export function makeSummable(values: Float64Array): Float64Array {
  let total = 0;
  for (const value of values) total += Math.abs(value);
  if (total === 0) return values;
  const unit = 2 ** (Math.ceil(Math.log2(total)) - 52);
  for (let at = 0; at < values.length; at++) values[at] = Math.round((values[at] as number) / unit) * unit;
  return values;
}
