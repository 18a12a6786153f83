/** Characters that are gathered before they become bytes. */
const pieceLength = 1 << 20;

/** Cells that would be read otherwise when they stand bare. */
const special = /[",\n\r]|^[ \t]|[ \t]$/;

export type CellText = string | null;

/**
 * Writes rows as delimited text in UTF-8, with commas, double quotes and LF. What was written lies in blobs, which the browser
 * keeps outside the memory of the script.
 */
export class DelimitedText {
  #pieces: Blob[] = [];
  #lines: string[] = [];
  #length = 0;

  /** A row: null is an empty cell. */
  row(cells: readonly CellText[]): void {
    let line = '';
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] ?? null;
      if (i > 0) line += ',';
      if (cell !== null) line += special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    }
    // A blank line would be no row.
    if (line === '') line = '""';
    this.#lines.push(line);
    this.#length += line.length + 1;
    if (this.#length >= pieceLength) this.#flush();
  }

  /** What was written; `first` stands before it. */
  blob(first: Blob | null = null): Blob {
    this.#flush();
    return new Blob(first === null ? this.#pieces : [first, ...this.#pieces]);
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    this.#lines.push('');
    this.#pieces.push(new Blob([this.#lines.join('\n')]));
    this.#lines = [];
    this.#length = 0;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A day as `2024-01-31`. */
export function dayText(date: Date): string {
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** A moment as `2024-01-31 14:05:00`, with the fraction of the second where there is one. */
export function momentText(date: Date): string {
  const rest = date.getUTCMilliseconds();
  return `${dayText(date)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}`;
}

/** The shortest text that is the number; nothing for what is none. */
export function numberText(value: number): CellText {
  return Number.isFinite(value) ? String(value) : null;
}
