import type { FileTable } from '../../model/file-table.ts';
import type { TableContent } from '../../model/table-content.ts';
import type { TableLayout } from '../../model/table-layout.ts';

/** Finds the tables of files and gives their rows as text; in the browser it does so in a worker, which comes when a file needs it. */
export interface FileOpener {
  /** Rejects with a UserError for what is wrong with the file, with `Stopped` when asked to. */
  open(file: File, hooks?: OpeningHooks): Promise<OpenedFile>;
}

export interface OpenedFile {
  readonly tables: readonly FileTable[];
  /** The rows of the table at a part, as a person wants them or as is guessed. Rejects as `open` does. */
  content(part: readonly string[], wanted: TableLayout | null, hooks?: OpeningHooks): Promise<TableContent>;
  /** Lets go of what was held for it. */
  close(): void;
}

export interface OpeningHooks {
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What opening needs from outside. */
export interface OpeningTools {
  /** The compiled library that reads Parquet. */
  readonly parquet: () => Promise<WebAssembly.Module>;
}

/** Bytes of the start that tell the format of a file. */
export const headBytes = 65_536;
