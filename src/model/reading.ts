import type { ColumnRole, ColumnType, KindClue, SourceKind, ValueForm } from './column.ts';
import type { FileTable } from './file-table.ts';
import type { TableLayout } from './table-layout.ts';

/** How a file was, or is to be, read. Plain JSON: part of the recipe. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  /** Some lines in UTF-8, the others in Windows-1252: files that were put together. */
  'mixed',
] as const;
export type Encoding = (typeof encodings)[number];

export interface CsvLayout {
  readonly format: 'csv';
  readonly encoding: Encoding;
  /** One character. */
  readonly delimiter: string;
  /** The quote character, or '' when cells are never quoted. */
  readonly quote: '"' | "'" | '';
  /** Whether a backslash stands before quotes and apostrophes that are part of a cell, as databases write them. */
  readonly backslashes?: boolean;
  /** Lines before the header (or before the first row when there is no header). */
  readonly skippedLines: number;
  readonly header: boolean;
}

export type Layout = CsvLayout | TableLayout;

export interface ColumnReading {
  /** Unique in the table; the header of the file, mended when it was empty or doubled. */
  readonly name: string;
  readonly type: ColumnType;
  /** For numbers. */
  readonly decimal?: ',' | '.';
  /** For numbers: the character between thousands, '' for none. Any of the three spaces counts as ' '. */
  readonly thousands?: '' | ' ' | '.' | ',' | "'";
  /**
   * For dates: a strptime format such as `%d/%m/%Y`; `%b` is a month in French or English; `%z` at the end turns hours with a zone
   * into those of UTC, else they are kept as written; `excel` counts days as Excel does.
   */
  readonly dateFormat?: string;
  /** For years of two digits: the last one that is of this century. */
  readonly pivot?: number;
  /** Values that stand for "missing" in this column, compared without case and outer blanks; the empty cell always does. */
  readonly missing: readonly string[];
}

/** A column of the file that a person chose not to read. */
export interface LeftOutColumn {
  readonly name: string;
  /** Its place in the file, from 0. */
  readonly at: number;
}

export interface Reading {
  readonly layout: Layout;
  /** The columns of the table, in the order of the file. */
  readonly columns: readonly ColumnReading[];
  /** Columns of the file that are not in the table; their rows are counted and mended as if they were. */
  readonly leftOut?: readonly LeftOutColumn[];
}

/** A row of the file that is not in the table. */
export interface RejectedLine {
  /** Physical line in the file, from 1. */
  readonly line: number;
  readonly reason: RejectReason;
  readonly text: string;
}

