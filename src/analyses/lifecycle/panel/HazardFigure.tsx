import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import { lines } from '../../../charts/lines/lines.ts';
import type { HazardPoint } from '../../../model/statistics/hazard.ts';
import { lostInMonth } from '../marks.ts';
import type { LifecycleView } from '../spec.ts';
import type { SurvivalResult } from '../survival.ts';
import { monthTicks } from './month-ticks.ts';
import type { FigureProps } from './FigureProps.tsx';

/** A month that fewer reach says little, and is left to the table. A proposal of ours. */
const fewest = 30;

/** In which month of tenure customers leave. */
export function HazardFigure({
  survival,
  spec,
  telling,
  frame,
  onPick,
}: FigureProps & { readonly survival: SurvivalResult }) {
  const { words, formats, asOf } = telling;
  const said = words.lifecycle.survival;
  const { hazard, all } = survival;
  const drawn = hazard.filter((point) => point.atRisk >= Math.min(fewest, (hazard[0]?.atRisk ?? 0) / 10));
  const worst = drawn.toSorted((a, b) => b.hazard - a.hazard)[0];
  const tip = (point: HazardPoint): string =>
    said.hazard.tip({
      month: point.month,
      hazard: point.hazard,
      low: point.interval.low,
      high: point.interval.high,
      lost: point.lost,
      atRisk: point.atRisk,
    });
  const pick = (point: HazardPoint): void => {
    onPick({ choices: [{ label: said.marks.inMonth, rule: lostInMonth(spec.survival.span, point.month) }] });
  };
  const share = (label: string, value: (point: HazardPoint) => number) => ({
    label,
    value,
    text: (point: HazardPoint) => formats.percentExact(value(point)),
    align: 'end' as const,
  });
  const whole = (label: string, value: (point: HazardPoint) => number) => ({
    label,
    value,
    text: (point: HazardPoint) => formats.integer(value(point)),
    align: 'end' as const,
  });
  return (
    <ChartFigure<HazardPoint, LifecycleView>
      {...frame}
      title={
        worst === undefined || worst.lost === 0
          ? said.headline.none
          : said.hazard.title({ month: worst.month, hazard: worst.hazard })
      }
      subtitle={`${said.hazard.subtitle} · ${said.subtitle({ n: all.customers, lost: all.lost, asOf: formats.date(asOf) })}`}
      fileName={said.pictures.hazard}
      drawing={lines({
        shape: 'centred',
        lines: [
          {
            label: '',
            look: 'main',
            points: drawn.map((point) => ({
              x: point.month,
              y: point.hazard,
              low: point.interval.low,
              high: point.interval.high,
              tip: tip(point),
            })),
          },
        ],
        xTo: Math.max(1, drawn.at(-1)?.month ?? 1),
        xTicks: monthTicks(drawn.at(-1)?.month ?? 1)
          .map((month) => month - 1)
          .filter((month) => month >= 0),
        yTo: Math.max(0.01, ...drawn.map((point) => point.interval.high)),
        words: {
          x: (month) => formats.integer(month + 1),
          y: formats.percent,
          xAxis: said.hazard.xAxis,
          yAxis: said.hazard.yAxis,
        },
      })}
      table={{
        caption: said.pictures.hazard,
        columns: [
          whole(said.hazard.columns.month, (point) => point.month + 1),
          whole(said.hazard.columns.atRisk, (point) => point.atRisk),
          whole(said.hazard.columns.lost, (point) => point.lost),
          share(said.hazard.columns.hazard, (point) => point.hazard),
          share(said.hazard.columns.low, (point) => point.interval.low),
          share(said.hazard.columns.high, (point) => point.interval.high),
        ],
        rows: hazard,
      }}
      onRow={pick}
      onMark={(mark) => {
        const point = drawn.find((one) => tip(one) === mark['tip']);
        if (point !== undefined) pick(point);
      }}
    />
  );
}
