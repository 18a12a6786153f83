import { valueText } from '../../model/value-text.ts';
import { identifier, join, path, sql, type Sql } from '../../sql/sql.ts';
import type { RecordColumn, RecordSource } from './record-source.ts';

/** The first day: rows without a date may be seen at every as-of date. */
export const dawn = '0001-01-01';
/** Before this day everything is valid until something else is. */
export const dusk = '9999-12-31';

/** The rows of a source, as reading left them, but for names that the record needs. */
export function rowsOf({ database, renamed = [] }: Pick<RecordSource, 'database' | 'renamed'>): Sql<'expression'> {
  const rows = path(database, 'main', 'rows');
  if (renamed.length === 0) return rows;
  const names = renamed.map(({ from, to }) => sql`${identifier(from)} AS ${identifier(to)}`);
  return sql`(SELECT * RENAME (${join(names)}) FROM ${rows})`;
}

/** A key as text, so that `17850` read as a number in one file is `17850` of another. */
export function keyText(key: Pick<RecordColumn, 'name' | 'type'>, relation: string | null = null): Sql<'expression'> {
  const column = relation === null ? identifier(key.name) : path(relation, key.name);
  return valueText(column, key.type);
}
