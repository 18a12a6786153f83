import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisherExactGreater } from '../../../src/model/statistics/fisher-exact.ts';
import { gammaQuantile } from '../../../src/model/statistics/gamma.ts';
import { benjaminiHochberg, benjaminiYekutieli } from '../../../src/model/statistics/multiple-testing.ts';
import { rateAgainstRest } from '../../../src/model/statistics/rate-against-rest.ts';
import { rateInterval, rateRatioInterval } from '../../../src/model/statistics/rate-interval.ts';
import { logPoissonMidUpper, logPoissonUpper } from '../../../src/model/statistics/tails.ts';
import { wilsonInterval } from '../../../src/model/statistics/wilson.ts';
import { expectAllClose, expectClose, readGolden } from '../../support/golden.ts';

interface Context {
  readonly context: string;
  readonly exposure: number;
  readonly contacts: number;
}
type Measured = Context &
  Readonly<
    Record<
      | 'rate'
      | 'expected'
      | 'lift'
      | 'excess'
      | 'rate_lo'
      | 'rate_hi'
      | 'p_vs_fixed'
      | 'p_vs_rest'
      | 'midp_vs_rest'
      | 'rate_ratio_rest'
      | 'bh'
      | 'by',
      number
    >
  >;

const c01 = readGolden<readonly Context[], { readonly global_rate: number; readonly rows: readonly Measured[] }>(
  'c01_rates_and_tests',
);
const whole = {
  contacts: c01.input.reduce((sum, row) => sum + row.contacts, 0),
  exposure: c01.input.reduce((sum, row) => sum + row.exposure, 0),
};

describe('the rate of a context', () => {
  test('agrees with R on rate, interval, lift, excess and exact p-values (c01)', () => {
    for (const row of c01.expected.rows) {
      const about = (name: string) => `${row.context} ${name}`;
      const split = rateAgainstRest(row, whole);
      const interval = rateInterval(row);
      expectClose(split.rate, row.rate, c01.tolerance, about('rate'));
      expectClose(split.expected, row.expected, c01.tolerance, about('expected'));
      expectClose(split.lift, row.lift, c01.tolerance, about('lift'));
      expectClose(split.excess, row.excess, c01.tolerance, about('excess'));
      expectClose(interval.low, row.rate_lo, c01.tolerance, about('low'));
      expectClose(interval.high, row.rate_hi, c01.tolerance, about('high'));
      expectClose(Math.exp(logPoissonUpper(row.contacts, row.expected)), row.p_vs_fixed, c01.tolerance, about('fixed'));
      expectClose(split.p, row.p_vs_rest, c01.tolerance, about('p'));
      expectClose(split.midP, row.midp_vs_rest, c01.tolerance, about('mid-p'));
      expectClose(split.rateRatio, row.rate_ratio_rest, c01.tolerance, about('ratio'));
    }
  });
  test('agrees with R on the adjusted p-values of the five contexts (c01)', () => {
    const midP = c01.input.map((row) => rateAgainstRest(row, whole).midP);
    expectAllClose(
      benjaminiHochberg(midP),
      c01.expected.rows.map((row) => row.bh),
      c01.tolerance,
    );
    expectAllClose(
      benjaminiYekutieli(midP),
      c01.expected.rows.map((row) => row.by),
      c01.tolerance,
    );
  });
  test('lies inside its interval, which narrows with exposure', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), fc.double({ min: 0.1, max: 1e5, noNaN: true }), (contacts, exposure) => {
        const once = rateInterval({ contacts, exposure });
        expect(once.low).toBeLessThanOrEqual(contacts / exposure);
        expect(once.high).toBeGreaterThan(contacts / exposure);
        const tenfold = rateInterval({
          contacts: contacts * 10,
          exposure: exposure * 10,
        });
        expect(tenfold.high - tenfold.low).toBeLessThan(once.high - once.low);
      }),
    );
  });
  test('starts at 0 without contacts, and ends at the rule of three', () => {
    const { low, high } = rateInterval({ contacts: 0, exposure: 100 }, 0.9);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(-Math.log(0.05) / 100, 12);
  });
  test('is refused without exposure', () => {
    expect(() => rateInterval({ contacts: 3, exposure: 0 })).toThrow(RangeError);
    expect(() => rateAgainstRest({ contacts: 9, exposure: 9 }, { contacts: 5, exposure: 10 })).toThrow(RangeError);
  });
  test('and the rest add up to the whole, and their excesses cancel', () => {
    const count = fc.record({
      contacts: fc.nat({ max: 500 }),
      exposure: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(count, count, (part, other) => {
        const all = {
          contacts: part.contacts + other.contacts,
          exposure: part.exposure + other.exposure,
        };
        const [here, there] = [rateAgainstRest(part, all), rateAgainstRest(other, all)];
        expect(here.rest).toEqual(other);
        expect(here.excess + there.excess).toBeCloseTo(0, 9);
        expect(here.z + there.z).toBeCloseTo(0, 9);
        expect(here.midP + there.midP).toBeCloseTo(1, 9);
        expect(here.midP).toBeLessThanOrEqual(here.p);
      }),
    );
  });
  test('has no ratio to an empty rest', () => {
    expect(rateAgainstRest(whole, whole)).toMatchObject({
      restRate: null,
      rateRatio: null,
      z: 0,
      p: 1,
    });
    expect(rateAgainstRest({ contacts: 5, exposure: 5 }, { contacts: 5, exposure: 50 }).rateRatio).toBeNull();
  });
});

