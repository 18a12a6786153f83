import { bornStage, periodPoints } from '../../model/life-stages.ts';
import { populationStages } from '../../model/population.ts';
import { naming, type Scope } from '../../model/scope.ts';
import { chain, identifier, path, query, sql, type Sql } from '../../sql/sql.ts';
import type { Life } from '../../model/life.ts';
import type { CohortGrain } from './spec.ts';

const grains: Record<CohortGrain, Sql> = { month: sql`'month'`, quarter: sql`'quarter'`, year: sql`'year'` };

/** Rows of `cohort`, `size`, `last_born` (the last beginning in it), `period`, `active` (customers with an event in the period), `last` (those who have none after it), and `population` on each. */
export function cohortsQuery(life: Life, grain: CohortGrain, scope: Scope): Sql<'query'> {
  const names = naming();
  const born = bornStage(scope, life, names);
  const points = periodPoints(scope, life, { events: life.events, amount: null }, born.name, names);
  const mine = sql`JOIN "population" ON ${path('population', 'customer_no')} = ${path(born.name, 'customer_no')}`;
  return chain(
    [
      ...populationStages(scope, names),
      ...born.stages,
      ...points.stages,
      {
        name: 'lives',
        query: query`SELECT ${path(born.name, 'customer_no')}, ${path(born.name, 'born')}, date_trunc(${grains[grain]}, ${path(born.name, 'born')})::DATE AS "cohort" FROM ${identifier(born.name)} ${mine}`,
      },
      {
        name: 'sizes',
        query: query`SELECT "cohort", count(*) AS "size", max("born") AS "last_born" FROM "lives" GROUP BY "cohort"`,
      },
      {
        name: 'active',
        query: query`SELECT "lives"."customer_no", "cohort", "period" FROM ${identifier(points.name)} AS "points" JOIN "lives" ON "lives"."customer_no" = "points"."customer_no" WHERE "n" > 0`,
      },
      {
        name: 'cells',
        query: query`SELECT "cohort", "period", count(*) AS "active" FROM "active" GROUP BY "cohort", "period"`,
      },
      {
        name: 'ends',
        query: query`SELECT "cohort", "period", count(*) AS "last" FROM (SELECT "customer_no", any_value("cohort") AS "cohort", max("period") AS "period" FROM "active" GROUP BY "customer_no") GROUP BY "cohort", "period"`,
      },
    ],
    query`SELECT strftime("sizes"."cohort", '%Y-%m-%d') AS "cohort", "size"::DOUBLE AS "size", strftime("last_born", '%Y-%m-%d') AS "last_born", "cells"."period"::DOUBLE AS "period", "active"::DOUBLE AS "active", coalesce("last", 0)::DOUBLE AS "last", (SELECT count(*) FROM "population")::DOUBLE AS "population"
FROM (SELECT 1) LEFT JOIN "sizes" ON TRUE LEFT JOIN "cells" ON "cells"."cohort" = "sizes"."cohort" LEFT JOIN "ends" ON "ends"."cohort" = "cells"."cohort" AND "ends"."period" = "cells"."period"
ORDER BY "sizes"."cohort", "cells"."period"`,
  );
}
