import type { ColumnType } from '../../model/column.ts';
import type { ColumnProfile, ColumnReading } from '../../model/reading.ts';
import { columnKey } from './likeness.ts';

/** One file of several that make one table. */
export interface Part {
  /** What its rows carry in the column of the file. */
  readonly value: string;
  readonly columns: readonly ColumnReading[];
  /** Columns of this file that are another column of the whole, as a person said. */
  readonly renamed: Readonly<Record<string, string>>;
}

/** A column of the whole, and where each part has it. */
export interface CombinedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** One for each part, in their order; null where the part does not have it. */
  readonly from: readonly (ColumnReading | null)[];
}

/** The columns of the whole: those of the first part, then what the others add. No column of a part is left out. */
export function combinedColumns(parts: readonly Part[]): readonly CombinedColumn[] {
  const entries: { readonly name: string; readonly from: (ColumnReading | null)[] }[] = [];
  for (const [index, part] of parts.entries()) {
    const isRenamed = (column: ColumnReading): boolean => Object.hasOwn(part.renamed, column.name);
    // What a person said comes first, so that another column that is called so comes beside it.
    const ordered = [...part.columns.filter(isRenamed), ...part.columns.filter((column) => !isRenamed(column))];
    for (const column of ordered) {
      const wanted = isRenamed(column) ? (part.renamed[column.name] ?? column.name) : column.name;
      const free = entries.filter((entry) => entry.from[index] === null);
      const entry =
        free.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()) ??
        free.find(({ name }) => columnKey(name) === columnKey(wanted));
      if (entry === undefined) {
        const from = parts.map((_, place) => (place === index ? column : null));
        entries.push({ name: freeName(wanted, part.value, entries), from });
      } else entry.from[index] = column;
    }
  }
  return entries.map(({ name, from }) => ({
    name,
    from,
    type: commonType(from.flatMap((column) => (column === null ? [] : [column.type]))),
  }));
}

function freeName(wanted: string, value: string, taken: readonly { readonly name: string }[]): string {
  const isTaken = (name: string): boolean => taken.some((one) => one.name.toLowerCase() === name.toLowerCase());
  let free = wanted;
  for (let count = 1; isTaken(free); count += 1)
    free = count === 1 ? `${wanted} (${value})` : `${wanted} (${value} ${count})`;
  return free;
}

/** The narrowest type that holds them all without loss; text where they have nothing in common. */
export function commonType(types: readonly ColumnType[]): ColumnType {
  const found = new Set(types);
  const [only] = found;
  if (only === undefined || found.size === 1) return only ?? 'text';
  const within = (...some: readonly ColumnType[]): boolean => [...found].every((type) => some.includes(type));
  if (within('integer', 'decimal')) return 'decimal';
  if (within('date', 'datetime')) return 'datetime';
  return 'text';
}

/** A name for the column of the file that no column of the parts has. */
export function freeColumnName(wanted: string, parts: readonly Pick<Part, 'columns'>[]): string {
  const taken = new Set(parts.flatMap((part) => part.columns.map((column) => columnKey(column.name))));
  let free = wanted;
  for (let count = 2; taken.has(columnKey(free)); count += 1) free = `${wanted} ${count}`;
  return free;
}

/** What was seen of a column in all parts, from what was seen in each; `distinct` is counted over the whole. */
export function combinedProfile(
  column: CombinedColumn,
  parts: readonly { readonly kept: number; readonly profiles: readonly ColumnProfile[] }[],
  distinct: number,
): ColumnProfile {
  const profiles = parts.map(({ kept, profiles: known }, index) => {
    const name = column.from[index]?.name;
    return { kept, profile: name === undefined ? undefined : known.find((one) => one.name === name) };
  });
  const seen = profiles.flatMap(({ profile }) => (profile === undefined ? [] : [profile]));
  const sum = (of: (profile: ColumnProfile) => number): number => seen.reduce((total, one) => total + of(one), 0);
  const numeric = column.type === 'integer' || column.type === 'decimal';
  const order = (a: string, b: string): number => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
  const mins = seen.flatMap((one) => (one.min === null ? [] : [one.min])).sort(order);
  const maxs = seen.flatMap((one) => (one.max === null ? [] : [one.max])).sort(order);
  return {
    name: column.name,
    filled: sum((one) => one.filled),
    missing: profiles.reduce((total, { kept, profile }) => total + (profile === undefined ? kept : profile.missing), 0),
    disguised: added(seen.flatMap((one) => one.disguised.map(({ token, count }) => ({ value: token, count })))).map(
      ({ value, count }) => ({ token: value, count }),
    ),
    distinct,
    misfits: seen.find((one) => one.misfits !== null)?.misfits ?? null,
    min: mins[0] ?? null,
    max: maxs.at(-1) ?? null,
    top: seen.every((one) => one.top.length > 0 || one.filled === 0)
      ? added(seen.flatMap((one) => one.top)).slice(0, 20)
      : [],
    longest: Math.max(0, ...seen.map((one) => one.longest)),
  };
}

function added(
  counts: readonly { readonly value: string; readonly count: number }[],
): readonly { readonly value: string; readonly count: number }[] {
  const sums = new Map<string, number>();
  for (const { value, count } of counts) sums.set(value, (sums.get(value) ?? 0) + count);
  return [...sums].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}
