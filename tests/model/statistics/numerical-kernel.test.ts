import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaQuantile, betaTail } from '../../../src/model/statistics/beta.ts';
import { poissonDeviance } from '../../../src/model/statistics/densities.ts';
import { chiSquareUpper, gammaQuantile, gammaTail, logGammaTail } from '../../../src/model/statistics/gamma.ts';
import { digamma, logGamma } from '../../../src/model/statistics/log-gamma.ts';
import {
  logNormalUpper,
  normalCdf,
  normalQuantile,
  normalUpperQuantileOfLog,
} from '../../../src/model/statistics/normal.ts';
import {
  logBinomialLower,
  logBinomialMidUpper,
  logBinomialUpper,
  logHypergeometricUpper,
  logPoissonLower,
  logPoissonUpper,
} from '../../../src/model/statistics/tails.ts';
import { expectClose, readGolden } from '../../support/golden.ts';

type Row<K extends string> = Readonly<Record<K, number>>;
interface Kernel {
  readonly lgamma: readonly Row<'x' | 'v'>[];
  readonly digamma: readonly Row<'x' | 'v'>[];
  readonly pgamma: readonly Row<'x' | 'a' | 'lower' | 'upper'>[];
  readonly qgamma: readonly Row<'p' | 'a' | 'v'>[];
  readonly pbeta: readonly Row<'x' | 'a' | 'b' | 'v'>[];
  readonly binomial: readonly Row<'k' | 'n' | 'p' | 'lower' | 'upper_ge' | 'midp_ge'>[];
  readonly poisson: readonly Row<'k' | 'mu' | 'lower' | 'upper_ge' | 'log10_upper_ge'>[];
  readonly hypergeometric: readonly Row<'x' | 'K' | 'N' | 'n' | 'upper_ge'>[];
  readonly normal_cdf: readonly Row<'z' | 'cdf'>[];
  readonly normal_quantile: readonly Row<'p' | 'z'>[];
  readonly chisq_upper: readonly Row<'x' | 'df' | 'upper'>[];
}

const { expected: k01, tolerance } = readGolden<unknown, Kernel>('k01_special_functions');

describe('the numerical kernel agrees with R', () => {
  test('on log-gamma and digamma', () => {
    for (const { x, v } of k01.lgamma) expectClose(logGamma(x), v, tolerance, `lgamma(${x})`);
    for (const { x, v } of k01.digamma) expectClose(digamma(x), v, tolerance, `digamma(${x})`);
  });
  test('on both tails of the incomplete gamma function', () => {
    for (const { x, a, lower, upper } of k01.pgamma) {
      expectClose(gammaTail(a, x, 'lower'), lower, tolerance, `P(${a}, ${x})`);
      expectClose(gammaTail(a, x, 'upper'), upper, tolerance, `Q(${a}, ${x})`);
    }
    for (const { x, df, upper } of k01.chisq_upper) expectClose(chiSquareUpper(x, df), upper, tolerance);
  });
  test('on gamma quantiles, down to 1e-121', () => {
    for (const { p, a, v } of k01.qgamma) expectClose(gammaQuantile(p, a, 'lower'), v, tolerance, `qgamma(${p}, ${a})`);
  });
  test('on the incomplete beta function', () => {
    for (const { x, a, b, v } of k01.pbeta) expectClose(betaTail(x, a, b, 'lower'), v, tolerance, `I_${x}(${a}, ${b})`);
  });
  test('on binomial, Poisson and hypergeometric tails', () => {
    for (const { k, n, p, lower, upper_ge, midp_ge } of k01.binomial) {
      expectClose(Math.exp(logBinomialLower(k, n, p)), lower, tolerance, `binomial ${k}/${n}`);
      expectClose(Math.exp(logBinomialUpper(k, n, p)), upper_ge, tolerance, `binomial ${k}/${n}`);
      expectClose(Math.exp(logBinomialMidUpper(k, n, p)), midp_ge, tolerance, `binomial ${k}/${n}`);
    }
    for (const { k, mu, lower, upper_ge, log10_upper_ge } of k01.poisson) {
      expectClose(Math.exp(logPoissonLower(k, mu)), lower, tolerance, `Poisson ${k}`);
      expectClose(Math.exp(logPoissonUpper(k, mu)), upper_ge, tolerance, `Poisson ${k}`);
      expectClose(logPoissonUpper(k, mu) / Math.LN10, log10_upper_ge, tolerance, `Poisson ${k}`);
    }
    for (const { x, K, N, n, upper_ge } of k01.hypergeometric) {
      const law = { marked: K, population: N, drawn: n };
      expectClose(Math.exp(logHypergeometricUpper(x, law)), upper_ge, tolerance, `hypergeometric ${x}`);
    }
  });
  test('on the normal law', () => {
    for (const { z, cdf } of k01.normal_cdf) expectClose(normalCdf(z), cdf, tolerance, `Φ(${z})`);
    for (const { p, z } of k01.normal_quantile) expectClose(normalQuantile(p), z, tolerance, `Φ⁻¹(${p})`);
  });
});

