import { initSync, ParquetFile } from 'parquet-wasm/esm';
import type { TableContent } from '../../model/table-content.ts';
import { UserError } from '../../model/problem.ts';
import { UnreadType } from '../arrow-columns.ts';
import { ArrowText } from '../arrow-text.ts';
import type { ContentHooks, FormatFile, OpenTable } from '../format.ts';

/** Rows that are held at once as Arrow. */
const batchRows = 32_768;

let started = false;

/** Makes the library ready, once. */
export async function startParquet(module: () => Promise<WebAssembly.Module>): Promise<void> {
  if (!started) initSync({ module: await module() });
  started = true;
}

/** The one table of a Parquet file. `module` is the compiled library. */
export async function parquetTables(
  file: FormatFile,
  module: () => Promise<WebAssembly.Module>,
): Promise<readonly OpenTable[]> {
  await startParquet(module);
  return [{ part: [], state: 'shown', problem: null, content: (_, hooks) => contentOf(file, hooks) }];
}

async function contentOf({ blob, name }: FormatFile, { onProgress }: ContentHooks): Promise<TableContent> {
  let parquet: ParquetFile | null = null;
  try {
    parquet = await ParquetFile.fromFile(blob);
    const groups = parquet.metadata().numRowGroups();
    const text = new ArrowText();
    for (let group = 0; group < groups; group++) {
      // One group at a time: a row group is what a writer meant to be held at once.
      const rows = await parquet.read({ rowGroups: [group], batchSize: batchRows });
      await text.add(rows.intoIPCStream(), notPacked);
      onProgress?.((group + 1) / groups);
    }
    if (groups === 0) await text.add(parquet.schema().intoIPCStream(), notPacked);
    return {
      text: text.blob(),
      layout: { format: 'parquet', skippedLines: 0, headerLines: 1 },
      rejected: 0,
      rejects: [],
      changes: [],
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof UnreadType)
      throw new UserError({ code: 'column-type-unread', file: name, column: error.column, type: error.type });
    throw new UserError({ code: 'parquet-damaged', file: name }, { cause: error });
  } finally {
    parquet?.free();
  }
}

const notPacked = (): Promise<never> => Promise.reject(new RangeError('The library unpacks what it reads'));
