import { identifyingRoles, isDated, isNumeric, type ColumnRole } from '../../model/column.ts';
import { always, type Window } from '../../model/period.ts';
import {
  amountNeed,
  canBeZero,
  type Aggregate,
  type Amount,
  type EventMeasure,
  type Measure,
} from '../../model/measure.ts';
import type { CustomerField, CustomerRecord, EventTable, FieldId, SourceId } from '../../model/record.ts';
import type { RowFilter } from '../../model/rule.ts';

/** What is measured, before how: a field, an age, the events themselves, or an amount on them. */
export type Subject =
  | { readonly kind: 'field'; readonly field: FieldId }
  | { readonly kind: 'elapsed'; readonly field: FieldId; readonly unit: 'years' | 'months' | 'days' }
  | { readonly kind: 'events'; readonly events: SourceId; readonly amount: Amount | null };

/** How an event is brought to a number: one per customer, one a month of each customer, or each row for itself. */
export type How = Aggregate | 'each-month' | 'each-row';

export interface MeasureChoices {
  readonly subjects: readonly Subject[];
  readonly windows: readonly Window[];
}

/** Everything that the builder can offer on a record. */
export function measureChoices(record: CustomerRecord): MeasureChoices {
  const subjects: Subject[] = [];
  for (const events of record.events) {
    subjects.push({ kind: 'events', events: events.id, amount: null });
    for (const amount of amountsOf(events)) subjects.push({ kind: 'events', events: events.id, amount });
    for (const column of events.columns)
      if (isCounted(column))
        subjects.push({ kind: 'events', events: events.id, amount: { kind: 'column', column: column.column } });
  }
  for (const field of numbersOf(record)) subjects.push({ kind: 'field', field: field.id });
  for (const field of record.fields) {
    if (isDated(field.type) && field.role !== 'ignored')
      subjects.push({ kind: 'elapsed', field: field.id, unit: field.role === 'birth-date' ? 'years' : 'months' });
  }
  return { subjects, windows };
}

const windows: readonly Window[] = [
  { kind: 'months', months: 3 },
  { kind: 'months', months: 6 },
  { kind: 'months', months: 12 },
  { kind: 'months', months: 24 },
  always,
];

/** An event without a date has no window: its rows are seen at every date. */
export function windowsFor(events: EventTable): readonly Window[] {
  return events.dated ? windows : [always];
}

/** The numbers of the record, the most telling first: amounts, then what is measured, then the rest; a column of two values is a share and comes last. */
export function numbersOf(record: CustomerRecord): readonly CustomerField[] {
  const rank = ({ role, distinct }: CustomerField): number =>
    distinct <= 2 ? 3 : role === 'amount' ? 0 : measuredRoles.has(role) ? 1 : 2;
  return record.fields.filter(isMeasurable).toSorted((one, other) => rank(one) - rank(other));
}

const measuredRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['score', 'duration', 'quantity']);

const namingRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...identifyingRoles,
  'event-id',
  'postcode',
  'ignored',
]);

function isMeasurable(column: Pick<CustomerField, 'type' | 'role'>): boolean {
  return isNumeric(column.type) && !namingRoles.has(column.role);
}

const countedRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'channel',
  'reason',
  'product',
  'offer',
  'status',
  'attribute',
]);

/** A text whose different values are worth counting: products, channels, stores. */
const isCounted = (column: EventTable['columns'][number]): boolean =>
  column.type === 'text' && countedRoles.has(column.role) && column.distinct > 1;

/** The amounts on the rows of an event, the one that stands for its value first. */
export function amountsOf(events: EventTable): readonly Amount[] {
  const numeric = events.columns.filter(isMeasurable);
  const withRole = (role: ColumnRole) => numeric.filter((column) => column.role === role);
  const [quantity] = withRole('quantity');
  const [unitPrice] = withRole('unit-price');
  const product: readonly Amount[] =
    quantity && unitPrice && events.built === undefined
      ? [{ kind: 'product', quantity: quantity.column, unitPrice: unitPrice.column }]
      : [];
  const rest = numeric.filter((column) => column.role !== 'amount');
  const columns = (found: typeof numeric): readonly Amount[] =>
    found.map((column) => ({ kind: 'column', column: column.column }));
  return [...columns(withRole('amount')), ...product, ...columns(rest)];
}

