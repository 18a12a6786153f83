import { logPoissonDensity } from './densities.ts';
import { logOneMinusExp } from './logarithms.ts';
import { logGamma } from './log-gamma.ts';
import { monotoneRoot } from './monotone-root.ts';

/** `lower` is P(X <= x), `upper` is P(X >= x). */
export type Tail = 'lower' | 'upper';

const SERIES_PRECISION = 1e-16;
const FRACTION_PRECISION = 1e-15;
const TINY = 1e-300;
/** Below e^-40 the first term of the series is the whole value in double precision. */
const FIRST_TERM_ONLY = -40;

/** Σ x^k / ((a+1)…(a+k)), k >= 0 (Abramowitz & Stegun 6.5.29). */
function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * SERIES_PRECISION; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

/** Continued fraction of Γ(a, x) e^x x^-a (Abramowitz & Stegun 6.5.31), by modified Lentz. */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; ; k++) {
    const a = k * (shape - k);
    b += 2;
    d = 1 / nonZero(a * d + b);
    c = nonZero(b + a / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < FRACTION_PRECISION) return fraction;
  }
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/**
 * ln of the regularised incomplete gamma function P(shape, x) (lower) or Q(shape, x) (upper); each tail is computed as
 * itself, so an upper tail of 1e-300 keeps its digits. Steps grow like √shape.
 * Series below shape + 1, continued fraction above (Abramowitz & Stegun 6.5.29, 6.5.31).
 * @throws RangeError when shape is not positive and finite, or x is negative.
 */
export function logGammaTail(shape: number, x: number, tail: Tail): number {
  if (!(shape > 0 && shape < Infinity && x >= 0)) throw new RangeError(`logGammaTail: shape ${shape}, x ${x}`);
  if (x === 0) return tail === 'lower' ? -Infinity : 0;
  if (x === Infinity) return tail === 'lower' ? 0 : -Infinity;
  const density = logPoissonDensity(shape, x);
  if (x < shape + 1) {
    const lower = Math.min(0, density + Math.log(lowerSeries(shape, x)));
    return tail === 'lower' ? lower : logOneMinusExp(lower);
  }
  const upper = Math.min(0, density + Math.log(shape * upperFraction(shape, x)));
  return tail === 'upper' ? upper : logOneMinusExp(upper);
}

/** Regularised incomplete gamma function; see {@link logGammaTail}. */
export function gammaTail(shape: number, x: number, tail: Tail): number {
  return Math.exp(logGammaTail(shape, x, tail));
}

/**
 * The x at which the given tail of a gamma law (scale 1) has log-probability logP, in the units of x.
 * Newton on ln x against the smaller of the two tails.
 * @throws RangeError when shape is not positive or logP is above 0.
 */
export function gammaQuantileOfLog(logP: number, shape: number, tail: Tail): number {
  if (!(shape > 0 && logP <= 0)) throw new RangeError(`gammaQuantile: shape ${shape}, log p ${logP}`);
  const other = logOneMinusExp(logP);
  const side: Tail = logP <= other ? tail : tail === 'lower' ? 'upper' : 'lower';
  const target = Math.min(logP, other);
  if (target === -Infinity) return side === 'lower' ? 0 : Infinity;
  const firstTerm = (target + logGamma(shape + 1)) / shape;
  if (side === 'lower' && firstTerm < FIRST_TERM_ONLY) return Math.exp(firstTerm);
  const start = side === 'lower' ? Math.min(firstTerm, Math.log(shape)) : Math.log(shape - target);
  const sign = side === 'lower' ? 1 : -1;
  const root = monotoneRoot((u) => {
    const x = Math.exp(u);
    const logTail = logGammaTail(shape, x, side);
    return {
      value: sign * (logTail - target),
      slope: shape * Math.exp(logPoissonDensity(shape, x) - logTail),
    };
  }, start);
  return Math.exp(root);
}

/** Quantile of a gamma law of scale 1; divide by the rate for another scale. See {@link gammaQuantileOfLog}. */
export function gammaQuantile(p: number, shape: number, tail: Tail): number {
  return gammaQuantileOfLog(Math.log(p), shape, tail);
}

/** P(X >= x) of a chi-square law with df degrees of freedom. */
export function chiSquareUpper(x: number, df: number): number {
  return gammaTail(df / 2, x / 2, 'upper');
}
