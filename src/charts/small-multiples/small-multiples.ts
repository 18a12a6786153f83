import { axisTicks, labelledAxis, type AxisScale } from '../axis-positions.ts';
import { binPositions, valueTicks, type HistogramBin } from '../bins.ts';
import type { Drawing } from '../drawing.ts';
import { PANEL_GAP } from '../panel.ts';

export interface Panel {
  /** Stands over the panel, as `Magasin seul · 61 %`. */
  readonly title: string;
  /** The same bins in every panel. */
  readonly bins: readonly HistogramBin[];
  /** The panel's own mean, drawn as a short rule. */
  readonly mean?: number | undefined;
}

export interface SmallMultiplesParams {
  readonly panels: readonly Panel[];
  readonly columns?: number | undefined;
  readonly scale?: AxisScale | undefined;
  /** Each bar is one value, which is written under its middle. */
  readonly ofValues?: boolean | undefined;
  /** `share`: each panel sums to one, for groups of unequal size. */
  readonly heights?: 'count' | 'share' | undefined;
  readonly height?: number | undefined;
  readonly words: {
    readonly value: (value: number) => string;
    readonly tip: (panel: Panel, bin: HistogramBin) => string;
  };
}

/** One histogram a group, on shared bins and one scale. Zeros are left to the twin and the sentence. */
export function smallMultiples({
  panels,
  columns = 3,
  scale = 'linear',
  ofValues = false,
  heights = 'share',
  height = 84,
  words,
}: SmallMultiplesParams): Drawing {
  const bins = panels[0]?.bins ?? [];
  const positions = binPositions(bins, scale);
  const ticks = ofValues
    ? valueTicks(bins, positions, words.value)
    : axisTicks(positions.from, positions.to, scale, 2.4).map((value) => ({
        at: positions.of(value),
        label: words.value(value),
      }));
  const x = { type: 'quantitative', scale: { domain: [0, 1.004], nice: false, zero: false } };
  const shown = Math.max(2, Math.min(columns, panels.length));
  return {
    height,
    columns: shown,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      data: { name: 'bars' },
      facet: { field: 'panel', type: 'nominal', sort: { field: 'order', op: 'min' }, header: { title: null } },
      columns: shown,
      spacing: { row: 18, column: PANEL_GAP },
      spec: {
        width: 200,
        height,
        encoding: { x: { field: 'from', ...x, axis: { ...labelledAxis(ticks), title: null } } },
        layer: [
          {
            mark: { type: 'bar', stroke: '$paper', strokeWidth: 0.5, cursor: 'pointer' },
            encoding: {
              x2: { field: 'to' },
              y2: { field: 'base' },
              y: { field: 'size', type: 'quantitative', axis: null, scale: { nice: false } },
              tooltip: { field: 'tip', type: 'nominal' },
              description: { field: 'tip' },
            },
          },
          {
            transform: [{ filter: 'datum.first && isValid(datum.mean)' }],
            mark: { type: 'rule', stroke: '$ink', strokeWidth: 1.25 },
            encoding: { x: { field: 'mean', ...x } },
          },
        ],
      },
      resolve: { axis: { x: 'independent' }, scale: { x: 'shared', y: 'shared' } },
    } as unknown as Drawing['spec'],
    data: {
      bars: panels.flatMap((panel, order) => {
        const total = heights === 'share' ? panel.bins.reduce((sum, bin) => sum + bin.count, 0) || 1 : 1;
        const plain = panel.bins.filter((bin) => bin.kind === 'bin');
        const mean =
          panel.mean === undefined || panel.mean < positions.from || panel.mean > positions.to
            ? null
            : positions.of(panel.mean);
        return plain.map((bin, index) => ({
          panel: panel.title,
          order,
          from: positions.of(bin.from),
          to: positions.of(bin.to),
          size: bin.count / total,
          count: bin.count,
          low: bin.from,
          high: bin.to,
          base: 0,
          first: index === 0,
          mean,
          tip: words.tip(panel, bin),
        }));
      }),
    },
  };
}
