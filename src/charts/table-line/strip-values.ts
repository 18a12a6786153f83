/** What stands beside a mean: one in ten is under `p10`, half under `p50`, nine in ten under `p90`. */
export interface StripValues {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly mean: number;
}

/** One scale for several strips. */
export function stripDomain(strips: readonly StripValues[]): readonly [number, number] {
  const ends = strips.flatMap(({ p10, p90, mean }) => [p10, p90, mean]);
  return [Math.min(...ends), Math.max(...ends)];
}