describe('tails', () => {
  test('keep their log-probability below the smallest double', () => {
    expect(logPoissonUpper(2000, 10)).toBeLessThan(-8000);
    expect(logBinomialUpper(900, 1000, 1e-6)).toBeLessThan(-10000);
    expect(logNormalUpper(100)).toBeCloseTo(-5000 - Math.log(100 * Math.sqrt(2 * Math.PI)) - 1e-4, 6);
    expect(normalUpperQuantileOfLog(logNormalUpper(100))).toBeCloseTo(100, 9);
  });
  test('stay accurate for millions of contacts', () => {
    expect(gammaTail(4e6, 4e6, 'lower') + gammaTail(4e6, 4e6, 'upper')).toBeCloseTo(1, 12);
    // The median of a gamma law lies at shape - 1/3 + O(1/shape).
    expect(gammaQuantile(0.5, 4e6, 'lower')).toBeCloseTo(4e6 - 1 / 3, 5);
  });
  test('of a hypergeometric law sum the whole law', () => {
    const law = { marked: 7, population: 30, drawn: 12 };
    const masses = Array.from(
      { length: 8 },
      (_, k) => Math.exp(logHypergeometricUpper(k, law)) - Math.exp(logHypergeometricUpper(k + 1, law)),
    );
    expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 12);
    expect(masses.reduce((sum, mass, k) => sum + k * mass, 0)).toBeCloseTo((7 * 12) / 30, 12);
  });
  test('lower and upper add up to 1', () => {
    const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
    fc.assert(
      fc.property(shape, fc.double({ min: 0, max: 800, noNaN: true }), (a, x) => {
        expect(gammaTail(a, x, 'lower') + gammaTail(a, x, 'upper')).toBeCloseTo(1, 12);
      }),
    );
    fc.assert(
      fc.property(shape, shape, fc.integer({ min: 0, max: 1024 }), (a, b, step) => {
        const x = step / 1024;
        expect(betaTail(x, a, b, 'lower') + betaTail(x, a, b, 'upper')).toBeCloseTo(1, 12);
        expect(betaTail(x, a, b, 'lower')).toBeCloseTo(betaTail(1 - x, b, a, 'upper'), 9);
      }),
    );
  });
  test('quantiles undo tails', () => {
    const p = fc.double({ min: 1e-9, max: 0.999999, noNaN: true });
    fc.assert(
      fc.property(
        p,
        fc.double({ min: 0.3, max: 300, noNaN: true }),
        fc.constantFrom('lower', 'upper'),
        (q, a, tail) => {
          expectClose(gammaTail(a, gammaQuantile(q, a, tail), tail), q, 1e-9);
          expectClose(betaTail(betaQuantile(q, a, 3.5, tail), a, 3.5, tail), q, 1e-7);
        },
      ),
    );
  });
  test('quantiles keep twelve digits of the probability, however large the shape', () => {
    for (const shape of [1, 30, 1e3, 1e5, 1e7]) {
      for (const p of [1e-50, 1e-9, 0.025, 0.3, 0.9]) {
        const condition = 1e-15 * shape;
        expectClose(gammaTail(shape, gammaQuantile(p, shape, 'lower'), 'lower'), p, 1e-12 + condition, `${shape} ${p}`);
        expectClose(gammaTail(shape, gammaQuantile(p, shape, 'upper'), 'upper'), p, 1e-12 + condition, `${shape} ${p}`);
      }
    }
  });
  test('refuse impossible arguments', () => {
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => logGammaTail(-1, 2, 'lower')).toThrow(RangeError);
    expect(() => betaTail(1.2, 1, 1, 'lower')).toThrow(RangeError);
    expect(() => normalQuantile(-0.1)).toThrow(RangeError);
    expect(() => gammaQuantile(1.5, 2, 'lower')).toThrow(RangeError);
  });
  test('the Poisson deviance is smooth where its expansion takes over', () => {
    const direct = (y: number, mu: number) => y * Math.log(y / mu) - (y - mu);
    for (const y of [81, 82, 110, 122, 123]) expectClose(poissonDeviance(y, 100), direct(y, 100), 1e-11);
    expect(poissonDeviance(1e9, 1e9 + 1)).toBeCloseTo(0.5e-9, 15);
    expect(poissonDeviance(0, 3)).toBe(3);
  });
});
