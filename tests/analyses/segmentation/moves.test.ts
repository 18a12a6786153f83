import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { changeOf, movesBetween, movesByCause, worthTelling } from '../../../src/analyses/segmentation/moves/moves.ts';
import { ABSENT, flowCustomersQuery, lookQuery } from '../../../src/analyses/segmentation/moves/paths-query.ts';
import { datesBefore, looksOf, runMoves, type MovesSpec } from '../../../src/analyses/segmentation/moves/run.ts';
import { channelsPlan } from '../../../src/analyses/segmentation/ready/channels.ts';
import { assignedQuery, readSizes, sizesQuery } from '../../../src/analyses/segmentation/assigned.ts';
import type { Measure } from '../../../src/model/measure.ts';
import { allOf, type Rule } from '../../../src/model/rule.ts';
import type { Scope } from '../../../src/model/scope.ts';
import type { Plan } from '../../../src/model/segmentation.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cutAt, smallRecord, type SmallData } from '../../support/small-record.ts';
import '../../support/valid-query.ts';
import { demoRecord } from '../contexts/demo-record.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const orders: Measure = {
  kind: 'events',
  events: 'orders',
  aggregate: 'count',
  amount: null,
  window: { kind: 'days', days: 90 },
  filter: null,
  absent: 'zero',
};
const atLeast = (measure: Measure, min: number): Rule => ({
  kind: 'measure',
  measure,
  test: { op: 'between', min, max: null },
});
const active = (least: number): Plan => ({
  kind: 'rules',
  parts: [{ id: 'active', name: 'Active', rule: allOf([atLeast(orders, least)]) }],
});

/** Six customers known from their day on, and what they ordered. */
const data: SmallData = {
  origins: [
    { source: 'crm', dated: true },
    { source: 'club', dated: true },
  ],
  fields: [
    { column: 'city', type: 'text', source: 'crm' },
    { column: 'tier', type: 'text', source: 'club' },
  ],
  customers: [
    { id: 'stays', seen: ['2024-01-01', null], fields: ['Paris', null] },
    { id: 'falls', seen: ['2024-01-01', null], fields: ['Paris', null] },
    { id: 'rises', seen: ['2024-01-01', null], fields: ['Lyon', null] },
    { id: 'new', seen: ['2025-03-01', null], fields: ['Lyon', null] },
    { id: 'joins', seen: ['2024-01-01', '2025-04-01'], fields: ['Lyon', 'Gold'] },
    { id: 'silent', seen: ['2024-01-01', '2024-02-01'], fields: ['Lyon', 'Gold'] },
  ],
  events: [
    {
      id: 'orders',
      kind: 'purchases',
      columns: [{ column: 'amount', type: 'decimal', role: 'amount' }],
      rows: [
        { customer: 'stays', at: '2024-12-01', cells: [10] },
        { customer: 'stays', at: '2025-05-01', cells: [20] },
        { customer: 'falls', at: '2024-12-05', cells: [30] },
        { customer: 'rises', at: '2025-05-02', cells: [40] },
        { customer: 'new', at: '2025-05-03', cells: [50] },
      ],
    },
    {
      id: 'app',
      kind: 'other',
      columns: [{ column: 'page', type: 'text' }],
      rows: [
        { customer: 'silent', at: '2025-03-05', cells: ['a'] },
        { customer: 'rises', at: '2025-05-05', cells: ['a'] },
      ],
    },
  ],
};
const [first, last] = ['2024-12-31', '2025-06-01'];
const scopeAt = async (given: SmallData, asOf: string): Promise<Scope> => ({
  record: await smallRecord(engine, given),
  asOf,
  population: null,
  segments: new Map(),
});
const spec = (plan: Plan, more: Partial<MovesSpec> = {}): MovesSpec => ({
  dates: [first, last],
  plan,
  earlier: null,
  value: null,
  ...more,
});

