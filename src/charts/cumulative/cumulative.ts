import { axisPositions, axisTicks, labelledAxis, type AxisScale } from '../axis-positions.ts';
import { ACROSS, selectedStretch } from '../brush.ts';
import type { Drawing } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';

export interface QuantilePoint {
  /** Share of customers at or under the value, 0 to 1. */
  readonly share: number;
  readonly value: number;
}

export interface CumulativeParams {
  /** In order of share. */
  readonly points: readonly QuantilePoint[];
  readonly scale?: AxisScale | undefined;
  /** The mean with the share of customers under it. */
  readonly mean?: (QuantilePoint & { readonly label: string }) | undefined;
  readonly median?: { readonly value: number; readonly label: string } | undefined;
  /** The customers that are selected, from the smallest up: two shares. */
  readonly selection?: readonly [low: number, high: number] | null | undefined;
  readonly height?: number | undefined;
  readonly words: {
    readonly value: (value: number) => string;
    readonly share: (share: number) => string;
    /** Names of the axes. */
    readonly valueAxis: string;
    readonly shareAxis: string;
    readonly tip: (point: QuantilePoint) => string;
  };
}

const DECILES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** The whole distribution as one line, share of customers across and value up: nothing is binned, and each decile can be read. */
export function cumulative({
  points,
  scale = 'linear',
  mean,
  median,
  selection = null,
  height = 300,
  words,
}: CumulativeParams): Drawing {
  const values = points.map((point) => point.value).filter((value) => scale !== 'log' || value > 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const from = scale === 'log' ? low : Math.min(0, low);
  const positions = axisPositions(from, high, scale);
  const valueTicks = axisTicks(from, high, scale, 4).map((value) => ({
    at: positions.of(value),
    label: words.value(value),
  }));
  const shareTicks = DECILES.map((share) => ({
    at: share,
    label: words.share(share),
  }));
  const ofValue = {
    type: 'quantitative',
    scale: { domain: [0, 1.02], nice: false },
    axis: { ...labelledAxis(valueTicks), title: words.valueAxis },
  };
  const ofShare = {
    type: 'quantitative',
    scale: { domain: [0, 1], nice: false },
    axis: { ...labelledAxis(shareTicks), title: words.shareAxis },
  };
  const marks = [
    ...(median === undefined ? [] : [{ share: 0.5, value: median.value, label: median.label }]),
    ...(mean === undefined ? [] : [{ share: mean.share, value: mean.value, label: mean.label }]),
  ].filter((mark) => mark.value >= from && mark.value <= high);

  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      encoding: {
        x: { field: 'share', ...ofShare, axis: { ...ofShare.axis, titleAnchor: 'end', titleAlign: 'right' } },
        y: { field: 'at', ...ofValue, axis: { ...ofValue.axis, grid: true, titleX: 0, titleY: -8 } },
      },
      layer: [
        {
          data: { name: 'curve' },
          mark: {
            type: 'area',
            line: false,
            fill: '$band',
            opacity: 0.7,
          },
        },
        {
          data: { name: 'curve' },
          mark: {
            type: 'line',
            stroke: '$everybody',
            strokeWidth: 2.25,
          },
        },
        selectedStretch,
        {
          data: { name: 'curve' },
          params: ACROSS,
          mark: { type: 'point', filled: true, size: 90, opacity: 0, cursor: 'pointer' },
          encoding: { tooltip: { field: 'tip', type: 'nominal' }, description: { field: 'tip' } },
        },
        {
          data: { name: 'deciles' },
          mark: { type: 'point', filled: true, size: 28, fill: '$everybody', stroke: '$paper', strokeWidth: 1 },
          encoding: { tooltip: { field: 'tip', type: 'nominal' } },
        },
        {
          data: { name: 'marks' },
          mark: { type: 'rule', stroke: '$ink', strokeWidth: 1.25, strokeDash: [3, 2] },
          encoding: { y2: { field: 'base' } },
        },
        {
          data: { name: 'marks' },
          mark: { type: 'point', filled: true, size: 54, fill: '$ink', stroke: '$paper', strokeWidth: 1.5 },
        },
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'marks' },
          mark: {
            type: 'text' as const,
            align: { expr: "datum.left ? 'right' : 'left'" },
            dx: { expr: 'datum.left ? -9 : 9' },
            dy: { expr: 'datum.left || datum.at < 0.06 ? -9 : 10' },
            fontWeight: 600,
            ...part,
          },
          encoding: { text: { field: 'label' } },
        })),
      ],
    } as unknown as Drawing['spec'],
    data: {
      curve: points.map((point) => ({
        share: point.share,
        at: positions.of(Math.max(point.value, from)),
        tip: words.tip(point),
        value: point.value,
      })),
      deciles: decilesOf(points).map((point) => ({
        share: point.share,
        at: positions.of(Math.max(point.value, from)),
        tip: words.tip(point),
        value: point.value,
      })),
      selection: selection === null ? [] : [{ share: selection[0], to: selection[1] }],
      marks: marks.map((mark, index) => ({
        base: 0,
        share: mark.share,
        at: positions.of(mark.value),
        label: mark.label,
        left: index === marks.length - 1 && marks.length > 1,
      })),
    },
  };
}

/** The given points that are deciles; none is interpolated, because the engine has computed them. */
function decilesOf(points: readonly QuantilePoint[]): readonly QuantilePoint[] {
  return DECILES.slice(1, -1).flatMap((decile) => points.find((point) => Math.abs(point.share - decile) < 1e-6) ?? []);
}
