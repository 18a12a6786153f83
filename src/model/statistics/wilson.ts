import { DEFAULT_CONFIDENCE, type Interval } from './interval.ts';
import { twoSidedZ } from './normal.ts';

/**
 * Score interval of a share of `successes` among `trials` (Wilson 1927). Stays inside [0, 1]; [0, 1] without trials.
 * @throws RangeError when successes are not between 0 and trials.
 */
export function wilsonInterval(successes: number, trials: number, confidence: number = DEFAULT_CONFIDENCE): Interval {
  if (!(successes >= 0 && successes <= trials)) throw new RangeError(`wilson: ${successes} of ${trials}`);
  if (trials === 0) return { low: 0, high: 1 };
  const z2 = twoSidedZ(confidence) ** 2;
  const centre = successes + z2 / 2;
  const half = Math.sqrt(z2 * ((successes * (trials - successes)) / trials + z2 / 4));
  const [low, high] = [(centre - half) / (trials + z2), (centre + half) / (trials + z2)];
  return {
    low: successes === 0 ? 0 : low,
    high: successes === trials ? 1 : high,
  };
}
