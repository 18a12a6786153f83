import { logNormalUpper, normalUpperQuantileOfLog } from './normal.ts';

/**
 * Overdispersion phi = Σ (y - e)² / e / (n - 1) over customers (never over rows): Pearson's chi-square by its degrees of
 * freedom (McCullagh & Nelder 1989, §4.5). 1 = contacts are independent; 2 and more = a few serial callers.
 * @param contacts contacts of each customer
 * @param expected contacts expected of each customer from the overall rate and that customer's exposure
 * @throws RangeError with fewer than two customers, unequal lengths, or an expectation that is not positive.
 */
export function overdispersion(contacts: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (contacts.length !== expected.length) throw new RangeError('contacts and expectations differ in length');
  let chiSquare = 0;
  for (let i = 0; i < contacts.length; i++) {
    const e = expected[i] ?? NaN;
    if (!(e > 0)) throw new RangeError(`expected contacts must be positive, got ${e}`);
    chiSquare += ((contacts[i] ?? NaN) - e) ** 2 / e;
  }
  return overdispersionOfChiSquare(chiSquare, contacts.length);
}

/**
 * The same from a Σ (y - e)² / e already computed (by SQL) over `customers`.
 * @throws RangeError with fewer than two customers.
 */
export function overdispersionOfChiSquare(chiSquare: number, customers: number): number {
  if (!(customers >= 2)) throw new RangeError('overdispersion needs at least two customers');
  return chiSquare / (customers - 1);
}

/**
 * ln of a one-sided p-value once its z is divided by √phi (quasi-Poisson). A phi below 1 counts as 1.
 * @param logP ln of the p-value under independence, such as a mid-p
 * @throws RangeError when logP is above 0.
 */
export function overdispersedLogP(logP: number, phi: number): number {
  if (phi <= 1 || logP === -Infinity) return logP;
  return logNormalUpper(normalUpperQuantileOfLog(logP) / Math.sqrt(phi));
}
