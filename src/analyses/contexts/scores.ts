import type { Interval } from '../../model/statistics/interval.ts';
import { twoSidedZ } from '../../model/statistics/normal.ts';
import type { MinedScores } from './mined.ts';

/** The mean answer with its interval of 95 %, by the normal approximation; a point where a single answer gives no spread. */
export function meanInterval({ answers, mean, deviation }: MinedScores): Interval {
  const half = answers < 2 ? 0 : (twoSidedZ(0.95) * deviation) / Math.sqrt(answers);
  return { low: mean - half, high: mean + half };
}
