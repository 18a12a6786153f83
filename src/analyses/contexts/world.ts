import { codesOf, type Cube } from './cube.ts';
import type { Counts } from './counts.ts';
import type { Customers } from './halves.ts';
import type { MinedItem } from './mined.ts';
import type { ContextCount } from './numbers.ts';
import type { Entries, Sides } from './sides.ts';

/** Everything that was laid out and counted, which the lists are made from. */
export interface World {
  readonly customers: Customers;
  readonly sides: Sides;
  readonly entries: Entries;
  readonly counts: Counts;
}

/** The values that a cell of the cube joins. */
export function itemsAt(cube: Cube, cell: number): readonly MinedItem[] {
  const subset = cube.subsets.find(
    (candidate) => cell >= candidate.offset && cell < candidate.offset + candidate.cells,
  );
  if (subset === undefined) throw new RangeError(`No cell ${cell}`);
  const codes = codesOf(cube, subset, cell - subset.offset);
  return subset.dimensions.map((dimension, place) => ({ dimension, code: codes[place] ?? 0 }));
}

/** The cell of values that are joined, whatever their order. */
export function cellOf(cube: Cube, items: readonly MinedItem[]): number {
  const sorted = [...items].sort((a, b) => a.dimension - b.dimension);
  const subset = cube.subsets.find(
    ({ dimensions }) =>
      dimensions.length === sorted.length &&
      dimensions.every((dimension, place) => sorted[place]?.dimension === dimension),
  );
  if (subset === undefined) throw new RangeError('These values are deeper than the cube');
  return sorted.reduce((cell, item, place) => cell + item.code * (subset.strides[place] ?? 1), subset.offset);
}

/** The rows of the customers who have all these values. */
export function membersOf(customers: Customers, items: readonly MinedItem[]): Uint32Array {
  const columns = items.map((item) => ({
    code: item.code,
    column: customers.codes[item.dimension] ?? new Uint8Array(0),
  }));
  const rows: number[] = [];
  for (let row = 0; row < customers.count; row++)
    if (columns.every(({ column, code }) => column[row] === code)) rows.push(row);
  return Uint32Array.from(rows);
}

/** The contacts of each member that the target counts. */
export function ownContacts({ customers, sides, entries }: World, target: number, members: Uint32Array): Float64Array {
  if (target === 0) return Float64Array.from(members, (row) => customers.contacts[row] ?? 0);
  const own = new Float64Array(customers.count);
  const holds = sides.targets[target]?.holds ?? new Uint8Array(0);
  entries.ranges.forEach((range, part) => {
    if (holds[part % sides.combinations] !== 1) return;
    for (let entry = range.from; entry < range.to; entry++) {
      const row = entries.row[entry] ?? 0;
      own[row] = (own[row] ?? 0) + (entries.contacts[entry] ?? 0);
    }
  });
  return Float64Array.from(members, (row) => own[row] ?? 0);
}

export function contactingOf(own: Float64Array): number {
  return own.reduce((count, contacts) => (contacts > 0 ? count + 1 : count), 0);
}

/** The counts of a cell for a target, from its members. */
export function countOf({ counts }: World, target: number, cell: number, own: Float64Array): ContextCount {
  const { customers, exposure, contacts } = counts.all;
  return {
    customers: customers[cell] ?? 0,
    exposure: exposure[cell] ?? 0,
    contacts: contacts[target]?.[cell] ?? 0,
    contacting: contactingOf(own),
  };
}

/** The contacts of a target over everybody, and everybody's exposure. */
export function wholeOf({ counts }: World, target: number): { readonly contacts: number; readonly exposure: number } {
  return { contacts: counts.all.contacts[target]?.[0] ?? 0, exposure: counts.all.exposure[0] ?? 0 };
}
