import type { BuildSession } from '../../engine/engine.ts';
import type { ColumnProfile, MeaningGuess, ReadingReport, RoleGuess } from '../../model/reading.ts';
import { firstNumber } from '../../model/rows.ts';
import { combinedColumns, combinedProfile, type CombinedColumn, type Part } from './combined-columns.ts';
import { combinedRows, distinctCounts } from './statements.ts';

/** A part as it was read, attached to the session. */
export interface ReadPart extends Part {
  readonly database: string;
  readonly report: ReadingReport;
  readonly meaning: MeaningGuess;
}

export interface CombinationBuild {
  readonly name: string;
  /** The column that tells the file of a row. */
  readonly fileColumn: string;
  readonly parts: readonly ReadPart[];
  readonly signal?: AbortSignal;
}

/** What is known of the whole, as of a file that was read. */
export interface CombinedAbout {
  readonly report: ReadingReport;
  readonly meaning: MeaningGuess;
}

/** Puts the rows of all parts in the target of the session, in their order. */
export async function buildCombination(session: BuildSession, build: CombinationBuild): Promise<CombinedAbout> {
  const columns = combinedColumns(build.parts);
  const options = { signal: build.signal };
  await session.run(combinedRows(session.target, build.fileColumn, columns, build.parts), options);
  const counted = await session.query(distinctCounts(session.target, columns), options);
  const seen = build.parts.map(({ report }) => ({ kept: report.kept, profiles: report.columns }));
  const profiles = columns.map((column, index) => combinedProfile(column, seen, firstNumber(counted, `d${index}`)));
  return aboutOf(build, columns, profiles);
}

function aboutOf(
  { name, fileColumn, parts }: CombinationBuild,
  columns: readonly CombinedColumn[],
  profiles: readonly ColumnProfile[],
): CombinedAbout {
  const sum = (of: (report: ReadingReport) => number): number => parts.reduce((all, part) => all + of(part.report), 0);
  const report: ReadingReport = {
    file: name,
    bytes: sum((one) => one.bytes),
    rows: sum((one) => one.rows),
    kept: sum((one) => one.kept),
    rejected: sum((one) => one.rejected),
    rejects: [],
    columns: [fileProfile(fileColumn, parts), ...profiles],
    questions: [],
    changes: [],
  };
  const kind = parts[0]?.meaning.kind ?? 'other';
  return { report, meaning: { kind, kindConfidence: 1, roles: columns.map((column) => roleGuess(column, parts)) } };
}

/** The guess of the first file that has the column. */
function roleGuess(column: CombinedColumn, parts: readonly ReadPart[]): RoleGuess {
  for (const [index, part] of parts.entries()) {
    const own = column.from[index]?.name;
    const guess = own === undefined ? undefined : part.meaning.roles.find((one) => one.column === own);
    if (guess !== undefined) return { ...guess, column: column.name };
  }
  return { column: column.name, role: 'attribute', confidence: 0, reason: 'none' };
}

function fileProfile(name: string, parts: readonly ReadPart[]): ColumnProfile {
  const top = parts.map(({ value, report }) => ({ value, count: report.kept }));
  const values = parts.map((part) => part.value).sort();
  return {
    name,
    filled: parts.reduce((all, part) => all + part.report.kept, 0),
    missing: 0,
    disguised: [],
    distinct: parts.length,
    misfits: null,
    min: values[0] ?? null,
    max: values.at(-1) ?? null,
    top: [...top].sort((a, b) => b.count - a.count).slice(0, 20),
    longest: Math.max(0, ...values.map((value) => value.length)),
  };
}
