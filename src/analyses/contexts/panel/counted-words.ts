import type { Speech } from '../../measure-words.ts';
import type { CountedKind } from '../countable.ts';

/** The words of the contexts, for what is counted: contacts, returns, low scores, customers of whom something is true. */
export function wordsCounting(words: Speech['words'], kind: CountedKind): Speech['words'] {
  if (kind === 'contacts') return words;
  const { contextsOf, contextsMapOf, contextsSetUpOf } = words;
  return {
    ...words,
    contexts: contextsOf[kind],
    contextsMap: contextsMapOf[kind],
    contextsSetUp: contextsSetUpOf[kind],
  };
}
