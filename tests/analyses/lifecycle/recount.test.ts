import { afterAll, describe, expect, test } from 'vitest';
import { runLifecycle, type LifecycleResult } from '../../../src/analyses/lifecycle/run.ts';
import { lifecycleViews, type LifecycleSpec } from '../../../src/analyses/lifecycle/spec.ts';
import { stageNames, type LifeSpan, type StageName, type StageRules } from '../../../src/model/life.ts';
import { addDays, daysBetween } from '../../../src/model/period.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { expectClose } from '../../support/golden.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cutAt } from '../../support/small-record.ts';
import { randomShop, scopeOf, shop, specOf, type Person, type Purchase } from './shop.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

/** The days of each customer, up to a date, one after the other. */
function daysOf(purchases: readonly Purchase[], asOf: string): Map<string, readonly string[]> {
  const days = new Map<string, Set<string>>();
  for (const { customer, at } of purchases) {
    if (customer === null || at === null || at > asOf) continue;
    const own = days.get(customer) ?? new Set<string>();
    days.set(customer, own);
    own.add(at);
  }
  return new Map([...days].map(([customer, own]) => [customer, [...own].sort()]));
}

const monthNo = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
const known = (purchases: readonly Purchase[], people: readonly Person[]): readonly Purchase[] => {
  const ids = new Set(people.map((person) => person.id));
  return purchases.filter(({ customer }) => customer !== null && ids.has(customer));
};

async function run<Kind extends LifecycleResult['kind']>(
  kind: Kind,
  scope: Scope,
  wish: Partial<LifecycleSpec> = {},
): Promise<Extract<LifecycleResult, { kind: Kind }>> {
  const result = await runLifecycle(engine, specOf(scope, { ...wish, view: kind }), scope);
  if (result.kind !== kind) throw new Error(result.kind);
  return result as Extract<LifecycleResult, { kind: Kind }>;
}

