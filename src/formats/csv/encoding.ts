import type { Encoding } from '../../model/reading.ts';

/** How many bytes of a byte order mark stand first, and what it says. */
export function byteOrderMark(bytes: Uint8Array): { readonly encoding: Encoding; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** UTF-16 without a mark, told by where the zero bytes are: text in Latin letters has one in each pair. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length >> 1, 2_000);
  if (pairs < 2) return null;
  let high = 0;
  let low = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) high++;
    if (bytes[2 * i + 1] === 0) low++;
  }
  if (low > 0.7 * pairs && high < 0.05 * pairs) return 'utf-16le';
  if (high > 0.7 * pairs && low < 0.05 * pairs) return 'utf-16be';
  return null;
}

/** Whether bytes that are no UTF-16 are no text at all: archives, images, workbooks. */
export function isBinary(bytes: Uint8Array): boolean {
  const signatures = [
    [0x50, 0x4b, 0x03, 0x04],
    [0x1f, 0x8b],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0x25, 0x50, 0x44, 0x46],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x50, 0x41, 0x52, 0x31],
  ];
  if (signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte))) return true;
  const seen = Math.min(bytes.length, 65_536);
  let controls = 0;
  for (let i = 0; i < seen; i++) {
    const byte = bytes[i] as number;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && (byte < 28 || byte > 31)) controls++;
  }
  return controls > 8 && controls > 0.01 * seen;
}

/** Follows the bytes of a whole file and remembers where they stop being UTF-8. */
export class Utf8Check {
  /** Offset of the first byte that is no UTF-8; null while all is well. */
  firstOdd: number | null = null;
  #offset = 0;
  /** The bytes of a character that was cut. */
  #cut: Uint8Array = new Uint8Array(0);

  push(chunk: Uint8Array): void {
    if (this.firstOdd !== null) return;
    let from = 0;
    if (this.#cut.length > 0) {
      const width = widthOf(this.#cut[0] as number);
      from = width - this.#cut.length;
      const character = Uint8Array.from([...this.#cut, ...chunk.subarray(0, from)]);
      if (character.length < width && isStart(character)) {
        this.#cut = character;
        this.#offset += chunk.length;
        return;
      }
      if (firstOddByte(character) < character.length) {
        this.firstOdd = this.#offset - this.#cut.length;
        return;
      }
      this.#cut = new Uint8Array(0);
    }
    const odd = firstOddByte(chunk, from);
    if (odd < chunk.length) {
      if (chunk.length - odd < widthOf(chunk[odd] as number) && isStart(chunk.subarray(odd)))
        this.#cut = chunk.slice(odd);
      else this.firstOdd = this.#offset + odd;
    }
    this.#offset += chunk.length;
  }

  finish(): void {
    if (this.firstOdd === null && this.#cut.length > 0) this.firstOdd = this.#offset - this.#cut.length;
  }
}

const widthOf = (lead: number): number =>
  lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;

const follows = (lead: number, place: number, byte: number | undefined): boolean => {
  const least = place === 1 && lead === 0xe0 ? 0xa0 : place === 1 && lead === 0xf0 ? 0x90 : 0x80;
  const most = place === 1 && lead === 0xed ? 0x9f : place === 1 && lead === 0xf4 ? 0x8f : 0xbf;
  return byte !== undefined && byte >= least && byte <= most;
};

/** Whether bytes are the first ones of a character. */
function isStart(bytes: Uint8Array): boolean {
  const lead = bytes[0] as number;
  if (widthOf(lead) === 1) return false;
  for (let place = 1; place < bytes.length; place++) if (!follows(lead, place, bytes[place])) return false;
  return true;
}

/** The bytes four by four, where they lie so. */
const wordsOf = (bytes: Uint8Array): Int32Array | null =>
  bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : null;

/** A walk over the bytes above 0x7F: gives the place of the next one from a place on, the length where there is none. */
export function highBytes(bytes: Uint8Array): (from: number) => number {
  const { length } = bytes;
  const words = wordsOf(bytes);
  return (from) => {
    let i = from;
    while (i < length && (bytes[i] as number) < 0x80) {
      i++;
      if (words === null || (i & 3) !== 0) continue;
      let word = i >> 2;
      while (word < words.length && ((words[word] as number) & 0x80808080) === 0) word++;
      i = word << 2;
    }
    return Math.min(i, length);
  };
}

/** Where UTF-8 ends in bytes that start at a character; the length of the bytes when it never does. */
export function firstOddByte(bytes: Uint8Array, from = 0): number {
  const { length } = bytes;
  const next = highBytes(bytes);
  let i = next(from);
  while (i < length) {
    const lead = bytes[i] as number;
    const width = widthOf(lead);
    if (width === 1) return i;
    for (let place = 1; place < width; place++) if (!follows(lead, place, bytes[i + place])) return i;
    i = next(i + width);
  }
  return length;
}
