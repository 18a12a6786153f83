import type { ColumnReading, LeftOutColumn, Reading } from '../../model/reading.ts';

/** A column of a file, and whether it is to be read. */
export interface ColumnChoice extends LeftOutColumn {
  /** Null for a column that was never read: reading decides. */
  readonly reading: ColumnReading | null;
  readonly read: boolean;
}

/** All columns of a file in its order, those that were left out among them. */
export function choicesOf({ columns, leftOut = [] }: Reading): readonly ColumnChoice[] {
  const choices: ColumnChoice[] = leftOut.map((column) => ({ ...column, reading: null, read: false }));
  const taken = new Set(leftOut.map(({ at }) => at));
  let at = 0;
  for (const reading of columns) {
    while (taken.has(at)) at += 1;
    choices.push({ name: reading.name, at, reading, read: true });
    at += 1;
  }
  return choices.sort((a, b) => a.at - b.at);
}

/** The choices as a reading asks for them. */
export function wantedColumns(choices: readonly ColumnChoice[]): {
  readonly columns: Reading['columns'];
  readonly leftOut?: readonly LeftOutColumn[];
  readonly takenBack?: readonly LeftOutColumn[];
} {
  const placed = (chosen: readonly ColumnChoice[]): readonly LeftOutColumn[] =>
    chosen.map(({ name, at }) => ({ name, at }));
  const leftOut = placed(choices.filter(({ read }) => !read));
  const takenBack = placed(choices.filter(({ read, reading }) => read && reading === null));
  return {
    columns: choices.flatMap(({ read, reading }) => (read && reading !== null ? [reading] : [])),
    ...(leftOut.length === 0 ? {} : { leftOut }),
    ...(takenBack.length === 0 ? {} : { takenBack }),
  };
}
