import { gammaTail } from './gamma.ts';
import { logOneMinusExp } from './logarithms.ts';
import { digamma, logGamma } from './log-gamma.ts';
import { monotoneRoot } from './monotone-root.ts';

/** A mixture of two gamma laws for how many times more (or less) a context has than expected (DuMouchel 1999). */
export interface GammaMixture {
  readonly alpha1: number;
  readonly beta1: number;
  readonly alpha2: number;
  readonly beta2: number;
  /** Of the first. */
  readonly weight: number;
}

/** What is believed of one context once its count is known. */
export interface Shrunk {
  /** That the context is of the first law. */
  readonly weight: number;
  /** exp E(ln λ): the geometric mean, EBGM. */
  readonly lift: number;
  /** EB05 and EB95. */
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

/** ln of the negative binomial law of a count whose expectation is multiplied by a gamma (shape α, rate β). Counts need not be whole. */
function logNegativeBinomial(count: number, expected: number, alpha: number, beta: number): number {
  return (
    logGamma(count + alpha) -
    logGamma(alpha) -
    logGamma(count + 1) +
    alpha * -Math.log1p(expected / beta) -
    (count === 0 ? 0 : count * Math.log1p(beta / expected))
  );
}

/** The posterior of one context; `low` and `high` leave `outside` on each side. @throws RangeError unless expected is positive. */
export function shrink(count: number, expected: number, mixture: GammaMixture, outside = 0.05): Shrunk {
  if (!(expected > 0)) throw new RangeError(`expected must be positive, got ${expected}`);
  const { alpha1, beta1, alpha2, beta2, weight: prior } = mixture;
  const [one, two] = [
    Math.log(prior) + logNegativeBinomial(count, expected, alpha1, beta1),
    Math.log1p(-prior) + logNegativeBinomial(count, expected, alpha2, beta2),
  ];
  const weight = 1 / (1 + Math.exp(two - one));
  const laws = [
    { weight, shape: alpha1 + count, rate: beta1 + expected },
    { weight: 1 - weight, shape: alpha2 + count, rate: beta2 + expected },
  ];
  const over = (valueOf: (law: (typeof laws)[number]) => number): number =>
    laws.reduce((sum, law) => sum + (law.weight === 0 ? 0 : law.weight * valueOf(law)), 0);
  const lift = Math.exp(over((law) => digamma(law.shape) - Math.log(law.rate)));
  const quantile = (p: number): number =>
    Math.exp(
      monotoneRoot((u) => {
        const x = Math.exp(u);
        return {
          value: over((law) => gammaTail(law.shape, x * law.rate, 'lower')) - p,
          slope: over((law) => Math.exp(law.shape * (Math.log(law.rate) + u) - x * law.rate - logGamma(law.shape))),
        };
      }, Math.log(lift)),
    );
  return {
    weight,
    lift,
    low: quantile(outside),
    high: quantile(1 - outside),
    mean: over((law) => law.shape / law.rate),
  };
}

/** What is known of contexts without any contact. */
export type Zeros =
  /** They are among the counts: the plain likelihood. */
  | 'kept'
  /** They were never listed; each law is cut at zero, then mixed (as openEBGM does). */
  | 'laws-truncated'
  /** The same, mixed first. */
  | 'mixture-truncated';

/** −ln of the likelihood of counts, `times` each. */
export function mixtureLoss(cells: readonly CountedCell[], mixture: GammaMixture, zeros: Zeros): number {
  return lossOf(cells, zeros)(mixture);
}

/** The same as a function of the mixture alone: what depends on the counts only is worked out once. */
export function lossOf(cells: readonly CountedCell[], zeros: Zeros): (mixture: GammaMixture) => number {
  const column = (of: (cell: CountedCell) => number): Float64Array => Float64Array.from(cells, of);
  const counted: Counted = {
    counts: column(({ count }) => count),
    expectations: column(({ expected }) => expected),
    times: column(({ times }) => times),
    factorials: column(({ count }) => logGamma(count + 1)),
  };
  return (mixture) => lossAt(counted, mixture, zeros);
}

interface Counted {
  readonly counts: Float64Array;
  readonly expectations: Float64Array;
  readonly times: Float64Array;
  /** ln count! */
  readonly factorials: Float64Array;
}

function lossAt(
  { counts, expectations, times, factorials }: Counted,
  { alpha1, beta1, alpha2, beta2, weight }: GammaMixture,
  zeros: Zeros,
): number {
  const [logOne, logTwo] = [Math.log(weight), Math.log1p(-weight)];
  const [shape1, shape2] = [logGamma(alpha1), logGamma(alpha2)];
  const cut = zeros === 'laws-truncated';
  let loss = 0;
  for (let place = 0; place < counts.length; place++) {
    const [count, expected] = [counts[place] as number, expectations[place] as number];
    const factorial = factorials[place] as number;
    const zero1 = alpha1 * -Math.log1p(expected / beta1);
    const zero2 = alpha2 * -Math.log1p(expected / beta2);
    const seen1 =
      count === 0 ? 0 : logGamma(count + alpha1) - shape1 - factorial - count * Math.log1p(beta1 / expected);
    const seen2 =
      count === 0 ? 0 : logGamma(count + alpha2) - shape2 - factorial - count * Math.log1p(beta2 / expected);
    const one = logOne + zero1 + seen1 - (cut ? logOneMinusExp(zero1) : 0);
    const two = logTwo + zero2 + seen2 - (cut ? logOneMinusExp(zero2) : 0);
    const together = logSum(one, two);
    const seen = zeros === 'mixture-truncated' ? logOneMinusExp(logSum(logOne + zero1, logTwo + zero2)) : 0;
    loss -= (times[place] as number) * (together - seen);
  }
  return loss;
}

/** A count and its expectation; `times` cells are alike. */
export interface CountedCell {
  readonly count: number;
  readonly expected: number;
  readonly times: number;
}

const logSum = (a: number, b: number): number => {
  const [large, small] = a > b ? [a, b] : [b, a];
  return large === -Infinity ? large : large + Math.log1p(Math.exp(small - large));
};
