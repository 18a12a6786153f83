import { compileRules } from '../../../model/compile-rule.ts';
import { populationStages } from '../../../model/population.ts';
import { allOf, type Rule, type Segment } from '../../../model/rule.ts';
import type { Rows } from '../../../model/rows.ts';
import { naming, type Scope } from '../../../model/scope.ts';
import { isIn, type ExactlyIn } from '../../../model/statistics/exclusive-sets.ts';
import { chain, integer, join, query, sql, type Sql } from '../../../sql/sql.ts';

/** A proposal of ours: with more, the picture has more columns than one reads. */
export const mostSets = 8;

/** Customers by the segments they are in: `mask` (bit k for the k-th) and `n`, those in none included. */
export function overlapQuery(segments: readonly Segment[], scope: Scope): Sql<'query'> {
  const names = naming();
  const rules = compileRules(
    segments.map((segment) => segment.rule),
    scope,
    names,
    'population',
  );
  const mask =
    rules.length === 0
      ? integer(0)
      : join(
          rules.map((rule, index) => sql`(${rule.value})::INTEGER * ${integer(2 ** index)}`),
          sql` + `,
        );
  const masked = query`SELECT ${mask} AS "mask" FROM "population" ${join(
    rules.flatMap((rule) => rule.joins),
    sql` `,
  )}`;
  return chain(
    [...populationStages(scope, names), ...rules.flatMap((rule) => rule.stages), { name: 'masked', query: masked }],
    query`SELECT "mask"::DOUBLE AS "mask", count(*)::DOUBLE AS "n" FROM "masked" GROUP BY "mask" ORDER BY "n" DESC, "mask"`,
  );
}

export function readOverlap(rows: Rows): readonly ExactlyIn[] {
  const n = rows.numbers('n');
  return Array.from(rows.numbers('mask'), (mask, row) => ({ mask, count: n[row] ?? 0 }));
}

/** Those in exactly the segments of a mask, as a rule. */
export function exactlyRule(segments: readonly Segment[], mask: number): Rule {
  return allOf(
    segments.map((segment, index) => ({ kind: 'segment', segment: segment.id, negated: !isIn(mask, index) })),
  );
}
