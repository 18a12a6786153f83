import { afterAll, describe, expect, test } from 'vitest';
import { barsOf, binningOf, holds, intervalOf } from '../../../src/analyses/distribution/bars.ts';
import { brushQuery, brushRule } from '../../../src/analyses/distribution/brush.ts';
import type { DrawnDistribution } from '../../../src/analyses/distribution/compute.ts';
import { explainedShare, findings } from '../../../src/analyses/distribution/findings.ts';
import { groupsQuery } from '../../../src/analyses/distribution/groups-query.ts';
import { readHistogram } from '../../../src/analyses/distribution/histogram.ts';
import { histogramQuery } from '../../../src/analyses/distribution/histogram-query.ts';
import { runBrush, runDistribution } from '../../../src/analyses/distribution/run.ts';
import { readSummary } from '../../../src/analyses/distribution/summary.ts';
import { summaryQuery } from '../../../src/analyses/distribution/summary-query.ts';
import type { DistributionSpec } from '../../../src/analyses/distribution/spec.ts';
import { populationStages } from '../../../src/model/population.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { naming, type Scope } from '../../../src/model/scope.ts';
import { chain, query } from '../../../src/sql/sql.ts';
import type { Rule } from '../../../src/model/rule.ts';
import { expectClose, readGolden } from '../../support/golden.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import '../../support/valid-query.ts';
import { fieldScope, fieldSpec, randomness, randomValues } from './values.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

async function drawn(spec: DistributionSpec, scope: Scope): Promise<DrawnDistribution> {
  const result = await runDistribution(engine, spec, scope);
  if (result.kind === 'refused') throw new Error(result.refusal.code);
  return result;
}

async function customersOf(rule: Rule, scope: Scope): Promise<number> {
  const all = { ...scope, population: rule };
  return firstNumber(
    await engine.query(chain(populationStages(all, naming()), query`SELECT count(*)::DOUBLE AS "n" FROM "population"`)),
    'n',
  );
}

const split: DistributionSpec = { ...fieldSpec, split: { kind: 'field', field: 'crm/city' } };

describe('the histogram', () => {
  test.each([1, 2, 3, 4, 5, 6, 7])('holds in each bar exactly what lies between its edges, seed %i', async (seed) => {
    const values = randomValues(seed, 900);
    const present = values.filter((value) => value !== null);
    const { bars, summary, counts } = await drawn(fieldSpec, await fieldScope(engine, values));
    for (const bar of bars) {
      const inside = present.filter((value) => holds(bar.interval, value));
      expect(bar.count, JSON.stringify(bar)).toBe(inside.length);
      expectClose(
        bar.sum,
        inside.reduce((sum, value) => sum + value, 0),
        1e-9,
      );
    }
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(summary.n);
    expect(summary.n + counts.missing).toBe(values.length);
  });

  test('lies on an asinh scale where values spread over decades on both sides of 0', async () => {
    const { binning, bars } = await drawn(fieldSpec, await fieldScope(engine, randomValues(7, 900)));
    expect(binning.bins.scale).toEqual({ asinh: expect.any(Number) as unknown });
    expect(bars.some(({ interval }) => interval.to === 0)).toBe(true);
  });

  test('keeps tenths on the right side of their edges', async () => {
    const values = Array.from({ length: 300 }, (_, i) => (i % 30) / 10);
    const { bars, binning } = await drawn(fieldSpec, await fieldScope(engine, values));
    expect(binning.bins.scale).toBe('linear');
    for (const bar of bars) expect(bar.count).toBe(values.filter((value) => holds(bar.interval, value)).length);
  });

  test('has the counts of the micro-example with bins closed on the left', async () => {
    const golden = readGolden<
      { faithful_eruptions: number[] },
      { faithful: { iqr: number; pretty_breaks_fd: number[] } }
    >('d03_histogram_bins');
    const values = golden.input.faithful_eruptions;
    const scope = await fieldScope(engine, values);
    const { summary } = readSummary(await engine.query(summaryQuery(fieldSpec, scope)));
    expectClose((summary?.q3 ?? NaN) - (summary?.q1 ?? NaN), golden.expected.faithful.iqr, golden.tolerance);
    const edges = golden.expected.faithful.pretty_breaks_fd;
    const bins = {
      start: 1.5,
      width: 0.5,
      count: 8,
      scale: 'linear',
      zerosApart: false,
      overflowFrom: null,
      underflowBelow: null,
    } as const;
    const rows = await engine.query(histogramQuery(fieldSpec, scope, { bins, edges, repeats: false }, null));
    const counts = edges
      .slice(1)
      .map((to, i) => values.filter((value) => value >= (edges[i] ?? NaN) && value < to).length);
    const found = new Map(Array.from(rows.numbers('bin'), (bin, i) => [bin, rows.numbers('count')[i]]));
    expect(counts.map((_, i) => found.get(i) ?? 0)).toEqual(counts);
  });

  test.each(['zero60', 'zero80'] as const)('puts the many zeros of %s apart', async (name) => {
    const golden = readGolden<Record<string, number[]>, unknown>('d03_histogram_bins');
    const values = golden.input[name] ?? [];
    const { bars } = await drawn(fieldSpec, await fieldScope(engine, values));
    expect(bars[0]).toMatchObject({ kind: 'zero', count: values.filter((value) => value === 0).length });
  });

  test.each([1, 2, 5, 7])('counts the same whether or not it counts equal values first, seed %i', async (seed) => {
    const scope = await fieldScope(engine, randomValues(seed, 400));
    const { binning } = await drawn(fieldSpec, scope);
    const barsOfWay = async (repeats: boolean) =>
      readHistogram(await engine.query(histogramQuery(fieldSpec, scope, { ...binning, repeats }, null)), binning)
        .get(0)
        ?.map((bar) => bar.count);
    expect(await barsOfWay(true)).toEqual(await barsOfWay(false));
  });

  test('draws one value far from thousands of others', async () => {
    const { bars, summary } = await drawn(fieldSpec, await fieldScope(engine, [...randomValues(2, 500), 1e50, -1e40]));
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(summary.n);
  });
});

