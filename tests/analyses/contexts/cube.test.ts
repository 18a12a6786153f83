import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesOf, lengthAt, setsOf, wholeCube } from '../../../src/analyses/contexts/cube.ts';
import { countAll, countAt, type Counts } from '../../../src/analyses/contexts/counts.ts';
import { grouped } from '../../../src/analyses/contexts/grouped.ts';
import { layOut, type Exposed } from '../../../src/analyses/contexts/halves.ts';
import { tally } from '../../../src/analyses/contexts/marginals.ts';
import { mine } from '../../../src/analyses/contexts/mine.ts';
import { numbersOf } from '../../../src/analyses/contexts/numbers.ts';
import { packs } from '../../../src/analyses/contexts/packing.ts';
import { pairsOf } from '../../../src/analyses/contexts/pairs.ts';
import {
  layOutEntries,
  mostValuesBesideSides,
  sideCode,
  sidesOf,
  type Sides,
} from '../../../src/analyses/contexts/sides.ts';
import { spreadOf } from '../../../src/analyses/contexts/spread.ts';
import { contextOf, itemsAt, membersOf } from '../../../src/analyses/contexts/world.ts';
import { expectClose, readGolden } from '../../support/golden.ts';
import { inputOf } from './exposed-rows.ts';
import { worldOf } from './worlds.ts';
import type { MinerInput } from '../../../src/analyses/contexts/miner.ts';
import type { MinedItem } from '../../../src/analyses/contexts/mined.ts';

function counted(input: MinerInput): { readonly exposed: Exposed; readonly sides: Sides; readonly counts: Counts } {
  const exposed = layOut(input);
  const sides = sidesOf(input.sideSizes, input.depth, input.crossed);
  const entries = layOutEntries(input, exposed, sides.combinations);
  const counting = { depth: input.depth, minimum: input.minimumCustomers };
  return { exposed, sides, counts: countAll(exposed, input.sizes, sides, entries, counting) };
}

