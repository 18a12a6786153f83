import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noticedChange } from '../../src/analyses/distribution/noticed.ts';
import { runClumps } from '../../src/analyses/distribution/run-clumps.ts';
import { runComparison } from '../../src/analyses/distribution/run-compare.ts';
import { evidenceOf } from '../../src/analyses/distribution/evidence.ts';
import { runNoticed } from '../../src/analyses/distribution/run-noticed.ts';
import { runLetters, runLorenz } from '../../src/analyses/distribution/run-shape.ts';
import { runDistribution } from '../../src/analyses/distribution/run.ts';
import { runSeparation } from '../../src/analyses/distribution/separation.ts';
import { bySeverity } from '../../src/analyses/distribution/severity.ts';
import { runLifecycle } from '../../src/analyses/lifecycle/run.ts';
import type { LifecycleSpec } from '../../src/analyses/lifecycle/spec.ts';
import type { Dimension } from '../../src/model/dimension.ts';
import { lifeUnits } from '../../src/model/life.ts';
import { aggregates, amountNeed, type Aggregate, type Measure } from '../../src/model/measure.ts';
import type { Scope } from '../../src/model/scope.ts';
import { expectClose } from '../support/golden.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { cutAt } from '../support/small-record.ts';
import { randomShop, scopeOf, shop, specOf } from './lifecycle/shop.ts';

/**
 * All views of Behind the average and of the lifecycle on one made base: what a date tells does not depend on what came after it, and the parts of
 * each picture are the whole.
 */
const engine = await startNodeEngine();
afterAll(() => engine.end());

const made = randomShop(23, 260);
/** Two kinds of customers: every other one spends ten times as much. */
const data = shop(
  made.purchases.map((one) => {
    const often = Number(one.customer?.slice(1) ?? 1) % 2 === 0;
    return { ...one, amount: one.amount == null ? null : often ? 10 * one.amount + 300 : one.amount };
  }),
  made.people,
);

const city: Dimension = { kind: 'field', field: 'crm/city' };
const amount = { kind: 'column', column: 'amount' } as const;
const aYear = { kind: 'months', months: 12 } as const;

const measureOf = (aggregate: Aggregate): Measure => ({
  kind: 'events',
  events: 'till',
  aggregate,
  amount: amountNeed(aggregate) === 'none' ? null : amount,
  window: aYear,
  filter: null,
  absent: 'zero',
  ...(aggregate === 'share'
    ? { part: { kind: 'column', column: 'amount', test: { op: 'between', min: 50, max: null } } as const }
    : {}),
});
const spend = measureOf('sum');
const measures: readonly Measure[] = [
  ...aggregates.map((aggregate) => (aggregate === 'sum' ? spend : measureOf(aggregate))),
  { kind: 'elapsed', field: 'crm/joined', unit: 'days' },
  { kind: 'event-value', events: 'till', amount, window: aYear, filter: null },
  { kind: 'month-value', events: 'till', amount, window: aYear, filter: null, absent: 'zero' },
];

const spanOfDates = {
  events: null,
  begins: { field: 'crm/joined' },
  end: { kind: 'date', field: 'crm/left' },
  knownSince: null,
} as const;
const spanOfSilence = { events: 'till', begins: null, end: { kind: 'silence', days: 100 }, knownSince: null } as const;

const lives: readonly Partial<LifecycleSpec>[] = [
  ...lifeUnits.flatMap((unit) =>
    [null, { field: 'crm/joined' }].map((begins) => ({
      view: 'cohorts' as const,
      life: { events: 'till', begins, unit },
    })),
  ),
  { view: 'cohorts', cohorts: { grain: 'quarter', counts: 'since', picture: 'curves' } },
  { view: 'fan', fan: { subject: { events: 'till', amount }, adds: 'month', through: null } },
  { view: 'fan', fan: { subject: { events: 'till', amount }, adds: 'up-to', through: 4 } },
  { view: 'fan', fan: { subject: { events: 'till', amount: null }, adds: 'up-to', through: null } },
  { view: 'stages', stages: { basis: 'days', atRisk: null, lapsed: null, newDays: null } },
  { view: 'stages', stages: { basis: 'rhythm', atRisk: null, lapsed: null, newDays: null } },
  { view: 'survival', survival: { span: spanOfDates, split: city } },
  { view: 'survival', survival: { span: spanOfSilence, split: null } },
  { view: 'repeat' },
];

/** Everything that both screens and Home show of a scope, by what it is. */
async function everything(scope: Scope): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const measure of measures) {
    const name = measure.kind === 'events' ? measure.aggregate : measure.kind;
    const drawn = await runDistribution(engine, { measure, split: city, view: 'histogram' }, scope);
    found.set(`${name}: histogram, curve, table, groups`, drawn);
    if (measure !== spend || drawn.kind !== 'drawn') continue;
    const clumps = await runClumps(engine, measure, scope);
    found.set('two populations', clumps);
    found.set('card', bySeverity([...drawn.diagnosis.rules, ...evidenceOf(drawn, clumps, null)]));
    found.set('letter values', await runLetters(engine, measure, scope, drawn.summary.n));
    found.set('Lorenz', await runLorenz(engine, measureOf('count'), scope));
    found.set('what separates', await runSeparation(engine, measure, scope));
    for (const comparison of [
      { kind: 'before', months: 6 },
      { kind: 'groups', dimension: city, one: 'Lyon', other: 'Lille' },
    ] as const) {
      const compared = await runComparison(engine, { measure, comparison }, scope);
      found.set(`deciles and mix, ${comparison.kind}`, compared);
      found.set(`noticed, ${comparison.kind}`, compared === null ? null : noticedChange(measure, compared));
    }
  }
  found.set('Home', await runNoticed(engine, [], scope));
  for (const [i, wish] of lives.entries())
    found.set(`${wish.view ?? ''} ${i}`, await runLifecycle(engine, specOf(scope, wish), scope));
  return found;
}

