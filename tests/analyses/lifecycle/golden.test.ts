import { afterAll, describe, expect, test } from 'vitest';
import { readCohorts } from '../../../src/analyses/lifecycle/cohorts.ts';
import { cohortsQuery } from '../../../src/analyses/lifecycle/cohorts-query.ts';
import { readFan } from '../../../src/analyses/lifecycle/fan.ts';
import { fanQuery } from '../../../src/analyses/lifecycle/fan-query.ts';
import { compileStage, stagesAt } from '../../../src/model/compile-life.ts';
import type { LifeUnit, StageRules } from '../../../src/model/life.ts';
import { rhythmSteps } from '../../../src/model/life-stages.ts';
import { naming, customersStage } from '../../../src/model/scope.ts';
import { chain, identifier, join, query, sql } from '../../../src/sql/sql.ts';
import { expectClose, readGolden } from '../../support/golden.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import '../../support/valid-query.ts';
import { scopeOf, shop, type Person, type Purchase } from './shop.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

interface CohortGolden {
  readonly cohort: string;
  readonly size: number;
  readonly active: Readonly<Record<string, number>>;
}

describe('l05: cohorts', () => {
  const golden = readGolden<
    readonly { customer: number; date: string }[],
    {
      calendar: CohortGolden[];
      tenure30: CohortGolden[];
      calendar_last_complete_offset: Record<string, number>;
      tenure30_last_complete_period: Record<string, number>;
    },
    { extract_end: string }
  >('l05_cohort_table');
  const purchases = golden.input.map(({ customer, date }): Purchase => ({ customer: `c${customer}`, at: date }));

  test.each([
    ['calendar', 'calendar', 'calendar_last_complete_offset'],
    ['thirty-days', 'tenure30', 'tenure30_last_complete_period'],
  ] as const)('on the axis %s, and no cell that is not over', async (unit: LifeUnit, expected, complete) => {
    const scope = await scopeOf(engine, shop(purchases), golden.params.extract_end);
    const cohorts = cohortsQuery({ events: 'till', begins: null, unit }, 'month', scope);
    await expect(cohorts).toBeValidQuery(engine);
    const table = readCohorts(await engine.query(cohorts), unit, 'month', scope.asOf);
    expect(table.cohorts.map((cohort) => [cohort.from.slice(0, 7), cohort.size])).toEqual(
      golden.expected[expected].map((cohort) => [cohort.cohort, cohort.size]),
    );
    for (const [i, cohort] of table.cohorts.entries()) {
      const known = golden.expected[expected][i];
      const last = golden.expected[complete][cohort.from.slice(0, 7)];
      expect(cohort.complete).toBe(last);
      expect(cohort.active).toHaveLength((last ?? -1) + 1);
      cohort.active.forEach((active, k) => {
        expect(active).toBe(known?.active[String(k)]);
      });
    }
  });

  test('“in month k or later” never grows, is nowhere less than “in month k”, and the last one is the same', async () => {
    const scope = await scopeOf(engine, shop(purchases), golden.params.extract_end);
    const rows = await engine.query(cohortsQuery({ events: 'till', begins: null, unit: 'calendar' }, 'month', scope));
    for (const cohort of readCohorts(rows, 'calendar', 'month', scope.asOf).cohorts)
      cohort.since.forEach((since, k) => {
        expect(since).toBeGreaterThanOrEqual(cohort.active[k] ?? 0);
        expect(since).toBeLessThanOrEqual(cohort.since[k - 1] ?? cohort.size);
      });
  });
});

describe('l07: the fan', () => {
  const golden = readGolden<
    readonly { customer: number; tenure: number; spend: number }[],
    {
      all: { tenure: number; n: number; p10: number; p50: number; p90: number; mean: number }[];
      balanced_customers_1_3: { tenure: number; n: number; p50: number; mean: number }[];
    }
  >('l07_tenure_fan');
  // Everybody is seen to the end of April: whoever is seen through month 3 joined in January.
  const lasts = new Map<number, number>();
  for (const { customer, tenure } of golden.input) lasts.set(customer, Math.max(lasts.get(customer) ?? 0, tenure));
  const month = (customer: number, tenure: number): string => `2026-0${4 - (lasts.get(customer) ?? 0) + tenure}-10`;
  const people = [...lasts.keys()].map((customer): Person => ({ id: `c${customer}`, joined: month(customer, 0) }));
  const purchases = golden.input.flatMap(({ customer, tenure, spend }): readonly Purchase[] =>
    // A month without anything spent has no row: the fan must count it all the same.
    spend === 0 ? [] : [{ customer: `c${customer}`, at: month(customer, tenure), amount: spend }],
  );
  const life = { events: 'till', begins: { field: 'crm/joined' }, unit: 'calendar' } as const;
  const subject = { events: 'till', amount: { kind: 'column', column: 'amount' } } as const;

  test('months without anything count as 0, and only who is seen through a month counts in it', async () => {
    const scope = await scopeOf(engine, shop(purchases, people), '2026-04-30');
    const fan = fanQuery(life, { subject, adds: 'month', through: null }, 3, scope);
    await expect(fan).toBeValidQuery(engine);
    const points = readFan(await engine.query(fan));
    expect(points.map((point) => [point.period, point.n])).toEqual(
      golden.expected.all.map((one) => [one.tenure, one.n]),
    );
    golden.expected.all.forEach((one, i) => {
      for (const name of ['p10', 'p50', 'p90', 'mean'] as const)
        expectClose(points[i]?.[name] ?? null, one[name], golden.tolerance, `${name} of month ${i}`);
    });
  });

  test('the same customers throughout rise where the mean of those who are left falls', async () => {
    const scope = await scopeOf(engine, shop(purchases, people), '2026-04-30');
    const points = readFan(await engine.query(fanQuery(life, { subject, adds: 'month', through: 3 }, 3, scope)));
    golden.expected.balanced_customers_1_3.forEach((one, i) => {
      expect(points[i]?.n).toBe(one.n);
      expectClose(points[i]?.p50 ?? null, one.p50, golden.tolerance);
      expectClose(points[i]?.mean ?? null, one.mean, golden.tolerance);
    });
  });
});

