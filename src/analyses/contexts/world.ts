import { codesOf, findCell, subsetAt, type Cube, type RowRange, type Subset } from './cube.ts';
import { countAt, type Counts } from './counts.ts';
import type { Exposed } from './halves.ts';
import type { MinedItem } from './mined.ts';
import type { ContextCount } from './numbers.ts';
import type { Entries, Sides } from './sides.ts';

/** Everything that was laid out and counted, which the lists are made from. */
export interface World {
  readonly exposed: Exposed;
  readonly sides: Sides;
  readonly entries: Entries;
  readonly counts: Counts;
}

/** The values that a context of the cube joins. */
export function itemsAt(cube: Cube, context: number): readonly MinedItem[] {
  const subset = subsetAt(cube, context);
  const codes = codesOf(cube.sizes, subset, cube.local[context] ?? 0);
  return subset.dimensions.map((dimension, place) => ({ dimension, code: codes[place] ?? 0 }));
}

const places = new WeakMap<Cube, ReadonlyMap<number, Subset>>();

const bitsOf = (dimensions: readonly number[]): number =>
  dimensions.reduce((bits, dimension) => bits | (1 << dimension), 0);

/** The context of values that are joined, whatever their order; -1 when it was too small or too deep to be kept. */
export function contextOf(cube: Cube, items: readonly MinedItem[]): number {
  const known = places.get(cube) ?? new Map(cube.subsets.map((subset) => [bitsOf(subset.dimensions), subset]));
  places.set(cube, known);
  const sorted = [...items].sort((a, b) => a.dimension - b.dimension);
  const subset = known.get(bitsOf(sorted.map(({ dimension }) => dimension)));
  if (subset === undefined) return -1;
  return findCell(
    cube,
    subset,
    sorted.reduce((cell, item, place) => cell + item.code * (subset.strides[place] ?? 1), 0),
  );
}

/** The rows that have all these values, ascending; not to be written to. */
export function membersOf({ rows, rowsWith, countWith, codes }: Exposed, items: readonly MinedItem[]): Uint32Array {
  const [rarest, ...others] = [...items].sort((a, b) => countWith(a) - countWith(b));
  if (rarest === undefined) return new Uint32Array(rows).map((_, row) => row);
  let members = rowsWith(rarest);
  for (const { dimension, code } of others) {
    const column = codes[dimension] ?? nothing;
    const kept = new Uint32Array(members.length);
    let count = 0;
    for (let index = 0; index < members.length; index++) {
      const row = members[index] as number;
      kept[count] = row;
      // Counted on without a branch, which could not be foreseen.
      count += column[row] === code ? 1 : 0;
    }
    members = kept.subarray(0, count);
  }
  return members;
}

const nothing = new Uint8Array(0);

/** Of rows in their order, those inside a range. */
export function within(members: Uint32Array, { from, to }: RowRange): Uint32Array {
  return members.subarray(placeOf(members, from), placeOf(members, to));
}

/** How many of the rows, which ascend, are below. */
function placeOf(members: Uint32Array, row: number): number {
  let [low, high] = [0, members.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The contacts that the target counts, by customer: of each customer of the members, in their order. */
export function ownContacts({ exposed, sides, entries }: World, target: number, members: Uint32Array): Float64Array {
  if (target === 0) return byPerson(exposed, members, exposed.contacts);
  const own = new Float64Array(exposed.rows);
  const holds = sides.targets[target]?.holds ?? new Uint8Array(0);
  entries.ranges.forEach((range, part) => {
    if (holds[part % sides.combinations] !== 1) return;
    for (let entry = range.from; entry < range.to; entry++) {
      const row = entries.row[entry] ?? 0;
      own[row] = (own[row] ?? 0) + (entries.contacts[entry] ?? 0);
    }
  });
  return byPerson(exposed, members, own);
}

/** Sums over rows, one for each customer they are of, in the order of the rows. */
function byPerson({ person }: Exposed, rows: Uint32Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(rows.length);
  let customers = 0;
  let last = -1;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const own = person[row] as number;
    if (own !== last) customers += 1;
    last = own;
    sums[customers - 1] = (sums[customers - 1] as number) + (values[row] as number);
  }
  return sums.subarray(0, customers);
}

export function contactingOf(own: Float64Array): number {
  let count = 0;
  for (let at = 0; at < own.length; at++) count += (own[at] as number) > 0 ? 1 : 0;
  return count;
}

/** The counts of a context for a target, from its customers. */
export function countOf({ counts }: World, target: number, context: number, own: Float64Array): ContextCount {
  return { ...countAt(counts, target, context), contacting: contactingOf(own) };
}

/** The contacts of a target over everybody, and everybody's exposure. */
export function wholeOf({ counts }: World, target: number): { readonly contacts: number; readonly exposure: number } {
  const { contacts, exposure } = countAt(counts, target, 0);
  return { contacts, exposure };
}
