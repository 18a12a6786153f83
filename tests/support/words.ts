import type { Language } from '../../src/locales/language.ts';
import { loadWords } from '../../src/locales/load-words.ts';
import type { Words } from '../../src/locales/words.ts';

const loaded: Readonly<Record<Language, Words>> = { fr: await loadWords('fr'), en: await loadWords('en') };

/** The words as the page has them, without waiting in each test. */
export const wordsOf = (language: Language): Words => loaded[language];
