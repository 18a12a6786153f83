import { mapWords } from './map-words.ts';

/** The same words with every string in ⟦…⟧: what is on screen without brackets never went through the locales. */
export function pseudo<T extends object>(words: T): T {
  return mapWords(words, (text) => (text === '' ? text : `⟦${text}⟧`));
}
