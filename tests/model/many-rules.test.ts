/** Three thousand random rules over random tables: what the database keeps is what the words mean. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { compileRule } from '../../src/model/compile-rule.ts';
import { askRule } from '../../src/model/rule-lines.ts';
import { isOn, linesOf, partAt, pathKey } from '../../src/model/rule-path.ts';
import type { Rule, Segment } from '../../src/model/rule.ts';
import { customersStage, naming, type Scope } from '../../src/model/scope.ts';
import { chain, identifier, join, query, sql } from '../../src/sql/sql.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { smallRecord } from '../support/small-record.ts';
import '../support/valid-query.ts';
import { belongs, isKnown, type World } from './plain-model.ts';
import { aDay, aRule, someData } from './random-model.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const worlds = 30;
const rulesOfWorld = 100;
const rulesOfQuery = 20;

function some<T>(things: fc.Arbitrary<T>, seed: number): T {
  return fc.sample(things, { seed, numRuns: 1 })[0] as T;
}

function worldOf(seed: number): World {
  const one = some(aRule([]), seed + 1000);
  const two = some(aRule(['one']), seed + 2000);
  return { data: some(someData, seed), asOf: some(aDay, seed), segments: new Map(Object.entries({ one, two })) };
}

const scopeOf = async (world: World): Promise<Scope> => ({
  record: await smallRecord(engine, world.data),
  asOf: world.asOf,
  population: null,
  segments: new Map([...world.segments].map(([id, rule]): [string, Segment] => [id, { id, name: id, rule }])),
});

/** Who belongs to each of some rules, by customer in their order. */
async function members(scope: Scope, rules: readonly Rule[]): Promise<readonly (readonly number[])[]> {
  const names = naming();
  const parts = rules.map((rule) => compileRule(rule, scope, names, 'customers'));
  const cells = parts.map((part, i) => sql`(${part.value})::DOUBLE AS ${identifier(`c${i}`)}`);
  const rows = await engine.query(
    chain(
      [customersStage(scope), ...parts.flatMap((part) => part.stages)],
      query`SELECT ${join(cells)} FROM "customers" ${join(
        parts.flatMap((part) => part.joins),
        sql` `,
      )} ORDER BY "customers"."customer_no"`,
    ),
  );
  return rules.map((_, i) => [...rows.numbers(`c${i}`)]);
}

describe('three thousand random rules', () => {
  test.each(Array.from({ length: worlds }, (_, i) => i + 1))(
    'of world %i keep whom a second reading of them keeps',
    async (seed) => {
      const world = worldOf(seed);
      const scope = await scopeOf(world);
      const known = world.data.customers.filter((customer) => isKnown(customer, world.asOf));
      const rules = fc.sample(aRule(['one', 'two']), { seed, numRuns: rulesOfWorld });
      for (let from = 0; from < rules.length; from += rulesOfQuery) {
        const batch = rules.slice(from, from + rulesOfQuery);
        const found = await members(scope, batch);
        batch.forEach((rule, i) => {
          const expected = known.map((customer) => Number(belongs(world, customer, rule)));
          if (found[i]?.join() !== expected.join())
            expect({ seed, rule, asOf: world.asOf, kept: found[i] }).toEqual({
              seed,
              rule,
              asOf: world.asOf,
              kept: expected,
            });
        });
      }
    },
    60_000,
  );
});

describe('what is counted of a rule', () => {
  test('is what each of its parts keeps alone, and what the whole would keep without it', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const world = worldOf(seed + 40);
      const scope = await scopeOf(world);
      const known = world.data.customers.filter((customer) => isKnown(customer, world.asOf));
      const counted = (rule: Rule): number => known.filter((customer) => belongs(world, customer, rule)).length;
      const rule = some(
        aRule(['one', 'two']).filter((one) => one.kind === 'group' && linesOf(one).length > 3),
        seed,
      );
      const { query: asked, read } = askRule(rule, scope);
      await expect(asked).toBeValidQuery(engine);
      const counts = read(await engine.query(asked));
      expect(counts).toMatchObject({ all: known.length, kept: counted(rule), keptSoFar: counted(rule) });
      for (const [key, part] of counts.parts) {
        const path = key.split('.').map(Number);
        const there = partAt(rule, path) as Rule;
        const alone: Rule = { ...there, off: false };
        expect(part.keeps, key).toBe(isOn(alone) ? counted(alone) : null);
        expect(part.without, key).toBe(counted(putAside(rule, key)));
      }
    }
  });

  test('says which line cannot be asked, counts the others, and never widens in silence', async () => {
    const world = worldOf(3);
    const scope = await scopeOf(world);
    const gone: Rule = { kind: 'field', field: 'crm/gone', test: { op: 'present' } };
    const sound: Rule = { kind: 'field', field: 'crm/city', test: { op: 'present' } };
    const rule: Rule = { kind: 'group', join: 'and', negated: false, children: [sound, gone] };
    const ask = async (one: Rule) => {
      const { query: asked, read } = askRule(one, scope);
      return read(await engine.query(asked));
    };
    const counts = await ask(rule);
    const city = world.data.customers.filter((one) => isKnown(one, world.asOf) && belongs(world, one, sound)).length;
    expect(counts.kept).toBe(null);
    expect(counts.keptSoFar).toBe(city);
    expect(counts.parts.get('1')).toEqual({
      keeps: null,
      without: city,
      problem: { code: 'field-unknown', source: 'crm', column: 'gone' },
    });
    const aside = await ask({ ...rule, children: [sound, { ...gone, off: true }] });
    expect(aside.kept).toBe(city);
  });
});

const putAside = (rule: Rule, key: string, at = ''): Rule =>
  at === key
    ? { ...rule, off: true }
    : rule.kind === 'group'
      ? { ...rule, children: rule.children.map((child, i) => putAside(child, key, at === '' ? `${i}` : `${at}.${i}`)) }
      : rule;

test('paths lead to the lines they are of', () => {
  for (const rule of fc.sample(aRule(['one']), { seed: 7, numRuns: 50 }))
    for (const { path, line } of linesOf(rule)) expect(partAt(rule, path), pathKey(path)).toBe(line);
});
