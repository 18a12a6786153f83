import { bornStage, lastWholePeriod, periodPoints } from '../../model/life-stages.ts';
import { populationStages } from '../../model/population.ts';
import { naming, type Naming, type Scope } from '../../model/scope.ts';
import { chain, identifier, integer, join, literal, path, query, sql, type Sql, type Stage } from '../../sql/sql.ts';
import type { Life } from '../../model/life.ts';
import type { FanWish } from './spec.ts';

/** The quantiles of the fan. */
const fanQuantiles = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** `lives`: `customer_no` and `age`, the last period that is over, of the customers of the population whose first period is. */
function livesStages(
  life: Life,
  scope: Scope,
  names: Naming,
): { readonly stages: readonly Stage[]; readonly born: string } {
  const born = bornStage(scope, life, names);
  const age = lastWholePeriod(path(born.name, 'born'), life.unit, scope.asOf);
  return {
    born: born.name,
    stages: [
      ...populationStages(scope, names),
      ...born.stages,
      {
        name: 'lives',
        query: query`SELECT ${path(born.name, 'customer_no')}, ${age} AS "age" FROM ${identifier(born.name)} JOIN "population" ON ${path('population', 'customer_no')} = ${path(born.name, 'customer_no')} WHERE ${age} >= 0`,
      },
    ],
  };
}

/** Rows of `age` and `customers`: how old the customers are, in whole periods; and `population` on each. */
export function agesQuery(life: Life, scope: Scope): Sql<'query'> {
  const { stages } = livesStages(life, scope, naming());
  return chain(
    stages,
    query`SELECT "age"::DOUBLE AS "age", count(*)::DOUBLE AS "customers", (SELECT count(*) FROM "population")::DOUBLE AS "population" FROM "lives" GROUP BY "age" ORDER BY "age"`,
  );
}

/**
 * Rows of `period`, `n` (customers seen through it), `mean` and `p10` … `p90`, type-7 quantiles over all of them: months without anything are 0, and
 * are not laid out to be counted. Up to the period `until`; of those seen through `through` alone, where it is said.
 */
export function fanQuery(life: Life, fan: FanWish, until: number, scope: Scope): Sql<'query'> {
  const names = naming();
  const lives = livesStages(life, scope, names);
  const points = periodPoints(scope, life, fan.subject, lives.born, names);
  const value = fan.subject.amount === null ? sql`"n"` : sql`coalesce("amount", 0)`;
  const followed = fan.through === null ? sql`TRUE` : sql`"age" >= ${integer(fan.through)}`;
  const last = integer(until);
  const inTurn = sql`(PARTITION BY "customer_no" ORDER BY "period")`;
  const monthly = sql`SELECT "points"."customer_no", "period", "age", ${value}::DOUBLE AS "value" FROM ${identifier(points.name)} AS "points" JOIN "followed" ON "followed"."customer_no" = "points"."customer_no" WHERE "period" <= least("age", ${last})`;
  const running = sql`SELECT "customer_no", unnest(range("period", "next")) AS "period", "value" FROM (SELECT "customer_no", "period", sum("value") OVER ${inTurn} AS "value", coalesce(lead("period") OVER ${inTurn}, least("age", ${last}) + 1) AS "next" FROM (${monthly}))`;
  const quantiles = fanQuantiles.map((p) => sql`(${literal(p)})`);
  const column = (p: number): Sql => {
    const at = sql`FILTER ("p" = ${literal(p)})`;
    return sql`(max("below") ${at} + max("rest") ${at} * (max("above") ${at} - max("below") ${at}))::DOUBLE AS ${identifier(`p${String(p * 100)}`)}`;
  };
  // Where a rank of all stands among the values that are not 0; NULL on a 0.
  const among = (rank: Sql): Sql<'expression'> =>
    sql`CASE WHEN ${rank} < "negatives" THEN ${rank} WHEN ${rank} >= "n" - ("valued" - "negatives") THEN ${rank} - ("n" - "valued") END`;
  return chain(
    [
      ...lives.stages,
      ...points.stages,
      { name: 'followed', query: query`SELECT * FROM "lives" WHERE ${followed}` },
      {
        name: 'ages',
        query: query`SELECT least("age", ${last}) AS "age", count(*) AS "customers" FROM "followed" GROUP BY 1`,
      },
      {
        name: 'here',
        query: query`SELECT "period", sum("customers")::BIGINT AS "n" FROM range(${integer(until + 1)}) AS "periods"("period") JOIN "ages" ON "age" >= "period" GROUP BY "period"`,
      },
      {
        name: 'valued',
        query: query`SELECT "period", "value", row_number() OVER (PARTITION BY "period" ORDER BY "value") - 1 AS "position" FROM (${fan.adds === 'month' ? monthly : running}) WHERE "value" <> 0`,
      },
      {
        name: 'counts',
        query: query`SELECT "here"."period", any_value("n") AS "n", count("value") AS "valued", count(*) FILTER ("value" < 0) AS "negatives", coalesce(sum("value"), 0) AS "sum" FROM "here" LEFT JOIN "valued" ON "valued"."period" = "here"."period" GROUP BY "here"."period"`,
      },
      {
        name: 'ranks',
        query: query`SELECT *, floor(("n" - 1) * "p")::BIGINT AS "low", least(floor(("n" - 1) * "p") + 1, "n" - 1)::BIGINT AS "high", ("n" - 1) * "p" - floor(("n" - 1) * "p") AS "rest" FROM "counts" CROSS JOIN (VALUES ${join(quantiles)}) AS "quantiles"("p")`,
      },
      {
        name: 'found',
        query: query`SELECT "ranks"."period", "ranks"."n", "sum", "p", "rest", coalesce("one"."value", 0) AS "below", coalesce("two"."value", 0) AS "above"
FROM "ranks" LEFT JOIN "valued" AS "one" ON "one"."period" = "ranks"."period" AND "one"."position" = ${among(sql`"low"`)}
LEFT JOIN "valued" AS "two" ON "two"."period" = "ranks"."period" AND "two"."position" = ${among(sql`"high"`)}`,
      },
    ],
    query`SELECT "period"::DOUBLE AS "period", any_value("n")::DOUBLE AS "n", (any_value("sum") / any_value("n"))::DOUBLE AS "mean", ${join(fanQuantiles.map(column))}
FROM "found" GROUP BY "period" ORDER BY "period"`,
  );
}
