import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areClumps, clumpsOf, gridOf } from '../../../src/model/statistics/clumps.ts';
import { dip, dipProbability } from '../../../src/model/statistics/dip.ts';
import { at } from '../../../src/model/statistics/quantile.ts';
import { expectClose, readGolden } from '../../support/golden.ts';

describe('the dip test', () => {
  const d04 = readGolden<
    Readonly<Record<'statfaculty' | 'faithful_eruptions' | 'ten' | 'two_clumps' | 'one_clump', readonly number[]>>,
    {
      readonly dip: Readonly<Record<'statfaculty' | 'faithful' | 'ten' | 'two_clumps' | 'one_clump', number>>;
      readonly p_interpolated: Readonly<Record<'faithful' | 'statfaculty', number>>;
      readonly qDiptab: {
        readonly n: readonly number[];
        readonly prob: readonly number[];
        readonly dip: readonly (readonly number[])[];
      };
    }
  >('d04_dip_test');
  const dipOf = (values: readonly number[]) => dip(Float64Array.from(values).sort());

  test('has the statistic of R’s diptest (d04)', () => {
    const { input, expected, tolerance } = d04;
    expectClose(dipOf(input.statfaculty), expected.dip.statfaculty, tolerance);
    expectClose(dipOf(input.faithful_eruptions), expected.dip.faithful, tolerance);
    expectClose(dipOf(input.ten), expected.dip.ten, tolerance);
    expectClose(dipOf(input.two_clumps), expected.dip.two_clumps, tolerance);
    expectClose(dipOf(input.one_clump), expected.dip.one_clump, tolerance);
  });
  test('has the probabilities of its table, and lies between them elsewhere (d04)', () => {
    const { n, prob, dip: table } = d04.expected.qDiptab;
    n.forEach((size, i) => {
      prob.slice(0, -1).forEach((p, j) => {
        expect(dipProbability(1.0000002 * at(table[i] ?? [], j), size), `n ${size}, p ${p}`).toBeCloseTo(1 - p, 4);
      });
    });
    const { statfaculty, faithful } = d04.expected.p_interpolated;
    // The whole table of diptest has more sizes and probabilities than the extract ours is made of.
    expect(Math.abs(dipProbability(d04.expected.dip.statfaculty, 63) - statfaculty)).toBeLessThan(0.01);
    expect(dipProbability(d04.expected.dip.faithful, 272)).toBe(faithful);
  });
  test('is at least one half of a rank and at most a quarter, wherever the values lie', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 120 }), (values) => {
        const found = dipOf(values);
        expect(found).toBeGreaterThanOrEqual(1 / (2 * values.length) - 1e-12);
        expect(found).toBeLessThanOrEqual(Math.max(0.25, 1 / (2 * values.length)) + 1e-12);
        expect(dipOf(values.map((x) => 3 * x + 7))).toBeCloseTo(found, 10);
        expect(dipOf(values.map((x) => -x))).toBeCloseTo(found, 10);
      }),
    );
  });
});

describe('clumps', () => {
  test('know the grid of counts, of rounded prices and of none', () => {
    expect(gridOf([1, 2, 5])).toBe(1);
    expect(gridOf([15, 20, 45])).toBe(5);
    expect(gridOf([9.99, 19.99])).toBe(0.01);
    expect(gridOf([0.1 + 0.2, 0.7])).toBe(0.1);
    expect(gridOf([Math.PI, 2])).toBeNull();
  });
  test('are not looked for among few values', () => {
    expect(clumpsOf(Float64Array.from({ length: 199 }, (_, i) => i + 1))).toBeNull();
  });
  test('are found where there are two, with a cut between them', () => {
    const values = Float64Array.from({ length: 600 }, (_, i) => {
      const z = (((i * 0.618034) % 1) - 0.5) * 2;
      return (i % 5 === 0 ? 400 : 20) * Math.exp(0.6 * z);
    }).sort();
    const found = clumpsOf(values);
    if (found === null) throw new Error('nothing looked at');
    expect(areClumps(found)).toBe(true);
    expect(found.cut).toBeGreaterThan(36);
    expect(found.cut).toBeLessThan(220);
    expect(found.atPrices).toBe(0);
  });
  test('say how many values are one of a few prices, and none of counts or of what is rounded', () => {
    const spread = (i: number): number =>
      Math.round(500 * Math.exp(0.8 * Math.sqrt(2) * (((i * 0.618034) % 1) - 0.5) * 3)) / 100;
    const prices = [1, 1.99, 2.5, 2.99];
    const baskets = Float64Array.from({ length: 2000 }, (_, i) =>
      i % 4 === 0 ? (prices[(i / 4) % 4] ?? 0) : spread(i),
    );
    expect(clumpsOf(baskets.sort())?.atPrices).toBeGreaterThanOrEqual(0.25);
    expect(clumpsOf(baskets.map((value) => Math.ceil(value)).sort())?.atPrices).toBe(0);
    expect(clumpsOf(baskets.map((value) => Math.ceil(value) * 5).sort())?.atPrices).toBe(0);
  });
});
