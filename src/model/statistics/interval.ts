export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided coverage used when none is asked for. */
export const DEFAULT_CONFIDENCE = 0.95;
