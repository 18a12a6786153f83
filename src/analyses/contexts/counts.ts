import { lengthAt, setsOf, shapeOf, type Cube, type Subset } from './cube.ts';
import { groupsWithin } from './grouped.ts';
import { sumSets, tally, type Column } from './marginals.ts';
import { countedOnce } from './people.ts';
import type { Exposed } from './halves.ts';
import { mostValuesBesideSides, type Entries, type Sides } from './sides.ts';

/** The counts of one half of the customers, context by context. */
export interface HalfCounts {
  readonly exposure: Float64Array;
  /** One a target; those of a channel or reason end where the joined values would pass the depth. */
  readonly contacts: readonly Float64Array[];
}

export interface Counts {
  readonly cube: Cube;
  /** Of both halves together, each counted once however many rows it has in the context. */
  readonly customers: Float64Array;
  readonly halves: readonly [HalfCounts, HalfCounts];
}

export interface Count {
  readonly customers: number;
  readonly exposure: number;
  readonly contacts: number;
}

/** Both halves together. */
export function countAt(counts: Counts, target: number, context: number): Count {
  const [a, b] = counts.halves;
  return {
    customers: counts.customers[context] ?? 0,
    exposure: (a.exposure[context] ?? 0) + (b.exposure[context] ?? 0),
    contacts: (a.contacts[target]?.[context] ?? 0) + (b.contacts[target]?.[context] ?? 0),
  };
}

/** More would not fit beside the rest in the memory of a page; a depth that passes it is left out whole. */
const mostContexts = 6_000_000;

export interface Counting {
  readonly depth: number;
  readonly minimum: number;
  readonly mostContexts?: number;
}

/** What was counted so far, after each depth: contexts of at most so many values. */
export type DepthCounted = (counts: Counts) => void;

/**
 * Counts every context that has customers enough. A context has no more customers than each of its parents (Agrawal & Srikant
 * 1994), so a set of dimensions one of whose parts has none left is not looked at.
 */
export function countAll(
  exposed: Exposed,
  sizes: readonly number[],
  sides: Sides,
  entries: Entries,
  { depth, minimum, mostContexts: most = mostContexts }: Counting,
  report: (share: number) => void = () => undefined,
  onDepth: DepthCounted = () => undefined,
): Counts {
  const deepest = Math.min(depth, sizes.length);
  const sets = Array.from({ length: deepest + 1 }, (_, arity) => setsOf(sizes.length, arity));
  const steps = sets.reduce((sum, one) => sum + one.length, 0);
  const kept = new Kept(sizes);
  let done = 0;
  let reached = 0;
  for (const [arity, own] of sets.entries()) {
    const alive = own.filter((dimensions) => kept.mayHold(dimensions));
    done += own.length - alive.length;
    const parts = countLevel(exposed, sizes, alive, arity === 0 ? 0 : minimum, most - kept.length, () => {
      report(++done / steps);
    });
    if (parts === null) break;
    kept.add(own, new Map(alive.map((dimensions, set) => [nameOf(dimensions), parts[set] ?? noPart])));
    reached = arity;
    if (arity >= 2 && arity < deepest) onDepth(kept.counts(reached, depth, sides, entries));
  }
  return kept.counts(reached, depth, sides, entries);
}

/** The kept cells of one set: which they are, then exposure and contacts of each half, and the customers. */
interface Part {
  readonly local: Uint32Array;
  readonly columns: readonly Float64Array[];
}

const noPart: Part = { local: new Uint32Array(0), columns: [] };

/** Null when more than `most` cells would be kept. */
function countLevel(
  exposed: Exposed,
  sizes: readonly number[],
  sets: readonly (readonly number[])[],
  minimum: number,
  most: number,
  onSet: () => void,
): readonly Part[] | null {
  const parts: Part[] = [];
  let length = 0;
  for (const { sets: own, firsts } of countedOnce(exposed, sizes, sets)) {
    const rows = { count: exposed.rows, groups: exposed.groups, columns: columnsOf(exposed, firsts) };
    sumSets(
      sizes,
      rows,
      own.map((set) => sets[set] ?? []),
      (which, sums) => {
        const set = own[which] ?? 0;
        const part = partOf(shapeOf(sizes, sets[set] ?? []).cells, sums, minimum);
        parts[set] = part;
        length += part.local.length;
        onSet();
        return length <= most;
      },
    );
    if (length > most) return null;
  }
  return parts;
}

