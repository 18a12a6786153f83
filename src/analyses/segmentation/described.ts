import { identifyingRoles, isDated, isNumeric, type ColumnRole } from '../../model/column.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Amount, EventMeasure, Measure } from '../../model/measure.ts';
import { always, type Window } from '../../model/period.ts';
import { ownEvents, type CustomerRecord, type EventColumn, type EventTable } from '../../model/record.ts';

/** What a customer is described by when groups are compared: a few measures and kinds that most people would look at first. */

export const aYear: Window = { kind: 'months', months: 12 };

/** Proposals of ours: more measures make a table that nobody reads, more kinds a list. */
const MOST_MEASURES = 10;
const MOST_DIMENSIONS = 12;
/** A column of more values than this names things rather than kinds of customers. */
const MOST_LEVELS = 60;
const MOST_CODES = 12;

const unmeasured: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...identifyingRoles,
  'event-id',
  'postcode',
  'ignored',
  'unit-price',
  'discount',
]);

/** Purchases, all together where several sources hold some, whole tickets rather than their lines. */
export function purchasesOf(record: CustomerRecord): readonly EventTable[] {
  const purchases = record.events.filter((events) => events.kind === 'purchases' && events.returnsOf === undefined);
  const together = purchases.filter((events) => events.combines !== undefined);
  return [...together, ...purchases.filter((events) => events.combines === undefined && events.folds === undefined)];
}

/** The amount that stands for the value of an event; null where it has none. */
export function amountOf(events: EventTable): Amount | null {
  const has = (role: ColumnRole): EventColumn | undefined =>
    events.columns.find((column) => column.role === role && isNumeric(column.type));
  const amount = has('amount');
  if (amount !== undefined) return { kind: 'column', column: amount.column };
  const [quantity, unitPrice] = [has('quantity'), has('unit-price')];
  return quantity !== undefined && unitPrice !== undefined
    ? { kind: 'product', quantity: quantity.column, unitPrice: unitPrice.column }
    : null;
}

/** What purchases came to over twelve months; null where nothing tells. */
export function valueMeasure(record: CustomerRecord): EventMeasure | null {
  for (const events of purchasesOf(record)) {
    const amount = amountOf(events);
    if (amount !== null) return eventMeasure(events, 'sum', amount);
  }
  return null;
}

function eventMeasure(events: EventTable, aggregate: EventMeasure['aggregate'], amount: Amount | null): EventMeasure {
  const adds = aggregate === 'count' || aggregate === 'sum';
  return {
    kind: 'events',
    events: events.id,
    aggregate,
    amount,
    window: events.dated ? aYear : always,
    filter: null,
    absent: adds ? 'zero' : 'left-out',
  };
}

/** The measures that groups are compared on, in the order in which they are worth reading. */
export function describingMeasures(record: CustomerRecord): readonly Measure[] {
  const measures: Measure[] = [];
  const purchases = purchasesOf(record).slice(0, 1);
  for (const events of purchases) {
    const amount = amountOf(events);
    if (amount !== null) measures.push(eventMeasure(events, 'sum', amount));
    measures.push(eventMeasure(events, 'count', null));
    if (amount !== null) measures.push(eventMeasure(events, 'mean', amount));
    if (events.dated) measures.push({ ...eventMeasure(events, 'days-since', null), window: always });
  }
  for (const events of ownEvents(record)) {
    if (purchases.some((one) => one.id === events.id)) continue;
    const score = events.columns.find((column) => column.role === 'score' && isNumeric(column.type));
    if (score !== undefined)
      measures.push({ ...eventMeasure(events, 'last', { kind: 'column', column: score.column }), window: always });
    else measures.push(eventMeasure(events, 'count', null));
  }
  for (const field of record.fields) {
    if (field.role === 'birth-date') measures.push({ kind: 'elapsed', field: field.id, unit: 'years' });
    else if (isDated(field.type) && field.family === 'moment')
      measures.push({ kind: 'elapsed', field: field.id, unit: 'months' });
    else if (isNumeric(field.type) && !unmeasured.has(field.role) && field.distinct > MOST_CODES)
      measures.push({ kind: 'field', field: field.id });
  }
  return measures.slice(0, MOST_MEASURES);
}

/** The kinds that groups are compared on. */
export function describingDimensions(record: CustomerRecord): readonly Dimension[] {
  const fields = record.fields.flatMap((field): readonly Dimension[] => {
    if (field.role === 'postcode') return [{ kind: 'prefix', field: field.id, length: 2 }];
    return isKind(field) ? [{ kind: 'field', field: field.id }] : [];
  });
  const sources = ownEvents(record)
    .filter((events) => events.kind === 'purchases')
    .map((events) => events.id);
  const used: readonly Dimension[] = sources.length > 1 ? [{ kind: 'used', events: sources, window: aYear }] : [];
  const habits = ownEvents(record).flatMap((events) =>
    events.columns
      .filter((column) => habitRoles.has(column.role) && isKind(column))
      .map((column): Dimension => ({
        kind: 'main-value',
        events: events.id,
        column: column.column,
        window: events.dated ? aYear : always,
      })),
  );
  return [...used, ...fields, ...habits].slice(0, MOST_DIMENSIONS);
}

const habitRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['channel', 'reason', 'status', 'offer', 'product']);

function isKind(column: {
  readonly type: EventColumn['type'];
  readonly role: ColumnRole;
  readonly distinct: number;
}): boolean {
  if (identifyingRoles.has(column.role) || column.role === 'event-id' || column.role === 'ignored') return false;
  if (isDated(column.type) || column.type === 'decimal' || column.distinct < 2) return false;
  return column.distinct <= (column.type === 'integer' ? MOST_CODES : MOST_LEVELS);
}
