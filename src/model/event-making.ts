/** What one event is called. */
export const eventNouns = [
  'ticket',
  'invoice',
  'order',
  'basket',
  'purchase',
  'incident',
  'case',
  'complaint',
  'call',
  'contact',
  'request',
  'conversation',
  'visit',
  'booking',
  'session',
  'response',
  'event',
] as const;
export type EventNoun = (typeof eventNouns)[number];

/** `key`: rows that share an event id are one event (the lines of a ticket, the log of an incident); `row`: each row is an event. */
export const grains = ['key', 'row'] as const;
export type Grain = (typeof grains)[number];

/** A share of the price (0.2), the same in percent (20), or money off the line. */
export const discountForms = ['rate', 'percent', 'amount'] as const;
export type DiscountForm = (typeof discountForms)[number];

/** Returns and cancellations stay among the rest, where negative amounts are deducted; are left out; or are events of their own. */
export const returnsHandlings = ['net', 'left-out', 'apart'] as const;
export type ReturnsHandling = (typeof returnsHandlings)[number];

/** From rows that name no customer to those of another table that do: the column of the one holds the ids of the other. */
export interface CustomerPath {
  readonly column: string;
  /** The source that the ids are of. */
  readonly of: string;
  readonly key: string;
}

/** How the rows of a source become events. Plain JSON; what a person chose of it is part of the recipe. */
export interface EventMaking {
  readonly grain: Grain;
  /** Whether an amount is built of quantity and unit price where no column holds one. */
  readonly amount: 'built' | 'none';
  /** How a discount is taken off a built amount; null: as its values suggest. */
  readonly discount: DiscountForm | 'none' | null;
  readonly returns: ReturnsHandling;
  /** Where the customer comes from when no column names one: as the names of ids say, nowhere, or as a person said. */
  readonly path: 'by-name' | 'none' | CustomerPath;
}

export const usualMaking: EventMaking = {
  grain: 'key',
  amount: 'built',
  discount: null,
  returns: 'net',
  path: 'by-name',
};

/** An amount that no column of the file holds: quantity × unit price, less a discount. */
export interface BuiltAmount {
  /** Its column in the table of events. */
  readonly column: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount: { readonly column: string; readonly as: DiscountForm } | null;
}

/** What tells that a row takes a purchase back. */
export type ReturnSign =
  | { readonly kind: 'negative'; readonly column: string }
  /** The event id begins with these letters on rows that are nearly all negative: `C536379`. */
  | { readonly kind: 'prefix'; readonly column: string; readonly prefix: string }
  | { readonly kind: 'status'; readonly column: string; readonly values: readonly string[] };

export interface FoundReturns {
  readonly signs: readonly { readonly sign: ReturnSign; readonly rows: number }[];
  /** Rows with at least one of the signs. */
  readonly rows: number;
  readonly handling: ReturnsHandling;
}

/** How a column of a whole event comes from the columns of its rows. */
export type FoldHow =
  /** The same on every row of the event. */
  'one' | 'sum' | 'first-day' | 'last-day' | 'first' | 'last' | 'rows';

/** Events put together from rows that share a key: at a date, from the rows that may be seen then. */
export interface FoldedEvents {
  /** The source. */
  readonly of: string;
  /** The table of the rows. */
  readonly table: string;
  readonly key: string;
  /** The column of the table that holds the place of a row in its file. */
  readonly place: string;
  readonly columns: readonly { readonly column: string; readonly how: FoldHow }[];
}
