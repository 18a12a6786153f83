import type { TableContent } from '../model/table-content.ts';
import type { TableFormat, TableLayout } from '../model/table-layout.ts';
import { DelimitedText, type CellText } from './delimited-text.ts';
import { isFilled, type Grid, type GridCell, type GridRow } from './grid.ts';
import { joinDates } from './grid-dates.ts';
import { guessGridHeader } from './grid-header.ts';

/** The table on a grid, as delimited text: without what is empty, its lines of header joined, its days in one way of writing. Null where it holds nothing. */
export function gridContent(grid: Grid, format: TableFormat, wanted: TableLayout | null): TableContent | null {
  const places: number[] = [];
  grid.rows.forEach((row, place) => {
    if (row?.some(isFilled) === true) places.push(place);
  });
  if (places.length === 0) return null;
  const header = wanted ?? guessGridHeader(grid, places);
  const top = header.skippedLines;
  const titles = Array.from({ length: header.headerLines }, (_, line) => grid.rows[top + line] ?? []);
  const body = places.filter((place) => place >= top + header.headerLines).map((place) => grid.rows[place] ?? []);
  const columns = usedColumns(titles, body);
  const names = columns.map((column) => nameOf(grid, top, titles, column));
  const choices = { from1904: grid.from1904 ?? false, exchanged: wanted?.exchanged };
  const dates = columns.map((column, index) => joinDates(names[index] ?? '', column, body, choices));
  const changes = dates.flatMap((date) => date.changes);
  const exchanged = wanted?.exchanged ?? (changes.some((change) => change.code === 'dates-exchanged') || undefined);
  const text = new DelimitedText();
  if (header.headerLines > 0) text.row(names);
  const cells: CellText[] = columns.map(() => null);
  for (const row of body) {
    for (let index = 0; index < dates.length; index++)
      cells[index] = dates[index]?.write(row[columns[index] ?? 0] ?? null) ?? null;
    text.row(cells);
  }
  return {
    text: text.blob(),
    layout: {
      format,
      skippedLines: top,
      headerLines: header.headerLines,
      ...(exchanged === undefined ? {} : { exchanged }),
    },
    rejected: 0,
    rejects: [],
    changes: [
      ...(header.headerLines > 1 ? [{ code: 'header-joined' as const, lines: header.headerLines }] : []),
      ...changes,
    ],
  };
}

/** Columns that have a name or a value. */
function usedColumns(titles: readonly GridRow[], body: readonly GridRow[]): readonly number[] {
  const used = new Set<number>();
  for (const rows of [titles, body]) {
    for (const row of rows) {
      for (let column = 0; column < row.length; column++)
        if (!used.has(column) && isFilled(row[column] ?? null)) used.add(column);
    }
  }
  return [...used].sort((a, b) => a - b);
}

/** The lines of a header joined; the name of a group stands for all the columns that its cell covers. */
function nameOf(grid: Grid, top: number, titles: readonly GridRow[], column: number): string {
  const steps: string[] = [];
  titles.forEach((row, line) => {
    const place = top + line;
    const merge = grid.merges.find(
      (one) => one.startRow <= place && place <= one.endRow && one.startCol <= column && column <= one.endCol,
    );
    const own = row[column] ?? null;
    const cell = isFilled(own) || merge === undefined ? own : (grid.rows[merge.startRow]?.[merge.startCol] ?? null);
    const step = titleText(cell);
    if (step !== '' && step !== steps.at(-1)) steps.push(step);
  });
  return steps.join(' › ');
}

function titleText(cell: GridCell): string {
  const text: CellText = cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell);
  return text.replace(/\s+/g, ' ').trim();
}
