/** Rules that a person should be told about: each is said at its line, with the count so far, and none lets in more than it says. */
import { afterAll, expect, test } from 'vitest';
import { absentValues } from '../../../src/model/rule-values.ts';
import { askRule, type RuleCounts } from '../../../src/model/rule-lines.ts';
import { everyone, type Rule, type RuleGroup, type Segment } from '../../../src/model/rule.ts';
import type { Window } from '../../../src/model/period.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { lineNotes } from '../../../src/screens/segments/line-notes.ts';
import { oddOf } from '../../../src/screens/segments/rule-state.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { sinceEver, smallRecord } from '../../support/small-record.ts';
import '../../support/valid-query.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const inSegment = (segment: string, negated = false): Rule => ({ kind: 'segment', segment, negated });
const all = (...children: readonly Rule[]): RuleGroup => ({ kind: 'group', join: 'and', negated: false, children });
const city = (...values: readonly string[]): Rule => ({ kind: 'field', field: 'crm/city', test: { op: 'is', values } });
const points = (min: number | null, max: number | null): Rule => ({
  kind: 'field',
  field: 'crm/points',
  test: { op: 'between', min, max },
});
const bought = (from: string, to: string, min: number): Rule => ({
  kind: 'measure',
  measure: {
    kind: 'events',
    events: 'till',
    aggregate: 'count',
    amount: null,
    window: { kind: 'dates', from, to },
    filter: null,
    absent: 'zero',
  },
  test: { op: 'between', min, max: null },
});
const segments = new Map(
  [
    { id: 'a', name: 'A', rule: all(inSegment('b')) },
    { id: 'b', name: 'B', rule: all(inSegment('a')) },
  ].map((one): [string, Segment] => [one.id, one]),
);
const scope: Scope = {
  record: await smallRecord(engine, {
    origins: [{ source: 'crm', dated: false }],
    fields: [
      { column: 'city', type: 'text' },
      { column: 'points', type: 'integer' },
    ],
    customers: Array.from({ length: 6 }, (_, index) => ({
      id: `c${String(index)}`,
      seen: [sinceEver],
      fields: [index < 4 ? 'Lyon' : 'Nice', index],
    })),
    events: [{ id: 'till', kind: 'purchases', columns: [], rows: [{ customer: 'c0', at: '2024-01-05', cells: [] }] }],
  }),
  asOf: '2024-06-30',
  population: null,
  segments,
};

async function counted(rule: RuleGroup): Promise<RuleCounts> {
  const { query, read } = askRule(rule, scope);
  await expect(query).toBeValidQuery(engine);
  return read(await engine.query(query));
}
const odd = async (...lines: readonly Rule[]) => oddOf(all(...lines), await counted(all(...lines)), scope);

test('no condition is the whole population, and says so; nor does one that all answer tell anybody apart', async () => {
  expect(await odd()).toEqual({ kind: 'everybody', asks: false });
  expect(await odd(city('Lyon', 'Nice'))).toEqual({ kind: 'everybody', asks: true });
  expect(await odd(city('Lyon'))).toBeNull();
  expect(oddOf(all(city('Lyon')), null, scope)).toBeNull();
});

test('a line that waits for its value keeps nobody meanwhile', async () => {
  expect(await odd(city('Lyon'), city())).toEqual({ kind: 'incomplete' });
  expect((await counted(all(city('Lyon'), city()))).kept).toBe(0);
});

test('contradictions are told before they are counted', async () => {
  expect(await odd(points(3, 2))).toEqual({ kind: 'impossible', line: [0] });
  expect(await odd(city('Lyon'), points(0, null), city('Nice'))).toEqual({ kind: 'contradiction', lines: [[0], [2]] });
  expect(await odd(inSegment('a'), inSegment('a', true))).toMatchObject({ kind: 'contradiction' });
});

