import { compileMeasure } from '../../../model/compile-measure.ts';
import type { Measure } from '../../../model/measure.ts';
import { populationStages } from '../../../model/population.ts';
import type { Rows } from '../../../model/rows.ts';
import { naming, type Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import { chain, identifier, join, literal, query, sql, type Sql } from '../../../sql/sql.ts';
import { valueAfter } from './rfm.ts';

/** The values (type 7) that part a measure into so many equal shares, one row: `q_1` …, and `whole`. */
export function sharesQuery(measure: Measure, shares: number, scope: Scope): Sql<'query'> {
  const names = naming();
  const { stages, joins, value } = compileMeasure(measure, scope, names, 'population');
  const columns = Array.from(
    { length: shares - 1 },
    (_, step) =>
      sql`quantile_cont((${value})::DOUBLE, ${literal((step + 1) / shares)})::DOUBLE AS ${identifier(`q_${step + 1}`)}`,
  );
  return chain(
    [...populationStages(scope, names), ...stages],
    query`SELECT ${join(columns)}, (bool_and(${value} = trunc(${value})))::INTEGER::DOUBLE AS "whole" FROM "population" ${join(joins, sql` `)}`,
  );
}

/** Bands between those values, ties together: of a measure that many share a value of, there are fewer bands than shares. Null when nobody has a value. */
export function bandsFrom(rows: Rows, measure: Measure, shares: number): Plan | null {
  const whole = rows.numbers('whole')[0] === 1;
  const values = Array.from({ length: shares - 1 }, (_, step) => rows.numbers(`q_${step + 1}`)[0] ?? Number.NaN);
  if (values.some(Number.isNaN)) return null;
  return bandsAt(measure, [...new Set(values.map((value) => valueAfter(value, whole)))]);
}

export function bandsAt(measure: Measure, cuts: readonly number[]): Plan {
  const parts = Array.from({ length: cuts.length + 1 }, (_, place) => ({ id: `band-${place}`, name: '' }));
  return { kind: 'bands', measure, cuts, parts };
}
