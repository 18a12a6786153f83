import { integer, join, literal, sql, type Sql } from '../../sql/sql.ts';

/** Groups shown beside each other; the rest is put together. A proposal of ours: more cannot be compared by eye. */
export const mostGroups = 6;

/** The levels that have a picture of their own, most frequent first. */
export type NamedLevels = readonly string[];

export type GroupKey =
  { readonly kind: 'value'; readonly value: string } | { readonly kind: 'other' } | { readonly kind: 'missing' };

/** The group of a level by number: its place among the named ones, then the rare ones together, then the missing. */
export function groupNumber(levels: NamedLevels, level: Sql): Sql<'expression'> {
  const whens = levels.map((value, i) => sql`WHEN ${level} = ${literal(value)} THEN ${integer(i)}`);
  return sql`CASE ${join(whens, sql` `)} WHEN ${level} IS NULL THEN ${integer(levels.length + 1)} ELSE ${integer(levels.length)} END`;
}
