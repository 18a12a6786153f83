import { detailOf, isDay, isDigit, makeCode, smallText } from './shape-code.ts';

export type DateOrder = 'year-first' | 'year-last' | 'year-short';
const orders: readonly DateOrder[] = ['year-first', 'year-last', 'year-short'];
const separators = ['-', '/', '.', ' '] as const;
export interface DateShape {
  readonly order: DateOrder;
  readonly separator: (typeof separators)[number];
  readonly time: 'none' | 'minutes' | 'seconds' | 'fraction';
  readonly joint: ' ' | 'T';
  readonly zulu: boolean;
  readonly midnight: boolean;
  /** Hours of a half-day, with AM or PM. */
  readonly halfDay: boolean;
  /** Whether it is a day when the first part is read as the day, or as the month. Both are true for `year-first`. */
  readonly dayFirst: boolean;
  readonly monthFirst: boolean;
  /** Quarters of an hour ahead of UTC; null where no zone is written. */
  readonly zone: number | null;
  /** The month is a word. */
  readonly named: boolean;
  /** `14h05`. */
  readonly hourLetter: boolean;
  /** Day and time are joined by more than a blank (`à`, a comma), or AM follows the minutes at once. */
  readonly loose: boolean;
  /** A day that systems write where there is none: the first of their calendar, or the last. */
  readonly limit: boolean;
}
const times = ['none', 'minutes', 'seconds', 'fraction'] as const;
const zoneBase = 57;
const bit = {
  joint: 1 << 6,
  zulu: 1 << 7,
  midnight: 1 << 8,
  dayFirst: 1 << 9,
  monthFirst: 1 << 10,
  halfDay: 1 << 11,
  named: 1 << 19,
  hourLetter: 1 << 20,
  loose: 1 << 21,
  limit: 1 << 22,
} as const;

export function dateShapeOf(code: number): DateShape {
  const bits = detailOf(code);
  const zone = (bits >> 12) & 127;
  const has = (flag: keyof typeof bit): boolean => (bits & bit[flag]) !== 0;
  return {
    order: orders[bits & 3] ?? 'year-first',
    separator: separators[(bits >> 2) & 3] ?? '-',
    time: times[(bits >> 4) & 3] ?? 'none',
    joint: has('joint') ? 'T' : ' ',
    zulu: has('zulu'),
    midnight: has('midnight'),
    dayFirst: has('dayFirst'),
    monthFirst: has('monthFirst'),
    halfDay: has('halfDay'),
    zone: zone === 0 ? null : zone - zoneBase,
    named: has('named'),
    hourLetter: has('hourLetter'),
    loose: has('loose'),
    limit: has('limit'),
  };
}

/** Days that stand for "never" or "not known" in many systems. */
const isLimit = (year: number, month: number, day: number): boolean =>
  year <= 1 ||
  year === 9999 ||
  (month === 1 && day === 1 && (year === 1900 || year === 1753 || year === 1970)) ||
  (year === 1899 && month === 12 && day >= 30) ||
  (month === 12 && day === 31 && (year === 2999 || year === 2099 || year === 3000));

/** A day in digits, 0 when it is none. */
export function dateCode(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const digits = (most: number): number => {
    let value = 0;
    const start = at;
    while (at < to && at - start < most && isDigit(bytes[at])) value = value * 10 + (bytes[at++] as number) - 48;
    return at === start ? -1 : value;
  };
  const a = digits(4);
  const aWidth = at - from;
  if (aWidth === 3 || at >= to) return 0;
  const separator = separators.indexOf(String.fromCharCode(bytes[at] as number) as '-');
  if (separator === -1) return 0;
  const mark = bytes[at++];
  const b = digits(2);
  if (b === -1 || bytes[at] !== mark) return 0;
  at++;
  const cFrom = at;
  const c = digits(4);
  const cWidth = at - cFrom;
  if (c === -1 || cWidth === 3) return 0;
  let bits: number;
  if (aWidth === 4) {
    if (cWidth > 2 || !isDay(a, b, c)) return 0;
    bits = bit.dayFirst | bit.monthFirst | (isLimit(a, b, c) ? bit.limit : 0);
  } else {
    if (cWidth === 1) return 0;
    const year = cWidth === 4 ? c : c < 69 ? 2000 + c : 1900 + c;
    const dayFirst = isDay(year, b, a);
    const monthFirst = isDay(year, a, b);
    if (!dayFirst && !monthFirst) return 0;
    const limit = cWidth === 4 && (isLimit(year, b, a) || isLimit(year, a, b));
    bits =
      (cWidth === 4 ? 1 : 2) |
      (dayFirst ? bit.dayFirst : 0) |
      (monthFirst ? bit.monthFirst : 0) |
      (limit ? bit.limit : 0);
  }
  const time = timeBits(at === to ? '' : smallText(bytes, at, to));
  return time === -1 ? 0 : makeCode('date', bits | (separator << 2) | time);
}

const timePattern =
  /^(T| |, ?| à | at )(\d{1,2})(?:(:| ?h ?)(\d{2})(?::(\d{2})(\.\d{1,9})?)?|( ?h))(?:( ?)([AP])M|( ?)(Z|[+-]\d{2}(?::?\d{2})?))?$/i;

