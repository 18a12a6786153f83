import { unparse } from 'papaparse';
import type { ColumnType } from '../../model/column.ts';
import { isDated, isNumeric } from '../../model/column.ts';

/** How a list is written: for any program, or for a French Excel that opens it by double click. */
export type ListFormat = 'utf-8' | 'excel-fr';

export interface ListColumn {
  readonly header: string;
  readonly type: ColumnType;
}

const dialects = {
  'utf-8': { delimiter: ',', decimal: '.', mark: '' },
  'excel-fr': { delimiter: ';', decimal: ',', mark: '\uFEFF' },
} as const;

/** Spreadsheets run a cell that starts so as a formula. */
const formulaStart = /^[=+\-@\t\r\n|%＝＋－＠]/;

const newline = '\r\n';

/** The first line, with a byte-order mark for Excel. */
export function csvHeader(columns: readonly ListColumn[], format: ListFormat): string {
  return dialects[format].mark + written([columns.map((column) => defused(column.header))], format);
}

/** Lines of values as the engine gave them as text: numbers with a point, dates in ISO form, null for missing. */
export function csvLines(
  rows: readonly (readonly (string | null)[])[],
  columns: readonly ListColumn[],
  format: ListFormat,
): string {
  const cells = rows.map((row) => columns.map((column, index) => cell(row[index] ?? null, column.type, format)));
  return written(cells, format);
}

function written(rows: readonly (readonly string[])[], format: ListFormat): string {
  if (rows.length === 0) return '';
  return unparse(rows as string[][], { delimiter: dialects[format].delimiter, newline }) + newline;
}

function cell(value: string | null, type: ColumnType, format: ListFormat): string {
  if (value === null) return '';
  if (isNumeric(type)) return value.replace('.', dialects[format].decimal);
  if (isDated(type)) return format === 'excel-fr' ? frenchDate(value) : value;
  return defused(value);
}

/** A text that a spreadsheet cannot take for a formula: an apostrophe before it, as spreadsheets themselves write it. */
export function defused(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

function frenchDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/.exec(iso);
  if (match === null) return iso;
  const [, year, month, day, time] = match;
  return `${day}/${month}/${year}${time === undefined ? '' : ` ${time}`}`;
}