const ofEvents: readonly How[] = ['count', 'each-month', 'days-since', 'gap', 'trend', 'per-month', 'share'];
const ofAmounts: readonly How[] = [
  'sum',
  'mean',
  'median',
  'min',
  'max',
  'first',
  'last',
  'trend',
  'per-month',
  'share',
  'distinct',
  'each-month',
  'each-row',
];

/** What is asked of days, which rows without a date do not have. */
const needsDates: ReadonlySet<How> = new Set<How>([
  'days-since',
  'gap',
  'trend',
  'per-month',
  'first',
  'last',
  'each-month',
]);

/** Months are those of the rows as the files give them, not of what is put together or taken out of them. */
const hasMonths = (events: EventTable): boolean => events.folds === undefined && events.returnsOf === undefined;

export function howsFor(subject: Subject, record: CustomerRecord): readonly How[] {
  if (subject.kind !== 'events') return [];
  const events = record.events.find((one) => one.id === subject.events);
  const dated = events?.dated === true;
  const offered = howsOfAmount(subject.amount, events);
  return offered.filter(
    (how) => (dated || !needsDates.has(how)) && (how !== 'each-month' || (events !== undefined && hasMonths(events))),
  );
}

function howsOfAmount(amount: Amount | null, events: EventTable | undefined): readonly How[] {
  if (amount === null) return ofEvents;
  if (amount.kind === 'product') return ofAmounts.filter((how) => how !== 'distinct');
  const type = events?.columns.find((one) => one.column === amount.column)?.type;
  return type !== undefined && !isNumeric(type) ? ['distinct'] : ofAmounts;
}

/** Customers without the event count as 0 where we know of them otherwise, or where a window makes silence meaningful. */
export function defaultAbsent(record: CustomerRecord, window: Window): EventMeasure['absent'] {
  const known = record.origins.some((origin) => origin.source !== null);
  return known || window.kind !== 'all' ? 'zero' : 'left-out';
}

export interface MeasureDetails {
  readonly window: Window;
  readonly filter: RowFilter | null;
  readonly absent: EventMeasure['absent'];
  /** Of a share; any row where it is not said. */
  readonly part?: RowFilter | undefined;
}

/** Windows that have two halves of whole months. */
export function windowsOfTrend(): readonly Window[] {
  return windows.filter((window) => window.kind === 'months' && window.months % 2 === 0);
}

const aYear: Window = { kind: 'months', months: 12 };

/** The measure of a subject; `how` is that of an event and not looked at for a field. */
export function measureOf(subject: Subject, how: How, details: MeasureDetails): Measure {
  if (subject.kind !== 'events') return subject;
  const { events, amount } = subject;
  const { window, filter, absent, part } = details;
  if (how === 'each-row') {
    if (amount === null) throw new TypeError('Each row needs an amount');
    return { kind: 'event-value', events, amount, window, filter };
  }
  if (how === 'each-month') return { kind: 'month-value', events, amount, window, filter, absent };
  const halves = window.kind === 'months' && window.months % 2 === 0;
  return {
    kind: 'events',
    events,
    aggregate: how,
    amount: amountNeed(how) === 'none' ? null : amount,
    window: how === 'trend' && !halves ? aYear : window,
    filter,
    ...(how === 'share' && part !== undefined ? { part } : {}),
    absent: canBeZero(how) ? absent : 'left-out',
  };
}

export function subjectOf(measure: Measure): Subject {
  if (measure.kind === 'field' || measure.kind === 'elapsed') return measure;
  if (measure.kind === 'months-held') return subjectOf(measure.month);
  return { kind: 'events', events: measure.events, amount: measure.amount };
}

export function howOf(measure: Measure): How {
  if (measure.kind === 'events') return measure.aggregate;
  return measure.kind === 'event-value' ? 'each-row' : 'each-month';
}