/** -1 when the rest of a day is no time. */
function timeBits(text: string): number {
  if (text === '') return bit.midnight;
  const match = timePattern.exec(text);
  if (match === null) return -1;
  const [, joint = ' ', hours = '', colon, minutes = '0', seconds, fraction, , gap, half, , zone] = match;
  if (half !== undefined && (hours === '0' || hours === '00' || Number(hours) > 12 || fraction !== undefined))
    return -1;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return -1;
  const hourLetter = colon !== ':';
  if (hourLetter && (seconds !== undefined || half !== undefined || zone !== undefined)) return -1;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const midnight = hour + Number(minutes) + Number(seconds ?? 0) + Number(fraction ?? 0) === 0;
  const loose = (joint !== ' ' && joint.toUpperCase() !== 'T') || (half !== undefined && gap === '');
  return (
    ((fraction !== undefined ? 3 : seconds !== undefined ? 2 : 1) << 4) |
    (joint.toUpperCase() === 'T' ? bit.joint : 0) |
    (zone?.toUpperCase() === 'Z' ? bit.zulu : 0) |
    (zone === undefined ? 0 : (quartersOf(zone) + zoneBase) << 12) |
    (midnight ? bit.midnight : 0) |
    (half !== undefined ? bit.halfDay : 0) |
    (hourLetter ? bit.hourLetter : 0) |
    (loose ? bit.loose : 0)
  );
}

function quartersOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (match === null) return 0;
  const quarters = Math.min(56, Number(match[2]) * 4 + Math.round(Number(match[3] ?? 0) / 15));
  return match[1] === '-' ? -quarters : quarters;
}

/** The first letters of the months in French and English, without accents; of several for one month, any. */
export const monthStarts: readonly (readonly string[])[] = [
  ['jan'],
  ['fev', 'feb'],
  ['mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aou', 'aug'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dec'],
];
const monthWords =
  /^(?:janv?|janvier|january|f[ée]v(?:r|rier)?|feb(?:ruary)?|mars?|march|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|ao[uû]t?|aug(?:ust)?|sept?|septembre|september|oct(?:obre|ober)?|nov(?:embre|ember)?|d[ée]c(?:embre|ember)?)$/i;
const weekday =
  '(?:(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)(?:di|credi|redi|anche|day|sday|nesday|rsday|urday|s)?\\.?,? )?';
const dayThenMonth = new RegExp(
  `^${weekday}(\\d{1,2})(?:er|st|nd|rd|th)?([ ./-])([a-zà-ÿ]{3,9})\\.?[ ./-](\\d{4}|\\d{2})(?=$|[ T,])`,
  'i',
);
const monthThenDay = new RegExp(
  `^${weekday}([a-zà-ÿ]{3,9})\\.?([ -])(\\d{1,2})(?:st|nd|rd|th)?(?:, ?| |-)(\\d{4})(?=$|[ T,])`,
  'i',
);

function monthOf(word: string): number {
  if (!monthWords.test(word)) return 0;
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '');
  return monthStarts.findIndex((starts) => starts.some((start) => plain.startsWith(start))) + 1;
}

/** A day whose month is a word, 0 when it is none. */
export function namedDateCode(bytes: Uint8Array, from: number, to: number): number {
  const last = bytes[to - 1] as number;
  const ends = isDigit(last) || (last | 32) === 109 || (last | 32) === 122 || (last | 32) === 104;
  if (!ends || to - from < 8) return 0;
  if (!isDigit(bytes[from]) && !startsLikeDate(bytes, from)) return 0;
  const text = smallText(bytes, from, to);
  const day = dayThenMonth.exec(text);
  const found = day ?? monthThenDay.exec(text);
  if (found === null) return 0;
  const [whole, first = '', , third = '', yearText = ''] = found;
  const [dayText, word] = day === null ? [third, first] : [first, third];
  const month = monthOf(word);
  const year = yearText.length === 4 ? Number(yearText) : Number(yearText) + (Number(yearText) < 69 ? 2000 : 1900);
  if (month === 0 || !isDay(year, month, Number(dayText))) return 0;
  const time = timeBits(text.slice(whole.length));
  if (time === -1) return 0;
  const limit = yearText.length === 4 && isLimit(year, month, Number(dayText));
  const order = yearText.length === 4 ? 1 : 2;
  return makeCode(
    'date',
    order | bit.named | (day === null ? bit.monthFirst : bit.dayFirst) | (limit ? bit.limit : 0) | time,
  );
}

const dateStarts = new Set(
  [
    ...monthStarts.flat(),
    'lun',
    'mar',
    'mer',
    'jeu',
    'ven',
    'sam',
    'dim',
    'mon',
    'tue',
    'wed',
    'thu',
    'fri',
    'sat',
    'sun',
  ].map((word) => word.slice(0, 2)),
);

const startsLikeDate = (bytes: Uint8Array, from: number): boolean =>
  dateStarts.has(String.fromCharCode((bytes[from] as number) | 32, (bytes[from + 1] as number) | 32)) ||
  (bytes[from + 1] === 0xc3 && ((bytes[from] as number) | 32) === 100) ||
  (bytes[from + 1] === 0xc3 && ((bytes[from] as number) | 32) === 102);
