import { shapeCode } from '../typing/cell-shape.ts';
import type { ColumnEvidence } from '../typing/column-tally.ts';
import { numberForm } from '../typing/decide-number.ts';
import { isNumberCode } from '../typing/shape-code.ts';

/** A record with the cells of a row that may sum the rows up, or close the file. */
export interface OddLine {
  readonly line: number;
  readonly cells: readonly string[];
  /** Rows before it that are none. */
  readonly rowsBefore: number;
}

const mostOdd = 2_000;

/** Gathers lines that may be totals or a footer; gives up where they are too many to be either. */
export class OddLines {
  #lines: OddLine[] | null = [];
  readonly #decoder = new TextDecoder();

  /** Looks at a record that has the cells of the table. */
  look(
    bytes: Uint8Array,
    [from, to]: readonly [number, number],
    starts: Int32Array,
    ends: Int32Array,
    columns: number,
    line: number,
    rowsBefore: number,
  ): void {
    if (this.#lines === null) return;
    let first = 0;
    while (first < columns - 1 && starts[first] === ends[first]) first++;
    const start = starts[first] as number;
    const end = ends[first] as number;
    const alone = to - from === end - start + columns - 1;
    if (!(alone && columns > 2) && !startsTotal(bytes, start, end)) return;
    const cells = Array.from({ length: columns }, (_, i) =>
      this.#decoder.decode(bytes.subarray(starts[i], ends[i])).trim(),
    );
    this.#lines.push({ line, cells, rowsBefore });
    if (this.#lines.length > mostOdd) this.#lines = null;
  }

  get found(): readonly OddLine[] {
    return this.#lines ?? [];
  }
}

/** `tot`, `sou(s-total)`, `sub`, `som(me)`, `gra(nd total)`, `sum`, whatever signs stand before. */
function startsTotal(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && (bytes[at] as number) < 48) at++;
  const first = (bytes[at] as number) | 32;
  if (to - at < 3 || (first !== 116 && first !== 115 && first !== 103)) return false;
  const word = String.fromCharCode(first, (bytes[at + 1] as number) | 32, (bytes[at + 2] as number) | 32);
  return word === 'tot' || word === 'sou' || word === 'sub' || word === 'som' || word === 'gra' || word === 'sum';
}

const totalLabel =
  /^[^\p{Letter}]*(?:(?:sous|sub|grand)[ -]?)?(?:total|totaux|totals)(?:[^\p{Letter}].*)?$|^[^\p{Letter}]*(?:somme|sum)[^\p{Letter}]*$/iu;

/** Whether a text names a sum. */
export const isTotalLabel = (text: string): boolean => text.length <= 80 && totalLabel.test(text);

export interface LineVerdicts {
  readonly totals: ReadonlySet<number>;
  readonly footers: ReadonlySet<number>;
  /** Lines that are named as sums and say so by their structure no more than rows do: their numbers decide. */
  readonly unproven: readonly OddLine[];
}

/** Which odd lines are no rows, by what all other rows have and they have not. */
export function judgeOddLines(
  found: readonly OddLine[],
  columns: readonly ColumnEvidence[],
  kept: number,
): LineVerdicts {
  const totals = new Set<number>();
  const footers = new Set<number>();
  const unproven: OddLine[] = [];
  const odd = found.filter((line) => isTotalLabel(labelOf(line).text) || closes(line, found, kept));
  const emptyCells = columns.map((_, column) => odd.filter(({ cells }) => cells[column] === '').length);
  /** Columns that only such lines leave empty. */
  const always = columns.map((evidence, column) => evidence.blank > 0 && evidence.blank <= (emptyCells[column] ?? 0));
  const rows = kept - odd.length;
  for (const line of odd) {
    const { text, column } = labelOf(line);
    const others = line.cells.filter((cell, place) => place !== column && cell !== '');
    const lacks = line.cells.some((cell, place) => cell === '' && always[place] === true);
    const stranger = isStranger(columns[column], odd, column);
    if (isTotalLabel(text) && others.every(isNumber)) {
      if (rows > 1 && (lacks || stranger)) totals.add(line.line);
      else if (others.length > 0) unproven.push(line);
    } else if (rows > 1 && others.length === 0 && lacks && (stranger || isSentence(text, columns[column], odd, column)))
      footers.add(line.line);
  }
  return { totals, footers, unproven };
}

/** The first filled cell, which names what a line is. */
function labelOf({ cells }: OddLine): { readonly text: string; readonly column: number } {
  const column = cells.findIndex((cell) => cell !== '');
  return { text: cells[column] ?? '', column };
}

/** Whether a cell has several words where no row has them. */
function isSentence(
  text: string,
  evidence: ColumnEvidence | undefined,
  odd: readonly OddLine[],
  column: number,
): boolean {
  const own = new Set(odd.map(({ cells }) => cells[column]));
  const seen = evidence?.samples.filter((sample) => !own.has(sample)) ?? [];
  return /\S\s+\S/.test(text) && seen.length > 0 && !seen.some((sample) => /\s/.test(sample));
}

function isNumber(text: string): boolean {
  const bytes = new TextEncoder().encode(text);
  return isNumberCode(shapeCode(bytes, 0, bytes.length));
}

/** Whether the column holds no other text than that of such lines. */
function isStranger(evidence: ColumnEvidence | undefined, odd: readonly OddLine[], column: number): boolean {
  if (evidence === undefined) return false;
  const texts = evidence.shapes.filter(({ code }) => code === 0).reduce((sum, { count }) => sum + count, 0);
  const own = odd.filter(({ cells }) => cells[column] !== '' && !isNumber(cells[column] ?? '')).length;
  return texts > 0 && texts <= own && evidence.filled > 2 * own;
}

/** Whether no row follows. */
const closes = (line: OddLine, odd: readonly OddLine[], kept: number): boolean =>
  kept - line.rowsBefore === odd.filter((other) => other.rowsBefore >= line.rowsBefore).length;

/** Adds up the rows of a file, to tell whether a line is their sum or the sum of those after the last such line. */
export class Sums {
  readonly #all: number[];
  readonly #since: number[];
  readonly #forms: readonly { readonly decimal: ',' | '.' }[];

