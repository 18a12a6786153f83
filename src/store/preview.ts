import { byteOrderMark, firstOddByte, utf16WithoutMark } from '../formats/csv/encoding.ts';
import { guessLayout } from '../formats/csv/guess-layout.ts';
import { previewCsv, type CsvPreview } from '../formats/csv/preview.ts';
import { decodeBytes } from '../formats/csv/transcode.ts';
import type { CsvLayout } from '../model/reading.ts';

export type { CsvPreview };

/** Bytes looked at: enough for the first rows of any table. */
const headBytes = 262_144;

/** The start of a file, for trying layouts on it. */
export async function headOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
}

/** The names of the columns of a delimited text, as its start tells. */
export function columnsOfHead(head: Uint8Array): readonly string[] {
  const encoding = byteOrderMark(head)?.encoding ?? utf16WithoutMark(head);
  const odd = firstOddByte(head) < head.length - 4;
  const text = decodeBytes(head, encoding ?? (odd ? 'windows-1252' : 'utf-8'));
  return guessLayout(new TextEncoder().encode(text.replace(/^\uFEFF/, '')), 'utf-8').names;
}

/** The first rows of a text that a table was taken out of its file as: it has commas, and one line of names at most. */
export function previewTable(head: Uint8Array, header: boolean, rows: number): CsvPreview {
  return previewHead(
    head,
    { format: 'csv', encoding: 'utf-8', delimiter: ',', quote: '"', skippedLines: 0, header },
    rows,
  );
}

/** The first rows under a layout; the last line of the head, which may be cut, is left out. */
export function previewHead(head: Uint8Array, layout: CsvLayout, rows: number): CsvPreview {
  const text = decodeBytes(head, layout.encoding);
  const whole = head.length < headBytes ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  return previewCsv(whole, layout, rows);
}
