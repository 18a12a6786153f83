import type { countedNouns as french, CountedNoun } from '../fr/counted-nouns.ts';

export const countedNouns: Readonly<Record<keyof typeof french, CountedNoun>> = {
  contacts: { one: 'contact', other: 'contacts' },
  events: { one: 'event', other: 'events' },
  returns: { one: 'return', other: 'returns' },
  'low-scores': { one: 'low score', other: 'low scores' },
  field: { one: 'case', other: 'cases' },
};
