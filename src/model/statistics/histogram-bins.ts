/** What the choice of bins needs to know of a set of values, in their own units. Quartiles and percentiles are type 7. */
export interface SpreadSummary {
  readonly n: number;
  readonly min: number;
  readonly max: number;
  readonly q1: number;
  readonly q3: number;
  /** The 0.5 % and 99.5 % quantiles. */
  readonly p005: number;
  readonly p995: number;
}

export interface HistogramInput extends SpreadSummary {
  readonly zeroCount: number;
  /** The same for the values that are not 0; null when all are, or when none is. */
  readonly nonZero: SpreadSummary | null;
  /** Smallest step between values when they lie on a grid (1 for counts): no bin is finer, nor cuts a step. */
  readonly grid?: number;
}

/** `asinh`: of asinh(x / unit), which is about linear up to `unit` on both sides of 0 and logarithmic beyond. */
export type BinScale = 'linear' | 'log' | { readonly asinh: number };

/** `count` bins [start + i width, start + (i + 1) width); on another scale than the linear one start and width are in units of `onScale`. */
export interface HistogramBins {
  readonly start: number;
  readonly width: number;
  readonly count: number;
  readonly scale: BinScale;
  /** The zeros are a bar of their own; the bins hold the other values only. */
  readonly zerosApart: boolean;
  /** Values at or above this (the end of the bins) go into one overflow bar, to be labelled with its share of value. */
  readonly overflowFrom: number | null;
  /** Values below this (the start of the bins) go into one underflow bar. */
  readonly underflowBelow: number | null;
}

export interface HistogramCuts {
  readonly fewestBins: number;
  readonly mostBins: number;
  readonly zerosApartFrom: number;
  readonly heavyTail: number;
  readonly overflowTail: number;
}

/** Our own cuts, except the formula of the width. */
export const HISTOGRAM_CUTS: HistogramCuts = {
  fewestBins: 10,
  mostBins: 80,
  /** Share of zeros from which they get their own bar; they do whatever their share when the IQR is 0 or the scale is log. */
  zerosApartFrom: 0.2,
  /** (p99.5 - q3) / IQR above which positive values go on a log scale, and values on both sides of 0 on an asinh one when either tail does: normal 1.4, exponential 3.6, lognormal of s = 1 7.7. */
  heavyTail: 5,
  /** (max - p99.5) / (p99.5 - p0.5) above which the tail goes into an overflow bar; so for the lower tail. */
  overflowTail: 0.5,
};

/** Bin width 2 IQR n^(-1/3) (Freedman & Diaconis 1981), in the units of the values; 0 when half of them are equal. */
export function freedmanDiaconisWidth(n: number, q1: number, q3: number): number {
  return (2 * (q3 - q1)) / Math.cbrt(n);
}

/**
 * Bins from a summary, so that SQL may count them by floor((x - start) / width): the width of Freedman & Diaconis
 * snapped to 1, 2, 2.5 or 5 x 10^k, between 10 and 80 bins, edges on multiples of the width.
 * @throws RangeError when the summary is empty or not finite.
 */
export function histogramBins(input: HistogramInput, cuts: HistogramCuts = HISTOGRAM_CUTS): HistogramBins {
  if (!(input.n > 0 && Number.isFinite(input.max - input.min))) throw new RangeError('histogram of no finite values');
  const { nonZero, grid } = input;
  const rest = nonZero ?? input;
  const bent = bentScale(rest, cuts);
  const zerosMatter = input.zeroCount / input.n >= cuts.zerosApartFrom || input.q1 === input.q3 || bent === 'log';
  const zerosApart = input.zeroCount > 0 && nonZero !== null && zerosMatter;
  const binned = zerosApart ? rest : input;
  if (bent === 'log') return { ...layOut(spreadOn(rest, bent), rest.n, 0, cuts, true), scale: bent, zerosApart };
  if (bent !== null) return { ...layOut(spreadOn(binned, bent), binned.n, 0, cuts, true), scale: bent, zerosApart };
  return { ...layOut(binned, binned.n, grid ?? 0, cuts, false), scale: 'linear', zerosApart };
}

/** The `count` + 1 edges of the bins, in the units of the values. */
export function binEdges({ start, width, count, scale }: HistogramBins): readonly number[] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const edge = clean(start + i * width);
    return offScale(edge, scale);
  });
}

