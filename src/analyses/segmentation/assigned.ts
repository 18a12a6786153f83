import { compileHolding, compileSegmentation, compileWithMeasures } from '../../model/compile-segmentation.ts';
import type { Measure } from '../../model/measure.ts';
import { populationStages } from '../../model/population.ts';
import type { Rows } from '../../model/rows.ts';
import { naming, type Scope } from '../../model/scope.ts';
import type { Plan } from '../../model/segmentation.ts';
import { chain, identifier, integer, join, query, sql, type Sql } from '../../sql/sql.ts';

/** One row a customer of the population: `customer_no`, `customer_id`, `part`, then `m_0`, `m_1`, … of the measures. Whole, so that it may stand inside another query. */
export function assignedQuery(plan: Plan, scope: Scope, measures: readonly Measure[] = []): Sql<'query'> {
  const names = naming();
  const { part, measured } = compileWithMeasures(plan, measures, scope, names, 'population');
  const columns = [
    sql`"population"."customer_no"`,
    sql`"population"."customer_id"`,
    sql`${part.value} AS "part"`,
    ...measured.values.map((value, index) => sql`(${value})::DOUBLE AS ${identifier(`m_${index}`)}`),
  ];
  return chain(
    [...populationStages(scope, names), ...measured.stages, ...part.stages],
    query`SELECT ${join(columns)} FROM "population" ${join([...measured.joins, ...part.joins], sql` `)}`,
  );
}

/** How many customers a segmentation puts where. */
export interface Sizes {
  /** One a part, then the rest. */
  readonly counts: readonly number[];
  readonly all: number;
  /** Per part, customers for whom a later rule holds too; an earlier one took them. Zeros where rules cannot overlap. */
  readonly shared: readonly number[];
}

/** `part`, `n`, and `shared`: for how many of them more than one rule holds. */
export function sizesQuery(plan: Plan, scope: Scope): Sql<'query'> {
  const names = naming();
  const part = compileSegmentation(plan, scope, names, 'population');
  const holding = compileHolding(plan, scope, names, 'population');
  const assigned = query`SELECT ${part.value} AS "part", ${holding?.value ?? integer(0)} AS "held" FROM "population" ${join(
    [...part.joins, ...(holding?.joins ?? [])],
    sql` `,
  )}`;
  return chain(
    [
      ...populationStages(scope, names),
      ...part.stages,
      ...(holding?.stages ?? []),
      { name: 'assigned', query: assigned },
    ],
    query`SELECT "part"::DOUBLE AS "part", count(*)::DOUBLE AS "n", (count(*) FILTER ("held" > 1))::DOUBLE AS "shared" FROM "assigned" GROUP BY "part" ORDER BY "part"`,
  );
}

export function readSizes(rows: Rows, parts: number): Sizes {
  const [part, n, both] = [rows.numbers('part'), rows.numbers('n'), rows.numbers('shared')];
  const [counts, shared] = [new Array<number>(parts + 1).fill(0), new Array<number>(parts + 1).fill(0)];
  part.forEach((place, row) => {
    counts[place] = n[row] ?? 0;
    shared[place] = both[row] ?? 0;
  });
  return { counts, shared, all: counts.reduce((sum, count) => sum + count, 0) };
}
