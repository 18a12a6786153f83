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
  const signatures = [[0x50, 0x4b, 0x03, 0x04], [0x1f, 0x8b], [0xd0, 0xcf, 0x11, 0xe0], [0x25, 0x50, 0x44, 0x46], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x50, 0x41, 0x52, 0x31]];
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
  #decoder = new TextDecoder('utf-8', { fatal: true });
  #offset = 0;
  #tail: Uint8Array = new Uint8Array(0);

  push(chunk: Uint8Array): void {
    if (this.firstOdd !== null) return;
    try {
      this.#decoder.decode(chunk, { stream: true });
    } catch {
      this.firstOdd = this.#find(chunk);
    }
    this.#offset += chunk.length;
    this.#tail = chunk.slice(Math.max(0, chunk.length - 3));
  }

  finish(): void {
    if (this.firstOdd !== null) return;
    try {
      this.#decoder.decode();
    } catch {
      this.firstOdd = this.#find(new Uint8Array(0));
    }
  }

  #find(chunk: Uint8Array): number {
    const bytes = new Uint8Array(this.#tail.length + chunk.length);
    bytes.set(this.#tail);
    bytes.set(chunk, this.#tail.length);
    let from = 0;
    while (from < this.#tail.length && ((bytes[from] as number) & 0xc0) === 0x80) from++;
    return this.#offset - this.#tail.length + firstOddByte(bytes, from);
  }
}

/** Where UTF-8 ends in bytes that start at a character; the length of the bytes when it never does. */
export function firstOddByte(bytes: Uint8Array, from = 0): number {
  let i = from;
  while (i < bytes.length) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    if (more === 0) return i;
    for (let k = 1; k <= more; k++) {
      const byte = bytes[i + k];
      const least = k === 1 && lead === 0xe0 ? 0xa0 : k === 1 && lead === 0xf0 ? 0x90 : 0x80;
      const most = k === 1 && lead === 0xed ? 0x9f : k === 1 && lead === 0xf4 ? 0x8f : 0xbf;
      if (byte === undefined || byte < least || byte > most) return i;
    }
    i += more + 1;
  }
  return bytes.length;
}
