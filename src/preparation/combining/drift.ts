import type { ColumnType } from '../../model/column.ts';
import type { ColumnProfile } from '../../model/reading.ts';
import { combinedColumns, type CombinedColumn, type Part } from './combined-columns.ts';
import { columnKey } from './likeness.ts';

/** A file of several, with what was seen in its columns. */
export interface SeenPart extends Part {
  readonly profiles: readonly ColumnProfile[];
}

/** A column of the whole across its files. */
export interface DriftRow {
  readonly column: string;
  readonly type: ColumnType;
  /** One for each file, in their order. */
  readonly cells: readonly DriftCell[];
}

export type DriftCell =
  | { readonly state: 'there'; readonly name: string }
  | { readonly state: 'renamed'; readonly name: string }
  /** Read as another type than the whole. */
  | { readonly state: 'other-type'; readonly name: string; readonly type: ColumnType }
  | { readonly state: 'gone'; readonly suggestion: Rename | null };

/** A column of a file that may be another of the whole under a new name. */
export interface Rename {
  readonly from: string;
  /** How much speaks for it, 0 to 1. */
  readonly score: number;
}

/** A rename is suggested from here on: the name, the values, or some of both. */
const suggestedFrom = 0.5;

/** The columns of several files side by side. */
export function driftOf(parts: readonly SeenPart[]): readonly DriftRow[] {
  const columns = combinedColumns(parts);
  const everywhere = new Set(columns.filter(({ from }) => from.every((one) => one !== null)).map(({ name }) => name));
  const suggestions = parts.map((_, index) => renames(columns, parts, index, everywhere));
  return columns.map(({ name, type, from }) => ({
    column: name,
    type,
    cells: from.map((column, index): DriftCell => {
      if (column === null) return { state: 'gone', suggestion: suggestions[index]?.get(name) ?? null };
      if (column.type !== type) return { state: 'other-type', name: column.name, type: column.type };
      return columnKey(column.name) === columnKey(name)
        ? { state: 'there', name: column.name }
        : { state: 'renamed', name: column.name };
    }),
  }));
}

export const hasDrift = (rows: readonly DriftRow[]): boolean =>
  rows.some((row) => row.cells.some((cell) => cell.state !== 'there'));

/** For one file: which of the columns that files before it have and it lacks may be which of those that it has first. */
function renames(
  columns: readonly CombinedColumn[],
  parts: readonly SeenPart[],
  index: number,
  everywhere: ReadonlySet<string>,
): ReadonlyMap<string, Rename> {
  const first = ({ from }: CombinedColumn): number => from.findIndex((one) => one !== null);
  const lacking = columns.filter((column) => column.from[index] === null && first(column) < index);
  const extra = columns.filter((column) => !everywhere.has(column.name) && first(column) === index);
  const pairs = lacking.flatMap((lack) =>
    extra.flatMap((one) => {
      const own = one.from[index];
      const place = first(lack);
      const other = lack.from[place];
      if (own === null || own === undefined || other === null || other === undefined || own.type !== other.type)
        return [];
      const score = resemblance(
        { name: own.name, profile: profileOf(parts[index], own.name) },
        { name: other.name, profile: profileOf(parts[place], other.name) },
      );
      return score >= suggestedFrom ? [{ to: lack.name, from: own.name, score }] : [];
    }),
  );
  const found = new Map<string, Rename>();
  const taken = new Set<string>();
  for (const { to, from, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (found.has(to) || taken.has(from)) continue;
    found.set(to, { from, score });
    taken.add(from);
  }
  return found;
}

const profileOf = (part: SeenPart | undefined, name: string): ColumnProfile | undefined =>
  part?.profiles.find((one) => one.name === name);

interface Named {
  readonly name: string;
  readonly profile: ColumnProfile | undefined;
}

/** How much two columns of one type look like each other: the better of their names and values, and half of the other. */
function resemblance(one: Named, other: Named): number {
  const name = nameLikeness(one.name, other.name);
  const values =
    one.profile === undefined || other.profile === undefined ? 0 : valueLikeness(one.profile, other.profile);
  return Math.min(1, (Math.max(name, values) * 2 + Math.min(name, values)) / 3 + (values >= 0.9 && name > 0 ? 0.1 : 0));
}

/** The share of letter pairs in common. */
function nameLikeness(one: string, other: string): number {
  const pairs = (name: string): readonly string[] => {
    const text = columnKey(name).replaceAll(' ', '');
    return text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
  };
  const [a, b] = [pairs(one), [...pairs(other)]];
  let common = 0;
  for (const pair of a) {
    const at = b.indexOf(pair);
    if (at < 0) continue;
    b.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (a.length + pairs(other).length);
}

/** Codes in common where both hold codes; else how alike their lengths, filling and variety are. */
function valueLikeness(one: ColumnProfile, other: ColumnProfile): number {
  if (one.top.length > 0 && other.top.length > 0) {
    const values = new Set(one.top.map(({ value }) => value));
    const common = other.top.filter(({ value }) => values.has(value)).length;
    return common / Math.max(one.top.length, other.top.length);
  }
  if (one.top.length > 0 || other.top.length > 0) return 0;
  const ratio = (a: number, b: number): number => (Math.max(a, b) === 0 ? 1 : Math.min(a, b) / Math.max(a, b));
  const share = (count: number, profile: ColumnProfile): number =>
    count / Math.max(1, profile.filled + profile.missing);
  const alike = [
    ratio(one.longest, other.longest),
    ratio(share(one.filled, one), share(other.filled, other)),
    ratio(share(one.distinct, one), share(other.distinct, other)),
  ];
  // Shape alone never says that two columns are the same, only that they may be.
  return 0.7 * Math.min(...alike);
}
