import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds } from '../../../src/analyses/distribution/bars.ts';
import { intervalOfShares, sharesOfInterval, upToShare } from '../../../src/analyses/distribution/curve-ranks.ts';
import { quantile } from '../../../src/model/statistics/quantile.ts';

const STEPS = 200;

function curveOf(values: readonly number[]) {
  const sorted = Float64Array.from(values).sort();
  return Array.from({ length: STEPS + 1 }, (_, step) => ({
    share: step / STEPS,
    value: quantile(sorted, step / STEPS),
  }));
}

const spread = Array.from({ length: 2000 }, (_, i) => 3.14159 * 1.004 ** i);

describe('a stretch of the curve', () => {
  test('holds about the share of customers that was dragged over, between bounds that can be read', () => {
    const interval = intervalOfShares(curveOf(spread), 0.25, 0.6);
    if (interval === null) throw new Error('nothing');
    const inside = spread.filter((value) => holds(interval, value)).length;
    expect(Math.abs(inside / spread.length - 0.35)).toBeLessThan(0.012);
    for (const bound of [interval.from, interval.to]) expect(String(bound).length).toBeLessThanOrEqual(4);
  });

  test('has no bound where it reaches an end, and is nothing where it has no width', () => {
    const curve = curveOf(spread);
    expect(intervalOfShares(curve, -0.2, 0.5)).toMatchObject({ from: null });
    expect(intervalOfShares(curve, 0.5, 1)).toMatchObject({ to: null });
    expect(intervalOfShares(curve, 0.5, 0.501)).toBeNull();
    expect(intervalOfShares([], 0, 1)).toBeNull();
    expect(upToShare(curve, 1)).toMatchObject({ from: null, to: null });
  });

  test('is found again from its values', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 101, max: 200 }), (one, other) => {
        const curve = curveOf(spread);
        const interval = intervalOfShares(curve, one / STEPS, other / STEPS);
        if (interval === null) throw new Error('nothing');
        const [low, high] = sharesOfInterval(curve, interval);
        expect(Math.abs(low - one / STEPS)).toBeLessThanOrEqual(1 / STEPS + 1e-9);
        expect(Math.abs(high - other / STEPS)).toBeLessThanOrEqual(1 / STEPS + 1e-9);
      }),
    );
  });

  test('takes all equal values or none', () => {
    const counts = Array.from({ length: 1000 }, (_, i) => Math.floor(i / 250));
    const interval = intervalOfShares(curveOf(counts), 0.3, 0.6);
    expect(interval).toMatchObject({ from: 1, to: 2, toIncluded: true });
    expect(sharesOfInterval(curveOf(counts), { from: 1, to: 2 })[1]).toBeGreaterThan(0.7);
  });
});
