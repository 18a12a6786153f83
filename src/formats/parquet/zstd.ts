import { readParquet } from 'parquet-wasm/esm';
import { FlatTable } from '../flat-table.ts';

/**
 * Unpacks Zstandard with the library that reads Parquet, which has it inside but does not offer it: the bytes are handed to it as the one
 * page of a table of one cell, and the cell is what they unpack to.
 */
export function unpackZstd(packed: Uint8Array, size: number): Uint8Array {
  const header = pageHeader(packed.length, size);
  const start = magic.length;
  const footer = fileFooter(start, header.length + packed.length, header.length + size, size);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, footer.length, true);
  const stream = readParquet(joined([magic, header, packed, footer, length, magic])).intoIPCStream();
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = 0;
  for (;;) {
    // A mark, the length of what tells of the message, that itself, and the bytes of the message.
    const from = at + 8;
    const length = view.getUint32(at + 4, true);
    if (length === 0) throw new RangeError('The cell is missing');
    const message = FlatTable.root(stream.subarray(from, from + length));
    at = from + length + message.i64(3);
    if (message.u8(1) !== rowsMessage) continue;
    const [offset = 0, bytes = 0] = message.table(2)?.longs(2, 2).at(-1) ?? [];
    if (bytes !== size) throw new RangeError('Not so many bytes');
    return stream.slice(from + length + offset, from + length + offset + size);
  }
}

const rowsMessage = 3;

const magic = Uint8Array.of(0x50, 0x41, 0x52, 0x31);
const [i32, i64, binary, list, struct] = [5, 6, 8, 9, 12];
const fixedBytes = 7;
const zstd = 6;

/** The compact protocol of Thrift, in which Parquet tells of itself; a field is its number, its type and its bytes. */
type Field = readonly [number: number, type: number, bytes: readonly number[]];

function structure(...fields: readonly Field[]): readonly number[] {
  let before = 0;
  const bytes = fields.flatMap(([number, type, value]) => {
    const step = number - before;
    before = number;
    return [(step << 4) | type, ...value];
  });
  return [...bytes, 0];
}

function varint(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

/** Whole numbers stand doubled, for the sign. */
const whole = (value: number): readonly number[] => varint(value * 2);
const text = (value: string): readonly number[] => [...varint(value.length), ...new TextEncoder().encode(value)];
const many = (type: number, items: readonly (readonly number[])[]): readonly number[] => [
  (items.length << 4) | type,
  ...items.flat(),
];

function pageHeader(packed: number, size: number): Uint8Array {
  const data = structure([1, i32, whole(1)], [2, i32, whole(0)], [3, i32, whole(3)], [4, i32, whole(3)]);
  return Uint8Array.from(
    structure([1, i32, whole(0)], [2, i32, whole(size)], [3, i32, whole(packed)], [5, struct, data]),
  );
}

function fileFooter(start: number, packed: number, unpacked: number, size: number): Uint8Array {
  const root = structure([4, binary, text('r')], [5, i32, whole(1)]);
  const cell = structure(
    [1, i32, whole(fixedBytes)],
    [2, i32, whole(size)],
    [3, i32, whole(0)],
    [4, binary, text('c')],
  );
  const column = structure(
    [1, i32, whole(fixedBytes)],
    [2, list, many(i32, [whole(0)])],
    [3, list, many(binary, [text('c')])],
    [4, i32, whole(zstd)],
    [5, i64, whole(1)],
    [6, i64, whole(unpacked)],
    [7, i64, whole(packed)],
    [9, i64, whole(start)],
  );
  const chunk = structure([2, i64, whole(start)], [3, struct, column]);
  const group = structure([1, list, many(struct, [chunk])], [2, i64, whole(unpacked)], [3, i64, whole(1)]);
  return Uint8Array.from(
    structure(
      [1, i32, whole(1)],
      [2, list, many(struct, [root, cell])],
      [3, i64, whole(1)],
      [4, list, many(struct, [group])],
    ),
  );
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
