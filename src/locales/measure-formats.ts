import type { Language } from './language.ts';
import { guarded, type NumberFormats } from './number-formats.ts';
import { JOINER, MINUS, NARROW, NO_BREAK } from './typography.ts';
import { countedNoun } from './plural.ts';

export interface MeasureFormats {
  /** An amount for sentences: `110 €`, `12,4 €`, `1 204 €`; English `€110`. EUR unless told. */
  readonly money: (amount: number, currency?: string) => string;
  /** An amount with its cents. */
  readonly moneyExact: (amount: number, currency?: string) => string;
  /** An amount with the decimals it was given: `137,5 €`; for bounds. */
  readonly moneyGiven: (amount: number, currency?: string) => string;
  /** `1,1 M€`, `€1.1M`. */
  readonly moneyCompact: (amount: number, currency?: string) => string;
  /** `150 à 225 €`, `€150–225`. */
  readonly moneyRange: (from: number, to: number, currency?: string) => string;
  /** `€`: what the amounts are in; the ISO code where a currency has no sign. */
  readonly currencySign: (currency: string) => string;
  /** `150 à 225`, `150–225`. */
  readonly range: (from: number, to: number) => string;
  /** `12 mois`. */
  readonly months: (count: number) => string;
  /** `30 jours`. */
  readonly days: (count: number) => string;
  /** Time that something took, from milliseconds: `412 ms`, `3,2 s`, `2 min 05 s`, `1 h 12 min`. */
  readonly duration: (milliseconds: number) => string;
  /** `412 Mo`, `412 MB`. */
  readonly bytes: (size: number) => string;
}

function symbolOf(tag: string, currency: string): string {
  const parts = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(1);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

function durationOf(milliseconds: number, numbers: NumberFormats): string {
  const seconds = milliseconds / 1000;
  const two = (value: number): string => String(value).padStart(2, '0');
  if (milliseconds < 999.5) return `${numbers.integer(milliseconds)}${NO_BREAK}ms`;
  if (seconds < 59.5) return `${seconds < 9.95 ? numbers.decimal(seconds, 1) : numbers.integer(seconds)}${NO_BREAK}s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${String(Math.floor(whole / 60))}${NO_BREAK}min${NO_BREAK}${two(whole % 60)}${NO_BREAK}s`;
  const minutes = Math.round(seconds / 60);
  return `${numbers.integer(Math.floor(minutes / 60))}${NO_BREAK}h${NO_BREAK}${two(minutes % 60)}${NO_BREAK}min`;
}

export function measureFormats(language: Language, numbers: NumberFormats): MeasureFormats {
  const french = language === 'fr';
  const tag = french ? 'fr' : 'en-GB';
  const symbols = new Map<string, string>();
  const place = (written: string, currency: string, mark = ''): string => {
    const symbol = symbols.get(currency) ?? symbolOf(tag, currency);
    symbols.set(currency, symbol);
    if (french) return `${written}${NARROW}${mark}${symbol}`;
    if (!written.startsWith(MINUS)) return `${symbol}${written}${mark}`;
    return `${MINUS}${JOINER}${symbol}${written.slice(MINUS.length)}${mark}`;
  };
  const amount =
    (write: (value: number) => string) =>
    (value: number, currency = 'EUR') =>
      Number.isFinite(value) ? place(write(value), currency) : write(value);
  const byteUnits = french ? ['o', 'ko', 'Mo', 'Go', 'To'] : ['B', 'kB', 'MB', 'GB', 'TB'];
  const noun = (count: number, one: string, other: string): string =>
    `${numbers.number(count)}${NO_BREAK}${countedNoun(language, count, { one, other })}`;

  return {
    money: amount((value) => numbers.number(value)),
    moneyExact: amount((value) => numbers.decimal(value, 2)),
    currencySign: (currency) => symbolOf(tag, currency),
    moneyGiven: amount((value) => numbers.exact(value)),
    moneyCompact: (value, currency = 'EUR') => {
      const compact = numbers.compact(value);
      if (!Number.isFinite(value)) return compact;
      const mark = /\p{L}+$/u.exec(compact)?.[0] ?? '';
      return place(mark === '' ? compact : compact.slice(0, -mark.length - NARROW.length), currency, mark);
    },
    moneyRange: (from, to, currency = 'EUR') =>
      french
        ? `${numbers.number(from)} à ${place(numbers.number(to), currency)}`
        : `${place(numbers.number(from), currency)}–${numbers.number(to)}`,
    range: (from, to) =>
      french ? `${numbers.number(from)} à ${numbers.number(to)}` : `${numbers.number(from)}–${numbers.number(to)}`,
    months: (count) => (french ? noun(count, 'mois', 'mois') : noun(count, 'month', 'months')),
    days: (count) => (french ? noun(count, 'jour', 'jours') : noun(count, 'day', 'days')),
    duration: guarded((milliseconds) => durationOf(milliseconds, numbers)),
    bytes: guarded((size) => {
      let [scaled, index] = [size, 0];
      while (Math.abs(scaled) >= 999.5 && index < byteUnits.length - 1) [scaled, index] = [scaled / 1000, index + 1];
      const written = index === 0 || scaled >= 9.95 ? numbers.integer(scaled) : numbers.decimal(scaled, 1);
      return `${written}${NO_BREAK}${byteUnits[index] ?? ''}`;
    }),
  };
}
