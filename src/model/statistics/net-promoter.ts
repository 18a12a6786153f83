import { DEFAULT_CONFIDENCE } from './interval.ts';
import { logNormalUpper, twoSidedZ } from './normal.ts';

/** Answers by what they make of a customer; missing answers are none of them. */
export interface Answers {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

export interface NetPromoter {
  readonly n: number;
  /** Points, -100 to 100; null without answers. */
  readonly score: number | null;
  /** Points. Of one answer: p + d - (p - d)². */
  readonly standardError: number | null;
  /** Half the width of the plain interval. */
  readonly margin: number | null;
  /** The interval that holds what it says with few answers too: three pseudo-answers added, 3/4 promoter, 3/2 passive, 3/4 detractor (Rocks 2016). */
  readonly adjusted: { readonly centre: number; readonly margin: number };
}

const PSEUDO = { promoters: 0.75, passives: 1.5, detractors: 0.75 };

function moments({ promoters, passives, detractors }: Answers): { n: number; net: number; variance: number } {
  const n = promoters + passives + detractors;
  const net = (promoters - detractors) / n;
  return { n, net, variance: (promoters + detractors) / n - net ** 2 };
}

/** Variance of one answer, on the scale of shares. */
export const answerVariance = (answers: Answers): number => moments(answers).variance;

export function netPromoter(answers: Answers, confidence: number = DEFAULT_CONFIDENCE): NetPromoter {
  const z = twoSidedZ(confidence);
  const { n, net, variance } = moments(answers);
  const widened = moments({
    promoters: answers.promoters + PSEUDO.promoters,
    passives: answers.passives + PSEUDO.passives,
    detractors: answers.detractors + PSEUDO.detractors,
  });
  const adjusted = { centre: 100 * widened.net, margin: 100 * z * Math.sqrt(widened.variance / widened.n) };
  if (n === 0) return { n, score: null, standardError: null, margin: null, adjusted };
  const standardError = 100 * Math.sqrt(variance / n);
  return { n, score: 100 * net, standardError, margin: z * standardError, adjusted };
}

export interface Difference {
  readonly difference: number;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/** Whether two groups that share nobody differ; null where one has no answer or neither varies. */
export function netPromoterDifference(first: Answers, second: Answers): Difference | null {
  const [a, b] = [netPromoter(first), netPromoter(second)];
  if (a.score === null || b.score === null || a.standardError === null || b.standardError === null) return null;
  const error = Math.hypot(a.standardError, b.standardError);
  return error === 0 ? null : difference(b.score - a.score, error);
}

/** A difference of two shares of groups that share nobody, tested with the pooled share; null where nothing varies. */
export function shareDifference(
  first: { readonly count: number; readonly n: number },
  second: { readonly count: number; readonly n: number },
): Difference | null {
  if (first.n === 0 || second.n === 0) return null;
  const pooled = (first.count + second.count) / (first.n + second.n);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  return error === 0 ? null : difference(second.count / second.n - first.count / first.n, error);
}

function difference(found: number, error: number): Difference {
  const z = found / error;
  return { difference: found, z, p: Math.min(1, 2 * Math.exp(logNormalUpper(Math.abs(z)))) };
}

/** Score of weighted answers (1 promoter, 0 passive, -1 detractor) and its standard error by linearization, in points. */
export function weightedNetPromoter(
  values: readonly (-1 | 0 | 1)[],
  weights: readonly number[],
): { readonly score: number; readonly standardError: number } {
  const n = values.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = values.reduce<number>((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / total;
  const influence = values.map((value, i) => ((weights[i] ?? 0) * (value - mean)) / total);
  const variance = (n / (n - 1)) * influence.reduce((sum, value) => sum + value ** 2, 0);
  return { score: 100 * mean, standardError: 100 * Math.sqrt(variance) };
}
