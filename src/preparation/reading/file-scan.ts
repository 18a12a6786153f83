import type { Problem } from '../../model/problem.ts';
import type { TableLayout } from '../../model/table-layout.ts';
import type { CsvLayout, Encoding, Reading, ReadingChange, RejectedLine } from '../../model/reading.ts';
import type { ColumnEvidence } from '../typing/column-tally.ts';

/** What a person settled: parts of the layout, or a whole reading. */
export interface WantedReading {
  readonly layout?: Partial<CsvLayout> | TableLayout | undefined;
  readonly columns?: Reading['columns'] | undefined;
  readonly leftOut?: Reading['leftOut'] | undefined;
  /** Columns of the file that have no reading yet, where the others have theirs: they were left out before. */
  readonly takenBack?: Reading['leftOut'] | undefined;
  /** Columns whose questions are still open, though their readings are given. */
  readonly open?: readonly string[] | undefined;
}

/** What is known before a file is looked at. */
export interface ScanRequest {
  readonly name: string;
  /** What a person settled of the layout; the rest is guessed. */
  readonly layout: Partial<CsvLayout>;
  /** Where the columns are settled: the missing values of each, by position; null where those of a column are not. */
  readonly missing: readonly (readonly string[] | null)[] | null;
}

/** Everything that was seen in one pass over the whole file. */
export interface FileScan {
  readonly ok: true;
  readonly layout: CsvLayout;
  readonly names: readonly string[];
  readonly mended: readonly { readonly from: string; readonly to: string }[];
  /** The encoding the file was changed from, and the first byte that told it. */
  readonly transcoded: { readonly from: Encoding; readonly firstOffset: number } | null;
  /** The rows alone, in UTF-8, ready for DuckDB: a slice of the file where nothing had to be mended. */
  readonly body: Blob;
  /** Where the body starts when it is the rest of the file, or of its text in UTF-8; null when its lines were mended. */
  readonly bodyFrom: number | null;
  readonly uniform: boolean;
  readonly longest: number;
  readonly kept: number;
  readonly rejected: number;
  /** The rejected lines; at most as many as can be kept. */
  readonly rejects: readonly RejectedLine[];
  readonly columns: readonly ColumnEvidence[];
  /** What was changed in the lines themselves. */
  readonly changes: readonly ReadingChange[];
}

/** What the start of a large file and slices of its rest make expect of the whole. */
export interface FileSample {
  readonly layout: CsvLayout;
  readonly names: readonly string[];
  readonly columns: readonly ColumnEvidence[];
  readonly bodyFrom: number;
  readonly uniform: boolean;
  /** The text in UTF-8 where the file is in another encoding. */
  readonly text: Blob | null;
}

export interface FailedScan {
  readonly ok: false;
  readonly problem: Problem;
}

export interface ScanHooks {
  /** With the rows that were found so far, where they are known. */
  readonly onProgress?: ((step: 'scanning' | 'transcoding', share: number, rows?: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called at most once, before the file is looked through; null where a sample is not worth it. */
  readonly onSample?: ((sample: FileSample | null) => void) | undefined;
}

/** Looks through whole files; in the browser it does so in a worker. */
export interface FileScanner {
  /** Rejects with `Stopped`; what is wrong with the file itself comes as a FailedScan. */
  scan(file: Blob, request: ScanRequest, hooks?: ScanHooks): Promise<FileScan | FailedScan>;
}