export const rejectReasons = [
  'too-few-cells',
  'too-many-cells',
  'quote-unclosed',
  'quote-misplaced',
  'total-line',
  'repeated-header',
  'footer-line',
  'json-invalid',
  'no-object',
  'cells-misplaced',
  'line-too-long',
  'not-decodable',
  'other',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** What was seen in one column, over every row of the file. */
export interface ColumnProfile {
  readonly name: string;
  readonly filled: number;
  readonly missing: number;
  /** Disguised missing values that were found, with their counts. */
  readonly disguised: readonly { readonly token: string; readonly count: number }[];
  readonly distinct: number;
  /** Values that would not fit the type the column nearly has; then the column stays text. */
  readonly misfits: { readonly type: ColumnType; readonly count: number; readonly examples: readonly string[] } | null;
  /** Least and greatest value as text (ISO for dates). */
  readonly min: string | null;
  readonly max: string | null;
  /** Most frequent values of a column with few distinct values, most frequent first, at most 20. */
  readonly top: readonly { readonly value: string; readonly count: number }[];
  /** Longest value, in characters. */
  readonly longest: number;
}

/** A question that only a person can answer. */
export type ReadingQuestion =
  | {
      readonly code: 'date-order';
      readonly column: string;
      /** Dates seen, all with both parts at most 12. */
      readonly count: number;
      readonly example: string;
      readonly dayFirst: string;
      readonly monthFirst: string;
    }
  /** Numbers such as `1.234`, whose mark can stand before decimals or between thousands, where nothing in the file tells. */
  | {
      readonly code: 'decimal-mark';
      readonly column: string;
      readonly count: number;
      readonly example: string;
      readonly mark: '.' | ',';
    }
  /** Whole numbers that may be days as Excel counts them. */
  | {
      readonly code: 'excel-days';
      readonly column: string;
      readonly count: number;
      readonly example: string;
      /** The day that the example would be. */
      readonly day: string;
    }
  /** A value that may stand for "missing". */
  | { readonly code: 'missing-code'; readonly column: string; readonly count: number; readonly value: string };

/** Something that reading changed, said on the card. */
export type ReadingChange =
  | {
      readonly code: 'kept-as-text';
      readonly column: string;
      readonly because: 'leading-zeros' | 'long-digits' | 'scientific' | 'role' | 'several-signs';
      readonly count: number;
      readonly example: string;
    }
  | {
      readonly code: 'missing-tokens';
      readonly column: string;
      readonly tokens: readonly string[];
      readonly count: number;
    }
  | { readonly code: 'decimal-comma'; readonly column: string; readonly count: number }
  | { readonly code: 'thousands'; readonly column: string; readonly separator: string; readonly count: number }
  | { readonly code: 'currency-or-percent'; readonly column: string; readonly sign: string; readonly count: number }
  | { readonly code: 'negatives'; readonly column: string; readonly count: number; readonly example: string }
  | { readonly code: 'two-digit-years'; readonly column: string; readonly count: number; readonly pivot: number }
  /** Hours with a zone: kept as written, or turned into UTC. */
  | {
      readonly code: 'zones';
      readonly column: string;
      readonly count: number;
      readonly zones: readonly string[];
      readonly utc: boolean;
    }
  /** Lines whose cells were put back where only one way fits. */
  | { readonly code: 'lines-mended'; readonly count: number; readonly line: number }
  /** Lines without any value, which are no rows. */
  | { readonly code: 'blank-lines'; readonly count: number }
  | { readonly code: 'backslashes'; readonly count: number }
  | { readonly code: 'encodings-mixed'; readonly lines: number; readonly line: number }
  /** Several lines that name the columns, made one. */
  | { readonly code: 'header-joined'; readonly lines: number }
  /** Days that stood as text and as bare numbers beside days. */
  | { readonly code: 'dates-joined'; readonly column: string; readonly texts: number; readonly numbers: number }
  /** Days whose day and month a spreadsheet had exchanged. */
  | {
      readonly code: 'dates-exchanged';
      readonly column: string;
      readonly count: number;
      readonly from: string;
      readonly to: string;
    }
  /** Days whose day and month a spreadsheet may have exchanged, left as they stand. */
  | { readonly code: 'dates-unsure'; readonly column: string; readonly dates: number; readonly texts: number }
  | { readonly code: 'header-mended'; readonly from: string; readonly to: string }
  | { readonly code: 'header-missing'; readonly columns: number }
  | { readonly code: 'lines-skipped'; readonly count: number }
  | { readonly code: 'transcoded'; readonly from: Encoding; readonly firstOffset: number };

/** What is known about a dataset that was read from a file; kept inside the dataset itself. */
export interface ReadingReport {
  readonly file: string;
  readonly bytes: number;
  /** Data rows in the file: kept + rejected. */
  readonly rows: number;
  readonly kept: number;
  readonly rejected: number;
  readonly rejects: readonly RejectedLine[];
  readonly columns: readonly ColumnProfile[];
  readonly questions: readonly ReadingQuestion[];
  readonly changes: readonly ReadingChange[];
  /** All tables of the file that this one is from, where it is not the only one. */
  readonly tables?: readonly FileTable[];
}

/** What a source seems to be, with the reason, 0 to 1. */
export interface MeaningGuess {
  readonly kind: SourceKind;
  readonly kindConfidence: number;
  /** What told it, the most telling first. */
  readonly kindClues?: readonly KindClue[];
  readonly roles: readonly RoleGuess[];
}

export interface RoleGuess {
  readonly column: string;
  readonly role: ColumnRole;
  readonly confidence: number;
  readonly reason: 'name' | 'values' | 'name-and-values' | 'key' | 'none';
  /** How many of the values that were looked at have a form. */
  readonly evidence?: { readonly form: ValueForm; readonly fits: number; readonly of: number };
}
