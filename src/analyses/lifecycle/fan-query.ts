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

/** Into so many parts the values are cut, smallest first, so that a rank is looked for in one of them alone. */
const partsOfFan = 1024;

/**
 * Rows of `period`, `n` (customers seen through it), `mean` and `p10` … `p90`, type-7 quantiles over all of them: months without anything are 0, and
 * are not laid out to be counted. Up to the period `until`; of those seen through `through` alone, where it is said.
 *
 * A value holds from a period to the next one of its customer. Values are put in order once, and cut into parts; how many of a part hold in a period
 * tells in which part each rank lies, and that part alone is looked through. So nothing is laid out by customer and period.
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
  const held =
    fan.adds === 'month'
      ? query`SELECT "period", "period" + 1 AS "next", "value" FROM (${monthly})`
      : query`SELECT "period", sum("value") OVER ${inTurn} AS "value", coalesce(lead("period") OVER ${inTurn}, least("age", ${last}) + 1) AS "next" FROM (${monthly})`;
  const quantiles = fanQuantiles.map((p) => sql`(${literal(p)})`);
  const column = (p: number): Sql => {
    const at = sql`FILTER ("p" = ${literal(p)})`;
    return sql`(max("below") ${at} + max("rest") ${at} * (max("above") ${at} - max("below") ${at}))::DOUBLE AS ${identifier(`p${String(p * 100)}`)}`;
  };
  // Where a rank of all stands among the values that are not 0; NULL on a 0.
  const among = (rank: Sql): Sql<'expression'> =>
    sql`CASE WHEN ${rank} < "negatives" THEN ${rank} WHEN ${rank} >= "n" - ("valued" - "negatives") THEN ${rank} - ("n" - "valued") END`;
  const periods = sql`range(${integer(until + 1)}) AS "periods"("period")`;
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
        query: query`SELECT "period", sum("customers")::BIGINT AS "n" FROM ${periods} JOIN "ages" ON "age" >= "period" GROUP BY "period"`,
      },
      { name: 'held', query: held },
      {
        name: 'parted',
        query: query`SELECT *, (row_number() OVER (ORDER BY "value") - 1) * ${integer(partsOfFan)} // (SELECT count(*) FROM "held") AS "part" FROM "held" WHERE "value" <> 0`,
      },
      {
        name: 'changes',
        query: query`SELECT "part", "period", sum("n") AS "n" FROM (
  SELECT "part", "period", count(*) AS "n" FROM "parted" GROUP BY "part", "period"
  UNION ALL SELECT "part", "next", -count(*) FROM "parted" GROUP BY "part", "next"
) GROUP BY "part", "period"`,
      },
      {
        name: 'holding',
        query: query`SELECT "part", "period", sum("n") OVER (PARTITION BY "part" ORDER BY "period" ROWS UNBOUNDED PRECEDING) AS "n"
FROM (SELECT "part", "period", "n" FROM (SELECT DISTINCT "part" FROM "changes") CROSS JOIN ${periods} LEFT JOIN "changes" USING ("part", "period"))`,
      },
      {
        name: 'placed',
        query: query`SELECT "part", "period", "n", sum("n") OVER (PARTITION BY "period" ORDER BY "part" ROWS UNBOUNDED PRECEDING) - "n" AS "before" FROM "holding" WHERE "n" > 0`,
      },
      {
        name: 'spans',
        query: query`SELECT "period" AS "from", "next", count(*) AS "valued", count(*) FILTER ("value" < 0) AS "negatives", sum("value") AS "sum" FROM "parted" GROUP BY "period", "next"`,
      },
      {
        name: 'counts',
        query: query`SELECT "period", any_value("n") AS "n", coalesce(sum("valued"), 0)::BIGINT AS "valued", coalesce(sum("negatives"), 0)::BIGINT AS "negatives", coalesce(sum("sum"), 0) AS "sum" FROM "here" LEFT JOIN "spans" ON "from" <= "period" AND "next" > "period" GROUP BY "period"`,
      },
      {
        name: 'ranks',
        query: query`SELECT *, floor(("n" - 1) * "p")::BIGINT AS "low", least(floor(("n" - 1) * "p") + 1, "n" - 1)::BIGINT AS "high", ("n" - 1) * "p" - floor(("n" - 1) * "p") AS "rest" FROM "counts" CROSS JOIN (VALUES ${join(quantiles)}) AS "quantiles"("p")`,
      },
      {
        name: 'sought',
        query: query`SELECT "placed"."period", "part", "before", "position" FROM (SELECT "period", ${among(sql`"low"`)} AS "position" FROM "ranks" UNION SELECT "period", ${among(sql`"high"`)} FROM "ranks") AS "wanted"
JOIN "placed" ON "placed"."period" = "wanted"."period" AND "position" >= "before" AND "position" < "before" + "n"`,
      },
      {
        name: 'looked',
        query: query`SELECT "here"."period", "value", "before" + row_number() OVER (PARTITION BY "here"."period", "here"."part" ORDER BY "value") - 1 AS "position"
FROM (SELECT DISTINCT "period", "part", "before" FROM "sought") AS "here" JOIN "parted" ON "parted"."part" = "here"."part" AND "parted"."period" <= "here"."period" AND "parted"."next" > "here"."period"`,
      },
      {
        name: 'valued',
        query: query`SELECT "looked"."period", "looked"."position", "value" FROM "looked" JOIN "sought" ON "sought"."period" = "looked"."period" AND "sought"."position" = "looked"."position"`,
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
