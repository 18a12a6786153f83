import { eventSteps } from '../../model/life-stages.ts';
import { populationStages } from '../../model/population.ts';
import type { Rows } from '../../model/rows.ts';
import { naming, type Scope } from '../../model/scope.ts';
import { kaplanMeier, survivalAt, type SurvivalPoint } from '../../model/statistics/survival.ts';
import { chain, dateLiteral, identifier, integer, query, type Sql } from '../../sql/sql.ts';
import type { SourceId } from '../../model/record.ts';

/** From the first to the second time, from the second to the third, and so on; as far as this. */
const mostSteps = 5;

/** Rows of `nth`, `length`, `came`, `waiting`: by how many days passed since the n-th day with an event, those who came again and those who have not yet; `population` on each. */
export function repeatQuery(events: SourceId, scope: Scope): Sql<'query'> {
  const names = naming();
  const steps = eventSteps(scope, events, names);
  return chain(
    [
      ...populationStages(scope, names),
      ...steps.stages,
      {
        name: 'counted',
        query: query`SELECT "nth", coalesce("next", ${dateLiteral(scope.asOf)}) - "day" AS "length", count("next") AS "came", count(*) - count("next") AS "waiting"
FROM ${identifier(steps.name)} AS "steps" JOIN "population" ON "population"."customer_no" = "steps"."customer_no" WHERE "nth" <= ${integer(mostSteps)} GROUP BY "nth", "length"`,
      },
    ],
    query`SELECT "nth"::DOUBLE AS "nth", "length"::DOUBLE AS "length", "came"::DOUBLE AS "came", "waiting"::DOUBLE AS "waiting", (SELECT count(*) FROM "population")::DOUBLE AS "population"
FROM (SELECT 1) LEFT JOIN "counted" ON TRUE ORDER BY "nth", "length"`,
  );
}

/** What follows the n-th time. */
export interface RepeatStep {
  readonly nth: number;
  /** Customers who came at least n times. */
  readonly reached: number;
  /** Those who came again, so far. */
  readonly came: number;
  /** Share not yet come again by the days passed (Kaplan-Meier: whoever still waits counts for as long as they have waited). */
  readonly points: readonly SurvivalPoint[];
  /** Days between the two times, of those who came again: type-7 quantiles. */
  readonly between: { readonly p10: number; readonly p50: number; readonly p90: number } | null;
  /** Share come again within so many days, as estimated; null where nobody is followed so long. */
  readonly within: { readonly 30: number | null; readonly 90: number | null; readonly 365: number | null };
}

export interface RepeatResult {
  readonly population: number;
  readonly steps: readonly RepeatStep[];
}

export function readRepeat(rows: Rows): RepeatResult {
  const [nth, length, came, waiting] = ['nth', 'length', 'came', 'waiting'].map((name) => rows.numbers(name));
  const steps = Array.from({ length: mostSteps }, (_, i) => i + 1).flatMap((n): readonly RepeatStep[] => {
    const own = Array.from(nth ?? [], (value, i) => ({ value, i })).flatMap(({ value, i }) =>
      value === n ? [{ length: length?.[i] ?? 0, came: came?.[i] ?? 0, waiting: waiting?.[i] ?? 0 }] : [],
    );
    if (own.length === 0) return [];
    const sum = (pick: (one: (typeof own)[number]) => number): number => own.reduce((all, one) => all + pick(one), 0);
    const reached = sum((one) => one.came + one.waiting);
    const points = kaplanMeier([
      { time: -1, entered: reached, lost: 0, censored: 0 },
      ...own.map((one) => ({ time: one.length, entered: 0, lost: one.came, censored: one.waiting })),
    ]);
    const within = (days: number): number | null => {
      const left = survivalAt(points, days);
      return left === null ? null : 1 - left.survival;
    };
    const gaps = own.filter((one) => one.came > 0).map((one) => [one.length, one.came] as const);
    return [
      {
        nth: n,
        reached,
        came: sum((one) => one.came),
        points,
        between:
          gaps.length === 0 ? null : { p10: quantile(gaps, 0.1), p50: quantile(gaps, 0.5), p90: quantile(gaps, 0.9) },
        within: { 30: within(30), 90: within(90), 365: within(365) },
      },
    ];
  });
  return { population: rows.numbers('population')[0] ?? 0, steps };
}

/** The type-7 quantile of values with their counts, in order. */
function quantile(values: readonly (readonly [value: number, count: number])[], p: number): number {
  const n = values.reduce((sum, [, count]) => sum + count, 0);
  const h = (n - 1) * p;
  const at = (rank: number): number => {
    let passed = 0;
    for (const [value, count] of values) {
      passed += count;
      if (rank < passed) return value;
    }
    return values.at(-1)?.[0] ?? Number.NaN;
  };
  const [low, high] = [at(Math.floor(h)), at(Math.min(n - 1, Math.floor(h) + 1))];
  return low + (h - Math.floor(h)) * (high - low);
}