/** Customers of each half, contacts of each half, and where exposure is another count than customers, that of each half. */
function columnsOf({ halves, exposure, contacts, plain }: Exposed, firsts: Float64Array | null): readonly Column[] {
  return [
    ...halves.map(({ rows }) => ({ rows, weights: firsts })),
    ...halves.map(({ contacting }) => ({ rows: contacting, weights: contacts })),
    ...(plain ? [] : halves.map(({ rows }) => ({ rows, weights: exposure }))),
  ];
}

function partOf(cells: number, sums: readonly Float64Array[], minimum: number): Part {
  const [a, b, aContacts, bContacts, aExposure, bExposure] = sums;
  if (a === undefined || b === undefined) return noPart;
  const held = new Uint32Array(cells);
  let count = 0;
  for (let cell = 0; cell < cells; cell++)
    if ((a[cell] as number) + (b[cell] as number) >= minimum) held[count++] = cell;
  const local = held.slice(0, count);
  const take = (own: Float64Array | undefined): Float64Array => {
    const kept = new Float64Array(count);
    if (own !== undefined) for (let at = 0; at < count; at++) kept[at] = own[local[at] as number] as number;
    return kept;
  };
  const [first, second] = [take(a), take(b)];
  const customers = first.map((own, at) => own + (second[at] as number));
  const exposure = aExposure === undefined ? [first, second] : [take(aExposure), take(bExposure)];
  return { local, columns: [...exposure, take(aContacts), take(bContacts), customers] };
}

/** The contexts that were kept so far. */
class Kept {
  length = 0;
  private readonly subsets: Subset[] = [];
  private readonly parts: Part[] = [];
  private readonly occupied = new Set<string>();
  private readonly sizes: readonly number[];

  constructor(sizes: readonly number[]) {
    this.sizes = sizes;
  }

  /** Whether each part of the set has customers enough somewhere. */
  mayHold(dimensions: readonly number[]): boolean {
    return (
      dimensions.length <= 1 ||
      dimensions.every((left) => this.occupied.has(nameOf(dimensions.filter((one) => one !== left))))
    );
  }

  add(sets: readonly (readonly number[])[], parts: ReadonlyMap<string, Part>): void {
    for (const dimensions of sets) {
      const name = nameOf(dimensions);
      const part = parts.get(name) ?? noPart;
      const from = this.length;
      this.length += part.local.length;
      if (part.local.length > 0) {
        this.occupied.add(name);
        this.parts.push(part);
      }
      this.subsets.push({ ...shapeOf(this.sizes, dimensions), from, to: this.length });
    }
  }

  counts(reached: number, depth: number, sides: Sides, entries: Entries): Counts {
    const column = (index: number): Float64Array =>
      joined(new Float64Array(this.length), this.parts, (part) => part.columns[index]);
    const cube: Cube = {
      sizes: this.sizes,
      subsets: [...this.subsets],
      local: joined(new Uint32Array(this.length), this.parts, (part) => part.local),
      length: this.length,
      depth: reached,
    };
    const half = (which: 0 | 1): HalfCounts => ({
      exposure: column(which),
      contacts: [column(2 + which), ...sideContacts(cube, depth, sides, entries, which)],
    });
    return { cube, customers: column(4), halves: [half(0), half(1)] };
  }
}

/** What each part holds, one after the other. */
function joined<Numbers extends Float64Array | Uint32Array>(
  into: Numbers,
  parts: readonly Part[],
  of: (part: Part) => Numbers | undefined,
): Numbers {
  let at = 0;
  for (const part of parts) {
    const own = of(part);
    if (own !== undefined) into.set(own, at);
    at += part.local.length;
  }
  return into;
}

const nameOf = (dimensions: readonly number[]): string => dimensions.join(' ');

/** Contacts of each target but the first, from one tally a combination of contact levels. */
function sideContacts(cube: Cube, depth: number, sides: Sides, entries: Entries, half: 0 | 1): readonly Float64Array[] {
  const targets = sides.targets.slice(1);
  if (targets.length === 0) return [];
  const lengthOf = (items: number): number => lengthAt(cube, Math.min(mostValuesBesideSides, depth - items));
  const sums = targets.map((target) => new Float64Array(lengthOf(target.items.length)));
  for (let side = 0; side < sides.combinations; side++) {
    const range = entries.ranges[half * sides.combinations + side];
    if (range === undefined || range.from === range.to) continue;
    const groups = groupsWithin(entries.groups, range.from, range.to);
    const cells = tally(cube, groups, entries.contacts.subarray(range.from, range.to), lengthOf(1));
    targets.forEach((target, index) => {
      const own = sums[index];
      if (target.holds[side] !== 1 || own === undefined) return;
      for (let cell = 0; cell < own.length; cell++) own[cell] = (own[cell] ?? 0) + (cells[cell] ?? 0);
    });
  }
  return sums;
}
