import { fr as f } from '../formats.ts';

/** What numbers count: no number is shown without one of these. */
export const units = {
  customers: (count: number) => f.count(count, { one: 'client', other: 'clients' }),
  records: (count: number) => f.count(count, { one: 'fiche', other: 'fiches' }),
  rows: (count: number) => f.count(count, { one: 'ligne', other: 'lignes' }),
  columns: (count: number) => f.count(count, { one: 'colonne', other: 'colonnes' }),
  files: (count: number) => f.count(count, { one: 'fichier', other: 'fichiers' }),
  values: (count: number) => f.count(count, { one: 'valeur', other: 'valeurs' }),
  events: (count: number) => f.count(count, { one: 'événement', other: 'événements' }),
  purchases: (count: number) => f.count(count, { one: 'achat', other: 'achats' }),
  contacts: (count: number) => f.count(count, { one: 'contact', other: 'contacts' }),
  contexts: (count: number) => f.count(count, { one: 'contexte', other: 'contextes' }),
  segments: (count: number) => f.count(count, { one: 'segment', other: 'segments' }),
  pairs: (count: number) => f.count(count, { one: 'paire', other: 'paires' }),
  cards: (count: number) => f.count(count, { one: 'fiche', other: 'fiches' }),
  customerMonths: (count: number) => f.count(count, { one: 'mois-client', other: 'mois-clients' }),
  years: (count: number) => f.count(count, { one: 'an', other: 'ans' }),
  ofCustomers: (share: number) => `${f.percent(share)} des clients`,
  asOf: (day: string) => `situation au ${f.date(day)}`,
  perCustomer: 'par client',
  perCustomerYear: 'par client et par an',
};

export type UnitWords = typeof units;
