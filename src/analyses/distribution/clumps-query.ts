import { naming, type Scope } from '../../model/scope.ts';
import { POINTS_FOR_CLUMPS, type Clumps } from '../../model/statistics/clumps.ts';
import { chain, integer, literal, query, sql, type Sql } from '../../sql/sql.ts';
import type { Measure } from '../../model/measure.ts';
import { firstNumber, type Rows } from '../../model/rows.ts';
import { largestValue } from './summary-query.ts';
import { valuesStages } from './values-stage.ts';

/** The customers on both sides of the cut between two clumps; zeros and negatives are on neither. */
export interface ClumpSides {
  readonly clumps: Clumps;
  /** Values above 0. */
  readonly n: number;
  readonly below: { readonly n: number; readonly mean: number };
  readonly above: { readonly n: number; readonly mean: number };
}

const positive = sql`"value" > 0 AND "value" <= ${literal(largestValue)}`;

/** The positive values at ranks evenly spaced, all of them when they are few: rows of `n` and `value`, ascending. */
export function clumpPointsQuery(measure: Measure, scope: Scope): Sql<'query'> {
  const most = integer(POINTS_FOR_CLUMPS);
  return chain(
    [
      ...valuesStages(measure, null, scope, naming()),
      {
        name: 'ranked',
        query: query`SELECT "value", row_number() OVER (ORDER BY "value") - 1 AS "position", count(*) OVER () AS "n" FROM "values" WHERE ${positive}`,
      },
    ],
    query`SELECT "n"::DOUBLE AS "n", "value"::DOUBLE AS "value" FROM "ranked"
WHERE "n" <= ${most} OR ("position" * ${most}) // "n" <> (("position" - 1) * ${most}) // "n"
ORDER BY "value"`,
  );
}

/** Sizes and means under a cut and from it on. */
export function clumpSidesQuery(measure: Measure, scope: Scope, cut: number): Sql<'query'> {
  const below = sql`"value" < ${literal(cut)}`;
  return chain(
    valuesStages(measure, null, scope, naming()),
    query`SELECT count(*)::DOUBLE AS "n", count(*) FILTER (${below})::DOUBLE AS "below", (avg("value") FILTER (${below}))::DOUBLE AS "mean_below", (avg("value") FILTER (NOT ${below}))::DOUBLE AS "mean_above" FROM "values" WHERE ${positive}`,
  );
}

export function readClumpSides(rows: Rows, clumps: Clumps): ClumpSides {
  const [n, below] = [firstNumber(rows, 'n'), firstNumber(rows, 'below')];
  return {
    clumps,
    n,
    below: { n: below, mean: firstNumber(rows, 'mean_below') },
    above: { n: n - below, mean: firstNumber(rows, 'mean_above') },
  };
}
