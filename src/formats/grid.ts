/** Cells on a grid, as a sheet or a page has them. */
export type GridCell = string | number | boolean | Date | null;
export type GridRow = readonly GridCell[];

export interface GridMerge {
  readonly startRow: number;
  readonly endRow: number;
  readonly startCol: number;
  readonly endCol: number;
}

/** Rows by their place; what holds nothing may be absent. */
export interface Grid {
  readonly rows: readonly (GridRow | undefined)[];
  readonly merges: readonly GridMerge[];
  /** Bare numbers of days count from 1904. */
  readonly from1904?: boolean;
}

export function isFilled(cell: GridCell): boolean {
  if (typeof cell !== 'string') return cell !== null;
  const first = cell.charCodeAt(0);
  // What begins with a sign of ASCII is no blank: most texts need no other look.
  return (first > 32 && first < 128) || cell.trim() !== '';
}
