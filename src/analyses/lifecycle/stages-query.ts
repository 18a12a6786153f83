import { stagesAt } from '../../model/compile-life.ts';
import { eventSteps, rhythmSteps } from '../../model/life-stages.ts';
import { populationStages } from '../../model/population.ts';
import { naming, type Scope } from '../../model/scope.ts';
import { chain, dateLiteral, identifier, path, query, sql, type Sql } from '../../sql/sql.ts';
import type { StageRules } from '../../model/life.ts';
import type { IsoDate } from '../../model/period.ts';
import type { SourceId } from '../../model/record.ts';

/**
 * Rows of `at`, `from`, `to` and `n`: the customers of the population by their stage at a day and at the day before it in the list, where they had an event by
 * then; `from` is NULL on the first day and `none` for who had no event yet. And `population` on each; one row of NULLs where nobody had any.
 */
export function stagesQuery(rules: StageRules, days: readonly IsoDate[], scope: Scope): Sql<'query'> {
  const names = naming();
  const staged = stagesAt(rules, days, scope, names);
  const mine = sql`JOIN "population" ON ${path('population', 'customer_no')} = ${path(staged.name, 'customer_no')}`;
  const first = [...days].sort()[0] ?? scope.asOf;
  return chain(
    [
      ...populationStages(scope, names),
      ...staged.stages,
      {
        name: 'moves',
        query: query`SELECT "at", CASE WHEN "at" > ${dateLiteral(first)} THEN coalesce(lag("stage") OVER (PARTITION BY ${path(staged.name, 'customer_no')} ORDER BY "at"), 'none') END AS "from", "stage" AS "to" FROM ${identifier(staged.name)} ${mine}`,
      },
      { name: 'counted', query: query`SELECT "at", "from", "to", count(*) AS "n" FROM "moves" GROUP BY ALL` },
    ],
    query`SELECT strftime("at", '%Y-%m-%d') AS "at", "from", "to", "n"::DOUBLE AS "n", (SELECT count(*) FROM "population")::DOUBLE AS "population"
FROM (SELECT 1) LEFT JOIN "counted" ON TRUE ORDER BY "at", "from", "to"`,
  );
}

/** One row: the median over customers of the median gap between their days with an event, and how many have a gap at all. */
export function typicalGapQuery(events: SourceId, scope: Scope): Sql<'query'> {
  const names = naming();
  const steps = eventSteps(scope, events, names);
  return chain(
    [...populationStages(scope, names), ...steps.stages],
    query`SELECT median("gap")::DOUBLE AS "gap", count(*)::DOUBLE AS "customers" FROM (SELECT median("gap") AS "gap" FROM ${identifier(steps.name)} AS "steps" JOIN "population" ON "population"."customer_no" = "steps"."customer_no" WHERE "gap" IS NOT NULL GROUP BY "steps"."customer_no")`,
  );
}

/**
 * Rows of `length`, `returned` and `ongoing`: the silences that each day with an event begins, those that ended in another and those that last at the as-of date. In days, or in
 * tenths of the rhythm that the customer had then, of those who had one.
 */
export function silencesQuery(rules: Pick<StageRules, 'events' | 'basis' | 'typicalGap'>, scope: Scope): Sql<'query'> {
  const names = naming();
  const own = rules.basis === 'rhythm';
  const steps = own
    ? rhythmSteps(scope, rules.events, rules.typicalGap, names)
    : eventSteps(scope, rules.events, names);
  const days = sql`coalesce("next", ${dateLiteral(scope.asOf)}) - "day"`;
  const length = own ? sql`ceil((${days}) / "rhythm" * 10) / 10` : days;
  const habit = own ? sql`WHERE "nth" > 1` : sql``;
  return chain(
    [...populationStages(scope, names), ...steps.stages],
    query`SELECT (${length})::DOUBLE AS "length", count("next")::DOUBLE AS "returned", (count(*) - count("next"))::DOUBLE AS "ongoing"
FROM ${identifier(steps.name)} AS "steps" JOIN "population" ON "population"."customer_no" = "steps"."customer_no" ${habit} GROUP BY 1 ORDER BY 1`,
  );
}
