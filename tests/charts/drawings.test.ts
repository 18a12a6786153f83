import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { describe, expect, it } from 'vitest';
import { binPositions, snapToBins, type HistogramBin } from '../../src/charts/bins.ts';
import { compileDrawing } from '../../src/charts/compile-drawing.ts';
import { cumulative } from '../../src/charts/cumulative/cumulative.ts';
import { titledDrawing, type Drawing } from '../../src/charts/drawing.ts';
import { fan } from '../../src/charts/fan/fan.ts';
import { brushedInterval, histogram } from '../../src/charts/histogram/histogram.ts';
import { letterValuesChart } from '../../src/charts/letter-values/letter-values-chart.ts';
import { lorenz } from '../../src/charts/lorenz/lorenz.ts';
import { shift } from '../../src/charts/shift/shift.ts';
import { lines } from '../../src/charts/lines/lines.ts';
import { matrix } from '../../src/charts/matrix/matrix.ts';
import { smallMultiples } from '../../src/charts/small-multiples/small-multiples.ts';
import { stacked } from '../../src/charts/stacked/stacked.ts';

const plain: readonly HistogramBin[] = Array.from({ length: 45 }, (_, index) => ({
  from: index * 10,
  to: index * 10 + 10,
  kind: 'bin',
  count: 1000 - 20 * index,
}));
const bins: readonly HistogramBin[] = [
  { from: 0, to: 0, kind: 'zero', count: 900 },
  ...plain,
  { from: 450, to: 3000, kind: 'overflow', count: 170, shareOfValue: 0.31 },
];
const euro = (value: number): string => `${String(value)} €`;
const words = {
  value: euro,
  count: String,
  counted: 'clients',
  zero: 'zéro 18 %',
  overflow: ['> 450 €', '31 %'] as const,
  tip: (bin: HistogramBin) => `${String(bin.from)}: ${String(bin.count)}`,
};
const points = Array.from({ length: 101 }, (_, index) => ({ share: index / 100, value: 450 * (index / 100) ** 2 }));
const curveWords = {
  value: euro,
  share: (share: number) => `${String(Math.round(share * 100))} %`,
  valueAxis: 'dépense',
  shareAxis: 'clients',
  tip: () => 'x',
};

const logBins: readonly HistogramBin[] = Array.from({ length: 12 }, (_, index) => ({
  from: 2 ** index,
  to: 2 ** (index + 1),
  kind: 'bin',
  count: 50,
}));

