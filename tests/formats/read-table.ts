import type { Workshop } from '../../src/engine/engine.ts';
import type { OpenedFile } from '../../src/preparation/reading/file-opening.ts';
import { readSource } from '../../src/preparation/reading/read-source.ts';
import type { TableLayout } from '../../src/model/table-layout.ts';
import { scanHere, tablesOf, type ReadTable } from '../preparation/reading/read-text.ts';

/** Reads a table of an open file on the real engine and gives what is in its tables. */
export async function readTable(
  workshop: Workshop,
  opened: OpenedFile,
  name: string,
  part: readonly string[] = [],
  wanted: TableLayout | null = null,
): Promise<ReadTable> {
  const content = await opened.content(part, wanted);
  const session = await workshop.open();
  try {
    const blob = content.text;
    const file = { name, size: blob.size, blob, today: '2026-11-22', content };
    const result = await readSource(session, file, scanHere, wanted === null ? null : { layout: wanted });
    return { ...result, ...(await tablesOf(session)) };
  } finally {
    await session.abandon();
  }
}
