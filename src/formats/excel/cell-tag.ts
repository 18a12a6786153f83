import { attribute } from './xml.ts';

const [blank, quote, minus, point, slash, zero, nine, equals, greater] = [32, 34, 45, 46, 47, 48, 57, 61, 62];
const [reference, style, type] = [114, 115, 116];

/** How the value of a cell is meant. */
type CellType = 'n' | 's' | 'b' | 'd' | 'e' | 'str' | 'inlineStr';

const types = new Map<number, CellType>(
  (['n', 's', 'b', 'd', 'e'] as const).map((letter) => [letter.charCodeAt(0), letter]),
);

/**
 * The tag of a cell, read in place: a sheet has millions of them, and cutting texts out of it would take most of the time of reading
 * one.
 */
export class CellTag {
  /** From 0; -1 where the tag names none: the cell follows the one before it. */
  column = -1;
  type: CellType = 'n';
  /** -1 where it has none. */
  style = -1;
  /** Where the content of the cell begins. */
  end = 0;
  /** The tag ends itself. */
  isEmpty = false;

  /** Reads the tag whose attributes begin at `at`; false where it does not end before `end`. */
  read(bytes: Uint8Array, at: number, end: number): boolean {
    this.#begin();
    let place = at;
    while (bytes[place] === blank) {
      const name = place + 1;
      let equal = name;
      while (equal < end && isNamePart(bytes[equal] as number)) equal++;
      if (bytes[equal] !== equals || bytes[equal + 1] !== quote) break;
      let to = equal + 2;
      while (to < end && bytes[to] !== quote) to++;
      if (equal === name + 1) this.#take(bytes[name] as number, bytes, equal + 2, to);
      place = to + 1;
    }
    if (place + 1 >= end) return false;
    this.isEmpty = bytes[place] === slash;
    this.end = place + (this.isEmpty ? 2 : 1);
    return bytes[this.end - 1] === greater || this.#readOtherwise(bytes, at, end);
  }

  #begin(): void {
    this.column = -1;
    this.type = 'n';
    this.style = -1;
  }

  #take(name: number, bytes: Uint8Array, from: number, to: number): void {
    if (name === reference) this.column = columnAt(bytes, from, to);
    else if (name === style) this.style = wholeAt(bytes, from, to);
    else if (name === type)
      this.type = to - from === 1 ? (types.get(bytes[from] as number) ?? 'n') : to - from === 3 ? 'str' : 'inlineStr';
  }

  /** As few writers write it: single quotes, blanks around the sign. */
  #readOtherwise(bytes: Uint8Array, at: number, end: number): boolean {
    const head = bytes.indexOf(greater, at);
    if (head === -1 || head >= end) return false;
    const encoder = new TextEncoder();
    const tag = new TextDecoder().decode(bytes.subarray(at, head));
    this.#begin();
    for (const name of ['r', 's', 't']) {
      const value = encoder.encode(attribute(tag, name) ?? '');
      if (value.length > 0) this.#take(name.charCodeAt(0), value, 0, value.length);
    }
    this.isEmpty = tag.endsWith('/');
    this.end = head + 1;
    return true;
  }
}

const isNamePart = (code: number): boolean => code > equals || code === 58 || code === minus;

/** The place of the column in a reference such as `AB12`, from 0; -1 where there is none. */
export function columnAt(bytes: Uint8Array, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) {
    const letter = (bytes[at] as number) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** Digits that are sure to be held by a number. */
const sureDigits = 15;

/** A whole number written in bare digits; -1 where something else is written. */
export function wholeAt(bytes: Uint8Array, from: number, to: number): number {
  if (to <= from || to - from > sureDigits) return -1;
  let value = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at] as number;
    if (code < zero || code > nine) return -1;
    value = value * 10 + code - zero;
  }
  return value;
}

/**
 * A number written in digits, with a minus and a point; NaN where it is written otherwise or in more digits. A whole number below
 * 2^53 and a power of ten are both exact, so that their quotient is the number nearest to what is written.
 */
export function decimalAt(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] === minus ? from + 1 : from;
  if (to <= first || to - first > sureDigits + 1) return Number.NaN;
  let value = 0;
  let digits = 0;
  let power = -1;
  for (let at = first; at < to; at++) {
    const code = bytes[at] as number;
    if (code === point && power === -1) power = 0;
    else if (code >= zero && code <= nine) {
      value = value * 10 + code - zero;
      digits++;
      if (power !== -1) power++;
    } else return Number.NaN;
  }
  if (digits === 0 || digits > sureDigits) return Number.NaN;
  const size = power > 0 ? value / 10 ** power : value;
  return first === from ? size : -size;
}
