import { diagnoseAverage, type AverageDiagnosis } from '../../model/statistics/average-diagnosis.ts';
import { explainedVariance, type ExplainedVariance } from '../../model/statistics/explained-variance.ts';
import type { Months } from '../../model/month-values.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Binning } from './bars.ts';
import type { GroupSummary } from './groups-query.ts';
import { together, type CountedBar, type HistogramAnswer } from './histogram.ts';
import { mostGroups } from './levels.ts';
import type { Counted, DistributionSpec, Per } from './spec.ts';
import type { Counts, CurvePoint, DistributionSummary, SummaryAnswer } from './summary.ts';

/** Why there is no picture, for a sentence in its place. */
export type Refusal =
  | { readonly code: 'nobody' }
  | { readonly code: 'no-rows' }
  | { readonly code: 'no-months' }
  | { readonly code: 'all-missing'; readonly all: number }
  | { readonly code: 'too-few'; readonly n: number; readonly needed: number }
  | { readonly code: 'oversized'; readonly count: number }
  | { readonly code: 'constant'; readonly n: number; readonly value: number };

/** Below this many values a distribution is a list of persons. */
const fewestValues = 3;

export interface Group extends GroupSummary {
  /** Share of all that have a value. */
  readonly share: number;
  readonly bars: readonly CountedBar[];
}

export interface Split {
  readonly groups: readonly Group[];
  readonly explained: ExplainedVariance;
  /** The same on the logarithms of the positive values. */
  readonly explainedOfLogarithms: ExplainedVariance;
}

interface Asked {
  readonly spec: DistributionSpec;
  readonly asOf: IsoDate;
  readonly per: Counted;
  readonly counts: Counts;
}

export interface DrawnDistribution extends Asked {
  readonly kind: 'drawn';
  readonly summary: DistributionSummary;
  readonly diagnosis: AverageDiagnosis;
  readonly curve: readonly CurvePoint[];
  readonly binning: Binning;
  readonly bars: readonly CountedBar[];
  readonly split: Split | null;
  /** Of a measure of months: the first and the last. */
  readonly months?: Months;
}

export interface RefusedDistribution extends Asked {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

export type DistributionResult = DrawnDistribution | RefusedDistribution;

const empty = { customer: 'nobody', row: 'no-rows', month: 'no-months' } as const satisfies Record<Per, string>;

/** Why a summary cannot be drawn; null when it can. */
export function refusalOf({ counts, summary }: SummaryAnswer, per: Per): Refusal | null {
  if (counts.all === 0) return { code: empty[per] };
  if (counts.oversized > 0) return { code: 'oversized', count: counts.oversized };
  if (summary === null) return { code: 'all-missing', all: counts.all };
  if (summary.n < fewestValues) return { code: 'too-few', n: summary.n, needed: fewestValues };
  return summary.min === summary.max ? { code: 'constant', n: summary.n, value: summary.min } : null;
}

/** The result from what the two rounds gave. */
export function compute(
  { spec, asOf, per }: Pick<Asked, 'spec' | 'asOf' | 'per'>,
  answer: SummaryAnswer & { readonly summary: DistributionSummary },
  binning: Binning,
  histogram: HistogramAnswer,
  groups: readonly GroupSummary[] | null,
): DrawnDistribution {
  const { counts, summary, curve } = answer;
  return {
    kind: 'drawn',
    spec,
    asOf,
    per,
    counts,
    summary,
    diagnosis: diagnoseAverage(summary),
    curve,
    binning,
    bars: together([...histogram.values()]),
    split: groups === null ? null : splitOf(groups, histogram, summary.n),
  };
}

function splitOf(groups: readonly GroupSummary[], histogram: HistogramAnswer, n: number): Split {
  const named = groups.filter((group) => group.key.kind === 'value').length;
  const numberOf = (group: GroupSummary, i: number): number => {
    if (group.key.kind === 'value') return i;
    return group.key.kind === 'other' ? named : named + 1;
  };
  return {
    groups: groups.map((group, i) => ({ ...group, share: group.n / n, bars: histogram.get(numberOf(group, i)) ?? [] })),
    explained: explainedVariance(groups),
    explainedOfLogarithms: explainedVariance(groups.map((group) => group.logarithms)),
  };
}

/** The levels that get a picture of their own, as the second round needs them. */
export function namedLevels(groups: readonly GroupSummary[]): readonly string[] {
  return groups.flatMap((group) => (group.key.kind === 'value' ? [group.key.value] : [])).slice(0, mostGroups);
}
