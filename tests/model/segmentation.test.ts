import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { assignedQuery } from '../../src/analyses/segmentation/assigned.ts';
import { countQuery } from '../../src/exports/list/list.ts';
import { firstNumber } from '../../src/model/rows.ts';
import { allOf, type Rule } from '../../src/model/rule.ts';
import type { Scope } from '../../src/model/scope.ts';
import { cellOf, gridCells, partRule, scoresOf, type Axis, type Plan } from '../../src/model/segmentation.ts';
import {
  added,
  asRules,
  merged,
  moved,
  painted,
  removed,
  split,
  withAxisCuts,
} from '../../src/model/segmentation-edits.ts';
import { segmentationSchema } from '../../src/model/segmentation-schema.ts';
import * as v from 'valibot';
import { startNodeEngine } from '../support/node-engine.ts';
import { sinceEver, smallRecord, type SmallData } from '../support/small-record.ts';
import '../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const measureOf = (name: string) => ({ kind: 'field' as const, field: `crm/${name}` });
const value = fc.option(fc.integer({ min: -3, max: 12 }), { nil: null, freq: 6 });
const aCustomer = fc.tuple(value, value, value);
const someCuts = fc.array(fc.integer({ min: -2, max: 11 }), { minLength: 4, maxLength: 4 });
const anAxis = (name: string): fc.Arbitrary<Axis> =>
  fc.record({
    measure: fc.constant(measureOf(name)),
    cuts: someCuts,
    best: fc.constantFrom<Axis['best']>('high', 'low'),
  });
const aPart = (place: number) => ({ id: `p${place}`, name: `Part ${place}` });
const aGrid: fc.Arbitrary<Extract<Plan, { kind: 'grid' }>> = fc
  .tuple(fc.tuple(anAxis('x'), anAxis('y'), anAxis('z')), fc.integer({ min: 1, max: 7 }))
  .chain(([axes, parts]) =>
    fc.array(fc.nat(parts - 1), { minLength: gridCells, maxLength: gridCells }).map((cells) => ({
      kind: 'grid' as const,
      axes,
      parts: Array.from({ length: parts }, (_, place) => aPart(place)),
      cells,
    })),
  );

const bounds = fc.tuple(fc.integer({ min: -2, max: 11 }), fc.integer({ min: 0, max: 6 }));
const aLine: fc.Arbitrary<Rule> = fc.tuple(fc.constantFrom('x', 'y', 'z'), bounds).map(([name, [min, wide]]) => ({
  kind: 'measure',
  measure: measureOf(name),
  test: { op: 'between', min, max: min + wide },
}));
const someRules: fc.Arbitrary<Plan> = fc
  .array(fc.array(aLine, { minLength: 0, maxLength: 2 }), { minLength: 1, maxLength: 5 })
  .map((rules) => ({ kind: 'rules', parts: rules.map((lines, place) => ({ ...aPart(place), rule: allOf(lines) })) }));
const someBands: fc.Arbitrary<Plan> = fc
  .uniqueArray(fc.integer({ min: -2, max: 11 }), { minLength: 0, maxLength: 6 })
  .map((cuts) => ({
    kind: 'bands',
    measure: measureOf('x'),
    cuts,
    parts: Array.from({ length: cuts.length + 1 }, (_, place) => aPart(place)),
  }));

const sample = <T>(things: fc.Arbitrary<T>, seed: number, numRuns: number): readonly T[] =>
  fc.sample(things, { seed, numRuns });

const data: SmallData = {
  origins: [{ source: 'crm', dated: false }],
  fields: ['x', 'y', 'z'].map((column) => ({ column, type: 'integer' as const })),
  customers: sample(aCustomer, 1, 250).map((fields, index) => ({ id: String(index), seen: [sinceEver], fields })),
  events: [],
};
const scope: Scope = {
  record: await smallRecord(engine, data),
  asOf: '2026-01-01',
  population: null,
  segments: new Map(),
};

