import { and, chain, identifier, integer, join, literal, path, query, sql, type Sql } from '../../sql/sql.ts';
import { isAtLevels } from '../../model/compile-dimension.ts';
import { isNumeric } from '../../model/column.ts';
import type { IsoDate } from '../../model/period.ts';
import type { CustomerRecord, EventTable } from '../../model/record.ts';
import type { Rows } from '../../model/rows.ts';
import { eventRows, type Scope } from '../../model/scope.ts';
import type { LeveledDimension } from './levels.ts';
import { codeOfLevel, type Values } from './queries.ts';
import { profileStages } from './states.ts';
import { dimensionKey, type ContextsSpec } from './spec.ts';
import type { ContextProfile } from './result.ts';

/** Where in their life customers are: tenures and stages, those of the context's own values left out. */
export function lifeDimensions(
  dimensions: readonly LeveledDimension[],
  { values }: Values,
): readonly LeveledDimension[] {
  const own = new Set(values.map(({ choice }) => dimensionKey(choice)));
  return dimensions.filter(
    ({ choice }) =>
      !own.has(dimensionKey(choice)) &&
      (choice.family === 'moment' || choice.dimension.kind === 'stage' || choice.dimension.kind === 'life'),
  );
}

/** Rows of `dimension`, `code`, `inside` (1 or 0), `exposure`: where in their life the customers of the context are exposed, and the others. */
export function lifeQuery(
  spec: ContextsSpec,
  scope: Scope,
  { values }: Values,
  dimensions: readonly LeveledDimension[],
): Sql<'query'> {
  const inside = and(
    values.map(({ level }, index) => sql`coalesce(${isAtLevels(path('profile', `d${index}`), [level])}, FALSE)`),
  );
  const parts = dimensions.map(
    ({ levels }, index) =>
      sql`{'dimension': ${integer(index)}, 'code': ${codeOfLevel(path('profile', `d${values.length + index}`), levels)}}`,
  );
  return chain(
    [
      ...profileStages(spec, scope, [...values.map(({ choice }) => choice), ...dimensions.map(({ choice }) => choice)]),
      {
        name: 'parts',
        query: query`SELECT ${inside} AS "inside", "profile"."exposure", unnest([${join(parts)}]) AS "part" FROM "profile"`,
      },
    ],
    query`SELECT "part"."dimension"::DOUBLE AS "dimension", "part"."code"::DOUBLE AS "code", "inside"::INTEGER::DOUBLE AS "inside", sum("exposure")::DOUBLE AS "exposure" FROM "parts" GROUP BY ALL ORDER BY ALL`,
  );
}

export function readLife(rows: Rows, dimensions: readonly LeveledDimension[]): readonly ContextProfile[] {
  const [at, codes] = [rows.numbers('dimension'), rows.numbers('code')];
  const [inside, exposure] = [rows.numbers('inside'), rows.numbers('exposure')];
  return dimensions.map(({ choice, levels }, dimension) => {
    const of = (side: number): readonly number[] =>
      levels.map((_, code) => {
        const row = at.findIndex(
          (place, index) => place === dimension && codes[index] === code && inside[index] === side,
        );
        return row < 0 ? 0 : (exposure[row] ?? 0);
      });
    return { choice, levels, inside: of(1), rest: of(0) };
  });
}

/** A table whose rows hold what customers wrote. */
export interface Comments {
  readonly events: EventTable;
  readonly comment: string;
  /** What they answered beside it. */
  readonly score: string | null;
}

/** Surveys first: they are asked for. */
export function commentsOf(record: CustomerRecord): Comments | null {
  const found = record.events.flatMap((events): readonly Comments[] => {
    const comment = events.columns.find(({ role }) => role === 'comment');
    if (comment === undefined) return [];
    const score = events.columns.find(({ role, type }) => role === 'score' && isNumeric(type));
    return [{ events, comment: comment.column, score: score?.column ?? null }];
  });
  return found.find(({ events }) => events.kind === 'survey') ?? found[0] ?? null;
}

export interface Comment {
  readonly text: string;
  readonly score: number | null;
  readonly day: IsoDate | null;
}

const mostComments = 12;

/** Rows of `text`, `score`, `day`: the last things that customers of the context wrote inside the period, the newest first. */
export function commentsQuery(
  spec: ContextsSpec,
  scope: Scope,
  { values }: Values,
  { events, comment, score }: Comments,
): Sql<'query'> {
  const inside = and(
    values.map(({ level }, index) => sql`coalesce(${isAtLevels(path('profile', `d${index}`), [level])}, FALSE)`),
  );
  const selection = { window: events.dated ? spec.window : ({ kind: 'all' } as const), filter: null };
  const written = sql`trim(${identifier(comment)}::VARCHAR)`;
  const day = events.dated ? sql`"event_at"::DATE` : sql`NULL::DATE`;
  const answer = score === null ? sql`NULL::DOUBLE` : sql`${identifier(score)}::DOUBLE`;
  const rows = eventRows(scope, events.id, selection, [
    sql`"customer_no" IS NOT NULL`,
    sql`${written} <> ${literal('')}`,
  ]);
  return chain(
    [
      ...profileStages(
        spec,
        scope,
        values.map(({ choice }) => choice),
      ),
      { name: 'inside', query: query`SELECT DISTINCT "customer_no" FROM "profile" WHERE ${inside}` },
      {
        name: 'written',
        query: query`SELECT "customer_no", ${written} AS "text", ${answer} AS "score", ${day} AS "day" ${rows}`,
      },
    ],
    query`SELECT "text", "score", "day"::VARCHAR AS "day" FROM "written" JOIN "inside" USING ("customer_no") ORDER BY "day" DESC NULLS LAST, "text" LIMIT ${integer(mostComments)}`,
  );
}

export function readComments(rows: Rows): readonly Comment[] {
  const [texts, scores, days] = [rows.texts('text'), rows.numbers('score'), rows.texts('day')];
  return texts.flatMap((text, row) => {
    const score = scores[row] ?? Number.NaN;
    return text === null ? [] : [{ text, score: Number.isNaN(score) ? null : score, day: days[row] ?? null }];
  });
}
