import type { Language } from './language.ts';
import { mapWords } from './map-words.ts';
import { frenchSpaces } from './typography.ts';
import type { Words } from './fr/words.ts';

const loading = new Map<Language, Promise<Words>>();

/** The words of a language, loaded when they are first needed and kept. The same promise each time. */
export function loadWords(language: Language): Promise<Words> {
  const known = loading.get(language);
  if (known !== undefined) return known;
  const words = load(language);
  loading.set(language, words);
  return words;
}

/** Writers of French type plain spaces; the spaces a line may not break at are put here, once. */
async function load(language: Language): Promise<Words> {
  if (language === 'fr') return mapWords((await import('./fr/words.ts')).words, frenchSpaces);
  return (await import('./en/words.ts')).words;
}
