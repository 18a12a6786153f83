import { identifier, literal, sql, type Sql } from '../../sql/sql.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { ValueLevels } from './values-stage.ts';

/** Only the values at one level of a dimension; null is where it is missing. */
export interface Within {
  readonly dimension: Dimension;
  readonly level: string | null;
}

const column = 'side';

/** The column that the stage of values needs for it. */
export function withinLevels(within: Within | null): ValueLevels {
  return within === null ? {} : { [column]: within.dimension };
}

export function isWithin(within: Within | null): Sql<'expression'> {
  if (within === null) return sql`TRUE`;
  return within.level === null
    ? sql`${identifier(column)} IS NULL`
    : sql`${identifier(column)} = ${literal(within.level)}`;
}
