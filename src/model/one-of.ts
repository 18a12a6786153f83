import { join, literal, query, sql, type Sql } from '../sql/sql.ts';
import { isDated, isNumeric, type ColumnType } from './column.ts';
import { UserError } from './problem.ts';

export type Constant = string | number | boolean;

/** Whether a constant can be compared with values of a type. */
export function fitsConstant(type: ColumnType, value: Constant): boolean {
  if (isDated(type)) return typeof value === 'string';
  return typeof value === (isNumeric(type) ? 'number' : type === 'boolean' ? 'boolean' : 'string');
}

export function unfit(type: ColumnType): UserError {
  return new UserError({ code: 'test-unfit', type });
}

/** The engine compares with each constant of a longer list in turn: 2,000 of them over a million rows take 14 s, as a table 0.1 s. */
const longestInline = 20;

/** Whether a value is one of some, however many: TRUE or FALSE, never NULL. Throws a UserError when a constant does not fit the type. */
export function isOneOf(value: Sql, type: ColumnType, values: readonly Constant[]): Sql<'expression'> {
  if (values.some((one) => !fitsConstant(type, one))) throw unfit(type);
  if (values.length === 0) return sql`FALSE`;
  const list =
    values.length <= longestInline || type === 'boolean'
      ? join(values.map((one) => constant(type, one)))
      : sql`${asTable(type, values.map(String))}`;
  return sql`coalesce(${value} IN (${list}), FALSE)`;
}

function constant(type: ColumnType, value: Constant): Sql<'expression'> {
  return isDated(type) ? sql`CAST(${literal(String(value))} AS TIMESTAMP)` : literal(value);
}

/** Values, not none, as the rows of a query of one column. */
export function asTable(type: ColumnType, values: readonly string[]): Sql<'query'> {
  const mark = markOutside(values);
  const texts = sql`unnest(string_split(${literal(values.join(mark))}, ${literal(mark)}))`;
  const typed = isNumeric(type) ? sql`${texts}::DOUBLE` : isDated(type) ? sql`${texts}::TIMESTAMP` : texts;
  return query`SELECT ${typed} AS "value"`;
}

/** A text that none of the values holds, and that does not come about where two of them meet. */
function markOutside(values: readonly string[]): string {
  for (const mark of ['|', ';', '\u001F']) if (values.every((value) => !value.includes(mark))) return mark;
  // As many signs in a row as no value has.
  const longest = Math.max(...values.flatMap((value) => (value.match(/\u001F+/g) ?? []).map((run) => run.length)));
  return `|${'\u001F'.repeat(longest + 1)}|`;
}
