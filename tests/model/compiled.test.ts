import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { compileDimension } from '../../src/model/compile-dimension.ts';
import { compileMeasure } from '../../src/model/compile-measure.ts';
import { compileRule } from '../../src/model/compile-rule.ts';
import { populationStages } from '../../src/model/population.ts';
import type { Segment } from '../../src/model/rule.ts';
import { customersStage, naming, type Naming, type PerCustomer, type Scope } from '../../src/model/scope.ts';
import { chain, identifier, join, query, sql, type Sql } from '../../src/sql/sql.ts';
import { startNodeEngine } from '../support/node-engine.ts';
import { cutAt, smallRecord, type SmallData } from '../support/small-record.ts';
import '../support/valid-query.ts';
import { belongs, dimensionOf, isKnown, measureOf, type World } from './plain-model.ts';
import { aDay, aDimension, aMeasure, aRule, someData } from './random-model.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

type Compile = (names: Naming) => PerCustomer;

/** Several things per customer in one query: `customer_id`, then `c0`, `c1`, … */
function perCustomer(scope: Scope, things: readonly Compile[], as: (value: Sql) => Sql): Sql<'query'> {
  const names = naming();
  const parts = things.map((compile) => compile(names));
  const cells = parts.map((part, i) => sql`${as(part.value)} AS ${identifier(`c${i}`)}`);
  return chain(
    [customersStage(scope), ...parts.flatMap((part) => part.stages)],
    query`SELECT ${join([sql`"customers"."customer_id" AS "customer_id"`, ...cells])} FROM "customers" ${join(
      parts.flatMap((part) => part.joins),
      sql` `,
    )} ORDER BY "customers"."customer_no"`,
  );
}

const asNumber = (value: Sql): Sql => sql`(${value})::DOUBLE`;
const asText = (value: Sql): Sql => sql`${value}`;

const scopeOf = async (world: World): Promise<Scope> => ({
  record: await smallRecord(engine, world.data),
  asOf: world.asOf,
  population: null,
  segments: new Map([...world.segments].map(([id, rule]): [string, Segment] => [id, { id, name: id, rule }])),
});

const known = (world: World) => world.data.customers.filter((customer) => isKnown(customer, world.asOf));

/** Sums of doubles depend on their order in the last figures. */
const close = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** The same random things at each run; a failure names its seed. */
function some<T>(things: fc.Arbitrary<T>, seed: number): T {
  const [one] = fc.sample(things, { seed, numRuns: 1 });
  if (one === undefined) throw new Error('nothing');
  return one;
}

const seeds = Array.from({ length: 6 }, (_, i) => i + 1);
const list = <T>(things: fc.Arbitrary<T>, length: number) => fc.array(things, { minLength: length, maxLength: length });

describe('what is compiled to SQL says what the words mean', () => {
  test('measures', async () => {
    for (const seed of seeds) {
      const world: World = { data: some(someData, seed), asOf: some(aDay, seed), segments: new Map() };
      const measures = some(list(aMeasure, 20), seed);
      const scope = await scopeOf(world);
      const rows = await engine.query(
        perCustomer(
          scope,
          measures.map((measure) => (names) => compileMeasure(measure, scope, names, 'customers')),
          asNumber,
        ),
      );
      expect(rows.texts('customer_id')).toEqual(known(world).map((customer) => customer.id));
      measures.forEach((measure, i) => {
        const found = [...rows.numbers(`c${i}`)].map((value) => (Number.isNaN(value) ? null : value));
        const expected = known(world).map((customer) => measureOf(world, customer, measure));
        const same = found.every((value, row) => close(value, expected[row] ?? null));
        if (!same)
          expect({ seed, measure, asOf: world.asOf, values: found }).toEqual({
            seed,
            measure,
            asOf: world.asOf,
            values: expected,
          });
      });
    }
  });

  test('dimensions', async () => {
    for (const seed of seeds) {
      const world: World = { data: some(someData, seed), asOf: some(aDay, seed), segments: new Map() };
      const dimensions = some(list(aDimension, 25), seed);
      const scope = await scopeOf(world);
      const rows = await engine.query(
        perCustomer(
          scope,
          dimensions.map((dimension) => (names) => compileDimension(dimension, scope, names, 'customers')),
          asText,
        ),
      );
      dimensions.forEach((dimension, i) => {
        const expected = known(world).map((customer) => dimensionOf(world, customer, dimension));
        expect({ seed, dimension, asOf: world.asOf, values: rows.texts(`c${i}`) }).toEqual({
          seed,
          dimension,
          asOf: world.asOf,
          values: expected,
        });
      });
    }
  });

  test('rules with groups, segments in segments, and no third truth value', async () => {
    let [members, all] = [0, 0];
    for (const seed of seeds) {
      const segments = {
        one: some(aRule([]), seed),
        two: some(aRule(['one']), seed + 100),
        three: some(aRule(['one', 'two']), seed + 200),
      };
      const world: World = {
        data: some(someData, seed),
        asOf: some(aDay, seed),
        segments: new Map(Object.entries(segments)),
      };
      const rules = some(list(aRule(['one', 'two', 'three']), 25), seed);
      const scope = await scopeOf(world);
      const rows = await engine.query(
        perCustomer(
          scope,
          rules.map((rule) => (names) => compileRule(rule, scope, names, 'customers')),
          asNumber,
        ),
      );
      rules.forEach((rule, i) => {
        const expected = known(world).map((customer) => Number(belongs(world, customer, rule)));
        members += expected.reduce((sum, one) => sum + one, 0);
        all += expected.length;
        expect({ seed, rule, asOf: world.asOf, values: [...rows.numbers(`c${i}`)] }).toEqual({
          seed,
          rule,
          asOf: world.asOf,
          values: expected,
        });
      });
    }
    expect(members / all).toBeGreaterThan(0.2);
    expect(members / all).toBeLessThan(0.8);
  });
});

describe('nothing after the as-of date is seen', () => {
  test('population, measures and dimensions are the same from all the data as from what was there that day', async () => {
    for (const seed of seeds.slice(0, 4)) {
      const [data, asOf, population] = [some(someData, seed + 50), some(aDay, seed + 50), some(aRule([]), seed + 50)];
      const [measures, dimensions] = [some(list(aMeasure, 8), seed + 50), some(list(aDimension, 8), seed + 50)];
      const look = async (seen: SmallData) => {
        const scope: Scope = { ...(await scopeOf({ data: seen, asOf, segments: new Map() })), population };
        const things: readonly Compile[] = [
          ...measures.map(
            (measure): Compile =>
              (names) =>
                compileMeasure(measure, scope, names, 'customers'),
          ),
          ...dimensions.map(
            (dimension): Compile =>
              (names) =>
                compileDimension(dimension, scope, names, 'customers'),
          ),
        ];
        const all = perCustomer(scope, things, (value) => sql`(${value})::VARCHAR`);
        const members = chain(
          populationStages(scope, naming()),
          query`SELECT "customer_id" FROM "population" ORDER BY "customer_no"`,
        );
        await expect(all).toBeValidQuery(engine);
        await expect(members).toBeValidQuery(engine);
        const rows = await engine.query(all);
        const values = things.map((_, i) => {
          const texts = rows.texts(`c${i}`);
          return i < measures.length
            ? texts.map((text) => (text === null ? null : Number(Number(text).toPrecision(9))))
            : texts;
        });
        return {
          seed,
          customers: rows.texts('customer_id'),
          values,
          members: (await engine.query(members)).texts('customer_id'),
        };
      };
      expect(await look(data)).toEqual(await look(cutAt(data, asOf)));
    }
  });
});
