import type { ColumnType } from './column.ts';

/**
 * What went wrong in a way that a person can do something about: a code, which the locales put in words, and the
 * values that its sentence needs. Anything else that is thrown is a bug.
 */
export type Problem =
  | { readonly code: 'file-empty'; readonly file: string }
  | { readonly code: 'file-unreadable'; readonly file: string }
  /** It was moved, deleted or written to after it was dropped. */
  | { readonly code: 'file-gone'; readonly file: string }
  | {
      readonly code: 'file-too-large';
      readonly file: string;
      readonly bytes: number;
      /** What reading it takes at least, and what there is. */
      readonly needed: number;
      readonly room: number;
      readonly where: 'storage' | 'memory';
    }
  | { readonly code: 'file-not-table'; readonly file: string }
  | { readonly code: 'file-too-wide'; readonly file: string; readonly columns: number; readonly limit: number }
  | { readonly code: 'file-header-only'; readonly file: string }
  | { readonly code: 'format-unknown'; readonly file: string; readonly extension: string }
  | { readonly code: 'one-wide-column'; readonly file: string; readonly separators: string }
  | { readonly code: 'file-needed'; readonly file: string }
  | { readonly code: 'archive-damaged'; readonly file: string }
  | { readonly code: 'archive-too-large'; readonly file: string; readonly bytes: number }
  | { readonly code: 'archive-without-table'; readonly file: string; readonly entries: number }
  /** Packed by a method that browsers do not know, by its name or number. */
  | { readonly code: 'archive-method'; readonly file: string; readonly method: string }
  | { readonly code: 'archive-too-deep'; readonly file: string }
  | { readonly code: 'file-encrypted'; readonly file: string }
  | { readonly code: 'workbook-damaged'; readonly file: string }
  | { readonly code: 'workbook-too-old'; readonly file: string }
  /** A spreadsheet in a format that is not read, by its extension. */
  | { readonly code: 'workbook-kind'; readonly file: string; readonly kind: string }
  | { readonly code: 'workbook-empty'; readonly file: string; readonly hidden: number }
  | { readonly code: 'json-invalid'; readonly file: string; readonly line: number; readonly column: number }
  | { readonly code: 'json-not-table'; readonly file: string }
  | { readonly code: 'parquet-damaged'; readonly file: string }
  | { readonly code: 'arrow-damaged'; readonly file: string }
  /** A column of a kind that no table of a person holds, by its name in the format. */
  | { readonly code: 'column-type-unread'; readonly file: string; readonly column: string; readonly type: string }
  | { readonly code: 'part-not-found'; readonly file: string; readonly part: string }
  | { readonly code: 'quote-unclosed'; readonly file: string; readonly line: number }
  | { readonly code: 'rows-not-all-found'; readonly file: string; readonly expected: number; readonly found: number }
  | { readonly code: 'out-of-memory' }
  | { readonly code: 'storage-full' }
  | { readonly code: 'engine-not-started' }
  | { readonly code: 'engine-ended' }
  | { readonly code: 'engine-lost' }
  | { readonly code: 'sealed'; readonly what: 'address' | 'file' | 'extension' | 'setting' | 'write' }
  | { readonly code: 'sql-invalid'; readonly detail: string }
  | { readonly code: 'project-invalid'; readonly file: string }
  | { readonly code: 'project-newer'; readonly file: string; readonly version: number }
  | { readonly code: 'no-customers' }
  | { readonly code: 'measure-empty' }
  | { readonly code: 'population-empty' }
  | { readonly code: 'segment-unknown'; readonly segment: string }
  | { readonly code: 'segment-circular'; readonly segment: string }
  | { readonly code: 'field-unknown'; readonly source: string; readonly column: string }
  | { readonly code: 'test-unfit'; readonly type: ColumnType }
  | { readonly code: 'events-unknown'; readonly events: string }
  | { readonly code: 'contacts-unknown' }
  | { readonly code: 'exposure-unknown' }
  /** A sheet of a workbook holds no more rows. */
  | { readonly code: 'list-too-long'; readonly rows: number; readonly limit: number };

/** Thrown for what a person did or was given; carries no sentence, because sentences live in the locales. */
export class UserError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.code, options);
    this.name = 'UserError';
    this.problem = problem;
  }
}

/** Thrown when a person or a newer request stopped the work; never shown as an error. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}
