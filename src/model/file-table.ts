import type { Problem } from './problem.ts';
import type { ReadingChange, RejectedLine } from './reading.ts';

/** How a table of a file that is no delimited text is, or is to be, taken out of it. Plain JSON: part of the recipe. */
export const tableFormats = ['excel', 'html', 'fixed-width', 'json', 'parquet', 'arrow'] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface TableLayout {
  readonly format: TableFormat;
  /** Lines before the header, or before the first row when there is no header; 0 where the format has neither. */
  readonly skippedLines: number;
  /** Lines that make the names of the columns: 0 for none, 2 where groups of columns have a name too. */
  readonly headerLines: number;
  /** For fixed widths: where each column starts, in characters from 0. */
  readonly starts?: readonly number[];
}

/** A table that a file holds. */
export interface FileTable {
  /** The way to it inside the file: the entry of an archive, the sheet, the key. Empty where the file is the table. */
  readonly part: readonly string[];
  /** Hidden tables are read when asked for; empty and unreadable ones are only told of. */
  readonly state: 'shown' | 'hidden' | 'empty' | 'unreadable';
  /** Why it is unreadable. */
  readonly problem: Problem | null;
}

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

/** Two ways to the same table. */
export function samePart(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

/** A file and the way inside it, as shown. */
export function partLabel(file: string, part: readonly string[]): string {
  return [file, ...part].join(' › ');
}
