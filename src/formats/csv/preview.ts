import type { CsvLayout } from '../../model/reading.ts';
import { guessLayout } from './guess-layout.ts';
import { splitRecords } from './split-records.ts';

export interface CsvPreview {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The first rows of a text under draft settings, by the same splitting as the whole file. */
export function previewCsv(headText: string, layout: CsvLayout, most = 50): CsvPreview {
  if (layout.delimiter === '') return { columns: [], rows: [] };
  const bytes = new TextEncoder().encode(headText.replace(/^\uFEFF/, ''));
  const laid = guessLayout(bytes, layout.encoding, layout);
  const { records } = splitRecords(bytes.subarray(laid.dataFrom), layout);
  return { columns: laid.names, rows: records.slice(0, most).map((record) => record.cells) };
}
