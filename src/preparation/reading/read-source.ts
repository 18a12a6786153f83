import type { BuildSession } from '../../engine/engine.ts';
import type { CsvBody } from '../../formats/csv/raw-relation.ts';
import { Stopped, UserError } from '../../model/problem.ts';
import type { FileTable } from '../../model/file-table.ts';
import type { ColumnProfile, CsvLayout, Reading } from '../../model/reading.ts';
import type { TableContent } from '../../model/table-content.ts';
import type { Rows } from '../../model/rows.ts';
import { guessMeaning } from '../roles/guess-meaning.ts';
import { guessEach } from '../roles/guess-roles.ts';
import { beginEarly, type EarlyRows } from './early-rows.ts';
import type { FileSample, FileScan, FileScanner, ScanRequest, WantedReading } from './file-scan.ts';
import { inParts, type Pause } from './in-parts.ts';
import { readRows } from './read-rows.ts';
import { numberAt, profileOf, reportOf } from './report.ts';
import { settleColumns, settledMissing, type SettledColumn } from './settle-columns.ts';
import { createAbout, createRejects, type ReadResult } from './side-tables.ts';
import { misfitExamples } from './typed-table.ts';

export type { FileScanner, WantedReading } from './file-scan.ts';
export { createAbout, readAbout, type ReadResult } from './side-tables.ts';

export interface SourceInput {
  readonly name: string;
  readonly size: number;
  readonly blob: Blob;
  /** The day of the reading, `2026-11-22`: nobody is born after it. */
  readonly today: string;
  /** What the file is read from, where it is no delimited text, or an archive of some. */
  readonly content?: TableContent;
  /** All tables of the file, where there are several. */
  readonly tables?: readonly FileTable[];
}

export type ReadStep = 'scanning' | 'transcoding' | 'reading' | 'typing' | 'writing';

