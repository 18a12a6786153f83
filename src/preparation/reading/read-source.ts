import type { BuildSession } from '../../engine/engine.ts';
import type { CsvBody } from '../../formats/csv/raw-relation.ts';
import { Stopped, UserError } from '../../model/problem.ts';
import type { ColumnProfile, ColumnReading, Layout, Reading } from '../../model/reading.ts';
import type { Rows } from '../../model/rows.ts';
import { guessMeaning } from '../roles/guess-meaning.ts';
import type { ColumnDecision } from '../typing/decide-column.ts';
import { decideColumns } from '../typing/decide-columns.ts';
import type { FileScan, FileScanner, ScanRequest } from './file-scan.ts';
import { numberAt, profileOf, reportOf } from './report.ts';
import { createAbout, createRejects, type ReadResult } from './side-tables.ts';
import { countRows, createRows, misfitExamples, type TypedColumn } from './typed-table.ts';

export type { FileScanner } from './file-scan.ts';
export { readAbout, type ReadResult } from './side-tables.ts';

export interface SourceInput {
  readonly name: string;
  readonly size: number;
  readonly blob: Blob;
}

/** What a person settled: parts of the layout, or a whole reading. */
export interface WantedReading {
  readonly layout?: Partial<Layout> | undefined;
  readonly columns?: Reading['columns'] | undefined;
}

export interface ReadHooks {
  /** The share is null where it is not known. */
  readonly onProgress?:
    ((step: 'scanning' | 'transcoding' | 'reading' | 'typing' | 'writing', share: number | null) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads one file into `rows`, `rejects` and `about` of the session's database. The scan looks at every byte first; the columns are decided
 * from what it saw, and DuckDB then reads the rows once, under their types. Both must agree on every count.
 * Rejects with a UserError for what is wrong with the file, with `Stopped` when asked to.
 */
export async function readSource(
  session: BuildSession,
  file: SourceInput,
  scanner: FileScanner,
  wanted: WantedReading | null,
  hooks: ReadHooks = {},
): Promise<ReadResult> {
  const step = (name: 'reading' | 'typing' | 'writing', share: number | null): void => {
    if (hooks.signal?.aborted === true) throw new Stopped();
    hooks.onProgress?.(name, share);
  };
  const request: ScanRequest = {
    name: file.name,
    layout: wanted?.layout ?? {},
    missing: wanted?.columns?.map((column) => column.missing) ?? null,
  };
  const scan = await scanner.scan(file.blob, request, { signal: hooks.signal, onProgress: hooks.onProgress });
  if (!scan.ok) throw new UserError(scan.problem);
  step('typing', null);
  const decided = decideColumns(scan.names, scan.columns, scan.layout);
  const settled = settle(scan, decided, wanted?.columns);
  const bodyFile = `${session.target}.csv`;
  await session.registerFile(bodyFile, scan.body);
  const body: CsvBody = {
    file: `in/${bodyFile}`,
    columns: scan.names.length,
    uniform: scan.uniform,
    longest: scan.longest,
  };
  const { columns, counts } = await readRows(session, body, scan, file.name, settled, hooks);
  step('writing', null);
  const profiles: ColumnProfile[] = [];
  for (const [index, column] of columns.entries()) {
    const decision = column.decision;
    const typed = column.reading.type === 'text' ? column.evidence.filled : numberAt(counts, `n${index}`);
    let misfits = decision?.misfits ?? null;
    if (typed < column.evidence.filled) {
      const examples = await session.query(misfitExamples(body, scan.layout, column, index), { signal: hooks.signal });
      misfits = {
        type: column.reading.type,
        count: column.evidence.filled - typed,
        examples: examples.texts('value').filter((text) => text !== null),
      };
    }
    profiles.push(profileOf(column, index, counts, scan.kept, misfits));
  }
  await session.dropFile(bodyFile);
  const decisions = columns.map((column) => column.decision).filter((decision) => decision !== null);
  const reading: Reading = { layout: scan.layout, columns: columns.map((column) => column.reading) };
  const report = reportOf({
    file,
    scan,
    profiles,
    questions: decisions.map((decision) => decision.question).filter((question) => question !== null),
    changes: decisions.flatMap((decision) => decision.changes),
  });
  const meaning = guessMeaning(
    file.name,
    columns.map(({ reading: { name, type }, evidence }, index) => ({
      name,
      type,
      profile: profiles[index] ?? null,
      samples: evidence.samples,
      unique: evidence.exact && evidence.filled === scan.kept && evidence.distinct === scan.kept,
    })),
  );
  const result: ReadResult = { reading, report, meaning };
  await createRejects(session, scan.rejects);
  await createAbout(session, result);
  return result;
}

interface SettledColumn extends TypedColumn {
  /** Null where a person decided. */
  readonly decision: ColumnDecision | null;
}

/** The person's readings where they name the columns of the file, else by their place; the decided ones for the rest. */
function settle(
  scan: FileScan,
  decided: readonly ColumnDecision[],
  wanted: readonly ColumnReading[] | undefined,
): readonly SettledColumn[] {
  const byName = new Map(wanted?.map((column) => [column.name, column]));
  const byPlace = wanted?.length === scan.names.length && !scan.names.every((name) => byName.has(name));
  return decided.map((decision, index) => {
    const evidence = scan.columns[index];
    if (evidence === undefined) throw new RangeError('Each column was seen');
    const asked = byPlace ? wanted[index] : byName.get(scan.names[index] ?? '');
    return { reading: asked ?? decision.reading, evidence, decision: asked === undefined ? decision : null };
  });
}

/** Reads the rows, and once more with the columns as text whose values the engine does not take as the scan did. */
async function readRows(
  session: BuildSession,
  body: CsvBody,
  scan: FileScan,
  name: string,
  columns: readonly SettledColumn[],
  { signal, onProgress }: ReadHooks,
): Promise<{ readonly columns: readonly SettledColumn[]; readonly counts: Rows }> {
  let tried = columns;
  for (;;) {
    await session.run(createRows(session.target, body, scan.layout, tried), {
      signal,
      onProgress: (share) => onProgress?.('reading', share),
    });
    const counts = await session.query(countRows(session.target, tried), { signal });
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
      };
    });
  }
}
