import type { DiagnosisRule } from '../../model/statistics/average-diagnosis.ts';
import type { DistributionResult, DrawnDistribution } from './compute.ts';
import { isYesNo } from './summary.ts';

/** The message of a finding; the locales put it in words. */
export type FindingKey =
  'too-few' | 'whale' | 'mostly-zero' | 'misleads' | 'uneven' | 'fair' | 'share' | 'hidden-inside';

export interface Finding {
  readonly key: FindingKey;
  /** The most telling rule that fired, which ends the sentence. */
  readonly because: DiagnosisRule['code'] | null;
  readonly numbers: Readonly<Record<FindingNumber, number>>;
}

export type FindingNumber =
  | 'n'
  | 'mean'
  | 'median'
  | 'typicalShare'
  | 'zeroShare'
  | 'meanOfNonZero'
  | 'top10Share'
  | 'belowMean'
  | 'whales'
  | 'meanWithout'
  | 'explained';

/** From this share of zeros on, the mean is one of nobody. A proposal of ours. */
const mostlyZero = 0.5;

/** Below this many values no share of them is a verdict; the limit of the rule "few". */
const fewestForAVerdict = 30;

/** Below this share of the variance, averages by group hide more than they show (methods, "hidden inside"). */
const hiddenInside = 0.1;

/** What the picture says, the headline first; nothing where there is no picture. */
export function findings(result: DistributionResult): readonly Finding[] {
  if (result.kind === 'refused') return [];
  const headline: Finding = { key: keyOf(result), because: becauseOf(result), numbers: numbersOf(result) };
  const explained = explainedShare(result);
  if (explained === null || explained >= hiddenInside) return [headline];
  return [headline, { key: 'hidden-inside', because: null, numbers: headline.numbers }];
}

function keyOf({ diagnosis, summary }: DrawnDistribution): FindingKey {
  const fired = (code: DiagnosisRule['code']): boolean =>
    diagnosis.rules.some((rule) => rule.code === code && rule.fired);
  if (isYesNo(summary)) return 'share';
  // Of a handful anybody moves the mean.
  if (fired('few') && (summary.n < fewestForAVerdict || !fired('whale'))) return 'too-few';
  if (summary.zeroCount / summary.n >= mostlyZero) return 'mostly-zero';
  // That the mean describes hardly anybody comes before who makes it so: the card names them.
  if (diagnosis.verdict === 'misleading') return 'misleads';
  if (fired('whale')) return 'whale';
  return diagnosis.verdict === 'good' ? 'fair' : 'uneven';
}

function becauseOf({ diagnosis }: DrawnDistribution): DiagnosisRule['code'] | null {
  const telling = diagnosis.rules.find(
    (rule) => rule.fired && (rule.code === 'zero' || rule.code === 'concentration' || rule.code === 'skew'),
  );
  return telling?.code ?? null;
}

/** How much of the diversity the averages of the groups explain, without what chance alone would give; null without groups to compare. */
export function explainedShare({ split }: DrawnDistribution): number | null {
  if (split === null || split.groups.length < 2) return null;
  const omega = split.explained.omegaSquared;
  return omega === null ? null : Math.max(0, omega);
}

function numbersOf(result: DrawnDistribution): Finding['numbers'] {
  const { summary } = result;
  return {
    n: summary.n,
    mean: summary.mean,
    median: summary.median,
    typicalShare: summary.shareWithinBand,
    zeroShare: summary.zeroCount / summary.n,
    meanOfNonZero: summary.meanOfNonZero ?? Number.NaN,
    top10Share: summary.top10Share ?? Number.NaN,
    belowMean: summary.shareBelowMean,
    whales: summary.topThousandthCount,
    meanWithout: summary.meanWithoutTopThousandth ?? Number.NaN,
    explained: explainedShare(result) ?? Number.NaN,
  };
}
