import { shapeCode } from './cell-shape.ts';
import { letterTokens, missingTokens } from './missing-tokens.ts';
import { ValueCounter } from './value-counter.ts';

/** What was seen in one column, over every row that is kept. Plain, so that it can leave a worker. */
export interface ColumnEvidence {
  /** Cells that are neither blank nor a missing token. */
  readonly filled: number;
  readonly blank: number;
  /** Missing tokens as they were found, in small letters. */
  readonly tokens: readonly { readonly token: string; readonly count: number }[];
  /** Filled cells by shape code. */
  readonly shapes: readonly { readonly code: number; readonly count: number; readonly examples: readonly string[] }[];
  /** Cells with blanks around them. */
  readonly padded: number;
  /** Whether some of them are no plain spaces. */
  readonly widePadding: boolean;
  /** An estimate beyond many thousands. */
  readonly distinct: number;
  /** Whether some value came more than once: of all of them, or of the many thousands that were drawn where `distinct` is an estimate. */
  readonly repeats: boolean;
  /** Every distinct value with its count, most frequent first; null above a thousand. */
  readonly values: readonly { readonly value: string; readonly count: number }[] | null;
  /** The first distinct values. */
  readonly samples: readonly string[];
  /** Characters of the longest value. */
  readonly longest: number;
}

const missingCode = 1;

/** Watches the cells of one column. */
export class ColumnTally {
  #blank = 0;
  #padded = 0;
  #widePadding = false;
  #longest = 0;
  #longestBytes = 0;
  #twoBytes = 0;
  #threeBytes = 0;
  #before: Uint8Array | null = null;
  #beforeFrom = 0;
  #beforeLength = -1;
  readonly #tokenNames: readonly string[];
  readonly #tokens: ReadonlyMap<string, number>;
  readonly #counter: ValueCounter;
  readonly #decoder = new TextDecoder();
  readonly #unescape: RegExp | null;

