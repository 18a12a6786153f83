import { csvHeader, csvLines, type ListColumn, type ListFormat } from './csv-text.ts';

/** Takes the rows of a list, some at a time, as text: numbers with a point, days in ISO form, null for missing. */
export interface ListWriter {
  add(rows: readonly (readonly (string | null)[])[]): void;
  end(): Promise<readonly (string | Uint8Array<ArrayBuffer>)[]>;
}

/** What a list can be written as. */
const fileFormats = ['utf-8', 'excel-fr', 'xlsx', 'parquet'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const extensionOf = (format: FileFormat): string => (format === 'xlsx' || format === 'parquet' ? format : 'csv');

export const typeOf = (format: FileFormat): string => {
  switch (format) {
    case 'utf-8':
    case 'excel-fr':
      return 'text/csv;charset=utf-8';
    case 'xlsx':
      return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    case 'parquet':
      return 'application/vnd.apache.parquet';
  }
};

export function csvWriter(columns: readonly ListColumn[], format: ListFormat): ListWriter {
  const parts = [csvHeader(columns, format)];
  return {
    add(rows) {
      parts.push(csvLines(rows, columns, format));
    },
    end: () => Promise.resolve(parts),
  };
}
