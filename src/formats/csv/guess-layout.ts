import type { CsvLayout, Encoding } from '../../model/reading.ts';
import { guessDelimiter } from './guess-delimiter.ts';
import { isDatum, looksLikeHeader } from './guess-header.ts';
import { headerNames, type HeaderNames } from './header-names.ts';
import { afterLines, splitRecords, type SplitRecord } from './split-records.ts';

/** A layout with what it says of the start of the file. */
export interface LaidOut extends HeaderNames {
  readonly layout: CsvLayout;
  readonly columns: number;
  /** Where the first row starts, in bytes of UTF-8, and its physical line. */
  readonly dataFrom: number;
  readonly dataLine: number;
  /** The header as it stands in the file, without its line end; empty where there is none. */
  readonly header: Uint8Array;
  /** Separators that stand in the lines of what would be one column; null when all is well. */
  readonly oneWideColumn: string | null;
}

const longestPreamble = 50;

/** The layout of a text, from its start in UTF-8 without byte order mark; what is wanted is taken as it is. */
export function guessLayout(
  head: Uint8Array,
  encoding: Encoding,
  wanted: Partial<CsvLayout> = {},
  wantedColumns: number | null = null,
): LaidOut {
  const text = new TextDecoder().decode(head);
  const declared = /^[\s\u00a0]*"?sep=(.)"?[ ]*(?:\r\n|\r|\n)/i.exec(text);
  const guessed =
    wanted.delimiter === undefined && declared?.[1] !== undefined ? { ...wanted, delimiter: declared[1] } : wanted;
  const least = wanted.skippedLines ?? (declared === null ? 0 : declared[0].split(/\r\n|\r|\n/).length - 1);
  const skippedBytes = afterLines(head, least);
  const body = head.subarray(skippedBytes);
  const best = guessDelimiter(body, text.slice(declared?.[0].length ?? 0), guessed);
  const fits =
    best !== null &&
    (best.share >= 0.5 ||
      guessed.delimiter !== undefined ||
      (best.split.records[0]?.cells.length === best.columns && best.share >= 0.25));
  // One column: a delimiter that its text does not hold.
  const delimiter = guessed.delimiter ?? (fits ? best.delimiter : text.includes('\t') ? '\x1f' : '\t');
  const quote = wanted.quote ?? best?.quote ?? '"';
  const { records } = fits ? best.split : splitRecords(body, { delimiter, quote });
  const modal = fits ? best.columns : 1;
  const first = wanted.skippedLines === undefined && fits ? firstRecord(records, modal) : 0;
  const top = records[first];
  const rows = records.slice(first + 1);
  const shifted = top !== undefined && top.cells.length === modal - 1 ? ['', ...top.cells] : (top?.cells ?? []);
  const header =
    wanted.header ??
    (top !== undefined &&
      looksLikeHeader(
        shifted,
        rows.map((row) => row.cells),
      ));
  const rowNames =
    header &&
    top !== undefined &&
    top.cells.length === modal - 1 &&
    rows.some((row) => row.cells.at(-1)?.trim() !== '');
  const columns = wantedColumns ?? (header && top !== undefined && !rowNames ? columnsOf(top, rows, modal) : modal);
  const named = headerNames(header && top !== undefined ? top.cells : null, columns, rowNames);
  const dataStart = header ? (top?.next ?? body.length) : (top?.from ?? 0);
  return {
    ...named,
    layout: {
      format: 'csv',
      encoding,
      delimiter,
      quote,
      skippedLines: top === undefined ? least : least + linesIn(body, top.from),
      header,
    },
    columns,
    dataFrom: skippedBytes + dataStart,
    dataLine: 1 + least + linesIn(body, dataStart),
    header: header && top !== undefined ? withoutEnd(body.slice(top.from, top.next)) : new Uint8Array(0),
    oneWideColumn: modal === 1 && wanted.delimiter === undefined ? wideSeparators(records) : null,
  };
}

/** The first record that has nearly as many cells as most; what stands before is a preamble. */
function firstRecord(records: readonly SplitRecord[], columns: number): number {
  const filled = (record: SplitRecord): number => record.cells.filter((cell) => cell.trim() !== '').length;
  const index = records
    .slice(0, longestPreamble)
    .findIndex(
      (record, place) =>
        (place === 0 && namesRows(record, columns)) ||
        (Math.abs(record.cells.length - columns) <= (columns > 3 ? 1 : 0) &&
          (columns <= 3 || filled(record) * 2 >= columns || filled(record) > 2)),
    );
  return Math.max(0, index);
}

/** A first line with a name for each column but the first. */
function namesRows(record: SplitRecord, columns: number): boolean {
  return (
    record.cells.length > 1 &&
    record.cells.length === columns - 1 &&
    record.cells.every((cell) => cell.trim() !== '' && !isDatum(cell))
  );
}

/** Cells of the rows, but those that have no name and no value. */
function columnsOf(top: SplitRecord, rows: readonly SplitRecord[], modal: number): number {
  if (rows.length === 0) return top.cells.length;
  let columns = Math.max(modal, 1);
  if (
    top.cells.length > columns &&
    top.cells.slice(columns).some((cell) => cell.trim() !== '') &&
    rows.every((row) => row.cells.length <= 1)
  )
    columns = top.cells.length;
  const named = rows.filter((row) => row.cells.length === top.cells.length).length;
  if (top.cells.length > columns && top.cells.every((cell) => cell.trim() !== '') && named * 10 >= rows.length)
    return top.cells.length;
  while (
    columns > 1 &&
    (top.cells[columns - 1] ?? '').trim() === '' &&
    rows.every((row) => (row.cells[columns - 1] ?? '').trim() === '')
  )
    columns--;
  return columns;
}

function withoutEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 10 || bytes[end - 1] === 13)) end--;
  return bytes.subarray(0, end);
}

function linesIn(bytes: Uint8Array, to: number): number {
  let lines = 0;
  for (let i = 0; i < to; i++) if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) lines++;
  return lines;
}

/** A genuine file of one column has a header without separators, or cells that are one datum each. */
function wideSeparators(records: readonly SplitRecord[]): string | null {
  const lines = records.map((record) => record.cells.join(','));
  const [header = ''] = lines;
  for (const separator of [';', '\t', '|', ',']) {
    const shares = lines.filter((line) => line.split(separator).length > 2).length / Math.max(1, lines.length);
    if (header.split(separator).length > 2 && shares > 0.6) return separator;
  }
  const blanks = lines.map((line) => line.trim().split(/ +/).length);
  const [most = 1] = blanks;
  const same = blanks.filter((count) => count === most).length;
  const data = lines.slice(1).filter((line) => line.trim().split(/ +/).some(isDatum)).length;
  return lines.length > 3 && most > 2 && same > 0.9 * lines.length && data > 0.8 * (lines.length - 1) ? ' ' : null;
}