  constructor(columns: readonly ColumnEvidence[]) {
    this.#all = columns.map(() => 0);
    this.#since = columns.map(() => 0);
    this.#forms = columns.map((evidence) => numberForm(evidence, false));
  }

  add(cells: readonly string[]): void {
    cells.forEach((cell, column) => {
      const value = this.#number(cell, column);
      if (Number.isNaN(value)) return;
      (this.#all[column] as number) += value;
      (this.#since[column] as number) += value;
    });
  }

  /** Whether a number of a line is the sum of the rows before it; means and shares beside it are none. */
  isSum(cells: readonly string[]): boolean {
    const filled = cells.flatMap((cell, column) => {
      const value = this.#number(cell, column);
      return Number.isNaN(value) ? [] : [{ value, all: this.#all[column] ?? 0, since: this.#since[column] ?? 0 }];
    });
    const close = (value: number, sum: number): boolean => Math.abs(value - sum) <= 0.006 + Math.abs(sum) * 1e-9;
    const sums = filled.some(({ value, all, since }) => value !== 0 && (close(value, all) || close(value, since)));
    if (sums) this.#since.fill(0);
    return sums;
  }

  #number(cell: string, column: number): number {
    if (!isNumber(cell)) return Number.NaN;
    const negative = /^[^\d]*[-(\u2212]|-$/.test(cell.trim());
    const decimal = this.#forms[column]?.decimal ?? '.';
    const digits = cell.replace(decimal === ',' ? /[^\d,]/g : /[^\d.]/g, '');
    const value = Number(digits.replace(',', '.'));
    return negative ? -value : value;
  }
}
