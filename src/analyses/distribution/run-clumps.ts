import type { QueryOptions, Session } from '../../engine/engine.ts';
import type { Measure } from '../../model/measure.ts';
import type { Scope } from '../../model/scope.ts';
import { areClumps, clumpsOf } from '../../model/statistics/clumps.ts';
import { clumpPointsQuery, clumpSidesQuery, readClumpSides, type ClumpSides } from './clumps-query.ts';

/** Whether the positive values make two clumps, and who is on each side; null when they do not, or are too few to tell. */
export async function runClumps(
  engine: Session,
  measure: Measure,
  scope: Scope,
  { signal, place }: QueryOptions = {},
): Promise<ClumpSides | null> {
  const rows = await engine.query(clumpPointsQuery(measure, scope), { signal, place });
  const clumps = clumpsOf(rows.numbers('value'), rows.numbers('n')[0] ?? 0);
  if (clumps?.cut == null || !areClumps(clumps)) return null;
  return readClumpSides(await engine.query(clumpSidesQuery(measure, scope, clumps.cut), { signal, place }), clumps);
}
