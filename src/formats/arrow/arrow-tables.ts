import type { TableContent } from '../../model/table-content.ts';
import { UserError } from '../../model/problem.ts';
import { UnreadType } from '../arrow-columns.ts';
import type { UnpackZstd } from '../arrow-messages.ts';
import { ArrowText } from '../arrow-text.ts';
import type { FormatFile, OpenTable } from '../format.ts';

/** The one table of an Arrow file or stream. */
export function arrowTables(file: FormatFile, zstd: UnpackZstd): Promise<readonly OpenTable[]> {
  return Promise.resolve([{ part: [], state: 'shown', problem: null, content: () => contentOf(file, zstd) }]);
}

async function contentOf({ blob, name }: FormatFile, zstd: UnpackZstd): Promise<TableContent> {
  const text = new ArrowText();
  try {
    await text.add(new Uint8Array(await blob.arrayBuffer()), zstd);
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof UnreadType)
      throw new UserError({ code: 'column-type-unread', file: name, column: error.column, type: error.type });
    throw new UserError({ code: 'arrow-damaged', file: name }, { cause: error });
  }
  return {
    text: text.blob(),
    layout: { format: 'arrow', skippedLines: 0, headerLines: 1 },
    rejected: 0,
    rejects: [],
    changes: [],
  };
}
