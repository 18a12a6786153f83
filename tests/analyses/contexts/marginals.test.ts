import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAll, countAt } from '../../../src/analyses/contexts/counts.ts';
import { setsOf } from '../../../src/analyses/contexts/cube.ts';
import { grouped } from '../../../src/analyses/contexts/grouped.ts';
import { layOut } from '../../../src/analyses/contexts/halves.ts';
import { sumSets } from '../../../src/analyses/contexts/marginals.ts';
import { layOutEntries, sidesOf } from '../../../src/analyses/contexts/sides.ts';
import { contextOf } from '../../../src/analyses/contexts/world.ts';
import { inputOf } from './exposed-rows.ts';
import { dice } from './worlds.ts';
import type { MinedItem } from '../../../src/analyses/contexts/mined.ts';

/** Enough rows for sets to be counted from larger sets, and these from larger ones. */
const shapes = fc.record({
  seed: fc.nat(1_000_000),
  rows: fc.integer({ min: 200, max: 4_000 }),
  sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 8 }),
  changing: fc.integer({ min: 0, max: 3 }),
});

interface Counted {
  readonly customers: Set<number>;
  exposure: number;
  contacts: number;
}

test('tables that are sums of larger tables are those that reading row by row counts', () => {
  fc.assert(
    fc.property(shapes, ({ seed, rows, sizes, changing }) => {
      const roll = dice(seed);
      let person = -1;
      const customer = Float64Array.from({ length: rows }, (_, row) =>
        changing > 0 && row > 0 && roll() < 0.4 ? person : ++person,
      );
      const codes = sizes.map((size) => new Uint8Array(rows).map(() => Math.floor(size * roll() ** 1.5)));
      // All but the first few dimensions stay as they are for a customer.
      codes.slice(changing).forEach((column) => {
        for (let row = 1; row < rows; row++)
          if (customer[row] === customer[row - 1]) column[row] = column[row - 1] ?? 0;
      });
      const contacts = Float64Array.from({ length: rows }, () => (roll() < 0.3 ? Math.ceil(4 * roll()) : 0));
      const days = Float64Array.from({ length: rows }, () => Math.ceil(365 * roll()) / 365.25);
      const input = {
        ...inputOf({ sizes, codes, contacts, customer, ...(changing > 0 ? { exposure: days } : {}) }),
        depth: 4,
      };
      const exposed = layOut(input);
      const sides = sidesOf([], 4, false);
      const minimum = 3;
      const counts = countAll(exposed, sizes, sides, layOutEntries(input, exposed, 1), { depth: 4, minimum });
      for (let arity = 1; arity <= 4; arity++)
        for (const dimensions of setsOf(sizes.length, arity)) {
          const cells = new Map<string, Counted>();
          for (let row = 0; row < rows; row++) {
            const name = dimensions.map((dimension) => codes[dimension]?.[row]).join(' ');
            const own = cells.get(name) ?? { customers: new Set<number>(), exposure: 0, contacts: 0 };
            cells.set(name, own);
            own.customers.add(customer[row] ?? -1);
            own.exposure += input.exposure?.[row] ?? 0;
            own.contacts += contacts[row] ?? 0;
          }
          for (const [name, own] of cells) {
            const values = name.split(' ');
            const items = dimensions.map((dimension, place): MinedItem => ({ dimension, code: Number(values[place]) }));
            const context = contextOf(counts.cube, items);
            if (own.customers.size < minimum) {
              expect(context).toBe(-1);
              continue;
            }
            const found = countAt(counts, 0, context);
            expect([found.customers, found.contacts]).toEqual([own.customers.size, own.contacts]);
            expect(found.exposure).toBeCloseTo(own.exposure, 9);
          }
        }
    }),
    { numRuns: 12 },
  );
});

test('two contexts of the same customers have exactly the same exposure, whichever tables they were summed from', () => {
  const rows = 3_000;
  const roll = dice(8);
  const sizes = [4, 5, 3, 4, 5, 4];
  const codes = sizes.map((size) => new Uint8Array(rows).map(() => Math.floor(size * roll())));
  // The last dimension is the first by another name.
  codes[5] = codes[0]?.slice() ?? new Uint8Array(0);
  const exposure = Float64Array.from({ length: rows }, () => Math.ceil(365 * roll()) / 365.25);
  const input = { ...inputOf({ sizes, codes, contacts: new Float64Array(rows), exposure }), depth: 4 };
  const exposed = layOut(input);
  const entries = layOutEntries(input, exposed, 1);
  const counts = countAll(exposed, sizes, sidesOf([], 4, false), entries, { depth: 4, minimum: 1 });
  let compared = 0;
  for (let one = 0; one < 4; one++)
    for (let other = 0; other < 5; other++) {
      const at = (dimension: number): number =>
        countAt(
          counts,
          0,
          contextOf(counts.cube, [
            { dimension, code: one },
            { dimension: 1, code: other },
          ]),
        ).exposure;
      expect(at(0)).toBe(at(5));
      compared += 1;
    }
  expect(compared).toBe(20);
});

test('a counting that has seen enough ends', () => {
  const sizes = [3, 3, 3, 3];
  const codes = sizes.map((size, dimension) =>
    Uint8Array.from({ length: 500 }, (_, row) => (row * (dimension + 1)) % size),
  );
  const seen: number[] = [];
  const columns = [{ rows: { from: 0, to: 500 }, weights: null }];
  sumSets(sizes, { count: 500, groups: grouped(sizes, codes, 500), columns }, setsOf(4, 2), (set) => {
    seen.push(set);
    return seen.length < 3;
  });
  expect(seen).toHaveLength(3);
});