describe('counted a second time, customer by customer', () => {
  const { purchases, people } = randomShop(3);
  const ours = known(purchases, people);

  test.each(['2023-09-14', '2024-06-30', '2030-01-01'])('cohorts as of %s', async (asOf) => {
    const { cohorts } = await run('cohorts', await scopeOf(engine, shop(purchases, people), asOf), {
      cohorts: { grain: 'month', counts: 'in', picture: 'table' },
    });
    const days = daysOf(ours, asOf);
    for (const cohort of cohorts.cohorts) {
      const own = [...days.values()].filter((list) => list[0]?.slice(0, 7) === cohort.from.slice(0, 7));
      expect(cohort.size).toBe(own.length);
      const activeAt = (list: readonly string[], k: number) =>
        list.some((day) => monthNo(day) - monthNo(cohort.from) === k);
      cohort.active.forEach((active, k) => {
        expect(active).toBe(own.filter((list) => activeAt(list, k)).length);
        const later = own.filter((list) => list.some((day) => monthNo(day) - monthNo(cohort.from) >= k));
        expect(cohort.since[k]).toBe(later.length);
      });
    }
    expect(cohorts.population).toBe(people.length);
    if (cohorts.cohorts.length < 40) expect(cohorts.customers).toBe(days.size);
    for (const total of cohorts.totals)
      expect(total.active).toBe(cohorts.cohorts.reduce((sum, cohort) => sum + (cohort.active[total.period] ?? 0), 0));
  });

  test.each([
    ['month', null],
    ['up-to', null],
    ['up-to', 6],
    ['month', 6],
  ] as const)('the fan: %s, of those seen through %s', async (adds, through) => {
    const asOf = '2024-11-17';
    const scope = await scopeOf(engine, shop(purchases, people), asOf);
    const subject = { events: 'till', amount: { kind: 'column', column: 'amount' } } as const;
    const { fan } = await run('fan', scope, {
      fan: { subject, adds, through },
      life: { events: 'till', begins: { field: 'crm/joined' }, unit: 'calendar' },
    });
    expect(fan.points.length).toBeGreaterThan(6);
    for (const point of fan.points) {
      const values = people
        .filter(({ joined }) => joined !== null && joined !== undefined && joined <= asOf)
        .filter(({ joined }) => monthNo(asOf) - 1 - monthNo(joined ?? '') >= (through ?? point.period))
        .map(({ id, joined }) =>
          ours
            .filter(({ customer, at }) => customer === id && at !== null && at <= asOf)
            .filter(({ at }) => {
              const age = monthNo(at ?? '') - monthNo(joined ?? '');
              return adds === 'month' ? age === point.period : age >= 0 && age <= point.period;
            })
            .reduce((sum, { amount }) => sum + (amount ?? 0), 0),
        )
        .sort((a, b) => a - b);
      expect(point.n).toBe(values.length);
      for (const [p, found] of [
        [0.1, point.p10],
        [0.25, point.p25],
        [0.5, point.p50],
        [0.75, point.p75],
        [0.9, point.p90],
      ] as const) {
        const h = (values.length - 1) * p;
        const [low, high] = [values[Math.floor(h)] ?? 0, values[Math.min(values.length - 1, Math.floor(h) + 1)] ?? 0];
        expect(Math.abs(found - (low + (h - Math.floor(h)) * (high - low)))).toBeLessThan(1e-9);
      }
      expect(Math.abs(point.mean - values.reduce((sum, value) => sum + value, 0) / values.length)).toBeLessThan(1e-9);
    }
  });

  /** The rules in plain words, for one customer. */
  function stageOf(days: readonly string[], at: string, rules: StageRules): StageName {
    const own = days.filter((day) => day <= at);
    const [last, before] = [own.at(-1), own.at(-2)];
    if (last === undefined || own[0] === undefined) return 'none';
    const gaps = own.slice(1).map((day, i) => daysBetween(own[i] ?? day, day));
    const rhythm = (list: readonly number[]): number => {
      if (rules.basis === 'days') return 1;
      if (list.length === 0) return rules.typicalGap;
      const sorted = [...list].sort((a, b) => a - b);
      const middle =
        ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
      return Math.exp((list.length * Math.log(middle) + 2 * Math.log(rules.typicalGap)) / (list.length + 2));
    };
    const silence = daysBetween(last, at) / rhythm(gaps);
    if (silence > rules.lapsed) return 'lapsed';
    if (silence > rules.atRisk) return 'at-risk';
    const enough = rules.basis === 'days' ? gaps.length > 0 : gaps.length > 1;
    if (before !== undefined && enough && daysBetween(before, last) / rhythm(gaps.slice(0, -1)) > rules.lapsed)
      return 'back';
    return daysBetween(own[0], at) <= rules.newDays ? 'new' : 'active';
  }

  test.each(['days', 'rhythm'] as const)('stages, their stock and their flow, counted in %s', async (basis) => {
    const asOf = '2024-12-10';
    const scope = await scopeOf(engine, shop(purchases, people), asOf);
    const { stages } = await run('stages', scope, { stages: { basis, atRisk: null, lapsed: null, newDays: null } });
    const days = daysOf(ours, asOf);
    const stageAt = (id: string, at: string): StageName => stageOf(days.get(id) ?? [], at, stages.rules);
    expect(stages.stock.at(-1)?.at).toBe(asOf);
    for (const { at, counts } of stages.stock) {
      for (const stage of stageNames)
        expect(counts[stage], `${stage} on ${at}`).toBe(people.filter(({ id }) => stageAt(id, at) === stage).length);
      expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(people.length);
    }
    const { from, to, cells } = stages.flow;
    expect(cells.reduce((sum, cell) => sum + cell.n, 0)).toBe(people.length);
    for (const cell of cells)
      expect(cell.n).toBe(
        people.filter(({ id }) => stageAt(id, from) === cell.from && stageAt(id, to) === cell.to).length,
      );
  });

  interface Followed {
    readonly entry: number;
    readonly exit: number;
    readonly lost: boolean;
  }

  function followed(span: LifeSpan, asOf: string): readonly Followed[] {
    const days = daysOf(ours, asOf);
    return people.flatMap(({ id, joined, left }): readonly Followed[] => {
      const own = days.get(id) ?? [];
      const begins = span.begins === null ? own[0] : joined;
      if (begins === null || begins === undefined || begins > asOf) return [];
      let gone: string | null = null;
      if (span.end.kind === 'date') gone = left !== null && left !== undefined && left <= asOf ? left : null;
      else {
        const limit = span.end.days;
        const silent = own.find((day, i) => daysBetween(day, own[i + 1] ?? addDays(asOf, 1)) > limit);
        gone = silent !== undefined && addDays(silent, limit) <= asOf ? addDays(silent, limit) : null;
      }
      if (gone !== null && gone < begins) return [];
      const since = span.knownSince !== null && span.knownSince > begins ? span.knownSince : begins;
      const exit = daysBetween(begins, gone ?? asOf);
      const entry = daysBetween(begins, since);
      return exit > entry || entry === 0 ? [{ entry, exit, lost: gone !== null }] : [];
    });
  }

  test.each([
    [
      'dates, known from the first day',
      { begins: { field: 'crm/joined' }, end: { kind: 'date', field: 'crm/left' }, knownSince: null },
    ],
    [
      'dates, known late',
      { begins: { field: 'crm/joined' }, end: { kind: 'date', field: 'crm/left' }, knownSince: '2024-03-01' },
    ],
    ['silences', { begins: null, end: { kind: 'silence', days: 120 }, knownSince: null }],
    [
      'silences since a date of the record',
      { begins: { field: 'crm/joined' }, end: { kind: 'silence', days: 90 }, knownSince: '2023-06-01' },
    ],
  ] as const)('departures by %s', async (_, wish) => {
    const asOf = '2025-02-03';
    const span: LifeSpan = { events: 'till', ...wish };
    const scope = await scopeOf(engine, shop(purchases, people), asOf);
    const { survival } = await run('survival', scope, {
      survival: { span, split: { kind: 'field', field: 'crm/city' } },
    });
    const lives = followed(span, asOf);
    expect(survival.unfollowed.followed).toBe(lives.length);
    expect(survival.all.customers).toBe(lives.length);
    expect(survival.all.lost).toBe(lives.filter((life) => life.lost).length);
    let left = 1;
    for (const point of survival.all.points) {
      const atRisk = lives.filter(
        (life) => (life.entry < point.time || life.entry === 0) && life.exit >= point.time,
      ).length;
      const lost = lives.filter((life) => life.lost && life.exit === point.time).length;
      expect([point.atRisk, point.lost]).toEqual([atRisk, lost]);
      if (atRisk > 0) left *= 1 - lost / atRisk;
      expectClose(point.survival, left, 1e-9);
    }
    // Cities and those without one are everybody.
    expect(survival.groups.map((group) => group.key.kind)).toEqual(['level', 'level', 'level', 'missing']);
    expect(survival.groups.reduce((sum, group) => sum + group.customers, 0)).toBe(lives.length);
    for (const month of survival.hazard.slice(0, 24)) {
      const [start, end] = [month.month * 30.4375, (month.month + 1) * 30.4375];
      const there = lives.filter(
        (life) => life.entry <= start && (life.exit >= end || (life.lost && life.exit >= start)),
      );
      expect(month.atRisk).toBe(there.length);
      expect(month.lost).toBe(there.filter((life) => life.lost && life.exit < end).length);
    }
  });

  test('from one time to the next', async () => {
    const asOf = '2024-10-20';
    const { repeat } = await run('repeat', await scopeOf(engine, shop(purchases, people), asOf));
    const days = [...daysOf(ours, asOf).values()];
    for (const step of repeat.steps) {
      const reached = days.filter((list) => list.length >= step.nth);
      const gaps = reached
        .flatMap((list) => {
          const [from, to] = [list[step.nth - 1], list[step.nth]];
          return from === undefined || to === undefined ? [] : [daysBetween(from, to)];
        })
        .sort((a, b) => a - b);
      expect([step.reached, step.came]).toEqual([reached.length, gaps.length]);
      const h = (gaps.length - 1) / 2;
      if (gaps.length > 0) expect(step.between?.p50).toBe(((gaps[Math.floor(h)] ?? 0) + (gaps[Math.ceil(h)] ?? 0)) / 2);
    }
    expect(repeat.steps[0]?.reached).toBe(days.length);
  });
});

