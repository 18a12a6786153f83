import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { lines } from '../../../charts/lines/lines.ts';
import { Section } from '../../../ui/Section.tsx';
import { SimpleTable } from '../../../ui/SimpleTable.tsx';
import type { SurvivalPoint } from '../../../model/statistics/survival.ts';
import { cameOnly, cameWithin } from '../marks.ts';
import type { RepeatResult, RepeatStep } from '../repeat.ts';
import type { LifecycleView } from '../spec.ts';
import classes from './lifecycle.module.css';
import type { FigureProps } from './FigureProps.tsx';
import type { Telling } from './telling.ts';

interface StepRow {
  readonly step: RepeatStep;
  readonly point: SurvivalPoint;
}

/** Curves of the first times; further ones are in the table. */
const mostDrawn = 4;
/** Days of waiting that are drawn: two years. */
const mostDays = 730;
const mostRows = 90;

/** From the first time to the second, from the second to the third: how many get there, and how long it takes. */
export function RepeatFigure({
  repeat,
  spec,
  telling,
  frame,
  onPick,
}: FigureProps & { readonly repeat: RepeatResult }) {
  const { words, formats, events, asOf } = telling;
  const said = words.lifecycle.repeat;
  const [first] = repeat.steps;
  const drawn = repeat.steps.slice(0, mostDrawn).map((step) => ({
    step,
    // Where few still wait the curve jumps.
    points: step.points.filter((point) => point.time <= mostDays && point.atRisk >= Math.max(5, step.reached / 100)),
  }));
  const tip = ({ step, point }: StepRow): string =>
    said.tip({ step: said.step(step.nth), days: point.time, share: 1 - point.survival, waiting: point.atRisk });
  const pick = ({ step, point }: StepRow): void => {
    onPick({
      choices: [
        { label: said.marks.came, rule: cameWithin(spec, step.nth, point.time) },
        { label: said.marks.waiting, rule: cameOnly(spec, step.nth) },
      ],
    });
  };
  const rows = drawn.flatMap(({ step, points }) =>
    points
      .filter((_, i) => i % Math.ceil(points.length / mostRows) === 0 || i === points.length - 1)
      .map((point): StepRow => ({ step, point })),
  );
  const byTip = new Map(
    drawn.flatMap(({ step, points }) => points.map((point) => [tip({ step, point }), { step, point }])),
  );
  const xTo = Math.max(1, ...drawn.map(({ points }) => points.at(-1)?.time ?? 0));
  const share = (value: number | null): string => (value === null ? '' : formats.percentExact(value));
  return (
    <ChartFigure<StepRow, LifecycleView>
      {...frame}
      title={headline(first, telling)}
      subtitle={words.lifecycle.subtitle({ events, n: first?.reached ?? 0, asOf: formats.date(asOf) })}
      footnote={said.footnote}
      fileName={words.lifecycle.views.repeat}
      drawing={lines({
        shape: 'steps',
        lines: drawn.map(({ step, points }) => ({
          label: said.step(step.nth),
          look: 'group',
          points: points.map((point) => ({
            x: point.time,
            y: 1 - point.survival,
            low: point.high === null ? null : 1 - point.high,
            high: point.low === null ? null : 1 - point.low,
            tip: tip({ step, point }),
          })),
        })),
        xTo,
        yTo: Math.max(0.05, ...drawn.flatMap(({ points }) => points.map((point) => 1 - point.survival))),
        words: { x: formats.integer, y: formats.percent, xAxis: said.xAxis, yAxis: said.yAxis },
      })}
      table={{
        caption: words.lifecycle.views.repeat,
        columns: [
          { label: said.columns.step, value: ({ step }) => said.step(step.nth) },
          {
            label: said.columns.days,
            value: ({ point }) => point.time,
            text: ({ point }) => formats.integer(point.time),
            align: 'end',
          },
          {
            label: said.columns.share,
            value: ({ point }) => 1 - point.survival,
            text: ({ point }) => share(1 - point.survival),
            align: 'end',
          },
          {
            label: said.columns.low,
            value: ({ point }) => (point.high === null ? null : 1 - point.high),
            text: ({ point }) => share(point.high === null ? null : 1 - point.high),
            align: 'end',
          },
          {
            label: said.columns.high,
            value: ({ point }) => (point.low === null ? null : 1 - point.low),
            text: ({ point }) => share(point.low === null ? null : 1 - point.low),
            align: 'end',
          },
          {
            label: said.columns.waiting,
            value: ({ point }) => point.atRisk,
            text: ({ point }) => formats.integer(point.atRisk),
            align: 'end',
          },
        ],
        rows,
      }}
      onRow={pick}
      onMark={(mark) => {
        const row = typeof mark['tip'] === 'string' ? byTip.get(mark['tip']) : undefined;
        if (row !== undefined) pick(row);
      }}
    >
      {frame.children}
      <StepTable
        repeat={repeat}
        telling={telling}
        onPick={(step) => {
          onPick({ choices: [{ label: said.marks.waiting, rule: cameOnly(spec, step.nth) }] });
        }}
      />
    </ChartFigure>
  );
}

/** Each step in numbers: how many got there, came again, how soon. */
function StepTable({
  repeat,
  telling,
  onPick,
}: {
  readonly repeat: RepeatResult;
  readonly telling: Telling;
  readonly onPick: (step: RepeatStep) => void;
}) {
  const { words, formats } = telling;
  const said = words.lifecycle.repeat.table;
  const all = repeat.steps[0]?.reached ?? 0;
  const share = (value: number | null): string => (value === null ? said.unknown : formats.percent(value));
  return (
    <Section title={said.title}>
      <div className={classes.scroll}>
        <SimpleTable<RepeatStep>
          caption={said.title}
          dense
          rows={repeat.steps}
          rowKey={(step) => step.nth}
          onRow={onPick}
          columns={[
            { id: 'step', label: said.step, heading: true, cell: (step) => words.lifecycle.repeat.step(step.nth) },
            { id: 'reached', label: said.reached, align: 'end', cell: (step) => formats.integer(step.reached) },
            { id: 'share', label: said.share, align: 'end', cell: (step) => formats.percent(step.reached / all) },
            {
              id: 'came',
              label: said.came,
              align: 'end',
              cell: (step) => `${formats.integer(step.came)} · ${formats.percent(step.came / step.reached)}`,
            },
            ...([30, 90, 365] as const).map((days) => ({
              id: `within${days}`,
              label: said.within(days),
              align: 'end' as const,
              cell: (step: RepeatStep) => share(step.within[days]),
            })),
            {
              id: 'between',
              label: said.between,
              align: 'end',
              cell: (step) => (step.between === null ? '—' : said.gaps(step.between)),
            },
          ]}
        />
      </div>
    </Section>
  );
}

function headline(first: RepeatStep | undefined, { words }: Telling): string {
  const said = words.lifecycle.repeat;
  if (first === undefined) return words.lifecycle.views.repeat;
  const once = (first.reached - first.came) / first.reached;
  const year = first.within[365];
  return year === null ? said.headline({ share: once, n: first.reached }) : said.headlineYear({ share: year, once });
}
