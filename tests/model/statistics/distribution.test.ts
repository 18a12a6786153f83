import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareBelowMean, typicalShare } from '../../../src/model/statistics/around-the-mean.ts';
import { gini, hoover, lorenzCurve, topShare } from '../../../src/model/statistics/concentration.ts';
import { explainedVariance, type GroupMoments } from '../../../src/model/statistics/explained-variance.ts';
import { letterValues } from '../../../src/model/statistics/letter-values.ts';
import { quantile } from '../../../src/model/statistics/quantile.ts';
import { summarise } from '../../../src/model/statistics/summary.ts';
import { expectAllClose, expectClose, readGolden } from '../../support/golden.ts';

type Values = { readonly x: readonly number[] };
const amounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 200 });
const ascending = (values: readonly number[]) => Float64Array.from(values).sort();

describe('quantiles', () => {
  const d01 = readGolden<Values, { readonly type7: readonly number[] }, { readonly probs: readonly number[] }>(
    'd01_quantiles',
  );
  test('are of type 7, as in R and in DuckDB (d01)', () => {
    expectAllClose(
      d01.params.probs.map((p) => quantile(d01.input.x, p)),
      d01.expected.type7,
      d01.tolerance,
    );
  });
  test('run from the minimum to the maximum without falling', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const sorted = ascending(values);
        const curve = Array.from({ length: 21 }, (_, i) => quantile(sorted, i / 20));
        expect(curve[0]).toBe(sorted[0]);
        expect(curve[20]).toBe(sorted.at(-1));
        curve.forEach((q, i) => expect(q).toBeGreaterThanOrEqual((curve[i - 1] ?? -Infinity) - 1e-9));
      }),
    );
  });
  test('do not exist of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.5)).toThrow(RangeError);
  });
});

describe('letter values', () => {
  const d05 = readGolden<
    Values,
    {
      readonly letters: readonly {
        readonly letter: string;
        readonly depth: number;
        readonly lower: number;
        readonly upper: number;
      }[];
    }
  >('d05_letter_values');

  test('follow the depths of Tukey, as in R (d05)', () => {
    expect(letterValues(d05.input.x)).toEqual(d05.expected.letters);
  });
  test('average two order statistics at a half depth', () => {
    expect(letterValues([1, 2, 4, 8])[0]).toEqual({ letter: 'M', depth: 2.5, lower: 3, upper: 3 });
    expect(letterValues([1, 2, 4, 8, 16, 32], 1)[2]).toEqual({ letter: 'E', depth: 1.5, lower: 1.5, upper: 24 });
  });
  test('give the median alone of a single customer, and go down to the extremes when asked to', () => {
    expect(letterValues([7])).toEqual([{ letter: 'M', depth: 1, lower: 7, upper: 7 }]);
    expect(letterValues([1, 2, 3], 1).at(-1)).toMatchObject({ depth: 1, lower: 1, upper: 3 });
  });
});

