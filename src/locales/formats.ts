import { calendarFormats, type CalendarFormats } from './calendar-formats.ts';
import type { Language } from './language.ts';
import { measureFormats, type MeasureFormats } from './measure-formats.ts';
import { numberFormats, type NumberFormats } from './number-formats.ts';
import { countedNoun, pluralForm, type PluralForms } from './plural.ts';
import { NO_BREAK } from './typography.ts';

export interface TextFormats {
  readonly language: Language;
  /** For `lang` attributes and Intl: `fr` or `en-GB`. */
  readonly tag: string;
  /** The form that goes with the number, which is not written. */
  readonly plural: (count: number, forms: PluralForms) => string;
  /** Number and noun: `1 client`, `151 902 clients`, `1 000 000 de clients`. */
  readonly count: (count: number, forms: PluralForms) => string;
  /** `a, b et c`. */
  readonly list: (items: readonly string[], join?: 'and' | 'or') => string;
  /** `« a »` or `“a”`. The same marks inside are doubled, so that the end of the text is always told. */
  readonly quote: (text: string) => string;
}

/** Every way a value is written in one language. */
export interface Formats extends TextFormats, NumberFormats, MeasureFormats, CalendarFormats {}

const doubled = (mark: string): string => mark + mark;

const tags: Record<Language, string> = { fr: 'fr', en: 'en-GB' };

function build(language: Language): Formats {
  const tag = tags[language];
  const numbers = numberFormats(language);
  const joiners = {
    and: new Intl.ListFormat(tag, { type: 'conjunction' }),
    or: new Intl.ListFormat(tag, { type: 'disjunction' }),
  };
  return {
    language,
    tag,
    plural: (count, forms) => pluralForm(language, count, forms),
    count: (count, forms) => `${numbers.integer(count)}${NO_BREAK}${countedNoun(language, count, forms)}`,
    list: (items, join = 'and') => joiners[join].format(items),
    quote: (text) =>
      language === 'fr'
        ? `«${NO_BREAK}${text.replace(/[«»]/gu, doubled)}${NO_BREAK}»`
        : `“${text.replace(/[“”]/gu, doubled)}”`,
    ...numbers,
    ...measureFormats(language, numbers),
    ...calendarFormats(language),
  };
}

/** Formats of French, for the words of French rooms. */
export const fr: Formats = build('fr');
/** Formats of English, for the words of English rooms. */
export const en: Formats = build('en');

export function formatsOf(language: Language): Formats {
  return language === 'fr' ? fr : en;
}
