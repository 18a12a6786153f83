import { afterAll, describe, expect, test } from 'vitest';
import {
  activeIn,
  atLeastAt,
  bornIn,
  cameOnly,
  cameWithin,
  followedAfter,
  inStage,
  lostBy,
  lostInMonth,
  movedBetween,
  nothingAt,
} from '../../../src/analyses/lifecycle/marks.ts';
import { runLifecycle } from '../../../src/analyses/lifecycle/run.ts';
import type { LifecycleSpec } from '../../../src/analyses/lifecycle/spec.ts';
import { ruleWords } from '../../../src/analyses/rule-words.ts';
import { runDistribution } from '../../../src/analyses/distribution/run.ts';
import { countQuery } from '../../../src/exports/list/list.ts';
import { formatsOf } from '../../../src/locales/formats.ts';
import { stageNames } from '../../../src/model/life.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { ruleSchema } from '../../../src/model/schema.ts';
import type { Rule } from '../../../src/model/rule.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import '../../support/valid-query.ts';
import { wordsOf } from '../../support/words.ts';
import { randomShop, scopeOf, shop, specOf } from './shop.ts';
import * as v from 'valibot';

const engine = await startNodeEngine();
afterAll(() => engine.end());
const { purchases, people } = randomShop(21, 70);
const scope = await scopeOf(engine, shop(purchases, people), '2024-12-20');

/** How many customers a rule holds, after it was saved and loaded; and it can be said in both languages. */
async function held(rule: Rule): Promise<number> {
  const kept = v.parse(ruleSchema, JSON.parse(JSON.stringify(rule)));
  expect(kept).toEqual(rule);
  for (const language of ['fr', 'en'] as const) {
    const said = ruleWords(kept, { words: wordsOf(language), formats: formatsOf(language), currency: 'EUR', ...scope });
    expect(said).not.toMatch(/undefined|NaN|\.\./u);
  }
  const asked = countQuery(kept, scope);
  await expect(asked).toBeValidQuery(engine);
  return firstNumber(await engine.query(asked), 'kept');
}

