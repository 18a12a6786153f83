import type { CsvLayout } from '../../model/reading.ts';
import { splitRecords, type SplitText } from './split-records.ts';

export interface DelimiterGuess {
  readonly delimiter: string;
  readonly quote: CsvLayout['quote'];
  /** Cells of most records. */
  readonly columns: number;
  /** Part of the records that have as many, 0 to 1. */
  readonly share: number;
  readonly score: number;
  readonly split: SplitText;
}

const candidates: readonly (readonly [string, number])[] = [
  [',', 1],
  [';', 1],
  ['\t', 1],
  ['|', 1],
  ['\x1f', 0.9],
  ['^', 0.7],
  ['~', 0.7],
  ['§', 0.7],
  ['¦', 0.7],
  [':', 0.4],
  [' ', 0.3],
];

/** The delimiter and quote under which the records of a text have the same number of cells; null when no delimiter does it. */
export function guessDelimiter(
  bytes: Uint8Array,
  text: string,
  fixed: { readonly delimiter?: string | undefined; readonly quote?: CsvLayout['quote'] | undefined } = {},
): DelimiterGuess | null {
  const delimiters =
    fixed.delimiter === undefined
      ? candidates.filter(([character]) => text.includes(character))
      : [[fixed.delimiter, 1] as const];
  let best: DelimiterGuess | null = null;
  let beside: DelimiterGuess | null = null;
  for (const [delimiter, prior] of delimiters) {
    const quotes = fixed.quote === undefined ? [...quotesIn(text, delimiter)] : [fixed.quote];
    for (const quote of quotes) {
      const split = splitRecords(bytes, { delimiter, quote });
      // Quotes that never end where a cell does are inch signs; those behind a backslash are part of a quoted cell.
      const escaped = text.includes('\\"') && text.includes(`"${delimiter}"`);
      if (fixed.quote === undefined && quote === '"' && !escaped && split.troubles * 5 > split.records.length)
        quotes.push('');
      // Where apostrophes stand around cells on most lines, they are the quotes.
      const rival = quote === '"' && quotes[0] === "'" ? 0.5 : 1;
      const guess = weigh(split, delimiter, quote, prior * rival);
      if (guess !== null && (best === null || guess.score > best.score)) best = guess;
      if (guess !== null && cutsEveryLine(guess) && (beside === null || guess.score > beside.score)) beside = guess;
    }
  }
  // Commas may be those of decimals; no number holds the others.
  return best?.delimiter === ',' && beside !== null ? beside : best;
}

/** Whether a delimiter that stands in no number cuts every line but those of a preamble, in which there is no comma either. */
function cutsEveryLine({ delimiter, share, columns, split: { records } }: DelimiterGuess): boolean {
  if ((delimiter !== ';' && delimiter !== '\t' && delimiter !== '|') || share < 0.98) return false;
  const start = records.findIndex(({ cells }) => cells.length === columns);
  return records.slice(0, start).every(({ cells }) => cells.length === 1 && cells[0]?.includes(',') !== true);
}

/** Apostrophes are quotes only where cells start and end with them. */
function quotesIn(text: string, delimiter: string): readonly CsvLayout['quote'][] {
  const wrapped = text.split(`'${delimiter}'`).length - 1;
  return wrapped > 2 && !text.includes(`"${delimiter}`) ? ["'", '"'] : ['"'];
}

/** Whether many cells start with a sign that another cell ends with, as quotes do that were not seen. */
function tears({ records }: SplitText, sign: string): boolean {
  const cells = records.slice(0, 100).flatMap((record) => record.cells);
  const torn = cells.filter((cell) => cell.length > 1 && cell.startsWith(sign) !== cell.endsWith(sign)).length;
  return torn * 4 > cells.length;
}

function weigh(split: SplitText, delimiter: string, quote: CsvLayout['quote'], prior: number): DelimiterGuess | null {
  const counts = new Map<number, number>();
  for (const { cells } of split.records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let columns = 0;
  let most = 0;
  for (const [count, times] of counts) {
    const weight = times * (count > 1 ? 1 : 0.5);
    if (weight > most || (weight === most && count > columns)) [columns, most] = [count, weight];
  }
  if (columns < 2) return null;
  const start = split.records.findIndex(({ cells }) => cells.length === columns);
  const seen = split.records.slice(start);
  const share =
    seen.filter(({ cells }) => cells.length === columns || isPadded(cells, columns)).length /
    (seen.length + split.troubles);
  const narrow = delimiter === ' ' || delimiter === ':';
  if (narrow && (columns < 3 || share < 0.98 || start > 0)) return null;
  if (start > 0 && (share < 0.8 || seen.length < 2)) return null;
  // A first line with another number of cells is rather another delimiter than a preamble.
  const preamble = start > 0 ? 0.6 * 0.9 ** (start - 1) : 1;
  const torn = (quote !== "'" && tears(split, "'")) || (quote === '' && tears(split, '"')) ? 0.5 : 1;
  const score = share * share * (1 - 1 / columns) * prior * preamble * torn;
  return { delimiter, quote, columns, share, score, split };
}

const isPadded = (cells: readonly string[], columns: number): boolean =>
  cells.length > columns && cells.slice(columns).every((cell) => cell === '');
