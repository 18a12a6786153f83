/** Words that read alike mean alike: a rule and the same rule with one thing changed, over random data. */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ruleWords, type RuleSpeech } from '../../src/analyses/rule-words.ts';
import { formatsOf } from '../../src/locales/formats.ts';
import { bandLevel } from '../../src/model/compile-dimension.ts';
import { ruleSchema } from '../../src/model/schema.ts';
import type { CustomerRecord, EventTable } from '../../src/model/record.ts';
import type { LifeFigure } from '../../src/model/life.ts';
import { everyone, type Rule, type Segment } from '../../src/model/rule.ts';
import { belongs, type World } from '../model/plain-model.ts';
import { aDay, aRule, fields, someData } from '../model/random-model.ts';
import { wordsOf } from '../support/words.ts';

const table = (id: string, kind: EventTable['kind'], dated = true): EventTable => ({
  id,
  label: id,
  kind,
  table: id,
  dated,
  unit: null,
  columns: [],
  rows: 1,
  linked: 1,
  orphans: 0,
  anonymous: 0,
  undated: 0,
  firstDate: null,
  lastDate: null,
});

const record: CustomerRecord = {
  database: 'ds_r',
  customers: 1,
  origins: [{ source: 'crm', seenColumn: 'seen_0', dated: false }],
  fields: fields.map((field) => ({
    id: `${field.source}/${field.column}`,
    source: field.source,
    label: field.column,
    column: field.column,
    type: field.type,
    role: 'attribute' as const,
    family: 'profile' as const,
    distinct: 2,
  })),
  events: [table('till', 'purchases'), table('calls', 'contacts'), table('notes', 'survey', false)],
  repeated: [],
  lastDate: null,
};

const segments = new Map<string, Segment>(
  ['one', 'two'].map((id) => [id, { id, name: `Segment ${id}`, rule: everyone }]),
);

/** Values that take each other's place. */
const turns: readonly (readonly unknown[])[] = [
  ['and', 'or'],
  ['zero', 'left-out'],
  ['first', 'last'],
  ['min', 'max', 'both'],
  ['years', 'months', 'days'],
  ['is', 'is-not'],
  ['contains', 'not-contains', 'starts', 'not-starts', 'ends', 'not-ends'],
  ['missing', 'present'],
  ['older', 'next'],
  ['till', 'calls'],
  ['one', 'two'],
  ['count', 'days-since', 'gap'],
  ['sum', 'mean', 'median', 'min', 'max', 'first', 'last'],
];

/** The same with one of its values changed, the one that is the `at`th; the same where it has no other value. */
function changed(json: unknown, at: number): unknown {
  let place = 0;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'kind' ? one : walk(one)]));
    if (place++ !== at) return value;
    if (typeof value === 'boolean') return !value;
    if (typeof value === 'number') return value + 1;
    if (typeof value !== 'string') return value;
    const others = turns.find((turn) => turn.includes(value));
    return others === undefined ? `${value} or` : others[(others.indexOf(value) + 1) % others.length];
  };
  return walk(json);
}

/** The same with the `at`th value of its lists left out. */
function shortened(json: unknown, at: number): unknown {
  let place = 0;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter(() => place++ !== at).map(walk);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]));
    return value;
  };
  return walk(json);
}

/** Whether the bands that a rule names are those of its cuts, as all that a person can choose are. */
function isSound(rule: Rule): boolean {
  if (rule.kind === 'group') return rule.children.every(isSound);
  if (rule.kind !== 'dimension' || rule.dimension.kind !== 'banded') return true;
  const cuts = [...new Set(rule.dimension.cuts)].sort((a, b) => a - b);
  const bands = [null, ...cuts].map((from, i) => bandLevel(from, cuts[i] ?? null));
  const named = rule.levels.flatMap((level) =>
    level.kind === 'value' ? [level.value] : level.kind === 'other' ? level.except : [],
  );
  return named.every((value) => bands.includes(value));
}

test.each(['fr', 'en'] as const)('no two rules that keep others read alike in %s', (language) => {
  const worlds = [1, 2, 3].map((seed): World => ({
    data: fc.sample(someData, { seed, numRuns: 1 })[0] as World['data'],
    asOf: fc.sample(aDay, { seed, numRuns: 1 })[0] ?? '',
    segments: new Map<string, Rule>([
      ['one', everyone],
      ['two', { ...everyone, negated: true }],
    ]),
  }));
  const alike = new Set<string>();
  let compared = 0;
  for (const rule of fc.sample(aRule(['one', 'two']), { seed: 11, numRuns: 400 })) {
    const changes = Array.from({ length: 12 }, (_, at) => [changed(rule, at), shortened(rule, at)]).flat();
    for (const one of changes) {
      const other = v.safeParse(ruleSchema, one);
      if (
        !other.success ||
        !isSound(rule) ||
        !isSound(other.output) ||
        JSON.stringify(other.output) === JSON.stringify(rule)
      )
        continue;
      for (const world of worlds) {
        const speech: RuleSpeech = {
          words: wordsOf(language),
          formats: formatsOf(language),
          record,
          asOf: world.asOf,
          segments,
          currency: null,
        };
        if (ruleWords(rule, speech) !== ruleWords(other.output, speech)) continue;
        compared += 1;
        const kept = (one: Rule) => {
          try {
            return world.data.customers.filter((customer) => belongs(world, customer, one)).map(({ id }) => id);
          } catch {
            // A change may have asked for an aggregate that its amount does not fit.
            return null;
          }
        };
        const [first, second] = [kept(rule), kept(other.output)];
        if (first === null || second === null) continue;
        if (JSON.stringify(first) !== JSON.stringify(second))
          alike.add(`${ruleWords(rule, speech)}\n${JSON.stringify(rule)}\n${JSON.stringify(other.output)}`);
      }
    }
  }
  expect([...alike]).toEqual([]);
  expect(compared).toBeGreaterThan(20);
});

