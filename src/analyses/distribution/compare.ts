import { DEFAULT_CONFIDENCE } from '../../model/statistics/interval.ts';
import { effectErrors, mixAndBehaviour, type MixAndBehaviour } from '../../model/statistics/kitagawa.ts';
import { twoSidedZ } from '../../model/statistics/normal.ts';
import { directionOf, type Estimate, type Shift } from '../../model/statistics/shift-function.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { IsoDate } from '../../model/period.ts';
import type { LevelMoments } from './moments-query.ts';
import type { Comparison } from './spec.ts';

export interface Side {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  readonly asOf: IsoDate;
}

/** A level of a dimension on both sides, and its part in the change. */
export interface MixLevel {
  readonly level: string | null;
  readonly before: LevelMoments | null;
  readonly after: LevelMoments | null;
  readonly behaviour: number;
  readonly mix: number;
}

/** The change split along one dimension. */
export interface DimensionMix {
  readonly dimension: Dimension;
  readonly split: MixAndBehaviour;
  /** Standard errors of the effects. */
  readonly errors: { readonly behaviour: number; readonly mix: number };
  /** By the weight of both sides. */
  readonly levels: readonly MixLevel[];
}

export interface ComparisonResult {
  readonly comparison: Comparison;
  readonly one: Side;
  readonly other: Side;
  /** Of the means, `other` minus `one`, with limits. */
  readonly change: Estimate;
  readonly shifts: readonly Shift[];
  /** One a dimension, the one that says most first. */
  readonly mixes: readonly DimensionMix[];
  /** False where the data begins inside the window of the earlier side. */
  readonly covered: boolean;
}

/** The split that is shown: the one a person chose, else that of the picture, else the one that says most. */
export function shownMix(
  { mixes }: ComparisonResult,
  chosen: string | null,
  split: Dimension | null,
): DimensionMix | null {
  const wanted = chosen ?? JSON.stringify(split);
  return mixes.find(({ dimension }) => JSON.stringify(dimension) === wanted) ?? mixes[0] ?? null;
}

/** The change of a mean; both sides taken as samples of their own. */
export function changeOf(one: Side, other: Side): Estimate {
  const value = other.mean - one.mean;
  const error = Math.sqrt(sampled(one) / one.n + sampled(other) / other.n);
  const half = twoSidedZ(DEFAULT_CONFIDENCE) * error;
  return { value, low: value - half, high: value + half };
}

const sampled = ({ n, variance }: Side): number => (n > 1 ? (variance * n) / (n - 1) : 0);

const nobody = { n: 0, mean: 0, variance: 0 };

/** The change split along a dimension, from the levels of both sides; null when a side is empty. */
export function dimensionMix(
  dimension: Dimension,
  before: readonly LevelMoments[],
  after: readonly LevelMoments[],
): DimensionMix | null {
  const names = [...new Set([...before, ...after].map((one) => one.level))];
  const sides = names.map((level) => ({
    level,
    before: before.find((one) => one.level === level) ?? null,
    after: after.find((one) => one.level === level) ?? null,
  }));
  const groups = sides.map((side) => ({ before: side.before ?? nobody, after: side.after ?? nobody }));
  const split = mixAndBehaviour(groups);
  if (split === null) return null;
  const levels = sides.map((side, i): MixLevel => ({ ...side, ...(split.groups[i] ?? { behaviour: 0, mix: 0 }) }));
  const weight = ({ before: one, after: other }: MixLevel): number => (one?.n ?? 0) + (other?.n ?? 0);
  return {
    dimension,
    split,
    errors: effectErrors(groups),
    levels: levels.toSorted((one, other) => weight(other) - weight(one)),
  };
}

/** Standard errors beyond which an effect is not chance. */
const certain = 1.96;

/** What a split of a change says. */
type MixSays =
  /** The mean goes one way, the groups the other: Simpson's reversal. */
  | 'reversal'
  /** More than half of the change is mix. */
  | 'mostly-mix'
  | 'behaviour'
  /** No change, or none that can be told from chance. */
  | 'nothing';

/** Share of a side that must be in groups that the other side has too, for the split to mean anything. */
const commonShare = 0.8;

function isComparable({ levels }: DimensionMix): boolean {
  return (['before', 'after'] as const).every((side) => {
    const n = (level: MixLevel): number => level[side]?.n ?? 0;
    const all = levels.reduce((sum, level) => sum + n(level), 0);
    const common = levels.filter((level) => level.before !== null && level.after !== null);
    return common.reduce((sum, level) => sum + n(level), 0) >= commonShare * all;
  });
}

/** @param errorsAway how many standard errors an effect must be away from 0 */
export function mixSays(mix: DimensionMix, change: Estimate, errorsAway: number = certain): MixSays {
  const { split, errors } = mix;
  const half = ((change.high - change.low) / 2 / twoSidedZ(DEFAULT_CONFIDENCE)) * errorsAway;
  if (!(Math.abs(change.value) > half) || !isComparable(mix)) return 'nothing';
  const mixIsReal = Math.abs(split.mix) > errorsAway * errors.mix;
  const behaviourIsReal = Math.abs(split.behaviour) > errorsAway * errors.behaviour;
  if (mixIsReal && behaviourIsReal && Math.sign(split.behaviour) !== Math.sign(split.change)) return 'reversal';
  if (
    mixIsReal &&
    Math.abs(split.mix) > 0.5 * Math.abs(split.change) &&
    Math.sign(split.mix) === Math.sign(split.change)
  )
    return 'mostly-mix';
  return 'behaviour';
}

/** Whether every group of some size moves against the whole. */
export function allAgainst({ levels, split }: DimensionMix, fewest: number = 30): boolean {
  const sized = levels.filter((level) => (level.before?.n ?? 0) >= fewest && (level.after?.n ?? 0) >= fewest);
  return (
    sized.length > 1 &&
    sized.every(({ before, after }) => Math.sign((after?.mean ?? 0) - (before?.mean ?? 0)) === -Math.sign(split.change))
  );
}

/** Deciles that went up and deciles that went down, beyond their limits. */
export function movesOf(shifts: readonly Shift[]): { readonly up: readonly Shift[]; readonly down: readonly Shift[] } {
  return {
    up: shifts.filter((shift) => directionOf(shift) === 1),
    down: shifts.filter((shift) => directionOf(shift) === -1),
  };
}

const rank = { reversal: 0, 'mostly-mix': 1, behaviour: 2, nothing: 3 } as const;

/** The splits, those with the most to say first. */
export function mostTelling(mixes: readonly DimensionMix[], change: Estimate): readonly DimensionMix[] {
  const certainty = ({ split, errors }: DimensionMix): number => Math.abs(split.mix) / (errors.mix || Infinity);
  return mixes.toSorted(
    (one, other) => rank[mixSays(one, change)] - rank[mixSays(other, change)] || certainty(other) - certainty(one),
  );
}
