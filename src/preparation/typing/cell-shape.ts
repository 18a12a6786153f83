/**
 * What one cell looks like, as a small number: the shape in the low five bits, details above. Cells of one shape code are
 * counted together; a column is decided from these counts.
 */
export const shapes = [
  'text',
  'missing',
  'integer',
  'leading-zero',
  'long-digits',
  'scientific',
  'point',
  'comma',
  /** `1.234`: a decimal point or a point between thousands. */
  'point-or-thousands',
  'comma-or-thousands',
  'by-space',
  'by-space-point',
  'by-space-comma',
  'by-point',
  'by-point-comma',
  'by-comma',
  'by-comma-point',
  'by-apostrophe',
  'by-apostrophe-point',
  'by-apostrophe-comma',
  'date',
  'boolean',
] as const;
export type Shape = (typeof shapes)[number];

const codeOf = Object.fromEntries(shapes.map((shape, index) => [shape, index])) as Readonly<Record<Shape, number>>;

export const shapeOfCode = (code: number): Shape => shapes[code & 31] ?? 'text';
const detail = (code: number): number => code >>> 5;
const make = (shape: Shape, details: number): number => codeOf[shape] | (details << 5);

export const signs = ['', '€', '$', '£', '%'] as const;
export type NumberSign = (typeof signs)[number];

/** For `integer`: how many digits, and whether eight of them make a day (yyyymmdd). */
export const digitsOf = (code: number): number => detail(code) & 15;
export const isCompactDay = (code: number): boolean => (detail(code) & 16) !== 0;
/** For every number: the sign written with it. */
export const signOf = (code: number): NumberSign => signs[(detail(code) >> 5) & 7] ?? '';

/** For `point` and `comma`: whether only zeros follow, as in `17850.0`. */
export const hasZeroFraction = (code: number): boolean => (detail(code) & 256) !== 0;

export const booleanPairs = [
  ['oui', 'non'],
  ['yes', 'no'],
  ['true', 'false'],
  ['vrai', 'faux'],
  ['o', 'n'],
  ['y', 'n'],
] as const;
const truths: ReadonlyMap<string, number> = new Map([
  ['oui', 1],
  ['yes', 2],
  ['true', 3],
  ['vrai', 4],
  ['o', 5],
  ['y', 6],
  ['non', 9],
  ['no', 10],
  ['false', 11],
  ['faux', 12],
  ['n', 13],
]);
/** For `boolean`: which word. Words below 8 mean true. */
export const truthOf = (code: number): number => detail(code);

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
}
const times = ['none', 'minutes', 'seconds', 'fraction'] as const;

export function dateShapeOf(code: number): DateShape {
  const bits = detail(code);
  return {
    order: orders[bits & 3] ?? 'year-first',
    separator: separators[(bits >> 2) & 3] ?? '-',
    time: times[(bits >> 4) & 3] ?? 'none',
    joint: (bits & 64) !== 0 ? 'T' : ' ',
    zulu: (bits & 128) !== 0,
    midnight: (bits & 256) !== 0,
    dayFirst: (bits & 512) !== 0,
    monthFirst: (bits & 1024) !== 0,
    halfDay: (bits & 2048) !== 0,
  };
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57;

/** The shape of a trimmed, filled cell that is no missing value. */
export function shapeCode(bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length > 40) return codeOf.text;
  const first = bytes[from] as number;
  if ((first >= 65 && first <= 90) || (first >= 97 && first <= 122))
    return length <= 5 ? wordCode(bytes, from, to) : codeOf.text;
  if (isDigit(first) && length >= 6) {
    const code = dateCode(bytes, from, to);
    if (code !== 0) return code;
  }
  return numberCode(bytes, from, to);
}

function wordCode(bytes: Uint8Array, from: number, to: number): number {
  let word = '';
  for (let i = from; i < to; i++) word += String.fromCharCode((bytes[i] as number) | 32);
  const truth = truths.get(word);
  return truth === undefined ? codeOf.text : make('boolean', truth);
}

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (daysInMonth[month - 1] as number) + (leap ? 1 : 0);
}

/** 0 when it is no date. */
function dateCode(bytes: Uint8Array, from: number, to: number): number {
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
    bits = 512 | 1024;
  } else {
    if (cWidth === 1) return 0;
    const year = cWidth === 4 ? c : c < 69 ? 2000 + c : 1900 + c;
    bits = (cWidth === 4 ? 1 : 2) | (isDay(year, b, a) ? 512 : 0) | (isDay(year, a, b) ? 1024 : 0);
    if (bits < 512) return 0;
  }
  const time = timeBits(bytes, at, to);
  return time === -1 ? 0 : make('date', bits | (separator << 2) | time);
}

