import { logBetaTail } from './beta.ts';
import { logBinomialDensity, logPoissonDensity } from './densities.ts';
import { logGammaTail } from './gamma.ts';
import { logOneMinusExp } from './logarithms.ts';

/** ln of P(X > k) + ½ P(X = k), from ln P(X >= k) and ln P(X = k) (Lancaster 1961). */
function logMid(logUpper: number, logDensity: number): number {
  return logUpper + Math.log1p(-0.5 * Math.exp(logDensity - logUpper));
}

/** ln P(X >= k) for X Poisson of mean mu >= 0 (Abramowitz & Stegun 26.4.21). */
export function logPoissonUpper(k: number, mu: number): number {
  if (k <= 0) return 0;
  return logGammaTail(k, mu, 'lower');
}

/** ln P(X <= k) for X Poisson of mean mu >= 0. */
export function logPoissonLower(k: number, mu: number): number {
  return logGammaTail(k + 1, mu, 'upper');
}

/** ln of the Poisson mid-p P(X > k) + ½ P(X = k), mu > 0. */
export function logPoissonMidUpper(k: number, mu: number): number {
  return logMid(logPoissonUpper(k, mu), logPoissonDensity(k, mu));
}

/** ln P(X >= k) for X binomial of n trials and chance p (Abramowitz & Stegun 26.5.24). */
export function logBinomialUpper(k: number, n: number, p: number): number {
  if (k <= 0) return 0;
  if (k > n) return -Infinity;
  if (k === n) return logBinomialDensity(n, n, p, 1 - p);
  return logBetaTail(p, k, n - k + 1, 'lower');
}

/** ln P(X <= k) for X binomial of n trials and chance p. */
export function logBinomialLower(k: number, n: number, p: number): number {
  if (k >= n) return 0;
  if (k < 0) return -Infinity;
  return logBetaTail(p, k + 1, n - k, 'upper');
}

/** ln of the binomial mid-p P(X > k) + ½ P(X = k). */
export function logBinomialMidUpper(k: number, n: number, p: number): number {
  const upper = logBinomialUpper(k, n, p);
  return upper === -Infinity ? upper : logMid(upper, logBinomialDensity(k, n, p, 1 - p));
}

/** X = how many of `drawn`, taken without replacement from `population`, are among its `marked`. */
export interface HypergeometricLaw {
  readonly marked: number;
  readonly population: number;
  readonly drawn: number;
}

function logHypergeometricDensity(k: number, { marked, population, drawn }: HypergeometricLaw): number {
  if (k < Math.max(0, drawn + marked - population) || k > Math.min(drawn, marked)) return -Infinity;
  const p = drawn / population;
  const q = (population - drawn) / population;
  return (
    logBinomialDensity(k, marked, p, q) +
    logBinomialDensity(drawn - k, population - marked, p, q) -
    logBinomialDensity(drawn, population, p, q)
  );
}

/** P(X = from) + P(X = from ± 1) + …, as a multiple of P(X = from), by the ratio of neighbouring terms. */
function sumAway({ marked, population, drawn }: HypergeometricLaw, from: number, step: 1 | -1): number {
  const unmarkedLeft = population - marked - drawn;
  let term = 1;
  let sum = 1;
  for (let k = from; term > sum * 1e-17; k += step) {
    term *=
      step === 1
        ? ((marked - k) * (drawn - k)) / ((k + 1) * (unmarkedLeft + k + 1))
        : (k * (unmarkedLeft + k)) / ((marked - k + 1) * (drawn - k + 1));
    sum += term;
  }
  return sum;
}

/** ln P(X >= k) for a hypergeometric X: the one-sided exact test of Fisher. */
export function logHypergeometricUpper(k: number, law: HypergeometricLaw): number {
  const least = Math.max(0, law.drawn + law.marked - law.population);
  if (k <= least) return 0;
  if (k * law.population > law.marked * law.drawn) {
    const density = logHypergeometricDensity(k, law);
    return density === -Infinity ? density : Math.min(0, density + Math.log(sumAway(law, k, 1)));
  }
  return logOneMinusExp(logHypergeometricDensity(k - 1, law) + Math.log(sumAway(law, k - 1, -1)));
}

/** ln of the hypergeometric mid-p P(X > k) + ½ P(X = k). */
export function logHypergeometricMidUpper(k: number, law: HypergeometricLaw): number {
  const upper = logHypergeometricUpper(k, law);
  return upper === -Infinity ? upper : logMid(upper, logHypergeometricDensity(k, law));
}
