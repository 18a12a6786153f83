import type { EventNoun } from '../model/event-making.ts';
import type { EventKind } from '../model/record.ts';
import { nameWords } from './column-names.ts';

/** What an event is called, by words of its id or of its file, in French and English, singular or plural. */
const named: readonly (readonly [EventNoun, RegExp])[] = [
  ['invoice', /^(?:invoices?|factures?)/],
  ['ticket', /^(?:tickets?|receipts?|caisses?)/],
  ['order', /^(?:orders?|commandes?|cdes?)/],
  ['basket', /^(?:baskets?|paniers?|carts?)/],
  ['incident', /^incidents?/],
  ['complaint', /^(?:complaints?|reclamations?)/],
  ['case', /^(?:cases?|dossiers?)/],
  ['call', /^(?:calls?|appels?)/],
  ['request', /^(?:requests?|demandes?)/],
  ['conversation', /^(?:conversations?|t?chats?)/],
  ['booking', /^(?:bookings?|reservations?)/],
  ['visit', /^(?:visits?|visites?)/],
  ['session', /^sessions?/],
  ['response', /^(?:responses?|reponses?|respondents?)/],
  ['contact', /^contacts?/],
  ['purchase', /^(?:purchases?|achats?|sales?|ventes?|transactions?)/],
];

const usual: Readonly<Record<EventKind, EventNoun>> = {
  purchases: 'purchase',
  contacts: 'contact',
  survey: 'response',
  other: 'event',
};

/** What one event of a source is called: by the name of its id, else by that of the file, else by the kind of the source. */
export function eventNoun(key: string | null, file: string, kind: EventKind): EventNoun {
  const find = (text: string): EventNoun | undefined => {
    const words = nameWords(text);
    return named.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0];
  };
  return (key === null ? undefined : find(key)) ?? find(file.replace(/\.[^.]*$/, '')) ?? usual[kind];
}
