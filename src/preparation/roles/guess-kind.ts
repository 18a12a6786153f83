import { sourceKinds, type ColumnRole, type KindClue, type SourceKind } from '../../model/column.ts';
import type { RoleGuess } from '../../model/reading.ts';
import { nameWords } from '../column-names.ts';
import type { KnownColumn } from './known-column.ts';

export interface KindGuess {
  readonly kind: SourceKind;
  readonly confidence: number;
  /** What spoke for it, the loudest first. */
  readonly clues: readonly KindClue[];
}

const fileWords: Readonly<Record<Exclude<SourceKind, 'other'>, ReadonlySet<string>>> = {
  customers: new Set([
    'client',
    'clients',
    'customer',
    'customers',
    'crm',
    'membre',
    'membres',
    'members',
    'adherents',
    'abonnes',
    'subscribers',
    'demographics',
    'prospects',
    'household',
    'households',
    'club',
    'base',
  ]),
  purchases: new Set([
    'vente',
    'ventes',
    'achat',
    'achats',
    'commande',
    'commandes',
    'order',
    'orders',
    'sale',
    'sales',
    'caisse',
    'retail',
    'transactions',
    'transaction',
    'facture',
    'factures',
    'invoices',
    'tickets',
    'purchases',
    'baskets',
  ]),
  contacts: new Set([
    'contact',
    'contacts',
    'appel',
    'appels',
    'calls',
    'incident',
    'incidents',
    'complaint',
    'complaints',
    'reclamation',
    'reclamations',
    'sav',
    'support',
    'interactions',
    'demandes',
    'cases',
    'tchat',
    'chat',
  ]),
  survey: new Set([
    'survey',
    'surveys',
    'enquete',
    'enquetes',
    'nps',
    'satisfaction',
    'avis',
    'reponses',
    'responses',
    'questionnaire',
    'csat',
  ]),
};

const contactWords = new Set([
  'caller',
  'incident',
  'complaint',
  'reclamation',
  'appel',
  'call',
  'agent',
  'resolved',
  'resolu',
  'sla',
  'priority',
  'urgency',
  'escalation',
  'assigned',
  'conseiller',
  'contact',
  'motif',
]);
const personal: readonly ColumnRole[] = [
  'first-name',
  'last-name',
  'full-name',
  'email',
  'phone',
  'birth-date',
  'gender',
  'postcode',
  'city',
  'address',
  'consent',
  'offer',
];

/** What a row of the file is, from the roles found, what is unique in it and the name of the file. */
export function guessKind(file: string, columns: readonly KnownColumn[], roles: readonly RoleGuess[]): KindGuess {
  const words = new Set(nameWords(file.replace(/\.[^.]*$/, '')));
  const names = columns.flatMap((column) => nameWords(column.name));
  const has = (role: ColumnRole): boolean => roles.some((guess) => guess.role === role && guess.confidence >= 0.7);
  const unique = (role: ColumnRole): boolean =>
    roles.some((guess, index) => guess.role === role && columns[index]?.unique === true);
  const named = (kind: Exclude<SourceKind, 'other'>): number =>
    [...words].some((word) => fileWords[kind].has(word)) ? 1 : 0;
  const persons = personal.filter(has).length;
  const amount = has('amount') || (has('quantity') && (has('unit-price') || has('product')));
  const event = has('event-id') || roles.some((guess) => guess.role === 'date');
  const questions = columns.filter((column) => /^q\d+/i.test(column.name)).length;
  const talks = names.filter((word) => contactWords.has(word)).length;
  // Each sign speaks for a kind by its weight; what is against it has no name.
  const signs: Readonly<Record<SourceKind, readonly (readonly [KindClue | null, number])[]>> = {
    customers: [
      ['unique-customer', unique('customer-id') ? 3 : 0],
      ['person-columns', Math.min(2, 0.5 * persons)],
      ['file-name', 1.2 * named('customers')],
      ['no-events', !event && !has('product') && !has('score') && columns.length > 6 ? 2 : 0],
      [null, has('event-id') ? -1.5 : 0],
      [null, has('customer-id') && !unique('customer-id') ? -2 : 0],
    ],
    purchases: [
      ['amount', amount ? 2 : 0],
      ['date', has('date') ? 0.6 : 0],
      ['product', has('product') ? 0.6 : 0],
      ['event-id', has('event-id') ? 0.5 : 0],
      ['file-name', 1.5 * named('purchases')],
      [null, unique('customer-id') ? -1.5 : 0],
      [null, event ? 0 : -1.5],
    ],
    contacts: [
      ['reason', has('reason') ? 1.2 : 0],
      ['channel', has('channel') ? 1 : 0],
      ['date', has('date') ? 0.6 : 0],
      ['event-id', has('event-id') ? 0.4 : 0],
      ['contact-words', Math.min(1.2, 0.4 * talks)],
      ['file-name', 1.5 * named('contacts')],
      [null, has('date') || has('event-id') ? 0 : -2.5],
      [null, amount ? -0.8 : 0],
    ],
    survey: [
      ['score', has('score') ? 2 : 0],
      ['comment', has('comment') && has('score') ? 1 : 0],
      ['file-name', 1.8 * named('survey')],
      ['question-columns', Math.min(2, questions / 5)],
    ],
    other: [[null, 1.1]],
  };
  const scoreOf = (kind: SourceKind): number => signs[kind].reduce((sum, [, weight]) => sum + weight, 0);
  const ranked = sourceKinds.map((kind) => [kind, scoreOf(kind)] as const).sort((a, b) => b[1] - a[1]);
  const [[kind, best], [, second]] = ranked as [readonly [SourceKind, number], readonly [SourceKind, number]];
  const lead = best - Math.max(0, second);
  const clues = signs[kind]
    .flatMap(([clue, weight]) => (clue !== null && weight > 0 ? [{ clue, weight }] : []))
    .sort((a, b) => b.weight - a.weight)
    .map(({ clue }) => clue);
  return { kind, clues, confidence: Math.round(Math.min(0.98, 0.5 + 0.15 * lead + 0.04 * best) * 100) / 100 };
}
