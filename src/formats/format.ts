import type { FileTable } from '../model/file-table.ts';
import type { TableContent } from '../model/table-content.ts';
import type { TableLayout } from '../model/table-layout.ts';
import type { Problem } from '../model/problem.ts';

/** A kind of file that can be read. `recognises` looks at the name and the first bytes. */
export interface FileFormat {
  readonly id: string;
  readonly extensions: readonly string[];
  recognises(name: string, head: Uint8Array): boolean;
}

/** A file, or an entry of an archive, under the name that problems give it. */
export interface FormatFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface ContentHooks {
  /** The share of the file that was gone through. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** A table of a file, and the way to its rows. */
export interface OpenTable extends FileTable {
  /** Rejects with a UserError. What is wanted of the layout is taken as it is; the rest is guessed. */
  content(wanted: TableLayout | null, hooks: ContentHooks): Promise<TableContent>;
}

function extensionOf(name: string): string {
  return /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

export const startsWith = (head: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => head[index] === byte);

/** Why a file of no known format cannot be read. */
export function unknownFormat(name: string, known: readonly FileFormat[]): Problem {
  const extension = extensionOf(name);
  const text = known.some((format) => format.extensions.includes(extension));
  return extension === '' || text
    ? { code: 'file-not-table', file: name }
    : { code: 'format-unknown', file: name, extension };
}