const asList = (days: string | readonly string[]): readonly string[] => (typeof days === 'string' ? [days] : days);
const purchasesOf = (input: Readonly<Record<string, string | readonly string[]>>): readonly Purchase[] =>
  Object.entries(input).flatMap(([customer, days]) => asList(days).map((at) => ({ customer, at })));

test('l06: the rhythm is the median gap between distinct days, and recency is counted in it', async () => {
  const golden = readGolden<
    { as_of: string; purchases: Record<string, string | string[]> },
    {
      customers: Record<string, { n_days: number; median_gap: number | null; recency: number; tenure: number }>;
      ratio: Record<string, number | null>;
    }
  >('l06_own_rhythm');
  const scope = await scopeOf(engine, shop(purchasesOf(golden.input.purchases)), golden.input.as_of);
  const steps = rhythmSteps(scope, 'till', 30, naming());
  const rows = await engine.query(
    chain(
      [customersStage(scope), ...steps.stages],
      query`SELECT "customer_id" AS "id", "nth"::DOUBLE AS "n", "median"::DOUBLE AS "median", (DATE '2026-06-30' - "day")::DOUBLE AS "recency", (DATE '2026-06-30' - "first")::DOUBLE AS "tenure" FROM ${identifier(steps.name)} AS "steps" JOIN "customers" ON "customers"."customer_no" = "steps"."customer_no" WHERE "next" IS NULL`,
    ),
  );
  expect(rows.count).toBe(Object.keys(golden.expected.customers).length);
  rows.texts('id').forEach((id, i) => {
    const known = golden.expected.customers[id ?? ''];
    const at = (name: string): number => rows.numbers(name)[i] ?? Number.NaN;
    expect([at('n'), at('recency'), at('tenure')]).toEqual([known?.n_days, known?.recency, known?.tenure]);
    const ratio = golden.expected.ratio[id ?? ''];
    if (known?.median_gap === null || ratio === null || ratio === undefined) expect(at('median')).toBeNaN();
    else expectClose(at('recency') / at('median'), ratio, golden.tolerance);
  });
});

interface StageGolden {
  readonly customer: string;
  readonly rhythm: number | null;
  readonly ratio: number | null;
  readonly last_gap_multiple: number | null;
  readonly stage: string;
}

test('l08: the stage from the own rhythm; what comes after the as-of date is not seen', async () => {
  const golden = readGolden<
    { as_of: string; purchases: Record<string, string | string[]> },
    readonly StageGolden[],
    { population_median_gap: number; A: number; L: number; new_days: number }
  >('l08_lifecycle_stage');
  const { params } = golden;
  const scope = await scopeOf(engine, shop(purchasesOf(golden.input.purchases)), golden.input.as_of);
  const rules: StageRules = {
    events: 'till',
    basis: 'rhythm',
    atRisk: params.A,
    lapsed: params.L,
    newDays: params.new_days,
    typicalGap: params.population_median_gap,
    at: null,
  };
  const names = naming();
  const stage = compileStage(rules, scope, names, 'customers');
  const steps = rhythmSteps(scope, 'till', rules.typicalGap, names);
  const asked = chain(
    [customersStage(scope), ...stage.stages, ...steps.stages],
    query`SELECT "customer_id" AS "id", ${stage.value} AS "stage", "rhythm"::DOUBLE AS "rhythm", ((DATE '2026-06-30' - "day") / "rhythm")::DOUBLE AS "ratio", ("gap" / "before")::DOUBLE AS "last"
FROM "customers" LEFT JOIN (SELECT * FROM ${identifier(steps.name)} WHERE "next" IS NULL) AS "steps" ON "steps"."customer_no" = "customers"."customer_no" ${join(stage.joins, sql` `)}`,
  );
  await expect(asked).toBeValidQuery(engine);
  const rows = await engine.query(asked);
  const words: Readonly<Record<string, string>> = { 'at-risk': 'at risk', back: 'reactivated' };
  for (const known of golden.expected) {
    const i = rows.texts('id').indexOf(known.customer);
    const stageName = rows.texts('stage')[i] ?? '';
    expect(words[stageName] ?? stageName, known.customer).toBe(known.stage);
    for (const [name, value] of [
      ['rhythm', known.rhythm],
      ['ratio', known.ratio],
      ['last', known.last_gap_multiple],
    ] as const) {
      const found = rows.numbers(name)[i] ?? Number.NaN;
      if (value === null || value === undefined) expect(found, `${known.customer} ${name}`).toBeNaN();
      else expectClose(found, value, golden.tolerance, `${known.customer} ${name}`);
    }
  }
  // The same rules at an earlier day see no later purchase.
  const before = stagesAt(rules, ['2026-03-15'], scope, naming());
  const then = await engine.query(
    chain([...before.stages], query`SELECT count(*)::DOUBLE AS "n" FROM ${identifier(before.name)}`),
  );
  expect(then.numbers('n')[0]).toBe(6);
});
