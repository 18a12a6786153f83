import type { Language } from './language.ts';

/** The forms of a phrase by number. French has `many` (1 000 000 de clients); `other` stands in where it is not written. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
  readonly many?: string;
}

const rules: Record<Language, Intl.PluralRules> = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') };

/** The form that goes with a number; the number itself is not written. */
export function pluralForm(language: Language, count: number, forms: PluralForms): string {
  const category = rules[language].select(Math.abs(count));
  if (category === 'one') return forms.one;
  if (category === 'many') return forms.many ?? forms.other;
  return forms.other;
}

/** The noun after a number: as `pluralForm`, and French puts `de` after whole millions. */
export function countedNoun(language: Language, count: number, forms: PluralForms): string {
  if (language === 'fr' && forms.many === undefined && rules.fr.select(Math.abs(count)) === 'many') {
    return /^[aeiouyàâéèêëîïôöùûœæ]/iu.test(forms.other) ? `d’${forms.other}` : `de ${forms.other}`;
  }
  return pluralForm(language, count, forms);
}
