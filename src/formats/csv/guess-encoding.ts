import type { Encoding } from '../../model/reading.ts';
import { piecesOf } from './body.ts';

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 0xc0);

/**
 * What a file is written in that is not UTF-8, by all of its bytes. Letters of two bytes beside odd ones are lines of two encodings
 * put together. ISO-8859-15 has its euro sign and its œ where Windows-1252 has `¤` and fractions, and nothing below 0xA0.
 */
export async function guessSingleByte(file: Blob): Promise<Encoding> {
  let pairs = 0;
  let controls = 0;
  let signs = 0;
  for await (const bytes of piecesOf(file, 0)) {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (byte < 0x80) continue;
      const next = bytes[i + 1] ?? 0;
      if (byte >= 0xc3 && byte <= 0xc5 && next >= 0x80 && next <= 0xbf && (bytes[i + 2] ?? 0) < 0xc0) {
        // `Ã©` is no French: a letter of UTF-8.
        if ((bytes[i + 2] ?? 0) < 0x80 || (bytes[i + 2] ?? 0) > 0xbf) pairs++;
        i++;
      } else if (byte === 0xe2 && next === 0x82 && bytes[i + 2] === 0xac) {
        pairs++;
        i += 2;
      } else if (byte < 0xa0) controls++;
      else if (byte === 0xa4) signs++;
      else if ((byte === 0xbc || byte === 0xbd) && isLetter(next)) signs++;
    }
  }
  if (pairs > 0) return 'mixed';
  return signs > 0 && controls === 0 ? 'iso-8859-15' : 'windows-1252';
}
