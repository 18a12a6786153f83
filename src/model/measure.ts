import type { Window } from './period.ts';
import type { FieldId, SourceId } from './record.ts';
import type { RowFilter } from './test.ts';

/** A number on a row of an event: a column, or a product of two. */
export type Amount =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'product'; readonly quantity: string; readonly unitPrice: string };

export const aggregates = ['count', 'sum', 'mean', 'last', 'days-since'] as const;
export type Aggregate = (typeof aggregates)[number];

/** A number per customer, or per row of an event. Plain JSON. */
export type Measure =
  /** A numeric field of the customer record. */
  | { readonly kind: 'field'; readonly field: FieldId }
  /** The time from a date of the customer record to the as-of date, in whole units. */
  | { readonly kind: 'elapsed'; readonly field: FieldId; readonly unit: 'years' | 'months' | 'days' }
  | EventMeasure
  /** The rows of an event themselves: the one measure that is not per customer. */
  | {
      readonly kind: 'event-value';
      readonly events: SourceId;
      readonly amount: Amount;
      readonly window: Window;
      readonly filter: RowFilter | null;
    };

/** An aggregate of a customer's events over a window. */
export interface EventMeasure {
  readonly kind: 'events';
  readonly events: SourceId;
  /** `count` counts events (tickets, not lines, where the table says which column tells them apart); `days-since` runs from the last event to the as-of date. */
  readonly aggregate: Aggregate;
  /** What is summed, averaged or taken last; null for `count` and `days-since`. */
  readonly amount: Amount | null;
  readonly window: Window;
  readonly filter: RowFilter | null;
  /** Customers without such an event: counted as 0, or left out. Only `count` and `sum` can be 0. */
  readonly absent: 'zero' | 'left-out';
}
