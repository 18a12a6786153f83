import { useState } from 'react';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { stacked, type StackColour } from '../../../charts/stacked/stacked.ts';
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx';
import { inStage } from '../marks.ts';
import type { StageName } from '../../../model/life.ts';
import type { LifecycleView } from '../spec.ts';
import type { StageCounts, StagesResult, StageStock } from '../stages.ts';
import { StagesFlow } from './StagesFlow.tsx';
import type { FigureProps } from './FigureProps.tsx';
import type { Telling } from './telling.ts';

/** From the bottom; those who are not yet customers are left to the table. */
const layers: readonly { readonly stage: StageName; readonly colour: StackColour }[] = [
  { stage: 'lapsed', colour: '$faint' },
  { stage: 'at-risk', colour: '$selection' },
  { stage: 'back', colour: '$good' },
  { stage: 'active', colour: '$everybody' },
  { stage: 'new', colour: '$accent' },
];
const stagesInTable: readonly StageName[] = [...layers.map((layer) => layer.stage), 'none'];

interface StageRow {
  readonly at: string;
  readonly stage: StageName;
  readonly n: number;
  readonly of: number;
}

/** Where everybody stands in their life, month after month, and who moved where. */
export function StagesFigure(props: FigureProps & { readonly stages: StagesResult }) {
  const { telling, frame } = props;
  const said = telling.words.lifecycle.stages.pictures;
  const [picture, setPicture] = useState<'stock' | 'flow'>('stock');
  const choice = (
    <SegmentedChoice
      label={telling.words.lifecycle.settings.picture}
      value={picture}
      options={(['stock', 'flow'] as const).map((value) => ({ value, label: said[value] }))}
      onChange={setPicture}
    />
  );
  const framed = {
    ...props,
    frame: {
      ...frame,
      end: (
        <>
          {choice}
          {frame.end}
        </>
      ),
    },
  };
  return picture === 'stock' ? <Stock {...framed} /> : <StagesFlow {...framed} />;
}

function Stock({ stages, telling, frame, onPick }: FigureProps & { readonly stages: StagesResult }) {
  const { words, formats, events, asOf } = telling;
  const said = words.lifecycle;
  const rows = stages.stock.flatMap(({ at, counts }) =>
    stagesInTable.map((stage): StageRow => ({ at, stage, n: counts[stage], of: stages.population })),
  );
  const pick = (row: StageRow): void => {
    onPick({
      choices: [
        {
          label: words.life.stages[row.stage],
          rule: inStage(stages.rules, row.stage, row.at === asOf ? null : row.at),
        },
      ],
    });
  };
  const tip = (row: StageRow): string =>
    said.stages.tip({
      stage: words.life.stages[row.stage],
      date: formats.date(row.at),
      n: row.n,
      share: row.of === 0 ? 0 : row.n / row.of,
    });
  return (
    <ChartFigure<StageRow, LifecycleView>
      {...frame}
      title={headline(stages, telling)}
      subtitle={said.subtitle({ events, n: begun(stages.stock.at(-1)), asOf: formats.date(asOf) })}
      footnote={said.stages.footnote}
      fileName={said.views.stages}
      drawing={stacked({
        layers: layers.map(({ stage, colour }) => ({ label: words.life.stages[stage], colour })),
        columns: stages.stock.map(({ at, counts }) => ({
          label: formats.month(at),
          parts: layers.map(({ stage }) => ({
            value: counts[stage],
            tip: tip({ at, stage, n: counts[stage], of: stages.population }),
          })),
        })),
        words: { value: formats.compact, valueAxis: said.stages.valueAxis },
      })}
      table={{
        caption: said.views.stages,
        columns: [
          { label: said.stages.columns.at, value: (row) => row.at, text: (row) => formats.date(row.at) },
          { label: said.stages.columns.stage, value: (row) => words.life.stages[row.stage] },
          {
            label: said.stages.columns.n,
            value: (row) => row.n,
            text: (row) => formats.integer(row.n),
            align: 'end',
          },
          {
            label: said.stages.columns.share,
            value: (row) => (row.of === 0 ? null : row.n / row.of),
            text: (row) => (row.of === 0 ? '' : formats.percentExact(row.n / row.of)),
            align: 'end',
          },
        ],
        rows,
      }}
      onRow={pick}
      onMark={(mark) => {
        const [column, layer] = [mark['column'], mark['layer']];
        if (typeof column !== 'number' || typeof layer !== 'number') return;
        const [stock, stage] = [stages.stock[column], layers[layer]?.stage];
        if (stock !== undefined && stage !== undefined)
          pick({ at: stock.at, stage, n: stock.counts[stage], of: stages.population });
      }}
    />
  );
}

const begun = (stock: StageStock | undefined): number =>
  stock === undefined ? 0 : layers.reduce((sum, { stage }) => sum + stock.counts[stage], 0);

const drifting = (counts: StageCounts): number => counts['at-risk'] + counts.lapsed;

function headline({ stock, flow }: StagesResult, { words, formats }: Telling): string {
  const said = words.lifecycle.stages;
  const [now, before] = [stock.at(-1), stock.find((one) => one.at === flow.from)];
  const all = begun(now);
  if (now === undefined || all === 0) return words.lifecycle.views.stages;
  const share = drifting(now.counts) / all;
  const earlier = begun(before);
  return before === undefined || before === now || earlier === 0
    ? said.headlineAlone(share)
    : said.headline({ share, before: drifting(before.counts) / earlier, date: formats.date(before.at) });
}
