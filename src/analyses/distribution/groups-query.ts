import { naming, type Scope } from '../../model/scope.ts';
import { chain, integer, literal, query, sql, type Sql } from '../../sql/sql.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { GroupMoments } from '../../model/statistics/explained-variance.ts';
import type { Rows } from '../../model/rows.ts';
import { mostGroups, type GroupKey } from './levels.ts';
import type { DistributionSpec } from './spec.ts';
import { largestValue } from './summary-query.ts';
import { valuesStages } from './values-stage.ts';

/** One group of a split, in numbers. */
export interface GroupSummary extends GroupMoments {
  readonly key: GroupKey;
  readonly median: number;
  /** Of ten values, one is at most the first and nine at most the second. */
  readonly p10: number;
  readonly p90: number;
  readonly sum: number;
  /** How many levels it puts together; 1 unless it is the rare ones. */
  readonly levels: number;
  /** Moments of ln x of its positive values, where a few customers carry the variance. */
  readonly logarithms: GroupMoments;
}

/** NULL for what has none, which would end the query. */
const logarithm = sql`ln(CASE WHEN "value" > 0 THEN "value" END)`;

/** The most frequent levels, the rare ones together, and the customers without level: sizes, means and spreads. */
export function groupsQuery(spec: DistributionSpec, split: Dimension, scope: Scope): Sql<'query'> {
  const stages = valuesStages(spec.measure, split, scope, naming());
  const valued = query`SELECT "level", "value" FROM "values" WHERE abs("value") <= ${literal(largestValue)}`;
  const named = query`SELECT "level", row_number() OVER (ORDER BY count(*) DESC, "level") - 1 AS "rank" FROM "valued" WHERE "level" IS NOT NULL GROUP BY "level"`;
  const last = query`SELECT
  CASE WHEN "rank" < ${integer(mostGroups)} THEN "rank" WHEN "rank" IS NOT NULL THEN ${integer(mostGroups)} ELSE ${integer(mostGroups + 1)} END::DOUBLE AS "part",
  min("valued"."level") AS "level",
  count(DISTINCT "valued"."level")::DOUBLE AS "levels",
  count(*)::DOUBLE AS "n",
  avg("value")::DOUBLE AS "mean",
  var_pop("value")::DOUBLE AS "variance",
  median("value")::DOUBLE AS "median",
  quantile_cont("value", 0.1)::DOUBLE AS "p10",
  quantile_cont("value", 0.9)::DOUBLE AS "p90",
  sum("value")::DOUBLE AS "sum",
  count(${logarithm})::DOUBLE AS "log_n",
  avg(${logarithm})::DOUBLE AS "log_mean",
  var_pop(${logarithm})::DOUBLE AS "log_variance"
FROM "valued" LEFT JOIN "named" ON "named"."level" = "valued"."level"
GROUP BY "part" ORDER BY "part"`;
  return chain([...stages, { name: 'valued', query: valued }, { name: 'named', query: named }], last);
}

/** Reads the rows of `groupsQuery`. */
export function readGroups(rows: Rows): readonly GroupSummary[] {
  const level = rows.texts('level');
  const column = (name: string) => rows.numbers(name);
  const [parts, levels, n, mean, variance, median, sum] = [
    column('part'),
    column('levels'),
    column('n'),
    column('mean'),
    column('variance'),
    column('median'),
    column('sum'),
  ];
  const [p10, p90] = [column('p10'), column('p90')];
  const [logN, logMean, logVariance] = [column('log_n'), column('log_mean'), column('log_variance')];
  return Array.from(parts, (part, i) => ({
    key: keyOf(part, level[i] ?? ''),
    levels: part === mostGroups ? at(levels, i) : 1,
    n: at(n, i),
    mean: at(mean, i),
    variance: at(variance, i),
    median: at(median, i),
    p10: at(p10, i),
    p90: at(p90, i),
    sum: at(sum, i),
    logarithms: { n: at(logN, i), mean: orZero(at(logMean, i)), variance: orZero(at(logVariance, i)) },
  }));
}

function keyOf(part: number, level: string): GroupKey {
  if (part === mostGroups + 1) return { kind: 'missing' };
  return part === mostGroups ? { kind: 'other' } : { kind: 'value', value: level };
}

const at = (values: Float64Array, i: number): number => values[i] ?? Number.NaN;
const orZero = (value: number): number => (Number.isNaN(value) ? 0 : value);
