import { benjaminiHochberg } from '../../../model/statistics/multiple-testing.ts';
import { netPromoter, netPromoterDifference, type Difference } from '../../../model/statistics/net-promoter.ts';
import { addedAnswers, type QuarterAnswers } from './answers-query.ts';

/** A proposal of ours: below, a score moves too much to be compared. */
export const FEW_ANSWERS = 30;

/** How a score changed since the quarter before that has answers. */
export interface QuarterChange extends Difference {
  /** The place of the quarter, of the part (`parts.length`: everybody), and of the quarter it is held against. */
  readonly quarter: number;
  readonly part: number;
  readonly since: number;
  /** The probability that the share of false changes among those at most as improbable is no larger (Benjamini & Hochberg 1995), over all changes here. */
  readonly adjusted: number;
}

/** The change of each part, and of everybody, from one quarter to the next, where both have answers enough; in order of time. Quarters are taken as groups that share nobody; those of `apart` were asked on another scale and compare with none. */
export function quarterChanges(
  quarters: readonly QuarterAnswers[],
  apart: readonly QuarterAnswers[] = [],
): readonly QuarterChange[] {
  const dated = quarters.flatMap((one, place) => (one.quarter === null || apart.includes(one) ? [] : [{ one, place }]));
  const parts = quarters[0]?.parts.length ?? 0;
  const found = Array.from({ length: parts + 1 }, (_, part) => part).flatMap((part) => {
    const asked = dated
      .map(({ one, place }) => ({ place, answers: part < parts ? one.parts[part] : addedAnswers(one.parts) }))
      .flatMap(({ place, answers }) =>
        answers === undefined || netPromoter(answers).n < FEW_ANSWERS ? [] : [{ place, answers }],
      );
    return asked.slice(1).flatMap(({ place, answers }, index) => {
      const before = asked[index];
      const change = before === undefined ? null : netPromoterDifference(before.answers, answers);
      return before === undefined || change === null ? [] : [{ ...change, quarter: place, part, since: before.place }];
    });
  });
  const adjusted = benjaminiHochberg(found.map(({ p }) => p));
  return found
    .map((one, index): QuarterChange => ({ ...one, adjusted: adjusted[index] ?? 1 }))
    .toSorted((a, b) => a.quarter - b.quarter || a.part - b.part);
}

/** Whether chance alone would hardly bring it, all changes on the page taken together. */
export const isEstablished = ({ adjusted }: QuarterChange): boolean => adjusted < 0.05;
