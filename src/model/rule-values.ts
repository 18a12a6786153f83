import { chain, integer, join, literal, query, sql, type Sql } from '../sql/sql.ts';
import { compileDimension } from './compile-dimension.ts';
import { compileMeasure } from './compile-measure.ts';
import { asTable } from './one-of.ts';
import { customersStage, customerId, fieldText, naming, type Scope } from './scope.ts';
import type { Dimension } from './dimension.ts';
import type { Measure } from './measure.ts';
import type { FieldId } from './record.ts';

/** Which values of a list no customer has, sorted: `value`. They may have gone with a later file. */
export function absentValues(
  scope: Scope,
  of: { readonly field: FieldId } | 'id',
  values: readonly string[],
): Sql<'query'> {
  const present = of === 'id' ? customerId('customers') : fieldText(scope, of.field, 'customers');
  return chain(
    [
      customersStage(scope),
      {
        name: 'present',
        query: query`SELECT DISTINCT ${present} AS "value" FROM "customers" WHERE ${present} IS NOT NULL`,
      },
      { name: 'listed', query: asTable('text', values) },
    ],
    query`SELECT "listed"."value" FROM "listed" ANTI JOIN "present" ON "listed"."value" = "present"."value" ORDER BY "value"`,
  );
}

/** How many customers are at each level of a dimension, the most frequent first: `value` (NULL where it is missing) and `n`. */
export function dimensionLevels(scope: Scope, dimension: Dimension, limit: number): Sql<'query'> {
  const compiled = compileDimension(dimension, scope, naming(), 'customers');
  return chain(
    [customersStage(scope), ...compiled.stages],
    query`SELECT ${compiled.value} AS "value", count(*)::DOUBLE AS "n" FROM "customers" ${join(compiled.joins, sql` `)} GROUP BY 1 ORDER BY "n" DESC, "value" LIMIT ${integer(limit)}`,
  );
}

/** Bars of the picture beside a range, at most. */
const mostBars = 40;

/**
 * The picture of a measure beside its bounds: bars of one width from the first to the last percentile, what lies beyond in the first and
 * last bar; a bar for each value where they are few whole numbers. Rows of `bar` (from 0) and `n`, with the number of `bars`, the `low` end
 * of the first and the `width` of each; none where no customer has a value.
 */
export function rangePicture(scope: Scope, measure: Measure): Sql<'query'> {
  const compiled = compileMeasure(measure, scope, naming(), 'customers');
  const [one, most] = [integer(1), integer(mostBars)];
  return chain(
    [
      customersStage(scope),
      ...compiled.stages,
      {
        name: 'shown',
        query: query`SELECT ${compiled.value} AS "value" FROM "customers" ${join(compiled.joins, sql` `)} WHERE ${compiled.value} IS NOT NULL`,
      },
      {
        name: 'ends',
        query: query`SELECT quantile_cont("value", ${literal(0.01)}) AS "first", quantile_cont("value", ${literal(0.99)}) AS "last", bool_and("value" = floor("value")) AS "whole" FROM "shown"`,
      },
      {
        name: 'kinds',
        query: query`SELECT "first", "last", "whole" AND ceil("last") - floor("first") < ${most} AS "whole" FROM "ends"`,
      },
      {
        name: 'scale',
        query: query`SELECT CASE WHEN "whole" THEN floor("first") ELSE "first" END AS "low", CASE WHEN "whole" THEN ceil("last") - floor("first") + ${one} WHEN "last" > "first" THEN ${most} ELSE ${one} END AS "bars", CASE WHEN "whole" THEN ${one} WHEN "last" > "first" THEN ("last" - "first") / ${most} ELSE ${one} END AS "width" FROM "kinds"`,
      },
    ],
    query`SELECT greatest(0, least("bars" - ${one}, floor(("value" - "low") / "width")))::DOUBLE AS "bar", count(*)::DOUBLE AS "n", any_value("bars")::DOUBLE AS "bars", any_value("low")::DOUBLE AS "low", any_value("width")::DOUBLE AS "width" FROM "shown", "scale" GROUP BY 1 ORDER BY 1`,
  );
}
