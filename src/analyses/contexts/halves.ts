import type { Codes, RowRange } from './cube.ts';
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
  readonly customers: RowRange;
  /** The customers who had contacts come first. */
  readonly contacting: RowRange;
}

/** Customers laid out for counting: first half then second, in each those who had contacts first. */
export interface Customers {
  readonly count: number;
  readonly codes: Codes;
  readonly contacts: Float64Array;
  readonly exposure: Float64Array;
  /** True when every exposure is 1, so that customers and exposure are one count. */
  readonly plain: boolean;
  readonly halves: readonly [Half, Half];
  /** The row of each customer number, -1 for those outside the population. */
  readonly rowOf: Int32Array;
}

export function layOut(input: MinerInput): Customers {
  const count = input.cell.length;
  const place = (index: number): number =>
    2 * halfOf(input.customer[index] ?? 0) + ((input.contacts[index] ?? 0) > 0 ? 0 : 1);
  const starts = [0, 0, 0, 0, 0];
  for (let index = 0; index < count; index++) starts[place(index) + 1] = (starts[place(index) + 1] ?? 0) + 1;
  for (let part = 1; part < starts.length; part++) starts[part] = (starts[part] ?? 0) + (starts[part - 1] ?? 0);
  const next = [...starts];
  const codes = input.sizes.map(() => new Uint8Array(count));
  const contacts = new Float64Array(count);
  const exposure = new Float64Array(count);
  const rowOf = new Int32Array(input.customer.reduce((largest, customer) => Math.max(largest, customer), -1) + 1).fill(
    -1,
  );
  let plain = true;
  for (let index = 0; index < count; index++) {
    const part = place(index);
    const row = next[part] ?? 0;
    next[part] = row + 1;
    contacts[row] = input.contacts[index] ?? 0;
    exposure[row] = input.exposure[index] ?? 0;
    plain &&= exposure[row] === 1;
    rowOf[input.customer[index] ?? 0] = row;
    let rest = input.cell[index] ?? 0;
    for (let dimension = codes.length - 1; dimension >= 0; dimension--) {
      const size = input.sizes[dimension] ?? 1;
      const column = codes[dimension];
      if (column !== undefined) column[row] = rest % size;
      rest = Math.floor(rest / size);
    }
  }
  const [a = 0, aSilent = 0, b = 0, bSilent = 0, end = 0] = starts;
  const halves: readonly [Half, Half] = [
    { customers: { from: a, to: b }, contacting: { from: a, to: aSilent } },
    { customers: { from: b, to: end }, contacting: { from: b, to: bSilent } },
  ];
  return { count, codes, contacts, exposure, plain, halves, rowOf };
}
