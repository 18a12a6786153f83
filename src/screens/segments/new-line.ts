import { isNumeric } from '../../model/column.ts';
import type { CustomerRecord, EventTable } from '../../model/record.ts';
import type { Amount, EventMeasure } from '../../model/measure.ts';
import type { RuleLine } from '../../model/rule-path.ts';
import { firstTest } from './tests.ts';

/** The line that "add a condition" makes: the first field worth a rule, else a count of events. Null when the record offers nothing. */
export function newLine(record: CustomerRecord): RuleLine | null {
  const field =
    record.fields.find((one) => one.distinct > 1 && one.distinct <= 300 && one.type === 'text') ?? record.fields[0];
  if (field !== undefined) return { kind: 'field', field: field.id, test: firstTest(field.type) };
  const [events] = record.events;
  return events === undefined ? null : eventsLine(events);
}

export function eventsLine(events: EventTable): RuleLine {
  return { kind: 'measure', measure: countOf(events), test: { op: 'between', min: 1, max: null } };
}

export function countOf(events: EventTable): EventMeasure {
  return {
    kind: 'events',
    events: events.id,
    aggregate: 'count',
    amount: null,
    window: events.dated ? { kind: 'months', months: 12 } : { kind: 'all' },
    filter: null,
    absent: 'zero',
  };
}

/** What can be added up on the rows of an event: quantity x unit price first, where there is one. */
export function amountsOf(events: EventTable): readonly Amount[] {
  const withRole = (role: string): string | undefined =>
    events.columns.find((column) => column.role === role && isNumeric(column.type))?.column;
  const [quantity, unitPrice] = [withRole('quantity'), withRole('unit-price')];
  const product: readonly Amount[] =
    quantity !== undefined && unitPrice !== undefined && events.built === undefined
      ? [{ kind: 'product', quantity, unitPrice }]
      : [];
  const columns = events.columns
    .filter((column) => isNumeric(column.type))
    .sort((a, b) => Number(b.role === 'amount') - Number(a.role === 'amount'));
  const single: readonly Amount[] = columns.map((column) => ({ kind: 'column', column: column.column }));
  return columns[0]?.role === 'amount' ? [...single, ...product] : [...product, ...single];
}

export const amountKey = (amount: Amount): string =>
  amount.kind === 'column' ? amount.column : `${amount.quantity} × ${amount.unitPrice}`;
