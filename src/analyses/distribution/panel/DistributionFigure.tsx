import type { ReactNode } from 'react';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import type { DrawingRow } from '../../../charts/drawing.ts';
import { cumulative } from '../../../charts/cumulative/cumulative.ts';
import { brushed } from '../../../charts/brush.ts';
import { brushedInterval } from '../../../charts/histogram/histogram.ts';
import type { DrawnDistribution } from '../compute.ts';
import { scaleWithZeros, type Interval } from '../bars.ts';
import { intervalOfShares, sharesOfInterval, upToShare } from '../curve-ranks.ts';
import { findings } from '../findings.ts';
import { headlineWords } from '../headline-words.ts';
import { rangeBetween, type BarRange, type Selection } from '../selection.ts';
import type { DistributionView } from '../spec.ts';
import { footnoteWords, isCut } from './footnote-words.ts';
import { chartBins, histogramPicture } from './histogram-picture.ts';
import { barTable, curveTable, type BarRow } from './tables.ts';
import type { CurvePoint } from '../summary.ts';
import { LettersFigure, LorenzFigure, type Shape } from './ShapeFigures.tsx';
import type { Telling } from './telling.ts';

export interface DistributionFigureProps {
  readonly result: DrawnDistribution;
  readonly telling: Telling;
  readonly view: DistributionView;
  readonly onView: (view: DistributionView) => void;
  readonly selection: Selection | null;
  readonly onRange: (range: BarRange | null) => void;
  /** Values between two bounds, which are not whole bars. */
  readonly onInterval: (interval: Interval | null) => void;
  /** The numbers of the Lorenz curve or of the letter values; null while there are none. */
  readonly shape: Shape | null;
  /** Instead of a picture that has no numbers: the wait for them, or why there are none. */
  readonly instead?: ReactNode;
  readonly end?: ReactNode;
  /** Under the footnote. */
  readonly children?: ReactNode;
}

/** The picture of the screen: its title is the finding. */
export function DistributionFigure({
  result,
  telling,
  view,
  onView,
  selection,
  onRange,
  onInterval,
  shape,
  instead,
  end,
  children,
}: DistributionFigureProps) {
  const { words, formats, writer, measure } = telling;
  const said = words.average;
  const [headline] = findings(result);
  const shared = {
    title: headline === undefined ? measure : headlineWords(headline, result.per, words, writer.value),
    subtitle: said.subtitle({
      measure,
      n: said.counted(result.summary.n, result.per),
      asOf: formats.date(result.asOf),
    }),
    footnote: footnoteWords(result, view, telling),
    labels: words.chart,
    fileName: measure,
    level: 'headline',
    views: [
      { value: 'histogram', label: said.views.histogram },
      { value: 'cumulative', label: said.views.cumulative },
      { value: 'lorenz', label: words.compared.views.lorenz },
      { value: 'letters', label: words.compared.views.letters },
    ],
    view,
    onView,
    end,
    children,
  } as const;
  const figure = { result, telling, selection, onInterval };
  if (view === 'cumulative') {
    return (
      <ChartFigure<CurvePoint, DistributionView>
        {...shared}
        drawing={cumulativePicture(result, selection?.extent ?? null, telling)}
        table={curveTable(result, telling)}
        onSignal={{
          brush: (brush) => {
            const range = brushed(brush, 'share');
            const interval = range === null ? null : intervalOfShares(result.curve, ...range);
            if (interval !== null) onInterval(interval);
          },
        }}
        onMark={(row) => {
          if (typeof row['share'] === 'number') onInterval(upToShare(result.curve, row['share']));
        }}
        onRow={({ share }) => {
          onInterval(upToShare(result.curve, share));
        }}
      />
    );
  }
  if (view === 'lorenz' || view === 'letters') {
    if (shape?.kind === 'lorenz') return <LorenzFigure {...figure} shape={shape} shared={shared} />;
    if (shape?.kind === 'letters') return <LettersFigure {...figure} shape={shape} shared={shared} />;
    return (
      <ChartFigure<BarRow, DistributionView>
        {...shared}
        drawing={histogramPicture(result, null, telling)}
        instead={instead}
        table={barTable(result, telling)}
      />
    );
  }
  const bins = chartBins(result, result.bars);
  const brushedBars = (brush: unknown): void => {
    const interval = brushedInterval(brush, bins, result.binning.bins.scale);
    const found = interval === null ? null : rangeBetween(result.bars, interval.from, interval.to);
    if (found !== null) onRange(found);
  };
  return (
    <ChartFigure<BarRow, DistributionView>
      {...shared}
      drawing={histogramPicture(result, selection?.extent ?? null, telling)}
      table={barTable(result, telling)}
      onSignal={{ brush: brushedBars }}
      onMark={(row) => {
        onRange(barOfMark(result, row));
      }}
      onRow={({ index }) => {
        onRange({ first: index, last: index });
      }}
    />
  );
}

function barOfMark(result: DrawnDistribution, row: DrawingRow): BarRange | null {
  const index = result.bars.findIndex((bar) => {
    if (row['kind'] === 'zero' || row['kind'] === 'overflow')
      return bar.kind === (row['kind'] === 'zero' ? 'zero' : 'beyond');
    return bar.kind === 'bin' && bar.interval.from === row['low'];
  });
  return index === -1 ? null : { first: index, last: index };
}

function cumulativePicture(
  result: DrawnDistribution,
  selected: Interval | null,
  { words, formats, writer, measure }: Telling,
) {
  const { summary, per, curve } = result;
  return cumulative({
    points: isCut(result) ? curve.slice(0, -1) : curve,
    scale: scaleWithZeros(result),
    selection: selected === null ? null : sharesOfInterval(curve, selected),
    mean: { value: summary.mean, share: summary.shareBelowMean, label: words.chart.mean(writer.value(summary.mean)) },
    median: { value: summary.median, label: words.chart.median(writer.value(summary.median)) },
    words: {
      value: writer.value,
      share: formats.percent,
      valueAxis: measure,
      shareAxis: words.average.shareAxis(per),
      tip: (point) => words.average.pointTip({ share: point.share, per, value: writer.value(point.value) }),
    },
  });
}
