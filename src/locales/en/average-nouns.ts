import type { Per } from '../fr/average-nouns.ts';

/** What a distribution counts, or what one row of it is called. */
export const nouns: Readonly<Record<Per, { readonly one: string; readonly other: string }>> = {
  customer: { one: 'customer', other: 'customers' },
  row: { one: 'row', other: 'rows' },
  month: { one: 'customer month', other: 'customer months' },
  ticket: { one: 'ticket', other: 'tickets' },
  invoice: { one: 'invoice', other: 'invoices' },
  order: { one: 'order', other: 'orders' },
  basket: { one: 'basket', other: 'baskets' },
  purchase: { one: 'purchase', other: 'purchases' },
  incident: { one: 'incident', other: 'incidents' },
  case: { one: 'case', other: 'cases' },
  complaint: { one: 'complaint', other: 'complaints' },
  call: { one: 'call', other: 'calls' },
  contact: { one: 'contact', other: 'contacts' },
  request: { one: 'request', other: 'requests' },
  conversation: { one: 'conversation', other: 'conversations' },
  visit: { one: 'visit', other: 'visits' },
  booking: { one: 'booking', other: 'bookings' },
  session: { one: 'session', other: 'sessions' },
  response: { one: 'response', other: 'responses' },
  event: { one: 'event', other: 'events' },
};

/** The head of a column of counts. */
export const heading = (per: Per): string =>
  `${nouns[per].other.charAt(0).toLocaleUpperCase('en')}${nouns[per].other.slice(1)}`;
