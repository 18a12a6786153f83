import type { Session } from '../../engine/engine.ts';
import { firstNumber } from '../../model/rows.ts';
import type { SourceId } from '../../model/record.ts';
import { valueText } from '../../model/value-text.ts';
import { identifier, path, query, type Sql } from '../../sql/sql.ts';
import { planKeys, type KeyPair, type KeyedColumn, type KeyedSource } from './plan-keys.ts';

/** A column whose distinct values are nearly all in the key of another source. */
export interface FoundKey {
  readonly source: SourceId;
  readonly column: string;
  readonly of: SourceId;
  readonly key: string;
  readonly distinct: number;
  /** Of the distinct values, those that are in the key. */
  readonly found: number;
}

/** Below this share of the distinct values a column points at something else, unless both are ids of customers: then the share is what matters. */
const leastShare = 0.8;

/** Looks up the distinct values of columns in the keys of other sources. A column points at the key that holds most of its values. */
export async function findKeys(
  session: Session,
  sources: readonly KeyedSource[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly FoundKey[]> {
  const best = new Map<string, FoundKey>();
  for (const pair of planKeys(sources)) {
    const counts = await session.query(inclusion(pair), options);
    const found: FoundKey = {
      source: pair.source.id,
      column: pair.column.name,
      of: pair.of.id,
      key: pair.key.name,
      distinct: firstNumber(counts, 'distinct'),
      found: firstNumber(counts, 'found'),
    };
    const place = JSON.stringify([found.source, found.column]);
    const named = pair.of.kind === 'customers' && pair.column.role === 'customer-id' && pair.key.role === 'customer-id';
    if (shareOf(found) >= (named ? Number.EPSILON : leastShare) && shareOf(found) > shareOf(best.get(place)))
      best.set(place, found);
  }
  return [...best.values()];
}

/** The share of the distinct values that are in the key. */
export const shareOf = (found: FoundKey | undefined): number =>
  found === undefined || found.distinct === 0 ? 0 : found.found / found.distinct;

/** One row: `distinct`, the values of a column; `found`, those among them that a key has. Compared as text. */
export function inclusion({ source, column, of, key }: KeyPair): Sql<'query'> {
  const values = (one: KeyedSource, { name, type }: KeyedColumn): Sql<'query'> =>
    query`SELECT DISTINCT ${valueText(identifier(name), type)} AS "value" FROM ${path(one.database, 'main', 'rows')} WHERE ${identifier(name)} IS NOT NULL`;
  return query`SELECT count(*)::DOUBLE AS "distinct", count("held"."value")::DOUBLE AS "found"
FROM (${values(source, column)}) AS "asked" LEFT JOIN (${values(of, key)}) AS "held" ON "held"."value" = "asked"."value"`;
}
