import { naming, type Scope } from '../../model/scope.ts';
import { chain, identifier, integer, join, literal, query, sql, type Sql, type Stage } from '../../sql/sql.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import type { GroupMoments } from '../../model/statistics/explained-variance.ts';
import type { Rows } from '../../model/rows.ts';
import { largestValue } from './summary-query.ts';
import { levelledValues } from './values-stage.ts';
import { isWithin, withinLevels, type Within } from './within.ts';

/** The values at one level of a dimension, in numbers. */
export interface LevelMoments extends GroupMoments {
  /** Null where it is missing. */
  readonly level: string | null;
  /** Moments of ln x of the positive values. */
  readonly logarithms: GroupMoments;
  /** Moments of the ranks among all values, ties at their middle. */
  readonly ranks: GroupMoments;
}

/** What stands for all values together among the places of the dimensions. */
const allOfThem = -1;

const nameOf = (index: number): string => `by_${index}`;

/**
 * Sizes, means and spreads at every level of every dimension, in one query: the values are made and ranked once, then grouped by each
 * dimension in turn, and not at all. Rows of `dimension` (its place), `level` and the moments.
 */
export function momentsQuery(
  measure: Measure,
  dimensions: readonly Dimension[],
  scope: Scope,
  within: Within | null = null,
): Sql<'query'> {
  const levels = Object.fromEntries(dimensions.map((dimension, i) => [nameOf(i), dimension]));
  const by = dimensions.map((_, i) => identifier(nameOf(i)));
  const stages: readonly Stage[] = [
    ...levelledValues(measure, { ...withinLevels(within), ...levels }, scope, naming()),
    {
      name: 'valued',
      query: query`SELECT ${join([sql`"value"`, ...by])} FROM "values" WHERE abs("value") <= ${literal(largestValue)} AND ${isWithin(within)}`,
    },
    { name: 'tallied', query: query`SELECT "value", count(*) AS "times" FROM "valued" GROUP BY "value"` },
    {
      name: 'placed',
      query: query`SELECT "value", sum("times") OVER (ORDER BY "value") - ("times" - 1) / 2 AS "rank" FROM "tallied"`,
    },
    {
      name: 'ranked',
      query: query`SELECT "valued".*, "rank", ln(CASE WHEN "valued"."value" > 0 THEN "valued"."value" END) AS "log" FROM "valued" JOIN "placed" ON "placed"."value" = "valued"."value"`,
    },
  ];
  const place = by.map((column, i) => sql`WHEN grouping(${column}) = 0 THEN ${integer(i)}`);
  const dimension =
    by.length === 0 ? integer(allOfThem) : sql`CASE ${join(place, sql` `)} ELSE ${integer(allOfThem)} END`;
  const level = by.length === 0 ? literal(null) : sql`coalesce(${join(by)})`;
  return chain(
    stages,
    query`SELECT (${dimension})::DOUBLE AS "dimension", (${level})::VARCHAR AS "level",
  ${moments('value', 'value')},
  ${moments('log', 'log')},
  ${moments('rank', 'rank')}
FROM "ranked" GROUP BY GROUPING SETS (${join([sql`()`, ...by.map((column) => sql`(${column})`)])})
ORDER BY "dimension", "value_n" DESC, "level"`,
  );
}

function moments(column: string, prefix: string): Sql<'expression'> {
  const of = identifier(column);
  return sql`count(${of})::DOUBLE AS ${identifier(`${prefix}_n`)}, avg(${of})::DOUBLE AS ${identifier(`${prefix}_mean`)}, var_pop(${of})::DOUBLE AS ${identifier(`${prefix}_variance`)}`;
}

export interface MomentsAnswer {
  readonly all: LevelMoments;
  /** The levels of each dimension, the largest first. */
  readonly dimensions: readonly (readonly LevelMoments[])[];
}

/** Reads the rows of `momentsQuery`. */
export function readMoments(rows: Rows, dimensions: number): MomentsAnswer {
  const places = rows.numbers('dimension');
  const levels = rows.texts('level');
  const moments = (prefix: string): ((i: number) => GroupMoments) => {
    const [n, mean, variance] = ['n', 'mean', 'variance'].map((name) => rows.numbers(`${prefix}_${name}`));
    return (i) => ({ n: n?.[i] ?? 0, mean: orZero(mean?.[i]), variance: orZero(variance?.[i]) });
  };
  const [values, logarithms, ranks] = [moments('value'), moments('log'), moments('rank')];
  const rowOf = (i: number): LevelMoments => ({
    level: levels[i] ?? null,
    ...values(i),
    logarithms: logarithms(i),
    ranks: ranks(i),
  });
  const found: LevelMoments[][] = Array.from({ length: dimensions }, () => []);
  let all = rowOf(-1);
  places.forEach((place, i) => {
    if (place === allOfThem) all = rowOf(i);
    else found[place]?.push(rowOf(i));
  });
  return { all, dimensions: found };
}

const orZero = (value: number | undefined): number => (value === undefined || Number.isNaN(value) ? 0 : value);