/** Sums of doubles depend on their order in the last figures. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === 'number' ? Number(one.toPrecision(9)) : one)));

test.each(['2023-08-20', '2024-05-31'])(
  'what is told as of %s is what the data cut at that day tell, in every view',
  async (asOf) => {
    const { purchases, people } = randomShop(11);
    const data = shop(purchases, people);
    for (const view of lifecycleViews) {
      const results: unknown[] = [];
      for (const one of [data, cutAt(data, asOf)]) {
        const scope = await scopeOf(engine, one, asOf);
        const spec = specOf(scope, { view });
        const span: LifeSpan = { events: 'till', begins: null, end: { kind: 'silence', days: 100 }, knownSince: null };
        const result = await runLifecycle(engine, { ...spec, survival: { span, split: null } }, scope);
        results.push(rounded(result));
      }
      expect(results[0], view).toEqual(results[1]);
    }
  },
);

test('cohorts and fans do not need more than 3 customers, and say nothing of an empty base', async () => {
  for (const purchases of [
    [{ customer: 'a', at: '2024-01-05' }],
    [
      { customer: 'a', at: '2024-01-05' },
      { customer: 'b', at: '2024-01-20', amount: 1e300 },
      { customer: 'c', at: '1900-01-01', amount: null },
    ],
  ]) {
    for (const asOf of ['2024-06-30', '2023-12-31', '2024-01-10', '1899-01-01']) {
      const scope = await scopeOf(engine, shop(purchases), asOf);
      for (const view of lifecycleViews) {
        const result = await runLifecycle(engine, specOf(scope, { view }), scope);
        expect(result.kind).toBe(view);
      }
    }
  }
});
