import { isFilled, type Grid, type GridCell, type GridRow } from './grid.ts';

const longestPreamble = 50;
const looked = 200;

/** Where the names of the columns stand on a grid whose rows at `places` hold something. */
export function guessGridHeader(
  grid: Grid,
  places: readonly number[],
): { readonly skippedLines: number; readonly headerLines: number } {
  const rowAt = (place: number | undefined): GridRow => (place === undefined ? [] : (grid.rows[place] ?? []));
  const filled = (place: number): number => rowAt(place).filter(isFilled).length;
  const counts = places.slice(0, looked).map(filled);
  const widest = Math.max(...counts, 1);
  // Half the rows have as many cells or more: a title has fewer than half of them.
  const usual = counts.slice().sort((a, b) => b - a)[Math.floor(counts.length / 2)] ?? 1;
  const enough = usual <= 2 ? usual : Math.ceil(usual / 2);
  const first = Math.max(
    0,
    counts.slice(0, longestPreamble).findIndex((count) => count >= enough),
  );
  const place = places[first] ?? 0;
  const below = places.slice(first + 1, first + 1 + looked).map(rowAt);
  const above = places[first - 1];
  if (above === place - 1 && groupsColumns(grid, above, widest) && namesColumns(rowAt(place), below))
    return { skippedLines: above, headerLines: 2 };
  if (!namesColumns(rowAt(place), below)) return { skippedLines: place, headerLines: 0 };
  const second = below[0];
  if (
    groupsColumns(grid, place, widest) &&
    places[first + 1] === place + 1 &&
    second !== undefined &&
    namesColumns(second, below.slice(1))
  )
    return { skippedLines: place, headerLines: 2 };
  return { skippedLines: place, headerLines: 1 };
}

/** Whether cells of a row stand over several columns each, but none over all of them, as a title does. */
function groupsColumns(grid: Grid, place: number, columns: number): boolean {
  const wide = grid.merges.filter(
    (merge) => merge.startRow === place && merge.endRow === place && merge.endCol > merge.startCol,
  );
  return wide.length > 0 && wide.every((merge) => merge.endCol - merge.startCol + 1 < columns);
}

const isYear = (cell: GridCell): boolean =>
  typeof cell === 'number' && Number.isInteger(cell) && cell > 1900 && cell < 2100;

/** Text that is a number or a day names no column. */
const isDatum = (text: string): boolean => /\d/.test(text) && /^[-+\d\s\u00a0\u202f.,'/:%€$£]+$/.test(text.trim());

/** Whether a row holds names, not values of the rows below it. */
function namesColumns(row: GridRow, below: readonly GridRow[]): boolean {
  const cells = row.filter(isFilled);
  if (cells.length === 0 || !cells.every((cell) => isYear(cell) || (typeof cell === 'string' && !isDatum(cell))))
    return false;
  if (cells.every(isYear)) return cells.length > 2 && new Set(cells).size === cells.length;
  const typed = row.some(
    (cell, column) =>
      isFilled(cell) && below.some((one) => isFilled(one[column] ?? null) && typeof one[column] !== 'string'),
  );
  if (typed) return true;
  const again = row.filter((cell, column) => isFilled(cell) && below.some((one) => one[column] === cell)).length;
  return again * 2 < cells.length;
}

/** Whether the first of some rows of bare text names the columns of the others. */
export function gridHeader(rows: readonly (readonly string[])[]): boolean {
  const typed = rows.map((row): GridRow => row.map((cell) => (isDatum(cell) ? Number.NaN : cell)));
  const [first = [], ...below] = typed;
  return namesColumns(first, below);
}