export interface ReadHooks {
  /** The share is null where it is not known, as are the rows that were found or read so far. */
  readonly onProgress?: ((step: ReadStep, share: number | null, rows: number | null) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Between parts of what is worked out here. */
  readonly pause?: Pause | undefined;
}

/**
 * Reads one file into `rows`, `rejects` and `about` of the session's database. The scan looks at every byte and decides; DuckDB reads
 * the rows once, under their types. Of a large file it begins at the same time, under what a sample says, and begins again where the
 * whole file says otherwise. Both must agree on every count. The scan does not wait for the session to open.
 * Rejects with a UserError for what is wrong with the file, with `Stopped` when asked to.
 */
export async function readSource(
  opening: BuildSession | Promise<BuildSession>,
  file: SourceInput,
  scanner: FileScanner,
  wanted: WantedReading | null,
  hooks: ReadHooks = {},
): Promise<ReadResult> {
  const { signal } = hooks;
  const step = (name: 'typing' | 'writing'): void => {
    if (signal?.aborted === true) throw new Stopped();
    hooks.onProgress?.(name, null, null);
  };
  let found: number | null = null;
  const onProgress = (share: number): void => {
    if (found !== null) hooks.onProgress?.('reading', share, Math.round(share * found));
  };
  const { session, scan, early } = await scanAndBegin(opening, file, scanner, wanted, {
    ...hooks,
    onReading: onProgress,
  });
  found = scan.kept;
  const bodyFile = bodyName(session);
  step('typing');
  const settled = await settleColumns(scan, wanted ?? {}, file.today, hooks.pause);
  const alike = early?.isAlike(bodyOf(bodyFile, scan), scan) === true;
  // The engine may still hold the file that it began with.
  const madeFile = early === null || alike ? bodyFile : `${session.target}_again.csv`;
  const body = bodyOf(madeFile, scan);
  if (!alike) {
    await early?.stop();
    await session.registerFile(madeFile, scan.body);
  }
  const toRead = { body, scan, name: file.name, columns: settled, early: alike ? early : null };
  const { columns, counts } = await readRows(session, toRead, { onProgress, signal });
  step('writing');
  const profiles = await profilesOf(session, { body, scan, columns, counts }, hooks);
  await session.dropFile(madeFile);
  if (madeFile !== bodyFile) await session.dropFile(bodyFile);
  const result = await resultOf(file, scan, columns, profiles, hooks.pause);
  await createRejects(session, scan.rejects);
  await createAbout(session, result);
  return result;
}

const bodyOf = (file: string, scan: FileScan): CsvBody => ({
  file: `in/${file}`,
  columns: scan.names.length,
  uniform: scan.uniform,
  longest: scan.longest,
});

const bodyName = (session: BuildSession): string => `${session.target}.csv`;

interface Begun {
  readonly session: BuildSession;
  readonly scan: FileScan;
  readonly early: EarlyRows | null;
}

async function scanAndBegin(
  opening: BuildSession | Promise<BuildSession>,
  file: SourceInput,
  scanner: FileScanner,
  wanted: WantedReading | null,
  { signal, pause, onProgress, onReading }: ReadHooks & { readonly onReading: (share: number) => void },
): Promise<Begun> {
  const request: ScanRequest = {
    name: file.name,
    layout: bodyLayout(file.content, wanted),
    missing: settledMissing(wanted),
  };
  const { text } = file.content ?? { text: file.blob };
  const begin = async (sample: FileSample): Promise<EarlyRows> => {
    const session = await opening;
    const body = { blob: text, bodyName: bodyName(session), today: file.today };
    return beginEarly(session, body, sample, wanted, { onProgress: onReading, signal, pause });
  };
  let beginning: Promise<EarlyRows | null> = Promise.resolve(null);
  const scanning = scanner.scan(text, request, {
    signal,
    onProgress: (step, share, rows) => onProgress?.(step, share, rows ?? null),
    onSample: (sample) => {
      if (sample === null) return;
      beginning = begin(sample);
      beginning.catch(() => undefined);
    },
  });
  const [scan, session] = await Promise.allSettled([scanning, Promise.resolve(opening)]);
  const [early] = await Promise.allSettled([beginning]);
  if (scan.status === 'fulfilled' && scan.value.ok && session.status === 'fulfilled' && early.status === 'fulfilled')
    return { session: session.value, scan: withContent(scan.value, file.content), early: early.value };
  if (early.status === 'fulfilled') await early.value?.stop();
  if (session.status === 'rejected') throw session.reason;
  if (scan.status === 'rejected') throw scan.reason;
  if (!scan.value.ok) throw new UserError(scan.value.problem);
  throw early.status === 'rejected' ? early.reason : new Stopped();
}

/** How the text is cut into cells: as a person wants, or as we wrote it ourselves. */
function bodyLayout(content: TableContent | undefined, wanted: WantedReading | null): Partial<CsvLayout> {
  if (content?.layout == null) {
    const layout = wanted?.layout ?? {};
    return 'headerLines' in layout ? {} : layout;
  }
  const header = content.layout.headerLines > 0;
  return { encoding: 'utf-8', delimiter: ',', quote: '"', backslashes: false, skippedLines: 0, header };
}

/** What taking the table out of the file rejected and changed is said with what reading it did. */
function withContent(scan: FileScan, content: TableContent | undefined): FileScan {
  if (content === undefined) return scan;
  return {
    ...scan,
    rejected: scan.rejected + content.rejected,
    rejects: content.rejects.length === 0 ? scan.rejects : [...content.rejects, ...scan.rejects],
    changes: [...content.changes, ...scan.changes],
  };
}

interface TypedRows {
  readonly body: CsvBody;
  readonly scan: FileScan;
  readonly columns: readonly SettledColumn[];
  readonly counts: Rows;
}

async function profilesOf(
  session: BuildSession,
  { body, scan, columns, counts }: TypedRows,
  { signal, pause }: ReadHooks,
): Promise<readonly ColumnProfile[]> {
  const misfits = new Map<SettledColumn, ColumnProfile['misfits']>();
  for (const [index, column] of columns.entries()) {
    const { reading, evidence } = column;
    const typed = reading.type === 'text' ? evidence.filled : numberAt(counts, `n${index}`);
    if (typed >= evidence.filled) continue;
    const found = await session.query(misfitExamples(body, scan.layout, column), { signal });
    const examples = found.texts('value').filter((text) => text !== null);
    misfits.set(column, { type: reading.type, count: evidence.filled - typed, examples });
  }
  function* each(): Generator<ColumnProfile, void> {
    for (const [index, column] of columns.entries())
      yield profileOf(column, index, counts, scan.kept, misfits.get(column) ?? column.decision?.misfits ?? null);
  }
  return inParts(each(), pause);
}

async function resultOf(
  file: SourceInput,
  scan: FileScan,
  columns: readonly SettledColumn[],
  profiles: readonly ColumnProfile[],
  pause: Pause | undefined,
): Promise<ReadResult> {
  const layout = file.content?.layout ?? scan.layout;
  const read = new Set(columns.map(({ at }) => at));
  const left = scan.names.flatMap((name, at) => (read.has(at) ? [] : [{ name, at }]));
  const reading: Reading = {
    layout,
    columns: columns.map((column) => column.reading),
    ...(left.length === 0 ? {} : { leftOut: left }),
  };
  const report = reportOf({
    file,
    layout,
    scan,
    profiles,
    questions: columns.map((column) => column.question).filter((question) => question !== null),
    changes: columns.flatMap((column) => column.changes),
  });
  const known = columns.map(({ reading: { name, type }, evidence }, index) => ({
    name,
    type,
    profile: profiles[index] ?? null,
    samples: evidence.samples,
    unique: evidence.exact && evidence.filled === scan.kept && evidence.distinct === scan.kept,
  }));
  const roles = await inParts(guessEach(known), pause);
  return { reading, report, meaning: guessMeaning(file.name, known, roles) };
}
