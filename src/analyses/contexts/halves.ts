import type { Codes, RowRange } from './cube.ts';
import { grouped, type Group } from './grouped.ts';
import { packs } from './packing.ts';
import type { MinedItem } from './mined.ts';
import { makeSummable } from './summable.ts';
import type { MinerInput } from './miner.ts';

/** The halves are the same for a customer in every run; another seed would give other halves. */
const halvesSeed = 0x5eed;

/** 0 or 1, by a hash of the number of the customer (the finaliser of MurmurHash3). */
function halfOf(customer: number, seed = halvesSeed): 0 | 1 {
  let hash = Math.imul(customer ^ seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & 1) as 0 | 1;
}

export interface Half {
  readonly rows: RowRange;
  /** The rows of customers who had contacts come first. */
  readonly contacting: RowRange;
}

/**
 * What was exposed, laid out for counting: a row is a customer, or the time of a customer in one state. First half then second,
 * in each those who had contacts first; the rows of one customer stay beside each other.
 */
export interface Exposed {
  readonly rows: number;
  readonly customers: number;
  /** Of each row, whose it is: 0, 1, 2 … in the order of the rows. */
  readonly person: Uint32Array;
  /** The rows that are not the first of their customer. */
  readonly later: Uint32Array;
  readonly codes: Codes;
  /** The rows that have a value, ascending; made when first asked for, not to be written to. */
  readonly rowsWith: (item: MinedItem) => Uint32Array;
  /** How many they are. */
  readonly countWith: (item: MinedItem) => number;
  readonly groups: readonly Group[];
  readonly contacts: Float64Array;
  readonly exposure: Float64Array;
  /** True when every exposure is 1 and every customer one row, so that customers and exposure are one count. */
  readonly plain: boolean;
  readonly halves: readonly [Half, Half];
  /** The row of each place of the input. */
  readonly rowAt: Uint32Array;
  /** Makes what finds the row of a key, -1 for those outside the population: as large as the rows, to be let go of. */
  readonly rowFinder: () => (key: number) => number;
}

