import { ChartFigure } from '../../../charts/ChartFigure.tsx';
import type { HistogramBin } from '../../../charts/bins.ts';
import { smallMultiples, type Panel } from '../../../charts/small-multiples/small-multiples.ts';
import { valuesWhere, type Sample } from '../../../analyses/segmentation/sample.ts';
import { binEdges, HISTOGRAM_CUTS, histogramBins } from '../../../model/statistics/histogram-bins.ts';
import { quantile } from '../../../model/statistics/quantile.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';

export interface HoldsPicturesProps {
  readonly sample: Sample;
  /** Of the measure. */
  readonly place: number;
  readonly title: string;
  readonly names: readonly string[];
  readonly write: (value: number) => string;
}

/** One small histogram a segment, on the bins of everybody. */
export function HoldsPictures({ sample, place, title, names, write }: HoldsPicturesProps) {
  const words = useWords();
  const formats = useFormats();
  const said = words.segmentReading.holds;
  const edges = edgesOf(valuesWhere(sample, place, () => true));
  if (edges.length < 3) return null;
  const groups = names
    .map((name, part) => ({ name, values: valuesWhere(sample, place, (own) => own === part) }))
    .filter(({ values }) => values.length > 0);
  const panels = groups.map(({ name, values }): Panel => ({
    title: said.picture({ name, n: values.length }),
    bins: counted(values, edges),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  }));
  const interval = (bin: HistogramBin): string => `${write(bin.from)} – ${write(bin.to)}`;
  const rows = panels.flatMap((panel) => panel.bins.map((bin) => ({ panel: panel.title, bin })));
  return (
    <ChartFigure<(typeof rows)[number]>
      title={said.pictures}
      subtitle={title}
      drawing={smallMultiples({
        panels,
        columns: 3,
        words: {
          value: write,
          tip: (panel, bin) => said.tip({ part: panel.title, interval: interval(bin), n: bin.count }),
        },
      })}
      table={{
        caption: title,
        rows,
        columns: [
          { label: said.part, value: (row) => row.panel },
          { label: title, value: (row) => interval(row.bin) },
          { label: said.n, value: (row) => row.bin.count, text: (row) => formats.integer(row.bin.count), align: 'end' },
        ],
      }}
      labels={words.chart}
      fileName={title}
    />
  );
}

/** A proposal of ours: small pictures hold no more. */
const MOST_BINS = 24;

/** The edges of the bins of everybody, up to the 99th percentile; what lies beyond is in the last one. */
function edgesOf(values: Float64Array): readonly number[] {
  if (values.length < 2) return [];
  const sorted = values.toSorted();
  const [min, max] = [sorted[0] ?? 0, quantile(sorted, 0.99)];
  if (max <= min) return [];
  const at = (share: number): number => Math.min(max, quantile(sorted, share));
  const spread = { n: sorted.length, min, max, q1: at(0.25), q3: at(0.75), p005: at(0.005), p995: max };
  const bins = histogramBins(
    { ...spread, zeroCount: 0, nonZero: null },
    { ...HISTOGRAM_CUTS, mostBins: MOST_BINS, heavyTail: Infinity },
  );
  return binEdges(bins);
}

function counted(values: Float64Array, edges: readonly number[]): readonly HistogramBin[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const value of values) {
    let bin = edges.findIndex((edge) => value < edge) - 1;
    if (bin === -2) bin = counts.length - 1;
    counts[Math.max(0, bin)] = (counts[Math.max(0, bin)] ?? 0) + 1;
  }
  return counts.map((count, index) => ({ from: edges[index] ?? 0, to: edges[index + 1] ?? 0, count, kind: 'bin' }));
}
