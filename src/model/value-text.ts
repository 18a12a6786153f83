import { integer, literal, sql, type Sql } from '../sql/sql.ts';
import { isNumeric, type ColumnType } from './column.ts';

/** Doubles below this are exact to the unit, and DuckDB writes them without an exponent. */
const longestWhole = 1e15;

/** A value as text, NULL where it has none. Whole numbers are written without a point, because columns of whole numbers are doubles too. */
export function valueText(value: Sql, type: ColumnType): Sql<'expression'> {
  if (!isNumeric(type)) return sql`${value}::VARCHAR`;
  const whole = sql`abs(${value}) < ${literal(longestWhole)} AND ${value} % ${integer(1)} = ${integer(0)}`;
  return sql`CASE WHEN ${whole} THEN ${value}::BIGINT::VARCHAR ELSE ${value}::VARCHAR END`;
}
