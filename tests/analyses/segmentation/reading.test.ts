import { afterAll, describe, expect, test } from 'vitest';
import { homogeneity } from '../../../src/analyses/segmentation/holds/homogeneity.ts';
import { propose, PROPOSALS } from '../../../src/analyses/segmentation/holds/proposals.ts';
import { contrasts, isClear } from '../../../src/analyses/segmentation/made-of/compare.ts';
import { levelsQuery, readLevels } from '../../../src/analyses/segmentation/made-of/levels-query.ts';
import { exactlyRule, overlapQuery, readOverlap } from '../../../src/analyses/segmentation/overlap/overlap-query.ts';
import {
  addedAnswers,
  answersByPartQuery,
  otherScale,
  readAnswersByPart,
} from '../../../src/analyses/segmentation/satisfaction/answers-query.ts';
import { askable, suggestTree, treeQuery } from '../../../src/analyses/segmentation/ready/tree.ts';
import { readSample, sampleQuery, type Sample } from '../../../src/analyses/segmentation/sample.ts';
import { countQuery } from '../../../src/exports/list/list.ts';
import type { Measure } from '../../../src/model/measure.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import { allOf, type Segment } from '../../../src/model/rule.ts';
import type { Scope } from '../../../src/model/scope.ts';
import type { Plan } from '../../../src/model/segmentation.ts';
import { isIn } from '../../../src/model/statistics/exclusive-sets.ts';
import { netPromoter } from '../../../src/model/statistics/net-promoter.ts';
import { dominance, shareDominance } from '../../../src/model/statistics/superiority.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { sinceEver, smallRecord, type SmallData } from '../../support/small-record.ts';
import '../../support/valid-query.ts';
import { dice } from '../contexts/worlds.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const roll = dice(5);
const bell = (): number => roll() + roll() + roll() + roll() - 2;
const cities = ['Paris', 'Lyon', 'Lille'];
/** 900 customers: spend by tier, a city that goes with nothing, some without a value. */
const customers = Array.from({ length: 900 }, (_, index) => {
  const tier = index % 3;
  const spend = index % 50 === 0 ? null : Math.round(100 * Math.exp(3 + tier + 0.3 * bell())) / 100;
  return { id: `c${index}`, tier: ['Basic', 'Plus', 'Gold'][tier] ?? '', spend, city: cities[(index % 7) % 3] ?? '' };
});
const data: SmallData = {
  origins: [{ source: 'crm', dated: false }],
  fields: [
    { column: 'tier', type: 'text', role: 'offer' },
    { column: 'spend', type: 'decimal' },
    { column: 'city', type: 'text', role: 'city' },
  ],
  customers: customers.map((one) => ({ id: one.id, seen: [sinceEver], fields: [one.tier, one.spend, one.city] })),
  events: [
    {
      id: 'survey',
      kind: 'survey',
      columns: [{ column: 'note', type: 'integer', role: 'score' }],
      rows: customers.flatMap((one, index) => [
        { customer: one.id, at: '2025-02-03', cells: [index % 11] },
        ...(index % 4 === 0 ? [{ customer: one.id, at: '2025-05-03', cells: [index % 5] }] : []),
        ...(index % 9 === 0 ? [{ customer: one.id, at: '2025-05-04', cells: [11] }] : []),
      ]),
    },
  ],
};
const scope: Scope = {
  record: await smallRecord(engine, data),
  asOf: '2026-01-01',
  population: null,
  segments: new Map(),
};
const spend: Measure = { kind: 'field', field: 'crm/spend' };
const is = (field: string, value: string) =>
  allOf([{ kind: 'field', field: `crm/${field}`, test: { op: 'is', values: [value] } }]);
const plan: Plan = {
  kind: 'rules',
  parts: ['Gold', 'Plus'].map((tier) => ({ id: tier, name: tier, rule: is('tier', tier) })),
};
const drawn = async (measures: readonly Measure[], limit?: number): Promise<Sample> => {
  const query = sampleQuery(plan, scope, measures, limit);
  await expect(query).toBeValidQuery(engine);
  return readSample(await engine.query(query), measures.length);
};

