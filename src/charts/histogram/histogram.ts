import { axisTicks, labelledAxis, roundTicks, type AxisPositions, type AxisScale } from '../axis-positions.ts';
import { binPositions, isInside, snapToBins, valueTicks, type HistogramBin, type Interval } from '../bins.ts';
import { ACROSS, brushed } from '../brush.ts';
import type { Drawing, DrawingRow } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';

export interface HistogramMark {
  readonly value: number;
  /** Written on the plot, as `moyenne 110 €`. */
  readonly label: string;
}

export interface HistogramParams {
  readonly bins: readonly HistogramBin[];
  /** Rules with their labels: mean, median. Each has its own line of text, so that no two labels meet. */
  readonly marks: readonly HistogramMark[];
  /** The band of ± 25 % around the mean. */
  readonly band?: Interval | undefined;
  /** The bars inside it are coloured, and its own extent is drawn over them. */
  readonly selection?: Interval | null | undefined;
  readonly scale?: AxisScale | undefined;
  /** Each bar is one value, which is written under its middle. */
  readonly ofValues?: boolean | undefined;
  /** Dragging selects; off in small pictures. */
  readonly brush?: boolean | undefined;
  readonly height?: number | undefined;
  readonly words: HistogramWords;
}

export interface HistogramWords {
  /** A value on the axis, as `100 €`. */
  readonly value: (value: number) => string;
  /** A count on the axis, as `20 k`. */
  readonly count: (count: number) => string;
  /** What the bars count: `clients`. */
  readonly counted: string;
  /** Over the bar of zeros, as `zéro 18 %`. */
  readonly zero: string;
  /** Over the last bar, two lines: `> 450 €`, `31 % de la valeur`. */
  readonly overflow: readonly [string, string];
  /** What a bar says when pointed at. */
  readonly tip: (bin: HistogramBin) => string;
}

/** Positions of the bars that stand apart: the axis itself runs from 0 to 1. */
const ZERO = { from: -0.052, to: -0.028 };
const OVERFLOW = { from: 1.02, to: 1.045 };
const LINE = 22;

/** The bins that a brush over the picture selects; the brush speaks in positions. Null when it is empty. */
export function brushedInterval(
  brush: unknown,
  bins: readonly HistogramBin[],
  scale: AxisScale = 'linear',
): Interval | null {
  const range = brushed(brush, 'from');
  if (range === null) return null;
  const { back } = binPositions(bins, scale);
  return snapToBins({ from: back(range[0]), to: back(range[1]) }, bins);
}

