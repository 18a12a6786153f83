import type { Language } from './language.ts';
import { MINUS, NARROW, NO_BREAK } from './typography.ts';

export interface NumberFormats {
  /** For sentences: 3 significant figures, whole above 1 000. `0,47`, `12,4`, `151 902`. */
  readonly number: (value: number) => string;
  /** Everything that was computed, up to 10 decimals; for hover and tables. */
  readonly exact: (value: number) => string;
  /** Whole number with thousands. */
  readonly integer: (value: number) => string;
  /** A fixed number of decimals, for columns that align. */
  readonly decimal: (value: number, digits: number) => string;
  /** As `number`, always with its sign: `+3`, `−2,3`. */
  readonly signed: (value: number) => string;
  /** `152 k`, `1,7 M`; for places without room. */
  readonly compact: (value: number) => string;
  /** A share for sentences: `6 %`, `8,2 %`, `52 %`; never 0 % or 100 % when it is not. */
  readonly percent: (share: number) => string;
  /** A share with 2 decimals, for tables and hover. */
  readonly percentExact: (share: number) => string;
  /** A difference of shares, in points: `+3,2 pts`. */
  readonly points: (difference: number) => string;
  /** A probability of a test: `< 0,001`, `0,03`. */
  readonly probability: (p: number) => string;
}

/** What stands where there is no value. */
export const NO_VALUE = '—';

export function guarded(write: (value: number) => string): (value: number) => string {
  return (value) =>
    Number.isFinite(value)
      ? tidy(write(value))
      : value === Infinity
        ? '∞'
        : value === -Infinity
          ? `${MINUS}∞`
          : NO_VALUE;
}

/** A real minus sign, and no minus before a zero. */
function tidy(text: string): string {
  return text.replace('-', MINUS).replace(new RegExp(`^${MINUS}(?=[0.,]*(?:\\D*)$)`, 'u'), '');
}

/** Rounds to significant figures, but never rounds the whole part of a large number. */
function significant(tag: string): (value: number) => string {
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const small = new Intl.NumberFormat(tag, { maximumSignificantDigits: 3 });
  return (value) => (Math.abs(value) >= 999.5 ? whole : small).format(value);
}

export function numberFormats(language: Language): NumberFormats {
  const tag = language === 'fr' ? 'fr' : 'en-GB';
  const fixed = (digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const fixedOf = new Map<number, Intl.NumberFormat>();
  const upTo = (digits: number): Intl.NumberFormat => new Intl.NumberFormat(tag, { maximumFractionDigits: digits });
  const [whole, tenth, hundredth, tenDigits] = [upTo(0), upTo(1), upTo(2), upTo(10)];
  const sentence = significant(tag);
  const percentSign = language === 'fr' ? `${NARROW}%` : '%';

  const percent = (share: number): string => {
    const value = Math.abs(share) * 100;
    const sign = share < 0 ? MINUS : '';
    if (value > 0 && value < 0.1) return `${sign}<${NO_BREAK}${tenth.format(0.1)}${percentSign}`;
    if (value < 100 && value > 99.9) return `${sign}>${NO_BREAK}${tenth.format(99.9)}${percentSign}`;
    const written = value < 9.95 || (value > 99 && value < 100) ? tenth.format(value) : whole.format(value);
    return `${sign}${written}${percentSign}`;
  };

  const compact = (value: number): string => {
    const size = Math.abs(value);
    for (const [unit, mark] of [
      [1e9, language === 'fr' ? 'Md' : 'bn'],
      [1e6, 'M'],
      [1e3, 'k'],
    ] as const) {
      if (size < unit * 0.9995) continue;
      const scaled = value / unit;
      return `${(Math.abs(scaled) < 9.95 ? tenth : whole).format(scaled)}${NARROW}${mark}`;
    }
    return sentence(value);
  };

  const number = guarded(sentence);
  return {
    number,
    exact: guarded((value) => tenDigits.format(value)),
    integer: guarded((value) => whole.format(value)),
    decimal: (value, digits) => {
      const format = fixedOf.get(digits) ?? fixed(digits);
      fixedOf.set(digits, format);
      return guarded((given) => format.format(given))(value);
    },
    signed: (value) => (value > 0 ? `+${number(value)}` : number(value)),
    compact: guarded(compact),
    percent: guarded(percent),
    percentExact: guarded((share) => `${hundredth.format(share * 100)}${percentSign}`),
    points: guarded((difference) => {
      const written = tenth.format(difference * 100);
      const unit =
        language === 'fr'
          ? `${NARROW}pt${Math.abs(difference * 100) >= 2 ? 's' : ''}`
          : ` pt${Math.abs(difference * 100) === 1 ? '' : 's'}`;
      return `${difference > 0 ? '+' : ''}${written}${unit}`;
    }),
    probability: (p) =>
      p < 0.001
        ? `<${NO_BREAK}${tenDigits.format(0.001)}`
        : guarded((given) => new Intl.NumberFormat(tag, { maximumSignificantDigits: 2 }).format(given))(p),
  };
}
