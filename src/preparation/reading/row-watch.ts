import type { BackslashCounts } from '../../formats/csv/backslashes.ts';
import type { LaidOut } from '../../formats/csv/guess-layout.ts';
import type { LineEndings } from '../../formats/csv/record-scanner.ts';
import type { RejectedLine, RejectReason } from '../../model/reading.ts';
import { ColumnTally, type ColumnEvidence } from '../typing/column-tally.ts';
import type { ScanRequest } from './file-scan.ts';
import type { OddLine } from './odd-lines.ts';

const mostRejects = 100_000;
const mostRejectText = 32 * 1024 * 1024;
const distinctBudget = 1 << 23;

/** What one look at every record gives. */
export interface FirstLook {
  readonly kept: number;
  readonly rejected: number;
  readonly rejects: readonly RejectedLine[];
  readonly troubles: number;
  readonly ragged: number;
  readonly repeats: number;
  /** Lines of delimiters alone. */
  readonly empties: number;
  readonly odd: readonly OddLine[];
  readonly backslashes: BackslashCounts;
  readonly endings: Readonly<LineEndings>;
  readonly blankLines: number;
  readonly blankish: boolean;
  readonly longest: number;
  readonly evidence: readonly ColumnEvidence[];
}

/** What is kept of a file and what is not, as its records come by. */
export class RowWatch {
  kept = 0;
  rejected = 0;
  readonly rejects: RejectedLine[] = [];
  readonly #tallies: readonly ColumnTally[];
  readonly #decoder = new TextDecoder();
  #room = mostRejectText;

  constructor({ columns, layout }: Pick<LaidOut, 'columns' | 'layout'>, request: ScanRequest) {
    const limit = Math.max(1_024, Math.min(1 << 19, Math.floor(distinctBudget / columns)));
    this.#tallies = Array.from(
      { length: columns },
      (_, index) => new ColumnTally(limit, layout.quote, request.missing?.[index] ?? null),
    );
  }

  keep(bytes: Uint8Array, starts: Int32Array, ends: Int32Array): void {
    this.kept++;
    const tallies = this.#tallies;
    for (let i = 0; i < tallies.length; i++)
      (tallies[i] as ColumnTally).add(bytes, starts[i] as number, ends[i] as number);
  }

  reject(bytes: Uint8Array, from: number, to: number, line: number, reason: RejectReason): void {
    this.rejected++;
    if (this.rejects.length >= mostRejects || this.#room <= 0) return;
    const text = this.#decoder.decode(bytes.subarray(from, Math.min(to, from + 100_000)));
    this.#room -= text.length;
    this.rejects.push({ line, reason, text });
  }

  finish(): readonly ColumnEvidence[] {
    return this.#tallies.map((tally) => tally.finish());
  }
}
