import { Gunzip } from 'fflate';
import { UserError } from '../../model/problem.ts';
import type { FormatFile } from '../format.ts';
import { BlobParts, refuseBomb, unpacked } from '../unpack.ts';

/** The bytes inside a gzip. Rejects with a UserError where it is cut or damaged. */
export async function gunzip({ blob, name }: FormatFile): Promise<Blob> {
  const parts = new BlobParts();
  try {
    const stream = blob.stream().pipeThrough(new DecompressionStream('gzip'));
    for await (const piece of unpacked(stream, name, blob.size)) parts.add(piece);
    return parts.blob();
  } catch (error) {
    if (error instanceof UserError) throw error;
    return gunzipMembers(blob, name, error);
  }
}

/** Gzips that were put one after the other are one file; the browser's own reader takes the first alone. */
async function gunzipMembers(blob: Blob, name: string, cause: unknown): Promise<Blob> {
  const parts = new BlobParts();
  let members = 1;
  const gzip = new Gunzip((chunk) => {
    refuseBomb(name, blob.size, parts.size + chunk.length);
    parts.add(new Uint8Array(chunk));
  });
  gzip.onmember = () => {
    members++;
  };
  const piece = 1024 * 1024;
  try {
    for (let from = 0; from < blob.size; from += piece) {
      const bytes = new Uint8Array(await blob.slice(from, from + piece).arrayBuffer());
      gzip.push(bytes, from + piece >= blob.size);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError({ code: 'archive-damaged', file: name }, { cause: error });
  }
  if (members === 1) throw new UserError({ code: 'archive-damaged', file: name }, { cause });
  return parts.blob();
}
