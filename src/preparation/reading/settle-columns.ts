import type { ColumnReading, CsvLayout } from '../../model/reading.ts';
import type { ColumnEvidence } from '../typing/column-tally.ts';
import type { ColumnDecision } from '../typing/decide-column.ts';
import { decideColumns } from '../typing/decide-columns.ts';
import type { TypedColumn } from './typed-table.ts';

export interface SettledColumn extends TypedColumn {
  /** Null where a person decided. */
  readonly decision: ColumnDecision | null;
}

/** What was seen of a file, wholly or in part. */
export interface SeenFile {
  readonly layout: CsvLayout;
  readonly names: readonly string[];
  readonly columns: readonly ColumnEvidence[];
}

/** The person's readings where they name the columns of the file, else by their place; the decided ones for the rest. */
export function settleColumns(seen: SeenFile, wanted: readonly ColumnReading[] | undefined): readonly SettledColumn[] {
  const byName = new Map(wanted?.map((column) => [column.name, column]));
  const byPlace = wanted?.length === seen.names.length && !seen.names.every((name) => byName.has(name));
  return decideColumns(seen.names, seen.columns, seen.layout).map((decision, index) => {
    const evidence = seen.columns[index];
    if (evidence === undefined) throw new RangeError('Each column was seen');
    const asked = byPlace ? wanted[index] : byName.get(seen.names[index] ?? '');
    return { reading: asked ?? decision.reading, evidence, decision: asked === undefined ? decision : null };
  });
}
