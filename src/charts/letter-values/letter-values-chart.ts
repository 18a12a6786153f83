import { axisPositions, axisTicks, labelledAxis, type AxisPositions, type AxisScale } from '../axis-positions.ts';
import type { Interval } from '../bins.ts';
import { ACROSS, brushed, selectedStretch } from '../brush.ts';
import type { Drawing } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';

export interface LetterBox {
  readonly lower: number;
  readonly upper: number;
  readonly tip: string;
}

export interface LetterValuesParams {
  /** From the inside out. */
  readonly boxes: readonly LetterBox[];
  readonly marks: readonly { readonly value: number; readonly label: string }[];
  readonly scale?: AxisScale | undefined;
  /** The values that are selected. */
  readonly selection?: Interval | null | undefined;
  readonly height?: number | undefined;
  readonly words: { readonly value: (value: number) => string; readonly valueAxis: string };
}

/** Where values stand: 0 at the lowest box, 1 at the highest. */
function letterPositions(boxes: readonly LetterBox[], scale: AxisScale): AxisPositions & Interval {
  const all = boxes.flatMap((box) => [box.lower, box.upper]).filter((value) => scale !== 'log' || value > 0);
  const [from, to] = [Math.min(...all), Math.max(...all)];
  return { from, to, ...axisPositions(from, to, scale) };
}

/** The values between which a brush over the picture lies; an end of the picture is no bound. Null when it is empty. */
export function brushedValues(
  brush: unknown,
  boxes: readonly LetterBox[],
  scale: AxisScale = 'linear',
): { readonly from: number | null; readonly to: number | null } | null {
  const range = brushed(brush, 'from');
  if (range === null || range[0] === range[1]) return null;
  const { back } = letterPositions(boxes, scale);
  return { from: range[0] <= 0 ? null : back(range[0]), to: range[1] >= 1 ? null : back(range[1]) };
}

/** Boxes inside boxes, each holding half of what the one inside leaves out: the tails keep their detail as far as there are customers for it. */
export function letterValuesChart({
  boxes,
  marks,
  scale = 'linear',
  selection = null,
  height = 240,
  words,
}: LetterValuesParams): Drawing {
  const { from, to, ...positions } = letterPositions(boxes, scale);
  const at = (value: number): number => positions.of(Math.min(Math.max(value, from), to));
  const ticks = axisTicks(from, to, scale, 6).map((value) => ({
    at: positions.of(value),
    label: words.value(value),
  }));
  const y = { type: 'quantitative', scale: { domain: [-1.25, 1], nice: false }, axis: null };
  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      encoding: {
        x: {
          field: 'from',
          type: 'quantitative',
          scale: { domain: [0, 1.004], nice: false, zero: false },
          axis: { ...labelledAxis(ticks), title: words.valueAxis, titleAnchor: 'end', titleAlign: 'right' },
        },
      },
      layer: [
        {
          data: { name: 'boxes' },
          params: ACROSS,
          mark: { type: 'rect', fill: '$everybody', stroke: '$paper', strokeWidth: 1, cursor: 'pointer' },
          encoding: {
            x2: { field: 'to' },
            y: { field: 'low', ...y },
            y2: { field: 'high' },
            opacity: { field: 'strength', type: 'quantitative', scale: null },
            tooltip: { field: 'tip', type: 'nominal' },
            description: { field: 'tip' },
          },
        },
        selectedStretch,
        {
          data: { name: 'marks' },
          mark: { type: 'rule', stroke: '$ink', strokeWidth: 1.5 },
          encoding: { y: { field: 'low', ...y }, y2: { field: 'high' } },
        },
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'marks' },
          mark: {
            type: 'text' as const,
            align: { expr: "datum.second ? 'left' : 'right'" },
            dx: { expr: 'datum.second ? 6 : -6' },
            fontWeight: 600,
            ...part,
          },
          encoding: { y: { field: 'low', ...y }, text: { field: 'label' } },
        })),
      ],
    } as unknown as Drawing['spec'],
    data: {
      boxes: boxes
        .map((box, depth) => ({
          from: at(box.lower),
          to: at(box.upper),
          low: -1 / (1 + 0.45 * depth),
          high: 1 / (1 + 0.45 * depth),
          strength: 1 / (1 + 0.55 * depth),
          tip: box.tip,
          depth,
        }))
        .toReversed(),
      selection:
        selection === null || selection.to < from || selection.from > to
          ? []
          : [{ from: at(selection.from), to: at(selection.to) }],
      marks: marks.map((mark, i) => ({ from: at(mark.value), low: -1.15, high: 1, label: mark.label, second: i > 0 })),
    },
  };
}
