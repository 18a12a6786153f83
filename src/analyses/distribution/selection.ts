import { brushRule, type Brushed } from './brush.ts';
import { intervalOf, type Interval } from './bars.ts';
import type { DrawnDistribution } from './compute.ts';
import type { CountedBar } from './histogram.ts';
import { plainInterval } from './plain-edges.ts';
import type { Rule } from '../../model/rule.ts';

/** Bars that stand side by side, chosen in the picture. */
export interface BarRange {
  readonly first: number;
  readonly last: number;
}

export interface SelectionNumbers {
  readonly count: number;
  /** Of all with a value. */
  readonly share: number;
  /** Of the whole value; null with negatives or nothing to share. */
  readonly shareOfValue: number | null;
}

export interface Selection {
  readonly interval: Interval;
  /** What of the picture shows it: whole bars, or the interval itself. */
  readonly extent: Interval;
  /** null while they are counted. */
  readonly numbers: SelectionNumbers | null;
  /** null for what no rule can name. */
  readonly rule: Rule | null;
}

/** What a range of bars holds; null when it holds no bar. */
export function selectionOf(result: DrawnDistribution, range: BarRange, population: Rule | null): Selection | null {
  const chosen = result.bars.slice(range.first, range.last + 1);
  const edges = intervalOf(chosen);
  if (edges === null) return null;
  const interval = result.binning.bins.scale === 'linear' ? edges : plainInterval(edges, result.bars);
  const total = (pick: (bar: CountedBar) => number): number => chosen.reduce((sum, bar) => sum + pick(bar), 0);
  const held = { count: total((bar) => bar.count), sum: total((bar) => bar.sum) };
  return {
    interval,
    extent: edges,
    numbers: numbersOf(result, held),
    rule: brushRule(result.spec.measure, interval, population),
  };
}

/** An interval that was typed, once the engine has counted what lies in it. */
export function typedSelection(
  result: DrawnDistribution,
  interval: Interval,
  brushed: Brushed | null,
  population: Rule | null,
): Selection {
  return {
    interval,
    extent: interval,
    numbers: brushed === null ? null : numbersOf(result, brushed),
    rule: brushRule(result.spec.measure, interval, population),
  };
}

function numbersOf(
  result: DrawnDistribution,
  held: { readonly count: number; readonly sum: number },
): SelectionNumbers {
  return {
    count: held.count,
    share: held.count / result.summary.n,
    shareOfValue: shareOfValue(result, held.sum),
  };
}

export function shareOfValue({ summary }: DrawnDistribution, sum: number): number | null {
  return summary.negativeCount > 0 || summary.sum <= 0 ? null : sum / summary.sum;
}

/** The bars that reach between two values; the bar of the zeros stands apart. */
export function rangeBetween(bars: readonly CountedBar[], from: number, to: number): BarRange | null {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const inside = bars.flatMap((bar, i) => {
    const [begins, ends] = [bar.interval.from ?? -Infinity, bar.interval.to ?? Infinity];
    return bar.kind !== 'zero' && begins < high && ends > low ? [i] : [];
  });
  const [first, last] = [inside[0], inside[inside.length - 1]];
  return first === undefined || last === undefined ? null : { first, last };
}
