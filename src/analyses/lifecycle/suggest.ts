import { isDated, isNumeric, type ColumnRole } from '../../model/column.ts';
import { standardAmount } from '../../model/customer-months.ts';
import type { CustomerField, CustomerRecord, EventTable } from '../../model/record.ts';
import type { LifeSpan, LifeSubject } from '../../model/life.ts';
import type { Measure } from '../../model/measure.ts';
import { always, daysBetween } from '../../model/period.ts';
import type { LifecycleSpec } from './spec.ts';

/** A silence of a year is taken for a departure until a person says otherwise. An assumption of ours. */
const longestSilence = 365;
/** In a shorter history, of so many silences, hardly a departure could be seen. */
const silencesInHistory = 2;
const shortestSilence = 30;

/** How many days of silence are a departure at first: a year, half the history where that is shorter. */
export function usualSilence(events: EventTable | undefined): number {
  const [first, last] = [events?.firstDate ?? null, events?.lastDate ?? null];
  const days = first === null || last === null ? Infinity : daysBetween(first, last);
  const part = Math.floor(days / silencesInHistory / 10) * 10;
  return Math.min(longestSilence, Math.max(shortestSilence, part));
}

/** Events whose days tell a life: dated ones of known customers; whole events are those of their rows. */
export function lifeEvents(record: CustomerRecord): readonly EventTable[] {
  return record.events.filter(
    (events) => events.dated && events.linked > 0 && events.folds === undefined && events.returnsOf === undefined,
  );
}

/** Dates of the record where a life can begin. */
export const beginnings = (record: CustomerRecord): readonly CustomerField[] =>
  record.fields.filter((field) => isDated(field.type) && field.role !== 'end-date' && field.role !== 'birth-date');

/** Dates of the record that can be the end of a relation. */
export const endings = (record: CustomerRecord): readonly CustomerField[] =>
  record.fields.filter((field) => isDated(field.type) && field.role !== 'birth-date');

/** The lives of the record: its purchases, else the events there are most of; null where nothing is dated. */
export function suggest(record: CustomerRecord): LifecycleSpec | null {
  const [events] = [...lifeEvents(record)].sort((one, other) => rank(one) - rank(other) || other.linked - one.linked);
  if (events === undefined) return null;
  return {
    view: 'cohorts',
    life: { events: events.id, begins: null, unit: 'calendar' },
    cohorts: { grain: null, counts: 'in', picture: 'table' },
    fan: { subject: { events: events.id, amount: standardAmount(events) }, adds: 'up-to', through: null },
    stages: { basis: 'days', atRisk: null, lapsed: null, newDays: null },
    survival: { span: suggestSpan(record, events), split: null },
  };
}

const rank = (events: EventTable): number =>
  events.combines !== undefined ? 0 : events.kind === 'purchases' ? 1 : events.kind === 'other' ? 2 : 3;

/** A subscription with its own dates where the record has one, else the silence of the events. */
function suggestSpan(record: CustomerRecord, events: EventTable): LifeSpan {
  const end = record.fields.find((field) => field.role === 'end-date' && isDated(field.type));
  const begin = record.fields.find(
    (field) => field.source === end?.source && field.role === 'date' && isDated(field.type),
  );
  if (end !== undefined && begin !== undefined)
    return { events: null, begins: { field: begin.id }, end: { kind: 'date', field: end.id }, knownSince: null };
  return {
    events: events.id,
    begins: null,
    end: { kind: 'silence', days: usualSilence(events) },
    knownSince: null,
  };
}

/** The same wishes about other events. */
export function withEvents(spec: LifecycleSpec, events: EventTable): LifecycleSpec {
  const { span } = spec.survival;
  return {
    ...spec,
    life: { ...spec.life, events: events.id },
    fan: { ...spec.fan, subject: { events: events.id, amount: standardAmount(events) }, through: null },
    survival: { ...spec.survival, span: span.events === null ? span : { ...span, events: events.id } },
  };
}

/** What a fan can show: how often, and each amount, of all dated events of the record. */
export function fanSubjects(record: CustomerRecord): readonly LifeSubject[] {
  return lifeEvents(record).flatMap((events) => [
    ...events.columns
      .filter((column) => isNumeric(column.type) && measured.has(column.role))
      .map((column): LifeSubject => ({ events: events.id, amount: { kind: 'column', column: column.column } })),
    { events: events.id, amount: null },
  ]);
}

/** What a fan follows of a measure, month of life after month of life; null of what no month adds up to: a field, a mean, a filtered sum. */
export function subjectOfMeasure(measure: Measure, record: CustomerRecord): LifeSubject | null {
  if ((measure.kind !== 'events' && measure.kind !== 'month-value') || measure.filter !== null) return null;
  if (measure.kind === 'events' && measure.aggregate !== 'count' && measure.aggregate !== 'sum') return null;
  const { events, amount } = measure;
  return lifeEvents(record).some(({ id }) => id === events) ? { events, amount } : null;
}

/** The measure whose mean a fan draws: of each month of life, or of a whole life up to now. */
export function measureOfFan({ subject, adds }: LifecycleSpec['fan']): Measure {
  const { events, amount } = subject;
  const told = { events, amount, window: always, filter: null, absent: 'zero' } as const;
  if (adds === 'month') return { kind: 'month-value', ...told };
  return { kind: 'events', aggregate: amount === null ? 'count' : 'sum', ...told };
}

const measured: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['amount', 'quantity', 'duration', 'score']);
