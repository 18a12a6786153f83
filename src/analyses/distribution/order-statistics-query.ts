import { naming, type Scope } from '../../model/scope.ts';
import { chain, integer, join, literal, query, type Sql } from '../../sql/sql.ts';
import type { Measure } from '../../model/measure.ts';
import type { Rows } from '../../model/rows.ts';
import { DEFAULT_CONFIDENCE } from '../../model/statistics/interval.ts';
import { quantileRanks, type QuantileEstimate } from '../../model/statistics/quantile-interval.ts';
import { largestValue } from './summary-query.ts';
import { levelledValues } from './values-stage.ts';
import { isWithin, withinLevels, type Within } from './within.ts';

/** The values at some ranks, counted from 1: rows of `rank` and `value`. */
export function orderStatisticsQuery(
  measure: Measure,
  scope: Scope,
  ranks: readonly number[],
  within: Within | null = null,
): Sql<'query'> {
  const ranked = query`SELECT "value", row_number() OVER (ORDER BY "value") AS "rank" FROM "values" WHERE abs("value") <= ${literal(largestValue)} AND ${isWithin(within)}`;
  return chain(
    [...levelledValues(measure, withinLevels(within), scope, naming()), { name: 'ranked', query: ranked }],
    query`SELECT "rank"::DOUBLE AS "rank", "value"::DOUBLE AS "value" FROM "ranked" WHERE "rank" IN (${join([...new Set(ranks)].map(integer))}) ORDER BY "rank"`,
  );
}

export function readOrderStatistics(rows: Rows): ReadonlyMap<number, number> {
  const values = rows.numbers('value');
  return new Map(Array.from(rows.numbers('rank'), (rank, i) => [rank, values[i] ?? Number.NaN]));
}

/** Nine deciles are compared at once: their limits hold together in 95 cases of 100 (Bonferroni). */
const confidence = 1 - (1 - DEFAULT_CONFIDENCE) / 9;

/** The ranks that some quantiles of n values and their limits are read at. */
export function ranksOfQuantiles(n: number, quantiles: readonly number[]): readonly number[] {
  return quantiles.flatMap((p) => {
    const { lower, upper } = quantileRanks(n, p, confidence);
    const below = Math.floor((n - 1) * p) + 1;
    return [below, Math.min(below + 1, n), ...(lower === null ? [] : [lower]), ...(upper === null ? [] : [upper])];
  });
}

/** The quantiles (type 7) with limits that hold for nine of them together. */
export function estimatesOf(
  n: number,
  quantiles: readonly number[],
  values: ReadonlyMap<number, number>,
): readonly QuantileEstimate[] {
  const at = (rank: number): number => values.get(rank) ?? Number.NaN;
  return quantiles.map((p) => {
    const { lower, upper } = quantileRanks(n, p, confidence);
    const position = (n - 1) * p;
    const below = Math.floor(position) + 1;
    const value = at(below) + (position - below + 1) * (at(Math.min(below + 1, n)) - at(below));
    return {
      p,
      value,
      low: lower === null ? -Infinity : at(lower),
      high: upper === null ? Infinity : at(upper),
    };
  });
}
