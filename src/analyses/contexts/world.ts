import { codesOf, findCell, subsetAt, type Cube, type Subset } from './cube.ts';
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

const places = new WeakMap<Cube, ReadonlyMap<string, Subset>>();

/** The context of values that are joined, whatever their order; -1 when it was too small or too deep to be kept. */
export function contextOf(cube: Cube, items: readonly MinedItem[]): number {
  const known = places.get(cube) ?? new Map(cube.subsets.map((subset) => [subset.dimensions.join(' '), subset]));
  places.set(cube, known);
  const sorted = [...items].sort((a, b) => a.dimension - b.dimension);
  const subset = known.get(sorted.map(({ dimension }) => dimension).join(' '));
  if (subset === undefined) return -1;
  return findCell(
    cube,
    subset,
    sorted.reduce((cell, item, place) => cell + item.code * (subset.strides[place] ?? 1), 0),
  );
}

/** The rows that have all these values: those of the first, then of them those of the next. */
export function membersOf({ rows, codes }: Exposed, items: readonly MinedItem[]): Uint32Array {
  const members = new Uint32Array(rows);
  let count = rows;
  for (let row = 0; row < rows; row++) members[row] = row;
  for (const { dimension, code } of items) {
    const column = codes[dimension] ?? new Uint8Array(rows);
    let left = 0;
    for (let index = 0; index < count; index++) {
      const row = members[index] as number;
      if (column[row] === code) members[left++] = row;
    }
    count = left;
  }
  return members.slice(0, count);
}

/** The contacts that the target counts, by customer: of each customer of the members, in their order. */
export function ownContacts({ exposed, sides, entries }: World, target: number, members: Uint32Array): Float64Array {
  if (target === 0) return byPerson(exposed, members, (row) => exposed.contacts[row] ?? 0);
  const own = new Float64Array(exposed.rows);
  const holds = sides.targets[target]?.holds ?? new Uint8Array(0);
  entries.ranges.forEach((range, part) => {
    if (holds[part % sides.combinations] !== 1) return;
    for (let entry = range.from; entry < range.to; entry++) {
      const row = entries.row[entry] ?? 0;
      own[row] = (own[row] ?? 0) + (entries.contacts[entry] ?? 0);
    }
  });
  return byPerson(exposed, members, (row) => own[row] ?? 0);
}

/** Sums over rows, one for each customer they are of, in the order of the rows. */
function byPerson({ person }: Exposed, rows: Uint32Array, valueOf: (row: number) => number): Float64Array {
  const sums = new Float64Array(rows.length);
  let customers = 0;
  rows.forEach((row, index) => {
    if (index === 0 || person[rows[index - 1] ?? 0] !== person[row]) customers += 1;
    sums[customers - 1] = (sums[customers - 1] ?? 0) + valueOf(row);
  });
  return sums.slice(0, customers);
}

export function contactingOf(own: Float64Array): number {
  return own.reduce((count, contacts) => (contacts > 0 ? count + 1 : count), 0);
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
