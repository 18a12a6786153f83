import type { DatasetId, QueryOptions, Session } from '../engine/engine.ts';
import { csvHeader, csvLines, type ListColumn } from '../exports/list/csv-text.ts';
import { filledQuery } from '../exports/list/filled.ts';
import { firstRowsQuery } from '../exports/list/first-rows.ts';
import { anonymityQuery, readAnonymity, type Anonymity } from '../exports/list/anonymity.ts';
import { countQuery } from '../exports/list/list.ts';
import { customersQuery, orderedQuery, readCustomers, readOrdered, type OrderWish } from '../exports/list/ordered.ts';
import { isNumeric } from '../model/column.ts';
import type { ColumnReading, ReadingReport, RejectReason } from '../model/reading.ts';
import type { FieldId } from '../model/record.ts';
import { firstNumber } from '../model/rows.ts';
import type { Rule } from '../model/rule.ts';
import type { Scope } from '../model/scope.ts';

/** Rows as the screens show them. */
export { describing, smallestGroup } from '../exports/list/anonymity.ts';

export type Cell = string | number | null;

/** The first rows of a source, as it was read. */
export interface FirstRows {
  readonly columns: readonly ColumnReading[];
  readonly rows: readonly (readonly Cell[])[];
}

export async function firstRows(
  session: Session,
  dataset: DatasetId,
  columns: readonly ColumnReading[],
  limit: number,
  options: QueryOptions,
): Promise<FirstRows> {
  const found = await session.query(firstRowsQuery(dataset, columns, limit), options);
  const cells = columns.map((column, index): readonly Cell[] =>
    isNumeric(column.type) ? [...found.numbers(`cell_${index}`)] : found.texts(`cell_${index}`),
  );
  return { columns, rows: Array.from({ length: found.count }, (_, row) => cells.map((column) => column[row] ?? null)) };
}

/** How many customers a rule keeps, of how many. */
export interface CustomerCount {
  readonly kept: number;
  readonly all: number;
}

export async function countCustomers(
  session: Session,
  rule: Rule,
  scope: Scope,
  options: QueryOptions,
): Promise<CustomerCount> {
  const rows = await session.query(countQuery(rule, scope), options);
  return { kept: firstNumber(rows, 'kept'), all: firstNumber(rows, 'all') };
}

/** The customers of a rule in an order, by their numbers: of those whose id or shown values hold a text, where one is told. */
export async function orderCustomers(
  session: Session,
  wish: OrderWish,
  scope: Scope,
  options: QueryOptions,
): Promise<Uint32Array> {
  return readOrdered(await session.query(orderedQuery(wish, scope), options));
}

/** Some customers as text, in the order of their numbers: the id, then the fields. */
export async function customersAt(
  session: Session,
  numbers: Uint32Array,
  fields: readonly FieldId[],
  scope: Scope,
  options: QueryOptions,
): Promise<readonly (readonly (string | null)[])[]> {
  return readCustomers(await session.query(customersQuery(numbers, fields, scope), options), numbers, fields.length);
}

/** How far some columns single out the customers of a rule. */
export async function anonymityOf(
  session: Session,
  rule: Rule,
  fields: readonly FieldId[],
  scope: Scope,
  options: QueryOptions,
): Promise<Anonymity> {
  return readAnonymity(await session.query(anonymityQuery(rule, fields, scope), options));
}

/** The share of the population that has each field. */
export async function filledShares(
  session: Session,
  fields: readonly FieldId[],
  scope: Scope,
  options: QueryOptions,
): Promise<ReadonlyMap<FieldId, number>> {
  const rows = await session.query(filledQuery(fields, scope), options);
  const all = firstNumber(rows, 'all');
  return new Map(fields.map((id, index) => [id, all === 0 ? 0 : firstNumber(rows, `field_${index}`) / all]));
}

export interface RejectHeaders {
  readonly line: string;
  readonly reason: string;
  readonly text: string;
  readonly reasons: Readonly<Record<RejectReason, string>>;
}

/** The rejected lines of a file, as a CSV of their own. */
export function rejectsCsv(report: ReadingReport, headers: RejectHeaders): readonly string[] {
  const columns: readonly ListColumn[] = [
    { header: headers.line, type: 'integer' },
    { header: headers.reason, type: 'text' },
    { header: headers.text, type: 'text' },
  ];
  return [
    csvHeader(columns, 'utf-8'),
    csvLines(
      report.rejects.map((reject) => [String(reject.line), headers.reasons[reject.reason], reject.text]),
      columns,
      'utf-8',
    ),
  ];
}
