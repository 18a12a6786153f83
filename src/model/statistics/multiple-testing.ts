/**
 * Benjamini-Hochberg adjusted p-values (false discovery rate), in the order given: p m / rank, made monotone from the
 * largest down (Benjamini & Hochberg 1995). `tests` is the number of ALL tests made, also of those left out of the list.
 * @throws RangeError when a p-value is outside [0, 1] or `tests` is below their number.
 */
export function benjaminiHochberg(pValues: readonly number[], tests: number = pValues.length): readonly number[] {
  return stepUp(pValues, tests, 1);
}

/**
 * The same, valid under any dependence: each value times 1 + 1/2 + … + 1/m (Benjamini & Yekutieli 2001). Needlessly
 * strict for nested contexts, which depend positively.
 * @throws RangeError as benjaminiHochberg.
 */
export function benjaminiYekutieli(pValues: readonly number[], tests: number = pValues.length): readonly number[] {
  let harmonic = 0;
  for (let i = tests; i >= 1; i--) harmonic += 1 / i;
  return stepUp(pValues, tests, harmonic);
}

function stepUp(pValues: readonly number[], tests: number, factor: number): readonly number[] {
  if (tests < pValues.length) throw new RangeError(`${pValues.length} p-values out of ${tests} tests`);
  if (!pValues.every((p) => p >= 0 && p <= 1)) throw new RangeError('a p-value is outside [0, 1]');
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  descending.forEach(({ p, index }, i) => {
    const rank = pValues.length - i;
    smallest = Math.min(smallest, p * ((tests * factor) / rank));
    adjusted[index] = smallest;
  });
  return adjusted;
}
