import '../../support/valid-query.ts';
import { afterAll, describe, expect, test } from 'vitest';
import { allAgainst, changeOf, mixSays, shownMix } from '../../../src/analyses/distribution/compare.ts';
import { clumpPointsQuery, clumpSidesQuery } from '../../../src/analyses/distribution/clumps-query.ts';
import { mixStripsQuery, runMixStrips } from '../../../src/analyses/distribution/mix-strips.ts';
import { momentsQuery, readMoments } from '../../../src/analyses/distribution/moments-query.ts';
import { orderStatisticsQuery } from '../../../src/analyses/distribution/order-statistics-query.ts';
import { runClumps } from '../../../src/analyses/distribution/run-clumps.ts';
import { before, runComparison } from '../../../src/analyses/distribution/run-compare.ts';
import { lorenzQuery, runLetters, runLorenz } from '../../../src/analyses/distribution/run-shape.ts';
import { runSeparation } from '../../../src/analyses/distribution/separation.ts';
import type { Dimension } from '../../../src/model/dimension.ts';
import type { Measure } from '../../../src/model/measure.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { lorenzCurve } from '../../../src/model/statistics/concentration.ts';
import { letterValues } from '../../../src/model/statistics/letter-values.ts';
import { quantileEstimate } from '../../../src/model/statistics/quantile-interval.ts';
import { DECILES } from '../../../src/model/statistics/shift-function.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cutAt, sinceEver, smallRecord, type SmallData } from '../../support/small-record.ts';
import { expectAllClose, expectClose } from '../../support/golden.ts';
import { fieldScope, fieldSpec, randomness, randomValues } from './values.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const cities = ['Lyon', 'Lille', 'Nantes', null] as const;
const city: Dimension = { kind: 'field', field: 'crm/city' };
const { measure } = fieldSpec;

const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
const varianceOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return meanOf(values.map((x) => (x - mean) ** 2));
};

async function fieldWorld(seed: number, n: number) {
  const random = randomness(seed);
  const values = randomValues(seed, n);
  const levels = values.map(() => cities[Math.floor(random() * cities.length)] ?? null);
  const scope = await fieldScope(engine, values, levels);
  const rows = values.flatMap((value, i) => (value === null ? [] : [{ value, level: levels[i] ?? null }]));
  return { scope, rows };
}

describe.each([1, 2, 3, 4, 5, 6])('on values of shape %i', (seed) => {
  test('moments by level and over all are those of a recount', async () => {
    const { scope, rows } = await fieldWorld(seed, 400);
    const question = momentsQuery(measure, [city], scope);
    await expect(question).toBeValidQuery(engine);
    const { all, dimensions } = readMoments(await engine.query(question), 1);
    const values = rows.map((row) => row.value);
    expectClose(all.n, values.length, 0);
    expectClose(all.mean, meanOf(values), 1e-9);
    const ascending = [...values].sort((a, b) => a - b);
    const rankOf = (x: number): number => (ascending.indexOf(x) + ascending.lastIndexOf(x)) / 2 + 1;
    expect(dimensions[0]?.map((level) => level.level).sort()).toEqual(
      [...new Set(rows.map((row) => row.level))].sort(),
    );
    for (const found of dimensions[0] ?? []) {
      const own = rows.filter((row) => row.level === found.level).map((row) => row.value);
      expect(found.n).toBe(own.length);
      expectClose(found.mean, meanOf(own), 1e-9);
      expectClose(found.variance, varianceOf(own), 1e-9);
      const positive = own.filter((x) => x > 0);
      expect(found.logarithms.n).toBe(positive.length);
      if (positive.length > 0) expectClose(found.logarithms.mean, meanOf(positive.map(Math.log)), 1e-9);
      expectClose(found.ranks.mean, meanOf(own.map(rankOf)), 1e-9);
    }
  });

  test('two groups differ by what a recount says, and mix and behaviour make the change', async () => {
    const { scope, rows } = await fieldWorld(seed, 600);
    const comparison = { kind: 'groups', dimension: city, one: 'Lyon', other: null } as const;
    const result = await runComparison(engine, { measure, comparison }, scope);
    if (result === null) throw new Error('an empty side');
    const side = (level: string | null) =>
      Float64Array.from(rows.filter((row) => row.level === level).map((row) => row.value)).sort();
    const [lyon, nowhere] = [side('Lyon'), side(null)];
    expect([result.one.n, result.other.n]).toEqual([lyon.length, nowhere.length]);
    expectClose(result.change.value, meanOf([...nowhere]) - meanOf([...lyon]), 1e-9);
    const confidence = 1 - 0.05 / 9;
    result.shifts.forEach((shift, i) => {
      const [one, other] = [lyon, nowhere].map((values) => quantileEstimate(values, DECILES[i] ?? 0.5, confidence));
      if (one === undefined || other === undefined) throw new Error('no decile');
      expect([shift.one, shift.other].map(({ low, high }) => [low, high])).toEqual([
        [one.low, one.high],
        [other.low, other.high],
      ]);
      expectAllClose([shift.one.value, shift.other.value], [one.value, other.value], 1e-9);
      expect(Math.abs(shift.value - (other.value - one.value))).toBeLessThan(1e-9 * Math.max(1, Math.abs(other.value)));
    });
    for (const { split } of result.mixes)
      expect(Math.abs(split.mix + split.behaviour - result.change.value)).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(result.one.mean)),
      );
  });

  test('Lorenz curve and letter values are those of a recount', async () => {
    const { scope, rows } = await fieldWorld(seed, 900);
    const sorted = Float64Array.from(rows.map((row) => row.value)).sort();
    expect(await runLetters(engine, measure, scope, sorted.length)).toEqual(letterValues(sorted, 8));
    await expect(lorenzQuery(measure, scope)).toBeValidQuery(engine);
    const curve = lorenzCurve(sorted);
    if (curve === null) return;
    const found = await runLorenz(engine, measure, scope);
    expect(found.length).toBe(101);
    for (const point of found) {
      const same = curve.find((one) => Math.abs(one.customers - point.customers) < 1e-9);
      expectClose(point.value, same?.value ?? Number.NaN, 1e-9);
    }
  });
});

