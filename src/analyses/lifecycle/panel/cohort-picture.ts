import type { ChartTable } from '../../../charts/chart-table.ts';
import type { Drawing } from '../../../charts/drawing.ts';
import { lines, type Line } from '../../../charts/lines/lines.ts';
import { matrix, type MatrixCell } from '../../../charts/matrix/matrix.ts';
import { mostPeriods, type Cohort, type CohortTable } from '../cohorts.ts';
import type { CohortGrain, LifecycleSpec } from '../spec.ts';
import type { Telling } from './telling.ts';

/** A cell of the table: a cohort (null: all together) at an age; `active` is null where it is not yet observed. */
export interface CohortCell {
  readonly cohort: Cohort | null;
  readonly name: string;
  readonly period: number;
  readonly size: number;
  readonly active: number | null;
}

export interface ToldCohorts {
  readonly table: CohortTable;
  readonly grain: CohortGrain;
  readonly spec: LifecycleSpec;
  readonly telling: Telling;
}

/** Where the first event begins a life everybody is active in its first period, which says nothing. */
const firstPeriod = ({ life }: LifecycleSpec): number => (life.begins === null ? 1 : 0);

function cellsOf({ table, grain, spec, telling }: ToldCohorts): readonly (readonly CohortCell[])[] {
  const said = telling.words.lifecycle.cohorts;
  const by = spec.cohorts.counts === 'in' ? 'active' : 'since';
  const ages = Array.from({ length: Math.min(mostPeriods + 1, table.totals.length) }, (_, k) => k);
  const together = ages.map((period): CohortCell => {
    const total = table.totals[period];
    return { cohort: null, name: said.together, period, size: total?.size ?? 0, active: total?.[by] ?? null };
  });
  const rows = table.cohorts.map((cohort) =>
    ages.map((period): CohortCell => ({
      cohort,
      name: said.cohort[grain](cohort.from),
      period,
      size: cohort.size,
      active: period <= cohort.complete ? (cohort[by][period] ?? 0) : null,
    })),
  );
  return [together, ...rows];
}

export const cohortCells = (told: ToldCohorts): readonly CohortCell[] => cellsOf(told).flat();

export function cohortMatrix(told: ToldCohorts): Drawing {
  const { spec, telling } = told;
  const { words, formats } = telling;
  const said = words.lifecycle.cohorts;
  const { unit } = spec.life;
  const from = firstPeriod(spec);
  const rows = cellsOf(told).map((row) => row.slice(from));
  const shareOf = (cell: CohortCell): number | null =>
    cell.active === null || cell.size === 0 ? null : cell.active / cell.size;
  const shares = rows.flat().flatMap((cell) => shareOf(cell) ?? []);
  const cells = rows.flatMap((row, index) =>
    row.map((cell, column): MatrixCell => {
      const share = shareOf(cell);
      return {
        row: index,
        column,
        share,
        label: share === null ? '' : said.cell(share),
        tip:
          share === null
            ? said.unseen({ cohort: cell.name, k: cell.period, unit })
            : said.tip({ cohort: cell.name, k: cell.period, unit, active: cell.active ?? 0, size: cell.size }),
      };
    }),
  );
  return matrix({
    rows: rows.map((row, i) =>
      said.row({
        cohort: row[0]?.name ?? said.together,
        size: i === 0 ? told.table.customers : (told.table.cohorts[i - 1]?.size ?? 0),
      }),
    ),
    columns: (rows[0] ?? []).map((cell) => formats.integer(cell.period)),
    cells,
    strongest: nearlyLargest(shares),
    words: { rowAxis: said.rowAxis, columnAxis: said.columnAxis[unit] },
  });
}

/** One small cohort must not take the tint from all others. */
function nearlyLargest(shares: readonly number[]): number {
  const sorted = shares.toSorted((a, b) => a - b);
  return sorted[Math.floor(0.97 * (sorted.length - 1))] ?? 0;
}

/** With more cohorts than this, each is one of many and only all together are named. */
const mostNamed = 6;

export function cohortCurves(told: ToldCohorts): Drawing {
  const { spec, telling } = told;
  const { words, formats } = telling;
  const said = words.lifecycle.cohorts;
  const from = firstPeriod(spec);
  const [together = [], ...rows] = cellsOf(told);
  const named = rows.length <= mostNamed;
  const lineOf = (row: readonly CohortCell[], look: Line['look'], label: string): Line => ({
    label,
    look,
    points: row.flatMap((cell) =>
      cell.period < from || cell.active === null || cell.size === 0
        ? []
        : [
            {
              x: cell.period,
              y: cell.active / cell.size,
              tip: said.tip({
                cohort: cell.name,
                k: cell.period,
                unit: spec.life.unit,
                active: cell.active,
                size: cell.size,
              }),
            },
          ],
    ),
  });
  const drawn = [
    ...rows.map((row) => lineOf(row, named ? 'group' : 'faint', named ? (row[0]?.name ?? '') : '')),
    lineOf(together, 'main', said.together),
  ];
  const most = Math.max(0.05, ...drawn.flatMap((line) => line.points.map((point) => point.y)));
  return lines({
    lines: drawn,
    shape: 'straight',
    xTo: Math.max(1, together.length - 1),
    yTo: most,
    words: {
      x: formats.integer,
      y: formats.percent,
      xAxis: said.columnAxis[spec.life.unit],
      yAxis: said.shareAxis,
    },
  });
}

export function cohortTwin(told: ToldCohorts): ChartTable<CohortCell> {
  const { spec, telling } = told;
  const { words, formats } = telling;
  const said = words.lifecycle.cohorts;
  return {
    caption: words.lifecycle.views.cohorts,
    columns: [
      { label: said.columns.cohort, value: (cell) => cell.cohort?.from ?? cell.name, text: (cell) => cell.name },
      {
        label: said.columns.k[spec.life.unit],
        value: (cell) => cell.period,
        text: (cell) => formats.integer(cell.period),
        align: 'end',
      },
      {
        label: said.columns.size,
        value: (cell) => cell.size,
        text: (cell) => formats.integer(cell.size),
        align: 'end',
      },
      {
        label: said.columns[spec.cohorts.counts],
        value: (cell) => cell.active,
        text: (cell) => (cell.active === null ? said.notYet : formats.integer(cell.active)),
        align: 'end',
      },
      {
        label: said.columns.share,
        value: (cell) => (cell.active === null || cell.size === 0 ? null : cell.active / cell.size),
        text: (cell) => (cell.active === null || cell.size === 0 ? '' : formats.percentExact(cell.active / cell.size)),
        align: 'end',
      },
    ],
    rows: cohortCells(told),
  };
}
