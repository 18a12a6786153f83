import type { ReadingChange, RejectedLine } from './reading.ts';
import type { TableLayout } from './table-layout.ts';

/** The rows of one table of a file, as text. */
export interface TableContent {
  /** Delimited text: as it stands in the file where `layout` is null, else in UTF-8 with commas, double quotes and one header line at most. */
  readonly text: Blob;
  readonly layout: TableLayout | null;
  /** What could not become a row; `rejects` holds as many as are kept. */
  readonly rejected: number;
  readonly rejects: readonly RejectedLine[];
  readonly changes: readonly ReadingChange[];
}