describe('the customers behind a mark are as many as the mark says', () => {
  test.each([
    ['calendar', 'in'],
    ['calendar', 'since'],
    ['thirty-days', 'in'],
  ] as const)('cohorts, %s, %s', async (unit, counts) => {
    const spec = specOf(scope, {
      life: { events: 'till', begins: null, unit },
      cohorts: { grain: 'quarter', counts, picture: 'table' },
    });
    const result = await runLifecycle(engine, spec, scope);
    if (result.kind !== 'cohorts') throw new Error(result.kind);
    for (const cohort of result.cohorts.cohorts.slice(0, 3)) {
      expect(await held(bornIn(spec, cohort))).toBe(cohort.size);
      for (const k of [0, 2]) {
        const active = (counts === 'in' ? cohort.active : cohort.since)[k];
        if (active === undefined) continue;
        expect(await held(activeIn(spec, cohort, k, true))).toBe(active);
        expect(await held(activeIn(spec, cohort, k, false))).toBe(cohort.size - active);
      }
    }
    // All together: those for whom the month is over, in whatever cohort.
    const both = await Promise.all([held(activeIn(spec, null, 2, true)), held(activeIn(spec, null, 2, false))]);
    expect(both[0] + both[1]).toBeGreaterThanOrEqual(result.cohorts.totals[2]?.size ?? Infinity);
  });

  test.each(['month', 'up-to'] as const)('the fan, %s', async (adds) => {
    const spec: LifecycleSpec = {
      ...specOf(scope, { view: 'fan' }),
      fan: { subject: { events: 'till', amount: null }, adds, through: null },
    };
    const result = await runLifecycle(engine, spec, scope);
    if (result.kind !== 'fan') throw new Error(result.kind);
    const point = result.fan.points[3];
    if (point === undefined) throw new Error('a short fan');
    const top = await held(atLeastAt(spec, 3, Math.max(1, point.p90)));
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThanOrEqual(point.n / 2);
    expect((await held(nothingAt(spec, 3))) + (await held(atLeastAt(spec, 3, 1)))).toBe(point.n);
  });

  test.each(['days', 'rhythm'] as const)('stages and flows, counted in %s', async (basis) => {
    const spec = specOf(scope, { view: 'stages', stages: { basis, atRisk: null, lapsed: null, newDays: 90 } });
    const result = await runLifecycle(engine, spec, scope);
    if (result.kind !== 'stages') throw new Error(result.kind);
    const { rules, stock, flow } = result.stages;
    for (const stage of stageNames) {
      expect(await held(inStage(rules, stage, null))).toBe(stock.at(-1)?.counts[stage]);
      expect(await held(inStage(rules, stage, stock[20]?.at ?? null))).toBe(stock[20]?.counts[stage]);
    }
    for (const cell of flow.cells.slice(0, 6))
      expect(await held(movedBetween(rules, { stage: cell.from, at: flow.from }, cell.to))).toBe(cell.n);
  });

  test.each(['date', 'silence'] as const)('departures by %s', async (kind) => {
    const spec = specOf(scope, {
      view: 'survival',
      survival: {
        span: {
          events: 'till',
          begins: { field: 'crm/joined' },
          end: kind === 'date' ? { kind, field: 'crm/left' } : { kind, days: 120 },
          knownSince: null,
        },
        split: null,
      },
    });
    const result = await runLifecycle(engine, spec, scope);
    if (result.kind !== 'survival') throw new Error(result.kind);
    const { span } = spec.survival;
    const { points, customers } = result.survival.all;
    const point = points[Math.floor(points.length / 2)];
    if (point === undefined) throw new Error('no departure');
    const lost = points.filter(({ time }) => time <= point.time).reduce((sum, one) => sum + one.lost, 0);
    const gone = points.filter(({ time }) => time <= point.time).reduce((sum, one) => sum + one.lost + one.censored, 0);
    expect(await held(lostBy(span, point.time))).toBe(lost);
    expect(await held(followedAfter(span, point.time))).toBe(customers - gone);
    const month = result.survival.hazard.find((one) => one.lost > 0);
    if (month === undefined) throw new Error('no month');
    expect(await held(lostInMonth(span, month.month))).toBe(month.lost);
  });

  test('from one time to the next', async () => {
    const spec = specOf(scope, { view: 'repeat' });
    const result = await runLifecycle(engine, spec, scope);
    if (result.kind !== 'repeat') throw new Error(result.kind);
    for (const step of result.repeat.steps.slice(0, 3)) {
      const came = step.points.filter(({ time }) => time <= 60).reduce((sum, one) => sum + one.lost, 0);
      expect(await held(cameWithin(spec, step.nth, 60))).toBe(came);
      expect(await held(cameOnly(spec, step.nth))).toBe(step.reached - step.came);
    }
  });
});

test('the stage is a dimension of Behind the average: its groups are those of the stock', async () => {
  const spec = specOf(scope, { view: 'stages' });
  const result = await runLifecycle(engine, spec, scope);
  if (result.kind !== 'stages') throw new Error(result.kind);
  const { rules, stock } = result.stages;
  const compared = await runDistribution(
    engine,
    {
      measure: {
        kind: 'events',
        events: 'till',
        aggregate: 'count',
        amount: null,
        window: { kind: 'all' },
        filter: null,
        absent: 'zero',
      },
      split: { kind: 'stage', stages: rules },
      view: 'histogram',
    },
    scope,
  );
  if (compared.kind !== 'drawn' || compared.split === null) throw new Error('not drawn');
  for (const { key, n } of compared.split.groups)
    if (key.kind === 'value')
      expect(n).toBe(Object.entries(stock.at(-1)?.counts ?? {}).find(([stage]) => stage === key.value)?.[1]);
});