/** Where a value stands on a scale; on the asinh one far from 0 one unit is a factor of ten, as on the log one. */
export function onScale(value: number, scale: BinScale): number {
  if (scale === 'linear') return value;
  return scale === 'log' ? Math.log10(value) : Math.asinh(value / scale.asinh) / Math.LN10;
}

function offScale(position: number, scale: BinScale): number {
  if (scale === 'linear') return position;
  return scale === 'log' ? 10 ** position : scale.asinh * Math.sinh(position * Math.LN10);
}

/** The scale that the tails ask for; null where the linear one serves. */
function bentScale(
  { min, max, q1, q3, p005, p995 }: SpreadSummary,
  cuts: HistogramCuts,
): Exclude<BinScale, 'linear'> | null {
  const middle = q3 - q1;
  if (!(middle > 0)) return null;
  const upper = (p995 - q3) / middle;
  if (min > 0) return upper > cuts.heavyTail ? 'log' : null;
  // Beyond what a double tells apart there is no scale for both ends.
  if (middle < 1e-12 * Math.max(-min, max)) return null;
  // What is about linear holds the middle half when that lies around 0; a round number can be said.
  return min < 0 && Math.max(upper, (q1 - p005) / middle) > cuts.heavyTail ? { asinh: roundUnit(middle / 2) } : null;
}

/** 1, 2 or 5 times a power of ten, the nearest one below. */
function roundUnit(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = value / power >= 5 ? 5 : value / power >= 2 ? 2 : 1;
  return clean(step * power);
}

function spreadOn({ n, min, max, q1, q3, p005, p995 }: SpreadSummary, scale: BinScale): SpreadSummary {
  const at = (value: number): number => onScale(value, scale);
  return { n, min: at(min), max: at(max), q1: at(q1), q3: at(q3), p005: at(p005), p995: at(p995) };
}

type Layout = Pick<HistogramBins, 'start' | 'width' | 'count' | 'overflowFrom' | 'underflowBelow'>;

function layOut(values: SpreadSummary, n: number, grid: number, cuts: HistogramCuts, whole: boolean): Layout {
  const { min, max, p005, p995 } = values;
  const body = p995 - p005;
  const over = !whole && body > 0 && max - p995 > cuts.overflowTail * body;
  // A lower tail is a margin of negatives; what is at least 0 is always drawn.
  const under = !whole && body > 0 && min < 0 && p005 - min > cuts.overflowTail * body;
  const [low, high] = [under ? Math.min(p005, 0) : min, over ? p995 : max];
  if (high === low) return { start: low, width: grid || 1, count: 1, overflowFrom: null, underflowBelow: null };
  const wanted = freedmanDiaconisWidth(n, values.q1, values.q3) || (high - low) / (Math.ceil(Math.log2(n)) + 1);
  const width = snappedWidth(wanted, low, high, grid, cuts);
  const first = Math.floor(low / width + 1e-9);
  // An overflow bar starts on the first edge at or above p99.5; without one, max must fall inside the last bin.
  const end = over ? Math.ceil(high / width - 1e-9) : Math.floor(high / width + 1e-9) + 1;
  return {
    start: clean(first * width),
    width,
    count: end - first,
    overflowFrom: over ? clean(end * width) : null,
    underflowBelow: under ? clean(first * width) : null,
  };
}

/** The width of the ladder nearest to `wanted` that gives a number of bins inside the cuts and does not cut the grid. */
function snappedWidth(wanted: number, low: number, high: number, grid: number, cuts: HistogramCuts): number {
  const bins = (width: number) => Math.floor(high / width + 1e-9) - Math.floor(low / width + 1e-9) + 1;
  const unit = grid || 1;
  const exponent = Math.floor(Math.log10((high - low) / unit));
  const ladder = [-3, -2, -1, 0]
    .flatMap((below) => [1, 2, 2.5, 5].map((step) => clean(step * 10 ** (exponent + below))))
    .filter((steps) => grid === 0 || Number.isInteger(steps))
    .map((steps) => clean(steps * unit))
    .filter((width) => bins(width) <= cuts.mostBins);
  const enough = ladder.filter((width) => bins(width) >= cuts.fewestBins);
  const away = (width: number) => Math.abs(Math.log(width / wanted));
  return enough.reduce((best, width) => (away(width) < away(best) ? width : best), enough[0] ?? ladder[0] ?? unit);
}

/** 0.30000000000000004 as 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
