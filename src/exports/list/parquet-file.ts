import { Table, tableToIPC, type Vector } from 'apache-arrow';
import { Compression, initSync, Table as ParquetTable, writeParquet, WriterPropertiesBuilder } from 'parquet-wasm/esm';
import { columnVector } from './arrow-column.ts';
import type { ListColumn } from './csv-text.ts';
import type { ListWriter } from './list-writer.ts';

let started = false;

/** Writes a Parquet file, each column in its own type. `module` is the compiled library. */
export async function parquetWriter(
  columns: readonly ListColumn[],
  module: () => Promise<WebAssembly.Module>,
): Promise<ListWriter> {
  if (!started) initSync({ module: await module() });
  started = true;
  const cells: (string | null)[][] = columns.map(() => []);
  return {
    add(rows) {
      for (const row of rows) cells.forEach((column, index) => column.push(row[index] ?? null));
    },
    end() {
      const names = uniqueNames(columns.map((column) => column.header));
      const table = new Table(
        Object.fromEntries(
          columns.map(({ type }, index): readonly [string, Vector] => [
            names[index] ?? '',
            columnVector(type, cells[index] ?? []),
          ]),
        ),
      );
      const properties = new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build();
      const bytes = writeParquet(ParquetTable.fromIPCStream(tableToIPC(table, 'stream')), properties);
      return Promise.resolve([new Uint8Array(bytes)]);
    },
  };
}

/** Columns of one file have names of their own. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let i = 2; taken.has(unique); i++) unique = `${name}_${i}`;
    taken.add(unique);
    return unique;
  });
}
