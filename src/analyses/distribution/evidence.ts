import { twoSidedZ } from '../../model/statistics/normal.ts';
import { DEFAULT_CONFIDENCE } from '../../model/statistics/interval.ts';
import type { Shift } from '../../model/statistics/shift-function.ts';
import type { ClumpSides } from './clumps-query.ts';
import { mixSays, movesOf, type ComparisonResult, type DimensionMix } from './compare.ts';
import type { DrawnDistribution, Group } from './compute.ts';
import { explainedShare } from './findings.ts';

/** The rules of the card that need more than the summary: two clumps, groups, two dates or two sides. */
export type EvidenceRule =
  /** `sides` is null where there is one clump only. */
  | { readonly code: 'clumps'; readonly fired: boolean; readonly sides: ClumpSides | null }
  | { readonly code: 'groups'; readonly fired: boolean; readonly low: Group; readonly high: Group }
  | { readonly code: 'hidden-inside'; readonly fired: boolean; readonly explained: number }
  | {
      readonly code: 'mix';
      readonly fired: boolean;
      readonly says: 'reversal' | 'mostly-mix' | 'other';
      readonly mix: DimensionMix;
    }
  | {
      readonly code: 'crossing';
      readonly fired: boolean;
      readonly up: readonly Shift[];
      readonly down: readonly Shift[];
    };

/** Our own cuts, as the methods propose them. */
const cuts = {
  /** `groups`: share of the variance of the logarithms between them. */
  separated: 0.06,
  /** `groups`: fewer than this in a group, and its mean is not compared. */
  fewestInGroup: 30,
  /** `hidden-inside`: share of the variance under which averages by group hide more than they show. */
  hiddenInside: 0.1,
} as const;

/** Only rules that have something to look at. @param clumps undefined while they are looked for */
export function evidenceOf(
  result: DrawnDistribution,
  clumps: ClumpSides | null | undefined,
  comparison: ComparisonResult | null,
): readonly EvidenceRule[] {
  const ofClumps: readonly EvidenceRule[] =
    clumps === undefined ? [] : [{ code: 'clumps', fired: clumps !== null, sides: clumps }];
  return [...ofClumps, ...ofGroups(result), ...(comparison === null ? [] : ofComparison(comparison))];
}

function ofGroups(result: DrawnDistribution): readonly EvidenceRule[] {
  const explained = explainedShare(result);
  if (result.split === null || explained === null) return [];
  const hidden: EvidenceRule = { code: 'hidden-inside', fired: explained < cuts.hiddenInside, explained };
  const sized = result.split.groups
    .filter((group) => group.n >= cuts.fewestInGroup)
    .toSorted((one, other) => one.mean - other.mean);
  const [low, high] = [sized[0], sized.at(-1)];
  if (low === undefined || high === undefined || low === high) return [hidden];
  const separated = (result.split.explainedOfLogarithms.omegaSquared ?? 0) >= cuts.separated;
  return [{ code: 'groups', fired: separated && areApart(low, high), low, high }, hidden];
}

function areApart(low: Group, high: Group): boolean {
  const error = Math.sqrt(low.variance / low.n + high.variance / high.n);
  return high.mean - low.mean > twoSidedZ(DEFAULT_CONFIDENCE) * error;
}

function ofComparison({ mixes, change, shifts, covered }: ComparisonResult): readonly EvidenceRule[] {
  const { up, down } = movesOf(shifts);
  const stable = change.low <= 0 && change.high >= 0;
  const crossing: EvidenceRule = { code: 'crossing', fired: stable && up.length > 0 && down.length > 0, up, down };
  const [mix] = mixes;
  if (mix === undefined || !covered) return [crossing];
  const found = mixSays(mix, change);
  const says = found === 'reversal' || found === 'mostly-mix' ? found : 'other';
  return [{ code: 'mix', fired: says !== 'other', says, mix }, crossing];
}
