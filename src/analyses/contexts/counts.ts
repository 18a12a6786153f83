import { addAt, lengthAt, Placer, setsOf, shapeOf, tally, type Cube, type Subset } from './cube.ts';
import { countPeopleOnce } from './people.ts';
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
  const placer = new Placer(sizes, exposed.codes, exposed.rows);
  const kept = new Kept(exposed, sizes, minimum);
  let done = 0;
  let reached = 0;
  for (const [arity, own] of sets.entries()) {
    const before = kept.mark();
    for (const dimensions of own) {
      kept.count(dimensions, placer);
      report(++done / steps);
      if (kept.length > most) break;
    }
    if (kept.length > most) {
      kept.backTo(before);
      break;
    }
    reached = arity;
    if (arity >= 2 && arity < deepest) onDepth(kept.counts(reached, depth, sides, entries));
  }
  return kept.counts(reached, depth, sides, entries);
}

/** The contexts that were kept so far, in columns that grow. */
class Kept {
  length = 0;
  private readonly subsets: Subset[] = [];
  private readonly occupied = new Set<string>();
  private local = new Uint32Array(1024);
  private readonly columns = Array.from({ length: 5 }, () => new Float64Array(1024));
  private readonly scratch = Array.from({ length: 6 }, () => new Float64Array(0));
  private readonly exposed: Exposed;
  private readonly sizes: readonly number[];
  private readonly minimum: number;

  constructor(exposed: Exposed, sizes: readonly number[], minimum: number) {
    this.exposed = exposed;
    this.sizes = sizes;
    this.minimum = minimum;
  }

  mark(): { readonly subsets: number; readonly length: number } {
    return { subsets: this.subsets.length, length: this.length };
  }

  backTo({ subsets, length }: { readonly subsets: number; readonly length: number }): void {
    this.subsets.length = subsets;
    this.length = length;
  }

  count(dimensions: readonly number[], placer: Placer): void {
    const shape = shapeOf(this.sizes, dimensions);
    const from = this.length;
    const lives = dimensions.every((left) => this.occupied.has(nameOf(dimensions.filter((one) => one !== left))));
    if (lives || dimensions.length <= 1) this.keep(shape.cells, placer.place(dimensions), dimensions.length === 0);
    if (this.length > from) this.occupied.add(nameOf(dimensions));
    this.subsets.push({ ...shape, from, to: this.length });
  }

  private keep(cells: number, at: Uint32Array, everybody: boolean): void {
    const [a, b, aExposure, bExposure, aContacts, bContacts] = this.scratch.map((own, index) =>
      this.cleared(own, index, cells),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
    const { halves, exposure, contacts, plain } = this.exposed;
    addAt(a, at, halves[0].rows, null);
    addAt(b, at, halves[1].rows, null);
    addAt(aContacts, at, halves[0].contacting, contacts);
    addAt(bContacts, at, halves[1].contacting, contacts);
    if (!plain) {
      addAt(aExposure, at, halves[0].rows, exposure);
      addAt(bExposure, at, halves[1].rows, exposure);
      countPeopleOnce(this.exposed, at, a, b);
    }
    const numbers = [plain ? a : aExposure, plain ? b : bExposure, aContacts, bContacts];
    for (let cell = 0; cell < cells; cell++) {
      const customers = (a[cell] as number) + (b[cell] as number);
      if (customers < this.minimum && !everybody) continue;
      if (this.length === this.local.length) this.grow();
      this.local[this.length] = cell;
      this.columns.forEach((column, index) => {
        column[this.length] = index === 4 ? customers : (numbers[index]?.[cell] ?? 0);
      });
      this.length += 1;
    }
  }

  private cleared(own: Float64Array, index: number, cells: number): Float64Array {
    if (own.length < cells) return (this.scratch[index] = new Float64Array(cells));
    own.fill(0, 0, cells);
    return own;
  }

  private grow(): void {
    const local = new Uint32Array(this.local.length * 2);
    local.set(this.local);
    this.local = local;
    this.columns.forEach((column, index) => {
      const longer = new Float64Array(column.length * 2);
      longer.set(column);
      this.columns[index] = longer;
    });
  }

  counts(reached: number, depth: number, sides: Sides, entries: Entries): Counts {
    const column = (index: number): Float64Array => this.columns[index]?.slice(0, this.length) ?? new Float64Array(0);
    const cube: Cube = {
      sizes: this.sizes,
      subsets: [...this.subsets],
      local: this.local.slice(0, this.length),
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
    const codes = entries.codes.map((column) => column.subarray(range.from, range.to));
    const cells = tally(cube, codes, entries.contacts.subarray(range.from, range.to), lengthOf(1));
    targets.forEach((target, index) => {
      const own = sums[index];
      if (target.holds[side] !== 1 || own === undefined) return;
      for (let cell = 0; cell < own.length; cell++) own[cell] = (own[cell] ?? 0) + (cells[cell] ?? 0);
    });
  }
  return sums;
}
