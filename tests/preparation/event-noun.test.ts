import { expect, test } from 'vitest';
import { eventNoun } from '../../src/preparation/event-noun.ts';

test.each([
  ['InvoiceNo', 'online_retail.csv', 'purchases', 'invoice'],
  ['n° ticket', 'x.csv', 'purchases', 'ticket'],
  ['basket_id', 'transactions.csv', 'purchases', 'basket'],
  ['number', 'incident_events.csv', 'contacts', 'incident'],
  ['id', 'appels_2024.csv', 'contacts', 'call'],
  [null, 'data.csv', 'survey', 'response'],
  ['ref', 'data.csv', 'other', 'event'],
] as const)('an event named by %s in %s is a %s', (key, file, kind, noun) => {
  expect(eventNoun(key, file, kind)).toBe(noun);
});
