import { describe, expect, test } from 'vitest';
import { bandLevel, bandOf, compileDimension } from '../../src/model/compile-dimension.ts';
import { compileMeasure } from '../../src/model/compile-measure.ts';
import { compileRule } from '../../src/model/compile-rule.ts';
import { compileTest } from '../../src/model/filter.ts';
import { UserError, type Problem } from '../../src/model/problem.ts';
import type { CustomerRecord } from '../../src/model/record.ts';
import { everyone, type Rule, type Segment } from '../../src/model/rule.ts';
import { naming, type Scope } from '../../src/model/scope.ts';
import { identifier, sql, textOf } from '../../src/sql/sql.ts';

const record: CustomerRecord = {
  database: 'ds_r',
  customers: 1,
  origins: [{ source: 'crm', seenColumn: 'seen_0', dated: false }],
  fields: [
    {
      id: 'crm/city',
      source: 'crm',
      label: 'city',
      column: 'city',
      type: 'text',
      role: 'city',
      family: 'profile',
      distinct: 1,
    },
  ],
  events: [],
  repeated: [],
  lastDate: null,
};
const all = (children: readonly Rule[]): Rule => ({ kind: 'group', join: 'and', negated: false, children });
const inside = (segment: string): Rule => ({ kind: 'segment', segment, negated: false });
const city: Rule = { kind: 'field', field: 'crm/city', test: { op: 'is', values: ['Lyon'] } };

function compiled(rule: Rule, segments: Readonly<Record<string, Rule>> = {}): string {
  const named = new Map(
    Object.entries(segments).map(([id, inner]): [string, Segment] => [id, { id, name: `The ${id}`, rule: inner }]),
  );
  const scope: Scope = { record, asOf: '2024-06-30', population: null, segments: named };
  return textOf(compileRule(rule, scope, naming(), 'customers').value);
}

function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('segments in segments', () => {
  test('a segment that leads back to itself is the person’s problem, by its name', () => {
    const circle = { code: 'segment-circular', segment: 'The a' };
    expect(problemOf(() => compiled(inside('a'), { a: inside('a') }))).toEqual(circle);
    expect(
      problemOf(() => compiled(inside('a'), { a: all([city, inside('b')]), b: all([inside('c')]), c: inside('a') })),
    ).toEqual(circle);
  });

  test('a segment that is used twice is no circle', () => {
    expect(() => compiled(all([inside('a'), inside('b'), inside('a')]), { a: city, b: inside('a') })).not.toThrow();
  });

  test('a segment, a field or an event that is gone is the person’s problem', () => {
    expect(problemOf(() => compiled(inside('gone')))).toEqual({ code: 'segment-unknown', segment: 'gone' });
    expect(problemOf(() => compiled({ ...city, field: 'crm/gone' }))).toEqual({
      code: 'field-unknown',
      source: 'crm',
      column: 'gone',
    });
    const used: Rule = {
      kind: 'dimension',
      dimension: { kind: 'used', events: ['gone'], window: { kind: 'all' } },
      levels: [],
    };
    expect(problemOf(() => compiled(used))).toEqual({ code: 'events-unknown', events: 'gone' });
  });
});

test('no condition keeps everyone, and its contrary nobody', () => {
  expect(compiled(everyone)).toBe('TRUE');
  expect(compiled({ ...everyone, join: 'or' })).toBe('TRUE');
  expect(compiled({ ...everyone, negated: true })).toBe('NOT (TRUE)');
});

describe('what does not fit is refused', () => {
  const value = identifier('x');

  test('tests of another type', () => {
    const asOf = '2024-06-30';
    expect(() => compileTest(value, 'integer', { op: 'is', values: ['1'] }, asOf)).toThrow('test-unfit');
    expect(() => compileTest(value, 'text', { op: 'is', values: [1] }, asOf)).toThrow('test-unfit');
    expect(() => compileTest(value, 'boolean', { op: 'is', values: ['true'] }, asOf)).toThrow('test-unfit');
    expect(() => compileTest(value, 'date', { op: 'is', values: [20240101] }, asOf)).toThrow('test-unfit');
    expect(() => compileTest(value, 'text', { op: 'between', min: 1, max: 2 }, asOf)).toThrow('test-unfit');
    expect(() => compileTest(value, 'text', { op: 'older', days: 3 }, asOf)).toThrow('test-unfit');
    expect(() => compileTest(value, 'integer', { op: 'within', window: { kind: 'all' } }, asOf)).toThrow('test-unfit');
    expect(() => compileTest(value, 'integer', { op: 'between', min: Number.NaN, max: null }, asOf)).toThrow(
      RangeError,
    );
  });

  test('measures of rows and dimensions of contacts, beside customers', () => {
    const scope: Scope = { record, asOf: '2024-06-30', population: null, segments: new Map() };
    const rows = {
      kind: 'event-value',
      events: 'till',
      amount: { kind: 'column', column: 'a' },
      window: { kind: 'all' },
      filter: null,
    } as const;
    expect(() => compileMeasure(rows, scope, naming(), 'customers')).toThrow(TypeError);
    expect(() => compileDimension({ kind: 'contact-column', column: 'a' }, scope, naming(), 'customers')).toThrow(
      TypeError,
    );
  });
});

test('a value is never in the text of a rule but as a constant', () => {
  const rule = compiled({ kind: 'field', field: 'crm/city', test: { op: 'contains', text: "'; DROP TABLE x; --" } });
  expect(rule).toBe(`coalesce(contains(lower("customers"."city"::VARCHAR), lower('''; DROP TABLE x; --')), FALSE)`);
  expect(textOf(sql`${identifier('a"b')}`)).toBe('"a""b"');
});

test('a band is written and read back', () => {
  const bounds = [null, -12.5, -3, 0, 0.1, 7, 65, 1e21, 1e-7];
  for (const [i, from] of bounds.entries()) {
    for (const to of bounds.slice(i)) expect(bandOf(bandLevel(from, to))).toEqual({ from, to });
  }
  for (const none of ['', 'Lyon', '18', '18-25', 'a..b', '1..2..3', '..x']) expect(bandOf(none), none).toBe(null);
});