const drawings: Readonly<Record<string, Drawing>> = {
  histogram: histogram({
    bins,
    marks: [
      { value: 110, label: 'moyenne 110 €' },
      { value: 62, label: 'médiane 62 €' },
    ],
    band: { from: 82, to: 138 },
    selection: { from: 150, to: 230 },
    words,
  }),
  'histogram on a log scale': histogram({
    bins: logBins,
    marks: [{ value: 4000, label: 'moyenne' }],
    scale: 'log',
    words,
  }),
  'histogram on an asinh scale': histogram({
    bins: [-5000, -500, -50, -5, 0, 5, 50, 500, 5000].map((from, index, edges) => ({
      from,
      to: edges[index + 1] ?? 50_000,
      kind: 'bin' as const,
      count: 10 * index,
    })),
    marks: [{ value: -20, label: 'moyenne' }],
    scale: { asinh: 5 },
    words,
  }),
  'histogram without anything': histogram({ bins: [], marks: [], words }),
  'quantile curve': cumulative({
    points,
    mean: { share: 0.58, value: 152, label: 'moyenne' },
    median: { value: 112, label: 'médiane' },
    words: curveWords,
  }),
  'quantile curve with a selection': cumulative({ points, selection: [0.2, 0.9], words: curveWords }),
  'histogram with its title over it': titledDrawing(
    histogram({ bins, marks: [], words }),
    'La moyenne ne décrit que 6 % des clients',
    'Dépense · **151 902 clients**',
  ),
  'matrix with cells that are not known': matrix({
    rows: ['toutes', 'avril', 'mai'],
    columns: ['1', '2'],
    cells: [0, 1, 2].flatMap((row) =>
      [0, 1].map((column) => ({
        row,
        column,
        share: row + column > 2 ? null : 0.3 * column,
        label: '30',
        tip: `${row} ${column}`,
      })),
    ),
    strongest: 0.3,
    words: { rowAxis: 'début', columnAxis: 'mois' },
  }),
  'matrix without anything': matrix({
    rows: [],
    columns: [],
    cells: [],
    strongest: 0,
    words: { rowAxis: 'début', columnAxis: 'mois' },
  }),
  'steps with intervals and a median': lines({
    shape: 'steps',
    lines: (['main', 'group', 'group', 'faint'] as const).map((look, i) => ({
      look,
      label: look === 'faint' ? '' : `courbe ${i}`,
      points: Array.from({ length: 300 }, (_, x) => ({ x, y: 1 / (1 + x / 100), low: 0.1, high: null, tip: `${x}` })),
    })),
    xTo: 299,
    yTo: 1,
    levels: [{ y: 0.5, label: 'moitié' }],
    marks: [{ x: 100, label: 'médiane' }],
    words: { x: String, y: String, xAxis: 'mois', yAxis: 'part' },
  }),
  'lines without anything': lines({
    shape: 'straight',
    lines: [],
    xTo: 1,
    yTo: 1,
    words: { x: String, y: String, xAxis: 'mois', yAxis: 'part' },
  }),
  'fan with its customers under it': fan({
    columns: [0, 1, 2].map((x) => ({ x, n: 30 - x, p10: -4, p25: 0, p50: 0, p75: 10, p90: 40, mean: 9, tip: 'x' })),
    words: {
      x: String,
      value: euro,
      n: String,
      xAxis: 'mois',
      valueAxis: 'dépense',
      nAxis: 'clients',
      median: 'médiane',
      mean: 'moyenne',
      tenths: 'P10–P90',
      quarters: 'P25–P75',
    },
  }),
  'stacked columns': stacked({
    layers: [
      { label: 'inactif', colour: '$faint' },
      { label: 'actif', colour: '$everybody' },
    ],
    columns: ['janv.', 'févr.'].map((label) => ({
      label,
      parts: [
        { value: 10, tip: 'a' },
        { value: 0, tip: 'b' },
      ],
    })),
    words: { value: String, valueAxis: 'clients' },
  }),
  'small multiples': smallMultiples({
    panels: ['a', 'b', 'c', 'd'].map((title) => ({ title, detail: '25 %', bins: plain, mean: 110 })),
    words: { value: euro, tip: () => 'x' },
  }),
  'small multiples with zeros': smallMultiples({
    panels: [
      { title: 'some', bins: [{ from: 0, to: 0, kind: 'zero', count: 900 }, ...plain] },
      { title: 'some', bins: [{ from: 0, to: 0, kind: 'zero', count: 40 }] },
    ],
    words: { value: euro, tip: () => 'x', zero: (share) => `${(share * 100).toFixed(0)} %` },
  }),
  lorenz: lorenz({
    points: [
      { customers: 0, value: 0 },
      { customers: 0.5, value: 0.1 },
      { customers: 1, value: 1 },
    ],
    widest: { customers: 0.5, value: 0.1, label: 'Hoover 0,40' },
    words: { share: curveWords.share, customersAxis: 'clients', valueAxis: 'valeur', equal: 'égalité', tip: () => 'x' },
  }),
  'letter values': letterValuesChart({
    boxes: [
      { lower: 20, upper: 60, tip: 'x' },
      { lower: 10, upper: 120, tip: 'x' },
    ],
    marks: [
      { value: 35, label: 'médiane' },
      { value: 44, label: 'moyenne' },
    ],
    scale: 'log',
    words: { value: euro, valueAxis: 'dépense' },
  }),
  shift: shift({
    points: [
      { label: 'D1', value: -2, low: -3, high: -1, certain: true, tip: 'x' },
      { label: 'D9', value: 4, low: null, high: null, certain: false, tip: 'x' },
    ],
    words: { value: euro, axis: 'écart' },
  }),
};

