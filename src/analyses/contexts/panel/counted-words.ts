import type { Speech } from '../../measure-words.ts';
import type { CountedKind } from '../countable.ts';

/** The words of the contexts, for what is counted: contacts, other events, returns, low scores, customers of whom something is true. */
export function wordsCounting(words: Speech['words'], kind: CountedKind): Speech['words'] {
  if (kind === 'contacts') return words;
  const { contextsOf, contextsLackingOf, contextsMapOf, contextsSetUpOf } = words;
  return {
    ...words,
    contexts: contextsOf[kind],
    contextsLacking: contextsLackingOf[kind],
    contextsMap: contextsMapOf[kind],
    contextsSetUp: contextsSetUpOf[kind],
  };
}
