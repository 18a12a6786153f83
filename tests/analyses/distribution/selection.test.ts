import { afterAll, describe, expect, test } from 'vitest';
import { holds, type Interval } from '../../../src/analyses/distribution/bars.ts';
import { brushQuery, brushRule } from '../../../src/analyses/distribution/brush.ts';
import type { DrawnDistribution } from '../../../src/analyses/distribution/compute.ts';
import { groupRule } from '../../../src/analyses/distribution/group-rule.ts';
import { shortestBetween } from '../../../src/analyses/distribution/plain-edges.ts';
import { runBrush, runDistribution } from '../../../src/analyses/distribution/run.ts';
import { selectionOf, typedSelection } from '../../../src/analyses/distribution/selection.ts';
import { typedBounds } from '../../../src/analyses/distribution/typed-bounds.ts';
import { populationStages } from '../../../src/model/population.ts';
import type { Rule } from '../../../src/model/rule.ts';
import { naming, type Scope } from '../../../src/model/scope.ts';
import { chain, query, textOf } from '../../../src/sql/sql.ts';
import { expectClose } from '../../support/golden.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { cutAt, sinceEver, smallRecord, type SmallData } from '../../support/small-record.ts';
import { fieldScope, fieldSpec, randomness, randomValues } from './values.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

async function drawn(scope: Scope): Promise<DrawnDistribution> {
  const result = await runDistribution(engine, fieldSpec, scope);
  if (result.kind === 'refused') throw new Error(result.refusal.code);
  return result;
}

async function membersOf(rule: Rule, scope: Scope): Promise<readonly (string | null)[]> {
  const rows = await engine.query(
    chain(
      populationStages({ ...scope, population: rule }, naming()),
      query`SELECT "customer_id" FROM "population" ORDER BY "customer_id"`,
    ),
  );
  return rows.texts('customer_id');
}

const typed = (from: string, to: string): Interval => {
  const bounds = typedBounds(from, to, 'fr');
  if (bounds.kind !== 'interval') throw new Error(bounds.kind);
  return bounds.interval;
};

