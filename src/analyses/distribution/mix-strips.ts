import type { StripValues } from '../../charts/table-line/strip-values.ts';
import type { QueryOptions, Session } from '../../engine/engine.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import type { Rows } from '../../model/rows.ts';
import { naming, type Scope } from '../../model/scope.ts';
import { chain, literal, query, sql, type Sql } from '../../sql/sql.ts';
import { sidesOf } from './run-compare.ts';
import type { Comparison } from './spec.ts';
import { largestValue } from './summary-query.ts';
import { levelledValues } from './values-stage.ts';
import { isWithin, withinLevels, type Within } from './within.ts';

/** Where eight in ten values of one side lie: at each level (null where it is missing), and of all. */
export interface SideStrips {
  readonly levels: ReadonlyMap<string | null, StripValues>;
  readonly all: StripValues | null;
}

/** What stands beside the means of a change split along one dimension. */
export interface MixStrips {
  /** The dimension, as text. */
  readonly of: string;
  readonly before: SideStrips;
  readonly after: SideStrips;
}

/** Rows of `level`, `all` (of all levels), `p10`, `p50`, `p90` (type 7) and `mean`. */
export function mixStripsQuery(
  measure: Measure,
  dimension: Dimension,
  scope: Scope,
  within: Within | null,
): Sql<'query'> {
  const values = levelledValues(measure, { ...withinLevels(within), along: dimension }, scope, naming());
  const at = (p: number): Sql<'expression'> => sql`quantile_cont("value", ${literal(p)})::DOUBLE`;
  return chain(
    values,
    query`SELECT "along"::VARCHAR AS "level", grouping("along")::DOUBLE AS "all", ${at(0.1)} AS "p10", ${at(0.5)} AS "p50", ${at(0.9)} AS "p90", avg("value")::DOUBLE AS "mean"
FROM "values" WHERE abs("value") <= ${literal(largestValue)} AND ${isWithin(within)}
GROUP BY GROUPING SETS (("along"), ())`,
  );
}

function readSide(rows: Rows): SideStrips {
  const levels = new Map<string | null, StripValues>();
  let whole: StripValues | null = null;
  const [all, p10, p50, p90, mean] = ['all', 'p10', 'p50', 'p90', 'mean'].map((name) => rows.numbers(name));
  rows.texts('level').forEach((level, i) => {
    const number = (column: ArrayLike<number> | undefined): number => column?.[i] ?? Number.NaN;
    const strip = { p10: number(p10), p50: number(p50), p90: number(p90), mean: number(mean) };
    if (number(all) === 1) whole = strip;
    else levels.set(level, strip);
  });
  return { levels, all: whole };
}

/** The strips of both sides of a comparison along a dimension. */
export async function runMixStrips(
  engine: Session,
  wish: { readonly measure: Measure; readonly comparison: Comparison; readonly dimension: Dimension },
  scope: Scope,
  { signal, place, onProgress }: QueryOptions = {},
): Promise<MixStrips> {
  const { measure, comparison, dimension } = wish;
  const [one, other] = sidesOf(comparison, scope);
  const ask = async (side: typeof one, share: number): Promise<SideStrips> => {
    const rows = await engine.query(mixStripsQuery(measure, dimension, side.scope, side.within), { signal, place });
    onProgress?.(share);
    return readSide(rows);
  };
  const before = await ask(one, 0.5);
  return { of: JSON.stringify(dimension), before, after: await ask(other, 1) };
}
