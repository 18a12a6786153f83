import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mixAndBehaviour, type ComparedGroup } from '../../../src/model/statistics/kitagawa.ts';
import { quantileEstimate, quantileRanks } from '../../../src/model/statistics/quantile-interval.ts';
import { DECILES, directionOf, shiftFunction } from '../../../src/model/statistics/shift-function.ts';
import { expectAllClose, expectClose, readGolden } from '../../support/golden.ts';

describe('limits of a quantile', () => {
  interface Limits {
    readonly p: number;
    readonly est: number;
    readonly lower: number;
    readonly upper: number;
    readonly l: number;
    readonly u: number;
  }
  const d06 = readGolden<
    { readonly a: readonly number[]; readonly b: readonly number[] },
    {
      readonly ci_a: readonly Limits[];
      readonly ci_b: readonly Limits[];
      readonly mover_b_minus_a: readonly {
        readonly p: number;
        readonly diff: number;
        readonly lower: number;
        readonly upper: number;
      }[];
      readonly deciles: readonly number[];
      readonly shift_type7: readonly number[];
    },
    { readonly conf: number }
  >('d06_quantile_ci_shift');
  const { a, b } = d06.input;

  test('are two order statistics with binomial ranks, as in R (d06)', () => {
    for (const [values, expected] of [
      [a, d06.expected.ci_a],
      [b, d06.expected.ci_b],
    ] as const) {
      for (const limits of expected) {
        expect(quantileRanks(values.length, limits.p, d06.params.conf)).toEqual({ lower: limits.l, upper: limits.u });
        const estimate = quantileEstimate(values, limits.p, d06.params.conf);
        expectAllClose([estimate.value, estimate.low, estimate.high], [limits.est, limits.lower, limits.upper], 1e-9);
      }
    }
  });
  test('of two groups make those of the difference (d06)', () => {
    const at = (values: readonly number[]) => d06.expected.mover_b_minus_a.map(({ p }) => quantileEstimate(values, p));
    shiftFunction(at(a), at(b)).forEach((shift, i) => {
      const expected = d06.expected.mover_b_minus_a[i];
      if (expected === undefined) throw new Error('one shift too many');
      expectAllClose(
        [shift.value, shift.low, shift.high],
        [expected.diff, expected.lower, expected.upper],
        d06.tolerance,
      );
    });
  });
  test('give the shift function by deciles (d06)', () => {
    const at = (values: readonly number[]) => DECILES.map((p) => quantileEstimate(values, p));
    const shifts = shiftFunction(at(a), at(b));
    expect(shifts.map(({ p }) => p)).toEqual(d06.expected.deciles);
    expectAllClose(
      shifts.map(({ value }) => value),
      d06.expected.shift_type7,
      d06.tolerance,
    );
    expect(shifts.map(directionOf)).toEqual(shifts.map(() => 0));
  });
  test('have no end where no order statistic reaches', () => {
    expect(quantileRanks(10, 0.1)).toEqual({ lower: null, upper: 4 });
    expect(quantileEstimate([1, 2, 3], 0.5)).toEqual({ p: 0.5, value: 2, low: -Infinity, high: Infinity });
    expect(() => quantileRanks(0, 0.5)).toThrow(RangeError);
  });
  test('hold the quantile, and widen with the confidence', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 20, maxLength: 300 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        for (const p of DECILES) {
          const [narrow, wide] = [quantileEstimate(sorted, p, 0.8), quantileEstimate(sorted, p, 0.99)];
          expect(narrow.low).toBeLessThanOrEqual(narrow.value);
          expect(narrow.high).toBeGreaterThanOrEqual(narrow.value);
          expect(wide.low).toBeLessThanOrEqual(narrow.low);
          expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
        }
      }),
    );
  });
});

