/** The most values that one condition holds. */
export const mostPasted = 200_000;

export interface PastedValues {
  /** Each once, in the order of the text. */
  readonly values: readonly string[];
  /** How many came again. */
  readonly repeated: number;
}

/** The values of a pasted text: one a line, the first column of a table; quotes around them and blanks beside them taken off. One line alone may hold several, parted by `;` or a comma. */
export function pastedValues(text: string): PastedValues {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const [first] = lines;
  const single = lines.length === 1 && first !== undefined && !first.includes('\t');
  const parts = single ? first.split(first.includes(';') ? ';' : ',') : lines.map((line) => line.split('\t')[0] ?? '');
  const values = parts.map(bare).filter((value) => value !== '');
  const unique = [...new Set(values)];
  return { values: unique, repeated: values.length - unique.length };
}

function bare(part: string): string {
  const text = part.trim();
  const quoted = /^"(.*)"$/s.exec(text);
  return quoted === null ? text : (quoted[1] ?? '').replaceAll('""', '"');
}
