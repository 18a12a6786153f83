import type { Rows } from '../../model/rows.ts';
import { barsOf, type Bar, type Binning } from './bars.ts';
import { belowBin, zeroBin } from './histogram-query.ts';

export interface CountedBar extends Bar {
  readonly count: number;
  /** The values of the bar put together. */
  readonly sum: number;
  /** The least and the greatest value of the bar; null when it is empty. */
  readonly span: Span | null;
}

export interface Span {
  readonly least: number;
  readonly greatest: number;
}

/** The bars of each part of a split by its number; of part 0 without a split. */
export type HistogramAnswer = ReadonlyMap<number, readonly CountedBar[]>;

/** Reads the rows of `histogramQuery`. */
export function readHistogram(rows: Rows, binning: Binning): HistogramAnswer {
  const bars = barsOf(binning);
  const firstBin = bars.findIndex((bar) => bar.kind === 'bin');
  const indexOf = (bin: number): number => {
    if (bin === zeroBin) return bars.findIndex((bar) => bar.kind === 'zero');
    return bin === belowBin ? bars.findIndex((bar) => bar.kind === 'below') : firstBin + bin;
  };
  const tallies = new Map<number, { counts: number[]; sums: number[]; spans: (Span | null)[] }>();
  const [bins, counts, sums] = [rows.numbers('bin'), rows.numbers('count'), rows.numbers('sum')];
  const [least, greatest] = [rows.numbers('least'), rows.numbers('greatest')];
  const parts = rows.names.includes('part') ? rows.numbers('part') : null;
  bins.forEach((bin, i) => {
    if (Number.isNaN(bin)) return;
    const part = parts?.[i] ?? 0;
    const tally = tallies.get(part) ?? {
      counts: bars.map(() => 0),
      sums: bars.map(() => 0),
      spans: bars.map(() => null),
    };
    tallies.set(part, tally);
    const index = indexOf(bin);
    if (!(index in tally.counts)) throw new RangeError(`No bin ${bin}`);
    tally.counts[index] = counts[i] ?? 0;
    tally.sums[index] = sums[i] ?? 0;
    tally.spans[index] = { least: least[i] ?? Number.NaN, greatest: greatest[i] ?? Number.NaN };
  });
  return new Map(
    [...tallies].map(([part, tally]) => [
      part,
      bars.map((bar, i) => ({
        ...bar,
        count: tally.counts[i] ?? 0,
        sum: tally.sums[i] ?? 0,
        span: tally.spans[i] ?? null,
      })),
    ]),
  );
}

/** The bars of several parts put together. */
export function together(parts: readonly (readonly CountedBar[])[]): readonly CountedBar[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  return first.map((bar, i) => ({
    ...bar,
    count: others.reduce((count, other) => count + (other[i]?.count ?? 0), bar.count),
    sum: others.reduce((sum, other) => sum + (other[i]?.sum ?? 0), bar.sum),
    span: others.reduce((span, other) => joined(span, other[i]?.span ?? null), bar.span),
  }));
}

function joined(one: Span | null, other: Span | null): Span | null {
  if (one === null || other === null) return one ?? other;
  return { least: Math.min(one.least, other.least), greatest: Math.max(one.greatest, other.greatest) };
}
