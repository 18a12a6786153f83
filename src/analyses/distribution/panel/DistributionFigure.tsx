import type { ReactNode } from 'react';
import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import type { DrawingRow } from '../../../charts/drawing.ts';
import { cumulative } from '../../../charts/cumulative/cumulative.ts';
import { brushedInterval } from '../../../charts/histogram/histogram.ts';
import type { DrawnDistribution } from '../compute.ts';
import { findings } from '../findings.ts';
import { headlineWords } from '../headline-words.ts';
import { rangeBetween, type BarRange, type Selection } from '../selection.ts';
import type { DistributionView } from '../spec.ts';
import { footnoteWords, isCut } from './footnote-words.ts';
import { chartBins, histogramPicture } from './histogram-picture.ts';
import { barTable, curveTable, type BarRow } from './tables.ts';
import type { CurvePoint } from '../summary.ts';
import type { Telling } from './telling.ts';

export interface DistributionFigureProps {
  readonly result: DrawnDistribution;
  readonly telling: Telling;
  readonly view: DistributionView;
  readonly onView: (view: DistributionView) => void;
  readonly selection: Selection | null;
  readonly onRange: (range: BarRange | null) => void;
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
    ],
    view,
    onView,
    end,
    children,
  } as const;
  if (view === 'cumulative') {
    return (
      <ChartFigure<CurvePoint, DistributionView>
        {...shared}
        drawing={cumulativePicture(result, telling)}
        table={curveTable(result, telling)}
      />
    );
  }
  const bins = chartBins(result, result.bars);
  const brushed = (brush: unknown): void => {
    const interval = brushedInterval(brush, bins, result.binning.bins.scale);
    const found = interval === null ? null : rangeBetween(result.bars, interval.from, interval.to);
    if (found !== null) onRange(found);
  };
  return (
    <ChartFigure<BarRow, DistributionView>
      {...shared}
      drawing={histogramPicture(result, selection?.extent ?? null, telling)}
      table={barTable(result, telling)}
      onSignal={{ brush: brushed }}
      onMark={(row) => {
        onRange(barOfMark(result, row));
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

function cumulativePicture(result: DrawnDistribution, { words, formats, writer, measure }: Telling) {
  const { summary, per, curve, binning } = result;
  return cumulative({
    points: isCut(result) ? curve.slice(0, -1) : curve,
    scale: binning.bins.scale,
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
