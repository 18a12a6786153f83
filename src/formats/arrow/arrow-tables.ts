import { RecordBatchReader } from 'apache-arrow';
import type { TableContent } from '../../model/table-content.ts';
import { UserError } from '../../model/problem.ts';
import { ArrowText } from '../arrow-text.ts';
import type { FormatFile, OpenTable } from '../format.ts';

/** The one table of an Arrow file or stream. */
export function arrowTables(file: FormatFile): Promise<readonly OpenTable[]> {
  return Promise.resolve([{ part: [], state: 'shown', problem: null, content: () => contentOf(file) }]);
}

async function contentOf({ blob, name }: FormatFile): Promise<TableContent> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  try {
    const reader = RecordBatchReader.from(bytes);
    reader.open();
    const text = new ArrowText(reader.schema);
    for (const batch of reader) text.add(batch);
    return {
      text: text.blob(),
      layout: { format: 'arrow', skippedLines: 0, headerLines: 1 },
      rejected: 0,
      rejects: [],
      changes: [],
    };
  } catch (error) {
    if (String(error).includes('compression not implemented'))
      throw new UserError({ code: 'arrow-compressed', file: name }, { cause: error });
    throw new UserError({ code: 'arrow-damaged', file: name }, { cause: error });
  }
}
