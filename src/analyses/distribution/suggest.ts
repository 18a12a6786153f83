import { always, type Window } from '../../model/period.ts';
import type { Amount, Measure } from '../../model/measure.ts';
import type { CustomerRecord, EventTable } from '../../model/record.ts';
import { amountsOf, defaultAbsent, numbersOf } from './measure-choices.ts';
import type { DistributionSpec } from './spec.ts';

const aYear: Window = { kind: 'months', months: 12 };

/** The first picture: what customers spend in a year, else how often they come, else a number of their record. */
export function suggest(record: CustomerRecord): DistributionSpec | null {
  const measure = spend(record) ?? frequency(record) ?? number(record);
  return measure === null ? null : { measure, split: null, view: 'histogram' };
}

const byLinkedRows = (one: EventTable, other: EventTable): number => other.linked - one.linked;

function spend(record: CustomerRecord): Measure | null {
  const purchases = record.events
    .filter((events) => events.kind === 'purchases' && events.linked > 0)
    .sort(byLinkedRows);
  for (const events of purchases) {
    const amount = amountsOf(events).find((candidate) => isValue(candidate, events));
    if (amount !== undefined) return overAYear(record, events, amount);
  }
  return null;
}

function isValue(amount: Amount, events: EventTable): boolean {
  return (
    amount.kind === 'product' ||
    events.columns.some((column) => column.column === amount.column && column.role === 'amount')
  );
}

function frequency(record: CustomerRecord): Measure | null {
  const [events] = record.events.filter((candidate) => candidate.linked > 0).sort(byLinkedRows);
  return events === undefined ? null : overAYear(record, events, null);
}

function overAYear(record: CustomerRecord, events: EventTable, amount: Amount | null): Measure {
  const window = events.dated ? aYear : always;
  return {
    kind: 'events',
    events: events.id,
    aggregate: amount === null ? 'count' : 'sum',
    amount,
    window,
    filter: null,
    absent: defaultAbsent(record, window),
  };
}

function number(record: CustomerRecord): Measure | null {
  const [field] = numbersOf(record);
  return field === undefined ? null : { kind: 'field', field: field.id };
}