describe('the ratio of two rates', () => {
  test('lies inside its exact interval, and swapping the two inverts it', () => {
    const count = fc.record({
      contacts: fc.integer({ min: 1, max: 900 }),
      exposure: fc.double({ min: 1, max: 1e4, noNaN: true }),
    });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const ratio = a.contacts / a.exposure / (b.contacts / b.exposure);
        const forth = rateRatioInterval(a, b);
        const back = rateRatioInterval(b, a);
        expect(forth.low).toBeLessThan(ratio);
        expect(forth.high).toBeGreaterThan(ratio);
        expectClose(forth.low, 1 / back.high, 1e-8);
      }),
    );
  });
  test('is open above when the reference has no contact', () => {
    const interval = rateRatioInterval({ contacts: 4, exposure: 1 }, { contacts: 0, exposure: 1 });
    expect(interval.high).toBe(Infinity);
    // All four contacts on one side: share >= 0.025^(1/4).
    expect(interval.low).toBeCloseTo(1 / (0.025 ** -0.25 - 1), 9);
  });
});

describe('exact tests', () => {
  test("Fisher's test and its mid-p agree with R (c02)", () => {
    const { input, expected, tolerance } = readGolden<
      Readonly<Record<'contacted_in' | 'silent_in' | 'contacted_out' | 'silent_out', number>>,
      Readonly<Record<'p_fisher_greater' | 'mid_p' | 'odds_ratio_sample', number>>
    >('c02_fisher_midp');
    const fisher = fisherExactGreater({
      insideWith: input.contacted_in,
      insideWithout: input.silent_in,
      outsideWith: input.contacted_out,
      outsideWithout: input.silent_out,
    });
    expectClose(fisher.p, expected.p_fisher_greater, tolerance);
    expectClose(fisher.midP, expected.mid_p, tolerance);
    expectClose(fisher.oddsRatio, expected.odds_ratio_sample, tolerance);
  });
  test('the Poisson mid-p counts half of the observed number', () => {
    const mid = Math.exp(logPoissonMidUpper(3, 2));
    expect(mid).toBeCloseTo((Math.exp(logPoissonUpper(3, 2)) + Math.exp(logPoissonUpper(4, 2))) / 2, 12);
  });
});

describe('adjusted p-values', () => {
  interface Adjusted {
    readonly bh: readonly number[];
    readonly by: readonly number[];
    readonly bh_rejected: number;
    readonly by_rejected: number;
  }
  const c03 = readGolden<{ readonly p: readonly number[] }, Adjusted, { readonly q: number }>('c03_bh_by');

  test('agree with the 1995 paper and with R (c03)', () => {
    const bh = benjaminiHochberg(c03.input.p);
    expectAllClose(bh, c03.expected.bh, c03.tolerance);
    expectAllClose(benjaminiYekutieli(c03.input.p), c03.expected.by, c03.tolerance);
    expect(bh.filter((p) => p <= c03.params.q)).toHaveLength(c03.expected.bh_rejected);
  });
  test('never fall where p rises, never fall below p, and do not depend on the order', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { minLength: 1 }), (ps) => {
        const adjusted = benjaminiHochberg(ps);
        const pairs = ps.map((value, i) => [value, adjusted[i] ?? NaN] as const).sort((a, b) => a[0] - b[0]);
        pairs.forEach(([value, q], i) => {
          expect(q).toBeGreaterThanOrEqual(value);
          expect(q).toBeGreaterThanOrEqual(pairs[i - 1]?.[1] ?? 0);
        });
        expect([...benjaminiHochberg([...ps].reverse())].reverse()).toEqual(adjusted);
      }),
    );
  });
  test('count the tests that were made and not listed', () => {
    expect(benjaminiHochberg([0.001], 50)).toEqual([0.05]);
    expect(() => benjaminiHochberg([0.1, 0.2], 1)).toThrow(RangeError);
  });
});

describe('the Wilson interval', () => {
  test('gives the textbook value for 15 of 100', () => {
    const { low, high } = wilsonInterval(15, 100);
    expect(low).toBeCloseTo(0.0931, 4);
    expect(high).toBeCloseTo(0.2328, 4);
  });
  test('holds the share, stays in [0, 1] and mirrors', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), fc.nat({ max: 1000 }), (yes, no) => {
        const interval = wilsonInterval(yes, yes + no);
        const share = yes + no === 0 ? 0.5 : yes / (yes + no);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.low).toBeLessThanOrEqual(share);
        expect(interval.high).toBeGreaterThanOrEqual(share);
        expect(interval.high).toBeCloseTo(1 - wilsonInterval(no, yes + no).low, 12);
      }),
    );
  });
});

test('a gamma quantile divided by a rate is the shrunk bound of a context (c08)', () => {
  interface Shrunk {
    readonly alpha: number;
    readonly beta: number;
    readonly q05: readonly number[];
    readonly q95: readonly number[];
  }
  const c08 = readGolden<readonly { readonly N: number; readonly E: number }[], Shrunk>('c08_single_gamma_eb');
  const { alpha, beta, q05, q95 } = c08.expected;
  expectAllClose(
    c08.input.map(({ N, E }) => gammaQuantile(0.05, alpha + N, 'lower') / (beta + E)),
    q05,
    c08.tolerance,
  );
  expectAllClose(
    c08.input.map(({ N, E }) => gammaQuantile(0.05, alpha + N, 'upper') / (beta + E)),
    q95,
    c08.tolerance,
  );
});
