import { axisPositions, labelledAxis, roundTicks } from '../axis-positions.ts';
import { keptApart } from '../name-gap.ts';
import type { Drawing } from '../drawing.ts';
import { HALO_THEN_INK } from '../halo.ts';

export interface LinePoint {
  readonly x: number;
  readonly y: number;
  /** An interval around the value. */
  readonly low?: number | null | undefined;
  readonly high?: number | null | undefined;
  readonly tip: string;
}

export interface Line {
  /** Written at its end; empty for a line that is one of many. */
  readonly label: string;
  readonly points: readonly LinePoint[];
  /** `main`: everybody; `group`: one of a few; `faint`: one of many. */
  readonly look: 'main' | 'group' | 'faint';
}

export interface LinesParams {
  readonly lines: readonly Line[];
  /** `steps`: the value holds until the next point; `centred`: on both sides of its own. */
  readonly shape: 'straight' | 'steps' | 'centred';
  readonly xTo: number;
  readonly yTo: number;
  readonly xTicks?: readonly number[] | undefined;
  /** Rules across, with a word. */
  readonly levels?: readonly { readonly y: number; readonly label: string }[] | undefined;
  /** Rules up, with a word. */
  readonly marks?: readonly { readonly x: number; readonly label: string }[] | undefined;
  readonly height?: number | undefined;
  readonly words: {
    readonly x: (x: number) => string;
    readonly y: (y: number) => string;
    readonly xAxis: string;
    readonly yAxis: string;
  };
}

/** The height of a name, of that of the picture. */
const NAME_GAP = 0.055;
/** From the end of the longest curve to the names, of the width of the axis. */
const TO_NAMES = 0.02;

/** A picture holds about as many points as it is wide; hover needs fewer. */
const mostHovered = 160;

