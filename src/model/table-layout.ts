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
  /** Whether days and months that a spreadsheet exchanged are put back; where nothing is said, they are where it is certain. */
  readonly exchanged?: boolean;
}

/** Whether the tables of a format are made of lines, some of which may stand above the header. */
export const hasLines = (format: TableFormat): boolean =>
  format === 'excel' || format === 'html' || format === 'fixed-width';
