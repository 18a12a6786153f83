import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binEdges,
  freedmanDiaconisWidth,
  histogramBins,
  HISTOGRAM_CUTS,
  onScale,
  type HistogramInput,
  type SpreadSummary,
} from '../../../src/model/statistics/histogram-bins.ts';
import { quantile } from '../../../src/model/statistics/quantile.ts';
import { expectClose, readGolden } from '../../support/golden.ts';
import { draw } from './seeded-shapes.ts';

function spread(values: ArrayLike<number>): SpreadSummary {
  const sorted = Float64Array.from(values).sort();
  const at = (p: number) => quantile(sorted, p);
  return { n: sorted.length, min: at(0), max: at(1), q1: at(0.25), q3: at(0.75), p005: at(0.005), p995: at(0.995) };
}

function input(values: ArrayLike<number>, grid?: number): HistogramInput {
  const nonZero = Array.from(values).filter((x) => x !== 0);
  return {
    ...spread(values),
    zeroCount: values.length - nonZero.length,
    nonZero: nonZero.length > 0 ? spread(nonZero) : null,
    ...(grid === undefined ? {} : { grid }),
  };
}

const d03 = readGolden<
  Readonly<Record<'faithful_eruptions' | 'zero60' | 'zero80', readonly number[]>>,
  {
    readonly faithful: { readonly n: number; readonly iqr: number; readonly fd_width: number };
    readonly zero60: { readonly fd_width: number };
    readonly zero80: { readonly fd_width: number; readonly nonzero_fd_width: number };
  }
>('d03_histogram_bins');

describe('the width of Freedman and Diaconis', () => {
  const width = ({ n, q1, q3 }: SpreadSummary) => freedmanDiaconisWidth(n, q1, q3);
  test('agrees with R, also where it is 0 (d03)', () => {
    const { faithful, zero60, zero80 } = d03.expected;
    expectClose(width(spread(d03.input.faithful_eruptions)), faithful.fd_width, d03.tolerance);
    expectClose(width(spread(d03.input.zero60)), zero60.fd_width, d03.tolerance);
    expectClose(width(spread(d03.input.zero80)), zero80.fd_width, d03.tolerance);
    expectClose(width(spread(d03.input.zero80.filter((x) => x !== 0))), zero80.nonzero_fd_width, d03.tolerance);
  });
});

