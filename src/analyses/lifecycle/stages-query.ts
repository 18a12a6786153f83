import { stagesAt, stageSteps } from '../../model/compile-life.ts';
import { eventSteps, rhythmSteps, type Staged } from '../../model/life-stages.ts';
import { populationStages } from '../../model/population.ts';
import { naming, type Scope } from '../../model/scope.ts';
import { chain, dateLiteral, identifier, literal, path, query, sql, type Sql } from '../../sql/sql.ts';
import type { StageRules } from '../../model/life.ts';
import type { IsoDate } from '../../model/period.ts';
import type { SourceId } from '../../model/record.ts';

/**
 * Rows of `at`, `from`, `to` and `n`. Where `from` is NULL, the customers of the population that are in a stage on one of the days, of those who had an event by
 * then; else those who went from a stage on the day `since` to one on the last day, `none` for who had no event yet. And `population` on each; one row of NULLs
 * where nobody had any.
 */
export function stagesQuery(rules: StageRules, days: readonly IsoDate[], since: IsoDate, scope: Scope): Sql<'query'> {
  const names = naming();
  const steps = heldLast(stageSteps(rules, scope, names));
  const last = [...days].sort().at(-1) ?? scope.asOf;
  const [stock, before, after] = [days, [since], [last]].map((at) => stagesAt(rules, at, scope, names, steps));
  if (stock === undefined || before === undefined || after === undefined) throw new Error('One for each list of days');
  const mine = (staged: Staged): Sql<'expression'> =>
    sql`FROM ${identifier(staged.name)} JOIN "population" ON ${path('population', 'customer_no')} = ${path(staged.name, 'customer_no')}`;
  return chain(
    [
      ...populationStages(scope, names),
      ...stock.stages,
      ...before.stages,
      ...after.stages,
      {
        name: 'counted',
        query: query`SELECT "at", NULL::VARCHAR AS "from", "stage" AS "to", count(*) AS "n" ${mine(stock)} GROUP BY ALL
UNION ALL
SELECT ${path(after.name, 'at')}, coalesce(${path(before.name, 'stage')}, 'none'), ${path(after.name, 'stage')}, count(*) ${mine(after)} LEFT JOIN ${identifier(before.name)} ON ${path(before.name, 'customer_no')} = ${path(after.name, 'customer_no')} GROUP BY ALL`,
      },
    ],
    query`SELECT strftime("at", '%Y-%m-%d') AS "at", "from", "to", "n"::DOUBLE AS "n", (SELECT count(*) FROM "population")::DOUBLE AS "population"
FROM (SELECT 1) LEFT JOIN "counted" ON TRUE ORDER BY "at", "from", "to"`,
  );
}

/** The last stage is read several times. */
function heldLast({ name, stages }: Staged): Staged {
  return { name, stages: stages.map((stage) => (stage.name === name ? { ...stage, materialized: true } : stage)) };
}

/** The median over customers of the median gap between their days with an event. */
const typicalGap = (steps: Staged): Sql<'expression'> =>
  sql`SELECT median("gap")::DOUBLE AS "gap", count(*)::DOUBLE AS "customers" FROM (SELECT median("gap") AS "gap" FROM ${identifier(steps.name)} AS "steps" JOIN "population" ON "population"."customer_no" = "steps"."customer_no" WHERE "gap" IS NOT NULL GROUP BY "steps"."customer_no")`;

/** One row: that gap, and how many have a gap at all. */
export function typicalGapQuery(events: SourceId, scope: Scope): Sql<'query'> {
  const names = naming();
  const steps = eventSteps(scope, events, names);
  return chain([...populationStages(scope, names), ...steps.stages], query`${typicalGap(steps)}`);
}

/** What silences are measured in: days, or the customer's own rhythm, which is drawn to that of the typical customer. */
export type SilenceBasis =
  | { readonly events: SourceId; readonly basis: 'days' }
  | { readonly events: SourceId; readonly basis: 'rhythm'; readonly typicalGap: number };

/**
 * Rows of `length`, `returned` and `ongoing`: the silences that each day with an event begins, those that ended in another and those that last at the as-of date. In days, or in
 * tenths of the rhythm that the customer had then, of those who had one. In days, with the typical `gap` on each.
 */
export function silencesQuery(of: SilenceBasis, scope: Scope): Sql<'query'> {
  const names = naming();
  const own = of.basis === 'rhythm';
  const steps = own
    ? rhythmSteps(scope, of.events, of.typicalGap, names)
    : heldLast(eventSteps(scope, of.events, names));
  const days = sql`coalesce("next", ${dateLiteral(scope.asOf)}) - "day"`;
  const length = own ? sql`ceil((${days}) / "rhythm" * 10) / 10` : days;
  const habit = own ? sql`WHERE "nth" > 1` : sql``;
  const gap = own ? literal(of.typicalGap) : sql`(SELECT "gap" FROM (${typicalGap(steps)}))`;
  return chain(
    [...populationStages(scope, names), ...steps.stages],
    query`SELECT (${length})::DOUBLE AS "length", count("next")::DOUBLE AS "returned", (count(*) - count("next"))::DOUBLE AS "ongoing", coalesce(${gap}, 0)::DOUBLE AS "gap"
FROM ${identifier(steps.name)} AS "steps" JOIN "population" ON "population"."customer_no" = "steps"."customer_no" ${habit} GROUP BY 1 ORDER BY 1`,
  );
}
