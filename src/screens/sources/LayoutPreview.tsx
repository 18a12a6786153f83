import type { CsvLayout } from '../../model/reading.ts';

/** The first rows of the file under other choices. */
export function LayoutPreview(_: { readonly file: File; readonly layout: CsvLayout }) {
  return null;
}
