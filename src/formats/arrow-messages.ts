import { FlatTable } from './flat-table.ts';
import { unpackLz4 } from './lz4.ts';

/** What an Arrow stream is made of, one after the other. */
export type ArrowMessage =
  | { readonly kind: 'schema'; readonly schema: FlatTable }
  | { readonly kind: 'dictionary'; readonly id: number; readonly isDelta: boolean; readonly batch: ArrowBatch }
  | { readonly kind: 'rows'; readonly batch: ArrowBatch };

/** Columns of some rows: their lengths and the bytes that they are made of, in the order of the fields. */
export interface ArrowBatch {
  readonly rows: number;
  readonly lengths: readonly number[];
  readonly buffers: readonly Uint8Array[];
  /** How many pieces of text each column of views has. */
  readonly pieces: readonly number[];
}

/** Unpacks one piece of Zstandard, whose size is known. */
export type UnpackZstd = (packed: Uint8Array, size: number) => Promise<Uint8Array>;

const magic = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31];
const goesOn = 0xffffffff;

/** The messages of a file or of a stream. Throws an Error where they are cut or make no sense. */
export async function* arrowMessages(bytes: Uint8Array, zstd: UnpackZstd): AsyncGenerator<ArrowMessage, void> {
  if (magic.every((byte, index) => bytes[index] === byte)) {
    const footer = footerOf(bytes);
    const schema = footer.table(1);
    if (schema === null) throw new Error('The columns are missing');
    yield { kind: 'schema', schema };
    // A block is where a message starts, how long it is without its body, and how long that is.
    for (const [at = 0] of [...footer.longs(2, blockLongs), ...footer.longs(3, blockLongs)]) {
      const { message } = await messageAt(bytes, at, zstd);
      if (message !== null) yield message;
    }
    return;
  }
  for (let at = 0; at + 4 <= bytes.length;) {
    const { message, end } = await messageAt(bytes, at, zstd);
    if (end === null) return;
    if (message !== null) yield message;
    at = end;
  }
}

const blockLongs = 3;

/** What tells of a file stands at its end, before its length and the mark once more. */
function footerOf(bytes: Uint8Array): FlatTable {
  const end = bytes.length - magic.length - 4;
  if (end < 8 || !magic.every((byte, index) => bytes[end + 4 + index] === byte))
    throw new Error('The end of the file is missing');
  const length = new DataView(bytes.buffer, bytes.byteOffset + end, 4).getUint32(0, true);
  if (length > end) throw new Error('The end of the file makes no sense');
  return FlatTable.root(bytes.subarray(end - length, end));
}

/** The message at a place, and where it ends: null at the end of the stream. Kinds of messages that tables do not need are null. */
async function messageAt(
  bytes: Uint8Array,
  start: number,
  zstd: UnpackZstd,
): Promise<{ readonly message: ArrowMessage | null; readonly end: number | null }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Older writers left out the mark before the length.
  const marked = view.getUint32(start, true) === goesOn;
  const length = view.getUint32(marked ? start + 4 : start, true);
  if (length === 0) return { message: null, end: null };
  const head = start + (marked ? 8 : 4);
  const from = head + length;
  if (from > bytes.length) throw new Error('A message is cut');
  const message = FlatTable.root(bytes.subarray(head, from));
  const header = message.table(2);
  const end = from + message.i64(3);
  if (header === null || end > bytes.length) throw new Error('A message is cut');
  const body = bytes.subarray(from, end);
  switch (message.u8(1)) {
    case 1:
      return { message: { kind: 'schema', schema: header }, end };
    case 2: {
      const data = header.table(1);
      if (data === null) throw new Error('A dictionary holds nothing');
      const batch = await batchOf(data, body, zstd);
      return { message: { kind: 'dictionary', id: header.i64(0), isDelta: header.u8(2) === 1, batch }, end };
    }
    case 3:
      return { message: { kind: 'rows', batch: await batchOf(header, body, zstd) }, end };
    default:
      return { message: null, end };
  }
}

async function batchOf(header: FlatTable, body: Uint8Array, zstd: UnpackZstd): Promise<ArrowBatch> {
  const packing = header.table(3);
  const codec = packing === null ? null : packing.u8(0);
  const buffers: Uint8Array[] = [];
  for (const [offset = 0, length = 0] of header.longs(2, 2)) {
    if (offset + length > body.length) throw new Error('A buffer is cut');
    const bytes = body.subarray(offset, offset + length);
    buffers.push(aligned(codec === null ? bytes : await unpacked(bytes, codec, zstd)));
  }
  return {
    rows: header.i64(0),
    lengths: header.longs(1, 2).map(([length = 0]) => length),
    buffers,
    pieces: header.longs(4, 1).map(([count = 0]) => count),
  };
}

/** Each buffer is packed by itself, behind the size that it had; -1 where it was left as it is. */
async function unpacked(bytes: Uint8Array, codec: number, zstd: UnpackZstd): Promise<Uint8Array> {
  if (bytes.length === 0) return bytes;
  const size = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0, true));
  const packed = bytes.subarray(8);
  if (size === -1) return packed;
  if (size < 0) throw new Error('A buffer has no size');
  if (size === 0) return new Uint8Array(0);
  return codec === 0 ? unpackLz4(packed, size) : zstd(packed, size);
}

/** Numbers are read where they stand, which has to be a multiple of their width. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 16 === 0 ? bytes : bytes.slice());
