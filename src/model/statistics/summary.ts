import { mean as meanOf, shareBelowMean, typicalShare, TYPICAL_BAND } from './around-the-mean.ts';
import { gini, hoover, topShare } from './concentration.ts';
import { deciles, quantile } from './quantile.ts';

/** A measure over customers, in numbers that one SQL pass can give. Amounts are in the unit of the measure, shares in 0..1. */
export interface MeasureSummary {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1); 0 for a single customer. */
  readonly sd: number;
  readonly median: number;
  /** p10 … p90, type 7. */
  readonly deciles: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly zeroCount: number;
  readonly negativeCount: number;
  readonly sum: number;
  /** Share within ± the typical band of the mean. */
  readonly shareWithinBand: number;
  readonly shareBelowMean: number;
  /** Hoover, Gini and the share of the top 10 % (last customer fractional): null with negatives or a zero sum. */
  readonly hoover: number | null;
  readonly gini: number | null;
  readonly top10Share: number | null;
  /** How many customers the top 0.1 % are: max(1, ⌊n / 1000⌋). */
  readonly topThousandthCount: number;
  /** Mean of the others; null when there is none. */
  readonly meanWithoutTopThousandth: number | null;
  /** null when all are 0. */
  readonly meanOfNonZero: number | null;
}

/** How many customers the top 0.1 % are; at least one. */
export function topThousandth(n: number): number {
  return Math.max(1, Math.floor(n / 1000));
}

/**
 * The summary, recounted by sorting a copy of the values: for small data, and to check the SQL against.
 * @param band half-width of "typical", as a share of the mean
 * @throws RangeError when there is no value, or one is not finite (the caller leaves missing values out).
 */
export function summarise(values: Float64Array, band: number = TYPICAL_BAND): MeasureSummary {
  if (values.length === 0) throw new RangeError('summary of no values');
  if (!values.every(Number.isFinite)) throw new RangeError('summary of a value that is not finite');
  const sorted = values.slice().sort();
  const n = sorted.length;
  const mean = meanOf(sorted);
  const squares = sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const zeroCount = sorted.reduce((count, x) => count + (x === 0 ? 1 : 0), 0);
  const top = topThousandth(n);
  return {
    n,
    mean,
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0,
    median: quantile(sorted, 0.5),
    deciles: deciles(sorted),
    min: quantile(sorted, 0),
    max: quantile(sorted, 1),
    zeroCount,
    negativeCount: sorted.reduce((count, x) => count + (x < 0 ? 1 : 0), 0),
    sum: mean * n,
    shareWithinBand: typicalShare(sorted, band),
    shareBelowMean: shareBelowMean(sorted),
    hoover: hoover(sorted),
    gini: gini(sorted),
    top10Share: topShare(sorted, 0.1),
    topThousandthCount: top,
    meanWithoutTopThousandth: n > top ? meanOf(sorted.subarray(0, n - top)) : null,
    meanOfNonZero: zeroCount < n ? (mean * n) / (n - zeroCount) : null,
  };
}
