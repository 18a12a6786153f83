import {
  binEdges,
  HISTOGRAM_CUTS,
  histogramBins,
  type BinScale,
  type HistogramBins,
} from '../../model/statistics/histogram-bins.ts';
import type { HistogramScale } from './spec.ts';
import { isYesNo, type DistributionSummary } from './summary.ts';

/** Values from `from` to `to`; null is no bound. */
export interface Interval {
  readonly from: number | null;
  readonly to: number | null;
  /** Whether `to` itself belongs. `from` does, when there is one. */
  readonly toIncluded: boolean;
  /** Whether the zeros belong, where the interval reaches around them. */
  readonly zeros: boolean;
}

export type BarKind = 'zero' | 'below' | 'bin' | 'beyond';

export interface Bar {
  readonly kind: BarKind;
  readonly interval: Interval;
}

/** The bins of a distribution, at their exact edges. */
export interface Binning {
  readonly bins: HistogramBins;
  readonly edges: readonly number[];
  /** Whether most values come several times, so that it pays to count the same ones first. */
  readonly repeats: boolean;
  /** A bar is one value: 0 or 1. */
  readonly yesNo?: boolean;
}

/** One bar for 0 and one for 1. */
const ofYesNo: Binning = {
  bins: {
    start: 0,
    width: 1,
    count: 2,
    scale: 'linear',
    zerosApart: false,
    overflowFrom: null,
    underflowBelow: null,
  },
  edges: [0, 1, 2],
  repeats: true,
  yesNo: true,
};

/** Measured on 541,909 rows: counting first halves the time from about this many rows a value. */
const worthCounting = 4;

/** From this share on, zeros are not hidden in a bin with small values. A proposal of ours. */
const zerosWorthABar = 0.05;

/** @param scale as a person wants it; where there are negatives, what is asked of the log scale is given by the asinh one */
export function binningOf(summary: DistributionSummary, scale?: HistogramScale): Binning {
  if (isYesNo(summary)) return ofYesNo;
  const cuts = {
    ...HISTOGRAM_CUTS,
    ...(scale === undefined ? {} : { heavyTail: scale === 'log' ? -Infinity : Infinity }),
  };
  const input = {
    ...summary.spread,
    zeroCount: summary.zeroCount,
    nonZero: summary.nonZero,
    ...(summary.whole ? { grid: 1 } : {}),
  };
  const plain = histogramBins(input, cuts);
  const hidesZeros =
    !plain.zerosApart && !(summary.whole && plain.width === 1) && summary.zeroCount / summary.n >= zerosWorthABar;
  const bins = hidesZeros ? histogramBins(input, { ...cuts, zerosApartFrom: zerosWorthABar }) : plain;
  return {
    ...holding(bins, (bins.zerosApart ? summary.nonZero : null) ?? summary.spread),
    repeats: summary.distinct * worthCounting < summary.n,
  };
}

/** The scale of the bins, for pictures in which zeros have no bar apart: on a log scale they would lie on the smallest value, on this one they have a place and the rest is the same. */
export function scaleWithZeros({
  binning: { bins, edges },
  summary,
}: {
  readonly binning: Binning;
  readonly summary: DistributionSummary;
}): BinScale {
  return bins.scale === 'log' && summary.zeroCount > 0 ? { asinh: edges[0] ?? 1 } : bins.scale;
}

/** Bins are laid out with a tolerance; what lies beyond an end by less than that gets a bin all the same. */
function holding(
  bins: HistogramBins,
  { min, max }: { readonly min: number; readonly max: number },
): Omit<Binning, 'repeats'> {
  const edges = binEdges(bins);
  const before = bins.underflowBelow === null && min < (edges[0] ?? min);
  const after = bins.overflowFrom === null && max >= (edges[bins.count] ?? max);
  if (!before && !after) return { bins, edges };
  const start = before ? bins.start - bins.width : bins.start;
  const wider: HistogramBins = { ...bins, start, count: bins.count + (before ? 1 : 0) + (after ? 1 : 0) };
  return { bins: wider, edges: binEdges(wider) };
}

/** The bars as they stand in the picture: zeros, what is below, the bins, what is beyond. */
export function barsOf({ bins, edges, yesNo }: Binning): readonly Bar[] {
  if (yesNo === true)
    return [0, 1].map((value) => ({
      kind: 'bin',
      interval: { from: value, to: value, toIncluded: true, zeros: true },
    }));
  const zeros = !bins.zerosApart;
  const [first, last] = [edges[0] ?? 0, edges[edges.length - 1] ?? 0];
  const bars: Bar[] = [];
  if (bins.zerosApart) bars.push({ kind: 'zero', interval: { from: 0, to: 0, toIncluded: true, zeros: true } });
  if (bins.underflowBelow !== null)
    bars.push({ kind: 'below', interval: { from: null, to: first, toIncluded: false, zeros } });
  for (let i = 0; i < bins.count; i++) {
    bars.push({
      kind: 'bin',
      interval: { from: edges[i] ?? first, to: edges[i + 1] ?? last, toIncluded: false, zeros },
    });
  }
  if (bins.overflowFrom !== null)
    bars.push({ kind: 'beyond', interval: { from: last, to: null, toIncluded: false, zeros } });
  return bars;
}

export function holds(interval: Interval, value: number): boolean {
  if (value === 0 && !interval.zeros) return false;
  if (interval.from !== null && value < interval.from) return false;
  return interval.to === null || value < interval.to || (interval.toIncluded && value === interval.to);
}

/** From the first to the last of some bars that stand side by side; the zeros belong when their bar does. */
export function intervalOf(bars: readonly Bar[]): Interval | null {
  const values = bars.filter((bar) => bar.kind !== 'zero');
  const [zero] = bars.filter((bar) => bar.kind === 'zero');
  const [first, last] = [values[0], values[values.length - 1]];
  if (first === undefined || last === undefined) return zero?.interval ?? null;
  const zeros = zero !== undefined || first.interval.zeros;
  const { to, toIncluded } = last.interval;
  const reachesZero = zero === undefined || first.interval.from === null || first.interval.from <= 0;
  return { from: reachesZero ? first.interval.from : 0, to, toIncluded, zeros };
}
