/** The languages the app speaks. A new one is a folder beside `fr/`, a word here and a line in `words.ts`. */
export const languages = ['fr', 'en'] as const;

export type Language = (typeof languages)[number];

function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

/** The first language of the reader's list that the app speaks; English for everybody else. */
export function defaultLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}
