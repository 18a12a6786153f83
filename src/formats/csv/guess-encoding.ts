import { piecesOf } from './body.ts';
import { highBytes, Utf8Check } from './encoding.ts';

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 0xc0);

/**
 * Counts what tells one encoding from another, over all bytes of a file that is not UTF-8. Letters of two bytes beside odd ones are
 * lines of two encodings put together. ISO-8859-15 has its euro sign and its œ where Windows-1252 has `¤` and fractions, and nothing
 * below 0xA0.
 */
export class OddBytes {
  #pairs = 0;
  #controls = 0;
  #signs = 0;

  push(bytes: Uint8Array): void {
    const high = highBytes(bytes);
    for (let i = high(0); i < bytes.length; i = high(i + 1)) {
      const byte = bytes[i] as number;
      const next = bytes[i + 1] ?? 0;
      if (byte >= 0xc3 && byte <= 0xc5 && next >= 0x80 && next <= 0xbf && (bytes[i + 2] ?? 0) < 0xc0) {
        // `Ã©` is no French: a letter of UTF-8.
        if ((bytes[i + 2] ?? 0) < 0x80 || (bytes[i + 2] ?? 0) > 0xbf) this.#pairs++;
        i++;
      } else if (byte === 0xe2 && next === 0x82 && bytes[i + 2] === 0xac) {
        this.#pairs++;
        i += 2;
      } else if (byte < 0xa0) this.#controls++;
      else if (byte === 0xa4) this.#signs++;
      else if ((byte === 0xbc || byte === 0xbd) && isLetter(next)) this.#signs++;
    }
  }

  get encoding(): 'mixed' | 'iso-8859-15' | 'windows-1252' {
    if (this.#pairs > 0) return 'mixed';
    return this.#signs > 0 && this.#controls === 0 ? 'iso-8859-15' : 'windows-1252';
  }
}

/** Offset of the first byte of a file that is no UTF-8; null where every byte is. */
export async function firstOddOf(file: Blob): Promise<number | null> {
  const check = new Utf8Check();
  for await (const bytes of piecesOf(file, 0)) {
    check.push(bytes);
    if (check.firstOdd !== null) return check.firstOdd;
  }
  check.finish();
  return check.firstOdd;
}
