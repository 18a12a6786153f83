import { labelledAxis, roundTicks } from '../axis-positions.ts';
import type { Drawing } from '../drawing.ts';

export interface ShiftPoint {
  readonly label: string;
  readonly value: number;
  /** Null where there is no limit on that side. */
  readonly low: number | null;
  readonly high: number | null;
  /** Beyond its limits. */
  readonly certain: boolean;
  readonly tip: string;
}

export interface ShiftParams {
  readonly points: readonly ShiftPoint[];
  readonly height?: number | undefined;
  readonly words: { readonly value: (value: number) => string; readonly axis: string };
}

/** How far each decile moves, with its limits; the line of no change is always there. */
export function shift({ points, height = 240, words }: ShiftParams): Drawing {
  const ends = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (most - least || 1) * 0.06;
  const [from, to] = [least - room, most + room];
  const ticks = roundTicks(from, to, 5).map((value) => ({ at: value, label: words.value(value) }));
  const y = { type: 'quantitative', scale: { domain: [from, to], nice: false, zero: false } };
  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      data: { name: 'points' },
      encoding: {
        x: {
          field: 'label',
          type: 'ordinal',
          sort: { field: 'order' },
          axis: { title: null, labelAngle: 0, grid: false },
        },
      },
      layer: [
        {
          mark: { type: 'rule', stroke: '$everybody', strokeWidth: 5, opacity: 0.35 },
          encoding: {
            y: {
              field: 'low',
              ...y,
              axis: { ...labelledAxis(ticks), title: words.axis, grid: true, titleX: 0, titleY: -8 },
            },
            y2: { field: 'high' },
          },
        },
        {
          data: { name: 'zero' },
          mark: { type: 'rule', stroke: '$ink', strokeWidth: 1 },
          encoding: { x: null, y: { field: 'at', ...y } },
        },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1, stroke: '$everybody', strokeWidth: 1.75 },
          encoding: {
            y: { field: 'value', ...y },
            fill: { condition: { test: 'datum.certain', value: '$everybody' }, value: '$paper' },
            tooltip: { field: 'tip', type: 'nominal' },
            description: { field: 'tip' },
          },
        },
      ],
    } as unknown as Drawing['spec'],
    data: {
      points: points.map((point, order) => ({
        ...point,
        order,
        low: point.low ?? from,
        high: point.high ?? to,
      })),
      zero: [{ at: 0 }],
    },
  };
}