/** Curves over time with their names at their ends, and the interval of each that has one. */
export function lines(params: LinesParams): Drawing {
  const { xTo, yTo, shape, words, height = 320 } = params;
  const across = axisPositions(0, xTo || 1, 'linear');
  const up = axisPositions(0, yTo || 1, 'linear');
  const interpolate = { straight: 'linear', steps: 'step-after', centred: 'step' }[shape];
  const x = {
    type: 'quantitative',
    scale: { domain: [0, 1.16], nice: false },
    axis: {
      ...labelledAxis(
        (params.xTicks ?? roundTicks(0, xTo, 8)).map((value) => ({ at: across.of(value), label: words.x(value) })),
      ),
      title: words.xAxis,
      titleAnchor: 'end',
      titleAlign: 'right',
    },
  };
  const y = {
    type: 'quantitative',
    scale: { domain: [0, 1.02], nice: false },
    axis: {
      ...labelledAxis(roundTicks(0, yTo, 4).map((value) => ({ at: up.of(value), label: words.y(value) }))),
      title: words.yAxis,
      grid: true,
      titleX: 0,
      titleY: -8,
    },
  };
  const groups = params.lines.filter((line) => line.look === 'group').map((_, i) => `group ${i}`);
  const colour = {
    field: 'series',
    type: 'nominal',
    scale: { domain: groups },
    legend: null,
  };
  const rows = params.lines.map((line, order) => ({
    line,
    order,
    series:
      line.look === 'group'
        ? `group ${params.lines.slice(0, order).filter((one) => one.look === 'group').length}`
        : line.look,
    rows: line.points
      .filter((point) => point.x <= xTo)
      .map((point, index) => ({
        order,
        index,
        x: across.of(point.x),
        y: up.of(Math.min(point.y, yTo)),
        low: up.of(Math.max(0, point.low ?? point.y)),
        high: up.of(Math.min(yTo, point.high ?? point.y)),
        tip: point.tip,
      })),
  }));
  const of = (look: Line['look']) =>
    rows
      .filter(({ line }) => line.look === look)
      .flatMap(({ rows: own, series }) => own.map((row) => ({ ...row, series })));
  const lineOf = (name: string, mark: object, encoding: object = {}) => ({
    data: { name },
    mark: { type: 'line', interpolate, ...mark },
    encoding: { detail: { field: 'order', type: 'nominal' }, ...encoding },
  });
  const bandOf = (name: string, mark: object, encoding: object = {}) => ({
    data: { name },
    mark: { type: 'area', interpolate, line: false, ...mark },
    encoding: {
      y: { field: 'low', ...y },
      y2: { field: 'high' },
      detail: { field: 'order', type: 'nominal' },
      ...encoding,
    },
  });
  const hovered = rows
    .filter(({ line }) => line.look !== 'faint')
    .flatMap(({ rows: own }) =>
      own.filter((_, i) => i % Math.ceil(own.length / mostHovered) === 0 || i === own.length - 1),
    );
  const ends = rows.flatMap(({ line, series, rows: own }) => {
    const last = own.at(-1);
    return line.label === '' || last === undefined
      ? []
      : [{ label: line.label, series, grouped: line.look === 'group', end: { x: last.x, y: last.y }, y: last.y }];
  });
  // Names stand one under the other beside the longest curve, each led to by a line of the colour of its own.
  const led = ends.length > 1 && ends.every(({ grouped }) => grouped);
  const nameX = Math.max(0, ...ends.map(({ end }) => end.x)) + TO_NAMES;
  const names = keptApart(ends, NAME_GAP, 1);
  return {
    height,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y } },
      layer: [
        {
          data: { name: 'levels' },
          mark: { type: 'rule', stroke: '$ink3', strokeDash: [3, 2] },
          encoding: { x: { field: 'from', ...x }, x2: { field: 'to' } },
        },
        {
          data: { name: 'marks' },
          mark: { type: 'rule', stroke: '$ink3', strokeDash: [3, 2] },
          encoding: { y2: { field: 'to' } },
        },
        lineOf('faint', { stroke: '$faint', strokeWidth: 1, opacity: 0.45 }),
        bandOf('main', { fill: '$everybody', opacity: 0.16 }),
        bandOf('group', { opacity: 0.1 }, { color: colour }),
        lineOf('main', { stroke: '$everybody', strokeWidth: 2.5 }),
        lineOf('group', { strokeWidth: 2 }, { color: colour }),
        {
          data: { name: 'leaders' },
          mark: { type: 'rule', strokeWidth: 1 },
          encoding: { x2: { field: 'toX' }, y2: { field: 'toY' }, color: colour },
        },
        {
          data: { name: 'hover' },
          mark: { type: 'point', filled: true, size: 110, opacity: 0, cursor: 'pointer' },
          encoding: { tooltip: { field: 'tip', type: 'nominal' }, description: { field: 'tip' } },
        },
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'names' },
          mark: { type: 'text', align: 'left', dx: 6, fontWeight: 600, limit: 130, ...part },
          encoding: { text: { field: 'label' } },
        })),
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'marks' },
          mark: { type: 'text', align: 'left', baseline: 'top', dx: 5, fill: '$ink2', fontSize: 11, ...part },
          encoding: { text: { field: 'label' } },
        })),
        ...HALO_THEN_INK.map((part) => ({
          data: { name: 'levels' },
          mark: { type: 'text', align: 'right', baseline: 'bottom', dy: -3, fill: '$ink2', fontSize: 11, ...part },
          encoding: { x: { field: 'to', ...x }, text: { field: 'label' } },
        })),
      ],
    } as unknown as Drawing['spec'],
    data: {
      main: of('main'),
      group: of('group'),
      faint: of('faint'),
      hover: hovered,
      names: names.map(({ label, end, y: at }) => ({ label, x: led ? nameX : end.x, y: at })),
      leaders: led ? names.map(({ end, y: at, series }) => ({ x: end.x, y: end.y, toX: nameX, toY: at, series })) : [],
      levels: (params.levels ?? []).map(({ y: at, label }) => ({ y: up.of(at), from: 0, to: 1, label })),
      marks: (params.marks ?? [])
        .filter(({ x: at }) => at <= xTo)
        .map(({ x: at, label }) => ({ x: across.of(at), y: 1, to: 0, label })),
    },
  };
}
