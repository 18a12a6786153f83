import type { Rows } from '../../model/rows.ts';

/** The customers seen through one month of age, and how what is measured spreads over them. */
export interface FanPoint {
  readonly period: number;
  readonly n: number;
  readonly mean: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/** How many are seen through each period. */
export interface SeenThrough {
  readonly period: number;
  readonly customers: number;
}

export interface Fan {
  readonly points: readonly FanPoint[];
  /** Of all, also where the fan is of those seen throughout. */
  readonly seen: readonly SeenThrough[];
  /** The period through which the same customers are followed; null where whoever is seen counts. */
  readonly through: number | null;
  readonly population: number;
}

/** From `agesQuery`: those of an age are seen through each period up to it. */
export function readAges(rows: Rows): { readonly seen: readonly SeenThrough[]; readonly population: number } {
  const [ages, customers] = [rows.numbers('age'), rows.numbers('customers')];
  const oldest = Math.max(-1, ...ages);
  let left = customers.reduce((sum, count) => sum + count, 0);
  const byAge = new Map(Array.from(ages, (age, i) => [age, customers[i] ?? 0]));
  return {
    seen: Array.from({ length: oldest + 1 }, (_, period) => {
      const point = { period, customers: left };
      left -= byAge.get(period) ?? 0;
      return point;
    }),
    population: rows.numbers('population')[0] ?? 0,
  };
}

/** Under this many customers, or a tenth of a smaller base, the edges of a fan are single customers. A proposal of ours. */
const fewest = 30;
const mostPeriodsOfFan = 60;

/** The last period that a fan is drawn to. */
export function lastDrawn(seen: readonly SeenThrough[]): number {
  const enough = Math.min(fewest, (seen[0]?.customers ?? 0) / 10);
  const drawn = seen.filter((point) => point.customers >= enough && point.period < mostPeriodsOfFan);
  return drawn.at(-1)?.period ?? -1;
}

/** A year where at least a tenth are seen through it, else the last month that half are seen through. */
export function usualThrough(seen: readonly SeenThrough[]): number {
  const all = seen[0]?.customers ?? 0;
  const last = lastDrawn(seen);
  if (last >= 12 && (seen[12]?.customers ?? 0) >= all / 10) return 12;
  return Math.max(0, seen.findLast((point) => point.customers >= all / 2 && point.period <= last)?.period ?? 0);
}

export function readFan(rows: Rows): readonly FanPoint[] {
  const column = (name: string): Float64Array => rows.numbers(name);
  const [n, mean, p10, p25, p50, p75, p90] = ['n', 'mean', 'p10', 'p25', 'p50', 'p75', 'p90'].map(column);
  return Array.from(column('period'), (period, i) => ({
    period,
    n: n?.[i] ?? 0,
    mean: mean?.[i] ?? Number.NaN,
    p10: p10?.[i] ?? Number.NaN,
    p25: p25?.[i] ?? Number.NaN,
    p50: p50?.[i] ?? Number.NaN,
    p75: p75?.[i] ?? Number.NaN,
    p90: p90?.[i] ?? Number.NaN,
  }));
}
