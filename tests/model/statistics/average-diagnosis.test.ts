import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DIAGNOSIS_THRESHOLDS,
  diagnoseAverage,
  type AverageVerdict,
  type DiagnosisRule,
} from '../../../src/model/statistics/average-diagnosis.ts';
import { summarise } from '../../../src/model/statistics/summary.ts';
import { draw, type SHAPES } from './seeded-shapes.ts';

const diagnose = (values: Iterable<number>) => diagnoseAverage(summarise(Float64Array.from(values)));
const fired = (rules: readonly DiagnosisRule[]) => rules.filter((rule) => rule.fired).map((rule) => rule.code);

describe('what an average hides', () => {
  // Typical share, Hoover, Gini, share below the mean, top 10 %: the calibration of 2026 at n = 50,000, drawn in R.
  const calibration: readonly (readonly [
    keyof typeof SHAPES,
    number,
    number,
    number,
    number,
    number,
    AverageVerdict,
  ])[] = [
    ['normalCv20', 0.788, 0.08, 0.113, 0.501, 0.135, 'good'],
    ['uniform', 0.251, 0.25, 0.334, 0.501, 0.19, 'uneven'],
    ['lognormal05', 0.387, 0.197, 0.276, 0.6, 0.218, 'uneven'],
    ['exponential', 0.186, 0.367, 0.498, 0.631, 0.328, 'misleading'],
    ['lognormal1', 0.18, 0.383, 0.521, 0.691, 0.39, 'misleading'],
    ['lognormal15', 0.104, 0.548, 0.712, 0.774, 0.587, 'misleading'],
    ['zero60', 0.045, 0.605, 0.712, 0.622, 0.433, 'misleading'],
  ];
  test.each(calibration)('agrees with the calibration on %s', (shape, typical, hoover, gini, below, top10, verdict) => {
    const summary = summarise(draw(shape, 20_000));
    expect(Math.abs(summary.shareWithinBand - typical)).toBeLessThan(0.02);
    expect(Math.abs((summary.hoover ?? NaN) - hoover)).toBeLessThan(0.02);
    expect(Math.abs((summary.gini ?? NaN) - gini)).toBeLessThan(0.02);
    expect(Math.abs(summary.shareBelowMean - below)).toBeLessThan(0.02);
    expect(Math.abs((summary.top10Share ?? NaN) - top10)).toBeLessThan(0.03);
    expect(diagnoseAverage(summary).verdict).toBe(verdict);
  });

  test('names each shape by the rules that fire on it', () => {
    expect(fired(diagnose(draw('normalCv20', 5000)).rules)).toEqual([]);
    expect(fired(diagnose(draw('uniform', 5000)).rules)).toEqual([]);
    expect(fired(diagnose(draw('exponential', 5000)).rules)).toEqual(['skew']);
    expect(fired(diagnose(draw('lognormal15', 20_000)).rules)).toEqual(['concentration', 'skew']);
    expect(fired(diagnose(draw('zero60', 5000)).rules)).toEqual(['zero', 'skew']);
    const whale = draw('lognormal05', 20_000);
    whale.fill(8000, 0, 20);
    expect(fired(diagnose(whale).rules)).toEqual(['whale', 'skew']);
  });
  test('lists all five rules, most severe first', () => {
    const { rules } = diagnose([0, 0, 0, 12, 15, 18, 22, 30, 45, 858]);
    expect(rules.map((rule) => rule.code)).toEqual(['few', 'whale', 'zero', 'concentration', 'skew']);
    expect(rules.every((rule) => rule.fired)).toBe(true);
  });
  test('gives the numbers of each rule', () => {
    const [few, whale, zero, concentration, skew] = diagnose([0, 0, 0, 12, 15, 18, 22, 30, 45, 858]).rules;
    expect(few?.numbers).toMatchObject({ n: 10 });
    expect(whale?.numbers).toMatchObject({ customers: 1, meanWithout: 142 / 9 });
    expect(zero?.numbers).toEqual({ zeroShare: 0.3, nonZeroShare: 0.7, meanOfNonZero: 1000 / 7 });
    expect(concentration?.numbers).toEqual({ top10Share: 0.858 });
    expect(skew?.numbers).toEqual({ shareBelowMean: 0.9, meanToMedian: 100 / 16.5 });
  });
  test('finds nothing wrong with equal customers', () => {
    const same = diagnose(new Float64Array(40).fill(0.1));
    expect(same).toMatchObject({ typicalShare: 1, verdict: 'good' });
    expect(same.hoover).toBeCloseTo(0, 12);
    expect(fired(same.rules)).toEqual([]);
  });
  test('keeps silent on Hoover where margins are negative, and judges by the typical share alone', () => {
    const margins = draw('normalCv20', 2000).map((x, i) => (i < 3 ? -x : x));
    expect(diagnose(margins)).toMatchObject({ hoover: null, verdict: 'good' });
  });
  test('says too few below thirty customers or when the mean is not known to ± 20 %', () => {
    expect(fired(diagnose(new Float64Array(29).fill(7)).rules)).toContain('few');
    expect(fired(diagnose(draw('lognormal15', 60)).rules)).toContain('few');
    expect(fired(diagnose([...draw('normalCv20', 500)].flatMap((x) => [x, -x])).rules)).toContain('few');
    expect(diagnose([3]).rules[0]).toMatchObject({ fired: true, numbers: { n: 1, relativeHalfWidth: null } });
  });
  test('lets the analyst move a cut', () => {
    const summary = summarise(draw('exponential', 5000));
    const moved = diagnoseAverage(summary, { ...DIAGNOSIS_THRESHOLDS, belowMean: 0.9, meanToMedian: 3 });
    expect(fired(moved.rules)).toEqual([]);
  });
  test('has its typical share inside the interval, and does not depend on the currency', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1 }), (values) => {
        const here = diagnose(values);
        expect(here.typicalInterval.low).toBeLessThanOrEqual(here.typicalShare);
        expect(here.typicalInterval.high).toBeGreaterThanOrEqual(here.typicalShare);
        const there = diagnose(values.map((x) => x * 1024));
        expect(there.verdict).toBe(here.verdict);
        expect(fired(there.rules)).toEqual(fired(here.rules));
      }),
    );
  });
});

describe('a summary', () => {
  test('recounts by hand', () => {
    expect(summarise(Float64Array.of(4, -2, 0, 6))).toEqual({
      n: 4,
      mean: 2,
      sd: Math.sqrt(40 / 3),
      median: 2,
      deciles: expect.any(Array) as unknown,
      min: -2,
      max: 6,
      zeroCount: 1,
      negativeCount: 1,
      sum: 8,
      shareWithinBand: 0,
      shareBelowMean: 0.5,
      hoover: null,
      gini: null,
      top10Share: null,
      topThousandthCount: 1,
      meanWithoutTopThousandth: 2 / 3,
      meanOfNonZero: 8 / 3,
    });
  });
  test('takes away one customer in a thousand, at least one', () => {
    expect(summarise(new Float64Array(999).fill(1)).topThousandthCount).toBe(1);
    expect(summarise(new Float64Array(2500).fill(1)).topThousandthCount).toBe(2);
    expect(summarise(Float64Array.of(5)).meanWithoutTopThousandth).toBeNull();
  });
  test('leaves the values in their order and refuses missing ones', () => {
    const values = Float64Array.of(3, 1, 2);
    summarise(values);
    expect([...values]).toEqual([3, 1, 2]);
    expect(() => summarise(Float64Array.of(1, NaN))).toThrow(RangeError);
    expect(() => summarise(new Float64Array(0))).toThrow(RangeError);
  });
});
