import type { LifecycleResult } from './run.ts';

/** Why there is nothing to draw. */
export type LifecycleRefusal = 'population' | 'unborn' | 'young' | 'unfollowed' | 'oversized';

/** Amounts beyond this are no amounts of anything: no mean can be drawn. */
const largestMean = 1e100;

/** Customers whose lives are told. */
export function sizeOf(result: LifecycleResult): number {
  switch (result.kind) {
    case 'cohorts':
      return result.cohorts.customers;
    case 'fan':
      return result.fan.seen[0]?.customers ?? 0;
    case 'stages':
      return result.stages.population - (result.stages.stock.at(-1)?.counts.none ?? 0);
    case 'survival':
      return result.survival.all.customers;
    case 'repeat':
      return result.repeat.steps[0]?.reached ?? 0;
  }
}

function populationOf(result: LifecycleResult): number {
  switch (result.kind) {
    case 'cohorts':
      return result.cohorts.population;
    case 'fan':
      // Nobody is on any row where nobody is old enough.
      return result.fan.seen.length === 0 ? Number.NaN : result.fan.population;
    case 'stages':
      return result.stages.population;
    case 'survival':
      return result.survival.unfollowed.population;
    case 'repeat':
      return result.repeat.population;
  }
}

/** Null where there is something to draw. */
export function refusalOf(result: LifecycleResult): LifecycleRefusal | null {
  if (populationOf(result) === 0) return 'population';
  if (result.kind === 'fan' && result.fan.points.length === 0) return 'young';
  if (result.kind === 'fan' && result.fan.points.some(({ mean }) => !(Math.abs(mean) <= largestMean)))
    return 'oversized';
  if (sizeOf(result) === 0) return result.kind === 'survival' ? 'unfollowed' : 'unborn';
  return result.kind === 'cohorts' && result.cohorts.totals.length < 2 ? 'young' : null;
}