async function svgOf(drawing: Drawing): Promise<string> {
  const { spec } = compileDrawing(drawing, { scheme: 'light', language: 'fr', width: 800 });
  const options = { renderer: 'none', expr: expressionInterpreter } as ConstructorParameters<typeof View>[1];
  const view = new View(parse(spec, undefined, { ast: true }), options);
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

describe.each(Object.entries(drawings))('%s', (_name, drawing) => {
  it.each(['light', 'dark'] as const)('compiles without a warning, with colours in place (%s)', (scheme) => {
    const { spec, warnings } = compileDrawing(drawing, { scheme, language: 'en', width: 600 });
    expect(warnings).toEqual([]);
    expect(JSON.stringify(spec)).not.toMatch(/"\$(?!schema)\w+"/u);
  });

  it('draws without eval', async () => {
    const svg = await svgOf(drawing);
    expect(svg).toMatch(/^<svg/u);
    expect(svg).not.toMatch(/NaN|undefined/u);
  });
});

describe('a histogram', () => {
  it('draws each bin it was given, as it was given', () => {
    const { bars = [] } = drawings.histogram?.data ?? {};
    expect(bars.map(({ low, high, count, kind }) => ({ from: low, to: high, count, kind }))).toEqual(
      bins.map(({ from, to, count, kind }) => ({ from, to, count, kind })),
    );
  });

  it('writes mean, median, zeros and tail on the plot', async () => {
    const svg = await svgOf(
      histogram({
        bins,
        marks: [
          { value: 110, label: 'moyenne 110 €' },
          { value: 62, label: 'médiane 62 €' },
        ],
        words,
      }),
    );
    for (const text of ['moyenne 110 €', 'médiane 62 €', 'zéro 18 %', '&gt; 450 €', '31 %', '100 €', 'clients'])
      expect(svg).toContain(text);
  });

  it('keeps labels of near marks on lines of their own, the smaller value above', () => {
    const { marks = [] } = histogram({
      bins,
      marks: [
        { value: 64, label: 'moyenne' },
        { value: 62, label: 'médiane' },
      ],
      words,
    }).data;
    expect(marks.map(({ label }) => label)).toEqual(['médiane', 'moyenne']);
    expect(Number(marks[1]?.top) - Number(marks[0]?.top)).toBeGreaterThan(14);
  });

  it('colours the bins of the selection and changes only its rows', () => {
    const at = (selection: { from: number; to: number } | null): Drawing =>
      histogram({ bins, marks: [], selection, words });
    expect(
      at({ from: 150, to: 230 })
        .data.bars?.filter(({ part }) => part === 'selected')
        .map(({ low }) => low),
    ).toEqual([150, 160, 170, 180, 190, 200, 210, 220]);
    expect(at({ from: 150, to: 230 }).spec).toEqual(at(null).spec);
  });

  it('snaps a brush to whole bins', () => {
    const { of } = binPositions(bins, 'linear');
    expect(brushedInterval({ from: [of(147), of(226)] }, bins)).toEqual({ from: 150, to: 230 });
    expect(brushedInterval({ from: [of(151), of(153)] }, bins)).toBeNull();
    expect(brushedInterval({}, bins)).toBeNull();
    expect(snapToBins({ from: -50, to: 5000 }, bins)).toEqual({ from: 0, to: 450 });
  });

  it('finds its values again on a log scale', () => {
    const { of, back } = binPositions(logBins, 'log');
    expect(back(of(37))).toBeCloseTo(37, 9);
    expect(of(1)).toBe(0);
    expect(of(4096)).toBeCloseTo(1, 12);
  });
});

describe('lines', () => {
  const names = (ends: readonly (readonly [number, number])[]) =>
    lines({
      shape: 'straight',
      lines: ends.map(([x, y], i) => ({
        look: 'group',
        label: `courbe ${String(i)}`,
        points: [
          { x: 0, y: 0, tip: 'x' },
          { x, y, tip: 'x' },
        ],
      })),
      xTo: 100,
      yTo: 1,
      words: { x: String, y: String, xAxis: 'jours', yAxis: 'part' },
    }).data;

  it('that end at different places have their names in one column, each led to from the end of its own', () => {
    const drawn = names([
      [100, 0.5],
      [60, 0.51],
      [80, 0.49],
    ]);
    expect(new Set(drawn['names']?.map(({ x }) => x)).size).toBe(1);
    const leaders = drawn['leaders'] ?? [];
    expect(leaders.map(({ x, y }) => [x, y]).sort()).toEqual([
      [0.6, 0.51],
      [0.8, 0.49],
      [1, 0.5],
    ]);
    expect(leaders.map(({ toY }) => toY)).toEqual(drawn['names']?.map(({ y }) => y));
    expect(new Set(leaders.map(({ series }) => series)).size).toBe(3);
  });

  it('that are alone need no leader', () => {
    expect(names([[100, 0.5]])['leaders']).toEqual([]);
  });
});

describe('small multiples', () => {
  it('share bins and scale, and lose no row', () => {
    const rows = drawings['small multiples']?.data.bars ?? [];
    expect(rows.length).toBe(4 * plain.length);
    expect(new Set(rows.map(({ low }) => low)).size).toBe(plain.length);
  });
  it('draw the zeros of each apart, say their share, and cut a bar that would flatten the others', () => {
    const rows = drawings['small multiples with zeros']?.data.bars ?? [];
    const zeros = rows.filter(({ kind }) => kind === 'zero');
    const highest = Math.max(...rows.filter(({ kind }) => kind === 'bin').map(({ size }) => Number(size)));
    expect(zeros.map(({ order, share }) => [order, share])).toEqual([
      [0, `${((100 * 900) / (900 + plain.reduce((sum, { count }) => sum + count, 0))).toFixed(0)} %`],
      [1, '100 %'],
    ]);
    for (const { from, to } of zeros) expect([Number(from) < 0, Number(to) < 0]).toEqual([true, true]);
    expect(Number(zeros[1]?.size)).toBeLessThan(1.5 * highest);
  });
});

describe('the band around the mean', () => {
  const drawn = (band: { readonly from: number; readonly to: number }): unknown =>
    histogram({ bins: plain, marks: [], band, words }).data['band'];

  it('ends where the picture does', () => {
    expect(drawn({ from: 400, to: 600 })).toEqual([{ from: 400 / 450, to: 1 }]);
  });

  it.each([
    { from: 450, to: 700 },
    { from: 600, to: 1000 },
    { from: -30, to: -10 },
    { from: -30, to: 0 },
  ])('is not drawn where it lies beside the picture: %o', (band) => {
    expect(drawn(band)).toEqual([]);
  });
});

describe('bars of one value each', () => {
  it('have their values under their middles, and a count axis', () => {
    const two: readonly HistogramBin[] = [
      { from: 0, to: 1, kind: 'bin', count: 160 },
      { from: 1, to: 2, kind: 'bin', count: 40 },
    ];
    const { spec, data } = histogram({ bins: two, marks: [], ofValues: true, words });
    expect(data['bars']?.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0, 0.5, 160],
      [0.5, 1, 40],
    ]);
    const text = JSON.stringify(spec);
    expect(text).toContain('0.25');
    expect(text).toContain('0.75');
    expect(text).toContain('"title":"clients"');
  });
});
