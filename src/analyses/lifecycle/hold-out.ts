import type { QueryOptions, Session } from '../../engine/engine.ts';
import { eventSteps, rhythmSteps } from '../../model/life-stages.ts';
import { addDays, type IsoDate } from '../../model/period.ts';
import { populationStages } from '../../model/population.ts';
import type { SourceId } from '../../model/record.ts';
import { firstNumber } from '../../model/rows.ts';
import { naming, type Scope } from '../../model/scope.ts';
import { chain, dateLiteral, identifier, integer, query, sql, type Sql } from '../../sql/sql.ts';
import { inSteps } from '../in-steps.ts';
import { typicalGapQuery } from './stages-query.ts';

/** What a silence told at an earlier date of who came back after it, beside the same silence in multiples of the own rhythm. */
export interface HoldOut {
  /** Nothing after this day was used to tell. */
  readonly cut: IsoDate;
  /** Whoever had an event after the cut and by this day came back. */
  readonly end: IsoDate;
  readonly customers: number;
  readonly returned: number;
  /** Probability that one who came back had been silent for less than one who did not, ties a half: area under the curve. */
  readonly byDays: number;
  readonly byRhythm: number;
}

/** Days that are held back to check. A proposal of ours: a quarter, so that most who come back have. */
const HELD_BACK_DAYS = 90;

/** Fewer than this on a side, and an area under the curve says nothing. A proposal of ours. */
const fewest = 30;

/** One row of `customers`, `returned` and, of those who came back, the sums of the mid-ranks of their silences from the longest: `days` and `rhythms`. */
export function holdOutQuery(events: SourceId, typicalGap: number, cut: IsoDate, scope: Scope): Sql<'query'> {
  const names = naming();
  const before = { ...scope, asOf: cut };
  const known = rhythmSteps(before, events, typicalGap, names);
  const seen = eventSteps(scope, events, names);
  const day = dateLiteral(cut);
  const rank = (score: string): Sql<'expression'> =>
    sql`rank() OVER (ORDER BY ${identifier(score)} DESC) + (count(*) OVER (PARTITION BY ${identifier(score)}) - 1) / 2`;
  return chain(
    [
      ...populationStages(before, names),
      ...known.stages,
      ...seen.stages,
      {
        name: 'silent',
        query: query`SELECT "population"."customer_no", ${day} - "day" AS "days", (${day} - "day") / "rhythm" AS "rhythms"
FROM ${identifier(known.name)} AS "known" JOIN "population" ON "population"."customer_no" = "known"."customer_no" WHERE "next" IS NULL`,
      },
      {
        name: 'came',
        query: query`SELECT DISTINCT "customer_no" FROM ${identifier(seen.name)} WHERE "day" > ${day}`,
      },
      {
        name: 'scored',
        query: query`SELECT "came"."customer_no" IS NOT NULL AS "back", ${rank('days')} AS "days", ${rank('rhythms')} AS "rhythms"
FROM "silent" LEFT JOIN "came" ON "came"."customer_no" = "silent"."customer_no"`,
      },
    ],
    query`SELECT count(*)::DOUBLE AS "customers", count(*) FILTER ("back")::DOUBLE AS "returned", coalesce(sum("days") FILTER ("back"), ${integer(0)})::DOUBLE AS "days", coalesce(sum("rhythms") FILTER ("back"), ${integer(0)})::DOUBLE AS "rhythms" FROM "scored"`,
  );
}

/** Checks the silences on what came after a cut; null where too few came back, or too few did not. */
export async function runHoldOut(
  engine: Session,
  events: SourceId,
  scope: Scope,
  options: QueryOptions & { readonly heldBack?: number | undefined } = {},
): Promise<HoldOut | null> {
  const cut = addDays(scope.asOf, -(options.heldBack ?? HELD_BACK_DAYS));
  const ask = inSteps(engine, 2, options);
  const gap = firstNumber(await ask(typicalGapQuery(events, { ...scope, asOf: cut })), 'gap');
  if (!(gap > 0)) return null;
  const rows = await ask(holdOutQuery(events, gap, cut, scope));
  const [customers, returned] = [firstNumber(rows, 'customers'), firstNumber(rows, 'returned')];
  if (Math.min(returned, customers - returned) < fewest) return null;
  // Mann & Whitney: the ranks of one side less what they are when it is all below.
  const area = (sum: number): number => (sum - (returned * (returned + 1)) / 2) / (returned * (customers - returned));
  return {
    cut,
    end: scope.asOf,
    customers,
    returned,
    byDays: area(firstNumber(rows, 'days')),
    byRhythm: area(firstNumber(rows, 'rhythms')),
  };
}
