import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { matrix } from '../../../charts/matrix/matrix.ts';
import { stageNames, type StageName } from '../../../model/life.ts';
import { movedBetween } from '../marks.ts';
import type { LifecycleView } from '../spec.ts';
import type { StageFlow, StagesResult } from '../stages.ts';
import type { FigureProps } from './FigureProps.tsx';

interface FlowRow extends StageFlow {
  /** Customers of the stage it comes from. */
  readonly of: number;
}

/** From which stage to which, between a day before and the as-of date. */
export function StagesFlow({ stages, telling, frame, onPick }: FigureProps & { readonly stages: StagesResult }) {
  const { words, formats } = telling;
  const said = words.lifecycle.stages.flow;
  const { from, to, cells } = stages.flow;
  const total = (stage: StageName): number =>
    cells.filter((cell) => cell.from === stage).reduce((sum, cell) => sum + cell.n, 0);
  const befores = stageNames.filter((stage) => total(stage) > 0);
  const afters = stageNames.filter((stage) => cells.some((cell) => cell.to === stage));
  const count = (one: StageName, other: StageName): number =>
    cells.find((cell) => cell.from === one && cell.to === other)?.n ?? 0;
  const rows = befores.flatMap((before) =>
    afters.map((after): FlowRow => ({ from: before, to: after, n: count(before, after), of: total(before) })),
  );
  const named = words.life.stages;
  const pick = (row: FlowRow): void => {
    onPick({
      choices: [
        {
          label: `${named[row.from]} → ${named[row.to]}`,
          rule: movedBetween(stages.rules, { stage: row.from, at: from }, row.to),
        },
      ],
    });
  };
  const active = total('active');
  const drifted = count('active', 'at-risk') + count('active', 'lapsed');
  return (
    <ChartFigure<FlowRow, LifecycleView>
      {...frame}
      title={
        active === 0
          ? said.titleAlone(formats.date(from))
          : said.title({ share: drifted / active, from: formats.date(from) })
      }
      subtitle={said.subtitle({ from: formats.date(from), to: formats.date(to) })}
      fileName={words.lifecycle.stages.pictures.flow}
      drawing={matrix({
        rows: befores.map((stage) => said.row({ stage: named[stage], n: total(stage) })),
        columns: afters.map((stage) => named[stage]),
        cells: rows.map((row) => ({
          row: befores.indexOf(row.from),
          column: afters.indexOf(row.to),
          share: row.n / row.of,
          label: row.n === 0 ? '' : formats.percent(row.n / row.of),
          tip: said.tip({ from: named[row.from], to: named[row.to], n: row.n, of: row.of }),
        })),
        strongest: 1,
        rowHeight: 40,
        words: { rowAxis: said.rowAxis(formats.date(from)), columnAxis: said.columnAxis(formats.date(to)) },
      })}
      table={{
        caption: words.lifecycle.stages.pictures.flow,
        columns: [
          { label: said.columns.from, value: (row) => named[row.from] },
          { label: said.columns.to, value: (row) => named[row.to] },
          { label: said.columns.n, value: (row) => row.n, text: (row) => formats.integer(row.n), align: 'end' },
          {
            label: said.columns.share,
            value: (row) => row.n / row.of,
            text: (row) => formats.percentExact(row.n / row.of),
            align: 'end',
          },
        ],
        rows,
      }}
      onRow={pick}
      onMark={(mark) => {
        const [row, column] = [mark['row'], mark['column']];
        if (typeof row !== 'number' || typeof column !== 'number') return;
        const found = rows[row * afters.length + column];
        if (found !== undefined) pick(found);
      }}
    />
  );
}
