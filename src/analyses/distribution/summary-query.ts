import { customersStage, naming, type Scope } from '../../model/scope.ts';
import { SAME_AS_MEAN, TYPICAL_BAND } from '../../model/statistics/around-the-mean.ts';
import { chain, integer, join, literal, query, sql, type Sql, type Stage } from '../../sql/sql.ts';
import type { DistributionSpec } from './spec.ts';
import { valuesStages } from './values-stage.ts';

/** The curve has a point at each of these steps of rank: quarters, deciles and the outer half per cents are among them. */
export const curveSteps = 200;

/** Values beyond this are no measure of anything, and their squares would overflow. */
export const largestValue = 1e100;

/** The steps at which the values other than 0 are read, for the bins. */
const nonZeroSteps: readonly number[] = [0, 1, 50, 150, 199, 200];

/**
 * Everything that is said of a distribution, with one sort: each row carries the summary and one point of the curve,
 * the type-7 quantile at `step` / 200 of all values, or of those that are not 0.
 */
export function summaryQuery(spec: DistributionSpec, scope: Scope): Sql<'query'> {
  const names = naming();
  const ofRows = spec.measure.kind === 'event-value';
  const stages: readonly Stage[] = [
    ...(ofRows ? [customersStage(scope)] : []),
    ...valuesStages(spec.measure, null, scope, names),
    { name: 'counted', query: counted(ofRows) },
    { name: 'ranked', query: ranked },
    { name: 'totals', query: totals },
    { name: 'shape', query: shape() },
    { name: 'points', query: points },
    { name: 'curve', query: curve },
  ];
  return chain(
    stages,
    query`SELECT "counted".*, "totals".*, "shape".*, "curve".*
FROM "counted" CROSS JOIN "totals" CROSS JOIN "shape" LEFT JOIN "curve" ON TRUE
ORDER BY "of_non_zero", "step"`,
  );
}

const fits = sql`abs("value") <= ${literal(largestValue)}`;

/** Rows may have no customer, or one who is not known yet at the as-of date. */
function counted(ofRows: boolean): Sql<'query'> {
  const known = sql`"customer_no" IN (SELECT "customer_no" FROM "customers")`;
  const anonymous = ofRows ? sql`count(*) FILTER ("customer_no" IS NULL OR NOT ${known})` : integer(0);
  return query`SELECT
  count(*)::DOUBLE AS "all",
  count(*) FILTER ("value" IS NULL)::DOUBLE AS "missing",
  count(*) FILTER (NOT ${fits})::DOUBLE AS "oversized",
  approx_count_distinct("value")::DOUBLE AS "distinct",
  ${anonymous}::DOUBLE AS "anonymous"
FROM "values"`;
}

const ranked = query`SELECT "value", row_number() OVER (ORDER BY "value") - 1 AS "position" FROM "values" WHERE ${fits}`;

const totals = query`SELECT
  count(*)::DOUBLE AS "n",
  avg("value")::DOUBLE AS "mean",
  coalesce(stddev_samp("value"), 0)::DOUBLE AS "sd",
  min("value")::DOUBLE AS "min",
  max("value")::DOUBLE AS "max",
  sum("value")::DOUBLE AS "sum",
  count(*) FILTER ("value" = 0)::DOUBLE AS "zeros",
  count(*) FILTER ("value" < 0)::DOUBLE AS "negatives",
  count(*) FILTER ("value" <> trunc("value"))::DOUBLE AS "fractions"
FROM "ranked"`;

/** What the `share` of the largest hold; the last of them counts for a fraction. */
function heldByTop(share: number): Sql<'expression'> {
  const wanted = sql`round("n" * ${literal(share)}, 8)`;
  const whole = sql`sum("value") FILTER ("position" >= "n" - floor(${wanted}))`;
  const last = sql`max("value" * (${wanted} - floor(${wanted}))) FILTER ("position" = "n" - 1 - floor(${wanted}))`;
  return sql`(coalesce(${whole}, 0) + coalesce(${last}, 0))::DOUBLE`;
}

function shape(): Sql<'query'> {
  const same = literal(SAME_AS_MEAN);
  const near = sql`abs("value" - "mean") <= ${literal(TYPICAL_BAND + SAME_AS_MEAN)} * abs("mean")`;
  const below = sql`"value" < "mean" - ${same} * abs("mean")`;
  const columns = [
    sql`count(*) FILTER (${near})::DOUBLE AS "near_mean"`,
    sql`count(*) FILTER (${below})::DOUBLE AS "below_mean"`,
    sql`sum(abs("value" - "mean"))::DOUBLE AS "distance"`,
    sql`sum(("position" + 1) * "value")::DOUBLE AS "by_rank"`,
    sql`${heldByTop(0.1)} AS "held_by_top_10"`,
    sql`(sum("value") FILTER ("position" >= "n" - ceil(round("n" * ${literal(0.2)}, 8))))::DOUBLE AS "held_by_top_20"`,
    sql`sum("value") FILTER ("position" < "n" - greatest(1, floor("n" / 1000)))::DOUBLE AS "without_top"`,
  ];
  return query`SELECT
  ${join(
    columns,
    sql`,
  `,
  )}
FROM "ranked" CROSS JOIN "totals"`;
}

const steps = integer(curveSteps);

/** For each step, the order statistics on both sides of (n - 1) p. Without the zeros, ranks jump over them. */
const points = query`SELECT FALSE AS "of_non_zero", "step", ("n"::BIGINT - 1) * "step" // ${steps} AS "low", ("n"::BIGINT - 1) * "step" % ${steps} / ${steps} AS "rest", "n"::BIGINT AS "end", 0 AS "from", 0 AS "jump"
FROM "totals" CROSS JOIN range(${integer(curveSteps + 1)}) AS "steps"("step") WHERE "n" > 0
UNION ALL
SELECT TRUE, "step", ("n" - "zeros" - 1)::BIGINT * "step" // ${steps}, ("n" - "zeros" - 1)::BIGINT * "step" % ${steps} / ${steps}, ("n" - "zeros")::BIGINT, "negatives", "zeros"
FROM "totals" CROSS JOIN (SELECT unnest([${join(nonZeroSteps.map(integer))}]) AS "step") AS "steps" WHERE "zeros" > 0 AND "n" > "zeros"`;

const jumped = (rank: Sql): Sql<'expression'> => sql`${rank} + CASE WHEN ${rank} >= "from" THEN "jump" ELSE 0 END`;

const curve = query`SELECT "of_non_zero", "step"::DOUBLE AS "step", ("below"."value" + "rest" * ("above"."value" - "below"."value"))::DOUBLE AS "value"
FROM "points"
JOIN "ranked" AS "below" ON "below"."position" = (${jumped(sql`"low"`)})::BIGINT
JOIN "ranked" AS "above" ON "above"."position" = (${jumped(sql`least("low" + 1, "end" - 1)`)})::BIGINT`;