/** Sums of doubles depend on their order in the last figures. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? Number(one.toPrecision(9)) : one)));

describe('what is told as of a date', () => {
  const asOf = '2024-10-15';
  test('is what the data cut at that day tell, in every view', async () => {
    const all = await everything(await scopeOf(engine, data, asOf));
    const cut = await everything(await scopeOf(engine, cutAt(data, asOf), asOf));
    expect([...all.keys()]).toEqual([...cut.keys()]);
    for (const [name, result] of all) expect(rounded(result), name).toEqual(rounded(cut.get(name)));
    expect(all.get('two populations')).not.toBeNull();
  }, 240_000);
});

describe('the parts of a picture are the whole', () => {
  let scope: Scope;
  beforeAll(async () => {
    scope = await scopeOf(engine, data, '2024-11-30');
  });
  const sumOf = <T>(parts: readonly T[], pick: (part: T) => number): number =>
    parts.reduce((sum, part) => sum + pick(part), 0);

  test.each(measures)('bars and groups of $kind $aggregate sum to all with a value', async (measure) => {
    const result = await runDistribution(engine, { measure, split: city, view: 'histogram' }, scope);
    if (result.kind !== 'drawn') throw new Error(result.refusal.code);
    const { bars, summary, split, counts } = result;
    expect(sumOf(bars, (bar) => bar.count)).toBe(summary.n);
    expect(summary.n + counts.missing).toBe(counts.all);
    expectClose(
      sumOf(bars, (bar) => bar.sum),
      summary.sum,
      1e-9,
    );
    expect(sumOf(split?.groups ?? [], (group) => group.n)).toBe(summary.n);
    for (const group of split?.groups ?? []) expect(sumOf(group.bars, (bar) => bar.count)).toBe(group.n);
  });

  test.each([3, 6, 12])('mix and behaviour over %i months are the change, to 1e-9', async (months) => {
    const result = await runComparison(
      engine,
      { measure: spend, comparison: { kind: 'before', months }, dimensions: [city] },
      scope,
    );
    const change = (result?.other.mean ?? Number.NaN) - (result?.one.mean ?? Number.NaN);
    expect(result?.mixes).toHaveLength(1);
    for (const { split, levels } of result?.mixes ?? []) {
      expect(Math.abs(split.mix + split.behaviour - change)).toBeLessThan(1e-9);
      expect(Math.abs(sumOf(levels, (level) => level.mix + level.behaviour) - change)).toBeLessThan(1e-9);
      expect(sumOf(levels, (level) => level.before?.n ?? 0)).toBe(result?.one.n);
      expect(sumOf(levels, (level) => level.after?.n ?? 0)).toBe(result?.other.n);
    }
  });

  test.each(lives)('lives of the view $view sum to the customers, no. %#', async (wish) => {
    const result = await runLifecycle(engine, specOf(scope, wish), scope);
    switch (result.kind) {
      case 'cohorts': {
        const { cohorts, customers, older, totals } = result.cohorts;
        expect(sumOf(cohorts, (cohort) => cohort.size) + older).toBe(customers);
        for (const { period, active, size } of totals) {
          const seen = cohorts.filter((cohort) => cohort.complete >= period);
          expect([sumOf(seen, (one) => one.active[period] ?? 0), sumOf(seen, (one) => one.size)]).toEqual([
            active,
            size,
          ]);
        }
        break;
      }
      case 'fan':
        for (const point of result.fan.points) {
          const seen = result.fan.seen[result.fan.through ?? point.period]?.customers;
          expect(point.n).toBe(seen);
        }
        break;
      case 'stages': {
        const { stock, flow, population } = result.stages;
        for (const { counts } of stock) expect(sumOf(Object.values(counts), (n) => n)).toBe(population);
        expect(sumOf(flow.cells, (cell) => cell.n)).toBe(population);
        for (const [stage, n] of Object.entries(stock.at(-1)?.counts ?? {}))
          expect(sumOf(flow.cells, (cell) => (cell.to === stage ? cell.n : 0))).toBe(n);
        break;
      }
      case 'survival': {
        const { all, groups, unfollowed } = result.survival;
        expect(all.customers).toBe(unfollowed.followed);
        if (wish.survival?.split === null) expect(groups).toEqual([]);
        else {
          expect(sumOf(groups, (group) => group.customers)).toBe(all.customers);
          expect(sumOf(groups, (group) => group.lost)).toBe(all.lost);
        }
        break;
      }
      case 'repeat':
        for (const [i, step] of result.repeat.steps.entries()) {
          const next = result.repeat.steps[i + 1];
          if (next !== undefined) expect(step.came).toBe(next.reached);
        }
    }
  });
});