describe('typed bounds', () => {
  test('belong to the interval, and an empty field is no bound', () => {
    expect(typed('42', '137,5')).toEqual({ from: 42, to: 137.5, toIncluded: true, zeros: true });
    expect(typed('', '1 000 €')).toEqual({ from: null, to: 1000, toIncluded: true, zeros: true });
    expect(typed('-3', ' ')).toEqual({ from: -3, to: null, toIncluded: true, zeros: true });
    expect(typedBounds('', '  ', 'fr')).toEqual({ kind: 'none' });
  });

  test('that are no numbers or come in the wrong order say so where it is', () => {
    expect(typedBounds('abc', '12', 'fr')).toEqual({ kind: 'wrong', from: 'not-a-number', to: null });
    expect(typedBounds('1', '12..', 'fr')).toEqual({ kind: 'wrong', from: null, to: 'not-a-number' });
    expect(typedBounds('x', 'y', 'fr')).toEqual({ kind: 'wrong', from: 'not-a-number', to: 'not-a-number' });
    expect(typedBounds('20', '10', 'fr')).toEqual({ kind: 'wrong', from: null, to: 'reversed' });
    expect(typedBounds('10', '10', 'fr').kind).toBe('interval');
  });

  test.each([1, 2, 3, 4, 5, 6])('hold exactly what lies between them, seed %i', async (seed) => {
    const random = randomness(seed + 700);
    const values = randomValues(seed, 600);
    const present = values.filter((value) => value !== null);
    const scope = await fieldScope(engine, values);
    const result = await drawn(scope);
    // Bounds that are values themselves, bounds between two bins, and one bound alone.
    const someone = () => present[Math.floor(random() * present.length)] ?? 0;
    const pairs: (readonly [number | null, number | null])[] = [
      [someone(), someone()],
      [someone(), someone()],
      [someone() + 0.37, someone() - 0.11],
      [0, someone()],
      [someone(), null],
      [null, someone()],
    ];
    for (const [one, other] of pairs) {
      const swap = one !== null && other !== null && one > other;
      const [from, to] = swap ? [other, one] : [one, other];
      const interval: Interval = { from, to, toIncluded: true, zeros: true };
      const inside = values.flatMap((value, i) => (value !== null && holds(interval, value) ? [`c${i}`] : []));
      const brushed = await runBrush(engine, fieldSpec, scope, interval);
      const selection = typedSelection(result, interval, brushed, null);
      expect(selection.numbers?.count).toBe(inside.length);
      expectClose(
        brushed.sum,
        present.filter((value) => holds(interval, value)).reduce((sum, value) => sum + value, 0),
        1e-9,
      );
      if (selection.rule === null) throw new Error('no rule');
      expect(selection.rule).toEqual({
        kind: 'measure',
        measure: fieldSpec.measure,
        test: { op: 'between', min: from, max: to },
      });
      expect(await membersOf(selection.rule, scope)).toEqual(inside.toSorted());
    }
  });

  test('stay inside the population, and their query says both', async () => {
    const values = Array.from({ length: 40 }, (_, i) => i);
    const cities = values.map((i) => (i % 2 === 0 ? 'Lyon' : 'Lille'));
    const population: Rule = { kind: 'field', field: 'crm/city', test: { op: 'is', values: ['Lyon'] } };
    const scope = { ...(await fieldScope(engine, values, cities)), population };
    const interval = typed('9,5', '20');
    const rule = brushRule(fieldSpec.measure, interval, population);
    expect(await runBrush(engine, fieldSpec, scope, interval)).toEqual({ count: 6, customers: 6, sum: 90 });
    expect(rule && (await membersOf(rule, { ...scope, population: null }))).toEqual(
      [10, 12, 14, 16, 18, 20].map((i) => `c${i}`),
    );
    const text = textOf(brushQuery(fieldSpec, scope, interval));
    expect(text).toContain('9.5');
    expect(text).toContain('Lyon');
  });

  test.each(['2024-05-31', '2025-02-01'])('count from all the data what was there on %s', async (asOf) => {
    const random = randomness(31);
    const day = () => `202${4 + Math.floor(random() * 2)}-0${1 + Math.floor(random() * 9)}-15`;
    const data: SmallData = {
      origins: [{ source: 'till', dated: false }],
      fields: [{ column: 'city', type: 'text' }],
      customers: Array.from({ length: 80 }, (_, i) => ({ id: `c${i}`, seen: [sinceEver], fields: ['Lyon'] })),
      events: [
        {
          id: 'till',
          kind: 'purchases',
          columns: [{ column: 'amount', type: 'decimal', role: 'amount' }],
          rows: Array.from({ length: 500 }, () => ({
            customer: `c${Math.floor(random() * 80)}`,
            at: `${day()} 10:00:00`,
            cells: [Math.floor(random() * 4000) / 4],
          })),
        },
      ],
    };
    const spec = {
      measure: {
        kind: 'events',
        events: 'till',
        aggregate: 'sum',
        amount: { kind: 'column', column: 'amount' },
        window: { kind: 'months', months: 12 },
        filter: null,
        absent: 'zero',
      },
      split: null,
      view: 'histogram',
    } as const;
    const interval = typed('137,25', '1 842,75');
    const on = async (given: SmallData) => {
      const scope: Scope = { record: await smallRecord(engine, given), asOf, population: null, segments: new Map() };
      const rule = brushRule(spec.measure, interval, null);
      if (rule === null) throw new Error('no rule');
      return { brushed: await runBrush(engine, spec, scope, interval), members: await membersOf(rule, scope) };
    };
    const all = await on(data);
    expect(all).toEqual(await on(cutAt(data, asOf)));
    expect(all.members).toHaveLength(all.brushed.count);
    expect(all.brushed.count).toBeGreaterThan(0);
  });
});