export function layOut(input: MinerInput): Exposed {
  const count = input.customer.length;
  const isLater = (index: number): boolean => index > 0 && input.customer[index] === input.customer[index - 1];
  const part = partsOf(input, isLater);
  const starts = [0, 0, 0, 0, 0];
  for (let index = 0; index < count; index++)
    starts[(part[index] ?? 0) + 1] = (starts[(part[index] ?? 0) + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = [...starts];
  const contacts = new Float64Array(count);
  const exposure = new Float64Array(count);
  const first = new Uint8Array(count);
  const rowAt = new Uint32Array(count);
  let plain = true;
  for (let index = 0; index < count; index++) {
    const row = next[part[index] ?? 0] ?? 0;
    next[part[index] ?? 0] = row + 1;
    rowAt[index] = row;
    contacts[row] = input.contacts[index] ?? 0;
    exposure[row] = input.exposure === null ? 1 : (input.exposure[index] ?? 0);
    first[row] = isLater(index) ? 0 : 1;
    plain &&= exposure[row] === 1 && first[row] === 1;
  }
  makeSummable(exposure);
  const [a = 0, aSilent = 0, b = 0, bSilent = 0, end = 0] = starts;
  const halves: readonly [Half, Half] = [
    { rows: { from: a, to: b }, contacting: { from: a, to: aSilent } },
    { rows: { from: b, to: end }, contacting: { from: b, to: bSilent } },
  ];
  const { person, customers, later } = peopleOf(first);
  const codes = unpack(input, rowAt);
  return {
    rows: count,
    customers,
    person,
    later,
    codes,
    ...valuesOf(codes, input.sizes),
    groups: grouped(input.sizes, codes, count),
    contacts,
    exposure,
    plain,
    halves,
    rowAt,
    rowFinder: () => finderOf(input.key, rowAt),
  };
}

/** Twice the half, plus 1 for customers without contact: the same for all rows of a customer. */
function partsOf(input: MinerInput, isLater: (index: number) => boolean): Uint8Array {
  const count = input.customer.length;
  const part = new Uint8Array(count);
  for (let from = 0, to = 0; from < count; from = to) {
    let calls = false;
    for (to = from; to < count && (to === from || isLater(to)); to++) calls ||= (input.contacts[to] ?? 0) > 0;
    part.fill(2 * halfOf(input.customer[from] ?? 0) + (calls ? 0 : 1), from, to);
  }
  return part;
}

function peopleOf(first: Uint8Array): Pick<Exposed, 'person' | 'customers' | 'later'> {
  const person = new Uint32Array(first.length);
  const later: number[] = [];
  let customers = 0;
  for (let row = 0; row < first.length; row++) {
    if (first[row] === 1) customers += 1;
    else later.push(row);
    person[row] = customers - 1;
  }
  return { person, customers, later: Uint32Array.from(later) };
}

function unpack({ sizes, cell }: MinerInput, rowAt: Uint32Array): Codes {
  const codes = sizes.map(() => new Uint8Array(rowAt.length));
  packs(sizes).forEach((dimensions, word) => {
    const packed = cell[word] ?? new Float64Array(rowAt.length);
    for (let index = 0; index < rowAt.length; index++) {
      const row = rowAt[index] ?? 0;
      let rest = packed[index] ?? 0;
      for (let place = dimensions.length - 1; place >= 0; place--) {
        const dimension = dimensions[place] ?? 0;
        const size = sizes[dimension] ?? 1;
        const column = codes[dimension];
        if (column !== undefined) column[row] = rest % size;
        rest = Math.floor(rest / size);
      }
    }
  });
  return codes;
}

/** The values of dimensions: how many rows have each, and which; the rows only of those that are asked for, for all would be many. */
function valuesOf(codes: Codes, sizes: readonly number[]): Pick<Exposed, 'countWith' | 'rowsWith'> {
  const counts = codes.map((column, dimension) => {
    const own = new Uint32Array(sizes[dimension] ?? 1);
    for (let row = 0; row < column.length; row++) {
      const code = column[row] as number;
      own[code] = (own[code] as number) + 1;
    }
    return own;
  });
  const countWith = ({ dimension, code }: MinedItem): number => counts[dimension]?.[code] ?? 0;
  const known = new Map<string, Uint32Array>();
  const find = (item: MinedItem): Uint32Array => {
    const column = codes[item.dimension] ?? new Uint8Array(0);
    const rows = new Uint32Array(countWith(item));
    let count = 0;
    for (let row = 0; row < column.length; row++) if (column[row] === item.code) rows[count++] = row;
    return rows;
  };
  return {
    countWith,
    rowsWith: (item) => {
      const name = `${String(item.dimension)} ${String(item.code)}`;
      const rows = known.get(name) ?? find(item);
      known.set(name, rows);
      return rows;
    },
  };
}

/** A table of places by key, open where they meet (linear probing), at most half full. */
function finderOf(key: Float64Array, rowAt: Uint32Array): (key: number) => number {
  const places = 2 ** Math.max(4, Math.ceil(Math.log2(key.length * 2 + 1)));
  const last = places - 1;
  const table = new Int32Array(places).fill(-1);
  for (let index = 0; index < key.length; index++) {
    let place = startOf(key[index] as number) & last;
    while ((table[place] as number) >= 0) place = (place + 1) & last;
    table[place] = index;
  }
  return (wanted) => {
    for (let place = startOf(wanted) & last; ; place = (place + 1) & last) {
      const index = table[place] as number;
      if (index < 0) return -1;
      if (key[index] === wanted) return rowAt[index] as number;
    }
  };
}

/** Keys are whole, and may pass 32 bits. */
function startOf(key: number): number {
  const hash = Math.imul((key | 0) ^ Math.imul((key / 4_294_967_296) | 0, 0x85ebca6b), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
