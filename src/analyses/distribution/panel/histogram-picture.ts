import type { HistogramBin } from '../../../charts/bins.ts';
import type { HistogramParams } from '../../../charts/histogram/histogram.ts';
import { histogram } from '../../../charts/histogram/histogram.ts';
import type { Drawing } from '../../../charts/drawing.ts';
import type { DrawnDistribution } from '../compute.ts';
import type { CountedBar } from '../histogram.ts';
import type { Interval } from '../bars.ts';
import { shareOfValue } from '../selection.ts';
import type { Telling } from './telling.ts';

/** A bar as the charts draw it. What lies below the bins is not drawn, and said in the footnote. */
function chartBin(result: DrawnDistribution, bar: CountedBar): HistogramBin | null {
  if (bar.kind === 'below') return null;
  const { from } = bar.interval;
  const to = result.binning.yesNo === true && from !== null ? from + 1 : bar.interval.to;
  return {
    from: from ?? result.summary.min,
    to: to ?? Math.max(result.summary.max, from ?? 0),
    count: bar.count,
    kind: bar.kind === 'beyond' ? 'overflow' : bar.kind,
    shareOfValue: shareOfValue(result, bar.sum) ?? undefined,
  };
}

export function chartBins(result: DrawnDistribution, bars: readonly CountedBar[]): readonly HistogramBin[] {
  return bars.flatMap((bar) => chartBin(result, bar) ?? []);
}

/** The bars of the whole, with mean, median, the band around the mean and what is selected. */
export function histogramPicture(result: DrawnDistribution, selected: Interval | null, telling: Telling): Drawing {
  const { summary, per, binning } = result;
  const { words, formats, writer } = telling;
  const yesNo = binning.yesNo === true;
  const [low, high] = [0.75 * summary.mean, 1.25 * summary.mean];
  const beyond = result.bars.find((bar) => bar.kind === 'beyond');
  const heldBeyond = beyond === undefined ? null : shareOfValue(result, beyond.sum);
  const params: HistogramParams = {
    bins: chartBins(result, result.bars),
    ofValues: binning.yesNo,
    marks: yesNo
      ? []
      : [
          { value: summary.median, label: words.chart.median(writer.value(summary.median)) },
          { value: summary.mean, label: words.chart.mean(writer.value(summary.mean)) },
        ],
    ...(yesNo || summary.mean === 0 ? {} : { band: { from: Math.min(low, high), to: Math.max(low, high) } }),
    selection: selected === null ? null : { from: selected.from ?? -Infinity, to: selected.to ?? Infinity },
    scale: binning.bins.scale,
    words: {
      value: writer.value,
      count: formats.compact,
      counted: words.average.plural(per),
      zero: words.chart.zero(summary.zeroCount / summary.n),
      overflow: [
        words.chart.beyond(writer.value(beyond?.interval.from ?? 0)),
        heldBeyond === null ? '' : words.chart.shareOfValue(heldBeyond),
      ],
      tip: (bin) => barTip(bin, result, telling),
    },
  };
  return histogram(params);
}

function barTip(bin: HistogramBin, { summary, per, binning }: DrawnDistribution, { words, writer }: Telling): string {
  const interval =
    bin.kind === 'zero'
      ? words.average.zero
      : binning.yesNo === true
        ? writer.value(bin.from)
        : writer.interval({
            from: bin.from,
            to: bin.kind === 'overflow' ? null : bin.to,
            toIncluded: false,
            zeros: true,
          });
  return words.average.tip({
    interval,
    count: words.average.counted(bin.count, per),
    share: bin.count / summary.n,
    value: bin.shareOfValue ?? null,
  });
}
