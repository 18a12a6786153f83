import type { Problem } from './problem.ts';

/** A table that a file holds. */
export interface FileTable {
  /** The way to it inside the file: the entry of an archive, the sheet, the key. Empty where the file is the table. */
  readonly part: readonly string[];
  /** Hidden tables are read when asked for; empty and unreadable ones are only told of. */
  readonly state: 'shown' | 'hidden' | 'empty' | 'unreadable';
  /** Why it is unreadable. */
  readonly problem: Problem | null;
}

/** Two ways to the same table. */
export function samePart(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

/** A file and the way inside it, as shown. */
export function partLabel(file: string, part: readonly string[]): string {
  return [file, ...part].join(' › ');
}