const partsOf = async (plan: Plan): Promise<readonly number[]> => {
  const rows = await engine.query(assignedQuery(plan, scope));
  const parts: number[] = [];
  const part = rows.numbers('part');
  rows.numbers('customer_no').forEach((no, row) => (parts[no] = part[row] ?? -1));
  return parts;
};

/** The score of a value, by counting in plain words. */
const scoreOf = (axis: Axis, given: number): number => {
  const reached = axis.cuts.filter((cut) => given >= cut).length;
  return axis.best === 'high' ? reached + 1 : 5 - reached;
};

describe('a grid', () => {
  test('cells and scores are one to one over 125', () => {
    const seen = new Set(Array.from({ length: gridCells }, (_, cell) => cellOf(...scoresOf(cell))));
    expect(seen.size).toBe(gridCells);
    expect([cellOf(1, 1, 1), cellOf(5, 5, 5)]).toEqual([0, 124]);
  });

  test(
    'puts everybody in one segment or the rest, as an independent scorer does, whatever is painted',
    { timeout: 60_000 },
    async () => {
      for (const plan of sample(aGrid, 7, 12)) {
        await expect(assignedQuery(plan, scope)).toBeValidQuery(engine);
        const expected = data.customers.map(({ fields: [x, y, z] }) => {
          if (typeof x !== 'number' || typeof y !== 'number' || typeof z !== 'number') return plan.parts.length;
          const [r, f, m] = plan.axes;
          return plan.cells[cellOf(scoreOf(r, x), scoreOf(f, y), scoreOf(m, z))];
        });
        expect(await partsOf(plan)).toEqual(expected);
      }
    },
  );

  test('cannot have a hole or a double: any series of acts leaves one part for each of 125 cells', () => {
    const act = fc.oneof(
      fc.tuple(fc.constant('paint' as const), fc.array(fc.nat(gridCells - 1)), fc.nat(8)),
      fc.tuple(fc.constant('merge' as const), fc.nat(8), fc.nat(8)),
      fc.tuple(fc.constant('remove' as const), fc.nat(8), fc.nat(8)),
      fc.tuple(fc.constant('add' as const), fc.nat(8), fc.nat(8)),
      fc.tuple(fc.constant('cut' as const), someCuts, fc.nat(2)),
    );
    fc.assert(
      fc.property(aGrid, fc.array(act, { maxLength: 12 }), (start, acts) => {
        let plan: Plan = start;
        for (const [kind, a, b] of acts) {
          if (plan.kind !== 'grid') throw new Error('still a grid');
          if (kind === 'paint') plan = painted(plan, a, b);
          else if (kind === 'merge') plan = merged(plan, a, b, 'both');
          else if (kind === 'remove') plan = removed(plan, a);
          else if (kind === 'add') plan = added(plan, { ...aPart(20 + a + b), rule: allOf([]) });
          else plan = withAxisCuts(plan, b as 0 | 1 | 2, a);
        }
        if (plan.kind !== 'grid') throw new Error('still a grid');
        const { cells, parts } = plan;
        expect(cells).toHaveLength(gridCells);
        expect(parts.length).toBeGreaterThan(0);
        expect(cells.every((own) => Number.isInteger(own) && own >= 0 && own < parts.length)).toBe(true);
        expect(v.is(segmentationSchema, { id: 'g', name: 'g', plan, rest: '' })).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test('a file with a hole, a cell of no part, or a cut too few is refused', () => {
    const [plan] = sample(aGrid, 4, 1);
    if (plan === undefined) throw new Error('one');
    const read = (given: Plan): boolean => v.is(segmentationSchema, { id: 'g', name: 'g', plan: given, rest: '' });
    expect(read(plan)).toBe(true);
    expect(read({ ...plan, cells: plan.cells.slice(1) })).toBe(false);
    expect(read({ ...plan, cells: [plan.parts.length, ...plan.cells.slice(1)] })).toBe(false);
    expect(read({ ...plan, axes: [{ ...plan.axes[0], cuts: [1, 2, 3] }, plan.axes[1], plan.axes[2]] })).toBe(false);
    expect(read({ kind: 'bands', measure: measureOf('x'), cuts: [1], parts: [aPart(0)] })).toBe(false);
  });
});

describe('a part as a plain rule', () => {
  test(
    'holds exactly the customers of the part, for rules, bands and grids, the rest included',
    { timeout: 120_000 },
    async () => {
      for (const plan of [...sample(someRules, 11, 4), ...sample(someBands, 12, 3), ...sample(aGrid, 13, 2)]) {
        const parts = await partsOf(plan);
        for (let place = 0; place <= plan.parts.length; place++) {
          const query = countQuery(partRule(plan, place), scope);
          expect(firstNumber(await engine.query(query), 'kept')).toBe(parts.filter((one) => one === place).length);
        }
      }
    },
  );

  test('free rules made of a plan sort everybody as it did', { timeout: 60_000 }, async () => {
    for (const plan of [...sample(someBands, 21, 3), ...sample(aGrid, 22, 1)])
      expect(await partsOf(asRules(plan))).toEqual(await partsOf(plan));
  });
});

describe('acts on a plan', () => {
  test('merging keeps everybody who was in either and moves nobody else', { timeout: 60_000 }, async () => {
    for (const plan of [...sample(someRules, 31, 4), ...sample(someBands, 32, 3), ...sample(aGrid, 33, 2)]) {
      if (plan.parts.length < 3) continue;
      const [a, b] = [0, plan.parts.length - 1];
      const [before, after] = [await partsOf(plan), await partsOf(merged(plan, a, b, 'both'))];
      before.forEach((place, customer) => {
        expect(after[customer]).toBe(place === b ? a : place > b ? place - 1 : place);
      });
    }
  });

  test('splitting parts one segment by the value and moves nobody else', { timeout: 60_000 }, async () => {
    const parts = { below: { id: 'low', name: 'low' }, from: { id: 'high', name: 'high' } };
    for (const plan of [...sample(someRules, 41, 3), ...sample(someBands, 42, 3), ...sample(aGrid, 43, 1)]) {
      const cut = 5;
      const cutPlan = split(plan, 0, { measure: measureOf('x'), cut }, parts);
      if (cutPlan === plan) continue;
      const [before, after] = [await partsOf(plan), await partsOf(cutPlan)];
      before.forEach((place, customer) => {
        const x = data.customers[customer]?.fields[0];
        const inFirst = typeof x === 'number' && x < cut ? 0 : 1;
        expect(after[customer]).toBe(place === 0 ? inFirst : place + 1);
      });
    }
  });

  test('the order of rules decides, and only theirs can be changed', async () => {
    const all = allOf([]);
    const plan: Plan = {
      kind: 'rules',
      parts: [
        { ...aPart(0), rule: all },
        { ...aPart(1), rule: all },
      ],
    };
    expect(new Set(await partsOf(plan))).toEqual(new Set([0]));
    expect(moved(plan, 1, 0).parts.map((part) => part.id)).toEqual(['p1', 'p0']);
    expect(moved(plan, 0, 5)).toBe(plan);
    const [bands] = sample(someBands, 51, 1);
    if (bands !== undefined) expect(moved(bands, 0, 1)).toBe(bands);
  });

  test('a part that goes leaves its customers to what is left', () => {
    const [bands] = sample(someBands, 61, 5).filter((plan) => plan.parts.length > 2);
    if (bands?.kind !== 'bands') throw new Error('bands');
    const fewer = removed(bands, 0);
    expect(fewer.kind === 'bands' && fewer.parts.length === fewer.cuts.length + 1).toBe(true);
    const one: Plan = { kind: 'rules', parts: [{ ...aPart(0), rule: allOf([]) }] };
    expect(removed(one, 0)).toBe(one);
  });
});
