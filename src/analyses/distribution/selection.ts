import { brushRule } from './brush.ts';
import { intervalOf, type Interval } from './bars.ts';
import type { DrawnDistribution } from './compute.ts';
import type { CountedBar } from './histogram.ts';
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
  readonly range: BarRange;
  readonly interval: Interval;
  readonly numbers: SelectionNumbers;
  /** null for what no rule can name. */
  readonly rule: Rule | null;
}

/** What a range of bars holds; null when it holds no bar. */
export function selectionOf(result: DrawnDistribution, range: BarRange, population: Rule | null): Selection | null {
  const chosen = result.bars.slice(range.first, range.last + 1);
  const interval = intervalOf(chosen);
  if (interval === null) return null;
  const { summary } = result;
  const total = (pick: (bar: CountedBar) => number): number => chosen.reduce((sum, bar) => sum + pick(bar), 0);
  const count = total((bar) => bar.count);
  return {
    range,
    interval,
    numbers: {
      count,
      share: count / summary.n,
      shareOfValue: shareOfValue(
        result,
        total((bar) => bar.sum),
      ),
    },
    rule: brushRule(result.spec.measure, interval, population),
  };
}

export function shareOfValue({ summary }: DrawnDistribution, sum: number): number | null {
  return summary.negativeCount > 0 || summary.sum <= 0 ? null : sum / summary.sum;
}

/** The bars that reach between two values. The bar of the zeros stands apart, so it is asked for by name. */
export function rangeBetween(bars: readonly CountedBar[], from: number, to: number, zeros: boolean): BarRange | null {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const inside = bars.flatMap((bar, i) => {
    const [begins, ends] = [bar.interval.from ?? -Infinity, bar.interval.to ?? Infinity];
    return bar.kind !== 'zero' && begins < high && ends > low ? [i] : [];
  });
  const withZeros = zeros && bars[0]?.kind === 'zero' && low <= 0 && high >= 0;
  const [first, last] = [inside[0], inside[inside.length - 1]];
  if (first === undefined || last === undefined) return withZeros ? { first: 0, last: 0 } : null;
  return { first: withZeros && first === 1 ? 0 : first, last };
}
