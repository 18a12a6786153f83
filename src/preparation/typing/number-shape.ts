import { codeOf, detailOf, isDay, isDigit, makeCode, shapeOfCode, smallText, type Shape } from './shape-code.ts';

export const signs = ['', '€', '$', '£', '%', 'CHF', 'EUR', 'USD'] as const;
export type NumberSign = (typeof signs)[number];

/** For `integer`: how many digits, and whether eight of them make a day (yyyymmdd). */
export const digitsOf = (code: number): number => detailOf(code) & 15;
export const isCompactDay = (code: number): boolean => (detailOf(code) & 16) !== 0;
/** For every number: the sign written with it. */
export const signOf = (code: number): NumberSign => signs[(detailOf(code) >> 5) & 7] ?? '';
/** For `point` and `comma`: whether only zeros follow, as in `17850.0`. */
export const hasZeroFraction = (code: number): boolean => (detailOf(code) & 256) !== 0;
/** How a negative number is written where it is not with a minus before it. */
export const isBracketed = (code: number): boolean => (detailOf(code) & 512) !== 0;
export const hasMinusAfter = (code: number): boolean => (detailOf(code) & 1024) !== 0;
/** U+2212. */
export const hasWideMinus = (code: number): boolean => (detailOf(code) & 2048) !== 0;

export function numberCode(bytes: Uint8Array, from: number, to: number): number {
  const plain = plainNumber(bytes, from, to);
  return plain === -1 ? writtenNumber(smallText(bytes, from, to)) : plain;
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
    if (count > 1 && bytes[start] === 48) return makeCode('leading-zero', 0);
    // Nobody writes a plus before a large quantity: it is a telephone.
    if (count > 15 || (count > 8 && bytes[from] === 43)) return makeCode('long-digits', 0);
    return makeCode('integer', count | (count === 8 && start === from && isCompact(bytes, start) ? 16 : 0));
  }
  const before = markAt - start;
  const after = to - markAt - 1;
  if (before + after === 0) return -1;
  const comma = bytes[markAt] === 44;
  if (after === 0 && comma) return -1;
  if (after === 3 && before >= 1 && before <= 3 && bytes[start] !== 48)
    return makeCode(comma ? 'comma-or-thousands' : 'point-or-thousands', 0);
  let zeros = true;
  for (let i = markAt + 1; i < to; i++) if (bytes[i] !== 48) zeros = false;
  return makeCode(comma ? 'comma' : 'point', zeros ? 256 : 0);
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

const blank = '[ \\u00a0\\u202f]';
const currency = '€|\\$|£|CHF|EUR|USD';
const signed = new RegExp(
  `^([-+\\u2212])?(${currency})?${blank}*([-+\\u2212])?([0-9.,'\\u2019eE+\\u00a0\\u202f -]*[0-9.])${blank}*(-)?${blank}*(${currency}|%)?(-)?$`,
);
const bracketed = /^([^()]*)\(([^()]+)\)([^()]*)$/;
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
  const bracket = bracketed.exec(text);
  const bare = bracket === null ? text : bracket.slice(1).join('');
  const match = signed.exec(bare);
  if (match === null) return codeOf.text;
  const [, outer, before, inner, digits = '', minus, after, last] = match;
  const minuses = [outer, inner, minus, last, bracket === null ? undefined : '('].filter((part) => part !== undefined);
  if (minuses.length > 1 || (before !== undefined && after !== undefined)) return codeOf.text;
  const flags =
    (signs.indexOf((before ?? after ?? '') as NumberSign) << 5) |
    (bracket === null ? 0 : 512) |
    (minus === undefined && last === undefined ? 0 : 1024) |
    (outer === '\u2212' || inner === '\u2212' ? 2048 : 0);
  const body = digits.replace(/[\u00a0\u202f]/g, ' ').replace(/\u2019/g, "'");
  const scientific = /^\d+(?:[.,]\d+)?[eE]([-+]?)\d{1,3}$/.exec(body);
  if (scientific !== null) {
    if (scientific[1] === '-') return body.includes(',') ? codeOf.text : makeCode('point', flags);
    return makeCode('scientific', flags);
  }
  const form = written.find(([pattern]) => pattern.test(body));
  if (form !== undefined) return body.startsWith('0') ? codeOf.text : makeCode(form[1], flags);
  const bytes = new TextEncoder().encode(body);
  if (!isDigit(bytes[0]) && bytes[0] !== 44 && bytes[0] !== 46) return codeOf.text;
  const plain = plainNumber(bytes, 0, bytes.length);
  if (plain === -1) return codeOf.text;
  const shape = shapeOfCode(plain);
  // Eight digits beside a currency are no day; leading zeros stay what they are.
  return makeCode(shape, (shape === 'integer' ? digitsOf(plain) : detailOf(plain)) | flags);
}
