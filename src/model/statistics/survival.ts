import { DEFAULT_CONFIDENCE } from './interval.ts';
import { twoSidedZ } from './normal.ts';

/** What happens at one time of a life: how many come under observation just after it, how many are lost at it, how many leave observation after it. */
export interface LifeStep {
  readonly time: number;
  readonly entered: number;
  readonly lost: number;
  readonly censored: number;
}

/** The curve just after a time at which somebody was lost or left observation. */
export interface SurvivalPoint {
  readonly time: number;
  /** Observed at the time itself. */
  readonly atRisk: number;
  readonly lost: number;
  readonly censored: number;
  /** Share still there after the time. */
  readonly survival: number;
  /** Of an interval on the scale of log(−log S), which stays inside 0 and 1; null where nobody is left. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The share still there by time (Kaplan & Meier 1958) with late entries: whoever entered at `e` counts at the times after it. Whoever leaves observation at a
 * time counts among those who could be lost at it. Intervals by Greenwood's variance on log(−log S) (Kalbfleisch & Prentice 1980).
 * Steps in order of time; those who are there from the beginning enter before the first time.
 */
export function kaplanMeier(
  steps: readonly LifeStep[],
  confidence: number = DEFAULT_CONFIDENCE,
): readonly SurvivalPoint[] {
  const z = twoSidedZ(confidence);
  const points: SurvivalPoint[] = [];
  let [here, survival, greenwood] = [0, 1, 0];
  for (const { time, entered, lost, censored } of steps) {
    if (lost + censored > 0) {
      const atRisk = here;
      if (lost > 0 && atRisk > 0) {
        survival *= (atRisk - lost) / atRisk;
        greenwood += lost === atRisk ? Infinity : lost / (atRisk * (atRisk - lost));
      }
      points.push({ time, atRisk, lost, censored, survival, ...bounds(survival, greenwood, z) });
    }
    here += entered - lost - censored;
  }
  return points;
}

function bounds(
  survival: number,
  greenwood: number,
  z: number,
): { readonly low: number | null; readonly high: number | null } {
  if (survival === 1) return { low: 1, high: 1 };
  if (survival <= 0) return { low: null, high: null };
  const spread = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return { low: survival ** Math.exp(spread), high: survival ** Math.exp(-spread) };
}

/** The first time at which at most a share is left; null when the curve does not come down so far. */
export function timeUntilLeft(points: readonly SurvivalPoint[], share: number): number | null {
  return points.find((point) => point.survival <= share + 1e-12)?.time ?? null;
}

/** The curve at a time; null after the last observation, where it says nothing. */
export function survivalAt(points: readonly SurvivalPoint[], time: number): SurvivalPoint | null {
  const last = points.at(-1);
  if (last === undefined || time > last.time) return null;
  return points.findLast((point) => point.time <= time) ?? null;
}
