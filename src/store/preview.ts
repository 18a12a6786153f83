import { previewCsv, type CsvPreview } from '../formats/csv/preview.ts';
import { decodeBytes } from '../formats/csv/transcode.ts';
import type { CsvLayout } from '../model/reading.ts';

export type { CsvPreview };

/** Bytes looked at: enough for the first rows of any table. */
const headBytes = 65_536;

/** The start of a file, for trying layouts on it. */
export async function headOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
}

/** The first rows under a layout; the last line of the head, which may be cut, is left out. */
export function previewHead(head: Uint8Array, layout: CsvLayout, rows: number): CsvPreview {
  const text = decodeBytes(head, layout.encoding);
  const whole = head.length < headBytes ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  return previewCsv(whole, layout, rows);
}
