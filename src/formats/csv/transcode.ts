import type { Encoding } from '../../model/reading.ts';
import { piecesOf } from './body.ts';
import { firstOddByte } from './encoding.ts';
import { OddBytes } from './guess-encoding.ts';

interface Decoder {
  decode(bytes: Uint8Array): string;
  end(): string;
}

/** The file in UTF-8, with what was found out on the way. */
export interface Transcoded {
  readonly text: Blob;
  /** Lines that were no UTF-8, where others were, and the first of them. */
  readonly mixed: { readonly lines: number; readonly line: number } | null;
}

/**
 * The file in UTF-8, without byte order mark. The parts of a Blob are kept by the browser outside the memory of the page's script,
 * so that no whole file is held in it. Characters that the encoding does not know become U+FFFD.
 */
export async function transcode(
  file: Blob,
  encoding: Encoding,
  onPiece?: (bytes: Uint8Array, share: number) => void,
): Promise<Transcoded> {
  const lines = encoding === 'mixed' ? new LineDecoder() : null;
  const decoder: Decoder = lines ?? streamDecoder(encoding);
  const encoder = new TextEncoder();
  const parts: Blob[] = [];
  let seen = 0;
  for await (const bytes of piecesOf(file, 0)) {
    parts.push(new Blob([encoder.encode(decoder.decode(bytes))]));
    seen += bytes.length;
    onPiece?.(bytes, seen / file.size);
  }
  parts.push(new Blob([encoder.encode(decoder.end())]));
  return { text: new Blob(parts), mixed: lines?.odd ?? null };
}

/** The same where the encoding is not known: what most files have is tried, while all bytes are looked at. */
export async function transcodeGuessed(
  file: Blob,
  onPiece?: (bytes: Uint8Array, share: number) => void,
): Promise<Transcoded & { readonly from: Encoding }> {
  const odd = new OddBytes();
  const tried = await transcode(file, 'windows-1252', (bytes, share) => {
    odd.push(bytes);
    onPiece?.(bytes, share);
  });
  const from = odd.encoding;
  return { ...(from === 'windows-1252' ? tried : await transcode(file, from, onPiece)), from };
}

/** The text of the start of a file. */
export function decodeBytes(bytes: Uint8Array, encoding: Encoding): string {
  const decoder: Decoder = encoding === 'mixed' ? new LineDecoder() : streamDecoder(encoding);
  return decoder.decode(bytes) + decoder.end();
}

function streamDecoder(encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding);
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Each line in UTF-8 where it is some, else in Windows-1252. */
class LineDecoder implements Decoder {
  #rest = new Uint8Array(0);
  #line = 1;
  #lines = 0;
  #first = 0;
  readonly #utf8 = new TextDecoder('utf-8');
  readonly #windows = new TextDecoder('windows-1252');

  decode(bytes: Uint8Array): string {
    const joined = new Uint8Array(this.#rest.length + bytes.length);
    joined.set(this.#rest);
    joined.set(bytes, this.#rest.length);
    let text = '';
    let from = 0;
    for (let end = joined.indexOf(10); end !== -1; end = joined.indexOf(10, from)) {
      text += this.#one(joined.subarray(from, end + 1));
      from = end + 1;
    }
    this.#rest = joined.slice(from);
    return text;
  }

  #one(line: Uint8Array): string {
    const number = this.#line++;
    if (firstOddByte(line.slice()) === line.length) return this.#utf8.decode(line);
    this.#lines++;
    if (this.#first === 0) this.#first = number;
    return this.#windows.decode(line);
  }

  end(): string {
    const rest = this.#rest;
    this.#rest = new Uint8Array(0);
    return rest.length === 0 ? '' : this.#one(rest);
  }

  get odd(): Transcoded['mixed'] {
    return this.#lines === 0 ? null : { lines: this.#lines, line: this.#first };
  }
}