describe('a brush', () => {
  test.each([1, 2, 3, 4, 5, 6, 7])('counts what its segment will count, seed %i', async (seed) => {
    const random = randomness(seed + 100);
    const values = randomValues(seed, 600);
    const scope = await fieldScope(engine, values);
    const { bars } = await drawn(fieldSpec, scope);
    for (let i = 0; i < 6; i++) {
      const [one, other] = [Math.floor(random() * bars.length), Math.floor(random() * bars.length)];
      const chosen = bars.slice(Math.min(one, other), Math.max(one, other) + 1);
      const interval = intervalOf(chosen);
      if (interval === null) throw new Error('no bar');
      const brushed = await runBrush(engine, fieldSpec, scope, interval);
      const rule = brushRule(fieldSpec.measure, interval, null);
      expect(brushed.count).toBe(values.filter((value) => value !== null && holds(interval, value)).length);
      expect(rule === null ? null : await customersOf(rule, scope)).toBe(brushed.count);
      if (chosen.every((bar) => bar.kind !== 'zero')) {
        expect(brushed.count).toBe(chosen.reduce((sum, bar) => sum + bar.count, 0));
        expectClose(
          brushed.sum,
          chosen.reduce((sum, bar) => sum + bar.sum, 0),
          1e-9,
        );
      }
    }
  });

  test('keeps the population in the rule of its segment', async () => {
    const values = Array.from({ length: 40 }, (_, i) => i);
    const population: Rule = { kind: 'field', field: 'crm/city', test: { op: 'is', values: ['Lyon'] } };
    const scope = {
      ...(await fieldScope(
        engine,
        values,
        values.map((i) => (i % 2 === 0 ? 'Lyon' : 'Lille')),
      )),
      population,
    };
    const interval = { from: 10, to: 20, toIncluded: false, zeros: true };
    const brushed = await runBrush(engine, fieldSpec, scope, interval);
    const rule = brushRule(fieldSpec.measure, interval, population);
    expect(brushed).toEqual({ count: 5, customers: 5, sum: 70 });
    expect(rule && (await customersOf(rule, { ...scope, population: null }))).toBe(5);
  });
});

describe('a split', () => {
  const values = randomValues(2, 800);
  const cities = values.map(
    (_, i) =>
      ['Lyon', 'Lille', 'Paris', 'Brest', 'Nice', 'Metz', 'Tours', 'Reims', null][Math.floor(Math.sqrt(i * 0.1))] ??
      null,
  );

  test('has groups that add up to the whole, on the same bars', async () => {
    const { split: found, bars, summary } = await drawn(split, await fieldScope(engine, values, cities));
    const groups = found?.groups ?? [];
    expect(groups.map((group) => group.key.kind)).toEqual([...Array<string>(6).fill('value'), 'other', 'missing']);
    expect(groups.reduce((sum, group) => sum + group.n, 0)).toBe(summary.n);
    bars.forEach((bar, i) => {
      expect(groups.reduce((sum, group) => sum + (group.bars[i]?.count ?? 0), 0)).toBe(bar.count);
    });
    for (const group of groups) expect(group.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(group.n);
  });

  test('draws the same bars as without a split', async () => {
    const scope = await fieldScope(engine, values, cities);
    const [whole, parts] = [await drawn(fieldSpec, scope), await drawn(split, scope)];
    expect(parts.bars.map((bar) => bar.count)).toEqual(whole.bars.map((bar) => bar.count));
  });

  test('explains as much as in the micro-example', async () => {
    const golden = readGolden<{ segment: string; spend: number }[], { omega2: number; eta2: number; eta2_log: number }>(
      'd09_eta_squared',
    );
    const scope = await fieldScope(
      engine,
      golden.input.map((row) => row.spend),
      golden.input.map((row) => row.segment),
    );
    const result = await drawn(split, scope);
    expectClose(result.split?.explained.etaSquared ?? null, golden.expected.eta2, 1e-9);
    expectClose(result.split?.explainedOfLogarithms.etaSquared ?? null, golden.expected.eta2_log, 1e-9);
    expectClose(explainedShare(result), golden.expected.omega2, 1e-9);
    expect(findings(result).map((finding) => finding.key)).toContain('hidden-inside');
  });

  test('has queries that the engine binds', async () => {
    const scope = await fieldScope(engine, values, cities);
    const { summary } = readSummary(await engine.query(summaryQuery(split, scope)));
    if (summary === null || split.split === null) throw new Error('no summary');
    const binning = binningOf(summary);
    await expect(groupsQuery(split, split.split, scope)).toBeValidQuery(engine);
    await expect(histogramQuery(split, scope, binning, ['L\'Haÿ "x"', 'Lyon'])).toBeValidQuery(engine);
    await expect(
      brushQuery(split, scope, intervalOf(barsOf(binning)) ?? { from: 0, to: 1, toIncluded: false, zeros: true }),
    ).toBeValidQuery(engine);
  });
});
