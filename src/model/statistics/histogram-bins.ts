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

/** `count` bins [start + i width, start + (i + 1) width); on a log scale start and width are in log10 units. */
export interface HistogramBins {
  readonly start: number;
  readonly width: number;
  readonly count: number;
  readonly scale: 'linear' | 'log';
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
  /** (p99.5 - q3) / IQR above which positive values go on a log scale: normal 1.4, exponential 3.6, lognormal of s = 1 7.7. */
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
  const logarithmic = rest.min > 0 && isHeavyTailed(rest, cuts);
  const zerosMatter = input.zeroCount / input.n >= cuts.zerosApartFrom || input.q1 === input.q3 || logarithmic;
  const zerosApart = input.zeroCount > 0 && nonZero !== null && zerosMatter;
  const binned = zerosApart ? rest : input;
  if (logarithmic) return { ...layOut(onLogScale(rest), rest.n, 0, cuts, true), scale: 'log', zerosApart };
  return { ...layOut(binned, binned.n, grid ?? 0, cuts, false), scale: 'linear', zerosApart };
}

/** The `count` + 1 edges of the bins, in the units of the values. */
export function binEdges({ start, width, count, scale }: HistogramBins): readonly number[] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const edge = clean(start + i * width);
    return scale === 'log' ? 10 ** edge : edge;
  });
}

function isHeavyTailed({ q1, q3, p995 }: SpreadSummary, cuts: HistogramCuts): boolean {
  return q3 > q1 && (p995 - q3) / (q3 - q1) > cuts.heavyTail;
}

function onLogScale({ n, min, max, q1, q3, p005, p995 }: SpreadSummary): SpreadSummary {
  return {
    n,
    min: Math.log10(min),
    max: Math.log10(max),
    q1: Math.log10(q1),
    q3: Math.log10(q3),
    p005: Math.log10(p005),
    p995: Math.log10(p995),
  };
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
