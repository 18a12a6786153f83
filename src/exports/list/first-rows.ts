import { databaseOf, type DatasetId } from '../../engine/engine.ts';
import { isDated, isNumeric, type ColumnType } from '../../model/column.ts';
import { identifier, integer, join, path, query, sql, type Sql } from '../../sql/sql.ts';

export interface FirstRowsColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** A cell longer than this is cut: what is shown is a look, not the value. */
const longestCell = 400;

/** The first rows of the table of a source: `cell_<n>` in the order of the columns, numbers as numbers, dates in ISO form. */
export function firstRowsQuery(dataset: DatasetId, columns: readonly FirstRowsColumn[], limit: number): Sql<'query'> {
  const cells = columns.map((column, index) => sql`${cell(column)} AS ${identifier(`cell_${index}`)}`);
  return query`SELECT ${join(cells)} FROM ${path(databaseOf(dataset), 'main', 'rows')} LIMIT ${integer(limit)}`;
}

function cell({ name, type }: FirstRowsColumn): Sql<'expression'> {
  const value = identifier(name);
  if (isNumeric(type)) return sql`${value}::DOUBLE`;
  if (type === 'datetime') return sql`strftime(${value}, '%Y-%m-%d %H:%M:%S')`;
  if (isDated(type)) return sql`strftime(${value}, '%Y-%m-%d')`;
  return sql`left(${value}::VARCHAR, ${integer(longestCell)})`;
}
