import { isNumeric } from '../../model/column.ts';
import type { FoundReturns, ReturnSign } from '../../model/event-making.ts';
import type { Rows } from '../../model/rows.ts';
import { identifier, integer, join, literal, or, query, sql, type Sql } from '../../sql/sql.ts';
import type { RecordColumn, RecordSource } from './record-source.ts';
import { rowsOf } from './relations.ts';

/** What may tell a return in a source of purchases. */
export interface ReturnColumns {
  readonly negative: readonly RecordColumn[];
  readonly id: RecordColumn | null;
  readonly status: RecordColumn | null;
}

export function returnColumns(source: RecordSource): ReturnColumns | null {
  if (source.kind !== 'purchases') return null;
  const negative = source.columns.filter(
    (column) => (column.role === 'quantity' || column.role === 'amount') && isNumeric(column.type),
  );
  const id = source.columns.find((column) => column.role === 'event-id' && column.type === 'text') ?? null;
  const status = source.columns.find((column) => column.role === 'status' && column.type === 'text') ?? null;
  return negative.length === 0 && status === null ? null : { negative, id, status };
}

/** Rows of `sign`, `value`, `rows`, `back`: by the letters that an id begins with and by status, all rows and those below zero. */
export function signsQuery(source: RecordSource, columns: ReturnColumns): Sql<'query'> {
  const below = belowZero(columns.negative);
  const rows = rowsOf(source);
  const parts = columns.negative.map(
    (column, index) =>
      sql`SELECT 'negative' AS "sign", ${literal(String(index))} AS "value", count(*) AS "rows", count(*) AS "back" FROM ${rows} WHERE ${belowZero([column])}`,
  );
  const by = (sign: string, value: Sql): Sql<'expression'> =>
    sql`SELECT ${literal(sign)} AS "sign", ${value} AS "value", count(*) AS "rows", count(*) FILTER (WHERE ${below}) AS "back" FROM ${rows} GROUP BY "value"`;
  if (columns.id !== null && columns.negative.length > 0) parts.push(by('prefix', letters(columns.id.name)));
  if (columns.status !== null) parts.push(by('status', identifier(columns.status.name)));
  return query`SELECT "sign", "value", "rows"::DOUBLE AS "rows", "back"::DOUBLE AS "back" FROM (${join(parts, sql` UNION ALL `)}) WHERE "value" IS NOT NULL ORDER BY "sign", "rows" DESC, "value" LIMIT ${integer(2_000)}`;
}

const letters = (id: string): Sql<'expression'> =>
  sql`regexp_extract(${identifier(id)}, '^([A-Za-z]{1,3})[^A-Za-z]', 1)`;

const belowZero = (columns: readonly Pick<RecordColumn, 'name'>[]): Sql<'expression'> =>
  or(columns.map((column) => sql`${identifier(column.name)} < ${integer(0)}`));

/** Rows of one prefix are returns where nearly all of them are below zero, and they are not most of the file. */
const mostlyBack = 0.9;
const mostOfFile = 0.5;

/** The signs that a source shows, from the counts. */
export function signsFound(source: RecordSource, columns: ReturnColumns, counts: Rows): FoundReturns['signs'] {
  const [signs, values] = [counts.texts('sign'), counts.texts('value')];
  const [rows, back] = [counts.numbers('rows'), counts.numbers('back')];
  const found: { sign: ReturnSign; rows: number }[] = [];
  const statuses: string[] = [];
  let ofStatus = 0;
  signs.forEach((sign, index) => {
    const [value, count, negative] = [values[index] ?? '', rows[index] ?? 0, back[index] ?? 0];
    const column = columns.negative[Number(value)];
    if (sign === 'negative' && column !== undefined && count > 0)
      found.push({ sign: { kind: 'negative', column: column.name }, rows: count });
    const oftenBack = count > 1 && negative / count >= mostlyBack && count / Math.max(1, source.rows) <= mostOfFile;
    if (sign === 'prefix' && value !== '' && columns.id !== null && oftenBack)
      found.push({ sign: { kind: 'prefix', column: columns.id.name, prefix: value }, rows: count });
    if (sign === 'status' && takesBack(value)) {
      statuses.push(value);
      ofStatus += count;
    }
  });
  if (columns.status !== null && statuses.length > 0)
    found.push({ sign: { kind: 'status', column: columns.status.name, values: statuses.sort() }, rows: ofStatus });
  const order = { prefix: 0, status: 1, negative: 2 } as const;
  return found.sort((a, b) => order[a.sign.kind] - order[b.sign.kind]);
}

const backWords =
  /^(?:annul(?:e|ee|es|ees|ation|ations)|rembours(?:e|ee|es|ees|ement|ements)|retours?|retourne(?:e|s|es)?|avoirs?|cancel|cancels|cancell?ed|cancell?ations?|refund|refunds|refunded|refunding|return|returns|returned|void|voided|chargeback|reversed|reversal)$/;
const notWords = new Set(['non', 'not', 'no', 'pas', 'sans', 'aucun', 'aucune', 'never', 'without']);

/** Whether a status says that a purchase was taken back: `Annulée`, `partially refunded`, and not `non retourné`. */
export function takesBack(status: string): boolean {
  const words = status
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}]+/u);
  return words.some((word) => backWords.test(word)) && !words.some((word) => notWords.has(word));
}

/** Whether a row of the file takes a purchase back; never NULL. */
export function isReturn(signs: readonly ReturnSign[]): Sql<'expression'> {
  const conditions = signs.map((sign) => {
    switch (sign.kind) {
      case 'negative':
        return belowZero([{ name: sign.column }]);
      case 'prefix':
        return sql`${letters(sign.column)} = ${literal(sign.prefix)}`;
      case 'status':
        return sql`${identifier(sign.column)} IN (${join(sign.values.map(literal))})`;
    }
  });
  return sql`coalesce(${or(conditions)}, FALSE)`;
}

/** One row: how many rows have a sign. */
export function returnCount(source: RecordSource, signs: readonly ReturnSign[]): Sql<'query'> {
  return query`SELECT count(*)::DOUBLE AS "rows" FROM ${rowsOf(source)} WHERE ${isReturn(signs)}`;
}
