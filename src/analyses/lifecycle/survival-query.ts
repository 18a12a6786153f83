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
import type { LifeSpan } from '../../model/life.ts';
import type { SurvivalWish } from './spec.ts';

/** Groups that are drawn; the rarer ones are one together. A proposal of ours. */
export const mostCurves = 5;

/** The average length of a month, in days. */
export const MONTH_DAYS = 30.4375;

/** `followed`: `part` (0 for all, else the place of its group by size, the last one without level), `level`, `entry` and `exit` in days of age, `lost`. */
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
      query: query`SELECT ${own} AS "level", ("since" - "begins")::INTEGER AS "entry", (coalesce("gone", ${dateLiteral(scope.asOf)}) - "begins")::INTEGER AS "exit", ("gone" IS NOT NULL)::INTEGER AS "lost" FROM ${identifier(lives.name)} ${join([mine, ...(level?.joins ?? [])], sql` `)}`,
    },
    {
      name: 'ranked',
      query: query`SELECT "level", row_number() OVER (ORDER BY count(*) DESC, "level") AS "rank" FROM "ages" WHERE "level" IS NOT NULL GROUP BY "level"`,
    },
    {
      name: 'followed',
      query: query`SELECT "ages".*, CASE WHEN "rank" IS NULL THEN ${integer(mostCurves + 2)} ELSE least("rank", ${integer(mostCurves + 1)}) END AS "part" FROM "ages" LEFT JOIN "ranked" ON "ranked"."level" = "ages"."level"`,
    },
  ];
}

/** Rows of `part`, `level`, `levels`, `time`, `entered`, `lost`, `censored`: what happens at each age in days, over all (part 0) and in each group. Whoever is there from the beginning enters at −1. */
export function survivalQuery(wish: SurvivalWish, scope: Scope): Sql<'query'> {
  const moves = (
    part: Sql,
  ): Sql<'expression'> => sql`SELECT ${part} AS "part", "level", CASE WHEN "entry" <= 0 THEN -1 ELSE "entry" END AS "time", 1 AS "entered", 0 AS "lost", 0 AS "censored" FROM "followed"
UNION ALL SELECT ${part}, "level", "exit", 0, "lost", 1 - "lost" FROM "followed"`;
  const all = wish.split === null ? moves(integer(0)) : sql`${moves(integer(0))} UNION ALL ${moves(sql`"part"`)}`;
  return chain(
    followedStages(wish, scope),
    query`SELECT "part"::DOUBLE AS "part", min("level") AS "level", count(DISTINCT "level")::DOUBLE AS "levels", "time"::DOUBLE AS "time", sum("entered")::DOUBLE AS "entered", sum("lost")::DOUBLE AS "lost", sum("censored")::DOUBLE AS "censored"
FROM (${all}) GROUP BY "part", "time" ORDER BY "part", "time"`,
  );
}

/** Rows of `entry`, `exit`, `lost`, `n`: the same lives in months of age, the first month that is seen whole and the one in which it ends. */
export function hazardQuery(wish: SurvivalWish, scope: Scope): Sql<'query'> {
  const month = literal(MONTH_DAYS);
  return chain(
    followedStages({ ...wish, split: null }, scope),
    query`SELECT ceil("entry" / ${month})::DOUBLE AS "entry", floor("exit" / ${month})::DOUBLE AS "exit", "lost"::DOUBLE AS "lost", count(*)::DOUBLE AS "n" FROM "followed" GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
}

/** One row about what cannot be followed: customers of the population, those without a beginning or with one after the as-of date, those whose end comes before their beginning, and the first end there is. */
export function unfollowedQuery(span: LifeSpan, scope: Scope): Sql<'query'> {
  const names = naming();
  const lives = spanLives(scope, span, names);
  return chain(
    [...populationStages(scope, names), ...lives.stages],
    query`SELECT (SELECT count(*) FROM "population")::DOUBLE AS "population", count(*)::DOUBLE AS "followed", count("gone")::DOUBLE AS "lost", strftime(min("gone"), '%Y-%m-%d') AS "first_gone", strftime(min("begins"), '%Y-%m-%d') AS "first_begins"
FROM ${identifier(lives.name)} AS "lives" JOIN "population" ON "population"."customer_no" = "lives"."customer_no"`,
  );
}
