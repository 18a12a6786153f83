import { describe, expect, test } from 'vitest';
import { codesOf, cubeOf, tally } from '../../../src/analyses/contexts/cube.ts';
import { layOut } from '../../../src/analyses/contexts/halves.ts';
import { mine } from '../../../src/analyses/contexts/mine.ts';
import { numbersOf } from '../../../src/analyses/contexts/numbers.ts';
import { layOutEntries, sideCode, sidesOf } from '../../../src/analyses/contexts/sides.ts';
import { countAll } from '../../../src/analyses/contexts/counts.ts';
import { spreadOf } from '../../../src/analyses/contexts/spread.ts';
import { expectClose, readGolden } from '../../support/golden.ts';
import { dice, worldOf } from './worlds.ts';
import type { MinerInput } from '../../../src/analyses/contexts/miner.ts';

describe('the cube', () => {
  test('holds every set of dimensions up to the depth, small sets first', () => {
    const cube = cubeOf([2, 3, 4, 5], 3);
    expect(cube.subsets).toHaveLength(1 + 4 + 6 + 4);
    expect(cubeOf([2, 3, 4, 5], 2).subsets).toEqual(cube.subsets.slice(0, 11));
    expect(cube.subsets.at(-1)).toMatchObject({ dimensions: [1, 2, 3], strides: [1, 3, 12], cells: 60 });
    expect(codesOf(cube, cube.subsets.at(-1) ?? cube.subsets[0]!, 59)).toEqual([2, 3, 4]);
  });

  test('counts as one reading row by row does, for every context, customer side and contact side', () => {
    const input = worldOf({
      seed: 3,
      customers: 400,
      sizes: [2, 3, 4, 2],
      sideSizes: [2, 3],
      base: 0.8,
      shape: 0.5,
      planted: [],
    });
    const roll = dice(9);
    const weighted: MinerInput = { ...input, exposure: input.exposure.map(() => 0.2 + roll()) };
    const customers = layOut(weighted);
    const sides = sidesOf(weighted.sideSizes, weighted.depth, true);
    const entries = layOutEntries(weighted, customers, sides.combinations);
    const cube = cubeOf(weighted.sizes, weighted.depth);
    const counts = countAll(cube, weighted.depth, customers, sides, entries, () => undefined);
    const codeOf = (row: number, dimension: number): number =>
      sideCode(weighted.sizes, weighted.cell[row] ?? 0, dimension);
    let compared = 0;
    for (const subset of cube.subsets) {
      for (let cell = 0; cell < subset.cells; cell++) {
        const codes = codesOf(cube, subset, cell);
        const members = Array.from(weighted.customer.keys()).filter((row) =>
          subset.dimensions.every((dimension, place) => codeOf(row, dimension) === codes[place]),
        );
        const at = subset.offset + cell;
        expect(counts.all.customers[at]).toBe(members.length);
        expectClose(
          counts.all.exposure[at] ?? 0,
          members.reduce((sum, row) => sum + (weighted.exposure[row] ?? 0), 0),
          1e-12,
        );
        expect(counts.all.contacts[0]?.[at]).toBe(members.reduce((sum, row) => sum + (weighted.contacts[row] ?? 0), 0));
        const inside = new Set(members);
        sides.targets.forEach((target, index) => {
          const found = counts.all.contacts[index]?.[at];
          if (index === 0 || found === undefined) return;
          let sum = 0;
          weighted.side.forEach((side, entry) => {
            const counted = target.items.every(
              (item) => sideCode(weighted.sideSizes, side, item.dimension) === item.code,
            );
            if (counted && inside.has(weighted.sideCustomer[entry] ?? -1)) sum += weighted.sideContacts[entry] ?? 0;
          });
          expect(found).toBe(sum);
          compared += 1;
        });
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  test('adds no more than what is in the range', () => {
    const cube = cubeOf([2], 1);
    expect([...tally(cube, [Uint8Array.of(0, 1, 1, 0)], { from: 1, to: 3 }, null)]).toEqual([2, 0, 2]);
  });
});

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
    const input = inputOf(
      contacts.map(() => 0),
      contacts,
      [1],
      1,
    );
    const customers = layOut(input);
    const sides = sidesOf([], 1, true);
    expectClose(spreadOf(customers, sides, layOutEntries(input, customers, 1))[0] ?? null, c06.expected.phi, 1e-9);
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
    ...inputOf(Float64Array.from(cells), contacts, [2, 2], 3),
    sideSizes: [2],
    crossed: true,
    sideCustomer: Float64Array.from(sides, ([customer]) => customer),
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

function inputOf(cell: Float64Array, contacts: Float64Array, sizes: readonly number[], depth: 1 | 2 | 3): MinerInput {
  const none = new Float64Array(0);
  return {
    sizes,
    sideSizes: [],
    crossed: true,
    customer: cell.map((_, row) => row),
    cell,
    contacts,
    exposure: new Float64Array(cell.length).fill(1),
    sideCustomer: none,
    side: none,
    sideContacts: none,
    depth,
    minimumCustomers: 1,
  };
}

function sum<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
