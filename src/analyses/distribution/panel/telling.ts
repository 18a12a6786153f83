import type { Formats } from '../../../locales/formats.ts';
import type { Words } from '../../../locales/words.ts';
import type { ValueWriter } from '../written-values.ts';

/** What is needed to write the numbers of a measure in a language. */
export interface Telling {
  readonly words: Words;
  readonly formats: Formats;
  readonly writer: ValueWriter;
  /** The measure as a noun, as it begins a line. */
  readonly measure: string;
}
