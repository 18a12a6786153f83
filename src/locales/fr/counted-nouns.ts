/** What is counted, in the words that all sentences about it share: masculine in French. */
export interface CountedNoun {
  readonly one: string;
  readonly other: string;
}

export const countedNouns = {
  contacts: { one: 'contact', other: 'contacts' },
  events: { one: 'événement', other: 'événements' },
  returns: { one: 'retour', other: 'retours' },
  'low-scores': { one: 'avis négatif', other: 'avis négatifs' },
  field: { one: 'cas', other: 'cas' },
} as const satisfies Readonly<Record<string, CountedNoun>>;