  /** `tokens` are the missing values of this column; null for the known ones. */
  constructor(limit: number, quote: string, tokens: readonly string[] | null) {
    this.#tokenNames = tokens ?? missingTokens;
    this.#tokens = new Map(this.#tokenNames.map((token, index) => [token.trim().toLowerCase(), index]));
    this.#unescape = quote === '' ? null : new RegExp(quote + quote, 'g');
    const apostrophes = quote === "'";
    const starts = startsOf([...this.#tokens.keys()]);
    this.#counter = new ValueCounter(limit, {
      code: (bytes, from, to) => {
        if (starts.has(startOf(to - from, bytes[from] as number))) {
          const token = this.#tokens.get(this.#text(bytes, from, to).toLowerCase());
          if (token !== undefined) return missingCode | (token << 5);
        }
        if (apostrophes && holdsPair(bytes, from, to)) {
          // `1''234` between apostrophes is 1'234.
          const cell = new TextEncoder().encode(this.#text(bytes, from, to));
          return shapeCode(cell, 0, cell.length);
        }
        return shapeCode(bytes, from, to);
      },
      text: (bytes, from, to) => this.#text(bytes, from, to).slice(0, 500),
    });
  }

  add(bytes: Uint8Array, start: number, end: number): void {
    if (this.#repeats(bytes, start, end)) return;
    let from = start;
    let to = end;
    if (from < to && (isEdge(bytes[from] as number) || isEdge(bytes[to - 1] as number))) {
      [from, to] = trim(bytes, from, to);
      if (from !== start || to !== end) {
        this.#padded++;
        if (!this.#widePadding && !isSpaced(bytes, start, from, to, end)) this.#widePadding = true;
      }
    }
    if (from === to) {
      this.#blank++;
      return;
    }
    const length = to - from;
    if (length > this.#longestBytes) {
      this.#longestBytes = length;
      this.#longest = Math.max(this.#longest, this.#text(bytes, from, to).length);
    }
    if (length === 2) this.#twoBytes++;
    else if (length === 3) this.#threeBytes++;
    this.#counter.add(bytes, from, to);
    if (from === start && to === end) {
      this.#before = bytes;
      this.#beforeFrom = from;
      this.#beforeLength = length;
    }
  }

  /** The lines of a ticket repeat most of their cells: one that is the same as above need not be looked at again. */
  #repeats(bytes: Uint8Array, from: number, to: number): boolean {
    const length = this.#beforeLength;
    if (to - from !== length || bytes !== this.#before) return false;
    const above = this.#beforeFrom;
    for (let i = length - 1; i >= 0; i--) if (bytes[from + i] !== bytes[above + i]) return false;
    if (!this.#counter.again()) return false;
    if (length === 2) this.#twoBytes++;
    else if (length === 3) this.#threeBytes++;
    return true;
  }

  #text(bytes: Uint8Array, from: number, to: number): string {
    const text = this.#decoder.decode(bytes.subarray(from, to));
    return this.#unescape === null ? text : text.replace(this.#unescape, (pair) => pair.charAt(0));
  }

  finish(): ColumnEvidence {
    const values = this.#counter.finish();
    const byCode = [...this.#counter.byCode];
    const all = byCode.reduce((sum, [, count]) => sum + count, 0);
    // Codes of letters are text; among numbers NA is missing.
    const texts = byCode.reduce((sum, [code, count]) => sum + (code === 0 ? count : 0), 0);
    const others = byCode.reduce((sum, [code, count]) => sum + ((code & 31) === missingCode ? 0 : count), 0);
    const nameOf = (code: number): string => (this.#tokenNames[code >>> 5] ?? '').trim().toLowerCase();
    const asLong = (length: number): number =>
      byCode.reduce(
        (rest, [code, count]) => rest - ((code & 31) === missingCode && nameOf(code).length === length ? count : 0),
        length === 2 ? this.#twoBytes : this.#threeBytes,
      );
    const isCode = (token: string): boolean =>
      letterTokens.has(token) && texts * 2 > others && asLong(token.length) * 2 > others;
    const tokens: { token: string; count: number }[] = [];
    const shapes: { code: number; count: number; examples: readonly string[] }[] = [];
    for (const [code, count] of byCode) {
      const examples = this.#counter.examples.get(code) ?? [];
      const token = (code & 31) === missingCode ? nameOf(code) : null;
      if (token === null) shapes.push({ code, count, examples });
      else if (this.#tokenNames === missingTokens && isCode(token)) shapes.push({ code: 0, count, examples });
      else tokens.push({ token, count });
    }
    const missing = new Set(tokens.map(({ token }) => token));
    const kept = values?.filter(({ value }) => !missing.has(value.trim().toLowerCase())) ?? null;
    const tokenCells = tokens.reduce((sum, { count }) => sum + count, 0);
    return {
      filled: all - tokenCells,
      blank: this.#blank,
      tokens: tokens.sort((a, b) => b.count - a.count || (a.token < b.token ? -1 : 1)),
      shapes: shapes.sort((a, b) => b.count - a.count),
      padded: this.#padded,
      widePadding: this.#widePadding,
      distinct: kept?.length ?? Math.max(0, this.#counter.distinct - tokens.length),
      repeats: this.#counter.repeats,
      values: kept,
      samples: this.#counter.samples.filter((sample) => !missing.has(sample.trim().toLowerCase())),
      longest: this.#longest,
    };
  }
}

/** Length and first letter tell nearly every value from the missing ones, without decoding it. */
const startOf = (length: number, first: number): number =>
  length * 256 + (first >= 65 && first <= 90 ? first + 32 : first);

function startsOf(tokens: readonly string[]): ReadonlySet<number> {
  const encoder = new TextEncoder();
  const spellings = tokens.flatMap((token) => [token, token.toUpperCase()]).map((token) => encoder.encode(token));
  return new Set(
    spellings.filter((bytes) => bytes.length > 0).map((bytes) => startOf(bytes.length, bytes[0] as number)),
  );
}

function holdsPair(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (bytes[i] === 39 && bytes[i - 1] === 39) return true;
  return false;
}

const isEdge = (byte: number): boolean => byte <= 32 || byte >= 0x80;

/** Whether what was trimmed are plain spaces. */
function isSpaced(bytes: Uint8Array, start: number, from: number, to: number, end: number): boolean {
  for (let i = start; i < from; i++) if (bytes[i] !== 32) return false;
  for (let i = to; i < end; i++) if (bytes[i] !== 32) return false;
  return true;
}

/** Without the outer blanks, U+00A0 and U+202F among them. */
function trim(bytes: Uint8Array, start: number, end: number): [number, number] {
  let from = start;
  let to = end;
  for (;;) {
    const byte = bytes[from];
    if (from < to && (byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13))) from++;
    else if (to - from >= 2 && byte === 0xc2 && bytes[from + 1] === 0xa0) from += 2;
    else if (to - from >= 3 && byte === 0xe2 && bytes[from + 1] === 0x80 && bytes[from + 2] === 0xaf) from += 3;
    else break;
  }
  for (;;) {
    const byte = bytes[to - 1];
    if (from < to && (byte === 32 || (byte !== undefined && byte >= 9 && byte <= 13))) to--;
    else if (to - from >= 2 && byte === 0xa0 && bytes[to - 2] === 0xc2) to -= 2;
    else if (to - from >= 3 && byte === 0xaf && bytes[to - 2] === 0x80 && bytes[to - 3] === 0xe2) to -= 3;
    else break;
  }
  return [from, to];
}
