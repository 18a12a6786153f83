import type { Interval } from './interval.ts';
import { twoSidedZ } from './normal.ts';
import type { MeasureSummary } from './summary.ts';
import { wilsonInterval } from './wilson.ts';

export interface DiagnosisThresholds {
  readonly goodTypicalShare: number;
  readonly goodHoover: number;
  readonly misleadingTypicalShare: number;
  readonly fewCustomers: number;
  readonly fewRelativeHalfWidth: number;
  readonly whaleMove: number;
  readonly zeroShare: number;
  readonly top10Share: number;
  readonly belowMean: number;
  readonly meanToMedian: number;
  readonly confidence: number;
}

/**
 * Every cut of the card, our own: calibrated on 19 named shapes x n = 500, 5,000, 50,000 (a normal law of CV 20 % has
 * T .79 and H .08; uniform .25 and .25; exponential .19 and .37; lognormal of s = 1 .18 and .38).
 */
export const DIAGNOSIS_THRESHOLDS: DiagnosisThresholds = {
  /** Good when at least this share of customers is typical … */
  goodTypicalShare: 0.5,
  /** … and at most this share of the value would have to change hands. */
  goodHoover: 0.2,
  /** Misleading below this typical share, whatever the Hoover index. */
  misleadingTypicalShare: 0.2,
  /** `few`: below this many customers, or … */
  fewCustomers: 30,
  /** … when the interval of the mean is wider than ± this share of it. */
  fewRelativeHalfWidth: 0.2,
  /** `whale`: the mean moves by more than this share when the top 0.1 % leave. */
  whaleMove: 0.1,
  /** `zero`: share of zeros from which buyers are to be told apart. */
  zeroShare: 0.2,
  /** `concentration`: share of the value held by the top 10 %. */
  top10Share: 0.5,
  /** `skew`: share of customers below the mean, or … */
  belowMean: 0.6,
  /** … the mean as a multiple of the median. */
  meanToMedian: 1.25,
  /** Two-sided coverage of the intervals of the typical share and of the mean. */
  confidence: 0.95,
};

export type AverageVerdict = 'good' | 'uneven' | 'misleading';

interface Rule<Code extends string, Numbers> {
  readonly code: Code;
  readonly fired: boolean;
  readonly numbers: Numbers;
}

export type FewRule = Rule<
  'few',
  {
    readonly n: number;
    /** Half-width of the interval of the mean, as a share of the mean; null below two customers or for a mean of 0. */
    readonly relativeHalfWidth: number | null;
  }
>;
export type WhaleRule = Rule<
  'whale',
  {
    readonly customers: number;
    readonly meanWithout: number | null;
    /** |mean - meanWithout| / |mean|. */
    readonly move: number | null;
  }
>;
export type ZeroRule = Rule<
  'zero',
  { readonly zeroShare: number; readonly nonZeroShare: number; readonly meanOfNonZero: number | null }
>;
export type ConcentrationRule = Rule<'concentration', { readonly top10Share: number | null }>;
export type SkewRule = Rule<
  'skew',
  {
    readonly shareBelowMean: number;
    /** null when the median is not positive. */
    readonly meanToMedian: number | null;
  }
>;
export type DiagnosisRule = FewRule | WhaleRule | ZeroRule | ConcentrationRule | SkewRule;

export interface AverageDiagnosis {
  /** Share of customers near the mean, with its Wilson interval. */
  readonly typicalShare: number;
  readonly typicalInterval: Interval;
  /** null when some values are negative: then the typical share decides alone. */
  readonly hoover: number | null;
  readonly verdict: AverageVerdict;
  /** All five, most severe first, fired or not. */
  readonly rules: readonly DiagnosisRule[];
}

/** What an average hides, from a summary: two honest numbers, a verdict, and the rules that need no comparison. */
export function diagnoseAverage(
  summary: MeasureSummary,
  thresholds: DiagnosisThresholds = DIAGNOSIS_THRESHOLDS,
): AverageDiagnosis {
  const { n, shareWithinBand, hoover } = summary;
  return {
    typicalShare: shareWithinBand,
    typicalInterval: wilsonInterval(Math.round(shareWithinBand * n), n, thresholds.confidence),
    hoover,
    verdict: verdictOf(shareWithinBand, hoover, thresholds),
    rules: [
      few(summary, thresholds),
      whale(summary, thresholds),
      zero(summary, thresholds),
      concentration(summary, thresholds),
      skew(summary, thresholds),
    ],
  };
}

function verdictOf(typicalShare: number, hoover: number | null, cuts: DiagnosisThresholds): AverageVerdict {
  if (typicalShare < cuts.misleadingTypicalShare) return 'misleading';
  return typicalShare >= cuts.goodTypicalShare && (hoover ?? 0) <= cuts.goodHoover ? 'good' : 'uneven';
}

function few({ n, mean, sd }: MeasureSummary, cuts: DiagnosisThresholds): FewRule {
  const halfWidth = n > 1 ? (twoSidedZ(cuts.confidence) * sd) / Math.sqrt(n) : null;
  const relativeHalfWidth = halfWidth === null || mean === 0 ? null : halfWidth / Math.abs(mean);
  const tooWide = relativeHalfWidth === null ? sd > 0 : relativeHalfWidth > cuts.fewRelativeHalfWidth;
  return { code: 'few', fired: n < cuts.fewCustomers || tooWide, numbers: { n, relativeHalfWidth } };
}

function whale(summary: MeasureSummary, cuts: DiagnosisThresholds): WhaleRule {
  const { mean, topThousandthCount: customers, meanWithoutTopThousandth: meanWithout } = summary;
  const move = meanWithout === null || mean === 0 ? null : Math.abs(mean - meanWithout) / Math.abs(mean);
  return { code: 'whale', fired: move !== null && move > cuts.whaleMove, numbers: { customers, meanWithout, move } };
}

function zero({ n, zeroCount, meanOfNonZero }: MeasureSummary, cuts: DiagnosisThresholds): ZeroRule {
  const zeroShare = zeroCount / n;
  const numbers = { zeroShare, nonZeroShare: (n - zeroCount) / n, meanOfNonZero };
  return { code: 'zero', fired: zeroShare >= cuts.zeroShare, numbers };
}

function concentration({ top10Share }: MeasureSummary, cuts: DiagnosisThresholds): ConcentrationRule {
  return {
    code: 'concentration',
    fired: top10Share !== null && top10Share >= cuts.top10Share,
    numbers: { top10Share },
  };
}

function skew({ mean, median, shareBelowMean }: MeasureSummary, cuts: DiagnosisThresholds): SkewRule {
  const meanToMedian = median > 0 ? mean / median : null;
  // Where half of them have nothing, the mean is any number of times the median.
  const apart = meanToMedian === null ? median === 0 && mean > 0 : meanToMedian >= cuts.meanToMedian;
  const fired = shareBelowMean >= cuts.belowMean || apart;
  return { code: 'skew', fired, numbers: { shareBelowMean, meanToMedian } };
}
