import type { BuildSession, Session } from '../../engine/engine.ts';
import type { MeaningGuess, Reading, ReadingReport, RejectedLine } from '../../model/reading.ts';
import { firstText } from '../../model/rows.ts';
import { literal, path, query, statement } from '../../sql/sql.ts';

/** What reading a source gives. */
export interface ReadResult {
  readonly reading: Reading;
  readonly report: ReadingReport;
  readonly meaning: MeaningGuess;
}

/** `rejects(line, reason, text)`, handed over as a file, so that there may be many. */
export async function createRejects(session: BuildSession, rejects: readonly RejectedLine[]): Promise<void> {
  const table = path(session.target, 'main', 'rejects');
  await session.run(statement`CREATE OR REPLACE TABLE ${table} ("line" BIGINT, "reason" VARCHAR, "text" VARCHAR)`);
  if (rejects.length === 0) return;
  const rejectsFile = `${session.target}_rejects.csv`;
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = rejects.map(({ line, reason, text }) => `${line},${reason},${quoted(text.replace(/\r\n?/g, '\n'))}\n`);
  await session.registerFile(rejectsFile, new Blob(lines));
  await session.run(
    statement`INSERT INTO ${table} SELECT "line", "reason", "text" FROM read_csv(${literal(`in/${rejectsFile}`)}, auto_detect = FALSE, header = FALSE, delim = ',', quote = '"', escape = '"', columns = {'line': 'BIGINT', 'reason': 'VARCHAR', 'text': 'VARCHAR'})`,
  );
  await session.dropFile(rejectsFile);
}

export async function createAbout(session: BuildSession, result: ReadResult): Promise<void> {
  const text = JSON.stringify(result).replaceAll('\\u0000', '');
  await session.run(
    statement`CREATE OR REPLACE TABLE ${path(session.target, 'main', 'about')} AS SELECT ${literal(text)} AS "report"`,
  );
}

/** What was kept about a source beside its rows. */
export async function readAbout(session: Pick<Session, 'query'>, database: string): Promise<ReadResult> {
  const rows = await session.query(query`SELECT "report" FROM ${path(database, 'main', 'about')}`);
  const text = firstText(rows, 'report');
  if (text === null) throw new Error('A dataset of a source says what it is');
  return JSON.parse(text) as ReadResult;
}
