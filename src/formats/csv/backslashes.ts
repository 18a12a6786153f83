import { piecesOf } from './body.ts';

const BACKSLASH = 92;
const QUOTE = 34;
const APOSTROPHE = 39;

/** Backslashes before quotes and before apostrophes, in a whole file. */
export interface BackslashCounts {
  quotes: number;
  apostrophes: number;
}

/** Follows the bytes of a file; where there is no backslash it costs one search a piece. */
export class BackslashCounter {
  readonly counts: BackslashCounts = { quotes: 0, apostrophes: 0 };
  #cut = false;

  push(bytes: Uint8Array): void {
    if (this.#cut) this.#count(bytes[0]);
    for (let at = bytes.indexOf(BACKSLASH); at !== -1; at = bytes.indexOf(BACKSLASH, at + 1))
      this.#count(bytes[at + 1]);
    this.#cut = bytes[bytes.length - 1] === BACKSLASH;
  }

  #count(byte: number | undefined): void {
    if (byte === QUOTE) this.counts.quotes++;
    else if (byte === APOSTROPHE) this.counts.apostrophes++;
  }
}

/** The same file with the quote of its cells doubled where a backslash stood before it, and without the backslashes before others. */
export async function withoutBackslashes(
  file: Blob,
  quote: string,
): Promise<{ readonly text: Blob; readonly count: number }> {
  const parts: Blob[] = [];
  let count = 0;
  const own = quote.charCodeAt(0);
  let cut = false;
  for await (const bytes of piecesOf(file, 0)) {
    const out = new Uint8Array(bytes.length + 1);
    let used = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (cut) {
        cut = false;
        if (byte === own) out[used++] = own;
        else if (byte !== QUOTE && byte !== APOSTROPHE && byte !== BACKSLASH) {
          out[used++] = BACKSLASH;
          count--;
        }
        count++;
        out[used++] = byte;
      } else if (byte === BACKSLASH) cut = true;
      else out[used++] = byte;
    }
    parts.push(new Blob([out.slice(0, used)]));
  }
  if (cut) parts.push(new Blob([Uint8Array.of(BACKSLASH)]));
  return { text: new Blob(parts), count };
}
