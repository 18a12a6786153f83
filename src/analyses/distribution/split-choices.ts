import { identifyingRoles, isDated, type ColumnRole } from '../../model/column.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import { ownEvents, type CustomerField, type CustomerRecord, type EventColumn } from '../../model/record.ts';
import type { Window } from '../../model/period.ts';

/** A proposal of ours: a column of more values than this names things rather than kinds of customers. */
const mostLevels = 200;

/** The first two figures of a postcode: in France, the department. */
const postcodePrefix = 2;

const aYear: Window = { kind: 'months', months: 12 };

/**
 * Whether a dimension is made of what is measured: the favourite channel of customers who have some contact tells nothing of how
 * many contacts they have, it is known only of those who have one. So is a column of itself.
 */
export function isOfItself(dimension: Dimension, measure: Measure, record: CustomerRecord): boolean {
  if (measure.kind === 'months-held') return isOfItself(dimension, measure.month, record);
  if (measure.kind === 'field' || measure.kind === 'elapsed') return false;
  if (measure.kind === 'event-value') {
    return (
      dimension.kind === 'contact-column' &&
      measure.amount.kind === 'column' &&
      dimension.column === measure.amount.column
    );
  }
  const events = record.events.find((one) => one.id === measure.events);
  const own = [measure.events, events?.folds?.of, events?.returnsOf, ...(events?.combines ?? [])];
  if (dimension.kind === 'main-value') return own.includes(dimension.events);
  return dimension.kind === 'used' && dimension.events.some((one) => own.includes(one));
}

/** What a person may compare by: what suits, then the columns of more values, of which the most frequent are shown and the others together. */
export function offeredSplits(record: CustomerRecord, measure: Measure): readonly Dimension[] {
  const suited = splitChoices(record, measure);
  const known = new Set(suited.map((one) => JSON.stringify(one)));
  return [...suited, ...splitsUpTo(Infinity, record, measure).filter((one) => !known.has(JSON.stringify(one)))];
}

/** What a distribution is compared by unasked: kinds of customers, and, for rows of events, kinds of rows. */
export function splitChoices(record: CustomerRecord, measure: Measure): readonly Dimension[] {
  return splitsUpTo(mostLevels, record, measure);
}

function splitsUpTo(most: number, record: CustomerRecord, measure: Measure): readonly Dimension[] {
  const isKind = (column: Kind): boolean => isKindUpTo(most, column);
  const fields = record.fields.flatMap((field): readonly Dimension[] => {
    if (field.role === 'postcode') return [{ kind: 'prefix', field: field.id, length: postcodePrefix }];
    return isKind(field) ? [{ kind: 'field', field: field.id }] : [];
  });
  const rows =
    measure.kind === 'event-value' ? (record.events.find((events) => events.id === measure.events)?.columns ?? []) : [];
  const ofRows = rows.filter(isKind).map((column): Dimension => ({ kind: 'contact-column', column: column.column }));
  const habits = ownEvents(record).flatMap((events) =>
    events.columns
      .filter((column) => isKind(column) && habitRoles.has(column.role))
      .map((column): Dimension => ({
        kind: 'main-value',
        events: events.id,
        column: column.column,
        window: events.dated ? aYear : { kind: 'all' },
      })),
  );
  const purchases = ownEvents(record)
    .filter((events) => events.kind === 'purchases')
    .map((events) => events.id);
  const used: readonly Dimension[] = purchases.length > 1 ? [{ kind: 'used', events: purchases, window: aYear }] : [];
  return [...ofRows, ...used, ...fields, ...habits];
}

const habitRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'channel',
  'reason',
  'status',
  'offer',
  'product',
  'attribute',
  'country',
  'city',
]);

/** A proposal of ours: a whole number of few values is a code. */
const mostCodes = 12;

type Kind = Pick<CustomerField & EventColumn, 'type' | 'role' | 'distinct'>;

function isKindUpTo(most: number, column: Kind): boolean {
  if (identifyingRoles.has(column.role) || column.role === 'event-id' || column.role === 'ignored') return false;
  if (isDated(column.type) || column.type === 'decimal' || column.distinct < 2) return false;
  return column.distinct <= (column.type === 'integer' ? mostCodes : most);
}
