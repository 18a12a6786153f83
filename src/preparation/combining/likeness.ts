import type { ColumnReading } from '../../model/reading.ts';
import { nameWords } from '../column-names.ts';

/** Two tables are offered as one from this share of columns in common on. */
const alikeFrom = 0.7;

/** Below so many columns, a share says nothing: all of them must be the same. */
const tooFew = 4;

/** What a column is recognised by: `Date_Vente` is `date vente`. */
export function columnKey(name: string): string {
  const words = nameWords(name).join(' ');
  return words === '' ? name.trim().toLowerCase() : words;
}

/** The share of the columns of two tables that are in both: 1 where all are. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const keys = new Set(one.map(columnKey));
  const others = new Set(other.map(columnKey));
  const common = [...keys].filter((key) => others.has(key)).length;
  return (2 * common) / Math.max(1, keys.size + others.size);
}

/** Whether two tables may be exports of the same thing. */
export function areAlike(one: readonly string[], other: readonly string[]): boolean {
  const share = likeness(one, other);
  return Math.max(one.length, other.length) < tooFew ? share === 1 : share >= alikeFrom;
}

export const namesOf = (columns: readonly Pick<ColumnReading, 'name'>[]): readonly string[] =>
  columns.map((column) => column.name);
