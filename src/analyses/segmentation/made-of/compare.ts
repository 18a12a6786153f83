import type { Dimension } from '../../../model/dimension.ts';
import type { Measure } from '../../../model/measure.ts';
import type { DimensionLevel, Segment } from '../../../model/rule.ts';
import { quantile } from '../../../model/statistics/quantile.ts';
import { dominance, shareDominance, type Dominance } from '../../../model/statistics/superiority.ts';
import { wilsonInterval } from '../../../model/statistics/wilson.ts';
import type { Interval } from '../../../model/statistics/interval.ts';
import { valuesWhere, type Sample } from '../sample.ts';
import type { LevelCount } from './levels-query.ts';
import type { Members } from './members-query.ts';

/** Where the middle of one group lies: quantiles, and the interval of the median. */
export interface Lie {
  readonly n: number;
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p90: number;
  readonly ofMedian: Interval;
}

export interface ShareOf extends Interval {
  readonly count: number;
  readonly n: number;
  readonly share: number;
}

/** One thing on which a part and what it is held against differ; `dominance` of the part over the other. */
export type Contrast =
  | {
      readonly kind: 'measure';
      readonly measure: Measure;
      readonly own: Lie;
      readonly other: Lie;
      readonly dominance: Dominance;
    }
  | {
      readonly kind: 'level';
      readonly dimension: Dimension;
      readonly level: DimensionLevel;
      readonly own: ShareOf;
      readonly other: ShareOf;
      readonly dominance: Dominance;
    }
  | {
      readonly kind: 'segment';
      readonly segment: Segment;
      readonly own: ShareOf;
      readonly other: ShareOf;
      readonly dominance: Dominance;
    };

/** Which customers are the part, and which it is held against: another part, or everybody else. */
export interface Sides {
  readonly part: number;
  readonly against: number | 'others';
}

const isAgainst = ({ part, against }: Sides, one: number): boolean =>
  against === 'others' ? one !== part : one === against;

/** A proposal of ours: of one dimension, the levels that are listed. */
const LEVELS_EACH = 2;

/** What sets a part apart, the largest difference first; differences whose interval holds 0 come last. */
export function contrasts(
  sides: Sides,
  measured: { readonly sample: Sample; readonly measures: readonly Measure[] },
  levels: readonly { readonly dimension: Dimension; readonly levels: readonly LevelCount[] }[],
  segments: readonly Members[] = [],
): readonly Contrast[] {
  const ofMeasures = measured.measures.flatMap((measure, index): readonly Contrast[] => {
    const own = valuesWhere(measured.sample, index, (part) => part === sides.part);
    const other = valuesWhere(measured.sample, index, (part) => isAgainst(sides, part));
    const found = dominance(own, other);
    return found === null ? [] : [{ kind: 'measure', measure, own: lieOf(own), other: lieOf(other), dominance: found }];
  });
  const sum = (counts: readonly number[], keep: (part: number) => boolean): number =>
    counts.reduce((all, count, part) => all + (keep(part) ? count : 0), 0);
  const isOwn = (part: number): boolean => part === sides.part;
  const isOther = (part: number): boolean => isAgainst(sides, part);
  const ofLevels = levels.flatMap(({ dimension, levels: counted }) => {
    const n = counted.reduce((all, { counts }) => all + sum(counts, isOwn), 0);
    const m = counted.reduce((all, { counts }) => all + sum(counts, isOther), 0);
    return counted
      .flatMap(({ level, counts }): readonly Contrast[] => {
        const [own, other] = [shareOf(sum(counts, isOwn), n), shareOf(sum(counts, isOther), m)];
        const found = shareDominance(own, other);
        return found === null ? [] : [{ kind: 'level', dimension, level, own, other, dominance: found }];
      })
      .toSorted(bySize)
      .slice(0, LEVELS_EACH);
  });
  const ofSegments = segments.flatMap(({ segment, counts, sizes }): readonly Contrast[] => {
    const [own, other] = [
      shareOf(sum(counts, isOwn), sum(sizes, isOwn)),
      shareOf(sum(counts, isOther), sum(sizes, isOther)),
    ];
    const found = shareDominance(own, other);
    return found === null ? [] : [{ kind: 'segment', segment, own, other, dominance: found }];
  });
  return [...ofMeasures, ...ofLevels, ...ofSegments].toSorted(bySize);
}

/** Whether the interval leaves 0 out. */
export const isClear = ({ dominance: { low, high } }: Contrast): boolean => low > 0 || high < 0;

const bySize = (a: Contrast, b: Contrast): number =>
  Number(isClear(b)) - Number(isClear(a)) || Math.abs(b.dominance.delta) - Math.abs(a.dominance.delta);

function shareOf(count: number, n: number): ShareOf {
  return { count, n, share: n === 0 ? 0 : count / n, ...wilsonInterval(count, n) };
}

function lieOf(values: Float64Array): Lie {
  const sorted = values.toSorted();
  const of = (p: number): number => quantile(sorted, p);
  const n = sorted.length;
  // Two order statistics hold the median as often as a fair coin falls between their ranks.
  const half = 0.98 * Math.sqrt(n);
  const rank = (position: number): number => sorted[Math.min(n - 1, Math.max(0, Math.round(position)))] ?? Number.NaN;
  return {
    n,
    p10: of(0.1),
    p25: of(0.25),
    median: of(0.5),
    p75: of(0.75),
    p90: of(0.9),
    ofMedian: { low: rank((n - 1) / 2 - half), high: rank((n - 1) / 2 + half) },
  };
}