describe('concentration', () => {
  type Numbers = Readonly<
    Record<
      | 'mean'
      | 'median'
      | 'share_below_mean'
      | 'hoover'
      | 'value_share_of_those_below'
      | 'gini_population'
      | 'top10pct_share'
      | 'top15pct_share_fractional'
      | 'top20pct_share'
      | 'top50pct_share'
      | 'zero_share'
      | 'mean_of_nonzero'
      | 'typical_share'
      | 'mean_without_top1',
      number
    >
  > & { readonly lorenz_p: readonly number[]; readonly lorenz_L: readonly number[] };
  const { input, expected, params, tolerance } = readGolden<Values, Numbers, { readonly typical_band: number }>(
    'd02_average_hides',
  );
  const summary = summarise(Float64Array.from(input.x), params.typical_band);

  test('agrees with R and its package ineq (d02)', () => {
    expectClose(summary.mean, expected.mean, tolerance);
    expectClose(summary.median, expected.median, tolerance);
    expectClose(summary.shareBelowMean, expected.share_below_mean, tolerance);
    expectClose(summary.hoover, expected.hoover, tolerance);
    expectClose(summary.gini, expected.gini_population, tolerance);
    expectClose(summary.top10Share, expected.top10pct_share, tolerance);
    expectClose(topShare(input.x, 0.15), expected.top15pct_share_fractional, tolerance);
    expectClose(topShare(input.x, 0.2), expected.top20pct_share, tolerance);
    expectClose(topShare(input.x, 0.5), expected.top50pct_share, tolerance);
    expectClose(summary.zeroCount / summary.n, expected.zero_share, tolerance);
    expectClose(summary.meanOfNonZero, expected.mean_of_nonzero, tolerance);
    expectClose(summary.shareWithinBand, expected.typical_share, tolerance);
    expectClose(summary.meanWithoutTopThousandth, expected.mean_without_top1, tolerance);
    const curve = lorenzCurve(input.x) ?? [];
    expectAllClose(
      curve.map((point) => point.customers),
      expected.lorenz_p,
      tolerance,
    );
    expectAllClose(
      curve.map((point) => point.value),
      expected.lorenz_L,
      tolerance,
    );
  });
  test('Hoover is the share below the mean minus the value they hold, whatever the ties', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const sorted = ascending(values);
        const sum = values.reduce((a, b) => a + b, 0);
        const mean = sum / values.length;
        const below = values.filter((x) => x < mean);
        const held = below.reduce((a, b) => a + b, 0) / sum;
        if (sum > 0) expect(hoover(sorted)).toBeCloseTo(below.length / values.length - held, 9);
        else expect(hoover(sorted)).toBeNull();
      }),
    );
  });
  test('Hoover is the largest gap of the Lorenz curve and never above Gini; Gini lies in [0, 1)', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const sorted = ascending(values);
        const [h, g, curve] = [hoover(sorted), gini(sorted), lorenzCurve(sorted)];
        if (h === null || g === null || curve === null) return;
        expect(Math.max(...curve.map((point) => point.customers - point.value))).toBeCloseTo(h, 9);
        expect(h).toBeLessThanOrEqual(g + 1e-9);
        expect(g).toBeLessThan(1);
      }),
    );
  });
  test('the top and the rest share everything', () => {
    fc.assert(
      fc.property(amounts, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const sorted = ascending(values);
        const top = topShare(sorted, share);
        if (top === null) return;
        expect(top).toBeGreaterThanOrEqual(share - 1e-6);
        expect(top).toBeLessThanOrEqual(1 + 1e-9);
        expect(topShare(sorted, 1)).toBeCloseTo(1, 9);
      }),
    );
  });
  test('says nothing of margins with negatives, nor of nothing', () => {
    for (const sorted of [[-5, 2, 10], [0, 0], []]) {
      expect([hoover(sorted), gini(sorted), topShare(sorted, 0.1), lorenzCurve(sorted)]).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  });
  test('a Lorenz curve of many customers can be drawn from a hundred of them', () => {
    const curve = lorenzCurve(
      Float64Array.from({ length: 12345 }, (_, i) => i),
      100,
    );
    expect(curve).toHaveLength(101);
    expect(curve?.[50]?.value).toBeCloseTo(0.25, 3);
    expect(curve?.at(-1)).toEqual({ customers: 1, value: 1 });
  });
});

describe('the neighbourhood of the mean', () => {
  test('holds everybody when all are equal, even where the mean is not exactly representable', () => {
    const equal = [0.1, 0.1, 0.1];
    expect(shareBelowMean(equal)).toBe(0);
    expect(typicalShare(equal, 0)).toBe(1);
  });
  test('includes both ends of the band, and works below zero', () => {
    expect(typicalShare([75, 125, 100, 100])).toBe(1);
    expect(typicalShare([-75, -125, -60, -140])).toBe(0.5);
  });
});

describe('explained variance', () => {
  const d09 = readGolden<
    readonly { readonly segment: string; readonly spend: number }[],
    Readonly<
      Record<
        'ss_between' | 'ss_within' | 'eta2' | 'omega2' | 'eta2_log' | 'eps2_rank' | 'expected_eta2_if_random',
        number
      >
    >
  >('d09_eta_squared');
  const moments = (of: (spend: number) => number): readonly GroupMoments[] =>
    [...new Set(d09.input.map((row) => row.segment))].map((segment) => {
      const values = d09.input.filter((row) => row.segment === segment).map((row) => of(row.spend));
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      return { n: values.length, mean, variance: values.reduce((a, x) => a + (x - mean) ** 2, 0) / values.length };
    });

  test('agrees with R on amounts, logarithms and ranks (d09)', () => {
    const split = explainedVariance(moments((x) => x));
    expectClose(split.between, d09.expected.ss_between, d09.tolerance);
    expectClose(split.within, d09.expected.ss_within, d09.tolerance);
    expectClose(split.etaSquared, d09.expected.eta2, d09.tolerance);
    expectClose(split.omegaSquared, d09.expected.omega2, d09.tolerance);
    expectClose(split.expectedEtaSquared, d09.expected.expected_eta2_if_random, d09.tolerance);
    expectClose(explainedVariance(moments(Math.log)).etaSquared, d09.expected.eta2_log, d09.tolerance);
    const ranks = d09.input.map((row) => row.spend).sort((a, b) => a - b);
    const ofRanks = explainedVariance(moments((x) => ranks.indexOf(x) + 1));
    expectClose(ofRanks.etaSquared, d09.expected.eps2_rank, d09.tolerance);
  });
  test('is null where nothing varies, and full where the groups are all there is', () => {
    expect(explainedVariance([{ n: 5, mean: 3, variance: 0 }]).etaSquared).toBeNull();
    const apart = explainedVariance([
      { n: 5, mean: 3, variance: 0 },
      { n: 5, mean: 4, variance: 0 },
      { n: 0, mean: 0, variance: 0 },
    ]);
    expect(apart).toMatchObject({ etaSquared: 1, omegaSquared: 1, expectedEtaSquared: 1 / 9 });
    expect(explainedVariance([])).toMatchObject({ etaSquared: null, omegaSquared: null, expectedEtaSquared: null });
  });
});
