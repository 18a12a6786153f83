import type { Measure } from '../../model/measure.ts';
import type { Rows } from '../../model/rows.ts';
import type { Scope } from '../../model/scope.ts';
import type { Plan } from '../../model/segmentation.ts';
import { identifier, integer, join, literal, query, sql, type Sql } from '../../sql/sql.ts';
import { assignedQuery } from './assigned.ts';

/**
 * What is said of the shape of segments is computed on at most so many customers, drawn by a fixed hash of their id: the same ones each time.
 * A proposal of ours; sizes, moves and overlaps are of everybody.
 */
export const sampleLimit = 100_000;

/** Customers with their part, half and measures: `part`, `half` (0 or 1), `all`, `m_0`, … */
export function sampleQuery(
  plan: Plan,
  scope: Scope,
  measures: readonly Measure[],
  limit: number = sampleLimit,
): Sql<'query'> {
  const columns = measures.map((_, index) => identifier(`m_${index}`));
  return query`SELECT "part"::DOUBLE AS "part", (md5_number("customer_id" || ${literal('half')}) % 2)::DOUBLE AS "half", (count(*) OVER ())::DOUBLE AS "all"${
    columns.length === 0 ? sql`` : sql`, ${join(columns)}`
  }
FROM (${assignedQuery(plan, scope, measures)}) AS "assigned"
ORDER BY md5_number("customer_id" || ${literal('draw')}), "customer_id" LIMIT ${integer(limit)}`;
}

export interface Sample {
  readonly part: Float64Array;
  readonly half: Float64Array;
  /** One a measure; NaN where a customer has none. */
  readonly values: readonly Float64Array[];
  /** Customers of the population, drawn or not. */
  readonly all: number;
}

export function readSample(rows: Rows, measures: number): Sample {
  return {
    part: rows.numbers('part'),
    half: rows.numbers('half'),
    values: Array.from({ length: measures }, (_, index) => rows.numbers(`m_${index}`)),
    all: rows.numbers('all')[0] ?? 0,
  };
}

/** The values of some rows that have one. */
export function valuesWhere(
  sample: Sample,
  measure: number,
  keep: (part: number, row: number) => boolean,
): Float64Array {
  const values = sample.values[measure] ?? new Float64Array();
  return values.filter((value, row) => !Number.isNaN(value) && keep(sample.part[row] ?? -1, row));
}
