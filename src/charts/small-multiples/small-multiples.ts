import { axisTicks, labelledAxis, type AxisScale } from '../axis-positions.ts';
import { binPositions, valueTicks, type HistogramBin } from '../bins.ts';
import type { Drawing } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';
import { PANEL_GAP } from '../panel.ts';

export interface Panel {
  /** Stands over the panel, as `Magasin seul`. */
  readonly title: string;
  /** Under the title, as `61 % · moyenne 124 €`. */
  readonly detail?: string | undefined;
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
    /** Over a bar of zeros: `12 %`. */
    readonly zero?: ((share: number) => string) | undefined;
  };
}

/** Where the zeros of a panel stand, before the axis that runs from 0 to 1. */
const ZERO = { from: -0.13, to: -0.06 };
/** A bar of zeros is drawn no higher than so many times the highest other bar, or it would flatten them all; its share is written. */
const MOST_ZERO = 1.2;

/** One histogram a group, on shared bins and one scale, the zeros of each as a bar apart. */
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
  const zeros = panels.some((panel) => panel.bins.some((bin) => bin.kind === 'zero' && bin.count > 0));
  const x = { type: 'quantitative', scale: { domain: [zeros ? -0.17 : 0, 1.004], nice: false, zero: false } };
  const sizes = panels.map((panel) => {
    const total = panel.bins.reduce((sum, bin) => sum + bin.count, 0) || 1;
    return { total, of: (bin: HistogramBin): number => (heights === 'share' ? bin.count / total : bin.count) };
  });
  const plainSizes = panels.flatMap((panel, order) =>
    panel.bins.flatMap((bin) => (bin.kind === 'bin' ? [sizes[order]?.of(bin) ?? 0] : [])),
  );
  const top = Math.max(0, ...plainSizes) || 1;
  const titles = panels.map(({ title, detail }) => (detail === undefined ? [title] : [title, detail]));
  const shown = Math.max(2, Math.min(columns, panels.length));
  return {
    height,
    columns: shown,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      data: { name: 'bars' },
      facet: {
        field: 'order',
        type: 'ordinal',
        header: {
          title: null,
          labelExpr: `${JSON.stringify(titles)}[datum.value]`,
          labelLimit: { expr: 'child_width' },
          labelLineHeight: 16,
        },
      },
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
              color: {
                field: 'kind',
                type: 'nominal',
                scale: { domain: ['bin', 'zero'], range: ['$everybody', '$faint'] },
              },
              x2: { field: 'to' },
              y2: { field: 'base' },
              y: {
                field: 'size',
                type: 'quantitative',
                axis: null,
                scale: { nice: false, domain: [0, zeros ? top * MOST_ZERO * 1.2 : top] },
              },
              tooltip: { field: 'tip', type: 'nominal' },
              description: { field: 'tip' },
            },
          },
          ...HALO_THEN_INK.map((part) => ({
            transform: [{ filter: 'isValid(datum.share)' }],
            mark: { type: 'text', baseline: 'bottom', dy: -3, fontSize: 11, fill: '$ink2', ...part },
            encoding: {
              x: { field: 'middle', ...x },
              y: { field: 'size', type: 'quantitative' },
              text: { field: 'share' },
            },
          })),
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
        const size = sizes[order]?.of ?? (() => 0);
        const total = sizes[order]?.total ?? 1;
        const drawn = panel.bins.filter((bin) => bin.kind === 'bin' || (bin.kind === 'zero' && bin.count > 0));
        const mean =
          panel.mean === undefined || panel.mean < positions.from || panel.mean > positions.to
            ? null
            : positions.of(panel.mean);
        return drawn.map((bin, index) => ({
          order,
          kind: bin.kind,
          ...(bin.kind === 'zero' ? ZERO : { from: positions.of(bin.from), to: positions.of(bin.to) }),
          size: bin.kind === 'zero' ? Math.min(size(bin), top * MOST_ZERO) : size(bin),
          middle: (ZERO.from + ZERO.to) / 2,
          share: bin.kind === 'zero' ? (words.zero?.(bin.count / total) ?? null) : null,
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
