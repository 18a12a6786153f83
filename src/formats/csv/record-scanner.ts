/** How cells and records are told apart. `quote` is -1 where cells are never quoted. */
export interface Dialect {
  readonly delimiter: Uint8Array;
  readonly quote: number;
}

export type QuoteTrouble = 'quote-unclosed' | 'quote-misplaced';

/** Receives what is found. Positions are those of `bytes`, valid during the call only. */
export interface RecordSink {
  /** A record: its cells are `bytes[starts[i] .. ends[i])` without their quotes; doubled quotes are still doubled. */
  record(
    bytes: Uint8Array,
    from: number,
    to: number,
    starts: Int32Array,
    ends: Int32Array,
    count: number,
    line: number,
  ): void;
  /** A physical line whose quotes do not end where a cell ends. Scanning goes on with the next line. */
  trouble(bytes: Uint8Array, from: number, to: number, line: number, reason: QuoteTrouble): void;
}

export interface LineEndings {
  lf: number;
  crlf: number;
  cr: number;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const longestRecord = 64 * 1024 * 1024;
const mostLinesInRecord = 5_000;

/**
 * Splits bytes of an ASCII-compatible encoding into records, chunk by chunk, as DuckDB does: a quote opens at the start of a cell
 * only (blanks may stand before it), blanks may follow the closing one, and any of LF, CRLF and CR ends a record.
 */
export class RecordScanner {
  readonly endings: LineEndings = { lf: 0, crlf: 0, cr: 0 };
  blankLines = 0;
  /** Whether a blank line holds blanks, which DuckDB takes for a cell. */
  blankish = false;
  longest = 0;
  /** The line that comes next, from 1. */
  line: number;

  readonly #delimiter: Uint8Array;
  readonly #quote: number;
  /** 1 for the bytes at which a cell without quotes may end. */
  readonly #stops = new Uint8Array(256);
  readonly #sink: RecordSink;
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #needed = 0;

  constructor(dialect: Dialect, sink: RecordSink, firstLine = 1) {
    this.#delimiter = dialect.delimiter;
    this.#quote = dialect.quote;
    this.#sink = sink;
    for (const byte of [dialect.delimiter[0] as number, LF, CR]) this.#stops[byte] = 1;
    this.line = firstLine;
  }

