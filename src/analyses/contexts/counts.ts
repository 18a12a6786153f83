import { cubeOf, tally, type Cube } from './cube.ts';
import type { Customers } from './halves.ts';
import type { Entries, Sides } from './sides.ts';

/** The counts of one half of the customers, cell by cell. */
export interface HalfCounts {
  readonly customers: Float64Array;
  readonly exposure: Float64Array;
  /** One a target; those of a channel or reason end where the joined values would pass the depth. */
  readonly contacts: readonly Float64Array[];
}

export interface Counts {
  readonly cube: Cube;
  readonly halves: readonly [HalfCounts, HalfCounts];
  /** Both halves together. */
  readonly all: HalfCounts;
}

export function countAll(
  cube: Cube,
  depth: number,
  customers: Customers,
  sides: Sides,
  entries: Entries,
  report: (share: number) => void,
): Counts {
  const steps = cube.subsets.length * (customers.plain ? 4 : 6);
  let done = 0;
  const step = () => report(++done / steps);
  const half = (which: 0 | 1): HalfCounts => {
    const { customers: range, contacting } = customers.halves[which];
    const count = tally(cube, customers.codes, range, null, step);
    const exposure = customers.plain ? count : tally(cube, customers.codes, range, customers.exposure, step);
    const contacts = tally(cube, customers.codes, contacting, customers.contacts, step);
    return { customers: count, exposure, contacts: [contacts, ...sideContacts(cube, depth, sides, entries, which)] };
  };
  const halves = [half(0), half(1)] as const;
  return { cube, halves, all: together(...halves) };
}

/** Contacts of each target but the first, from one tally a combination of contact levels. */
function sideContacts(cube: Cube, depth: number, sides: Sides, entries: Entries, half: 0 | 1): readonly Float64Array[] {
  const targets = sides.targets.slice(1);
  if (targets.length === 0) return [];
  const sums = targets.map((target) => new Float64Array(cubeOf(cube.sizes, depth - target.items.length).length));
  const shallow = cubeOf(cube.sizes, depth - 1);
  for (let side = 0; side < sides.combinations; side++) {
    const range = entries.ranges[half * sides.combinations + side];
    if (range === undefined || range.from === range.to) continue;
    const cells = tally(shallow, entries.codes, range, entries.contacts);
    targets.forEach((target, index) => {
      if (target.holds[side] === 1) add(sums[index] ?? new Float64Array(0), cells);
    });
  }
  return sums;
}

/** Adds as many cells as the first one has. */
function add(into: Float64Array, from: Float64Array): void {
  for (let cell = 0; cell < into.length; cell++) into[cell] = (into[cell] ?? 0) + (from[cell] ?? 0);
}

function together(a: HalfCounts, b: HalfCounts): HalfCounts {
  const sum = (one: Float64Array, other: Float64Array): Float64Array => {
    const both = one.slice();
    add(both, other);
    return both;
  };
  const customers = sum(a.customers, b.customers);
  return {
    customers,
    exposure: a.exposure === a.customers ? customers : sum(a.exposure, b.exposure),
    contacts: a.contacts.map((cells, target) => sum(cells, b.contacts[target] ?? new Float64Array(cells.length))),
  };
}
