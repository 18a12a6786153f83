import { Gunzip } from 'fflate';
import { UserError } from '../../model/problem.ts';
import type { FormatFile } from '../format.ts';
import { Crc32 } from '../crc32.ts';
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

/** What one of several gzips unpacked to, and where it ends in the file. */
interface Member {
  readonly sum: Crc32;
  size: number;
  end: number | null;
}

/** Gzips that were put one after the other are one file, zeros after them are none; the browser's own reader takes the first alone. */
async function gunzipMembers(blob: Blob, name: string, cause: unknown): Promise<Blob> {
  const parts = new BlobParts();
  let member: Member = { sum: new Crc32(), size: 0, end: null };
  const members = [member];
  const gzip = new Gunzip((chunk) => {
    refuseBomb(name, blob.size, parts.size + chunk.length);
    const bytes = new Uint8Array(chunk);
    member.sum.add(bytes);
    member.size += bytes.length;
    parts.add(bytes);
  });
  gzip.onmember = (start) => {
    member.end = start;
    member = { sum: new Crc32(), size: 0, end: null };
    members.push(member);
  };
  const piece = 1024 * 1024;
  try {
    for (let from = 0; from < blob.size; from += piece) {
      const bytes = new Uint8Array(await blob.slice(from, from + piece).arrayBuffer());
      gzip.push(bytes, from + piece >= blob.size);
    }
    for (const one of members) if (!(await isWhole(blob, one))) throw cause;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError({ code: 'archive-damaged', file: name }, { cause: error });
  }
  return parts.blob();
}

/** Zeros that are looked through after the last gzip. */
const mostPadding = 65_536;
const trailerBytes = 8;

/** Whether the sum and the size that end a gzip are those of what it unpacked to. */
async function isWhole(blob: Blob, { sum, size, end }: Member): Promise<boolean> {
  const last = end ?? blob.size;
  const from = Math.max(0, last - trailerBytes - (end === null ? mostPadding : 0));
  const tail = new DataView(await blob.slice(from, last).arrayBuffer());
  for (let at = tail.byteLength - trailerBytes; at >= 0; at--) {
    if (tail.getUint32(at, true) === sum.value && tail.getUint32(at + 4, true) === size % 2 ** 32) return true;
    if (tail.getUint8(at + trailerBytes - 1) !== 0) return false;
  }
  return false;
}
