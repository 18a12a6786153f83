import { axisPositions, type AxisPositions, type AxisScale } from './axis-positions.ts';

/** Counted by the engine; a chart never bins again. */
export interface HistogramBin {
  /** Inclusive. */
  readonly from: number;
  /** Exclusive, except in the last one. */
  readonly to: number;
  readonly count: number;
  /** `zero`: those at exactly 0, drawn apart. `overflow`: everything beyond the last bin. */
  readonly kind: 'zero' | 'bin' | 'overflow';
  /** Share of the whole value that stands in the bin, 0 to 1. */
  readonly shareOfValue?: number | undefined;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The whole bins that an interval touches by at least half a bin; null when it touches none. */
export function snapToBins(interval: Interval, bins: readonly HistogramBin[]): Interval | null {
  const low = Math.min(interval.from, interval.to);
  const high = Math.max(interval.from, interval.to);
  const kept = bins.filter((bin) => {
    if (bin.kind !== 'bin') return false;
    const middle = (bin.from + bin.to) / 2;
    return middle >= low && middle <= high;
  });
  const [first, last] = [kept[0], kept.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

export function isInside(bin: HistogramBin, interval: Interval | null): boolean {
  return interval !== null && bin.kind === 'bin' && bin.from >= interval.from && bin.to <= interval.to;
}

/** Where the plain bins stand: 0 at the start of the first, 1 at the end of the last. */
export function binPositions(bins: readonly HistogramBin[], scale: AxisScale): AxisPositions & Interval {
  const plain = bins.filter((bin) => bin.kind === 'bin');
  const [from, to] = [plain[0]?.from ?? 0, plain.at(-1)?.to ?? 1];
  return { from, to, ...axisPositions(from, to, scale) };
}

/** Labels for bars of one value each, under the middle of each. */
export function valueTicks(
  bins: readonly HistogramBin[],
  positions: AxisPositions,
  value: (value: number) => string,
): readonly { readonly at: number; readonly label: string }[] {
  return bins.map(({ from, to }) => ({ at: positions.of((from + to) / 2), label: value(from) }));
}
