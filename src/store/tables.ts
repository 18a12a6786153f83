import type { DatasetId, QueryOptions, Session } from '../engine/engine.ts';
import { csvHeader, csvLines, type ListColumn } from '../exports/list/csv-text.ts';
import { filledQuery } from '../exports/list/filled.ts';
import { firstRowsQuery } from '../exports/list/first-rows.ts';
import { anonymityQuery, readAnonymity, type Anonymity } from '../exports/list/anonymity.ts';
import { countQuery, foundQuery, listQuery, type ListOrder, type ListSlice } from '../exports/list/list.ts';
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

export interface CustomerList {
  readonly rule: Rule;
  readonly fields: readonly FieldId[];
  readonly slice: ListSlice;
  readonly order: ListOrder | null;
  /** Only those whose id or shown values hold this text. */
  readonly search: string;
}

/** Customers as text: the id, then the fields in their order. */
export async function listCustomers(
  session: Session,
  list: CustomerList,
  scope: Scope,
  options: QueryOptions,
): Promise<readonly (readonly (string | null)[])[]> {
  const rows = await session.query(
    listQuery(list.rule, list.fields, scope, list.slice, { order: list.order, search: list.search }),
    options,
  );
  const cells = ['customer_id', ...list.fields.map((_, index) => `field_${index}`)].map((name) => rows.texts(name));
  return Array.from({ length: rows.count }, (_, row) => cells.map((column) => column[row] ?? null));
}

/** How many of a rule's customers have a text in their id or in some fields. */
export async function countFound(
  session: Session,
  rule: Rule,
  fields: readonly FieldId[],
  scope: Scope,
  search: string,
  options: QueryOptions,
): Promise<number> {
  return firstNumber(await session.query(foundQuery(rule, fields, scope, search), options), 'found');
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
