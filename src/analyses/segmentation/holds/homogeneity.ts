import { mean, typicalShare } from '../../../model/statistics/around-the-mean.ts';
import { explainedVariance, type GroupMoments } from '../../../model/statistics/explained-variance.ts';
import { quantile } from '../../../model/statistics/quantile.ts';
import { ordersOf, valuesAt, type SampleOrder } from '../sample-order.ts';
import type { Sample } from '../sample.ts';

/** How one group lies on a measure. */
export interface Spread {
  /** Customers with a value. */
  readonly n: number;
  readonly mean: number;
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
  /** Share of the group within 25 % of its own mean. */
  readonly typical: number;
  /** Interdecile range against that of everybody: below 1, its members are more alike. Null where everybody is alike. */
  readonly against: number | null;
}

export interface MeasureHomogeneity {
  readonly n: number;
  /** omega squared, the share of the variance that the segments explain: of the values, of the logarithms of those above 0, of the ranks. */
  readonly plain: number | null;
  readonly log: number | null;
  readonly ranks: number | null;
  /** Pooled standard deviation inside the segments against that of everybody, on ranks. */
  readonly inside: number | null;
  readonly whole: Spread | null;
  /** One a part and one for the rest; null without anybody. */
  readonly parts: readonly (Spread | null)[];
}

/** How alike the members of each of `parts` + 1 groups are, measure by measure. */
export function homogeneity(sample: Sample, parts: number): readonly MeasureHomogeneity[] {
  const orders = ordersOf(sample);
  return sample.values.map((values, measure) => {
    const { ranks, rows, ofPart } = orders[measure] ?? nobody;
    const whole = spreadOf(valuesAt(values, rows), null);
    const range = whole === null ? null : whole.p90 - whole.p10;
    const onRanks = explainedVariance(moments(ranks, sample.part, parts));
    const total = onRanks.between + onRanks.within;
    const free = rows.length - parts - 1;
    return {
      n: rows.length,
      plain: explainedVariance(moments(values, sample.part, parts)).omegaSquared,
      log: explainedVariance(moments(logsOf(values), sample.part, parts)).omegaSquared,
      ranks: onRanks.omegaSquared,
      inside: total > 0 && free > 0 ? Math.sqrt(onRanks.within / free / (total / (rows.length - 1))) : null,
      whole,
      parts: Array.from({ length: parts + 1 }, (_, place) =>
        spreadOf(valuesAt(values, ofPart.get(place) ?? nobody.rows), range),
      ),
    };
  });
}

const nobody: SampleOrder = { ranks: new Float64Array(0), rows: new Uint32Array(0), ofPart: new Map() };

/** The logarithms of values above 0; NaN of the others. */
function logsOf(values: Float64Array): Float64Array {
  const found = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    found[row] = value > 0 ? Math.log(value) : Number.NaN;
  }
  return found;
}

/** Of ascending values. */
function spreadOf(sorted: Float64Array, range: number | null): Spread | null {
  if (sorted.length === 0) return null;
  const [p10, p25, median, p75, p90] = [0.1, 0.25, 0.5, 0.75, 0.9].map((p) => quantile(sorted, p));
  return {
    n: sorted.length,
    mean: mean(sorted),
    p10: p10 ?? Number.NaN,
    p25: p25 ?? Number.NaN,
    median: median ?? Number.NaN,
    p75: p75 ?? Number.NaN,
    p90: p90 ?? Number.NaN,
    typical: typicalShare(sorted),
    against: range === null || range === 0 ? null : ((p90 ?? Number.NaN) - (p10 ?? Number.NaN)) / range,
  };
}

/** Count, mean and variance of each group; NaN is left out. */
export function moments(values: Float64Array, groups: ArrayLike<number>, parts: number): readonly GroupMoments[] {
  const n = new Float64Array(parts + 1);
  const mean = new Float64Array(parts + 1);
  const squares = new Float64Array(parts + 1);
  // Indices of groups are inside by construction; `as number` because a typed array says `undefined` for the rest.
  for (let row = 0; row < values.length; row++) {
    const [value, group] = [values[row] as number, groups[row] ?? -1];
    if (Number.isNaN(value) || group < 0) continue;
    n[group] = (n[group] as number) + 1;
    mean[group] = (mean[group] as number) + value;
  }
  for (let group = 0; group <= parts; group++) mean[group] = (mean[group] as number) / (n[group] as number);
  for (let row = 0; row < values.length; row++) {
    const [value, group] = [values[row] as number, groups[row] ?? -1];
    if (Number.isNaN(value) || group < 0) continue;
    squares[group] = (squares[group] as number) + (value - (mean[group] as number)) ** 2;
  }
  return Array.from(n, (count, group) => ({
    n: count,
    mean: count === 0 ? 0 : (mean[group] ?? 0),
    variance: count === 0 ? 0 : (squares[group] ?? 0) / count,
  }));
}
