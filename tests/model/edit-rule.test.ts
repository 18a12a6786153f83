import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  duplicatedAt,
  movedBeside,
  movedBy,
  placeAfter,
  removedAt,
  replacedAt,
  switchedAt,
  wrappedAt,
} from '../../src/model/edit-rule.ts';
import { linesOf, partAt } from '../../src/model/rule-path.ts';
import type { Rule, RuleGroup } from '../../src/model/rule.ts';
import { aRule } from './random-model.ts';

const line = (name: string): Rule => ({ kind: 'segment', segment: name, negated: false });
const group = (...children: readonly (string | Rule)[]): RuleGroup => ({
  kind: 'group',
  join: 'and',
  negated: false,
  children: children.map((child) => (typeof child === 'string' ? line(child) : child)),
});
/** `a (b c) d` */
const written = (rule: Rule): string =>
  rule.kind === 'group'
    ? rule.children.map((child) => (child.kind === 'group' ? `(${written(child)})` : written(child))).join(' ')
    : rule.kind === 'segment'
      ? `${rule.off === true ? '-' : ''}${rule.segment}`
      : '?';

const rule = group('a', group('b', 'c'), 'd');

describe('a part of a rule', () => {
  test('is replaced, removed, doubled, put aside and back, and given a group of its own', () => {
    expect(written(replacedAt(rule, [1, 0], line('x')))).toBe('a (x c) d');
    expect(written(removedAt(rule, [1, 0]))).toBe('a (c) d');
    expect(written(duplicatedAt(rule, [1]))).toBe('a (b c) (b c) d');
    expect(written(switchedAt(rule, [1, 1]))).toBe('a (b -c) d');
    expect(switchedAt(switchedAt(rule, [1, 1]), [1, 1])).toEqual(rule);
    expect(written(wrappedAt(rule, [2]))).toBe('a (b c) (d)');
  });

  test('takes its group with it when it was the last in it, but never the whole', () => {
    expect(written(removedAt(removedAt(rule, [1, 0]), [1, 0]))).toBe('a d');
    expect(written(removedAt(group('a'), [0]))).toBe('');
  });

  test('moves up, down, into a group beside it and out of its own', () => {
    expect(written(movedBy(rule, [2], 'up'))).toBe('a d (b c)');
    expect(written(movedBy(rule, [0], 'down'))).toBe('(b c) a d');
    expect(written(movedBy(rule, [2], 'in'))).toBe('a (b c d)');
    expect(written(movedBy(rule, [0], 'in'))).toBe('(a b c) d');
    expect(written(movedBy(rule, [1, 0], 'out'))).toBe('a (c) b d');
    expect(written(movedBy(group('a', group('b'), 'd'), [1, 0], 'out'))).toBe('a b d');
    for (const move of ['up', 'in', 'out'] as const) expect(movedBy(group('a'), [0], move)).toEqual(group('a'));
  });

  test('is put before or after any other, whichever way it comes', () => {
    expect(written(movedBeside(rule, [0], [1, 1], 'before'))).toBe('(b a c) d');
    expect(written(movedBeside(rule, [1, 0], [2], 'after'))).toBe('a (c) d b');
    expect(written(movedBeside(rule, [2], [0], 'before'))).toBe('d a (b c)');
    // Into itself is nowhere.
    expect(movedBeside(rule, [1], [1, 0], 'after')).toBe(rule);
  });
});

test('no move loses a line, and a step leads where it says', () => {
  fc.assert(
    fc.property(aRule(['one']), fc.nat(), fc.nat(), fc.constantFrom('up', 'down', 'in', 'out'), (some, i, j, move) => {
      const whole = group(some, 'last');
      const lines = linesOf(whole);
      const texts = (of: Rule) =>
        linesOf(of)
          .map((one) => JSON.stringify(one.line))
          .sort();
      const { path } = lines[i % lines.length] ?? { path: [] };
      const to = lines[j % lines.length]?.path ?? [];
      const stepped = movedBy(whole, path, move);
      expect(texts(stepped)).toEqual(texts(whole));
      expect(texts(movedBeside(whole, path, to, 'after'))).toEqual(texts(whole));
      const place = placeAfter(whole, path, move);
      if (place !== null) expect(partAt(stepped, place)).toEqual(partAt(whole, path));
    }),
    { numRuns: 300 },
  );
});
