import type { QueryOptions, Session } from '../../engine/engine.ts';
import type { Measure } from '../../model/measure.ts';
import { naming, type Scope } from '../../model/scope.ts';
import type { Rows } from '../../model/rows.ts';
import type { LorenzPoint } from '../../model/statistics/concentration.ts';
import { letterDepths, letterValuesAt, type LetterValue } from '../../model/statistics/letter-values.ts';
import { chain, integer, literal, query, sql, type Sql } from '../../sql/sql.ts';
import { orderStatisticsQuery, readOrderStatistics } from './order-statistics-query.ts';
import { largestValue } from './summary-query.ts';
import { valuesStages } from './values-stage.ts';

/** A letter value rests on at least so many at each end: the tails stop before they are a few persons. */
const smallestDepth = 8;

const lorenzSteps = 100;

/** The share of the value that the lowest `customers` hold, at every hundredth of the ranks: rows of `customers` and `value`, as shares. */
export function lorenzQuery(measure: Measure, scope: Scope): Sql<'query'> {
  const steps = integer(lorenzSteps);
  const fits = sql`abs("value") <= ${literal(largestValue)}`;
  const totals = query`SELECT count(*) AS "n", sum("value") AS "total" FROM "values" WHERE ${fits}`;
  const ranked = query`SELECT row_number() OVER "by_value" AS "rank", sum("value") OVER ("by_value" ROWS UNBOUNDED PRECEDING) AS "held"
FROM "values" WHERE ${fits} WINDOW "by_value" AS (ORDER BY "value")`;
  return chain(
    [
      ...valuesStages(measure, null, scope, naming()),
      { name: 'totals', query: totals },
      { name: 'ranked', query: ranked },
    ],
    query`SELECT ("rank" / "n")::DOUBLE AS "customers", ("held" / "total")::DOUBLE AS "value" FROM "ranked" CROSS JOIN "totals"
WHERE "n" <= ${steps} OR ("rank" * ${steps}) // "n" <> (("rank" - 1) * ${steps}) // "n"
ORDER BY "rank"`,
  );
}

function readLorenz(rows: Rows): readonly LorenzPoint[] {
  const value = rows.numbers('value');
  const points = Array.from(rows.numbers('customers'), (customers, i) => ({
    customers,
    value: value[i] ?? Number.NaN,
  }));
  return [{ customers: 0, value: 0 }, ...points];
}

export async function runLorenz(
  engine: Session,
  measure: Measure,
  scope: Scope,
  { signal, place, onProgress }: QueryOptions = {},
): Promise<readonly LorenzPoint[]> {
  return readLorenz(await engine.query(lorenzQuery(measure, scope), { signal, place, onProgress }));
}

/** @param n how many values there are */
export async function runLetters(
  engine: Session,
  measure: Measure,
  scope: Scope,
  n: number,
  { signal, place, onProgress }: QueryOptions = {},
): Promise<readonly LetterValue[]> {
  const ranks = letterDepths(n, smallestDepth).flatMap(({ depth }) =>
    [depth, n + 1 - depth].flatMap((one) => [Math.floor(one), Math.ceil(one)]),
  );
  const rows = await engine.query(orderStatisticsQuery(measure, scope, ranks), { signal, place, onProgress });
  const values = readOrderStatistics(rows);
  return letterValuesAt(n, smallestDepth, (rank) => values.get(rank) ?? Number.NaN);
}