describe('moves of customers between two dates', () => {
  test('are counted one by one, with those who arrived, and margins equal the populations', async () => {
    const scope = await scopeAt(data, last);
    const plan = active(1);
    const { whole, states } = await runMoves(engine, spec(plan), scope);
    expect(states.map(({ name }) => name)).toEqual(['Active', null]);
    expect(whole.counts).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(whole.arrived).toEqual([1, 0]);
    expect(whole.left).toEqual([0, 0]);
    for (const [asOf, found] of [
      [first, whole.before],
      [last, whole.after],
    ] as const) {
      const sizes = readSizes(await engine.query(sizesQuery(plan, { ...scope, asOf })), 1);
      expect(found).toEqual(sizes.counts);
    }
    expect(whole.stay[0]).toEqual({ rate: 0.5, periods: 2 });
    expect(whole.changed).toBeCloseTo(2 / 5, 12);
  });

  test('who leaves the population is a state, and the population is that of each date', async () => {
    const scope = { ...(await scopeAt(data, last)), population: atLeast(orders, 1) };
    const { whole } = await runMoves(engine, spec(active(1)), scope);
    expect([whole.before, whole.after]).toEqual([
      [2, 0],
      [3, 0],
    ]);
    expect([whole.left, whole.arrived]).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  test('the first date is as if the data ended there', async () => {
    const rows = async (scope: Scope) => {
      const found = await engine.query(assignedQuery(active(1), scope, [orders]));
      return [
        ...found
          .texts('customer_id')
          .map((id, row) => `${id} ${found.numbers('part')[row]} ${found.numbers('m_0')[row]}`),
      ].sort();
    };
    const all = await rows({ ...(await scopeAt(data, last)), asOf: first });
    const cut = await rows(await scopeAt(cutAt(data, first), first));
    expect(all).toEqual(cut);
  });

  test('a flow opens to its customers with what changed for each', async () => {
    const scope = await scopeAt(data, last);
    const { looks } = looksOf(spec(active(1)), scope);
    const [one, two] = looks;
    if (one === undefined || two === undefined) throw new Error('two looks');
    const query = flowCustomersQuery([one, two], { from: 0, to: 1 }, [orders], scope, { offset: 0, limit: 10 });
    await expect(query).toBeValidQuery(engine);
    const found = await engine.query(query);
    expect(found.texts('customer_id')).toEqual(['falls']);
    expect([found.numbers('before_0')[0], found.numbers('after_0')[0]]).toEqual([1, 0]);
    const arrived = await engine.query(
      flowCustomersQuery([one, two], { from: ABSENT, to: 0 }, [], scope, { offset: 0, limit: 10 }),
    );
    expect(arrived.texts('customer_id')).toEqual(['new']);
  });

  test('through three dates, each step adds up to the populations', async () => {
    const scope = await scopeAt(data, last);
    const dates = [first, '2025-03-31', last];
    const { steps, whole } = await runMoves(engine, { ...spec(active(1)), dates }, scope);
    expect(steps).toHaveLength(2);
    expect(steps[0]?.after).toEqual(steps[1]?.before);
    expect(whole.before).toEqual(steps[0]?.before);
    expect(whole.after).toEqual(steps[1]?.after);
  });
});

describe('causes', () => {
  test('changing only the rule moves only the change of rule', async () => {
    const scope = await scopeAt(data, last);
    const { causes, whole } = await runMoves(
      engine,
      { ...spec(active(2), { earlier: active(1) }), dates: [last, last] },
      scope,
    );
    expect(causes).toEqual({ behaviour: 0, data: 0, rule: 3 });
    expect(whole.arrived.concat(whole.left)).toEqual([0, 0, 0, 0]);
  });

  test('what a file brought that began in between is arrival of data, not behaviour', async () => {
    const visits: Measure = { ...orders, events: 'app', window: { kind: 'all' } };
    const plan: Plan = {
      kind: 'rules',
      parts: [
        { id: 'app', name: 'App', rule: allOf([atLeast(visits, 1)]) },
        {
          id: 'gold',
          name: 'Gold',
          rule: allOf([{ kind: 'field', field: 'club/tier', test: { op: 'is', values: ['Gold'] } }]),
        },
        { id: 'active', name: 'Active', rule: allOf([atLeast(orders, 1)]) },
      ],
    };
    const scope = await scopeAt(data, last);
    // The record's days are those of all events; the app began on 5 March.
    const record = {
      ...scope.record,
      events: scope.record.events.map((events) =>
        events.id === 'app' ? { ...events, firstDate: '2025-03-05' } : { ...events, firstDate: '2024-12-01' },
      ),
    };
    const { causes } = await runMoves(engine, spec(plan), { ...scope, record });
    // falls: behaviour; joins: the club; silent and rises: the app.
    expect(causes).toEqual({ behaviour: 1, data: 3, rule: 0 });
  });

  test('sum to those who moved, whatever the looks', () => {
    const paths = [
      { parts: [0, 0, 1, 1], n: 4, values: [] },
      { parts: [0, 1, 1, 1], n: 3, values: [] },
      { parts: [0, 0, 0, 1], n: 2, values: [] },
      { parts: [0, 1, 1, 0], n: 9, values: [] },
      { parts: [ABSENT, 0, 0, 1], n: 7, values: [] },
    ];
    expect(movesByCause(paths, { before: 0, told: 1, sameRule: 2, after: 3 })).toEqual({
      behaviour: 3,
      data: 4,
      rule: 2,
    });
  });
});

test('the moves worth a sentence are that of the most customers and that by which the most value changed', () => {
  const path = (from: number, to: number, n: number, before: number, after: number) => ({
    parts: [from, to],
    n,
    values: [before, after],
  });
  // The third place is the rest; who arrives or leaves is no move between segments.
  const paths = [
    path(0, 1, 50, 500, 700),
    path(1, 0, 8, 4000, 100),
    path(0, 0, 90, 0, 9000),
    path(2, 2, 70, 0, 9000),
    path(ABSENT, 0, 300, 0, 9000),
    path(0, 2, 3, 10, 0),
  ];
  const { byNumber, byValue } = worthTelling(movesBetween(paths, 0, 1, 3), 2);
  expect(byNumber).toMatchObject({ from: 0, to: 1, n: 50 });
  expect(byValue).toMatchObject({ from: 1, to: 0, n: 8 });
  expect(byValue === null ? null : changeOf(byValue)).toBe(-3900);
  expect(worthTelling(movesBetween([path(0, 1, 5, 0, 0)], 0, 1, 3), 2)).toMatchObject({
    byNumber: { n: 5 },
    byValue: null,
  });
  expect(worthTelling(movesBetween([path(0, 0, 5, 0, 0)], 0, 1, 3), 2)).toEqual({ byNumber: null, byValue: null });
});

describe('dates', () => {
  test('ends of months stay ends of months', () => {
    expect(datesBefore('2026-09-30', 2, 6)).toEqual(['2025-09-30', '2026-03-31', '2026-09-30']);
    expect(datesBefore('2026-08-15', 1, 12)).toEqual(['2025-08-15', '2026-08-15']);
  });
});

describe('the demo company', () => {
  interface Key {
    readonly migration: {
      readonly matrix: Readonly<Record<string, Readonly<Record<string, number>>>>;
      readonly store_only_to_web_only: number;
    };
  }
  const key = JSON.parse(readFileSync(new URL('../../../sample-data/answer-key.json', import.meta.url), 'utf8')) as Key;
  const names = { only: (channel: string) => channel, several: 'both', unknown: 'unknown' };

  test('the planted moves between channels are found again, every cell of them', { timeout: 120_000 }, async () => {
    const record = await demoRecord(engine);
    const scope: Scope = { record, asOf: '2026-09-30', population: null, segments: new Map() };
    const plan = channelsPlan(
      { kind: 'sources', events: ['caisse', 'web'] },
      [],
      { kind: 'months', months: 12 },
      names,
    );
    const asked: MovesSpec = { dates: ['2025-09-30', '2026-09-30'], plan, earlier: null, value: null };
    for (const look of looksOf(asked, scope).looks) await expect(lookQuery(look, null, scope)).toBeValidQuery(engine);
    const { whole } = await runMoves(engine, asked, scope);
    const states = ['magasin seul', 'web seul', 'magasin et web', 'aucun achat'];
    states.forEach((from, i) => {
      states.forEach((to, j) => {
        expect([from, to, whole.counts[i]?.[j]]).toEqual([from, to, key.migration.matrix[from]?.[to]]);
      });
      expect(whole.arrived[i]).toBe(key.migration.matrix['pas encore client']?.[from]);
    });
    const { byNumber } = worthTelling(whole, 3);
    expect(byNumber).toMatchObject({ from: 0, to: 1, n: key.migration.store_only_to_web_only });
  });
});
