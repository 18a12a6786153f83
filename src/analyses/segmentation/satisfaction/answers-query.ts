import type { Measure } from '../../../model/measure.ts';
import { compileMeasure } from '../../../model/compile-measure.ts';
import { compileSegmentation } from '../../../model/compile-segmentation.ts';
import { populationStages } from '../../../model/population.ts';
import type { Rows } from '../../../model/rows.ts';
import { eventRows, naming, type Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import type { Answers } from '../../../model/statistics/net-promoter.ts';
import { chain, identifier, integer, join, literal, path, query, sql, type Sql } from '../../../sql/sql.ts';
import { onScale, scaleBounds, type Scale } from '../ready/nps.ts';

/**
 * Answers on a scale by part of the customer and quarter: `part`, `quarter` (`2025-T4`-like key `2025 4`, NULL for a field), `promoters`, `passives`,
 * `detractors`, `highest`. Every answer of a survey counts in its quarter; a field counts once.
 */
export function answersByPartQuery(plan: Plan, score: Measure, scale: Scale, scope: Scope): Sql<'query'> {
  const names = naming();
  const part = compileSegmentation(plan, scope, names, 'population');
  const { min, max, passive, promoter } = scaleBounds[scale];
  const measure = onScale(score, scale);
  const assigned = query`SELECT "population"."customer_no", ${part.value} AS "part" FROM "population" ${join(part.joins, sql` `)}`;
  const stages = [...populationStages(scope, names), ...part.stages, { name: 'assigned', query: assigned }];
  const counted = sql`count(*) FILTER ("value" >= ${literal(promoter)})::DOUBLE AS "promoters",
  count(*) FILTER ("value" >= ${literal(passive)} AND "value" < ${literal(promoter)})::DOUBLE AS "passives",
  count(*) FILTER ("value" < ${literal(passive)})::DOUBLE AS "detractors",
  max("value")::DOUBLE AS "highest"`;
  const kept = sql`"value" >= ${literal(min)} AND "value" <= ${literal(max)}`;
  if (measure.kind === 'events' && measure.amount?.kind === 'column') {
    const rows = eventRows(scope, measure.events, measure, [sql`"customer_no" IS NOT NULL`]);
    const answers = query`SELECT "customer_no", ${identifier(measure.amount.column)}::DOUBLE AS "value", "event_at" ${rows}`;
    return chain(
      [...stages, { name: 'answers', query: answers }],
      query`SELECT "part"::DOUBLE AS "part", strftime(date_trunc('quarter', "event_at"), '%Y-%m-%d') AS "quarter", ${counted}
FROM "answers" JOIN "assigned" ON ${path('answers', 'customer_no')} = ${path('assigned', 'customer_no')} WHERE ${kept} GROUP BY ALL ORDER BY "quarter" NULLS FIRST, "part"`,
    );
  }
  const value = compileMeasure(measure, scope, names, 'population');
  const answers = query`SELECT "population"."customer_no", ${value.value} AS "value" FROM "population" ${join(value.joins, sql` `)}`;
  return chain(
    [...stages, ...value.stages, { name: 'answers', query: answers }],
    query`SELECT "part"::DOUBLE AS "part", NULL::VARCHAR AS "quarter", ${counted}
FROM "answers" JOIN "assigned" ON ${path('answers', 'customer_no')} = ${path('assigned', 'customer_no')} WHERE ${kept} GROUP BY ALL ORDER BY "part", ${integer(1)}`,
  );
}

export interface QuarterAnswers {
  /** The first day; null where answers carry no date. */
  readonly quarter: string | null;
  /** One a part, then the rest. */
  readonly parts: readonly Answers[];
  readonly highest: number;
}

const nobody: Answers = { promoters: 0, passives: 0, detractors: 0 };

export function readAnswersByPart(rows: Rows, parts: number): readonly QuarterAnswers[] {
  const [part, highest] = [rows.numbers('part'), rows.numbers('highest')];
  const [promoters, passives, detractors] = [
    rows.numbers('promoters'),
    rows.numbers('passives'),
    rows.numbers('detractors'),
  ];
  const found = new Map<string | null, { parts: Answers[]; highest: number }>();
  rows.texts('quarter').forEach((quarter, row) => {
    const one = found.get(quarter) ?? { parts: new Array<Answers>(parts + 1).fill(nobody), highest: -Infinity };
    one.parts[part[row] ?? parts] = {
      promoters: promoters[row] ?? 0,
      passives: passives[row] ?? 0,
      detractors: detractors[row] ?? 0,
    };
    one.highest = Math.max(one.highest, highest[row] ?? -Infinity);
    found.set(quarter, one);
  });
  return [...found].map(([quarter, one]) => ({ quarter, ...one }));
}

export function addedAnswers(all: readonly Answers[]): Answers {
  return all.reduce(
    (sum, one) => ({
      promoters: sum.promoters + one.promoters,
      passives: sum.passives + one.passives,
      detractors: sum.detractors + one.detractors,
    }),
    nobody,
  );
}

/** Quarters whose answers stop at half the scale although the others do not: they were asked on another one. */
export function otherScale(quarters: readonly QuarterAnswers[], scale: Scale): readonly QuarterAnswers[] {
  const half = scaleBounds[scale].max / 2;
  const low = quarters.filter((one) => one.highest <= half);
  return scale === 'one-to-five' || low.length === quarters.length ? [] : low;
}
