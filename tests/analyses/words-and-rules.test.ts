/** Words that read alike mean alike: a rule and the same rule with one thing changed, over random data. */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ruleWords, type RuleSpeech } from '../../src/analyses/rule-words.ts';
import { formatsOf } from '../../src/locales/formats.ts';
import { bandLevel } from '../../src/model/compile-dimension.ts';
import { ruleSchema } from '../../src/model/schema.ts';
import type { CustomerRecord, EventTable } from '../../src/model/record.ts';
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
  let compared = 0;
  for (const rule of fc.sample(aRule(['one', 'two']), { seed: 11, numRuns: 400 })) {
    for (let at = 0; at < 12; at++) {
      const other = v.safeParse(ruleSchema, changed(rule, at));
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
        const words = ruleWords(rule, speech);
        expect({ words, rule, other: other.output, kept: second }).toEqual({
          words,
          rule,
          other: other.output,
          kept: first,
        });
      }
    }
  }
  expect(compared).toBeGreaterThan(20);
});
