import { afterAll, describe, expect, test } from 'vitest';
import { DIAGNOSIS_THRESHOLDS, diagnoseAverage } from '../../../src/model/statistics/average-diagnosis.ts';
import { topShare } from '../../../src/model/statistics/concentration.ts';
import { quantile } from '../../../src/model/statistics/quantile.ts';
import { summarise } from '../../../src/model/statistics/summary.ts';
import { readSummary, type SummaryAnswer } from '../../../src/analyses/distribution/summary.ts';
import { summaryQuery } from '../../../src/analyses/distribution/summary-query.ts';
import { runDistribution } from '../../../src/analyses/distribution/run.ts';
import { expectAllClose, expectClose, readGolden } from '../../support/golden.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import '../../support/valid-query.ts';
import { fieldScope, randomValues, fieldSpec, fieldData } from './values.ts';
import type { Cell } from '../../support/small-record.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

async function summaryOf(values: readonly Cell[]): Promise<SummaryAnswer> {
  const scope = await fieldScope(engine, values);
  return readSummary(await engine.query(summaryQuery(fieldSpec, scope)));
}

describe('what SQL says of a distribution', () => {
  test('is a query that the engine binds', async () => {
    await expect(summaryQuery(fieldSpec, await fieldScope(engine, [1, 2, 3]))).toBeValidQuery(engine);
  });

  test('has the type-7 quantiles of the micro-example', async () => {
    const golden = readGolden<{ x: number[] }, { type7: number[]; mean: number; median: number }, { probs: number[] }>(
      'd01_quantiles',
    );
    const { summary, curve } = await summaryOf(golden.input.x);
    const at = (p: number): number => curve.find((point) => Math.abs(point.share - p) < 1e-12)?.value ?? NaN;
    expectAllClose(golden.params.probs.map(at), golden.expected.type7, golden.tolerance);
    expectClose(summary?.mean ?? null, golden.expected.mean, golden.tolerance);
    expectClose(summary?.median ?? null, golden.expected.median, golden.tolerance);
  });

  test('has what the average hides in the micro-example', async () => {
    const { input, expected, tolerance } = readGolden<{ x: number[] }, Record<string, number>>('d02_average_hides');
    const { summary } = await summaryOf(input.x);
    const found: Record<string, number | null | undefined> = {
      n: summary?.n,
      mean: summary?.mean,
      median: summary?.median,
      share_below_mean: summary?.shareBelowMean,
      hoover: summary?.hoover,
      gini_population: summary?.gini,
      top10pct_share: summary?.top10Share,
      top20pct_share: summary?.top20Share,
      mean_of_nonzero: summary?.meanOfNonZero,
      typical_share: summary?.shareWithinBand,
      mean_without_top1: summary?.meanWithoutTopThousandth,
    };
    for (const [name, value] of Object.entries(found))
      expectClose(value ?? null, expected[name] ?? NaN, tolerance, name);
    expect(summary?.zeroCount).toBe(3);
  });

  test.each([1, 2, 3, 4, 5, 6])('equals a recount by hand on random values, seed %i', async (seed) => {
    const values = randomValues(seed, 700 * seed);
    const present = values.filter((value) => value !== null);
    const { summary, counts } = await summaryOf(values);
    const recount = summarise(Float64Array.from(present));
    expect(counts).toEqual({ all: values.length, missing: values.length - present.length, oversized: 0, anonymous: 0 });
    for (const [name, expected] of Object.entries(recount)) {
      const found = summary?.[name as keyof typeof recount];
      if (Array.isArray(expected)) expectAllClose(found as number[], expected as number[], 1e-9);
      else if (typeof expected === 'number')
        expectClose((found as number | null | undefined) ?? null, expected, 1e-9, name);
      else expect(found, name).toBe(expected);
    }
    const sorted = Float64Array.from(present).sort();
    const fifth = sorted.slice(sorted.length - Math.ceil(sorted.length * 0.2));
    if (topShare(sorted, 0.2) !== null)
      expectClose(
        summary?.top20Share ?? null,
        fifth.reduce((sum, value) => sum + value, 0) / (summary?.sum ?? Number.NaN),
        1e-9,
      );
    const nonZero = sorted.filter((value) => value !== 0);
    if (summary?.nonZero) {
      const spread = {
        n: nonZero.length,
        min: quantile(nonZero, 0),
        max: quantile(nonZero, 1),
        q1: quantile(nonZero, 0.25),
        q3: quantile(nonZero, 0.75),
        p005: quantile(nonZero, 0.005),
        p995: quantile(nonZero, 0.995),
      };
      for (const [name, value] of Object.entries(spread))
        expectClose(summary.nonZero[name as keyof typeof spread], value, 1e-9, name);
    } else expect(nonZero.length === sorted.length || nonZero.length === 0).toBe(true);
    expect(diagnoseAverage(summary ?? recount, DIAGNOSIS_THRESHOLDS).verdict).toBe(diagnoseAverage(recount).verdict);
  });
});

describe('a sentence in the place of a picture', () => {
  const refusalOf = async (values: readonly Cell[]) => {
    const result = await runDistribution(engine, fieldSpec, await fieldScope(engine, values));
    return result.kind === 'refused' ? result.refusal : null;
  };

  test.each<[string, readonly Cell[], object]>([
    ['nobody', [], { code: 'nobody' }],
    ['no value', [null, null, null], { code: 'all-missing', all: 3 }],
    ['two values', [1, 2, null], { code: 'too-few', n: 2, needed: 3 }],
    ['one value for all', [7, 7, 7, 7], { code: 'constant', n: 4, value: 7 }],
    ['infinite values', [1, 2, 3, Infinity, -Infinity, NaN], { code: 'oversized', count: 3 }],
    ['values whose squares overflow', [1, 2, 3, 1e300], { code: 'oversized', count: 1 }],
  ])('says why there is no picture: %s', async (_, values, refusal) => {
    expect(await refusalOf(values)).toEqual(refusal);
  });

  test('draws negatives, without the indices that have no meaning then', async () => {
    const result = await runDistribution(engine, fieldSpec, await fieldScope(engine, [-5, -1, 0, 2, 8, 1e90]));
    expect(result.kind === 'drawn' && result.summary.hoover).toBe(null);
    expect(result.kind === 'drawn' && result.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(6);
  });

  test('sees nobody in an empty population', async () => {
    const scope = await fieldScope(
      engine,
      fieldData([1, 2, 3, 4]).customers.map((_, i) => i),
    );
    const population = { kind: 'field', field: 'crm/points', test: { op: 'between', min: 1000, max: null } } as const;
    const result = await runDistribution(engine, fieldSpec, { ...scope, population });
    expect(result.kind === 'refused' && result.refusal).toEqual({ code: 'nobody' });
  });
});
