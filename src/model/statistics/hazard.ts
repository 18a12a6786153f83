import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson.ts';

/** One month of life: how many went through it or were lost in it, and the share of them that was lost. */
export interface HazardPoint {
  readonly month: number;
  readonly atRisk: number;
  readonly lost: number;
  /** NaN where nobody was at risk. */
  readonly hazard: number;
  readonly interval: Interval;
  /** Share still there after the month. */
  readonly survival: number;
}

/** Losses by month of life over those at risk, which is what a logistic regression with a term for each month gives (Allison 1982); intervals of Wilson. */
export function hazards(
  months: readonly { readonly month: number; readonly atRisk: number; readonly lost: number }[],
): readonly HazardPoint[] {
  let survival = 1;
  return months.map(({ month, atRisk, lost }) => {
    const hazard = lost / atRisk;
    if (atRisk > 0) survival *= 1 - hazard;
    return { month, atRisk, lost, hazard, interval: wilsonInterval(lost, atRisk), survival };
  });
}
