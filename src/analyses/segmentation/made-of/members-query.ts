import { compileRule, compileRules } from '../../../model/compile-rule.ts';
import { compileSegmentation } from '../../../model/compile-segmentation.ts';
import { populationStages } from '../../../model/population.ts';
import { UserError } from '../../../model/problem.ts';
import { ruleKey } from '../../../model/rule-key.ts';
import type { Rule, Segment } from '../../../model/rule.ts';
import type { Rows } from '../../../model/rows.ts';
import { naming, type Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import { chain, identifier, join, query, sql, type Sql } from '../../../sql/sql.ts';

/** A proposal of ours: segments that are looked at. */
const MOST_SEGMENTS = 12;

/** The segments of the project that a plan can be told apart by: those that can be asked, and are no part of it themselves. */
export function comparedSegments(segments: readonly Segment[], plan: Plan, scope: Scope): readonly Segment[] {
  const own = new Set(plan.kind === 'rules' ? plan.parts.map(({ rule }) => ruleKey(rule)) : []);
  return segments.filter(({ rule }) => !own.has(ruleKey(rule)) && canBeAsked(rule, scope)).slice(0, MOST_SEGMENTS);
}

function canBeAsked(rule: Rule, scope: Scope): boolean {
  try {
    compileRule(rule, scope, naming(), 'population');
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Customers by part, and how many of them are in each segment: `part`, `n`, `in_0`, `in_1`, … */
export function membersQuery(plan: Plan, segments: readonly Segment[], scope: Scope): Sql<'query'> {
  const names = naming();
  const part = compileSegmentation(plan, scope, names, 'population');
  const rules = compileRules(
    segments.map(({ rule }) => rule),
    scope,
    names,
    'population',
  );
  const columns = rules.map(({ value }, index) => sql`(${value}) AS ${identifier(`is_${index}`)}`);
  const counts = rules.map(
    (_, index) => sql`(count(*) FILTER (${identifier(`is_${index}`)}))::DOUBLE AS ${identifier(`in_${index}`)}`,
  );
  const described = query`SELECT ${join([sql`${part.value} AS "part"`, ...columns])} FROM "population" ${join(
    [...part.joins, ...rules.flatMap((one) => one.joins)],
    sql` `,
  )}`;
  return chain(
    [
      ...populationStages(scope, names),
      ...part.stages,
      ...rules.flatMap((one) => one.stages),
      { name: 'described', query: described },
    ],
    query`SELECT ${join([sql`"part"::DOUBLE AS "part"`, sql`count(*)::DOUBLE AS "n"`, ...counts])} FROM "described" GROUP BY "part" ORDER BY "part"`,
  );
}

/** Of one segment: how many customers each part has, the rest last, and how many of them are in it. */
export interface Members {
  readonly segment: Segment;
  readonly sizes: readonly number[];
  readonly counts: readonly number[];
}

export function readMembers(rows: Rows, segments: readonly Segment[], parts: number): readonly Members[] {
  const [part, n] = [rows.numbers('part'), rows.numbers('n')];
  const byPart = (values: ArrayLike<number>): readonly number[] => {
    const found = new Array<number>(parts + 1).fill(0);
    part.forEach((place, row) => {
      found[place] = values[row] ?? 0;
    });
    return found;
  };
  return segments.map((segment, index) => ({
    segment,
    sizes: byPart(n),
    counts: byPart(rows.numbers(`in_${index}`)),
  }));
}
