import { valueText } from '../../model/value-text.ts';
import type { ColumnType } from '../../model/column.ts';
import type { ColumnReading } from '../../model/reading.ts';
import { identifier, join, literal, path, query, sql, statement, type Sql } from '../../sql/sql.ts';
import type { CombinedColumn } from './combined-columns.ts';

/** The rows of the parts under each other, each with what tells its file, in `"<target>"."main"."rows"`. */
export function combinedRows(
  target: string,
  fileColumn: string,
  columns: readonly CombinedColumn[],
  parts: readonly { readonly database: string; readonly value: string }[],
): Sql<'statement'> {
  const selects = parts.map(({ database, value }, index) => {
    const cells = columns.map(
      ({ name, type, from }) => sql`${cellOf(from[index] ?? null, type)} AS ${identifier(name)}`,
    );
    return sql`SELECT ${join([sql`${literal(value)} AS ${identifier(fileColumn)}`, ...cells])} FROM ${path(database, 'main', 'rows')}`;
  });
  return statement`CREATE TABLE ${path(target, 'main', 'rows')} AS
${join(
  selects,
  sql`
UNION ALL
`,
)}`;
}

function cellOf(column: ColumnReading | null, type: ColumnType): Sql<'expression'> {
  if (column === null) return sql`NULL::${engineType(type)}`;
  const value = identifier(column.name);
  if (column.type === type) return sql`${value}`;
  return type === 'text' ? valueText(value, column.type) : sql`${value}::${engineType(type)}`;
}

function engineType(type: ColumnType): Sql<'expression'> {
  switch (type) {
    case 'text':
      return sql`VARCHAR`;
    case 'integer':
    case 'decimal':
      return sql`DOUBLE`;
    case 'date':
      return sql`DATE`;
    case 'datetime':
      return sql`TIMESTAMP`;
    case 'boolean':
      return sql`BOOLEAN`;
  }
}

/** How many values each column of the combined rows has, as `d0`, `d1`… */
export function distinctCounts(target: string, columns: readonly Pick<CombinedColumn, 'name'>[]): Sql<'query'> {
  const counts = columns.map(
    ({ name }, index) => sql`count(DISTINCT ${identifier(name)})::DOUBLE AS ${identifier(`d${index}`)}`,
  );
  return query`SELECT ${join(counts)} FROM ${path(target, 'main', 'rows')}`;
}
