import { axisPositions, labelledAxis, roundTicks } from '../axis-positions.ts';
import { keptApart } from '../name-gap.ts';
import type { Drawing } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';

export interface FanColumn {
  readonly x: number;
  readonly n: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly mean: number;
  readonly tip: string;
}

export interface FanParams {
  readonly columns: readonly FanColumn[];
  readonly height?: number | undefined;
  readonly words: {
    readonly x: (x: number) => string;
    readonly value: (value: number) => string;
    readonly n: (n: number) => string;
    readonly xAxis: string;
    readonly valueAxis: string;
    readonly nAxis: string;
    readonly median: string;
    readonly mean: string;
    readonly tenths: string;
    readonly quarters: string;
  };
}

/** The part of the height that the customers under the axis take, and the gap above them. */
const UNDER = 0.16;
const GAP = 0.1;
/** The height of a name, of that of the picture. */
const NAME_GAP = 0.05;

/** How a measure spreads at each age: the middle half inside the middle eight tenths, the median and the mean; under the axis, how many are seen. */
export function fan({ columns, height = 360, words }: FanParams): Drawing {
  const last = Math.max(1, ...columns.map((column) => column.x));
  const [low, high] = [
    Math.min(0, ...columns.map((column) => column.p10)),
    Math.max(...columns.map((column) => Math.max(column.p90, column.mean)), 0),
  ];
  const most = Math.max(1, ...columns.map((column) => column.n));
  const values = axisPositions(low, high > low ? high : low + 1, 'linear');
  const across = axisPositions(0, last, 'linear');
  const up = (value: number): number => UNDER + GAP + (1 - UNDER - GAP) * values.of(value);
  const x = {
    type: 'quantitative',
    scale: { domain: [-0.5 / last, Math.max(1.13, 1 + 0.5 / last)], nice: false, zero: false },
    axis: {
      ...labelledAxis(
        roundTicks(0, last, 12)
          .filter(Number.isInteger)
          .map((value) => ({ at: across.of(value), label: words.x(value) })),
      ),
      title: words.xAxis,
      titleAnchor: 'end',
      titleAlign: 'right',
    },
  };
  const ticks = [
    ...roundTicks(low, high, 4).map((value) => ({ at: up(value), label: words.value(value) })),
    { at: UNDER, label: words.n(most) },
  ];
  const y = {
    type: 'quantitative',
    scale: { domain: [0, 1.02], nice: false },
    axis: { ...labelledAxis(ticks), title: words.valueAxis, grid: true, titleX: 0, titleY: -8 },
  };
  const half = 0.4 / last;
  const rows = columns.map((column) => ({
    x: across.of(column.x),
    period: column.x,
    p10: up(column.p10),
    p25: up(column.p25),
    p50: up(column.p50),
    p75: up(column.p75),
    p90: up(column.p90),
    mean: up(Math.min(Math.max(column.mean, low), high)),
    left: across.of(column.x) - half,
    right: across.of(column.x) + half,
    base: 0,
    top: 1,
    n: (UNDER * column.n) / most,
    tip: column.tip,
  }));
  const end = rows.at(-1);
  const names =
    end === undefined
      ? []
      : keptApart(
          [
            { x: end.x, y: end.p90, label: words.tenths },
            { x: end.x, y: end.p75, label: words.quarters },
            { x: end.x, y: end.p50, label: words.median },
            { x: end.x, y: end.mean, label: words.mean },
          ],
          NAME_GAP,
          1,
        );
  const band = (from: string, to: string, opacity: number) => ({
    data: { name: 'columns' },
    mark: { type: 'area', line: false, fill: '$everybody', opacity },
    encoding: { y: { field: from, ...y }, y2: { field: to } },
  });
  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      encoding: { x: { field: 'x', ...x } },
      layer: [
        band('p10', 'p90', 0.18),
        band('p25', 'p75', 0.28),
        {
          data: { name: 'columns' },
          mark: { type: 'line', stroke: '$selection', strokeWidth: 1.5, strokeDash: [4, 3] },
          encoding: { y: { field: 'mean', ...y } },
        },
        {
          data: { name: 'columns' },
          mark: { type: 'line', stroke: '$ink', strokeWidth: 2.25, point: { filled: true, size: 22, fill: '$ink' } },
          encoding: { y: { field: 'p50', ...y } },
        },
        {
          data: { name: 'columns' },
          mark: { type: 'rect', fill: '$faint', opacity: 0.55 },
          encoding: {
            x: { field: 'left', ...x },
            x2: { field: 'right' },
            y: { field: 'base', ...y },
            y2: { field: 'n' },
          },
        },
        {
          data: { name: 'columns' },
          mark: { type: 'rect', opacity: 0, cursor: 'pointer' },
          encoding: {
            x: { field: 'left', ...x },
            x2: { field: 'right' },
            y: { field: 'base', ...y },
            y2: { field: 'top' },
            tooltip: { field: 'tip', type: 'nominal' },
            description: { field: 'tip' },
          },
        },
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'names' },
          mark: { type: 'text', align: 'left', dx: 7, fontSize: 11, ...part },
          encoding: { y: { field: 'y', ...y }, text: { field: 'label' } },
        })),
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'under' },
          mark: { type: 'text', align: 'left', baseline: 'bottom', fontSize: 11, fill: '$ink2', ...part },
          encoding: { y: { field: 'y', ...y }, text: { field: 'label' } },
        })),
      ],
    } as unknown as Drawing['spec'],
    data: {
      columns: rows,
      names,
      under: [{ x: 0, y: UNDER + 0.012, label: words.nAxis }],
    },
  };
}
