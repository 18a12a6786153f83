import { compileWithMeasures } from '../../model/compile-segmentation.ts';
import type { Measure } from '../../model/measure.ts';
import { midRanks } from '../../model/statistics/mid-ranks.ts';
import { populationStages } from '../../model/population.ts';
import type { Rows } from '../../model/rows.ts';
import { customerId, naming, type Scope } from '../../model/scope.ts';
import type { Plan } from '../../model/segmentation.ts';
import { chain, identifier, integer, join, literal, path, query, sql, type Sql } from '../../sql/sql.ts';

/**
 * What is said of the shape of segments is computed on at most so many customers, drawn by a fixed hash of their id: the same ones each time.
 * A proposal of ours; sizes, moves and overlaps are of everybody.
 */
export const sampleLimit = 100_000;

/** Customers with their part, half and measures: `part`, `half` (0 or 1), `all`, `m_0`, … Drawn first, so that the rest is computed for them alone. */
export function sampleQuery(
  plan: Plan,
  scope: Scope,
  measures: readonly Measure[],
  limit: number = sampleLimit,
): Sql<'query'> {
  const names = naming();
  const ofDrawn: Scope = { ...scope, eventsOf: 'drawn' };
  const { part, measured } = compileWithMeasures(plan, measures, ofDrawn, names, 'drawn');
  const columns = [
    sql`(${part.value})::DOUBLE AS "part"`,
    sql`(hash(${customerId('drawn')} || ${literal('half')}) % 2)::DOUBLE AS "half"`,
    sql`(SELECT count(*) FROM "population")::DOUBLE AS "all"`,
    ...measured.values.map((value, index) => sql`(${value})::DOUBLE AS ${identifier(`m_${index}`)}`),
  ];
  return chain(
    [
      ...populationStages(scope, names),
      { name: 'lots', query: lots },
      {
        name: 'draw',
        query: query`SELECT "customer_no" FROM "lots" WHERE "lot"::DOUBLE <= ${reach(limit)} ORDER BY "lot", "customer_no" LIMIT ${integer(limit)}`,
      },
      {
        name: 'drawn',
        query: query`SELECT * FROM "population" WHERE "customer_no" IN (SELECT "customer_no" FROM "draw")`,
      },
      ...measured.stages,
      ...part.stages,
    ],
    query`SELECT ${join(columns)} FROM "drawn" ${join([...measured.joins, ...part.joins], sql` `)} ORDER BY ${path('drawn', 'customer_no')}`,
  );
}

const lots = query`SELECT "customer_no", hash("customer_id" || ${literal('draw')}) AS "lot" FROM "population"`;

/** Lots are spread evenly up to 2^64: the first so many are below this, with room to spare, so that only they are put in order. */
const reach = (limit: number): Sql<'expression'> =>
  sql`${literal(2 ** 64)} * ${literal(1.2 * limit + 1_000)} / (SELECT count(*) FROM "population")`;

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

const grouped = new WeakMap<Sample, ReadonlyMap<number, Uint32Array>>();

/** The values of the rows of a part that have one, of one half where it is told. The rows are put by their parts once a sample. */
export function valuesOf(sample: Sample, measure: number, part: number, half: number | null = null): Float64Array {
  const rows = (grouped.get(sample) ?? groupedRows(sample)).get(part) ?? new Uint32Array(0);
  const values = sample.values[measure] ?? new Float64Array(0);
  const found = new Float64Array(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    const value = values[row] as number;
    if (!Number.isNaN(value) && (half === null || sample.half[row] === half)) found[count++] = value;
  }
  return found.slice(0, count);
}

function groupedRows(sample: Sample): ReadonlyMap<number, Uint32Array> {
  const rows = new Map<number, number[]>();
  for (let row = 0; row < sample.part.length; row++) {
    const own = rows.get(sample.part[row] as number);
    if (own === undefined) rows.set(sample.part[row] as number, [row]);
    else own.push(row);
  }
  const found = new Map([...rows].map(([part, own]) => [part, Uint32Array.from(own)] as const));
  grouped.set(sample, found);
  return found;
}

const ranked = new WeakMap<Sample, readonly Float64Array[]>();

/** The ranks of each measure, found once a sample. */
export function ranksOf(sample: Sample): readonly Float64Array[] {
  const found = ranked.get(sample) ?? sample.values.map(midRanks);
  ranked.set(sample, found);
  return found;
}
