import { logBinomialDensity } from './densities.ts';
import type { Tail } from './gamma.ts';
import { logOneMinusExp } from './logarithms.ts';
import { logGamma } from './log-gamma.ts';
import { monotoneRoot } from './monotone-root.ts';

const FRACTION_PRECISION = 1e-15;
const TINY = 1e-300;
const FIRST_TERM_ONLY = -40;

/** Continued fraction of the incomplete beta function (DLMF 8.17.22), by modified Lentz. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < FRACTION_PRECISION) return fraction;
  }
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** ln I_x(a, b) (lower) or ln (1 - I_x(a, b)) (upper), with y = 1 - x given apart so that neither end loses digits. */
function logTailOf(x: number, y: number, a: number, b: number, tail: Tail): number {
  if (x === 0) return tail === 'lower' ? -Infinity : 0;
  if (y === 0) return tail === 'lower' ? 0 : -Infinity;
  const density = logBinomialDensity(a, a + b, x, y);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(0, density + Math.log((b / (a + b)) * betaFraction(x, a, b)));
    return tail === 'lower' ? lower : logOneMinusExp(lower);
  }
  const upper = Math.min(0, density + Math.log((a / (a + b)) * betaFraction(y, b, a)));
  return tail === 'upper' ? upper : logOneMinusExp(upper);
}

/**
 * ln of the regularised incomplete beta function I_x(a, b) (lower) or of its complement (upper), each computed as itself.
 * Continued fraction, DLMF 8.17.22, with a saddle-point factor in front. Steps grow like √max(a, b).
 * @throws RangeError when a or b is not positive and finite, or x is outside [0, 1].
 */
export function logBetaTail(x: number, a: number, b: number, tail: Tail): number {
  if (!(a > 0 && b > 0 && a + b < Infinity && x >= 0 && x <= 1)) {
    throw new RangeError(`logBetaTail: x ${x}, a ${a}, b ${b}`);
  }
  return logTailOf(x, 1 - x, a, b, tail);
}

/** Regularised incomplete beta function; see {@link logBetaTail}. */
export function betaTail(x: number, a: number, b: number, tail: Tail): number {
  return Math.exp(logBetaTail(x, a, b, tail));
}

/**
 * The x in [0, 1] at which the given tail of a beta law has probability p. Newton on ln (x / (1 - x)).
 * @throws RangeError when a or b is not positive or p is outside [0, 1].
 */
export function betaQuantile(p: number, a: number, b: number, tail: Tail): number {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) throw new RangeError(`betaQuantile: p ${p}, a ${a}, b ${b}`);
  const logP = Math.log(p);
  const other = logOneMinusExp(logP);
  if (logP > other) return quantileOfLog(other, a, b, tail === 'lower' ? 'upper' : 'lower');
  return quantileOfLog(logP, a, b, tail);
}

function quantileOfLog(target: number, a: number, b: number, tail: Tail): number {
  if (tail === 'upper') return 1 - quantileOfLog(target, b, a, 'lower');
  if (target === -Infinity) return 0;
  const firstTerm = (target + logGamma(a + 1) + logGamma(b) - logGamma(a + b)) / a;
  if (firstTerm < FIRST_TERM_ONLY) return Math.exp(firstTerm);
  const root = monotoneRoot(
    (u) => {
      const x = 1 / (1 + Math.exp(-u));
      const y = 1 / (1 + Math.exp(u));
      const logTail = logTailOf(x, y, a, b, 'lower');
      const slope = ((a * b) / (a + b)) * Math.exp(logBinomialDensity(a, a + b, x, y) - logTail);
      return { value: logTail - target, slope };
    },
    Math.log(a / b),
  );
  return 1 / (1 + Math.exp(-root));
}
