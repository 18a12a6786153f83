import type { ColumnReading, CsvLayout, ReadingChange, ReadingQuestion } from '../../model/reading.ts';
import type { ColumnEvidence } from '../typing/column-tally.ts';
import type { ColumnDecision } from '../typing/decide-column.ts';
import { decideColumns } from '../typing/decide-columns.ts';
import type { WantedReading } from './file-scan.ts';
import type { TypedColumn } from './typed-table.ts';

export interface SettledColumn extends TypedColumn {
  /** Null where a person decided. */
  readonly decision: ColumnDecision | null;
  readonly changes: readonly ReadingChange[];
  readonly question: ReadingQuestion | null;
}

/** What was seen of a file, wholly or in part. */
export interface SeenFile {
  readonly layout: CsvLayout;
  readonly names: readonly string[];
  readonly columns: readonly ColumnEvidence[];
}

/** The person's readings where they name the columns of the file, else by their place; the decided ones for the rest. */
export function settleColumns(
  seen: SeenFile,
  { columns: wanted, open = [] }: Pick<WantedReading, 'columns' | 'open'>,
  today: string,
): readonly SettledColumn[] {
  const byName = new Map(wanted?.map((column) => [column.name, column]));
  const byPlace = wanted?.length === seen.names.length && !seen.names.every((name) => byName.has(name));
  return decideColumns(seen.names, seen.columns, seen.layout, today).map((decision, index) => {
    const evidence = seen.columns[index];
    if (evidence === undefined) throw new RangeError('Each column was seen');
    const asked = byPlace ? wanted[index] : byName.get(seen.names[index] ?? '');
    const agreed = asked === undefined || isAlike(asked, decision.reading);
    return {
      reading: asked ?? decision.reading,
      evidence,
      decision: asked === undefined ? decision : null,
      changes: agreed ? decision.changes : [],
      question: asked === undefined || (agreed && open.includes(asked.name)) ? decision.question : null,
    };
  });
}

/** Whether two readings give the same values, but for what is missing. */
const isAlike = (a: ColumnReading, b: ColumnReading): boolean =>
  a.type === b.type && a.decimal === b.decimal && a.thousands === b.thousands && a.dateFormat === b.dateFormat;
