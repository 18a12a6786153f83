import { diagnoseAverage } from '../../model/statistics/average-diagnosis.ts';
import type { Measure } from '../../model/measure.ts';
import { allAgainst, mixSays, type ComparisonResult, type DimensionMix } from './compare.ts';
import type { ClumpSides } from './clumps-query.ts';
import { isYesNo, type DistributionSummary } from './summary.ts';

/** What nobody asked for: a mean that misleads, or a change that is not what it seems. */
export type Noticed =
  | {
      readonly kind: 'two-populations';
      readonly measure: Measure;
      readonly summary: DistributionSummary;
      readonly sides: ClumpSides;
    }
  | { readonly kind: 'misleads'; readonly measure: Measure; readonly summary: DistributionSummary }
  | {
      readonly kind: 'reversal' | 'mostly-mix';
      readonly measure: Measure;
      readonly comparison: ComparisonResult;
      readonly mix: DimensionMix;
      /** Every group of some size moves against the whole. */
      readonly against: boolean;
    };

/** Most that Home says of averages. */
const mostNoticed = 5;

/** Fewer values than this, and no sentence is said unasked. */
const fewestValues = 100;

/** Many measures and dimensions are looked at: an effect must be this many standard errors away from 0. */
const errorsAway = 4;

/** Changes smaller than this share of the mean are no news. */
const smallestChange = 0.01;

/** From this share of zeros on it is the silence of most that one sees, not a mean that misleads. */
const mostlySilent = 0.5;

/** From this share of values at a few prices on, a valley between two of them makes no two populations. */
const manyAtPrices = 0.2;

/** What a distribution shows unasked; null where its mean is fair enough. */
export function noticedOf(measure: Measure, summary: DistributionSummary, sides: ClumpSides | null): Noticed | null {
  if (summary.n < fewestValues || isYesNo(summary)) return null;
  const { verdict, rules } = diagnoseAverage(summary);
  const uncertain = rules.some((rule) => rule.code === 'few' && rule.fired);
  if (uncertain || summary.zeroCount / summary.n >= mostlySilent) return null;
  if (sides !== null && verdict !== 'good' && sides.clumps.atPrices < manyAtPrices)
    return { kind: 'two-populations', measure, summary, sides };
  return verdict === 'misleading' ? { kind: 'misleads', measure, summary } : null;
}

/** What a change shows unasked: mix taken for behaviour; null where there is none, or where the data does not reach back. */
export function noticedChange(measure: Measure, comparison: ComparisonResult): Noticed | null {
  const { one, other, change, covered, mixes } = comparison;
  if (!covered || Math.min(one.n, other.n) < fewestValues) return null;
  if (Math.abs(change.value) < smallestChange * Math.abs(one.mean)) return null;
  for (const kind of ['reversal', 'mostly-mix'] as const) {
    const told = mixes.filter((mix) => mixSays(mix, change, errorsAway) === kind);
    const [mix] = told.toSorted((a, b) => Number(allAgainst(b)) - Number(allAgainst(a)) || plainness(a) - plainness(b));
    if (mix !== undefined) return { kind, measure, comparison, mix, against: allAgainst(mix) };
  }
  return null;
}

/** The split that is read most easily: few groups, none of them unknown. */
const plainness = ({ levels }: DimensionMix): number =>
  levels.length + (levels.some((one) => one.level === null) ? 1 : 0);

const order = { reversal: 0, 'two-populations': 1, 'mostly-mix': 2, misleads: 3 } as const;

/** The most telling ones: one of each kind of thing before a second of any, the others dropped. */
export function mostWorthSaying(noticed: readonly Noticed[]): readonly Noticed[] {
  const weight = (one: Noticed): number =>
    one.kind === 'two-populations' || one.kind === 'misleads'
      ? 1 - one.summary.shareWithinBand
      : Math.abs(one.mix.split.mix) / (one.mix.errors.mix || 1);
  const turns = new Map<Noticed['kind'], number>();
  const turnOf = new Map<Noticed, number>();
  for (const one of noticed.toSorted((a, b) => weight(b) - weight(a))) {
    const turn = turns.get(one.kind) ?? 0;
    turns.set(one.kind, turn + 1);
    turnOf.set(one, turn);
  }
  const turn = (one: Noticed): number => turnOf.get(one) ?? 0;
  return noticed
    .toSorted((a, b) => turn(a) - turn(b) || order[a.kind] - order[b.kind] || weight(b) - weight(a))
    .slice(0, mostNoticed);
}
