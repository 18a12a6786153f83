import { isDated, isNumeric } from '../../model/column.ts';
import type { FileTable } from '../../model/file-table.ts';
import type { ColumnProfile, Layout, ReadingChange, ReadingQuestion, ReadingReport } from '../../model/reading.ts';
import type { Rows } from '../../model/rows.ts';
import type { ColumnEvidence } from '../typing/column-tally.ts';
import type { FileScan } from './file-scan.ts';
import type { TypedColumn } from './typed-table.ts';

const mostRejectsShown = 1_000;
const mostTop = 20;

/** What a column holds, from the scan and from the typed table. */
export function profileOf(
  column: TypedColumn,
  index: number,
  counts: Rows,
  kept: number,
  misfits: ColumnProfile['misfits'],
): ColumnProfile {
  const { reading, evidence } = column;
  const filled = reading.type === 'text' ? evidence.filled : Math.min(evidence.filled, numberAt(counts, `n${index}`));
  const [min, max] = bounds(column, index, counts);
  return {
    name: reading.name,
    filled,
    missing: kept - filled,
    disguised: evidence.tokens,
    distinct: evidence.distinct,
    misfits,
    min,
    max,
    top: topOf(evidence),
    longest: evidence.longest,
  };
}

export function numberAt(counts: Rows, name: string): number {
  return counts.numbers(name)[0] ?? Number.NaN;
}

function bounds(
  { reading, evidence }: TypedColumn,
  index: number,
  counts: Rows,
): readonly [string | null, string | null] {
  const text = (name: string): string | null => counts.texts(name)[0] ?? null;
  if (isNumeric(reading.type) || isDated(reading.type)) return [text(`min${index}`), text(`max${index}`)];
  const values = evidence.values?.map(({ value }) => value).sort();
  return [values?.[0] ?? null, values?.at(-1) ?? null];
}

function topOf(evidence: ColumnEvidence): ColumnProfile['top'] {
  const { values } = evidence;
  if (values === null || (values.length > mostTop && values.length * 2 > evidence.filled)) return [];
  return values.slice(0, mostTop);
}

export interface ReportParts {
  readonly file: { readonly name: string; readonly size: number; readonly tables?: readonly FileTable[] };
  /** Of the file itself; that of the scan is of the text it was made into. */
  readonly layout: Layout;
  readonly scan: FileScan;
  readonly profiles: readonly ColumnProfile[];
  readonly questions: readonly ReadingQuestion[];
  readonly changes: readonly ReadingChange[];
}

export function reportOf({ file, layout, scan, profiles, questions, changes }: ReportParts): ReadingReport {
  const named = layout.format === 'csv' ? layout.header : layout.headerLines > 0;
  const ofFile: ReadingChange[] = [];
  if (scan.transcoded !== null) ofFile.push({ code: 'transcoded', ...scan.transcoded });
  if (layout.skippedLines > 0) ofFile.push({ code: 'lines-skipped', count: layout.skippedLines });
  if (!named) ofFile.push({ code: 'header-missing', columns: scan.names.length });
  ofFile.push(...scan.changes);
  for (const mend of scan.mended) ofFile.push({ code: 'header-mended', ...mend });
  return {
    file: file.name,
    bytes: file.size,
    rows: scan.kept + scan.rejected,
    kept: scan.kept,
    rejected: scan.rejected,
    rejects: scan.rejects.slice(0, mostRejectsShown).map((reject) => ({ ...reject, text: reject.text.slice(0, 500) })),
    columns: profiles,
    questions,
    changes: [...ofFile, ...changes],
    ...(file.tables === undefined ? {} : { tables: file.tables }),
  };
}
