import type { BuildSession } from '../../engine/engine.ts';
import type { CsvBody } from '../../formats/csv/raw-relation.ts';
import { UserError } from '../../model/problem.ts';
import type { ColumnReading } from '../../model/reading.ts';
import { sideBySide, type Rows } from '../../model/rows.ts';
import type { EarlyRows } from './early-rows.ts';
import type { FileScan } from './file-scan.ts';
import { numberAt } from './report.ts';
import type { SettledColumn } from './settle-columns.ts';
import { countRows, createRows, improveRows } from './typed-table.ts';

export interface RowsToRead {
  readonly body: CsvBody;
  readonly scan: FileScan;
  readonly name: string;
  readonly columns: readonly SettledColumn[];
  /** What was begun while the file was scanned, of the same bytes under the same layout. */
  readonly early: EarlyRows | null;
}

export interface RowsHooks {
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** Reads the rows, and once more with the columns as text whose values the engine does not take as the scan did. */
export async function readRows(
  session: BuildSession,
  { body, scan, name, columns, early }: RowsToRead,
  { onProgress, signal }: RowsHooks,
): Promise<{ readonly columns: readonly SettledColumn[]; readonly counts: Rows }> {
  let tried = columns;
  let there = early !== null && (await completed(session, early, columns, signal));
  for (;;) {
    if (!there) await session.run(createRows(session.target, body, scan.layout, tried), { signal, onProgress });
    there = false;
    const counts = await countedIn(session, tried, signal);
    const found = numberAt(counts, 'rows');
    if (found !== scan.kept)
      throw new UserError({ code: 'rows-not-all-found', file: name, expected: scan.kept, found });
    const refused = tried.map(
      ({ reading, evidence, decision }, index) =>
        decision !== null && reading.type !== 'text' && numberAt(counts, `n${index}`) !== evidence.filled,
    );
    if (!refused.includes(true)) return { columns: tried, counts };
    tried = tried.map((column, index): SettledColumn => {
      if (refused[index] !== true || column.decision === null) return column;
      const { name: columnName, type, missing } = column.reading;
      const count = Math.abs(column.evidence.filled - numberAt(counts, `n${index}`));
      const reading: ColumnReading = { name: columnName, type: 'text', missing };
      return {
        ...column,
        reading,
        decision: { reading, misfits: { type, count, examples: [] }, changes: [], question: null },
        changes: [],
        question: null,
      };
    });
  }
}

/** Columns that one query counts: the answer about thousands of them would hold the page. */
const countedAtOnce = 200;

async function countedIn(
  session: BuildSession,
  columns: readonly SettledColumn[],
  signal: AbortSignal | undefined,
): Promise<Rows> {
  const parts: Rows[] = [];
  for (let from = 0; from === 0 || from < columns.length; from += countedAtOnce) {
    const places = { from, to: from + countedAtOnce };
    parts.push(await session.query(countRows(session.target, columns, places), { signal }));
  }
  return sideBySide(parts);
}

/** Whether the table that was begun early is, or can be made, the one that the whole scan asks for. */
async function completed(
  session: BuildSession,
  early: EarlyRows,
  columns: readonly SettledColumn[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const improvement = improveRows(session.target, early.columns, columns);
  if (improvement === null) await early.stop();
  if (improvement === null || !(await early.finished)) return false;
  for (const statement of improvement) await session.run(statement, { signal });
  return true;
}
