import { codesOf, wholeCube, type Cube, type RowRange, type Subset } from './cube.ts';
import { groupsAt, type Group } from './grouped.ts';
import type { Exposed } from './halves.ts';
import type { MinerInput } from './miner.ts';
import type { MinedItem } from './mined.ts';

/**
 * Which contacts a context counts: all of them, those of a channel, of a reason, or of both. A target splits the
 * contacts only; the exposure stays that of the customers' values.
 */
export interface Target {
  readonly items: readonly MinedItem[];
  /** Of each full combination of contact levels, whether its contacts count. */
  readonly holds: Uint8Array;
}

/** At most a channel and a reason in one context. */
const mostSideItems = 2;
/** And at most two values of the customer beside them, because each channel and reason is a cube of its own. */
export const mostValuesBesideSides = 2;

export interface Sides {
  readonly targets: readonly Target[];
  readonly combinations: number;
}

/** Without crossing there is one target, all contacts; the combinations are still told apart, for the profiles. */
export function sidesOf(sizes: readonly number[], depth: number, crossed: boolean): Sides {
  const combinations = sizes.reduce((product, size) => product * size, 1);
  const cube = wholeCube(sizes, crossed ? Math.min(mostSideItems, depth - 1) : 0);
  const targets = cube.subsets.flatMap((subset) =>
    Array.from({ length: subset.cells }, (_, cell) => targetOf(cube, subset, cell, combinations)),
  );
  return { targets, combinations };
}

function targetOf(cube: Cube, subset: Subset, cell: number, combinations: number): Target {
  const codes = codesOf(cube.sizes, subset, cell);
  const items = subset.dimensions.map((dimension, place) => ({ dimension, code: codes[place] ?? 0 }));
  const holds = Uint8Array.from({ length: combinations }, (_, side) =>
    items.every((item) => sideCode(cube.sizes, side, item.dimension) === item.code) ? 1 : 0,
  );
  return { items, holds };
}

/** The code of one contact dimension in a combination; mixed radix, first dimension last. */
export function sideCode(sizes: readonly number[], side: number, dimension: number): number {
  let rest = side;
  for (let later = sizes.length - 1; later > dimension; later--) rest = Math.floor(rest / (sizes[later] ?? 1));
  return rest % (sizes[dimension] ?? 1);
}

/** Contacts by exposed row and combination, laid out by half and combination, with the codes of the row beside them. */
export interface Entries {
  readonly row: Uint32Array;
  readonly side: Uint32Array;
  readonly contacts: Float64Array;
  readonly groups: readonly Group[];
  /** `ranges[half × combinations + side]`. */
  readonly ranges: readonly RowRange[];
}

/** Without contact dimensions the one combination holds every contact, and no entries are needed. */
export function layOutEntries(input: MinerInput, exposed: Exposed, combinations: number): Entries {
  const given = input.side.length;
  const rowOf = exposed.rowFinder();
  const rowAt = new Int32Array(given);
  const known = new Uint32Array(given);
  let count = 0;
  for (let index = 0; index < given; index++) {
    const found = rowOf(input.sideKey[index] as number);
    rowAt[index] = found;
    known[count] = index;
    count += found >= 0 ? 1 : 0;
  }
  const second = exposed.halves[1].rows.from;
  const place = (index: number): number =>
    ((rowAt[index] as number) < second ? 0 : combinations) + (input.side[index] as number);
  const starts = new Uint32Array(2 * combinations + 1);
  for (let which = 0; which < count; which++) {
    const after = place(known[which] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let part = 1; part < starts.length; part++) starts[part] = (starts[part] ?? 0) + (starts[part - 1] ?? 0);
  const next = starts.slice();
  const row = new Uint32Array(count);
  const side = new Uint32Array(count);
  const contacts = new Float64Array(count);
  for (let which = 0; which < count; which++) {
    const index = known[which] as number;
    const part = place(index);
    const at = next[part] as number;
    next[part] = at + 1;
    row[at] = rowAt[index] as number;
    side[at] = input.side[index] as number;
    contacts[at] = input.sideContacts[index] as number;
  }
  const ranges = Array.from({ length: 2 * combinations }, (_, part) => ({
    from: starts[part] ?? 0,
    to: starts[part + 1] ?? 0,
  }));
  return { row, side, contacts, groups: groupsAt(exposed.groups, row), ranges };
}
