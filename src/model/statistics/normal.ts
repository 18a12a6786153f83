import { gammaQuantileOfLog, logGammaTail } from './gamma.ts';

/** ln P(Z >= z) of the standard normal law; z² / 2 follows a gamma law of shape ½ (Abramowitz & Stegun 26.4.19). */
export function logNormalUpper(z: number): number {
  const outside = (z * z) / 2;
  if (z >= 0) return logGammaTail(0.5, outside, 'upper') - Math.LN2;
  return Math.log1p(-0.5 * Math.exp(logGammaTail(0.5, outside, 'upper')));
}

/** P(Z <= z) of the standard normal law. */
export function normalCdf(z: number): number {
  return Math.exp(logNormalUpper(-z));
}

/**
 * The z with ln P(Z >= z) = logP; keeps working below the smallest double.
 * @throws RangeError when logP is above 0.
 */
export function normalUpperQuantileOfLog(logP: number): number {
  if (!(logP <= 0)) throw new RangeError(`normalUpperQuantileOfLog: log p must be at most 0, got ${logP}`);
  if (logP > -Math.LN2) return -normalUpperQuantileOfLog(Math.log(-Math.expm1(logP)));
  return Math.sqrt(2 * gammaQuantileOfLog(Math.min(0, logP + Math.LN2), 0.5, 'upper'));
}

/**
 * The z with P(Z <= z) = p.
 * @throws RangeError when p is outside [0, 1].
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`normalQuantile: p must be in [0, 1], got ${p}`);
  return p <= 0.5 ? -normalUpperQuantileOfLog(Math.log(p)) : normalUpperQuantileOfLog(Math.log(1 - p));
}

/** Half-width, in standard errors, of a two-sided interval: 1.96 for 0.95. */
export function twoSidedZ(confidence: number): number {
  return normalUpperQuantileOfLog(Math.log((1 - confidence) / 2));
}
