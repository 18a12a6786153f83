import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import type { DrawingRow } from '../../../charts/drawing.ts';
import type { CohortTable } from '../cohorts.ts';
import { activeIn } from '../marks.ts';
import type { CohortGrain, LifecycleSpec, LifecycleView } from '../spec.ts';
import {
  cohortCells,
  cohortCurves,
  cohortMatrix,
  cohortTwin,
  type CohortCell,
  type ToldCohorts,
} from './cohort-picture.ts';
import type { FigureProps } from './FigureProps.tsx';
import type { Telling } from './telling.ts';

/** The ages that a sentence would speak of, the best first. */
const spokenAges = [12, 6, 3, 2, 1];

/** Who comes back how long after the beginning, by when they began. */
export function CohortsFigure({
  table,
  grain,
  spec,
  telling,
  frame,
  onPick,
}: FigureProps & { readonly table: CohortTable; readonly grain: CohortGrain }) {
  const { words, formats, events, asOf } = telling;
  const said = words.lifecycle;
  const told: ToldCohorts = { table, grain, spec, telling };
  const { counts, picture } = spec.cohorts;
  const cells = cohortCells(told);
  const pick = (cell: CohortCell): void => {
    if (cell.active === null) return;
    const marks = said.cohorts.marks;
    onPick({
      choices: [
        { label: counts === 'in' ? marks.active : marks.later, rule: activeIn(spec, cell.cohort, cell.period, true) },
        { label: counts === 'in' ? marks.silent : marks.gone, rule: activeIn(spec, cell.cohort, cell.period, false) },
      ],
    });
  };
  return (
    <ChartFigure<CohortCell, LifecycleView>
      {...frame}
      title={headline(table, spec, telling)}
      subtitle={said.subtitle({ events, n: table.customers, asOf: formats.date(asOf) })}
      footnote={footnote(table, spec, telling)}
      fileName={said.views.cohorts}
      drawing={picture === 'table' ? cohortMatrix(told) : cohortCurves(told)}
      table={cohortTwin(told)}
      onRow={pick}
      onMark={(row) => {
        const cell = cells.find((one) => isMark(one, row, told));
        if (cell !== undefined) pick(cell);
      }}
    />
  );
}

/** A cell of the picture by its place, a point of a curve by its words. */
function isMark(cell: CohortCell, row: DrawingRow, told: ToldCohorts): boolean {
  if (typeof row['row'] === 'number') {
    const first = told.spec.life.begins === null ? 1 : 0;
    const at = cell.cohort === null ? 0 : told.table.cohorts.indexOf(cell.cohort) + 1;
    return at === row['row'] && cell.period - first === row['column'];
  }
  const { cohorts } = told.telling.words.lifecycle;
  return (
    cell.active !== null &&
    cell.size > 0 &&
    row['tip'] ===
      cohorts.tip({
        cohort: cell.name,
        k: cell.period,
        unit: told.spec.life.unit,
        active: cell.active,
        size: cell.size,
      })
  );
}

function headline({ totals }: CohortTable, { cohorts, life }: LifecycleSpec, { words }: Telling): string {
  const said = words.lifecycle.cohorts.headline;
  const k = spokenAges.find((age) => (totals[age]?.size ?? 0) > 0);
  const total = k === undefined ? undefined : totals[k];
  if (k === undefined || total === undefined) return said.none;
  const share = total[cohorts.counts === 'in' ? 'active' : 'since'] / total.size;
  return said[cohorts.counts]({ share, k, unit: life.unit });
}

function footnote(table: CohortTable, { cohorts, life }: LifecycleSpec, { words }: Telling): string {
  const said = words.lifecycle;
  const unborn = table.population - table.customers;
  return [
    cohorts.counts === 'in' ? said.cohorts.footnote.in(life.unit) : said.cohorts.footnote.since(life.unit),
    cohorts.picture === 'table' ? said.cohorts.footnote.hatched : said.cohorts.footnote.stops,
    ...(table.older > 0 ? [said.cohorts.footnote.older(table.older)] : []),
    ...(unborn > 0 ? [said.unborn(unborn)] : []),
  ].join(' ');
}
