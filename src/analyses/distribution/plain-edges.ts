import type { Interval } from './bars.ts';
import type { CountedBar } from './histogram.ts';

/**
 * The interval with bounds that a person would write, holding the very same values. The edges of bins on a log or asinh
 * scale are numbers like 15.8489: each gives way to the shortest number between the greatest value below it and the least
 * value from it on.
 */
export function plainInterval(interval: Interval, bars: readonly CountedBar[]): Interval {
  return { ...interval, from: plainEdge(interval.from, bars), to: plainEdge(interval.to, bars) };
}

function plainEdge(edge: number | null, bars: readonly CountedBar[]): number | null {
  if (edge === null || edge === 0) return edge;
  // What is above 0 stays above it where nobody is below: the lowest edge of a log scale.
  let [below, from] = [edge > 0 ? 0 : -Infinity, Infinity];
  for (const { interval, span } of bars) {
    if (span === null) continue;
    if (interval.from === null || interval.from < edge) below = Math.max(below, span.greatest);
    else from = Math.min(from, span.least);
  }
  return shortestBetween(below, from, edge);
}

/** The shortest decimal above `low` and at most `high`, the nearest to `near` where several are as short. */
export function shortestBetween(low: number, high: number, near: number): number {
  const magnitude = Math.floor(Math.log10(Math.abs(near)));
  for (let figures = 1; figures <= 15; figures++) {
    const decimals = figures - 1 - magnitude;
    const steps = decimals >= 0 ? near * 10 ** decimals : near / 10 ** -decimals;
    const found = [Math.floor(steps), Math.ceil(steps)]
      .map((step) => Number(`${step}e${-decimals}`))
      .filter((value) => value > low && value <= high)
      .toSorted((one, other) => Math.abs(one - near) - Math.abs(other - near))[0];
    if (found !== undefined) return found;
  }
  return near;
}