describe('the draw', () => {
  test('is everybody below the limit, and above it the same customers each time', async () => {
    const whole = await drawn([spend]);
    expect([whole.part.length, whole.all]).toEqual([900, 900]);
    expect(Math.abs(whole.half.reduce((sum, half) => sum + half, 0) - 450)).toBeLessThan(60);
    const [some, again] = [await drawn([spend], 100), await drawn([spend], 100)];
    expect([some.part.length, some.all]).toEqual([100, 900]);
    expect(some).toEqual(again);
  });
});

describe('whether segments hold', () => {
  test('sizes, medians and typical shares are those counted by hand, and tiers explain most of spend', async () => {
    const [found] = homogeneity(await drawn([spend]), 2);
    const values = (tier: string): readonly number[] =>
      customers
        .flatMap((one) => (one.tier === tier && one.spend !== null ? [one.spend] : []))
        .toSorted((a, b) => a - b);
    ['Gold', 'Plus', 'Basic'].forEach((tier, place) => {
      const own = values(tier);
      const part = found?.parts[place];
      expect(part?.n).toBe(own.length);
      const middle = (own.length - 1) / 2;
      expect(part?.median).toBeCloseTo(((own[Math.floor(middle)] ?? 0) + (own[Math.ceil(middle)] ?? 0)) / 2, 9);
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      const near = own.filter((value) => Math.abs(value - mean) <= 0.25 * mean).length / own.length;
      expect(part?.typical).toBeCloseTo(near, 9);
    });
    expect(found?.ranks).toBeGreaterThan(0.8);
    expect(found?.log).toBeGreaterThan(0.8);
    expect(found?.inside).toBeLessThan(0.45);
    expect(found?.inside).toBeCloseTo(Math.sqrt(1 - (found?.ranks ?? 0)), 2);
  });

  const sampleOf = (groups: readonly (readonly [part: number, values: readonly number[]])[]): Sample => {
    const part = Float64Array.from(groups.flatMap(([place, values]) => values.map(() => place)));
    return {
      part,
      half: part.map((_, row) => row % 2),
      values: [Float64Array.from(groups.flatMap(([, values]) => values))],
      all: part.length,
    };
  };
  const around = (centre: number, n: number): readonly number[] =>
    Array.from({ length: n }, () => centre * Math.exp(0.2 * bell()));

  test('two that say the same are proposed together, with what it costs; two that differ are not', () => {
    const sample = sampleOf([
      [0, around(10, 300)],
      [1, around(10, 300)],
      [2, around(100, 300)],
    ]);
    const { merges, splits, small } = propose(sample, 3, [300, 300, 300, 0]);
    expect(merges).toHaveLength(1);
    expect(merges[0]).toMatchObject({ first: 0, second: 1 });
    expect(merges[0]?.loss).toBeLessThan(PROPOSALS.mergeLoss);
    expect([splits, small]).toEqual([[], []]);
  });

  test('one that hides two clumps is proposed in two, at a value between them; a bell and an even spread are not', () => {
    const even = Array.from({ length: 400 }, (_, i) => Math.exp((3 * i) / 400));
    const sample = sampleOf([
      [0, [...around(10, 200), ...around(150, 200)]],
      [1, around(20, 400)],
      [2, even],
    ]);
    const { splits } = propose(sample, 3, [400, 400, 400, 0]);
    expect(splits).toHaveLength(1);
    expect(splits[0]).toMatchObject({ part: 0, measure: 0, why: 'clumps' });
    expect(splits[0]?.cut).toBeGreaterThan(20);
    expect(splits[0]?.cut).toBeLessThan(100);
  });

  test('a block without any is a population of its own; small and too many are said', () => {
    const sample = sampleOf([
      [0, [...new Array<number>(150).fill(0), ...around(30, 250)]],
      [1, around(20, 400)],
      [2, around(500, 20)],
    ]);
    const found = propose(sample, 3, [400, 400, 20, 0]);
    expect(found.splits[0]).toMatchObject({ part: 0, why: 'zeros', lowShare: 150 / 400 });
    expect(found.small).toEqual([2]);
    expect(propose(sampleOf([]), 13, new Array<number>(14).fill(50)).tooMany).toBe(true);
  });

  test('the curve rises with the number of segments, up to all of them', () => {
    const sample = sampleOf([1, 5, 30, 31].map((centre, place) => [place, around(centre, 200)] as const));
    const { curve } = propose(sample, 4, [200, 200, 200, 200, 0]);
    expect(curve.map((point) => point.segments)).toEqual([1, 2, 3, 4]);
    expect(curve[0]?.explained).toBeCloseTo(0, 9);
    expect((curve[2]?.explained ?? 0) / (curve[3]?.explained ?? 1)).toBeGreaterThan(0.98);
  });
});

