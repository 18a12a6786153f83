import { isNumeric } from '../../../model/column.ts';
import { compileMeasure } from '../../../model/compile-measure.ts';
import type { Measure } from '../../../model/measure.ts';
import { always } from '../../../model/period.ts';
import { populationStages } from '../../../model/population.ts';
import { ownEvents, type CustomerRecord } from '../../../model/record.ts';
import type { Rows } from '../../../model/rows.ts';
import type { RowFilter } from '../../../model/test.ts';
import { naming, type Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import { chain, join, query, sql, type Sql } from '../../../sql/sql.ts';

export const scales = ['zero-to-ten', 'one-to-ten', 'one-to-five'] as const;
export type Scale = (typeof scales)[number];

/** The bounds of a scale, and the values from which an answer is passive and promoter. */
export const scaleBounds: Readonly<
  Record<Scale, { readonly min: number; readonly max: number; readonly passive: number; readonly promoter: number }>
> = {
  'zero-to-ten': { min: 0, max: 10, passive: 7, promoter: 9 },
  'one-to-ten': { min: 1, max: 10, passive: 7, promoter: 9 },
  'one-to-five': { min: 1, max: 5, passive: 4, promoter: 5 },
};

/** The scores that customers gave: a field of theirs, or the last answer of a survey. */
export function scoreMeasures(record: CustomerRecord): readonly Measure[] {
  const answers = ownEvents(record).flatMap((events) =>
    events.columns
      .filter((column) => column.role === 'score' && isNumeric(column.type))
      .map((column): Measure => ({
        kind: 'events',
        events: events.id,
        aggregate: 'last',
        amount: { kind: 'column', column: column.column },
        window: always,
        filter: null,
        absent: 'left-out',
      })),
  );
  const fields = record.fields
    .filter((field) => field.role === 'score' && isNumeric(field.type))
    .map((field): Measure => ({ kind: 'field', field: field.id }));
  return [...answers, ...fields];
}

/** The same score, of answers that the scale has: 11 for a blank is no answer, nor does it hide the one before. */
export function onScale(measure: Measure, scale: Scale): Measure {
  if (measure.kind !== 'events' || measure.amount?.kind !== 'column') return measure;
  const { min, max } = scaleBounds[scale];
  const filter: RowFilter = { kind: 'column', column: measure.amount.column, test: { op: 'between', min, max } };
  return { ...measure, filter };
}

/** Each value that was given and by how many customers: `value`, `n`. At most a hundred, the most frequent first. */
export function answersQuery(measure: Measure, scope: Scope): Sql<'query'> {
  const names = naming();
  const { stages, joins, value } = compileMeasure(measure, scope, names, 'population');
  return chain(
    [...populationStages(scope, names), ...stages],
    query`SELECT (${value})::DOUBLE AS "value", count(*)::DOUBLE AS "n" FROM "population" ${join(joins, sql` `)} WHERE ${value} IS NOT NULL GROUP BY ALL ORDER BY "n" DESC, "value" LIMIT 100`,
  );
}

export interface Answered {
  readonly value: number;
  readonly n: number;
}

export function readAnswers(rows: Rows): readonly Answered[] {
  const [value, n] = [rows.numbers('value'), rows.numbers('n')];
  return Array.from(value, (one, row) => ({ value: one, n: n[row] ?? 0 }));
}

export interface NoticedScale {
  readonly scale: Scale;
  /** Nothing in the answers tells it from another: a person must say. */
  readonly sure: boolean;
  /** Values that the scale does not have, such as 11 for a blank. */
  readonly outside: readonly Answered[];
}

/** Which scale the answers look like. Sure only of 0 to 10 with a 0 in it. Null without answers. */
export function noticeScale(answers: readonly Answered[]): NoticedScale | null {
  const inside = answers.filter(({ value }) => value >= 0 && value <= 10);
  if (inside.length === 0) return null;
  const values = inside.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const scale: Scale = low === 0 ? 'zero-to-ten' : high <= 5 ? 'one-to-five' : 'one-to-ten';
  return { scale, sure: low === 0 && high > 5, outside: outsideOf(answers, scale) };
}

export function outsideOf(answers: readonly Answered[], scale: Scale): readonly Answered[] {
  const { min, max } = scaleBounds[scale];
  return answers.filter(({ value }) => value < min || value > max);
}

export const npsParts = ['promoters', 'passives', 'detractors'] as const;
export type NpsPart = (typeof npsParts)[number];

/** Promoters, passives and detractors by their last answer on the scale, as three rules; who gave none is in the rest. */
export function npsPlan(measure: Measure, scale: Scale, names: Readonly<Record<NpsPart, string>>): Plan {
  const { min, max, passive, promoter } = scaleBounds[scale];
  const score = onScale(measure, scale);
  const bounds: Readonly<Record<NpsPart, readonly [number, number, boolean]>> = {
    promoters: [promoter, max, true],
    passives: [passive, promoter, false],
    detractors: [min, passive, false],
  };
  return {
    kind: 'rules',
    parts: npsParts.map((id) => {
      const [from, to, closed] = bounds[id];
      const test = { op: 'between', min: from, max: to } as const;
      return {
        id,
        name: names[id],
        rule: {
          kind: 'group',
          join: 'and',
          negated: false,
          children: [{ kind: 'measure', measure: score, test: closed ? test : { ...test, open: 'max' } }],
        },
      };
    }),
  };
}
