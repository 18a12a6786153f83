import { afterAll, expect, test } from 'vitest';
import { refusalOf } from '../../../src/analyses/lifecycle/refusal.ts';
import { runLifecycle } from '../../../src/analyses/lifecycle/run.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { scopeOf, shop, specOf } from './shop.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

test.each([
  [Infinity, 'oversized'],
  [-Infinity, 'oversized'],
  [1e300, 'oversized'],
  [1e6, null],
])('a fan of amounts of which one is %d is refused as %s', async (amount, refusal) => {
  const purchases = Array.from({ length: 60 }, (_, i) => ({
    customer: `c${String(i % 12)}`,
    at: `2024-0${String(1 + (i % 5))}-10`,
    amount: i === 30 ? amount : 20 + i,
  }));
  const scope = await scopeOf(engine, shop(purchases), '2024-12-31');
  expect(refusalOf(await runLifecycle(engine, specOf(scope, { view: 'fan' }), scope))).toBe(refusal);
});
