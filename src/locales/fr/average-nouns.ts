/** What a distribution counts, or what one row of it is called; `elle` where the word is feminine. */
const named = {
  customer: { one: 'client', other: 'clients' },
  row: { one: 'ligne', other: 'lignes', elle: true },
  month: { one: 'mois de client', other: 'mois de clients' },
  ticket: { one: 'ticket', other: 'tickets' },
  invoice: { one: 'facture', other: 'factures', elle: true },
  order: { one: 'commande', other: 'commandes', elle: true },
  basket: { one: 'panier', other: 'paniers' },
  purchase: { one: 'achat', other: 'achats' },
  incident: { one: 'incident', other: 'incidents' },
  case: { one: 'dossier', other: 'dossiers' },
  complaint: { one: 'réclamation', other: 'réclamations', elle: true },
  call: { one: 'appel', other: 'appels' },
  contact: { one: 'contact', other: 'contacts' },
  request: { one: 'demande', other: 'demandes', elle: true },
  conversation: { one: 'conversation', other: 'conversations', elle: true },
  visit: { one: 'visite', other: 'visites', elle: true },
  booking: { one: 'réservation', other: 'réservations', elle: true },
  session: { one: 'session', other: 'sessions', elle: true },
  response: { one: 'réponse', other: 'réponses', elle: true },
  event: { one: 'événement', other: 'événements' },
} as const;

export type Per = keyof typeof named;
export const nouns: Readonly<Record<Per, { readonly one: string; readonly other: string; readonly elle?: true }>> =
  named;

/** “aucun client”, “aucune ligne”. */
export const none = (per: Per): string => `${nouns[per].elle === true ? 'aucune' : 'aucun'} ${nouns[per].one}`;
/** “Un seul client”, “Une seule ligne”. */
export const single = (per: Per): string => `${nouns[per].elle === true ? 'Une seule' : 'Un seul'} ${nouns[per].one}`;
/** “le premier client”, “la première ligne”. */
export const top = (per: Per): string => `${nouns[per].elle === true ? 'la première' : 'le premier'} ${nouns[per].one}`;
/** The head of a column of counts. */
export const heading = (per: Per): string =>
  `${nouns[per].other.charAt(0).toLocaleUpperCase('fr')}${nouns[per].other.slice(1)}`;
