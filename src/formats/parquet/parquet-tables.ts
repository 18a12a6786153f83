import { tableFromIPC, type Schema } from 'apache-arrow';
import { initSync, ParquetFile } from 'parquet-wasm/esm';
import type { TableContent } from '../../model/table-content.ts';
import { UserError } from '../../model/problem.ts';
import { ArrowText } from '../arrow-text.ts';
import type { ContentHooks, FormatFile, OpenTable } from '../format.ts';

/** Rows that are held at once as Arrow. */
const batchRows = 32_768;

let started = false;

/** The one table of a Parquet file. `module` is the compiled library. */
export async function parquetTables(
  file: FormatFile,
  module: () => Promise<WebAssembly.Module>,
): Promise<readonly OpenTable[]> {
  if (!started) initSync({ module: await module() });
  started = true;
  return [{ part: [], state: 'shown', problem: null, content: (_, hooks) => contentOf(file, hooks) }];
}

async function contentOf({ blob, name }: FormatFile, { onProgress }: ContentHooks): Promise<TableContent> {
  let parquet: ParquetFile | null = null;
  try {
    parquet = await ParquetFile.fromFile(blob);
    const groups = parquet.metadata().numRowGroups();
    let text: ArrowText | null = null;
    for (let group = 0; group < groups; group++) {
      // One group at a time: a row group is what a writer meant to be held at once.
      const rows = await parquet.read({ rowGroups: [group], batchSize: batchRows });
      const table = tableFromIPC(rows.intoIPCStream());
      text ??= new ArrowText(table.schema);
      for (const batch of table.batches) text.add(batch);
      onProgress?.((group + 1) / groups);
    }
    text ??= new ArrowText(emptySchema(parquet));
    return {
      text: text.blob(),
      layout: { format: 'parquet', skippedLines: 0, headerLines: 1 },
      rejected: 0,
      rejects: [],
      changes: [],
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError({ code: 'parquet-damaged', file: name }, { cause: error });
  } finally {
    parquet?.free();
  }
}

function emptySchema(parquet: ParquetFile): Schema {
  return tableFromIPC(parquet.schema().intoIPCStream()).schema;
}