describe('mix and behaviour', () => {
  const d07 = readGolden<
    readonly { readonly n0: number; readonly m0: number; readonly n1: number; readonly m1: number }[],
    {
      readonly mean0: number;
      readonly mean1: number;
      readonly change: number;
      readonly rate_effect: number;
      readonly mix_effect: number;
      readonly rate_by_segment: readonly number[];
      readonly mix_by_segment_centred: readonly number[];
    }
  >('d07_kitagawa');

  test('tell a fall of the mean from segments that all rose (d07)', () => {
    const groups = d07.input.map(({ n0, m0, n1, m1 }) => ({ before: { n: n0, mean: m0 }, after: { n: n1, mean: m1 } }));
    const split = mixAndBehaviour(groups);
    if (split === null) throw new Error('no split');
    const { expected, tolerance } = d07;
    expectAllClose(
      [split.before, split.after, split.change, split.behaviour, split.mix],
      [expected.mean0, expected.mean1, expected.change, expected.rate_effect, expected.mix_effect],
      tolerance,
    );
    expectAllClose(
      split.groups.map((group) => group.behaviour),
      expected.rate_by_segment,
      tolerance,
    );
    expectAllClose(
      split.groups.map((group) => group.mix),
      expected.mix_by_segment_centred,
      tolerance,
    );
  });
  test('find the reversal of Berkeley (d08)', () => {
    const d08 = readGolden<
      readonly { readonly Admit: string; readonly Gender: string; readonly Dept: string; readonly Freq: number }[],
      {
        readonly rate_male: number;
        readonly rate_female: number;
        readonly diff: number;
        readonly rate_effect: number;
        readonly mix_effect: number;
      }
    >('d08_simpson_ucb');
    const side = (gender: string, dept: string) => {
      const rows = d08.input.filter((row) => row.Gender === gender && row.Dept === dept);
      const n = rows.reduce((sum, row) => sum + row.Freq, 0);
      return { n, mean: (rows.find((row) => row.Admit === 'Admitted')?.Freq ?? 0) / n };
    };
    const departments = [...new Set(d08.input.map((row) => row.Dept))];
    const split = mixAndBehaviour(
      departments.map((dept) => ({ before: side('Female', dept), after: side('Male', dept) })),
    );
    if (split === null) throw new Error('no split');
    const { expected, tolerance } = d08;
    expectAllClose(
      [split.before, split.after, split.change, split.behaviour, split.mix],
      [expected.rate_female, expected.rate_male, expected.diff, expected.rate_effect, expected.mix_effect],
      tolerance,
    );
    expect(Math.sign(split.behaviour)).not.toBe(Math.sign(split.change));
  });

  const sides = fc.record({
    n: fc.integer({ min: 0, max: 500 }),
    mean: fc.double({ min: -100, max: 1e4, noNaN: true }),
  });
  const groups = fc.array(fc.record({ before: sides, after: sides }), { minLength: 1, maxLength: 12 });
  const close = (one: number, other: number): void => {
    expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(one), 1e4));
  };
  test('sum to the change, over all and over the groups', () => {
    fc.assert(
      fc.property(groups, (given: readonly ComparedGroup[]) => {
        const split = mixAndBehaviour(given);
        if (split === null) return;
        close(split.mix + split.behaviour, split.change);
        close(
          split.groups.reduce((sum, group) => sum + group.mix + group.behaviour, 0),
          split.after - split.before,
        );
      }),
    );
  });
  test('give a group that is on one side only no behaviour', () => {
    const split = mixAndBehaviour([
      { before: { n: 10, mean: 5 }, after: { n: 10, mean: 5 } },
      { before: { n: 0, mean: Number.NaN }, after: { n: 10, mean: 25 } },
    ]);
    expect(split).toMatchObject({ before: 5, after: 15, behaviour: 0 });
    expectClose(split?.mix ?? null, 10, 1e-12);
    expect(mixAndBehaviour([{ before: { n: 0, mean: 0 }, after: { n: 3, mean: 1 } }])).toBeNull();
  });
});
