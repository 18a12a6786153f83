import { always, type Window } from '../../model/period.ts';
import type { Amount, EventMeasure, KeptMeasure, Measure } from '../../model/measure.ts';
import { ownEvents, type CustomerRecord, type EventTable } from '../../model/record.ts';
import { amountsOf, defaultAbsent, numbersOf } from './measure-choices.ts';

/** Measures that are looked at unasked. */
const mostMeasures = 8;

/** A number of the record with so few values is a code. */
const mostCodes = 12;

const aYear: Window = { kind: 'months', months: 12 };

/** The measures that any analyst would look at first: value, basket and frequency of purchases, contacts, scores, what was kept, and numbers of the record. */
export function measuresToNotice(record: CustomerRecord, kept: readonly KeptMeasure[]): readonly Measure[] {
  const purchases = purchaseTables(record).flatMap((events) => ofPurchases(record, events));
  const others = ownEvents(record).flatMap((events): readonly Measure[] => {
    if (events.linked === 0) return [];
    if (events.kind === 'contacts') return [perCustomer(record, events, 'count', null)];
    if (events.kind === 'survey')
      return amountsOf(events)
        .slice(0, 1)
        .map((amount) => rowsOf(events, amount));
    return [];
  });
  const numbers = numbersOf(record)
    .filter(({ distinct }) => distinct > mostCodes)
    .map(({ id }): Measure => ({ kind: 'field', field: id }));
  const all = [...kept.map((one) => one.measure), ...purchases, ...others, ...numbers];
  const texts = all.map((one) => JSON.stringify(one));
  return all.filter((_, i) => texts.indexOf(texts[i] ?? '') === i).slice(0, mostMeasures);
}

/** All purchases where several sources hold some; else the one or two that most customers are in. */
function purchaseTables(record: CustomerRecord): readonly EventTable[] {
  const combined = record.events.filter((events) => events.combines !== undefined);
  if (combined.length > 0) return combined;
  return ownEvents(record)
    .filter((events) => events.kind === 'purchases' && events.linked > 0)
    .toSorted((one, other) => other.linked - one.linked)
    .slice(0, 2);
}

function ofPurchases(record: CustomerRecord, events: EventTable): readonly Measure[] {
  const [amount] = amountsOf(events);
  const count = perCustomer(record, events, 'count', null);
  if (amount === undefined) return [count];
  const whole = record.events.find((one) => one.folds?.of === events.id);
  const basket = events.unit === null ? rowsOf(events, amount) : whole === undefined ? null : ofWhole(whole);
  return [perCustomer(record, events, 'sum', amount), ...(basket === null ? [] : [basket]), count];
}

function ofWhole(whole: EventTable): Measure | null {
  const [amount] = amountsOf(whole);
  return amount === undefined ? null : rowsOf(whole, amount);
}

const windowOf = (events: EventTable): Window => (events.dated ? aYear : always);

function perCustomer(
  record: CustomerRecord,
  events: EventTable,
  aggregate: EventMeasure['aggregate'],
  amount: Amount | null,
): Measure {
  const window = windowOf(events);
  return {
    kind: 'events',
    events: events.id,
    aggregate,
    amount,
    window,
    filter: null,
    absent: defaultAbsent(record, window),
  };
}

const rowsOf = (events: EventTable, amount: Amount): Measure => ({
  kind: 'event-value',
  events: events.id,
  amount,
  window: windowOf(events),
  filter: null,
});
