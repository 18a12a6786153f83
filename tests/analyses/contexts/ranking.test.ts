import * as v from 'valibot';
import { expect, test } from 'vitest';
import { mixedScores, ranked } from '../../../src/analyses/contexts/ranking.ts';
import { contextsSpecSchema, evenMix } from '../../../src/analyses/contexts/spec.ts';
import type { Context } from '../../../src/analyses/contexts/result.ts';

const line = (id: string, excess: number, rate: number, worth: number | null, mean: number | null): Context =>
  ({
    id,
    excess,
    rate,
    worth,
    scores: mean === null ? null : { answers: 12, mean },
  }) as unknown as Context;

const lines = [line('a', 100, 1, 50, 8), line('b', 300, 2, 10, 6), line('c', 200, 3, null, null)];

test('each criterion puts the greatest first, and what has no number last', () => {
  const order = (ranking: 'excess' | 'rate' | 'worth' | 'dissatisfaction' | 'found') =>
    ranked(lines, { ranking })
      .map(({ id }) => id)
      .join('');
  expect(order('found')).toBe('abc');
  expect(order('excess')).toBe('bca');
  expect(order('rate')).toBe('cba');
  expect(order('worth')).toBe('abc');
  expect(order('dissatisfaction')).toBe('bac');
});

test('a mix is the weighted mean of where a line stands between the least and the greatest of the list', () => {
  const only = { excess: 0, rate: 0, worth: 0, dissatisfaction: 0 };
  expect(mixedScores(lines, { ...only, excess: 2 })).toEqual([0, 1, 0.5]);
  // a: 0 and 1; b: 1 and 0; c: a half, and without a value.
  expect(mixedScores(lines, { ...only, excess: 1, worth: 3 })).toEqual([0.75, 0.25, 0.125]);
  const mixed = ranked(lines, { ranking: 'mix', mix: { ...only, excess: 1, worth: 3 } });
  expect(mixed.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  // Weights only matter beside each other.
  expect(mixedScores(lines, { ...only, excess: 4, worth: 12 })).toEqual([0.75, 0.25, 0.125]);
});

test('a criterion that tells no two lines apart, or weighs nothing, changes nothing', () => {
  const alike = lines.map((one) => ({ ...one, rate: 1 }));
  expect(mixedScores(alike, { ...evenMix, rate: 9 })).toEqual(mixedScores(alike, { ...evenMix, rate: 0 }));
  expect(mixedScores(lines, { excess: 0, rate: 0, worth: 0, dissatisfaction: 0 })).toEqual([0, 0, 0]);
  expect(mixedScores([], evenMix)).toEqual([]);
});

test('weights below zero are refused in a recipe', () => {
  const { mix } = contextsSpecSchema.entries;
  expect(v.safeParse(mix.wrapped, evenMix).success).toBe(true);
  expect(v.safeParse(mix.wrapped, { ...evenMix, rate: -1 }).success).toBe(false);
});
