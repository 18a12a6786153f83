import type { Window } from './period.ts';
import type { FieldId, SourceId } from './record.ts';
import type { RowFilter, Test } from './test.ts';

/** A number on a row of an event: a column, or a product of two. */
export type Amount =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'product'; readonly quantity: string; readonly unitPrice: string };

/** One number of the rows or of their days, that a line of a rule can ask for. */
export const simpleAggregates = [
  'count',
  'sum',
  'mean',
  'median',
  'min',
  'max',
  'first',
  'last',
  'days-since',
] as const;

/**
 * `distinct`: different values of a column. `gap`: median days between two days with an event. `share`: of the events, or of their amount, that pass
 * `part`. `trend`: the last half of a window of months minus the half before. `per-month`: per month since the first event, within the window.
 */
export const aggregates = [...simpleAggregates, 'distinct', 'gap', 'share', 'trend', 'per-month'] as const;
export type Aggregate = (typeof aggregates)[number];

/** What an aggregate is taken of: nothing but the events, their number or an amount, an amount, or any column. */
export function amountNeed(aggregate: Aggregate): 'none' | 'optional' | 'number' | 'column' {
  switch (aggregate) {
    case 'count':
    case 'days-since':
    case 'gap':
      return 'none';
    case 'share':
    case 'trend':
    case 'per-month':
      return 'optional';
    case 'sum':
    case 'mean':
    case 'median':
    case 'min':
    case 'max':
    case 'first':
    case 'last':
      return 'number';
    case 'distinct':
      return 'column';
  }
}

/** Whether a customer without any event has a value all the same: none of them. */
export const canBeZero = (aggregate: Aggregate): boolean =>
  aggregate === 'count' || aggregate === 'sum' || aggregate === 'distinct';

/** How the values of a measure are written: as the record suggests, or as a person said. */
export const measureFormats = ['currency', 'count', 'duration', 'share', 'score'] as const;
export type MeasureFormat = (typeof measureFormats)[number];

/** A measure that a person named, to be used again. */
export interface KeptMeasure {
  readonly id: string;
  readonly name: string;
  readonly measure: Measure;
  /** Null: as the record suggests. */
  readonly format: MeasureFormat | null;
}

/** A number per customer, per row of an event, or per month of a customer. Plain JSON. */
export type Measure =
  /** A numeric field of the customer record. */
  | { readonly kind: 'field'; readonly field: FieldId }
  /** The time from a date of the customer record to the as-of date, in whole units. */
  | { readonly kind: 'elapsed'; readonly field: FieldId; readonly unit: 'years' | 'months' | 'days' }
  | EventMeasure
  /** The rows of an event themselves: not per customer. */
  | {
      readonly kind: 'event-value';
      readonly events: SourceId;
      readonly amount: Amount;
      readonly window: Window;
      readonly filter: RowFilter | null;
    }
  | MonthMeasure
  /** How many of a customer's months pass a test. */
  | { readonly kind: 'months-held'; readonly month: MonthMeasure; readonly test: Test };

/** Whether a measure gives one number a customer, so that a rule can ask for it. */
export const isPerCustomer = (measure: Measure): boolean =>
  measure.kind !== 'event-value' && measure.kind !== 'month-value';

/** What happened in each calendar month of each customer: as many values as a customer has whole months in the window. Not per customer. */
export interface MonthMeasure {
  readonly kind: 'month-value';
  readonly events: SourceId;
  /** What is added up in a month; null: events are counted. */
  readonly amount: Amount | null;
  readonly window: Window;
  readonly filter: RowFilter | null;
  /** Months of a customer in which nothing happened: counted as 0, or left out. */
  readonly absent: 'zero' | 'left-out';
}

/** An aggregate of a customer's events over a window. */
export interface EventMeasure {
  readonly kind: 'events';
  readonly events: SourceId;
  /** `count` counts events (tickets, not lines, where the table says which column tells them apart); `days-since` runs from the last event to the as-of date. */
  readonly aggregate: Aggregate;
  /** What it is taken of; null for the events themselves. See {@link amountNeed}. */
  readonly amount: Amount | null;
  readonly window: Window;
  readonly filter: RowFilter | null;
  /** Of `share`: which of the rows are counted among all. */
  readonly part?: RowFilter;
  /** Customers without such an event: counted as 0, or left out. Only `count`, `sum` and `distinct` can be 0. */
  readonly absent: 'zero' | 'left-out';
}
