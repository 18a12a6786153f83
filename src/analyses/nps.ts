import { bandLevel } from '../model/compile-dimension.ts';
import type { Dimension } from '../model/dimension.ts';
import type { EventMeasure, Measure } from '../model/measure.ts';
import { always, type Window } from '../model/period.ts';
import type { CustomerRecord } from '../model/record.ts';

/** Scores of 0 to 10 below 7 are detractors, from 9 on promoters (Reichheld 2003). */
const cuts = [7, 9] as const;

const names: ReadonlyMap<string, 'detractors' | 'passives' | 'promoters'> = new Map([
  [bandLevel(null, cuts[0]), 'detractors'],
  [bandLevel(cuts[0], cuts[1]), 'passives'],
  [bandLevel(cuts[1], null), 'promoters'],
]);

export interface NpsCategory {
  readonly measure: Measure;
  readonly names: typeof names;
}

/** A dimension that is the category of a recommendation score; null when it is something else. */
export function npsOf(dimension: Dimension, record: CustomerRecord): NpsCategory | null {
  if (dimension.kind !== 'banded' || dimension.cuts.length !== 2 || !cuts.every((cut) => dimension.cuts.includes(cut)))
    return null;
  const { measure } = dimension;
  return isScore(measure, record) ? { measure, names } : null;
}

function isScore(measure: Measure, record: CustomerRecord): boolean {
  if (measure.kind === 'field')
    return record.fields.some((field) => field.id === measure.field && field.role === 'score');
  if (measure.kind !== 'events' || measure.aggregate !== 'last' || measure.amount?.kind !== 'column') return false;
  const { column } = measure.amount;
  const columns = record.events.find((events) => events.id === measure.events)?.columns ?? [];
  return columns.some((one) => one.column === column && one.role === 'score');
}

/** The categories that a record offers: of each score of its customers, and of the last answer of each survey. */
export function npsDimensions(record: CustomerRecord, window: Window = always): readonly Dimension[] {
  const ofFields = record.fields
    .filter((field) => field.role === 'score')
    .map((field): Measure => ({ kind: 'field', field: field.id }));
  const ofEvents = record.events.flatMap((events) =>
    events.columns
      .filter((column) => column.role === 'score' && column.type !== 'text')
      .map(({ column }): EventMeasure => ({
        kind: 'events',
        events: events.id,
        aggregate: 'last',
        amount: { kind: 'column', column },
        window,
        filter: null,
        absent: 'left-out',
      })),
  );
  return [...ofFields, ...ofEvents].map((measure): Dimension => ({ kind: 'banded', measure, cuts: [...cuts] }));
}
