const longestName = 200;
/** Zero bytes, byte order marks, and marks that turn the direction of what is written after them. */
const unseen = /[\0\uFEFF\u202A-\u202E\u2066-\u2069]/g;
/** The first half of a sign that was cut. */
const halfSign = /[\uD800-\uDBFF]$/;

export interface HeaderNames {
  readonly names: readonly string[];
  readonly mended: readonly { readonly from: string; readonly to: string }[];
}

/**
 * One name for each column, unique without regard to case, as DuckDB compares them. Empty and doubled cells of the header are mended;
 * one cell fewer than columns means that the rows have a name of their own (R writes such files).
 */
export function headerNames(header: readonly string[] | null, columns: number, rowNames = false): HeaderNames {
  const cells = header === null ? [] : rowNames ? ['', ...header] : header;
  const taken = new Set<string>();
  const given = new Set(cells.map((cell) => clean(cell).toLowerCase()));
  const names: string[] = [];
  const mended: { from: string; to: string }[] = [];
  for (let i = 0; i < columns; i++) {
    const from = cells[i] ?? '';
    const base = clean(from) === '' ? `col_${i + 1}` : clean(from);
    let to = base;
    for (let count = 2; taken.has(to.toLowerCase()) || (to !== base && given.has(to.toLowerCase())); count++)
      to = `${base}_${count}`;
    taken.add(to.toLowerCase());
    names.push(to);
    if (header !== null && to !== from.trim()) mended.push({ from, to });
  }
  return { names, mended };
}

function clean(cell: string): string {
  return cell
    .replace(unseen, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .slice(0, longestName)
    .replace(halfSign, '')
    .trim();
}
