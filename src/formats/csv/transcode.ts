import type { Encoding } from '../../model/reading.ts';

/**
 * The file in UTF-8, without byte order mark. The parts of a Blob are kept by the browser outside the memory of the page's script,
 * so that no whole file is held in it. Characters that the encoding does not know become U+FFFD.
 */
export async function transcode(file: Blob, encoding: Encoding, onProgress?: (share: number) => void): Promise<Blob> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  const piece = 4 * 1024 * 1024;
  const parts: Blob[] = [];
  for (let from = 0; from < file.size; from += piece) {
    const bytes = new Uint8Array(await file.slice(from, from + piece).arrayBuffer());
    parts.push(new Blob([encoder.encode(decoder.decode(bytes, { stream: true }))]));
    onProgress?.(Math.min(1, (from + piece) / file.size));
  }
  parts.push(new Blob([encoder.encode(decoder.decode())]));
  return new Blob(parts);
}