describe('what sets a segment apart', () => {
  test('is counted pair by pair', () => {
    const [a, b] = [Float64Array.from([1, 5, 5, 9, 2]), Float64Array.from([5, 3, 1, 0])];
    let sum = 0;
    for (const x of a) for (const y of b) sum += Math.sign(x - y);
    const found = dominance(a, b);
    expect(found?.delta).toBeCloseTo(sum / 20, 12);
    expect((found?.low ?? 1) <= sum / 20 && (found?.high ?? -1) >= sum / 20).toBe(true);
    expect(dominance(a, new Float64Array())).toBeNull();
    expect(dominance(a, a)?.delta).toBeCloseTo(0, 12);
  });

  test('differences of shares have Newcombe’s interval', () => {
    // Newcombe 1998, table II, method 10: 56/70 against 48/80.
    const found = shareDominance({ count: 56, n: 70 }, { count: 48, n: 80 });
    expect(found?.delta).toBeCloseTo(0.2, 12);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
  });

  test('levels are counted for every part in one pass, and the largest difference comes first', async () => {
    const dimensions = [
      { kind: 'field', field: 'crm/city' },
      { kind: 'field', field: 'crm/tier' },
    ] as const;
    const query = levelsQuery(plan, dimensions, scope);
    await expect(query).toBeValidQuery(engine);
    const levels = readLevels(await engine.query(query), 2, 2);
    for (const { level, counts } of levels[0] ?? []) {
      if (level.kind !== 'value') throw new Error('cities are known');
      expect(counts).toEqual(
        ['Gold', 'Plus', 'Basic'].map(
          (tier) => customers.filter((one) => one.city === level.value && one.tier === tier).length,
        ),
      );
    }
    const sample = await drawn([spend]);
    const found = contrasts(
      { part: 0, against: 'others' },
      { sample, measures: [spend] },
      dimensions.map((dimension, index) => ({ dimension, levels: levels[index] ?? [] })),
    );
    const gold = found.find((one) => one.kind === 'level' && one.level.kind === 'value' && one.level.value === 'Gold');
    expect(gold?.dominance.delta).toBe(1);
    const sizes = found.filter(isClear).map((one) => Math.abs(one.dominance.delta));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    const bySpend = found.find((one) => one.kind === 'measure');
    expect(bySpend !== undefined && isClear(bySpend) && bySpend.dominance.delta > 0.9).toBe(true);
    const city = found.find((one) => one.kind === 'level' && one.dimension === dimensions[0]);
    expect(city === undefined ? null : isClear(city)).toBe(false);
    const other = contrasts({ part: 1, against: 0 }, { sample, measures: [spend] }, []);
    expect(other[0]?.dominance.delta).toBeLessThan(-0.9);
  });
});

describe('overlap', () => {
  test('counts those in exactly some segments, and each line opens to just those', async () => {
    const segments: readonly Segment[] = [
      { id: 'gold', name: 'Gold', rule: is('tier', 'Gold') },
      { id: 'paris', name: 'Paris', rule: is('city', 'Paris') },
      {
        id: 'rich',
        name: 'Rich',
        rule: { kind: 'measure', measure: spend, test: { op: 'between', min: 100, max: null } },
      },
    ];
    const held = { ...scope, segments: new Map(segments.map((one) => [one.id, one])) };
    const query = overlapQuery(segments, held);
    await expect(query).toBeValidQuery(engine);
    const counts = readOverlap(await engine.query(query));
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(900);
    for (const { mask, count } of counts) {
      const own = customers.filter(
        (one) =>
          (one.tier === 'Gold') === isIn(mask, 0) &&
          (one.city === 'Paris') === isIn(mask, 1) &&
          (one.spend !== null && one.spend >= 100) === isIn(mask, 2),
      );
      expect(count).toBe(own.length);
      expect(firstNumber(await engine.query(countQuery(exactlyRule(segments, mask), held)), 'kept')).toBe(count);
    }
  });
});

