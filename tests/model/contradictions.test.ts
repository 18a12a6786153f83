import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradictions } from '../../src/model/contradictions.ts';
import { allOf, type Rule, type Test } from '../../src/model/rule.ts';
import { belongs, type World } from './plain-model.ts';
import { aDay, aRule, aTest, fields, someData } from './random-model.ts';

const points = (test: Test): Rule => ({ kind: 'field', field: 'club/points', test });
const city = (test: Test): Rule => ({ kind: 'field', field: 'crm/city', test });
const told = (...lines: readonly Rule[]) => contradictions(allOf(lines));

describe('what excludes itself', () => {
  test('is told of bounds, values, presence and membership', () => {
    const pair = [{ kind: 'pair', lines: [[0], [1]] }];
    expect(told(points({ op: 'between', min: 5, max: null }), points({ op: 'between', min: null, max: 4 }))).toEqual(
      pair,
    );
    expect(
      told(points({ op: 'between', min: 5, max: null, open: 'min' }), points({ op: 'between', min: null, max: 5 })),
    ).toEqual(pair);
    expect(told(points({ op: 'between', min: 5, max: null }), points({ op: 'between', min: null, max: 5 }))).toEqual(
      [],
    );
    expect(told(city({ op: 'is', values: ['Lyon'] }), city({ op: 'is', values: ['Nice'] }))).toEqual(pair);
    expect(told(city({ op: 'is', values: ['Lyon'] }), city({ op: 'is-not', values: ['Lyon', 'Nice'] }))).toEqual(pair);
    expect(told(city({ op: 'missing' }), city({ op: 'contains', text: 'L' }))).toEqual(pair);
    expect(told(city({ op: 'missing' }), city({ op: 'is-not', values: ['Lyon'] }))).toEqual([]);
    const inside: Rule = { kind: 'segment', segment: 'one', negated: false };
    expect(told(inside, { ...inside, negated: true })).toEqual(pair);
    expect(told(points({ op: 'between', min: 5, max: 4 }))).toEqual([{ kind: 'alone', line: [0] }]);
  });

  test('is looked for among lines that must all hold, and that are not put aside', () => {
    const [low, high] = [points({ op: 'between', min: null, max: 1 }), points({ op: 'between', min: 5, max: null })];
    const either: Rule = { kind: 'group', join: 'or', negated: false, children: [low, high] };
    expect(told(either)).toEqual([]);
    expect(told(low, { ...high, off: true })).toEqual([]);
    expect(told({ ...either, children: [low, { ...high, off: true }] }, high)).toEqual([
      { kind: 'pair', lines: [[0, 0], [1]] },
    ]);
  });
});

test('no random data answers what is told to exclude itself', () => {
  const field = fc.constantFrom(...fields);
  const two = field.chain((one) =>
    fc.tuple(aTest(one.type), aTest(one.type)).map(([a, b]): readonly Rule[] => {
      const id = `${one.source}/${one.column}`;
      return [
        { kind: 'field', field: id, test: a },
        { kind: 'field', field: id, test: b },
      ];
    }),
  );
  let met = 0;
  for (let seed = 1; seed <= 4; seed++) {
    const world: World = {
      data: fc.sample(someData, { seed, numRuns: 1 })[0] as World['data'],
      asOf: fc.sample(aDay, { seed, numRuns: 1 })[0] as string,
      segments: new Map([['one', allOf([])]]),
    };
    for (const rules of fc.sample(fc.oneof(two, fc.array(aRule(['one']), { maxLength: 3 })), { seed, numRuns: 500 })) {
      const rule = allOf(rules);
      if (contradictions(rule).length === 0) continue;
      met += 1;
      expect(world.data.customers.filter((customer) => belongs(world, customer, rule))).toEqual([]);
    }
  }
  expect(met).toBeGreaterThan(50);
});
