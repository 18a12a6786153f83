import { UserError } from '../model/problem.ts';
import { Crc32 } from './crc32.ts';
import { unpacked } from './unpack.ts';

/** A file inside a zip, as its directory lists it. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  /** The CRC-32 of what it unpacks to. */
  readonly sum: number;
  readonly method: number;
  readonly encrypted: boolean;
  /** Where its local header stands. */
  readonly at: number;
}

const endSignature = 0x06054b50;
const endSignature64 = 0x06064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const whole32 = 0xffffffff;
const stored = 0;
const deflated = 8;
/** Methods that browsers do not unpack, by the names under which packers offer them. */
const methods = new Map([
  [9, 'Deflate64'],
  [12, 'BZip2'],
  [14, 'LZMA'],
  [93, 'Zstandard'],
  [95, 'XZ'],
  [98, 'PPMd'],
]);

/** The directory of a zip, which stands at its end: nothing is unpacked. Rejects with a UserError where there is none. */
export async function zipEntries(blob: Blob, file: string): Promise<readonly ZipEntry[]> {
  const damaged = new UserError({ code: 'archive-damaged', file });
  const tailFrom = Math.max(0, blob.size - 66_000);
  const tail = await viewOf(blob, tailFrom, blob.size);
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== endSignature) end--;
  if (end < 0) throw damaged;
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let from = tail.getUint32(end + 16, true);
  if (count === 0xffff || size === whole32 || from === whole32) {
    if (end < 20) throw damaged;
    const at = Number(tail.getBigUint64(end - 20 + 8, true));
    const wide = await viewOf(blob, at, at + 56);
    if (wide.byteLength < 56 || wide.getUint32(0, true) !== endSignature64) throw damaged;
    count = Number(wide.getBigUint64(32, true));
    size = Number(wide.getBigUint64(40, true));
    from = Number(wide.getBigUint64(48, true));
  }
  if (from + size > blob.size) throw damaged;
  const directory = await viewOf(blob, from, from + size);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== entrySignature) throw damaged;
    entries.push(entryAt(directory, at));
    at +=
      46 + directory.getUint16(at + 28, true) + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  let packed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let local = view.getUint32(at + 42, true);
  let extra = at + 46 + nameLength;
  const extraEnd = extra + view.getUint16(at + 30, true);
  while (extra + 4 <= extraEnd) {
    const id = view.getUint16(extra, true);
    if (id === 1) {
      let wide = extra + 4;
      const next = (): number => {
        wide += 8;
        return Number(view.getBigUint64(wide - 8, true));
      };
      if (size === whole32) size = next();
      if (packed === whole32) packed = next();
      if (local === whole32) local = next();
    }
    extra += 4 + view.getUint16(extra + 2, true);
  }
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  return {
    name: nameOf(name),
    packed,
    size,
    sum: view.getUint32(at + 16, true),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    at: local,
  };
}

/** The upper half of the code page under which Windows names the files of a zip in western Europe. */
const codePage850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : codePage850[byte - 128])).join('');
  }
}

/** The bytes of an entry, unpacked piece by piece. Rejects with a UserError. */
export async function* entryBytes(
  blob: Blob,
  entry: ZipEntry,
  file: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  if (entry.encrypted) throw new UserError({ code: 'file-encrypted', file });
  const damaged = (cause?: unknown): UserError => new UserError({ code: 'archive-damaged', file }, { cause });
  const header = await viewOf(blob, entry.at, entry.at + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== localSignature) throw damaged();
  if (entry.method !== stored && entry.method !== deflated)
    throw new UserError({ code: 'archive-method', file, method: methods.get(entry.method) ?? String(entry.method) });
  const from = entry.at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = blob.slice(from, from + entry.packed).stream();
  const stream = entry.method === stored ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw'));
  let seen = 0;
  const sum = new Crc32();
  try {
    for await (const piece of unpacked(stream, file, entry.packed)) {
      seen += piece.length;
      // The directory lies: what comes more than it said is not unpacked.
      if (seen > entry.size) throw damaged();
      sum.add(piece);
      yield piece;
    }
  } catch (error) {
    throw error instanceof UserError ? error : damaged(error);
  }
  if (seen !== entry.size || sum.value !== entry.sum) throw damaged();
}

async function viewOf(blob: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await blob.slice(from, to).arrayBuffer());
}
