import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { formatsOf, type Formats } from './formats.ts';
import type { Language } from './language.ts';
import { pseudo } from './pseudo.ts';
import type { Words } from './words.ts';

interface Locale {
  readonly language: Language;
  readonly words: Words;
  readonly formats: Formats;
}

const LocaleContext = createContext<Locale | null>(null);

export interface LocaleProviderProps {
  readonly language: Language;
  /** Those of the language. */
  readonly words: Words;
  /** Puts every word in ⟦…⟧, for tests that look for text outside the locales. */
  readonly pseudo?: boolean;
  readonly children: ReactNode;
}

export function LocaleProvider({ language, words, pseudo: bracketed = false, children }: LocaleProviderProps) {
  const locale = useMemo<Locale>(
    () => ({ language, words: bracketed ? pseudo(words) : words, formats: formatsOf(language) }),
    [language, words, bracketed],
  );
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === null) throw new Error('No LocaleProvider above');
  return locale;
}

export function useWords(): Words {
  return useLocale().words;
}

export function useFormats(): Formats {
  return useLocale().formats;
}