describe('two dates', () => {
  /** Sales of two shops: both baskets rise, the cheap shop grows, the mean falls. */
  function twoShops(fair: boolean): SmallData {
    const random = randomness(fair ? 11 : 12);
    const rows = Array.from({ length: 4000 }, (_, i) => {
      const late = i % 2 === 0;
      const web = random() < (fair ? 0.5 : late ? 0.7 : 0.3);
      const basket = (web ? 40 : 80) + (late && !fair ? 4 : 0) + 10 * (random() + random() - 1);
      const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
      return {
        customer: `c${i % 300}`,
        at: `${late ? 2025 : 2024}-${month}-15`,
        cells: [Math.round(basket * 100) / 100, web ? 'web' : 'shop'],
      };
    });
    return {
      origins: [{ source: 'crm', dated: false }],
      fields: [{ column: 'city', type: 'text' }],
      customers: Array.from({ length: 300 }, (_, i) => ({
        id: `c${i}`,
        seen: [sinceEver],
        fields: [cities[i % 3] ?? null],
      })),
      events: [
        {
          id: 'till',
          kind: 'purchases',
          columns: [
            { column: 'amount', type: 'decimal', role: 'amount' },
            { column: 'place', type: 'text', role: 'channel' },
          ],
          rows,
        },
      ],
    };
  }
  const basket: Measure = {
    kind: 'event-value',
    events: 'till',
    amount: { kind: 'column', column: 'amount' },
    window: { kind: 'months', months: 12 },
    filter: null,
  };
  const wish = { measure: basket, comparison: { kind: 'before', months: 12 } } as const;
  const scopeOf = async (data: SmallData, asOf = '2025-12-31'): Promise<Scope> => ({
    record: await smallRecord(engine, data),
    asOf,
    population: null,
    segments: new Map(),
  });

  test('are whole months apart, also at the end of February', () => {
    expect([before('2025-12-31', 12), before('2026-02-28', 12), before('2024-02-29', 1)]).toEqual([
      '2024-12-31',
      '2025-02-28',
      '2024-01-31',
    ]);
  });
  test('show a reversal: the mean falls and each shop rises', async () => {
    const result = await runComparison(engine, wish, await scopeOf(twoShops(false)));
    if (result === null) throw new Error('an empty side');
    const [mix] = result.mixes;
    if (mix === undefined) throw new Error('no split');
    expect(mix.dimension).toEqual({ kind: 'contact-column', column: 'place' });
    expect(result.change.high).toBeLessThan(0);
    expect(mix.split.behaviour).toBeGreaterThan(3);
    expect([mixSays(mix, result.change, 4), allAgainst(mix), result.covered]).toEqual(['reversal', true, false]);
  });
  test('have beside each mean where eight in ten values lie, on both sides and in all', async () => {
    const scope = await scopeOf(twoShops(false));
    const result = await runComparison(engine, wish, scope);
    const mix = result === null ? null : shownMix(result, null, null);
    if (result === null || mix === null) throw new Error('no split');
    const { dimension } = mix;
    const strips = await runMixStrips(engine, { ...wish, dimension }, scope);
    expect(strips.of).toBe(JSON.stringify(dimension));
    const sides = [
      { strip: strips.before, of: 'before', all: result.one, asOf: '2024-12-31' },
      { strip: strips.after, of: 'after', all: result.other, asOf: '2025-12-31' },
    ] as const;
    for (const { strip, of, all, asOf } of sides) {
      expectClose(strip.all?.mean ?? Number.NaN, all.mean, 1e-9);
      expect([...strip.levels.keys()].sort()).toEqual(mix.levels.map(({ level }) => level).sort());
      const from = before(asOf, 12);
      for (const level of mix.levels) {
        const found = strip.levels.get(level.level);
        expectClose(found?.mean ?? Number.NaN, level[of]?.mean ?? Number.NaN, 1e-9);
        const values = twoShops(false)
          .events[0]?.rows.filter(
            ({ at, cells }) => at !== null && at > from && at.slice(0, 10) <= asOf && cells[1] === level.level,
          )
          .map(({ cells }) => Number(cells[0]))
          .sort((a, b) => a - b);
        for (const [p, value] of [
          [0.1, found?.p10],
          [0.5, found?.p50],
          [0.9, found?.p90],
        ] as const)
          expectClose(value ?? Number.NaN, quantileEstimate(values ?? [], p).value, 1e-9);
      }
    }
    for (const side of [null, { dimension, level: 'web' }])
      await expect(mixStripsQuery(basket, dimension, scope, side)).toBeValidQuery(engine);
  });
  test('show nothing where nothing changed', async () => {
    const result = await runComparison(engine, wish, await scopeOf(twoShops(true)));
    expect(result?.mixes.map((mix) => mixSays(mix, result.change, 4))).toEqual(result?.mixes.map(() => 'nothing'));
  });
  test('are the same from all data as from the data cut at the day', async () => {
    const data = twoShops(false);
    const asOf = '2025-06-30';
    const whole = await runComparison(engine, wish, await scopeOf(data, asOf));
    const cut = await runComparison(engine, wish, await scopeOf(cutAt(data, asOf), asOf));
    const numbers = (result: typeof whole) => [result?.one, result?.other, result?.change, result?.shifts];
    expect(numbers(cut)).toEqual(numbers(whole));
  });
  test('of an empty side are no comparison', async () => {
    expect(await runComparison(engine, wish, await scopeOf(twoShops(true), '2024-12-31'))).toBeNull();
  });
});

