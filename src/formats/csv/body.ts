import { RecordScanner, type Dialect, type RecordSink } from './record-scanner.ts';

const pieceBytes = 4 * 1024 * 1024;

/** The bytes of a file, piece by piece; the next one comes while one is looked at. */
export async function* piecesOf(file: Blob, from: number): AsyncGenerator<Uint8Array> {
  const ask = (at: number): Promise<ArrayBuffer> => file.slice(at, at + pieceBytes).arrayBuffer();
  let coming = ask(from);
  for (let at = from; at < file.size; at += pieceBytes) {
    const piece = new Uint8Array(await coming);
    coming = ask(at + pieceBytes);
    // Nobody waits for it any more where the reader stops here.
    coming.catch(() => undefined);
    yield piece;
  }
}

/** Whether a record has the cells of the table; empty ones after the last do not count. */
export function fitsColumns(starts: Int32Array, ends: Int32Array, count: number, columns: number): boolean {
  if (count === columns) return true;
  if (count < columns) return false;
  for (let i = columns; i < count; i++) if (starts[i] !== ends[i]) return false;
  return true;
}

/** Writes records one a line, in pieces that the browser keeps outside the memory of the page. */
export class BodyWriter {
  readonly #parts: Blob[] = [];
  #buffer = new Uint8Array(pieceBytes);
  #used = 0;

  add(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (this.#used + length + 1 > this.#buffer.length) this.#flush();
    if (length + 1 > this.#buffer.length) this.#buffer = new Uint8Array(length + 1);
    this.#buffer.set(bytes.subarray(from, to), this.#used);
    this.#buffer[this.#used + length] = 10;
    this.#used += length + 1;
  }

  #flush(): void {
    if (this.#used > 0) this.#parts.push(new Blob([this.#buffer.slice(0, this.#used)]));
    this.#used = 0;
  }

  finish(): Blob {
    this.#flush();
    return new Blob(this.#parts);
  }
}

/** Hands every record of a file to a sink; `from` is where the rows start. */
export async function scanRecords(
  file: Blob,
  from: number,
  dialect: Dialect,
  sink: RecordSink,
  firstLine: number,
  onPiece: (bytes: number) => void,
): Promise<RecordScanner> {
  const scanner = new RecordScanner(dialect, sink, firstLine);
  let seen = from;
  for await (const piece of piecesOf(file, from)) {
    seen += piece.length;
    onPiece(seen);
    scanner.push(piece);
  }
  scanner.finish();
  return scanner;
}

/** Whether bytes stand at a place of others. */
export function isSame(bytes: Uint8Array, from: number, other: Uint8Array): boolean {
  for (let i = 0; i < other.length; i++) if (bytes[from + i] !== other[i]) return false;
  return true;
}