test('contradictions of dates are told as those of numbers are', async () => {
  expect(await odd(bought('2024-03-01', '2024-02-01', 1))).toEqual({ kind: 'impossible', line: [0] });
  const last = (window: Window): Rule => ({
    kind: 'moment',
    which: 'last',
    events: 'till',
    filter: null,
    test: { op: 'within', window },
    row: null,
  });
  const rule = [
    last({ kind: 'dates', from: null, to: '2024-01-01' }),
    points(0, null),
    last({ kind: 'days', days: 30 }),
  ];
  expect(await odd(...rule)).toEqual({ kind: 'contradiction', lines: [[0], [2]] });
  expect([...lineNotes(all(...rule), scope)]).toEqual([
    ['0', { kind: 'against', other: [2] }],
    ['2', { kind: 'against', other: [0] }],
  ]);
});

test('what is odd is told at each line that counts, before it is counted', () => {
  const notes = (...lines: readonly Rule[]) => [...lineNotes(all(...lines), scope)];
  expect(notes(city('Lyon'), points(0, null), city('Nice'))).toEqual([
    ['0', { kind: 'against', other: [2] }],
    ['2', { kind: 'against', other: [0] }],
  ]);
  expect(notes(points(3, 2), city())).toEqual([
    ['0', { kind: 'impossible', why: 'bounds' }],
    ['1', { kind: 'waits' }],
  ]);
  expect(notes({ ...points(3, 2), off: true }, { ...all(city()), off: true }, all(city()))).toEqual([
    ['2.0', { kind: 'waits' }],
  ]);
  expect(notes(city('Lyon'), points(1, 2))).toEqual([]);
});

test('segments that lead to each other are told at the line, with what the others keep', async () => {
  const counts = await counted(all(city('Lyon'), inSegment('a')));
  expect(counts.parts.get('1')?.problem?.code).toBe('segment-circular');
  expect(counts).toMatchObject({ kept: null, keptSoFar: 4 });
  expect(oddOf(all(city('Lyon'), inSegment('a')), counts, scope)).toEqual({ kind: 'broken', lines: 1, kept: 4 });
});

test('a column that was removed and events that are gone are told at their lines', async () => {
  const gone: Rule = { kind: 'field', field: 'crm/removed', test: { op: 'present' } };
  const noEvents = bought('2024-01-01', '2024-12-31', 1);
  const events: Rule =
    noEvents.kind === 'measure' && noEvents.measure.kind === 'events'
      ? { ...noEvents, measure: { ...noEvents.measure, events: 'web' } }
      : noEvents;
  const rule = all(city('Nice'), gone, events);
  const counts = await counted(rule);
  expect([...counts.parts].map(([key, part]) => [key, part.problem?.code ?? null])).toEqual([
    ['0', null],
    ['1', 'field-unknown'],
    ['2', 'events-unknown'],
  ]);
  expect(counts.parts.get('1')?.problem).toEqual({ code: 'field-unknown', source: 'crm', column: 'removed' });
  expect(oddOf(rule, counts, scope)).toEqual({ kind: 'broken', lines: 2, kept: 2 });
});

test('a value that no customer has any more keeps nobody, and is named', async () => {
  expect(await odd(city('Lille'), points(0, null))).toEqual({ kind: 'nobody', without: { line: [0], n: 6 } });
  const query = absentValues(scope, { field: 'crm/city' }, ['Lyon', 'Lille']);
  expect((await engine.query(query)).texts('value')).toEqual(['Lille']);
  const gone = Array.from({ length: 5_000 }, (_, at) => `v${String(9_999 - at)}`);
  expect((await engine.query(absentValues(scope, 'id', ['c1', ...gone]))).texts('value')).toEqual(gone.toReversed());
});

test('dates beyond the data keep nobody, and the line without which most would answer is named', async () => {
  expect(await odd(bought('2031-01-01', '2031-12-31', 1), city('Nice'))).toEqual({
    kind: 'nobody',
    without: { line: [0], n: 2 },
  });
  expect(await odd(bought('2031-01-01', '2031-12-31', 1), points(9, null))).toEqual({ kind: 'nobody', without: null });
});

test('what asks nobody out of nobody says nothing', () => {
  const nothing: RuleCounts = { all: 0, kept: 0, keptSoFar: 0, parts: new Map() };
  expect(oddOf(all(everyone, city('Lyon')), nothing, scope)).toBeNull();
});
