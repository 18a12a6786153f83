import type { BuildSession, Workshop } from '../../../src/engine/engine.ts';
import type { FileScanner } from '../../../src/preparation/reading/file-scan.ts';
import { readSource, type ReadResult, type WantedReading } from '../../../src/preparation/reading/read-source.ts';
import { sampleAndScan } from '../../../src/preparation/reading/sample-file.ts';
import { path, query } from '../../../src/sql/sql.ts';

export const scanHere: FileScanner = { scan: sampleAndScan };

/** The day on which everything is read here. */
const today = '2026-11-22';

export interface ReadTable extends ReadResult {
  /** The typed rows, every cell as text. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly rejects: readonly string[];
}

/** Reads a file on the real engine and gives what is in its tables. */
export async function readBytes(
  workshop: Workshop,
  content: BlobPart,
  wanted: WantedReading | null = null,
  name = 'file.csv',
): Promise<ReadTable> {
  const session = await workshop.open();
  try {
    return await readInto(session, content, wanted, name);
  } finally {
    await session.abandon();
  }
}

/** Reads a file into a session that is there, in place of what it held. */
export async function readInto(
  session: BuildSession,
  content: BlobPart,
  wanted: WantedReading | null = null,
  name = 'file.csv',
): Promise<ReadTable> {
  const blob = new Blob([content]);
  const result = await readSource(session, { name, size: blob.size, blob, today }, scanHere, wanted);
  return { ...result, ...(await tablesOf(session)) };
}

/** Reads a file and looks at nothing but what is said about it. */
export async function readAlone(workshop: Workshop, content: BlobPart, name: string): Promise<ReadResult> {
  const blob = new Blob([content]);
  const session = await workshop.open();
  try {
    return await readSource(session, { name, size: blob.size, blob, today }, scanHere, null);
  } finally {
    await session.abandon();
  }
}

export async function tablesOf(session: BuildSession): Promise<Pick<ReadTable, 'rows' | 'rejects'>> {
  const rows = await session.query(query`SELECT COLUMNS(*)::VARCHAR FROM ${path(session.target, 'main', 'rows')}`);
  const rejects = await session.query(
    query`SELECT "line"::VARCHAR || ' ' || "reason" AS "reject" FROM ${path(session.target, 'main', 'rejects')} ORDER BY "line"`,
  );
  const columns = rows.names.map((column) => rows.texts(column));
  return {
    rows: Array.from({ length: rows.count }, (_, row) => columns.map((column) => column[row] ?? null)),
    rejects: rejects.texts('reject').map(String),
  };
}

export const typesOf = (result: ReadResult): readonly string[] => result.reading.columns.map((column) => column.type);
