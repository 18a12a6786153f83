import { profileIn } from '../../model/column-profiles.ts';
import { isDated, type ColumnRole, type ColumnType } from '../../model/column.ts';
import type { ColumnReading, ReadingReport } from '../../model/reading.ts';
import { columnKey } from './likeness.ts';

/** One export of a source, before or after. */
export interface Side {
  readonly columns: readonly ColumnReading[];
  readonly report: ReadingReport;
}

/** A column that both exports have, maybe under another name. */
export interface Pair {
  readonly before: ColumnReading;
  readonly after: ColumnReading;
  readonly role: ColumnRole;
}

/** What is otherwise in a later export of the same thing. */
export type Difference =
  | { readonly code: 'rows'; readonly before: number; readonly after: number }
  | {
      readonly code: 'dates';
      readonly column: string;
      readonly before: readonly [string, string];
      readonly after: readonly [string, string];
    }
  | { readonly code: 'columns-gone' | 'columns-new'; readonly columns: readonly string[] }
  | { readonly code: 'column-renamed'; readonly from: string; readonly to: string }
  | { readonly code: 'type'; readonly column: string; readonly before: ColumnType; readonly after: ColumnType }
  | { readonly code: 'date-order'; readonly column: string; readonly before: string; readonly after: string }
  /** Shares of rows without a value. */
  | { readonly code: 'emptier'; readonly column: string; readonly before: number; readonly after: number }
  | ({ readonly code: 'codes-new' | 'codes-gone'; readonly column: string } & CodeList)
  | ({ readonly code: 'ids'; readonly column: string; readonly role: 'customer-id' | 'event-id' } & IdCounts);

export interface CodeList {
  /** The most frequent ones. */
  readonly codes: readonly { readonly value: string; readonly count: number }[];
  readonly all: number;
}

/** Distinct ids before and after, and how many are in one alone. */
export interface IdCounts {
  readonly before: number;
  readonly after: number;
  readonly gone: number;
  readonly fresh: number;
}

/** A column is called emptier from this many more points of missing values on. */
export const emptierFrom = 0.05;

/** The columns of two exports that are the same, with the role that they have. */
export function pairsOf(
  before: readonly ColumnReading[],
  after: readonly ColumnReading[],
  renamed: Readonly<Record<string, string>>,
  roleOf: (column: string) => ColumnRole,
): readonly Pair[] {
  return after.flatMap((column) => {
    const name = Object.hasOwn(renamed, column.name) ? (renamed[column.name] ?? column.name) : column.name;
    const known =
      before.find((one) => one.name === name) ?? before.find((one) => columnKey(one.name) === columnKey(name));
    return known === undefined ? [] : [{ before: known, after: column, role: roleOf(known.name) }];
  });
}

/** What two exports say without looking at their rows, most important first. */
export function plainDifferences(before: Side, after: Side, pairs: readonly Pair[]): readonly Difference[] {
  const gone = before.columns.filter((column) => !pairs.some((pair) => pair.before.name === column.name));
  const fresh = after.columns.filter((column) => !pairs.some((pair) => pair.after.name === column.name));
  const columns = (code: 'columns-gone' | 'columns-new', some: readonly ColumnReading[]): readonly Difference[] =>
    some.length === 0 ? [] : [{ code, columns: some.map((column) => column.name) }];
  return [
    ...columns('columns-gone', gone),
    ...columns('columns-new', fresh),
    ...pairs.flatMap((pair) => pairDifferences(pair, before.report, after.report)),
    { code: 'rows', before: before.report.kept, after: after.report.kept },
    ...pairs.flatMap((pair) => datesOf(pair, before.report, after.report)),
  ];
}

function pairDifferences(pair: Pair, before: ReadingReport, after: ReadingReport): readonly Difference[] {
  const column = pair.after.name;
  const found: Difference[] = [];
  if (columnKey(pair.before.name) !== columnKey(column))
    found.push({ code: 'column-renamed', from: pair.before.name, to: column });
  const [was, is] = [missingShare(before, pair.before.name), missingShare(after, column)];
  if (pair.before.type !== pair.after.type && is < 1)
    found.push({ code: 'type', column, before: pair.before.type, after: pair.after.type });
  const orders = [dayOrder(pair.before.dateFormat), dayOrder(pair.after.dateFormat)] as const;
  if (isDated(pair.before.type) && isDated(pair.after.type) && orders[0] !== orders[1])
    found.push({
      code: 'date-order',
      column,
      before: pair.before.dateFormat ?? '',
      after: pair.after.dateFormat ?? '',
    });
  if (is - was > emptierFrom) found.push({ code: 'emptier', column, before: was, after: is });
  return found;
}

/** Which of day and month is written first; the separators do not matter. */
function dayOrder(format: string | undefined): string | null {
  return format === undefined ? null : (format.match(/%[dmbBYy]/g) ?? []).join('').toLowerCase();
}

function datesOf(pair: Pair, before: ReadingReport, after: ReadingReport): readonly Difference[] {
  if (pair.role !== 'date' || !isDated(pair.before.type) || !isDated(pair.after.type)) return [];
  const [was, is] = [profileIn(before, pair.before.name), profileIn(after, pair.after.name)];
  if (was?.min == null || was.max === null || is?.min == null || is.max === null) return [];
  return [
    {
      code: 'dates',
      column: pair.after.name,
      before: [was.min.slice(0, 10), was.max.slice(0, 10)],
      after: [is.min.slice(0, 10), is.max.slice(0, 10)],
    },
  ];
}

function missingShare(report: ReadingReport, name: string): number {
  const profile = profileIn(report, name);
  if (profile === undefined) return 0;
  return profile.missing / Math.max(1, profile.filled + profile.missing);
}
