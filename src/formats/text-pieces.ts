import { piecesOf } from './blob-pieces.ts';

type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The encoding of a text whose format says nothing of it: its mark, else UTF-8 where every byte is, else Windows-1252. */
export async function encodingOf(blob: Blob): Promise<TextEncoding> {
  const [first = 0, second = 0] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of piecesOf(blob)) decoder.decode(piece, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** A text piece by piece, without its mark, and the share that was read. */
export async function* textPieces(
  blob: Blob,
  encoding?: TextEncoding,
): AsyncGenerator<{ readonly text: string; readonly share: number }, void> {
  const decoder = new TextDecoder(encoding ?? (await encodingOf(blob)));
  let seen = 0;
  for await (const piece of piecesOf(blob)) {
    seen += piece.length;
    yield { text: decoder.decode(piece, { stream: true }), share: seen / blob.size };
  }
  yield { text: decoder.decode(), share: 1 };
}