describe('two clumps', () => {
  test('are found with their sides, to the customer', async () => {
    const random = randomness(5);
    const values = Array.from({ length: 3000 }, () => {
      const z = random() + random() + random() - 1.5;
      return random() < 0.1 ? 0 : Math.round((random() < 0.4 ? 40 : 200) * Math.exp(0.6 * z) * 100) / 100;
    });
    const scope = await fieldScope(engine, values);
    await expect(clumpPointsQuery(measure, scope)).toBeValidQuery(engine);
    await expect(clumpSidesQuery(measure, scope, 90)).toBeValidQuery(engine);
    const found = await runClumps(engine, measure, scope);
    if (found?.clumps.cut == null) throw new Error('one clump');
    const { cut } = found.clumps;
    expect(cut).toBeGreaterThan(65);
    expect(cut).toBeLessThan(125);
    const positive = values.filter((x) => x > 0);
    expect([found.n, found.below.n]).toEqual([positive.length, positive.filter((x) => x < cut).length]);
    expectClose(found.above.mean, meanOf(positive.filter((x) => x >= cut)), 1e-9);
  });
  test('are not found in one', async () => {
    const random = randomness(6);
    const values = Array.from({ length: 3000 }, () => Math.round(50 * Math.exp(random() + random() + random())));
    expect(await runClumps(engine, measure, await fieldScope(engine, values))).toBeNull();
  });
});

test('the dimension that separates comes first, and one of chance explains nothing', async () => {
  const random = randomness(8);
  const levels = Array.from({ length: 900 }, () => cities[Math.floor(random() * 4)] ?? null);
  const values = levels.map((level) => Math.round((level === 'Lyon' ? 300 : 100) * (0.5 + random())));
  const scope = await fieldScope(engine, values, levels);
  const [first] = await runSeparation(engine, measure, scope);
  expect(first?.dimension).toEqual(city);
  expect(first?.ofRanks).toBeGreaterThan(0.4);
  const chance = await runSeparation(engine, measure, await fieldScope(engine, values, [...levels].reverse()));
  expect(Math.abs(chance[0]?.ofRanks ?? 0)).toBeLessThan(0.02);
});

test('a change has the limits of two samples', () => {
  const side = { n: 100, mean: 10, variance: 99, asOf: '2025-12-31' };
  const change = changeOf(side, { ...side, mean: 12 });
  expectAllClose(
    [change.value, change.low, change.high],
    [2, 2 - 1.959964 * Math.SQRT2, 2 + 1.959964 * Math.SQRT2],
    1e-5,
  );
});

test('rows of orders can be asked at any rank', async () => {
  const scope = await fieldScope(engine, [3, 1, 2, null]);
  await expect(orderStatisticsQuery(measure, scope, [1, 3])).toBeValidQuery(engine);
});
