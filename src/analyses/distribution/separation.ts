import type { QueryOptions, Session } from '../../engine/engine.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import type { Scope } from '../../model/scope.ts';
import { explainedVariance } from '../../model/statistics/explained-variance.ts';
import { momentsQuery, readMoments } from './moments-query.ts';
import { isOfItself, splitChoices } from './split-choices.ts';

/** How much of the diversity of a measure the averages by a dimension explain, without what chance would give. */
export interface Separation {
  readonly dimension: Dimension;
  readonly levels: number;
  /** omega² of the values, of the logarithms of the positive ones and of the ranks; null where there is nothing to explain. */
  readonly ofValues: number | null;
  readonly ofLogarithms: number | null;
  readonly ofRanks: number | null;
}

/** Dimensions looked at in one go. */
const mostDimensions = 24;

/** Which dimension separates a measure best: all of them, by the ranks, which no few customers can carry. */
export async function runSeparation(
  engine: Session,
  measure: Measure,
  scope: Scope,
  { signal, place }: QueryOptions = {},
): Promise<readonly Separation[]> {
  const dimensions = splitChoices(scope.record, measure)
    .filter((dimension) => !isOfItself(dimension, measure, scope.record))
    .slice(0, mostDimensions);
  if (dimensions.length === 0) return [];
  const rows = await engine.query(momentsQuery(measure, dimensions, scope), { signal, place });
  const found = readMoments(rows, dimensions.length).dimensions;
  return dimensions
    .map((dimension, i): Separation => {
      const levels = found[i] ?? [];
      return {
        dimension,
        levels: levels.length,
        ofValues: explainedVariance(levels).omegaSquared,
        ofLogarithms: explainedVariance(levels.map((level) => level.logarithms)).omegaSquared,
        ofRanks: explainedVariance(levels.map((level) => level.ranks)).omegaSquared,
      };
    })
    .filter((one) => one.levels > 1)
    .toSorted((one, other) => (other.ofRanks ?? -1) - (one.ofRanks ?? -1));
}