const timePattern = /^([T ])(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?(?:(Z)| ([AP])M)?$/i;

function timeBits(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return 256;
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] as number);
  const match = timePattern.exec(text);
  if (match === null) return -1;
  const [, joint, hours = '', minutes = '', seconds, fraction, zulu, half] = match;
  if (half !== undefined && (hours === '0' || hours === '00' || Number(hours) > 12 || fraction !== undefined))
    return -1;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return -1;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const midnight = hour + Number(minutes) + Number(seconds ?? 0) + Number(fraction ?? 0) === 0;
  return (
    ((fraction !== undefined ? 3 : seconds !== undefined ? 2 : 1) << 4) |
    (joint === 'T' ? 64 : 0) |
    (zulu !== undefined ? 128 : 0) |
    (midnight ? 256 : 0) |
    (half !== undefined ? 2048 : 0)
  );
}

function numberCode(bytes: Uint8Array, from: number, to: number): number {
  const plain = plainNumber(bytes, from, to);
  if (plain !== -1) return plain;
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] as number);
  return writtenNumber(decodeSmall(text));
}

/** Digits alone, or with one point or comma; -1 for anything else. */
function plainNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  if (bytes[at] === 45 || bytes[at] === 43) at++;
  const start = at;
  let markAt = -1;
  for (; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte >= 48 && byte <= 57) continue;
    if ((byte === 46 || byte === 44) && markAt === -1) markAt = at;
    else return -1;
  }
  if (markAt === -1) {
    const count = to - start;
    if (count === 0) return -1;
    if (count > 1 && bytes[start] === 48) return make('leading-zero', 0);
    if (count > 15) return make('long-digits', 0);
    return make('integer', count | (count === 8 && start === from && isCompact(bytes, start) ? 16 : 0));
  }
  const before = markAt - start;
  const after = to - markAt - 1;
  if (before + after === 0) return -1;
  const comma = bytes[markAt] === 44;
  if (after === 0 && comma) return -1;
  if (after === 3 && before >= 1 && before <= 3 && bytes[start] !== 48)
    return make(comma ? 'comma-or-thousands' : 'point-or-thousands', 0);
  let zeros = true;
  for (let i = markAt + 1; i < to; i++) if (bytes[i] !== 48) zeros = false;
  return make(comma ? 'comma' : 'point', zeros ? 256 : 0);
}

function isCompact(bytes: Uint8Array, from: number): boolean {
  const number = (at: number, width: number): number => {
    let value = 0;
    for (let i = at; i < at + width; i++) value = value * 10 + (bytes[i] as number) - 48;
    return value;
  };
  const year = number(from, 4);
  return year >= 1900 && year <= 2100 && isDay(year, number(from + 4, 2), number(from + 6, 2));
}

const decodeSmall = (binary: string): string =>
  new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));

const blank = '[ \\u00a0\\u202f]';
const signed = new RegExp(
  `^([-+])?([€$£])?${blank}*([-+])?([0-9.,'\\u2019eE+\\u00a0\\u202f -]*[0-9.])${blank}*([€$£%])?$`,
);
const written: readonly (readonly [RegExp, Shape])[] = [
  [/^\d{1,3}( \d{3})+$/, 'by-space'],
  [/^\d{1,3}( \d{3})+\.\d+$/, 'by-space-point'],
  [/^\d{1,3}( \d{3})+,\d+$/, 'by-space-comma'],
  [/^\d{1,3}(\.\d{3}){2,}$/, 'by-point'],
  [/^\d{1,3}(\.\d{3})+,\d+$/, 'by-point-comma'],
  [/^\d{1,3}(,\d{3}){2,}$/, 'by-comma'],
  [/^\d{1,3}(,\d{3})+\.\d+$/, 'by-comma-point'],
  [/^\d{1,3}('\d{3})+$/, 'by-apostrophe'],
  [/^\d{1,3}('\d{3})+\.\d+$/, 'by-apostrophe-point'],
  [/^\d{1,3}('\d{3})+,\d+$/, 'by-apostrophe-comma'],
];

function writtenNumber(text: string): number {
  const match = signed.exec(text);
  if (match === null) return codeOf.text;
  const [, outer, before, inner, digits = '', after] = match;
  if ((outer !== undefined && inner !== undefined) || (before !== undefined && after !== undefined && after !== '%'))
    return codeOf.text;
  const sign = signs.indexOf((before ?? after ?? '') as NumberSign) << 5;
  const body = digits.replace(/[\u00a0\u202f]/g, ' ').replace(/\u2019/g, "'");
  const scientific = /^\d+(?:\.\d+)?[eE]([-+]?)\d{1,3}$/.exec(body);
  if (scientific !== null) return make(scientific[1] === '-' ? 'point' : 'scientific', sign);
  const form = written.find(([pattern]) => pattern.test(body));
  if (form !== undefined) return body.startsWith('0') ? codeOf.text : make(form[1], sign);
  const bytes = new TextEncoder().encode(body);
  if (!isDigit(bytes[0]) && bytes[0] !== 44 && bytes[0] !== 46) return codeOf.text;
  const plain = plainNumber(bytes, 0, bytes.length);
  if (plain === -1) return codeOf.text;
  const shape = shapeOfCode(plain);
  // Eight digits beside a currency are no day; leading zeros stay what they are.
  return make(shape, (shape === 'integer' ? digitsOf(plain) : detail(plain)) | sign);
}
