import { RecordScanner, type Dialect } from './record-scanner.ts';

const pieceBytes = 4 * 1024 * 1024;

/** The bytes of a file, piece by piece. */
export async function* piecesOf(file: Blob, from: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < file.size; at += pieceBytes)
    yield new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer());
}

/** Whether a record has the cells of the table; empty ones after the last do not count. */
export function fitsColumns(starts: Int32Array, ends: Int32Array, count: number, columns: number): boolean {
  if (count === columns) return true;
  if (count < columns) return false;
  for (let i = columns; i < count; i++) if (starts[i] !== ends[i]) return false;
  return true;
}

/** The records that fit, one a line: what a strict reader takes without a doubt. */
export async function onlyFittingRecords(file: Blob, from: number, dialect: Dialect, columns: number): Promise<Blob> {
  const parts: Blob[] = [];
  let buffer = new Uint8Array(pieceBytes);
  let used = 0;
  const flush = (): void => {
    if (used > 0) parts.push(new Blob([buffer.slice(0, used)]));
    used = 0;
  };
  const scanner = new RecordScanner(dialect, {
    record(bytes, start, end, starts, ends, count) {
      if (!fitsColumns(starts, ends, count, columns)) return;
      const length = end - start;
      if (used + length + 1 > buffer.length) flush();
      if (length + 1 > buffer.length) buffer = new Uint8Array(length + 1);
      buffer.set(bytes.subarray(start, end), used);
      buffer[used + length] = 10;
      used += length + 1;
    },
    trouble() {
      // Such lines are in no record.
    },
  });
  for await (const piece of piecesOf(file, from)) scanner.push(piece);
  scanner.finish();
  flush();
  return new Blob(parts);
}
