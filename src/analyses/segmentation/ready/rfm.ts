import { always, type Window } from '../../../model/period.ts';
import type { EventMeasure } from '../../../model/measure.ts';
import type { CustomerRecord, EventTable } from '../../../model/record.ts';
import { naming, type Scope } from '../../../model/scope.ts';
import { gridCells, gridSide, scoresOf, type Axis } from '../../../model/segmentation.ts';
import { populationStages } from '../../../model/population.ts';
import { compileMeasures } from '../../../model/compile-measures.ts';
import { stepOf } from '../../../model/compile-segmentation.ts';
import type { Rows } from '../../../model/rows.ts';
import { chain, identifier, integer, join, literal, query, sql, type Sql } from '../../../sql/sql.ts';
import { amountOf, purchasesOf } from '../described.ts';

export const rfmKeys = ['recency', 'frequency', 'monetary'] as const;
export type RfmMeasures = readonly [EventMeasure, EventMeasure, EventMeasure];

/** Days since the last purchase, purchases, and what they came to. Null where there is no dated purchase with an amount. */
export function rfmMeasures(record: CustomerRecord, window: Window = always): RfmMeasures | null {
  const events = purchasesOf(record).find((one) => one.dated && amountOf(one) !== null);
  return events === undefined ? null : rfmMeasuresOf(events, window);
}

export function rfmMeasuresOf(events: EventTable, window: Window): RfmMeasures {
  const base = { kind: 'events', events: events.id, window, filter: null, absent: 'left-out' } as const;
  return [
    { ...base, aggregate: 'days-since', amount: null },
    { ...base, aggregate: 'count', amount: null },
    { ...base, aggregate: 'sum', amount: amountOf(events) },
  ];
}

/** The steps of a score: fifths. */
const FIFTHS = [0.2, 0.4, 0.6, 0.8];

/** The quintiles (type 7) of each measure among those who have one, one row: `q_<axis>_<step>`, and whether its values are whole: `whole_<axis>`. */
export function quintilesQuery(measures: RfmMeasures, scope: Scope): Sql<'query'> {
  const names = naming();
  const { stages, joins, values } = compileMeasures(measures, scope, names, 'population');
  const columns = values.flatMap((value, axis) => [
    ...FIFTHS.map(
      (share, step) =>
        sql`quantile_cont((${value})::DOUBLE, ${literal(share)})::DOUBLE AS ${identifier(`q_${axis}_${step}`)}`,
    ),
    sql`(bool_and(${value} = trunc(${value})))::INTEGER::DOUBLE AS ${identifier(`whole_${axis}`)}`,
  ]);
  return chain(
    [...populationStages(scope, names), ...stages],
    query`SELECT ${join(columns)} FROM "population" ${join(joins, sql` `)}`,
  );
}

/** Axes cut at the quintiles: the next score begins after the quintile, so that those who have just that value stay together below. Null when nobody has a value. */
export function axesFrom(rows: Rows, measures: RfmMeasures): readonly [Axis, Axis, Axis] | null {
  const axis = (index: number, best: Axis['best']): Axis | null => {
    const [measure] = measures.slice(index, index + 1);
    const quintiles = FIFTHS.map((_, step) => rows.numbers(`q_${index}_${step}`)[0] ?? Number.NaN);
    if (measure === undefined || quintiles.some(Number.isNaN)) return null;
    const whole = rows.numbers(`whole_${index}`)[0] === 1;
    return { measure, cuts: quintiles.map((value) => valueAfter(value, whole)), best };
  };
  const [r, f, m] = [axis(0, 'low'), axis(1, 'high'), axis(2, 'high')];
  return r === null || f === null || m === null ? null : [r, f, m];
}

/** The next value that a person would write after one: the next whole number, or the next hundredth. */
export function valueAfter(value: number, whole: boolean): number {
  if (whole) return Math.floor(value) + 1;
  const hundredths = Math.floor(Number((value * 100).toPrecision(15))) + 1;
  return hundredths / 100;
}

export const rfmNames = ['champions', 'loyal', 'big', 'new', 'fading', 'win-back', 'sleeping', 'lost'] as const;
export type RfmName = (typeof rfmNames)[number];

/** A painting of ours that leaves no cell out: who is worth what, by how recent, how often, how much. */
export function paintedByDefault(): readonly number[] {
  return Array.from({ length: gridCells }, (_, cell) => rfmNames.indexOf(defaultName(...scoresOf(cell))));
}

function defaultName(r: number, f: number, m: number): RfmName {
  if (r >= 4 && f >= 4 && m >= 4) return 'champions';
  if (r >= 3 && f >= 3) return 'loyal';
  if (r >= 3 && m >= 4) return 'big';
  if (r >= 4) return 'new';
  if (r === 3) return 'fading';
  if (f >= 4 || m >= 4) return 'win-back';
  return r === 2 ? 'sleeping' : 'lost';
}

/** Customers by cell: `cell` and `n`; those without a score are in none. */
export function cellsQuery(axes: readonly [Axis, Axis, Axis], scope: Scope): Sql<'query'> {
  const names = naming();
  const { stages, joins, values } = compileMeasures(
    axes.map((axis) => axis.measure),
    scope,
    names,
    'population',
  );
  const cell = join(
    axes.map(
      (axis, index) => sql`${stepOf(axis, values[index] ?? literal(null))} * ${integer(gridSide ** (2 - index))}`,
    ),
    sql` + `,
  );
  const known = join(
    values.map((value) => sql`${value} IS NOT NULL`),
    sql` AND `,
  );
  const scored = query`SELECT CASE WHEN ${known} THEN ${cell} END AS "cell" FROM "population" ${join(joins, sql` `)}`;
  return chain(
    [...populationStages(scope, names), ...stages, { name: 'scored', query: scored }],
    query`SELECT "cell"::DOUBLE AS "cell", count(*)::DOUBLE AS "n" FROM "scored" GROUP BY "cell" ORDER BY "cell" NULLS LAST`,
  );
}

export interface CellCounts {
  /** 125 numbers. */
  readonly cells: readonly number[];
  /** Customers without a score. */
  readonly outside: number;
}

export function readCells(rows: Rows): CellCounts {
  const cells = new Array<number>(gridCells).fill(0);
  let outside = 0;
  const [cell, n] = [rows.numbers('cell'), rows.numbers('n')];
  cell.forEach((place, row) => {
    if (Number.isNaN(place)) outside = n[row] ?? 0;
    else cells[place] = n[row] ?? 0;
  });
  return { cells, outside };
}

/** How many customers have each score of an axis. */
export function scoreCounts(counts: CellCounts, axis: 0 | 1 | 2): readonly number[] {
  const scores = new Array<number>(gridSide).fill(0);
  counts.cells.forEach((n, cell) => {
    const score = scoresOf(cell)[axis] - 1;
    scores[score] = (scores[score] ?? 0) + n;
  });
  return scores;
}
