import { topThousandth, type MeasureSummary } from '../../model/statistics/summary.ts';
import type { StripValues } from '../../charts/table-line/strip-values.ts';
import { firstNumber, type Rows } from '../../model/rows.ts';
import type { SpreadSummary } from '../../model/statistics/histogram-bins.ts';
import { curveSteps } from './summary-query.ts';

/** A point of the curve: this share of the customers has at most this value. */
export interface CurvePoint {
  readonly share: number;
  readonly value: number;
}

/** The summary, and what the pictures need besides. */
export interface DistributionSummary extends MeasureSummary {
  readonly q1: number;
  readonly q3: number;
  /** Share of the value held by the top 20 %, whole customers, rounded up; null with negatives or a zero sum. */
  readonly top20Share: number | null;
  /** Whether every value is whole, so that no bin is to be finer than 1. */
  readonly whole: boolean;
  /** How many different values there are, about. */
  readonly distinct: number;
  readonly spread: SpreadSummary;
  /** The same without the zeros; null when there are no zeros, or nothing else. */
  readonly nonZero: SpreadSummary | null;
}

export interface Counts {
  /** Customers of the population, or rows of the event. */
  readonly all: number;
  /** Of these, without a value. */
  readonly missing: number;
  /** Of these, infinite, not a number, or beyond anything that can be measured. */
  readonly oversized: number;
  /** Rows whose customer is not in the record; 0 for a measure per customer. */
  readonly anonymous: number;
}

export interface SummaryAnswer {
  readonly counts: Counts;
  /** null when nobody has a value. */
  readonly summary: DistributionSummary | null;
  readonly curve: readonly CurvePoint[];
}

/** Values that are 0 or 1, both: a yes or no, whose mean is a share and has no spread to hide. */
export const isYesNo = ({ whole, min, max }: Pick<DistributionSummary, 'whole' | 'min' | 'max'>): boolean =>
  whole && min === 0 && max === 1;

/** The mean of a summary with where eight in ten lie. */
export function stripOf({ deciles, median, mean }: DistributionSummary): StripValues {
  return { p10: deciles[0] ?? Number.NaN, p50: median, p90: deciles[8] ?? Number.NaN, mean };
}

/** Reads the rows of `summaryQuery`. */
export function readSummary(rows: Rows): SummaryAnswer {
  const number = (name: string): number => firstNumber(rows, name);
  const counts: Counts = {
    all: number('all'),
    missing: number('missing'),
    oversized: number('oversized'),
    anonymous: number('anonymous'),
  };
  const n = number('n');
  if (!(n > 0)) return { counts, summary: null, curve: [] };

  const [all, nonZero] = readCurves(rows);
  const [min, max, sum, zeroCount, negativeCount, mean] = [
    number('min'),
    number('max'),
    number('sum'),
    number('zeros'),
    number('negatives'),
    number('mean'),
  ];
  const at = (step: number): number => all.get(step) ?? Number.NaN;
  const shareable = negativeCount === 0 && sum > 0;
  const top = topThousandth(n);
  const summary: DistributionSummary = {
    n,
    mean,
    sd: number('sd'),
    median: at(curveSteps / 2),
    deciles: Array.from({ length: 9 }, (_, i) => at(((i + 1) * curveSteps) / 10)),
    min,
    max,
    zeroCount,
    negativeCount,
    sum,
    shareWithinBand: number('near_mean') / n,
    shareBelowMean: number('below_mean') / n,
    hoover: shareable ? number('distance') / (2 * sum) : null,
    gini: shareable ? Math.max(0, (2 * number('by_rank')) / (n * sum) - (n + 1) / n) : null,
    top10Share: shareable ? number('held_by_top_10') / sum : null,
    topThousandthCount: top,
    meanWithoutTopThousandth: n > top ? number('without_top') / (n - top) : null,
    meanOfNonZero: zeroCount < n ? sum / (n - zeroCount) : null,
    q1: at(curveSteps / 4),
    q3: at((3 * curveSteps) / 4),
    top20Share: shareable ? number('held_by_top_20') / sum : null,
    whole: number('fractions') === 0,
    distinct: number('distinct'),
    spread: spreadOf(all, n),
    nonZero: nonZero.size === 0 ? null : spreadOf(nonZero, n - zeroCount),
  };
  return { counts, summary, curve: [...all].map(([step, value]) => ({ share: step / curveSteps, value })) };
}

type Quantiles = ReadonlyMap<number, number>;

function readCurves(rows: Rows): readonly [Quantiles, Quantiles] {
  const [all, nonZero] = [new Map<number, number>(), new Map<number, number>()];
  const ofNonZero = rows.numbers('of_non_zero');
  const values = rows.numbers('value');
  rows.numbers('step').forEach((step, i) => {
    if (!Number.isNaN(step)) (ofNonZero[i] === 1 ? nonZero : all).set(step, values[i] ?? Number.NaN);
  });
  return [all, nonZero];
}

function spreadOf(quantiles: Quantiles, n: number): SpreadSummary {
  const at = (step: number): number => quantiles.get(step) ?? Number.NaN;
  return {
    n,
    min: at(0),
    max: at(curveSteps),
    q1: at(curveSteps / 4),
    q3: at((3 * curveSteps) / 4),
    p005: at(1),
    p995: at(curveSteps - 1),
  };
}
