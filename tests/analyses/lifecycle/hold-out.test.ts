import '../../support/valid-query.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { holdOutQuery, runHoldOut } from '../../../src/analyses/lifecycle/hold-out.ts';
import { RHYTHM_WEIGHT } from '../../../src/model/life.ts';
import { daysBetween } from '../../../src/model/period.ts';
import { scoreQuality } from '../../../src/model/statistics/score-quality.ts';
import { expectClose, readGolden } from '../../support/golden.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cutAt } from '../../support/small-record.ts';
import { randomShop, scopeOf, shop } from './shop.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const golden = readGolden<
  unknown,
  { readonly n: number; readonly active_in_holdout: number; readonly auc: { readonly minus_recency: number } }
>('p05_holdout_cdnow');

const purchases = readFileSync(join(import.meta.dirname, '../../golden/p05_cdnow_transactions.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [customer = '', at = ''] = line.split(',');
    return { customer, at };
  });

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return ((sorted[low] ?? 0) + (sorted[high] ?? 0)) / 2;
};

/** Both areas under the curve, customer by customer. */
function recounted(from: string, to: string) {
  const days = new Map<string, string[]>();
  for (const { customer, at } of purchases)
    if (at <= from) days.set(customer, [...new Set([...(days.get(customer) ?? []), at])].sort());
  const gaps = [...days].map(([, own]) => own.slice(1).map((day, i) => daysBetween(own[i] ?? day, day)));
  const typical = median(gaps.filter((own) => own.length > 0).map(median));
  const back = new Set(purchases.filter(({ at }) => at > from && at <= to).map(({ customer }) => customer));
  const silences = [...days].map(([, own]) => daysBetween(own.at(-1) ?? from, from));
  const rhythms = silences.map((silence, i) => {
    const own = gaps[i] ?? [];
    const n = own.length;
    const logs = (n === 0 ? 0 : n * Math.log(median(own))) + RHYTHM_WEIGHT * Math.log(typical);
    return silence / Math.exp(logs / (n + RHYTHM_WEIGHT));
  });
  const happened = [...days.keys()].map((customer) => back.has(customer));
  const area = (scores: readonly number[]) =>
    scoreQuality(
      scores.map((score) => -score),
      happened,
    ).auc ?? Number.NaN;
  return { byDays: area(silences), byRhythm: area(rhythms) };
}

describe('silences checked on what came after (CDNOW, p05)', () => {
  test('days predict as they do in other software, and better than the own rhythm', async () => {
    const scope = await scopeOf(engine, shop(purchases), '1998-06-30');
    const heldBack = daysBetween('1997-09-30', '1998-06-30');
    const found = await runHoldOut(engine, 'till', scope, { heldBack });
    const { expected } = golden;
    expect([found?.cut, found?.customers, found?.returned]).toEqual([
      '1997-09-30',
      expected.n,
      expected.active_in_holdout,
    ]);
    // The reference counts in weeks, whose fractions break a few ties.
    expectClose(found?.byDays ?? Number.NaN, expected.auc.minus_recency, 1e-5);
    const own = recounted('1997-09-30', '1998-06-30');
    expectClose(found?.byDays ?? Number.NaN, own.byDays, 1e-9);
    expectClose(found?.byRhythm ?? Number.NaN, own.byRhythm, 1e-6);
    expect(found?.byRhythm).toBeLessThan(found?.byDays ?? 0);
  });
});

describe('the check of silences', () => {
  const { purchases: made, people } = randomShop(5, 400);
  const data = shop(made, people);

  test('is a query that the engine binds, and tells the same from the data cut at the day', async () => {
    const asOf = '2024-10-31';
    const scope = await scopeOf(engine, data, asOf);
    await expect(holdOutQuery('till', 30, '2024-07-01', scope)).toBeValidQuery(engine);
    const all = await runHoldOut(engine, 'till', scope);
    expect(all).not.toBeNull();
    expect(await runHoldOut(engine, 'till', await scopeOf(engine, cutAt(data, asOf), asOf))).toEqual(all);
  });

  test('says nothing where too few came back or nobody came twice', async () => {
    expect(await runHoldOut(engine, 'till', await scopeOf(engine, data, '2023-04-15'))).toBeNull();
    const once = shop([{ customer: 'a', at: '2024-01-05' }]);
    expect(await runHoldOut(engine, 'till', await scopeOf(engine, once, '2024-06-30'))).toBeNull();
  });
});
