import { compileDimension } from '../../model/compile-dimension.ts';
import { spanLives } from '../../model/life-stages.ts';
import { populationStages } from '../../model/population.ts';
import { naming, type Scope } from '../../model/scope.ts';
import {
  chain,
  dateLiteral,
  identifier,
  integer,
  join,
  literal,
  path,
  query,
  sql,
  type Sql,
  type Stage,
} from '../../sql/sql.ts';
import type { SurvivalWish } from './spec.ts';

/** Groups that are drawn; the rarer ones are one together. A proposal of ours. */
export const mostCurves = 5;

/** The average length of a month, in days. */
export const MONTH_DAYS = 30.4375;

/** `followed`: `part` (the place of its group by size, the last one without level), `level`, `begins`, `gone`, `entry` and `exit` in days of age, `lost`. */
function followedStages({ span, split }: SurvivalWish, scope: Scope): readonly Stage[] {
  const names = naming();
  const lives = spanLives(scope, span, names);
  const level = split === null ? null : compileDimension(split, scope, names, 'population');
  const mine = sql`JOIN "population" ON ${path('population', 'customer_no')} = ${path(lives.name, 'customer_no')}`;
  const own = level === null ? sql`NULL::VARCHAR` : level.value;
  return [
    ...populationStages(scope, names),
    ...lives.stages,
    ...(level?.stages ?? []),
    {
      name: 'ages',
      query: query`SELECT ${own} AS "level", "begins", "gone", ("since" - "begins")::INTEGER AS "entry", (coalesce("gone", ${dateLiteral(scope.asOf)}) - "begins")::INTEGER AS "exit", ("gone" IS NOT NULL)::INTEGER AS "lost" FROM ${identifier(lives.name)} ${join([mine, ...(level?.joins ?? [])], sql` `)}`,
    },
    {
      name: 'ranked',
      query: query`SELECT "level", row_number() OVER (ORDER BY count(*) DESC, "level") AS "rank" FROM "ages" WHERE "level" IS NOT NULL GROUP BY "level"`,
    },
    {
      name: 'followed',
      materialized: true,
      query: query`SELECT "ages".*, CASE WHEN "rank" IS NULL THEN ${integer(mostCurves + 2)} ELSE least("rank", ${integer(mostCurves + 1)}) END AS "part" FROM "ages" LEFT JOIN "ranked" ON "ranked"."level" = "ages"."level"`,
    },
  ];
}

/**
 * Three kinds of rows, told by `what`, because all of them are of the same lives. `move`: `part`, `level`, `levels`, `time`, `entered`, `lost`, `censored` are what
 * happens at each age in days, over all (part 0) and in each group; whoever is there from the beginning enters at −1. `month`: `entered`, `time`, `lost` and how
 * many (`n`) are the same lives in months of age, the first month that is seen whole and the one in which it ends. `all`, one row: customers of the `population`,
 * how many can be followed (`n`) and were `lost`, and the first end and beginning there is.
 */
export function survivalQuery(wish: SurvivalWish, scope: Scope): Sql<'query'> {
  const month = literal(MONTH_DAYS);
  const moves = (
    part: Sql,
  ): Sql<'expression'> => sql`SELECT ${part} AS "part", "level", CASE WHEN "entry" <= 0 THEN -1 ELSE "entry" END AS "time", count(*) AS "entered", 0 AS "lost", 0 AS "censored" FROM "followed" GROUP BY ALL
UNION ALL SELECT ${part}, "level", "exit", 0, sum("lost"), sum(1 - "lost") FROM "followed" GROUP BY ALL`;
  const all = wish.split === null ? moves(integer(0)) : sql`${moves(integer(0))} UNION ALL ${moves(sql`"part"`)}`;
  return chain(
    followedStages(wish, scope),
    query`SELECT 'move' AS "what", "part"::DOUBLE AS "part", min("level") AS "level", count(DISTINCT "level")::DOUBLE AS "levels", "time"::DOUBLE AS "time", sum("entered")::DOUBLE AS "entered", sum("lost")::DOUBLE AS "lost", sum("censored")::DOUBLE AS "censored", NULL::DOUBLE AS "n", NULL::DOUBLE AS "population", NULL::VARCHAR AS "first_gone", NULL::VARCHAR AS "first_begins"
FROM (${all}) GROUP BY "part", "time"
UNION ALL
SELECT 'month', NULL, NULL, NULL, floor("exit" / ${month})::DOUBLE AS "ends", ceil("entry" / ${month})::DOUBLE AS "begun", "lost"::DOUBLE, NULL, count(*)::DOUBLE, NULL, NULL, NULL
FROM "followed" GROUP BY "ends", "begun", "lost"
UNION ALL
SELECT 'all', NULL, NULL, NULL, NULL, NULL, coalesce(sum("lost"), 0)::DOUBLE, NULL, count(*)::DOUBLE, (SELECT count(*) FROM "population")::DOUBLE, strftime(min("gone"), '%Y-%m-%d'), strftime(min("begins"), '%Y-%m-%d')
FROM "followed"
ORDER BY "what", "part", "time", "entered", "lost"`,
  );
}
