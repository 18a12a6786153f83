import { labelledAxis } from '../axis-positions.ts';
import { ACROSS, selectedStretch } from '../brush.ts';
import type { Drawing } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';

export interface SharePoint {
  /** Share of the customers, from the smallest up. */
  readonly customers: number;
  /** Share of the value they hold. */
  readonly value: number;
}

export interface LorenzParams {
  readonly points: readonly SharePoint[];
  /** Where the curve is furthest from the diagonal. */
  readonly widest: SharePoint & { readonly label: string };
  /** The customers that are selected, from the smallest up: two shares. */
  readonly selection?: readonly [low: number, high: number] | null | undefined;
  readonly height?: number | undefined;
  readonly words: {
    readonly share: (share: number) => string;
    readonly customersAxis: string;
    readonly valueAxis: string;
    readonly equal: string;
    readonly tip: (point: SharePoint) => string;
  };
}

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Who holds what: the share of the value held by the share of customers who have least, against the diagonal of equality. */
export function lorenz({ points, widest, selection = null, height = 320, words }: LorenzParams): Drawing {
  const axis = labelledAxis(TICKS.map((at) => ({ at, label: words.share(at) })));
  const scale = { domain: [0, 1], nice: false };
  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      encoding: {
        x: {
          field: 'customers',
          type: 'quantitative',
          scale,
          axis: { ...axis, title: words.customersAxis, titleAnchor: 'end', titleAlign: 'right' },
        },
        y: {
          field: 'value',
          type: 'quantitative',
          scale,
          axis: { ...axis, title: words.valueAxis, grid: true, titleX: 0, titleY: -8 },
        },
      },
      layer: [
        {
          data: { name: 'equality' },
          mark: { type: 'line', stroke: '$faint', strokeWidth: 1.25, strokeDash: [3, 3] },
        },
        {
          data: { name: 'curve' },
          mark: { type: 'area', fill: '$band', opacity: 0.8 },
          encoding: { y2: { field: 'customers' } },
        },
        { data: { name: 'curve' }, mark: { type: 'line', stroke: '$everybody', strokeWidth: 2.25 } },
        {
          data: { name: 'widest' },
          mark: { type: 'rule', stroke: '$ink', strokeWidth: 1.25 },
          encoding: { y2: { field: 'customers' } },
        },
        selectedStretch,
        {
          data: { name: 'curve' },
          params: ACROSS,
          mark: { type: 'point', filled: true, size: 90, opacity: 0, cursor: 'pointer' },
          encoding: { tooltip: { field: 'tip', type: 'nominal' }, description: { field: 'tip' } },
        },
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'labels' },
          mark: { type: 'text' as const, align: 'right' as const, dx: -8, fontWeight: 600, ...part },
          encoding: { text: { field: 'label' } },
        })),
      ],
    } as unknown as Drawing['spec'],
    data: {
      equality: [
        { customers: 0, value: 0 },
        { customers: 1, value: 1 },
      ],
      curve: points.map((point) => ({ ...point, tip: words.tip(point) })),
      selection: selection === null ? [] : [{ customers: selection[0], to: selection[1] }],
      widest: [{ customers: widest.customers, value: widest.value }],
      labels: [
        { customers: widest.customers, value: (widest.customers + widest.value) / 2, label: widest.label },
        { customers: 0.34, value: 0.42, label: words.equal },
      ],
    },
  };
}
