import type { QueryOptions, Session } from '../../engine/engine.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import { addDays, addMonths, daysOf, type IsoDate } from '../../model/period.ts';
import type { CustomerRecord } from '../../model/record.ts';
import type { Scope } from '../../model/scope.ts';
import { DECILES, shiftFunction } from '../../model/statistics/shift-function.ts';
import { changeOf, dimensionMix, mostTelling, type ComparisonResult, type Side } from './compare.ts';
import { momentsQuery, readMoments, type MomentsAnswer } from './moments-query.ts';
import { estimatesOf, orderStatisticsQuery, ranksOfQuantiles, readOrderStatistics } from './order-statistics-query.ts';
import type { Comparison } from './spec.ts';
import { isOfItself, splitChoices } from './split-choices.ts';
import type { Within } from './within.ts';

export interface ComparisonWish {
  readonly measure: Measure;
  readonly comparison: Comparison;
  /** What the change is split along; left out, all that suits the measure. */
  readonly dimensions?: readonly Dimension[];
}

interface ScopedSide {
  readonly scope: Scope;
  readonly within: Within | null;
}

/** Dimensions that a change is split along at once. */
const mostDimensions = 16;

/** Compares two dates or two groups: means, deciles, and what of the change is mix. Null when a side is empty. */
export async function runComparison(
  engine: Session,
  { measure, comparison, dimensions: wanted }: ComparisonWish,
  scope: Scope,
  options: QueryOptions = {},
): Promise<ComparisonResult | null> {
  const [one, other] = sidesOf(comparison, scope);
  const { signal, place, onProgress } = options;
  const dimensions = wanted ?? dimensionsFor(measure, comparison, scope.record);
  const moments = async (side: ScopedSide, share: number): Promise<MomentsAnswer> => {
    const rows = await engine.query(momentsQuery(measure, dimensions, side.scope, side.within), { signal, place });
    onProgress?.(share);
    return readMoments(rows, dimensions.length);
  };
  const [before, after] = [await moments(one, 0.25), await moments(other, 0.5)];
  if (before.all.n === 0 || after.all.n === 0) return null;
  const deciles = async (side: ScopedSide, n: number, share: number) => {
    const ranks = ranksOfQuantiles(n, DECILES);
    const rows = await engine.query(orderStatisticsQuery(measure, side.scope, ranks, side.within), { signal, place });
    onProgress?.(share);
    return estimatesOf(n, DECILES, readOrderStatistics(rows));
  };
  const shifts = shiftFunction(await deciles(one, before.all.n, 0.75), await deciles(other, after.all.n, 1));
  const sides = { one: sideOf(before, one.scope.asOf), other: sideOf(after, other.scope.asOf) };
  const change = changeOf(sides.one, sides.other);
  const mixes = dimensions.flatMap(
    (dimension, i) => dimensionMix(dimension, before.dimensions[i] ?? [], after.dimensions[i] ?? []) ?? [],
  );
  const covered = comparison.kind === 'groups' || isCovered(measure, one.scope);
  return { comparison, ...sides, change, shifts, mixes: mostTelling(mixes, change), covered };
}

function sideOf({ all }: MomentsAnswer, asOf: IsoDate): Side {
  return { n: all.n, mean: all.mean, variance: all.variance, asOf };
}

/** Both sides as scopes, the earlier or the first one before the other. */
export function sidesOf(comparison: Comparison, scope: Scope): readonly [ScopedSide, ScopedSide] {
  switch (comparison.kind) {
    case 'before':
      return [
        { scope: { ...scope, asOf: before(scope.asOf, comparison.months) }, within: null },
        { scope, within: null },
      ];
    case 'groups': {
      const { dimension, one, other } = comparison;
      return [
        { scope, within: { dimension, level: one } },
        { scope, within: { dimension, level: other } },
      ];
    }
  }
}

/** So many whole months earlier: from the last day of a month to the last day of a month. */
export function before(asOf: IsoDate, months: number): IsoDate {
  return addDays(addMonths(addDays(asOf, 1), -months), -1);
}

function dimensionsFor(measure: Measure, comparison: Comparison, record: CustomerRecord): readonly Dimension[] {
  const same = comparison.kind === 'groups' ? JSON.stringify(comparison.dimension) : null;
  return splitChoices(record, measure)
    .filter((dimension) => JSON.stringify(dimension) !== same && !isOfItself(dimension, measure, record))
    .slice(0, mostDimensions);
}

/** Whether the events that a measure looks at were recorded over its whole window at a date. A few days are no matter. */
function isCovered(measure: Measure, scope: Scope): boolean {
  if (!('events' in measure)) return true;
  const events = scope.record.events.find((one) => one.id === measure.events);
  if (events === undefined || events.firstDate === null) return true;
  const { from, to } = daysOf(measure.window, scope.asOf);
  return from === null ? events.firstDate < to : events.firstDate <= addDays(from, 7);
}
