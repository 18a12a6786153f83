import { compileDimension } from '../../../model/compile-dimension.ts';
import { compileSegmentation } from '../../../model/compile-segmentation.ts';
import type { Dimension } from '../../../model/dimension.ts';
import { populationStages } from '../../../model/population.ts';
import type { DimensionLevel } from '../../../model/rule.ts';
import type { Rows } from '../../../model/rows.ts';
import { naming, type Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import { chain, identifier, integer, join, query, sql, type Sql } from '../../../sql/sql.ts';

/** Customers by part and level of each dimension, in one pass: `dimension`, `part`, `level` (NULL where it is missing), `n`. */
export function levelsQuery(plan: Plan, dimensions: readonly Dimension[], scope: Scope): Sql<'query'> {
  const names = naming();
  const part = compileSegmentation(plan, scope, names, 'population');
  const compiled = dimensions.map((dimension) => compileDimension(dimension, scope, names, 'population'));
  const columns = compiled.map((one, index) => sql`(${one.value})::VARCHAR AS ${identifier(`d_${index}`)}`);
  const described = query`SELECT ${join([sql`${part.value} AS "part"`, ...columns])} FROM "population" ${join(
    [...part.joins, ...compiled.flatMap((one) => one.joins)],
    sql` `,
  )}`;
  const sets = dimensions.map((_, index) => sql`("part", ${identifier(`d_${index}`)})`);
  // GROUPING is 0 for the column that a set groups by.
  const which = dimensions.map(
    (_, index) => sql`WHEN GROUPING(${identifier(`d_${index}`)}) = 0 THEN ${integer(index)}`,
  );
  const level = dimensions.map((_, index) => identifier(`d_${index}`));
  return chain(
    [
      ...populationStages(scope, names),
      ...part.stages,
      ...compiled.flatMap((one) => one.stages),
      { name: 'described', query: described },
    ],
    query`SELECT (CASE ${join(which, sql` `)} END)::DOUBLE AS "dimension", "part"::DOUBLE AS "part", coalesce(${join(level)}) AS "level", count(*)::DOUBLE AS "n"
FROM "described" GROUP BY GROUPING SETS (${join(sets)}) ORDER BY "dimension", "part", "n" DESC, "level"`,
  );
}

export interface LevelCount {
  readonly level: DimensionLevel;
  /** One a part, then the rest. */
  readonly counts: readonly number[];
}

/** A proposal of ours: levels of a dimension that are looked at; the rest are put together. */
const MOST_LEVELS = 12;

/** The levels of each dimension, the most frequent first, rare ones together, missing last. */
export function readLevels(rows: Rows, dimensions: number, parts: number): readonly (readonly LevelCount[])[] {
  const [dimension, part, n] = [rows.numbers('dimension'), rows.numbers('part'), rows.numbers('n')];
  const level = rows.texts('level');
  const found = Array.from({ length: dimensions }, () => new Map<string | null, number[]>());
  dimension.forEach((place, row) => {
    const levels = found[place];
    const key = level[row] ?? null;
    const counts = levels?.get(key) ?? new Array<number>(parts + 1).fill(0);
    const own = part[row] ?? parts;
    counts[own] = (counts[own] ?? 0) + (n[row] ?? 0);
    levels?.set(key, counts);
  });
  return found.map((levels) => {
    const sorted = [...levels].toSorted((a, b) => total(b[1]) - total(a[1]));
    const named = sorted.filter(([key]) => key !== null);
    const [shown, rare] = [named.slice(0, MOST_LEVELS), named.slice(MOST_LEVELS)];
    const missing = sorted.find(([key]) => key === null);
    const except = shown.map(([key]) => key ?? '');
    return [
      ...shown.map(([key, counts]): LevelCount => ({ level: { kind: 'value', value: key ?? '' }, counts })),
      ...(rare.length === 0
        ? []
        : [{ level: { kind: 'other', except } as const, counts: added(rare.map(([, counts]) => counts)) }]),
      ...(missing === undefined ? [] : [{ level: { kind: 'missing' } as const, counts: missing[1] }]),
    ];
  });
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const added = (rows: readonly (readonly number[])[]): readonly number[] =>
  (rows[0] ?? []).map((_, place) => rows.reduce((sum, row) => sum + (row[place] ?? 0), 0));
