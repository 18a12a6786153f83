import { defaultLanguage, languages } from '../locales/language.ts';
import type { Preferences } from '../store/session-store.ts';

const key = 'ecart.preferences';

/**
 * What was chosen last, or what the browser prefers. An address with `?pseudo` puts every word in ⟦…⟧: for the tests that
 * look for text outside the locales, never kept.
 */
export function readPreferences(): Preferences {
  const chosen = stored();
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    language: isPseudo()
      ? 'pseudo'
      : (languages.find((language) => language === chosen?.language) ?? defaultLanguage(navigator.languages)),
    theme: chosen?.theme === 'dark' || chosen?.theme === 'light' ? chosen.theme : prefersDark ? 'dark' : 'light',
    railFolded: chosen?.railFolded === true,
  };
}

const isPseudo = (): boolean => new URLSearchParams(location.search).has('pseudo');

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing forgets the theme too.
  }
}

export function forgetPreferences(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

function stored(): Partial<Record<keyof Preferences, unknown>> | null {
  try {
    const text = localStorage.getItem(key);
    const json: unknown = text === null ? null : JSON.parse(text);
    return typeof json === 'object' ? json : null;
  } catch {
    return null;
  }
}