describe('satisfaction by segment', () => {
  const score: Measure = {
    kind: 'events',
    events: 'survey',
    aggregate: 'last',
    amount: { kind: 'column', column: 'note' },
    window: { kind: 'all' },
    filter: null,
    absent: 'left-out',
  };

  test('every answer on the scale counts in its quarter, as counted by hand', async () => {
    const query = answersByPartQuery(plan, score, 'zero-to-ten', scope);
    await expect(query).toBeValidQuery(engine);
    const quarters = readAnswersByPart(await engine.query(query), 2);
    expect(quarters.map(({ quarter }) => quarter)).toEqual(['2025-01-01', '2025-04-01']);
    ['Gold', 'Plus', 'Basic'].forEach((tier, place) => {
      const own = customers.flatMap((one, index) => (one.tier === tier ? [index % 11] : []));
      expect(quarters[0]?.parts[place]).toEqual({
        promoters: own.filter((note) => note >= 9).length,
        passives: own.filter((note) => note === 7 || note === 8).length,
        detractors: own.filter((note) => note <= 6).length,
      });
    });
    // The 11 of the second quarter are no answers; those left stop at 4.
    expect(quarters[1]?.highest).toBe(4);
    expect(otherScale(quarters, 'zero-to-ten').map(({ quarter }) => quarter)).toEqual(['2025-04-01']);
    const all = addedAnswers(quarters.flatMap(({ parts }) => parts));
    expect(netPromoter(all).n).toBe(900 + 225);
  });

  test('a score of the customer record counts once, without a quarter', async () => {
    const field: Measure = { kind: 'field', field: 'crm/spend' };
    const query = answersByPartQuery(plan, field, 'zero-to-ten', scope);
    await expect(query).toBeValidQuery(engine);
    const quarters = readAnswersByPart(await engine.query(query), 2);
    const inside = customers.filter((one) => one.spend !== null && one.spend <= 10).length;
    expect(quarters.every(({ quarter }) => quarter === null)).toBe(true);
    expect(netPromoter(addedAnswers(quarters.flatMap(({ parts }) => parts))).n).toBe(inside);
  });
});

describe('the suggested tree', () => {
  test('asks nothing that the outcome is made of', () => {
    const events = { events: 'survey', window: { kind: 'all' }, filter: null, absent: 'left-out' } as const;
    const count: Measure = { kind: 'events', aggregate: 'count', amount: null, ...events };
    const outcome: Measure = { ...count, aggregate: 'last', amount: { kind: 'column', column: 'note' } };
    const habit = { kind: 'main-value', events: 'survey', column: 'note', window: events.window } as const;
    const city = { kind: 'field', field: 'crm/city' } as const;
    const question = { outcome, measures: [count, outcome, spend], dimensions: [habit, city] };
    expect(askable(question, scope.record)).toEqual({ outcome, measures: [spend], dimensions: [city] });
  });

  test('finds what parts the outcome, as plain rules that sort everybody, and is silent where nothing does', async () => {
    const dimensions = [
      { kind: 'field', field: 'crm/tier' },
      { kind: 'field', field: 'crm/city' },
    ] as const;
    const question = askable({ outcome: spend, measures: [spend], dimensions }, scope.record);
    expect(question.measures).toEqual([]);
    await expect(treeQuery(question, scope)).toBeValidQuery(engine);
    const tree = suggestTree(await engine.query(treeQuery(question, scope)), question);
    expect(tree?.leaves).toHaveLength(3);
    expect(tree?.explained).toBeGreaterThan(0.7);
    const sizes = await Promise.all(
      (tree?.leaves ?? []).map(async ({ rule }) => firstNumber(await engine.query(countQuery(rule, scope)), 'kept')),
    );
    expect(sizes).toEqual([300, 300, 300]);
    const nothing = { ...question, dimensions: question.dimensions.slice(1) };
    expect(suggestTree(await engine.query(treeQuery(nothing, scope)), nothing)).toBeNull();
  });
});