/** All that differs from a value in one of its leaves, or where it has none in a part. */
function variants(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.flatMap((one, i) => variants(one).map((other) => list.with(i, other)));
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => variants(one).map((other) => ({ ...value, [key]: other })));
  if (typeof value === 'number') return [value + 1];
  if (typeof value !== 'string') return [];
  const own = [
    ['days', 'rhythm'],
    ['calendar', 'thirty-days'],
    ['tenure', 'lost-at'],
    ['crm/born', 'club/last "visit".'],
    ['till', 'calls'],
    ['new', 'active', 'back'],
    ['2024-01-01', '2024-02-01'],
    ['amount', 'pieces'],
  ].find((turn) => turn.includes(value));
  return own === undefined ? [] : own.filter((one) => one !== value);
}

const field = { field: 'crm/born' };
const lives: readonly Rule[] = [
  ...[null, '2024-01-01'].flatMap((at): readonly Rule[] =>
    (['days', 'rhythm'] as const).map((basis) => ({
      kind: 'dimension',
      dimension: {
        kind: 'stage',
        stages: { events: 'till', basis, atRisk: 60, lapsed: 90, newDays: 30, typicalGap: 20, at },
      },
      levels: [{ kind: 'value', value: 'new' }],
    })),
  ),
  ...[null, field].flatMap((begins): readonly Rule[] => [
    life({ what: 'born', life: { events: 'till', begins, unit: 'calendar' } }, 20240101, 20240201),
    life(
      {
        what: 'in-life',
        life: { events: 'till', begins, unit: 'calendar' },
        of: { events: 'till', amount: { kind: 'column', column: 'amount' } },
        from: 0,
        to: 3,
      },
      1,
      20.5,
    ),
    life(
      {
        what: 'tenure',
        span: { events: 'till', begins, end: { kind: 'silence', days: 90 }, knownSince: '2024-01-01' },
      },
      0,
      31,
    ),
    life(
      {
        what: 'lost-at',
        span: { events: null, begins: field, end: { kind: 'date', field: 'crm/born' }, knownSince: null },
      },
      0,
      31,
    ),
  ]),
  life({ what: 'gap', events: 'till', after: 1 }, 0, 31),
  life({ what: 'days', events: 'till' }, 2, 3),
];

function life(figure: LifeFigure, from: number, to: number): Rule {
  return {
    kind: 'dimension',
    dimension: { kind: 'life', figure, cuts: [from, to] },
    levels: [{ kind: 'value', value: bandLevel(from, to) }],
  };
}

test.each(['fr', 'en'] as const)('lives and stages that are not the same do not read alike in %s', (language) => {
  const speech: RuleSpeech = {
    words: wordsOf(language),
    formats: formatsOf(language),
    record,
    asOf: '2024-06-30',
    segments,
    currency: null,
  };
  const told = new Map<string, Rule>();
  const all = lives.flatMap((rule) => [rule, ...(variants(rule) as Rule[])]);
  for (const rule of all) {
    if (!isSound(rule) || isIdle(rule)) continue;
    const words = ruleWords(rule, speech);
    expect(told.get(words) ?? rule).toEqual(rule);
    told.set(words, rule);
  }
  expect(told.size).toBeGreaterThan(60);
});

/** Whether it says something that its other words make meaningless: the rhythm of stages in days, the events of a life that a date begins and ends. */
function isIdle(rule: Rule): boolean {
  if (rule.kind !== 'dimension') return false;
  const { dimension } = rule;
  if (dimension.kind === 'stage') return dimension.stages.basis === 'days' && dimension.stages.typicalGap !== 20;
  if (dimension.kind !== 'life') return false;
  const [from, to] = dimension.cuts;
  if (rule.levels[0]?.kind === 'value' && rule.levels[0].value !== bandLevel(from ?? null, to ?? null)) return true;
  const { figure } = dimension;
  return 'life' in figure && figure.life.begins !== null && figure.life.events !== 'till';
}

test('segments of one name are told apart, and a measure that a person named is not read as a field', () => {
  const alike = new Map(['one', 'two'].map((id): [string, Segment] => [id, { id, name: 'Club', rule: everyone }]));
  const kept = [{ id: 'm', name: 'points', measure: { kind: 'field', field: 'club/rank' } as const, format: null }];
  const said = (rule: Rule): string =>
    ruleWords(rule, {
      words: wordsOf('fr'),
      formats: formatsOf('fr'),
      record,
      asOf: '2024-06-30',
      segments: alike,
      currency: null,
      kept,
    }).replace(/\u00a0/gu, ' ');
  expect(said({ kind: 'segment', segment: 'one', negated: false })).toBe('dans le segment « Club »');
  expect(said({ kind: 'segment', segment: 'two', negated: false })).toBe('dans le segment « Club » (le 2e de ce nom)');
  const few = { op: 'between', min: 3, max: null } as const;
  expect(said({ kind: 'field', field: 'club/points', test: few })).toBe('points ≥ 3');
  expect(said({ kind: 'measure', measure: { kind: 'field', field: 'club/rank' }, test: few })).toBe('« points » ≥ 3');
  const city = (values: readonly string[]): string =>
    said({ kind: 'field', field: 'crm/city', test: { op: 'is', values } });
  expect(city(['a b', 'c d'])).not.toBe(city(['a b » ou « c d']));
});
