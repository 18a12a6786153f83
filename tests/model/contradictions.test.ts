import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contradictions } from '../../src/model/contradictions.ts';
import type { RuleAt } from '../../src/model/events-asked.ts';
import type { Window } from '../../src/model/period.ts';
import { allOf, type RowFilter, type Rule, type Test } from '../../src/model/rule.ts';
import { belongs, type World } from './plain-model.ts';
import { aDay, aFilter, aRule, aTest, aWindow, fields, someData } from './random-model.ts';

const points = (test: Test): Rule => ({ kind: 'field', field: 'club/points', test });
const city = (test: Test): Rule => ({ kind: 'field', field: 'crm/city', test });
const at: RuleAt = {
  asOf: '2025-06-30',
  record: {
    events: [
      { id: 'till', dated: true },
      { id: 'notes', dated: false },
    ],
  },
};
const told = (...lines: readonly Rule[]) => contradictions(allOf(lines), at);
const pair = [{ kind: 'pair', lines: [[0], [1]] }];

describe('what excludes itself', () => {
  test('is told of bounds, values, presence and membership', () => {
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
    expect(told(points({ op: 'between', min: 5, max: 4 }))).toEqual([{ kind: 'alone', line: [0], why: 'bounds' }]);
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

describe('dates that exclude each other', () => {
  const born = (test: Test): Rule => ({ kind: 'field', field: 'crm/born', test });
  const dates = (from: string | null, to: string | null): Window => ({ kind: 'dates', from, to });
  const within = (window: Window): Test => ({ op: 'within', window });
  const before2024 = within(dates(null, '2023-12-31'));
  const from2025 = within(dates('2025-01-01', null));
  const is = (...values: readonly string[]): Test => ({ op: 'is', values });

  test('are told of one field, absolute and relative to the as-of date', () => {
    expect(told(born(before2024), born(from2025))).toEqual(pair);
    expect(told(born(within(dates(null, '2025-01-01'))), born(from2025))).toEqual([]);
    expect(told(born(within({ kind: 'days', days: 30 })), born({ op: 'older', days: 30 }))).toEqual(pair);
    expect(told(born(within({ kind: 'days', days: 30 })), born({ op: 'older', days: 28 }))).toEqual([]);
    expect(told(born(within({ kind: 'months', months: 12 })), born({ op: 'next', days: 60 }))).toEqual(pair);
    expect(told(born(within({ kind: 'months', months: 12 })), born(before2024))).toEqual(pair);
    expect(told(born({ op: 'missing' }), born({ op: 'older', days: 3 }))).toEqual(pair);
    expect(told(born(from2025), born({ op: 'older', days: 180 }))).toEqual(pair);
    expect(told(born(from2025), born({ op: 'older', days: 179 }))).toEqual([]);
  });

  test('are told of days written out, however they are written', () => {
    expect(told(born(is('2025-02-03', '2025-02-04 10:00:00')), born(before2024))).toEqual(pair);
    expect(told(born(is('2025-02-03', '2023-02-04')), born(before2024))).toEqual([]);
    expect(told(born(is('2023-12-31 23:59:59')), born(before2024))).toEqual([]);
    expect(told(born(is('2025-02-03')), born(is('2025-02-03 00:00:00')))).toEqual([]);
    expect(told(born(is('2025-02-03')), born(is('2025-02-04')))).toEqual(pair);
    // What is no day as we write them may be read as one.
    expect(told(born(is('03/02/2025')), born(before2024))).toEqual([]);
  });

  test('are told at one line that ends before it begins', () => {
    const alone = [{ kind: 'alone', line: [0], why: 'bounds' }];
    expect(told(born(within(dates('2025-01-01', '2023-12-31'))))).toEqual(alone);
    expect(told(born(within(dates('2025-01-01', '2025-01-01'))))).toEqual([]);
    expect(told(bought(dates('2025-01-01', '2023-12-31'), 1))).toEqual(alone);
    // From a day that is still to come: nothing is known of it yet, which is no contradiction.
    expect(told(bought(dates('2025-07-01', null), 1), bought({ kind: 'days', days: 30 }, 0))).toEqual([]);
    // No purchase at all in no day: everybody.
    expect(told(bought(dates('2025-01-01', '2023-12-31'), 0))).toEqual([]);
    // The period of events without a date does not count.
    expect(told(bought(dates('2025-01-01', '2023-12-31'), 1, 'notes'))).toEqual([]);
  });

  const amount = (test: Test): RowFilter => ({ kind: 'column', column: 'amount', test });
  const large = amount({ op: 'between', min: 100, max: null });
  const bought = (window: Window, least: number, events = 'till', filter: RowFilter | null = null): Rule => ({
    kind: 'measure',
    measure: { kind: 'events', events, aggregate: 'count', amount: null, window, filter, absent: 'zero' },
    test: { op: 'between', min: least === 0 ? null : least, max: least === 0 ? 0 : null },
  });
  const moment = (which: 'first' | 'last', test: Test, filter: RowFilter | null = null): Rule => ({
    kind: 'moment',
    which,
    events: 'till',
    filter,
    test,
    row: null,
  });

  test('are told of the events of one source', () => {
    const days = (count: number): Window => ({ kind: 'days', days: count });
    expect(told(bought(days(30), 1), bought(days(90), 0))).toEqual(pair);
    expect(told(bought(days(90), 1), bought(days(30), 0))).toEqual([]);
    expect(told(bought(days(30), 1, 'till', large), bought(days(90), 0))).toEqual(pair);
    expect(told(bought(days(30), 1), bought(days(90), 0, 'till', large))).toEqual([]);
    expect(told(moment('last', before2024), bought(dates('2024-06-01', null), 1))).toEqual(pair);
    expect(told(moment('last', before2024), moment('last', from2025))).toEqual(pair);
    expect(told(moment('last', before2024), moment('first', from2025))).toEqual(pair);
    expect(told(moment('first', before2024), moment('last', from2025))).toEqual([]);
    expect(told(moment('first', from2025), bought(dates(null, '2024-06-01'), 1))).toEqual(pair);
    expect(told(moment('last', { op: 'missing' }), bought(days(30), 1))).toEqual(pair);
    expect(told(moment('last', before2024, large), moment('last', from2025))).toEqual([]);
    expect(told(moment('last', before2024), moment('last', from2025, large))).toEqual(pair);
  });

  test('and conditions on one event that none can meet, where such an event is asked for', () => {
    const small = amount({ op: 'between', min: null, max: 50 });
    const both: RowFilter = { kind: 'group', join: 'and', negated: false, children: [small, large] };
    expect(told(bought({ kind: 'all' }, 1, 'till', both))).toEqual([{ kind: 'alone', line: [0], why: 'rows' }]);
    expect(told(bought({ kind: 'all' }, 0, 'till', both))).toEqual([]);
    expect(told(bought({ kind: 'all' }, 1, 'till', { ...both, join: 'or' }))).toEqual([]);
  });
});

const isAboutEvents = (rule: Rule): boolean =>
  rule.kind === 'measure' || rule.kind === 'moment' || rule.kind === 'sequence';

/** Two lines about the events of one source, most often about all of them. */
const twoAboutEvents: fc.Arbitrary<readonly Rule[]> = fc
  .constantFrom('till' as const, 'calls' as const, 'notes' as const)
  .chain((events) => {
    const filter = fc.option(aFilter(events), { freq: 2 });
    const line: fc.Arbitrary<Rule> = fc.oneof(
      fc.tuple(aWindow, filter, fc.constantFrom(0, 1)).map(([window, rows, least]): Rule => ({
        kind: 'measure',
        measure: { kind: 'events', events, aggregate: 'count', amount: null, window, filter: rows, absent: 'zero' },
        test: { op: 'between', min: least === 0 ? null : least, max: least === 0 ? 0 : null },
      })),
      fc
        .tuple(fc.constantFrom('first' as const, 'last' as const), filter, aTest('datetime'))
        .map(([which, rows, asked]): Rule => ({ kind: 'moment', which, events, filter: rows, test: asked, row: null })),
      fc.tuple(aWindow, filter, fc.boolean()).map(([window, rows, followed]): Rule => ({
        kind: 'sequence',
        first: { events, filter: rows },
        then: { events: 'till', filter: null },
        days: 90,
        window,
        followed,
      })),
    );
    return fc.tuple(line, line);
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
  let metEvents = 0;
  for (let seed = 1; seed <= 4; seed++) {
    const data = fc.sample(someData, { seed, numRuns: 1 })[0] as World['data'];
    const world: World = {
      data,
      asOf: fc.sample(aDay, { seed, numRuns: 1 })[0] as string,
      segments: new Map([['one', allOf([])]]),
    };
    const seen: RuleAt = {
      asOf: world.asOf,
      record: { events: data.events.map(({ id, dated }) => ({ id, dated: dated !== false })) },
    };
    for (const rules of fc.sample(fc.oneof(two, twoAboutEvents, fc.array(aRule(['one']), { maxLength: 3 })), {
      seed,
      numRuns: 500,
    })) {
      const rule = allOf(rules);
      if (contradictions(rule, seen).length === 0) continue;
      met += 1;
      if (rules.length === 2 && rules.every(isAboutEvents)) metEvents += 1;
      expect(world.data.customers.filter((customer) => belongs(world, customer, rule))).toEqual([]);
    }
  }
  expect(met).toBeGreaterThan(50);
  expect(metEvents).toBeGreaterThan(50);
});