/** Rows, whose they are and what they hold, at random: several rows a customer, contacts by channel. */
const bases = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
    sides: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    depth: fc.integer({ min: 1, max: 5 }),
    minimum: fc.integer({ min: 1, max: 4 }),
    crossed: fc.boolean(),
  })
  .chain((shape) =>
    fc
      .array(
        fc.record({
          again: fc.boolean(),
          codes: fc.tuple(...shape.sizes.map((size) => fc.nat(size - 1))),
          exposure: fc.integer({ min: 1, max: 8 }),
          contacts: fc.array(fc.nat(shape.sides.reduce((product, size) => product * size, 1) - 1), { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 30 },
      )
      .map((rows) => ({ ...shape, rows })),
  );

type Base = typeof bases extends fc.Arbitrary<infer One> ? One : never;

function baseInput({ sizes, sides, depth, minimum, crossed, rows }: Base): MinerInput {
  let customer = -1;
  const whose = Float64Array.from(rows, ({ again }) => (again && customer >= 0 ? customer : ++customer));
  const entries = rows.flatMap(({ contacts }, row) =>
    [...new Set(contacts)].map((side) => ({ row, side, count: contacts.filter((one) => one === side).length })),
  );
  return {
    ...inputOf({
      sizes,
      codes: sizes.map((_, dimension) => rows.map(({ codes }) => codes[dimension] ?? 0)),
      contacts: Float64Array.from(rows, ({ contacts }) => contacts.length),
      customer: whose,
      exposure: Float64Array.from(rows, ({ exposure }) => exposure / 8),
    }),
    sideSizes: sides,
    crossed,
    sideKey: Float64Array.from(entries, ({ row }) => row),
    side: Float64Array.from(entries, ({ side }) => side),
    sideContacts: Float64Array.from(entries, ({ count }) => count),
    depth,
    minimumCustomers: minimum,
  };
}

describe('the cube', () => {
  test('holds every set of dimensions up to the depth, small sets first', () => {
    const cube = wholeCube([2, 3, 4, 5], 3);
    expect(cube.subsets).toHaveLength(1 + 4 + 6 + 4);
    expect(wholeCube([2, 3, 4, 5], 2).subsets).toEqual(cube.subsets.slice(0, 11));
    expect(lengthAt(cube, 2)).toBe(wholeCube([2, 3, 4, 5], 2).length);
    expect(cube.subsets.at(-1)).toMatchObject({ dimensions: [1, 2, 3], strides: [1, 3, 12], cells: 60 });
    expect(codesOf(cube.sizes, cube.subsets.at(-1) ?? cube.subsets[0]!, 59)).toEqual([2, 3, 4]);
  });

  test('counts what reading row by row counts, for every context that is large enough and for no other', () => {
    fc.assert(
      fc.property(bases, (base) => {
        const input = baseInput(base);
        const { counts, sides } = counted(input);
        const found = new Set<string>();
        for (let context = 0; context < counts.cube.length; context++) {
          const items = itemsAt(counts.cube, context);
          found.add(JSON.stringify(items));
          expect(contextOf(counts.cube, [...items].reverse())).toBe(context);
          const rows = base.rows.flatMap(({ codes }, row) =>
            items.every(({ dimension, code }) => codes[dimension] === code) ? [row] : [],
          );
          sides.targets.forEach((target, index) => {
            const values = items.length + target.items.length;
            if (values > base.depth || (index > 0 && items.length > mostValuesBesideSides)) return;
            expect(countAt(counts, index, context)).toEqual({
              customers: new Set(rows.map((row) => input.customer[row])).size,
              exposure: rows.reduce((sum, row) => sum + (input.exposure?.[row] ?? 0), 0),
              contacts: rows
                .flatMap((row) => base.rows[row]?.contacts ?? [])
                .filter((side) =>
                  target.items.every(({ dimension, code }) => sideCode(input.sideSizes, side, dimension) === code),
                ).length,
            });
          });
        }
        for (let arity = 1; arity <= Math.min(base.depth, base.sizes.length); arity++)
          for (const dimensions of setsOf(base.sizes.length, arity))
            for (const items of everyItems(base, dimensions))
              if (!found.has(JSON.stringify(items)))
                expect(customersWith(base, input, items)).toBeLessThan(base.minimum);
      }),
      { numRuns: 500 },
    );
  });

  test('crosses any two dimensions, small cells too', () => {
    fc.assert(
      fc.property(bases, (base) => {
        const input = baseInput(base);
        for (const pair of pairsOf(layOut(input), input.sizes)) {
          const [one, other] = pair.dimensions;
          for (const items of everyItems(base, pair.dimensions)) {
            const cell = (items[0]?.code ?? 0) + (base.sizes[one] ?? 1) * (items[1]?.code ?? 0);
            const rows = base.rows.filter(
              ({ codes }) => codes[one] === items[0]?.code && codes[other] === items[1]?.code,
            );
            expect(pair.customers[cell]).toBe(customersWith(base, input, items));
            expect(pair.contacts[cell]).toBe(rows.reduce((sum, row) => sum + row.contacts.length, 0));
            expect(pair.exposure[cell]).toBe(rows.reduce((sum, row) => sum + row.exposure / 8, 0));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('leaves out whole what would not fit, and says how deep it looked', () => {
    const input = {
      ...worldOf({ seed: 3, customers: 500, sizes: [4, 4, 4, 4], base: 1, shape: 1, planted: [] }),
      depth: 4,
    };
    const exposed = layOut(input);
    const sides = sidesOf([], 4, true);
    const entries = layOutEntries(input, exposed, 1);
    const seen: number[] = [];
    const counts = countAll(
      exposed,
      input.sizes,
      sides,
      entries,
      { depth: 4, minimum: 1, mostContexts: 200 },
      undefined,
      (soFar) => seen.push(soFar.cube.depth),
    );
    expect(counts.cube.depth).toBe(2);
    expect(counts.cube.length).toBe(1 + 16 + 96);
    expect(seen).toEqual([2]);
  });

  test('adds the weights of rows to the contexts they are in', () => {
    const groups = grouped([2], [Uint8Array.of(0, 1, 1, 0)], 4);
    expect([...tally(wholeCube([2], 1), groups, Float64Array.of(1, 2, 3, 4))]).toEqual([10, 5, 5]);
  });

  test('gets the codes of twenty dimensions of eight levels through, which no one number could hold', () => {
    const sizes = new Array<number>(20).fill(8);
    expect(packs(sizes).flat()).toEqual([...sizes.keys()]);
    const codes = sizes.map((_, dimension) => Uint8Array.of((dimension * 5) % 8, 7));
    const exposed = layOut(inputOf({ sizes, codes, contacts: Float64Array.of(0, 0) }));
    expect(exposed.codes.map((column) => [...column].sort())).toEqual(codes.map((column) => [...column].sort()));
    expect(
      membersOf(
        exposed,
        codes.map((column, dimension) => ({ dimension, code: column[0] ?? 0 })),
      ),
    ).toHaveLength(1);
  });
});

function everyItems(base: Base, dimensions: readonly number[]): readonly (readonly MinedItem[])[] {
  return dimensions.reduce<readonly (readonly MinedItem[])[]>(
    (sets, dimension) =>
      sets.flatMap((set) =>
        Array.from({ length: base.sizes[dimension] ?? 0 }, (_, code) => [...set, { dimension, code }]),
      ),
    [[]],
  );
}

function customersWith(base: Base, input: MinerInput, items: readonly MinedItem[]): number {
  return new Set(
    base.rows.flatMap(({ codes }, row) =>
      items.every(({ dimension, code }) => codes[dimension] === code) ? [input.customer[row]] : [],
    ),
  ).size;
}

describe('the numbers of a context', () => {
  interface Row {
    readonly customers: number;
    readonly exposure: number;
    readonly contacts: number;
  }
  const c01 = readGolden<
    readonly Row[],
    {
      readonly global_rate: number;
      readonly rows: readonly (Row &
        Readonly<
          Record<
            'rate' | 'expected' | 'lift' | 'excess' | 'rate_lo' | 'rate_hi' | 'midp_vs_rest' | 'rate_ratio_rest',
            number
          >
        >)[];
    }
  >('c01_rates_and_tests');
  const whole = { contacts: sum(c01.input, 'contacts'), exposure: sum(c01.input, 'exposure') };

  test('agree with R: rate and excess, exact interval, mid-p against the rest (c01)', () => {
    for (const row of c01.expected.rows) {
      const got = numbersOf({ ...row, contacting: 0 }, whole, 1);
      expectClose(got.rate, row.rate, 1e-9);
      expectClose(got.expected, row.expected, 1e-9);
      expectClose(got.lift, row.lift, 1e-9);
      expectClose(got.excess, row.excess, 1e-9);
      expectClose(got.poisson.low, row.rate_lo, 1e-9);
      expectClose(got.poisson.high, row.rate_hi, 1e-9);
      expectClose(got.midP, row.midp_vs_rest, 1e-9);
      expectClose(got.rate / (got.restRate ?? Number.NaN), row.rate_ratio_rest, 1e-9);
    }
  });

  test('give way to serial callers: a wider interval, a lower bound, a smaller z', () => {
    const [row] = c01.expected.rows;
    if (row === undefined) throw new Error('no row');
    const [calm, restless] = [1, 4].map((phi) => numbersOf({ ...row, contacting: 0 }, whole, phi));
    expect(calm?.interval).toEqual(calm?.poisson);
    expect(restless?.interval.low).toBeLessThan(calm?.interval.low ?? 0);
    expect(restless?.excessLow).toBeLessThan(calm?.excessLow ?? 0);
    expectClose(restless?.z ?? null, (calm?.z ?? 0) / 2, 1e-12);
  });

  test('take phi over customers (c06)', () => {
    const c06 = readGolden<{ readonly contacts_per_customer: readonly number[] }, { readonly phi: number }>(
      'c06_overdispersion',
    );
    const contacts = Float64Array.from(c06.input.contacts_per_customer);
    const input = inputOf({ sizes: [1], codes: [new Uint8Array(contacts.length)], contacts });
    const exposed = layOut(input);
    const sides = sidesOf([], 1, true);
    expectClose(spreadOf(exposed, sides, layOutEntries(input, exposed, 1))[0] ?? null, c06.expected.phi, 1e-9);
    // Contacts of a customer in two states are still those of one customer.
    const twice = {
      ...input,
      customer: Float64Array.from(contacts.keys(), (row) => Math.floor(row / 2)),
    };
    const states = layOut(twice);
    expect(states.customers).toBe(Math.ceil(contacts.length / 2));
    expect(spreadOf(states, sides, layOutEntries(twice, states, 1))[0]).not.toBe(c06.expected.phi);
  });
});

test('a channel splits the contacts and leaves the exposure: R of the channel × exposure of the profile (c13)', () => {
  interface Profile {
    readonly offer: string;
    readonly stage: string;
  }
  const c13 = readGolden<
    {
      readonly exposure: readonly (Profile & { readonly exposure: number })[];
      readonly contacts: readonly (Profile & { readonly channel: string; readonly contacts: number })[];
    },
    {
      readonly rows: readonly (Profile & {
        readonly channel: string;
        readonly contacts: number;
        readonly exposure: number;
        readonly expected: number;
        readonly lift: number;
      })[];
    }
  >('c13_event_side_dimension');
  const cellOf = ({ offer, stage }: Profile): number => (offer === 'A' ? 0 : 2) + (stage === 'new' ? 0 : 1);
  // One customer a unit of exposure; the contacts of a profile go round its customers.
  const cells = c13.input.exposure.flatMap((row) => new Array<number>(row.exposure).fill(cellOf(row)));
  const contacts = new Float64Array(cells.length);
  const sides: [number, number, number][] = [];
  for (const row of c13.input.contacts) {
    const members = cells.flatMap((cell, customer) => (cell === cellOf(row) ? [customer] : []));
    for (let contact = 0; contact < row.contacts; contact++) {
      const customer = members[contact % members.length] ?? 0;
      contacts[customer] = (contacts[customer] ?? 0) + 1;
      sides.push([customer, row.channel === 'phone' ? 0 : 1, 1]);
    }
  }
  const input: MinerInput = {
    ...inputOf({
      sizes: [2, 2],
      codes: [cells.map((cell) => cell >> 1), cells.map((cell) => cell & 1)],
      contacts,
    }),
    sideSizes: [2],
    crossed: true,
    sideKey: Float64Array.from(sides, ([customer]) => customer),
    side: Float64Array.from(sides, ([, side]) => side),
    sideContacts: Float64Array.from(sides, ([, , count]) => count),
  };
  const mined = mine({ ...input, minimumCustomers: 50 });
  const found = [...mined.lines, ...mined.leads].filter(
    (context) => context.items.length === 2 && context.sideItems.length === 1,
  );
  expect(found.length).toBeGreaterThan(0);
  for (const context of found) {
    const code = (dimension: number): number => context.items.find((item) => item.dimension === dimension)?.code ?? -1;
    const row = c13.expected.rows.find(
      (one) =>
        cellOf(one) === code(0) * 2 + code(1) && (one.channel === 'phone' ? 0 : 1) === context.sideItems[0]?.code,
    );
    expect(row).toBeDefined();
    expect(context).toMatchObject({ contacts: row?.contacts, exposure: row?.exposure });
    expectClose(context.expected, row?.expected ?? 0, 1e-9);
    expectClose(context.lift, row?.lift ?? 0, 1e-9);
  }
});

function sum<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
