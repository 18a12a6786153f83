import { dialectOf, RecordScanner } from './record-scanner.ts';

export interface SplitRecord {
  readonly cells: readonly string[];
  readonly line: number;
  /** Where the record starts and where the next one does, in bytes. */
  readonly from: number;
  readonly next: number;
}

export interface SplitText {
  readonly records: readonly SplitRecord[];
  /** Lines whose quotes do not end where a cell ends. */
  readonly troubles: number;
  readonly blankLines: number;
}

/** The records of some bytes of UTF-8, all in memory: for guessing and previewing. */
export function splitRecords(
  bytes: Uint8Array,
  layout: { readonly delimiter: string; readonly quote: string },
  firstLine = 1,
): SplitText {
  const decoder = new TextDecoder();
  const doubled = layout.quote === '' ? null : layout.quote + layout.quote;
  const records: SplitRecord[] = [];
  let troubles = 0;
  const scanner = new RecordScanner(
    dialectOf(layout),
    {
      record(buffer, from, to, starts, ends, count, line) {
        const cells: string[] = [];
        for (let i = 0; i < count; i++) {
          const cell = decoder.decode(buffer.subarray(starts[i], ends[i]));
          cells.push(doubled === null ? cell : cell.replaceAll(doubled, layout.quote));
        }
        const next = buffer[to] === 13 && buffer[to + 1] === 10 ? to + 2 : Math.min(to + 1, buffer.length);
        records.push({ cells, line, from, next });
      },
      trouble() {
        troubles++;
      },
    },
    firstLine,
  );
  scanner.finish(bytes);
  return { records, troubles, blankLines: scanner.blankLines };
}

/** Where the line after `count` physical lines starts. */
export function afterLines(bytes: Uint8Array, count: number): number {
  let at = 0;
  for (let seen = 0; seen < count && at < bytes.length; at++) {
    if (bytes[at] === 10) seen++;
    else if (bytes[at] === 13) {
      if (bytes[at + 1] === 10) at++;
      seen++;
    }
  }
  return at;
}
