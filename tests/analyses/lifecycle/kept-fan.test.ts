import { afterAll, describe, expect, test } from 'vitest';
import { fanSubjects, subjectOfMeasure, suggest } from '../../../src/analyses/lifecycle/suggest.ts';
import { runLifecycle } from '../../../src/analyses/lifecycle/run.ts';
import type { KeptMeasure, Measure } from '../../../src/model/measure.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { randomShop, scopeOf, shop, specOf } from './shop.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());
const made = randomShop(31, 80);
const scope = await scopeOf(engine, shop(made.purchases, made.people), '2024-12-20');

const amount = { kind: 'column', column: 'amount' } as const;
const kept = (measure: Measure): KeptMeasure => ({ id: 'k1', name: 'Kept', measure, format: null });
const events = { events: 'till', window: { kind: 'months', months: 12 }, filter: null } as const;
const spend = kept({ ...events, kind: 'events', aggregate: 'sum', amount, absent: 'zero' });
const often = kept({ ...events, kind: 'events', aggregate: 'count', amount: null, absent: 'zero' });
const monthly = kept({ ...events, kind: 'month-value', amount, absent: 'zero' });

describe('a kept measure in the fan', () => {
  test.each([
    ['a sum', spend, amount],
    ['a count', often, null],
    ['a measure of months', monthly, amount],
  ])('of %s follows what it adds up, one of the subjects that are offered', (_, { measure }, of) => {
    const subject = subjectOfMeasure(measure, scope.record);
    expect(subject).toEqual({ events: 'till', amount: of });
    expect(fanSubjects(scope.record)).toContainEqual(subject);
  });

  test.each<[string, Measure]>([
    ['a mean', { ...spend.measure, aggregate: 'mean' } as Measure],
    [
      'a sum of some rows',
      { ...spend.measure, filter: { kind: 'column', column: 'amount', test: { op: 'present' } } } as Measure,
    ],
    ['a field', { kind: 'field', field: 'crm/city' }],
    ['events that the record does not have', { ...often.measure, events: 'gone' } as Measure],
  ])('that is %s has no fan, because no month adds up to it', (_, measure) => {
    expect(subjectOfMeasure(measure, scope.record)).toBe(null);
  });

  test('holds over all the ages that are drawn what was bought in those months', async () => {
    const subject = subjectOfMeasure(spend.measure, scope.record);
    if (subject === null) throw new Error('no subject');
    const wish = { view: 'fan', fan: { subject, adds: 'month', through: null } } as const;
    const result = await runLifecycle(engine, specOf(scope, wish), scope);
    if (result.kind !== 'fan') throw new Error(result.kind);
    const drawn = result.fan.points.reduce((sum, point) => sum + point.mean * point.n, 0);
    const last = Math.max(...result.fan.points.map(({ period }) => period));
    const names = new Set(made.people.map(({ id }) => id));
    const monthOf = (at: string): number => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7));
    const seen = made.purchases.flatMap(({ customer, at, amount: paid }) =>
      customer === null || at === null || at > '2024-12-20' || !names.has(customer)
        ? []
        : [{ customer, month: monthOf(at), paid: paid ?? 0 }],
    );
    const born = new Map<string, number>();
    for (const { customer, month } of seen) born.set(customer, Math.min(month, born.get(customer) ?? Infinity));
    // December is not over at the as-of date.
    const bought = seen
      .filter(({ customer, month }) => month <= monthOf('2024-11') && month - (born.get(customer) ?? 0) <= last)
      .reduce((sum, one) => sum + one.paid, 0);
    expect(last).toBeGreaterThan(6);
    expect(drawn).toBeCloseTo(bought, 6);
  });

  test('is what the lifecycle begins with where nothing was kept: the amount of purchases', () => {
    expect(suggest(scope.record)?.fan.subject).toEqual(subjectOfMeasure(spend.measure, scope.record));
  });
});
