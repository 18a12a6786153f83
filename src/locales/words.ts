import { words as english } from './en/words.ts';
import { words as plainFrench, type Words } from './fr/words.ts';
import type { Language } from './language.ts';
import { mapWords } from './map-words.ts';
import { frenchSpaces } from './typography.ts';

export type { Words };

/** Writers of French type plain spaces; the spaces a line may not break at are put here, once. */
const french = mapWords(plainFrench, frenchSpaces);

export function wordsOf(language: Language): Words {
  return language === 'fr' ? french : english;
}