  push(chunk: Uint8Array): void {
    const from = this.#pendingBytes > 0 ? this.#mendCut(chunk) : 0;
    this.#pending.push(from > 0 ? chunk.subarray(from) : chunk);
    this.#pendingBytes += chunk.length - from;
    if (this.#pendingBytes < this.#needed) return;
    const bytes = this.#gather();
    this.#keep(bytes, this.#consume(bytes, false));
  }

  /** A record cut between two chunks is nearly always whole with one more line: then the chunk itself need not be copied. Gives the bytes taken. */
  #mendCut(chunk: Uint8Array): number {
    const cut = chunk.subarray(0, 65_536).indexOf(LF) + 1;
    if (cut === 0 || this.#pendingBytes > 65_536) return 0;
    const joined = joinBytes([...this.#pending, chunk.subarray(0, cut)], this.#pendingBytes + cut);
    const taken = this.#consume(joined, false);
    if (taken < joined.length) {
      this.#keep(joined, taken);
      this.#needed = 0;
    } else this.#keep(joined, joined.length);
    return cut;
  }

  /** Ends the bytes; `rest` are the last ones. */
  finish(rest?: Uint8Array): void {
    if (rest !== undefined) {
      this.#pending.push(rest);
      this.#pendingBytes += rest.length;
    }
    const bytes = this.#gather();
    this.#consume(bytes, true);
    this.#keep(bytes, bytes.length);
  }

  #gather(): Uint8Array {
    const [only] = this.#pending;
    return this.#pending.length === 1 && only !== undefined ? only : joinBytes(this.#pending, this.#pendingBytes);
  }

  /** Keeps an unfinished record; the next look waits for twice its length, so that a long one is not read again at each chunk. */
  #keep(bytes: Uint8Array, from: number): void {
    const rest = bytes.slice(from);
    this.#pending = rest.length === 0 ? [] : [rest];
    this.#pendingBytes = rest.length;
    this.#needed = rest.length * 2;
  }

  #consume(bytes: Uint8Array, last: boolean): number {
    const end = bytes.length;
    const quote = this.#quote;
    const delimiter = this.#delimiter[0] as number;
    const width = this.#delimiter.length;
    const stops = this.#stops;
    let starts = this.#starts;
    let ends = this.#ends;
    let at = 0;
    while (at < end) {
      let i = at;
      let count = 0;
      let breaks = 0;
      for (;;) {
        if (count === starts.length) {
          this.#widen();
          starts = this.#starts;
          ends = this.#ends;
        }
        let from = i;
        if (quote !== -1) while (from < end && bytes[from] === SPACE && delimiter !== SPACE) from++;
        let to: number;
        if (from < end && bytes[from] === quote) {
          from++;
          to = from;
          for (;;) {
            while (to < end && bytes[to] !== quote) {
              const byte = bytes[to] as number;
              if (byte <= CR && (byte === LF || (byte === CR && bytes[to + 1] !== LF))) breaks++;
              to++;
            }
            if (to + 1 < end && bytes[to + 1] === quote) to += 2;
            else break;
          }
          if (to >= end || (to + 1 >= end && !last)) {
            if (!last && end - at < longestRecord && breaks <= mostLinesInRecord) return at;
            if (to >= end) {
              at = this.#fail(bytes, at, 'quote-unclosed');
              count = -1;
              break;
            }
          }
          i = to + 1;
          while (i < end && bytes[i] === SPACE && delimiter !== SPACE) i++;
          if (i >= end && !last) return at;
          if (i < end) {
            const byte = bytes[i];
            if (byte !== LF && byte !== CR && !(byte === delimiter && (width === 1 || this.#delimits(bytes, i)))) {
              if (!last && !holdsLine(bytes, at)) return at;
              at = this.#fail(bytes, at, breaks > 0 ? 'quote-unclosed' : 'quote-misplaced');
              count = -1;
              break;
            }
          }
        } else {
          from = i;
          to = i;
          for (;;) {
            while (to < end && stops[bytes[to] as number] === 0) to++;
            if (width === 1 || to >= end || bytes[to] !== delimiter || this.#delimits(bytes, to)) break;
            to++;
          }
          i = to;
          if (i >= end && !last) return at;
        }
        starts[count] = from;
        ends[count] = to;
        count++;
        if (i >= end) break;
        const byte = bytes[i];
        if (byte === LF || byte === CR) break;
        i += width;
      }
      if (count === -1) continue;
      let next = i;
      if (i < end) {
        next = i + 1;
        if (bytes[i] === CR) {
          if (next >= end && !last) return at;
          if (bytes[next] === LF) {
            next++;
            this.endings.crlf++;
          } else this.endings.cr++;
        } else this.endings.lf++;
      }
      if (breaks > 0) this.#countBreaks(bytes, at, i);
      if (count === 1 && isBlank(bytes, at, i)) {
        this.blankLines++;
        if (i > at) this.blankish = true;
      } else {
        if (i - at > this.longest) this.longest = i - at;
        this.#sink.record(bytes, at, i, starts, ends, count, this.line);
      }
      this.line += breaks + 1;
      at = next;
    }
    return end;
  }

  #delimits(bytes: Uint8Array, at: number): boolean {
    return this.#delimiter.every((byte, index) => bytes[at + index] === byte);
  }

  #countBreaks(bytes: Uint8Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      if (bytes[i] === CR) {
        if (bytes[i + 1] === LF) {
          this.endings.crlf++;
          i++;
        } else this.endings.cr++;
      } else if (bytes[i] === LF) this.endings.lf++;
    }
  }

  /** Gives up the physical line at `from`; returns where the next one starts. */
  #fail(bytes: Uint8Array, from: number, reason: QuoteTrouble): number {
    let to = from;
    while (to < bytes.length && bytes[to] !== LF && bytes[to] !== CR) to++;
    this.#sink.trouble(bytes, from, to, this.line, reason);
    this.line++;
    return bytes[to] === CR && bytes[to + 1] === LF ? to + 2 : to + 1;
  }

  #widen(): void {
    const starts = new Int32Array(this.#starts.length * 4);
    const ends = new Int32Array(this.#ends.length * 4);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#starts = starts;
    this.#ends = ends;
  }
}

function joinBytes(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Whether the line at `from` ends in these bytes, its line break whole. */
function holdsLine(bytes: Uint8Array, from: number): boolean {
  for (let i = from; i < bytes.length; i++)
    if (bytes[i] === LF || bytes[i] === CR) return i + 1 < bytes.length || bytes[i] === LF;
  return false;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== SPACE) return false;
  return true;
}

export function dialectOf(layout: { readonly delimiter: string; readonly quote: string }): Dialect {
  return {
    delimiter: new TextEncoder().encode(layout.delimiter),
    quote: layout.quote === '' ? -1 : layout.quote.charCodeAt(0),
  };
}
