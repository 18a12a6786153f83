import type { Problem } from '../model/problem.ts';

/** A kind of file that can be read. `recognises` looks at the name and the first bytes. */
export interface FileFormat {
  readonly id: string;
  readonly extensions: readonly string[];
  recognises(name: string, head: Uint8Array): boolean;
}

function extensionOf(name: string): string {
  return /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Why a file of no known format cannot be read. */
export function unknownFormat(name: string, known: readonly FileFormat[]): Problem {
  const extension = extensionOf(name);
  const text = known.some((format) => format.extensions.includes(extension));
  return extension === '' || text
    ? { code: 'file-not-table', file: name }
    : { code: 'format-unknown', file: name, extension };
}