/** Bars with explicit bins; zeros and the tail apart; mean, median and the band around the mean drawn on the plot. */
export function histogram({
  bins,
  marks,
  band,
  selection = null,
  scale = 'linear',
  ofValues = false,
  brush = true,
  height = 300,
  words,
}: HistogramParams): Drawing {
  const positions = binPositions(bins, scale);
  const has = (kind: HistogramBin['kind']): boolean => bins.some((bin) => bin.kind === kind);
  const domain = [has('zero') ? -0.092 : 0, has('overflow') ? 1.075 : 1.004];
  const ticks = ofValues
    ? valueTicks(bins, positions, words.value)
    : axisTicks(positions.from, positions.to, scale, 5).map((value) => ({
        at: positions.of(value),
        label: words.value(value),
      }));
  const top = Math.max(1, ...bins.map((bin) => bin.count));
  const counts = roundTicks(0, top, 4);
  // Room above the bars for the lines of text.
  const headroom = 1 + (marks.length * LINE + 8) / height;
  const x = { type: 'quantitative', scale: { domain, nice: false, zero: false } };
  const y = { type: 'quantitative', scale: { domain: [0, top * headroom], nice: false } };

  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      encoding: {
        x: { field: 'from', ...x, axis: { ...labelledAxis(ticks), title: null, domain: true } },
        y: {
          field: 'count',
          ...y,
          axis: {
            ...labelledAxis(counts.map((count) => ({ at: count, label: count === 0 ? '' : words.count(count) }))),
            title: words.counted,
            grid: true,
            titleX: 0,
            titleY: -6,
          },
        },
      },
      layer: [
        {
          data: { name: 'band' },
          mark: { type: 'rect', fill: '$band' },
          encoding: { x2: { field: 'to' }, y: { value: 0 }, y2: { value: 'height' } },
        },
        {
          data: { name: 'selection' },
          mark: { type: 'rect', fill: '$selection', fillOpacity: 0.1 },
          encoding: { x2: { field: 'to' }, y: { value: 0 }, y2: { value: 'height' } },
        },
        {
          data: { name: 'bars' },
          ...(brush ? { params: ACROSS } : {}),
          mark: { type: 'bar', stroke: '$paper', strokeWidth: 0.75, cursor: 'pointer' },
          encoding: {
            x2: { field: 'to' },
            y2: { field: 'base' },
            color: {
              field: 'part',
              type: 'nominal',
              scale: { domain: ['everybody', 'selected', 'zero'], range: ['$everybody', '$selection', '$faint'] },
            },
            tooltip: { field: 'tip', type: 'nominal' },
            description: { field: 'tip' },
          },
        },
        {
          data: { name: 'bounds' },
          mark: { type: 'rule', stroke: '$selection', strokeWidth: 1 },
          encoding: { y: { value: 0 }, y2: { value: 'height' } },
        },
        {
          data: { name: 'marks' },
          mark: { type: 'rule', stroke: '$ink', strokeWidth: 1.5 },
          encoding: { y: { field: 'top', type: 'quantitative', scale: null }, y2: { value: 'height' } },
        },
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'marks' },
          mark: {
            type: 'text' as const,
            dx: { expr: 'datum.left ? -6 : 6' },
            dy: 6,
            align: { expr: "datum.left ? 'right' : 'left'" },
            fontWeight: 600,
            ...part,
          },
          encoding: { y: { field: 'top', type: 'quantitative', scale: null }, text: { field: 'label' } },
        })),
        ...(['label', 'above'] as const).flatMap((field) =>
          HALO_THEN_INK.map((part) => ({
            data: { name: 'apart' },
            mark: {
              type: 'text',
              dy: field === 'label' ? -5 : -20,
              baseline: 'bottom',
              align: 'center',
              fill: '$ink2',
              ...part,
            },
            encoding: { x: { field: 'middle', ...x }, text: { field } },
          })),
        ),
      ],
    } as Drawing['spec'],
    data: {
      bars: bins.map((bin) => barRow(bin, positions, isInside(bin, selection), words)),
      band:
        band === undefined
          ? []
          : [{ from: Math.max(0, positions.of(band.from)), to: Math.min(1, positions.of(band.to)) }].filter(
              // Where the mean is among the zeros alone, its band lies beside the picture.
              ({ from, to }) => from < to,
            ),
      selection: extent(selection, positions),
      bounds: extent(selection, positions).flatMap(({ from, to }) => [{ from }, { from: to }]),
      marks: marks
        .filter((mark) => mark.value >= positions.from && mark.value <= positions.to)
        .toSorted((a, b) => a.value - b.value)
        .map((mark, row) => ({
          from: positions.of(mark.value),
          top: 4 + row * LINE,
          label: mark.label,
          left: positions.of(mark.value) > 0.8,
        })),
      apart: bins.filter((bin) => bin.kind !== 'bin').map((bin) => apartRow(bin, words)),
    },
  };
}

/** Where an interval lies on the axis; nowhere when it is beyond an end. */
function extent(
  interval: Interval | null,
  positions: AxisPositions & Interval,
): readonly { readonly from: number; readonly to: number }[] {
  if (interval === null) return [];
  const [from, to] = [Math.max(interval.from, positions.from), Math.min(interval.to, positions.to)];
  return from > to ? [] : [{ from: positions.of(from), to: positions.of(to) }];
}

function placeOf(bin: HistogramBin, positions: AxisPositions): Interval {
  if (bin.kind === 'zero') return ZERO;
  if (bin.kind === 'overflow') return OVERFLOW;
  return { from: positions.of(bin.from), to: positions.of(bin.to) };
}

function barRow(bin: HistogramBin, positions: AxisPositions, selected: boolean, words: HistogramWords): DrawingRow {
  const part = bin.kind === 'zero' ? 'zero' : selected ? 'selected' : 'everybody';
  return {
    ...placeOf(bin, positions),
    count: bin.count,
    base: 0,
    part,
    tip: words.tip(bin),
    kind: bin.kind,
    low: bin.from,
    high: bin.to,
  };
}

function apartRow(bin: HistogramBin, words: HistogramWords): DrawingRow {
  const place = bin.kind === 'zero' ? ZERO : OVERFLOW;
  const [above, below] = bin.kind === 'zero' ? ['', words.zero] : words.overflow;
  return { from: place.from, middle: (place.from + place.to) / 2, count: bin.count, label: below, above };
}
