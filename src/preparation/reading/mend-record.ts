import { kindOfCell, type CellKind, type ColumnFit } from '../typing/column-fit.ts';

/** The cells that a column takes of a ragged record: from one to before another; none where both are the same. */
export type CellSpan = readonly [from: number, to: number];

/** A cell of a ragged record. */
export interface RaggedCell {
  /** As it stands in the file, with the blanks around it. */
  readonly raw: string;
  readonly text: string;
  readonly kind: CellKind;
}

export function raggedCell(raw: string): RaggedCell {
  const text = raw.trim();
  return { raw, text, kind: kindOfCell(new TextEncoder().encode(text)) };
}

const mostExcess = 6;
/** So few whole rows say nothing for certain. */
const leastRows = 5;

export interface Table {
  readonly columns: readonly ColumnFit[];
  readonly rows: number;
  /** Whether some cell of a whole row starts or ends with a blank. */
  readonly padded: boolean;
}

/**
 * Where the cells of a record with too many or too few of them belong, when there is one way only; else null.
 * Too many: a delimiter stood in a text without quotes. Too few: the last columns, which are empty in other rows too, were left out.
 */
export function mendRecord(cells: readonly RaggedCell[], table: Table): readonly CellSpan[] | null {
  const excess = cells.length - table.columns.length;
  if (table.rows < leastRows || Math.abs(excess) > mostExcess) return null;
  if (excess > 0) {
    const possible = ways(cells, table, 'possible');
    if (possible.count === 1) return possible.spans;
    const known = ways(cells, table, 'known');
    return known.count === 1 ? known.spans : null;
  }
  const found = ways(cells, table, 'possible');
  if (found.count !== 1 || found.spans === null) return null;
  return found.spans.every(([from, to], column) => from < to === column < cells.length) ? found.spans : null;
}

/** How many ways the cells fit the columns in their order (two stand for more), and one of them. */
function ways(
  cells: readonly RaggedCell[],
  table: Table,
  level: 'possible' | 'known',
): { readonly count: number; readonly spans: readonly CellSpan[] | null } {
  const width = table.columns.length;
  const merging = cells.length > width;
  const found = new Map<number, { readonly count: number; readonly spans: readonly CellSpan[] }>();
  const none = { count: 0, spans: [] };
  const from = (column: number, cell: number): { readonly count: number; readonly spans: readonly CellSpan[] } => {
    if (column === width) return cell === cells.length ? { count: 1, spans: [] } : none;
    const key = column * (cells.length + 1) + cell;
    const before = found.get(key);
    if (before !== undefined) return before;
    const most = merging ? cell + cells.length - width + 1 : cell + 1;
    let sum: { count: number; spans: readonly CellSpan[] } = none;
    for (let to = merging ? cell + 1 : cell; to <= Math.min(most, cells.length); to++) {
      if (!fits(cells.slice(cell, to), table, table.columns[column], level)) continue;
      const rest = from(column + 1, to);
      if (rest.count > 0) sum = { count: Math.min(2, sum.count + rest.count), spans: [[cell, to], ...rest.spans] };
    }
    found.set(key, sum);
    return sum;
  };
  const all = from(0, 0);
  return { count: all.count, spans: all.count === 0 ? null : all.spans };
}

function fits(
  cells: readonly RaggedCell[],
  table: Table,
  column: ColumnFit | undefined,
  level: 'possible' | 'known',
): boolean {
  const [first] = cells;
  if (column === undefined) return false;
  if (first === undefined) return column.blank;
  // Nobody sets a blank after the delimiters of this file: what follows such a blank goes on with the text before.
  if (!table.padded && first.raw !== first.raw.trimStart() && first.text !== '') return false;
  if (cells.length > 1)
    return (
      first.text !== '' &&
      cells.at(-1)?.text !== '' &&
      column.kinds.has('text') &&
      (level === 'possible' || column.known === null)
    );
  if (first.text === '') return column.blank;
  if (column.missing.has(first.text.toLowerCase())) return true;
  if (level === 'known' && column.known !== null) return column.known.has(first.text);
  return column.kinds.has(first.kind);
}
