import { stirlingError } from './log-gamma.ts';

const LOG_TWO_PI = 1.8378770664093454;

/**
 * Poisson deviance term D = y ln(y / mu) - (y - mu) >= 0, for y >= 0 and mu > 0; also Kulldorff's log-likelihood ratio of a context.
 * Near y = mu the logarithm is expanded in v = (y - mu) / (y + mu), so nothing cancels (Loader 2000, "Fast and accurate
 * computation of binomial probabilities").
 */
export function poissonDeviance(y: number, mu: number): number {
  if (y === 0) return mu;
  const gap = y - mu;
  if (Math.abs(gap) > 0.1 * (y + mu)) return y * Math.log(y / mu) - gap;
  const v = gap / (y + mu);
  let power = v;
  let sum = v * gap;
  for (let odd = 3; ; odd += 2) {
    power *= v * v;
    const next = sum + (2 * y * power) / odd;
    if (next === sum) return sum;
    sum = next;
  }
}

/** ln of the Poisson density mu^k e^-mu / Γ(k + 1), for real k >= 0 and mu > 0 (saddle-point form, Loader 2000). */
export function logPoissonDensity(k: number, mu: number): number {
  if (k === 0) return -mu;
  return -stirlingError(k) - poissonDeviance(k, mu) - 0.5 * (LOG_TWO_PI + Math.log(k));
}

/**
 * ln of the binomial density C(n, k) p^k q^(n-k), for real 0 <= k <= n (saddle-point form, Loader 2000).
 * q = 1 - p is asked for, so that a p close to 1 keeps its digits.
 */
export function logBinomialDensity(k: number, n: number, p: number, q: number): number {
  if (p === 0) return k === 0 ? 0 : -Infinity;
  if (q === 0) return k === n ? 0 : -Infinity;
  if (k === 0) return n * logOfShare(q, p);
  if (k === n) return n * logOfShare(p, q);
  const stirling = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  const deviance = poissonDeviance(k, n * p) + poissonDeviance(n - k, n * q);
  return stirling - deviance - 0.5 * (LOG_TWO_PI + Math.log(k) + Math.log1p(-k / n));
}

function logOfShare(share: number, other: number): number {
  return other < share ? Math.log1p(-other) : Math.log(share);
}