describe('histogram bins', () => {
  test('of the geyser are quarters of a minute', () => {
    const bins = histogramBins(input(d03.input.faithful_eruptions));
    expect(bins).toEqual({
      start: 1.5,
      width: 0.25,
      count: 15,
      scale: 'linear',
      zerosApart: false,
      overflowFrom: null,
      underflowBelow: null,
    });
    expect(binEdges(bins).slice(0, 3)).toEqual([1.5, 1.75, 2]);
  });
  test('leave the zeros apart when they are many or make the IQR 0', () => {
    for (const values of [d03.input.zero60, d03.input.zero80]) {
      const bins = histogramBins(input(values));
      expect(bins.zerosApart).toBe(true);
      expect(bins.count).toBeGreaterThanOrEqual(10);
      expect(bins.count).toBeLessThanOrEqual(80);
    }
    expect(histogramBins(input([0, ...Array.from({ length: 99 }, (_, i) => i + 1)])).zerosApart).toBe(false);
  });
  test('are logarithmic for a heavy tail of positive values, whatever the number of customers', () => {
    for (const n of [500, 20_000]) {
      expect(histogramBins(input(draw('lognormal1', n))).scale).toBe('log');
      expect(histogramBins(input(draw('normalCv20', n))).scale).toBe('linear');
      expect(histogramBins(input(draw('exponential', n))).scale).toBe('linear');
    }
  });
  test('are those of an asinh scale for a heavy tail on either side of 0', () => {
    const shifted = draw('lognormal1', 2000).map((x) => x - 20);
    for (const values of [shifted, shifted.map((x) => -x)]) {
      const bins = histogramBins(input(values));
      expect(bins.scale).toEqual({ asinh: expect.any(Number) as unknown });
      expect(binEdges(bins)).toContain(0);
      expect([bins.overflowFrom, bins.underflowBelow]).toEqual([null, null]);
    }
    expect(histogramBins(input(draw('normalCv20', 2000).map((x) => x - 100))).scale).toBe('linear');
    const asked = histogramBins(input(draw('normalCv20', 2000).map((x) => x - 100)), {
      ...HISTOGRAM_CUTS,
      heavyTail: -Infinity,
    });
    expect(asked.scale).toEqual({ asinh: expect.any(Number) as unknown });
  });
  test('stand far from 0 on an asinh scale as they do on a log one', () => {
    expect(onScale(3e6, { asinh: 5 }) - onScale(3e5, { asinh: 5 })).toBeCloseTo(1, 9);
    expect(onScale(-3e6, { asinh: 5 })).toBeCloseTo(-onScale(3e6, { asinh: 5 }), 12);
  });
  test('put a long linear tail into an overflow bar on an edge, at both ends', () => {
    const long = histogramBins(input(draw('exponential', 20_000)));
    expect(long.overflowFrom).toBe(binEdges(long).at(-1));
    expect(long.underflowBelow).toBeNull();
    const mirrored = histogramBins(input(draw('exponential', 20_000).map((x) => -x)));
    expect(mirrored.underflowBelow).toBe(binEdges(mirrored)[0]);
    expect(mirrored.overflowFrom).toBeNull();
  });
  test('keep to the grid of counts and of scores', () => {
    const scores = Array.from({ length: 1100 }, (_, i) => i % 11);
    expect(histogramBins(input(scores, 1))).toMatchObject({ start: 0, width: 1, count: 11 });
    const few = Array.from({ length: 100 }, (_, i) => (i % 4) + 1);
    expect(histogramBins(input(few, 1))).toMatchObject({ start: 1, width: 1, count: 4 });
    const many = Array.from({ length: 5000 }, (_, i) => i % 30);
    expect(Number.isInteger(histogramBins(input(many, 1)).width)).toBe(true);
    const thirds = Array.from({ length: 5000 }, (_, i) => (i % 40) * 3);
    expect(histogramBins(input(thirds, 3)).width % 3).toBe(0);
  });
  test('are one bin when all values are equal', () => {
    expect(histogramBins(input([5, 5, 5]))).toMatchObject({ start: 5, count: 1, overflowFrom: null });
    expect(histogramBins(input([0, 0]))).toMatchObject({ start: 0, count: 1, zerosApart: false });
  });
  test('are refused of nothing', () => {
    const none = { n: 0, min: NaN, max: NaN, q1: NaN, q3: NaN, p005: NaN, p995: NaN };
    expect(() => histogramBins({ ...none, zeroCount: 0, nonZero: null })).toThrow(RangeError);
  });
  test('cover every value once, in 10 to 80 bins', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 300 }), (values) => {
        const bins = histogramBins(input(values));
        const binned = bins.zerosApart ? values.filter((x) => x !== 0) : values;
        if (Math.max(...binned) - Math.min(...binned) < 1e-3) return;
        expect(bins.count).toBeGreaterThanOrEqual(HISTOGRAM_CUTS.fewestBins);
        expect(bins.count).toBeLessThanOrEqual(HISTOGRAM_CUTS.mostBins + 1);
        const edges = binEdges(bins);
        const [start, end] = [edges[0] ?? NaN, edges.at(-1) ?? NaN];
        const slack = 1e-6 * (bins.scale === 'linear' ? bins.width : Math.max(Math.abs(start), Math.abs(end)));
        if (bins.underflowBelow === null) expect(start).toBeLessThanOrEqual(Math.min(...binned) + slack);
        if (bins.overflowFrom === null) expect(end).toBeGreaterThan(Math.max(...binned) - slack);
      }),
    );
  });
});