describe('bars on a scale that is not linear', () => {
  test.each([4, 11, 18, 7, 14])(
    'become a rule with bounds that a person would write and the same customers, seed %i',
    async (seed) => {
      const values = randomValues(seed, 800);
      const scope = await fieldScope(engine, values);
      const result = await drawn(scope);
      expect(result.binning.bins.scale).not.toBe('linear');
      const figures = (value: number | null): number =>
        value === null ? 0 : value.toExponential().replace(/e.*|\D/gu, '').length;
      const bins = result.bars.flatMap((bar, i) => (bar.kind === 'bin' && bar.count > 0 ? [i] : []));
      let [shorter, looked] = [0, 0];
      for (let i = 0; i + 3 < bins.length; i += 4) {
        const range = { first: bins[i] ?? 0, last: bins[i + 3] ?? 0 };
        const edges = {
          from: result.bars[range.first]?.interval.from ?? 0,
          to: result.bars[range.last]?.interval.to ?? 0,
        };
        const selection = selectionOf(result, range, null);
        if (selection?.rule == null) throw new Error('no rule');
        const inside = values.flatMap((value, at) =>
          value !== null && value >= edges.from && value < edges.to ? [`c${at}`] : [],
        );
        expect(selection.numbers?.count).toBe(inside.length);
        expect(await membersOf(selection.rule, scope)).toEqual(inside.toSorted());
        expect(selection.extent).toMatchObject(edges);
        looked += 2;
        shorter += [selection.interval.from, selection.interval.to].filter((bound) => figures(bound) <= 4).length;
      }
      expect(looked).toBeGreaterThan(4);
      expect(shorter).toBe(looked);
    },
  );

  test('with zeros beside them stay above 0 in the rule', async () => {
    const values = Array.from({ length: 600 }, (_, i) =>
      i % 3 === 0 ? 0 : Math.round(Math.exp((i % 97) / 10) * 100) / 100,
    );
    const scope = await fieldScope(engine, values);
    const result = await drawn(scope);
    expect([result.binning.bins.scale, result.bars[0]?.kind]).toEqual(['log', 'zero']);
    const selection = selectionOf(result, { first: 1, last: result.bars.length - 1 }, null);
    expect(selection?.interval.from).toBeGreaterThan(0);
    expect(selection?.rule && (await membersOf(selection.rule, scope))).toHaveLength(400);
  });
});

test('the shortest decimal lies above the one and at most at the other', () => {
  expect(shortestBetween(15.2, 16.4, 15.8489)).toBe(16);
  expect(shortestBetween(15.81, 15.9, 15.8489)).toBe(15.9);
  expect(shortestBetween(15.8488, 15.8489, 15.84885)).toBe(15.8489);
  expect(shortestBetween(0, 0.0035, 0.00316)).toBe(0.003);
  expect(shortestBetween(99.9, 100.01, 100)).toBe(100);
  expect(shortestBetween(20, 27, 25.1)).toBe(25);
  expect(shortestBetween(1_200_000, Infinity, 1_258_925.4)).toBe(2_000_000);
});

test('the bars of each group of a split hold the customers of their rule', async () => {
  const values = randomValues(2, 500);
  const cities = values.map((_, i) => (i % 7 === 0 ? null : i % 2 === 0 ? 'Lyon' : 'Lille'));
  const scope = await fieldScope(engine, values, cities);
  const split = { kind: 'field', field: 'crm/city' } as const;
  const result = await runDistribution(engine, { ...fieldSpec, split }, scope);
  const groups = result.kind === 'drawn' ? (result.split?.groups ?? []) : [];
  expect(groups.map((group) => group.key.kind)).toEqual(['value', 'value', 'missing']);
  for (const group of groups)
    for (const bar of group.bars.filter((_, i) => i % 5 === 0)) {
      const rule = groupRule(fieldSpec.measure, split, group.key, bar.interval, null);
      if (rule === null) throw new Error('no rule');
      expect(await membersOf(rule, scope)).toHaveLength(bar.count);
    }
  expect(
    groupRule(fieldSpec.measure, split, { kind: 'other' }, { from: 0, to: 1, toIncluded: true, zeros: true }, null),
  ).toBe(null);
});
