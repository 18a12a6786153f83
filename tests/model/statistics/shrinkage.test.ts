import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fitMixture, squash } from '../../../src/model/statistics/fit-gamma-poisson.ts';
import {
  mixtureLoss,
  shrink,
  type CountedCell,
  type GammaMixture,
} from '../../../src/model/statistics/gamma-poisson.ts';
import { nelderMead } from '../../../src/model/statistics/nelder-mead.ts';
import { expectClose, readGolden } from '../../support/golden.ts';

const goldenFiles = process.env['REAL_DATA'];
const caersFile = goldenFiles === undefined ? null : join(goldenFiles, '../golden/c05_caers_cells.csv');

test('the simplex finds the bottom of a bent valley (Rosenbrock)', () => {
  const { at, value } = nelderMead(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1], 1e-14);
  expect(value).toBeLessThan(1e-10);
  expect(at[0]).toBeCloseTo(1, 4);
  expect(at[1]).toBeCloseTo(1, 4);
});

test('a shrunken lift agrees with openEBGM: weight, geometric mean, bounds (c04)', () => {
  const c04 = readGolden<
    { readonly N: readonly number[]; readonly E: readonly number[] },
    Readonly<Record<'qn' | 'ebgm_exact' | 'eb05_exact' | 'eb95_2dp' | 'posterior_mean', readonly number[]>>,
    Readonly<Record<'alpha1' | 'beta1' | 'alpha2' | 'beta2' | 'p', number>>
  >('c04_ebgm_micro');
  const { p, ...shapes } = c04.params;
  c04.input.N.forEach((count, i) => {
    const got = shrink(count, c04.input.E[i] ?? Number.NaN, { ...shapes, weight: p });
    expectClose(got.weight, c04.expected.qn[i] ?? 0, c04.tolerance);
    expectClose(got.lift, c04.expected.ebgm_exact[i] ?? 0, c04.tolerance);
    expectClose(got.low, c04.expected.eb05_exact[i] ?? 0, c04.tolerance);
    expectClose(got.mean, c04.expected.posterior_mean[i] ?? 0, c04.tolerance);
    expect(Math.abs(got.high - (c04.expected.eb95_2dp[i] ?? 0))).toBeLessThan(0.011);
  });
});

interface Conventions {
  readonly plain_synthetic: Fitted;
  readonly caers_component_truncated: Fitted;
  readonly caers_mixture_truncated: Fitted;
}
interface Fitted {
  readonly theta: readonly number[];
  readonly nll: number;
}
const c12 = readGolden<{ readonly N: readonly number[]; readonly E: readonly number[] }, Conventions>(
  'c12_ebgm_fit_conventions',
);
const mixtureOf = ([alpha1 = 0, beta1 = 0, alpha2 = 0, beta2 = 0, weight = 0]: readonly number[]): GammaMixture => ({
  alpha1,
  beta1,
  alpha2,
  beta2,
  weight,
});

test('with the contexts without contacts kept, the fit reaches the likelihood that R reaches (c12)', () => {
  const cells = c12.input.N.map((count, i): CountedCell => ({ count, expected: c12.input.E[i] ?? 0, times: 1 }));
  const { theta, nll } = c12.expected.plain_synthetic;
  expectClose(mixtureLoss(cells, mixtureOf(theta), 'kept'), nll, 1e-6);
  const fitted = fitMixture(cells);
  expect(fitted.loss).toBeLessThan(nll * (1 + 1e-6));
  expectClose(fitted.loss, nll, 1e-3);
});

test('squashing keeps every cell and every contact', () => {
  const counts = Float64Array.from({ length: 5000 }, (_, i) => (i * 7919) % 23);
  const expected = counts.map((_, i) => 0.1 + ((i * 104729) % 1000) / 100);
  const cells = squash(counts, expected, 800);
  expect(cells.length).toBeLessThan(900);
  expect(cells.reduce((sum, { times }) => sum + times, 0)).toBe(5000);
  expectClose(
    cells.reduce((sum, { count, times }) => sum + count * times, 0),
    counts.reduce((sum, one) => sum + one, 0),
    1e-12,
  );
});

test.runIf(caersFile === null)('REAL_DATA is not set: the fit of CAERS was not checked', () => {
  expect(caersFile).toBeNull();
});

describe.runIf(caersFile !== null)('on the adverse events of the FDA (CAERS)', () => {
  const rows = (caersFile === null ? '' : readFileSync(caersFile, 'utf8')).trim().split('\n').slice(1);
  const counts = Float64Array.from(rows, (row) => Number(row.split(',').at(-2)));
  const expected = Float64Array.from(rows, (row) => Number(row.split(',').at(-1)));
  const cells = Array.from(counts, (count, i): CountedCell => ({ count, expected: expected[i] ?? 0, times: 1 }));

  test('the two ways to leave the zeros out have the likelihoods that R gives them (c12)', () => {
    expect(rows).toHaveLength(17_189);
    const { caers_component_truncated: laws, caers_mixture_truncated: mixed } = c12.expected;
    expectClose(mixtureLoss(cells, mixtureOf(laws.theta), 'laws-truncated'), laws.nll, 1e-6);
    expectClose(mixtureLoss(cells, mixtureOf(mixed.theta), 'mixture-truncated'), mixed.nll, 1e-6);
  });

  test('the fit and the scores are those of openEBGM (c05)', { timeout: 120_000 }, () => {
    const c05 = readGolden<
      unknown,
      {
        readonly theta: Readonly<Record<'alpha1' | 'beta1' | 'alpha2' | 'beta2' | 'P', number>>;
        readonly top10_by_Q05: readonly {
          readonly N: number;
          readonly E: number;
          readonly EBGM: number;
          readonly Q05: number;
          readonly Q95: number;
        }[];
        readonly n_q05_ge_2: number;
      }
    >('c05_ebgm_caers_fit');
    const { mixture } = fitMixture(squash(counts, expected, 1000), 'laws-truncated');
    const { P, ...shapes } = c05.expected.theta;
    const close = { ...shapes, weight: P };
    for (const key of ['alpha1', 'beta1', 'alpha2', 'beta2', 'weight'] as const)
      expectClose(mixture[key], close[key], 2 * c05.tolerance, key);
    for (const row of c05.expected.top10_by_Q05) {
      const got = shrink(row.N, row.E, close);
      expectClose(got.lift, row.EBGM, c05.tolerance);
      expectClose(got.low, row.Q05, c05.tolerance);
      expectClose(got.high, row.Q95, c05.tolerance);
      expectClose(shrink(row.N, row.E, mixture).low, row.Q05, 2 * c05.tolerance);
    }
    const sure = cells.filter((cell) => shrink(cell.count, cell.expected, close).low >= 1.995).length;
    expect(sure).toBe(c05.expected.n_q05_ge_2);
  });
});
