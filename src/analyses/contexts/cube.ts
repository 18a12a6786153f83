/** One set of dimensions of the cube, with the place of its cells: `offset + Σ code × stride`. */
export interface Subset {
  readonly dimensions: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  readonly cells: number;
}

/**
 * Every set of at most `depth` dimensions, laid end to end, small sets first: the cube of a lower depth is the beginning
 * of a deeper one. The empty set (everybody) is cell 0.
 */
export interface Cube {
  readonly sizes: readonly number[];
  readonly subsets: readonly Subset[];
  readonly length: number;
}

export function cubeOf(sizes: readonly number[], depth: number): Cube {
  const subsets: Subset[] = [];
  let offset = 0;
  for (let arity = 0; arity <= Math.min(depth, sizes.length); arity++) {
    for (const dimensions of choose(sizes.length, arity)) {
      const strides: number[] = [];
      let cells = 1;
      for (const dimension of dimensions) {
        strides.push(cells);
        cells *= sizes[dimension] ?? 1;
      }
      subsets.push({ dimensions, strides, offset, cells });
      offset += cells;
    }
  }
  return { sizes, subsets, length: offset };
}

function choose(count: number, arity: number, from = 0): readonly (readonly number[])[] {
  if (arity === 0) return [[]];
  const found: (readonly number[])[] = [];
  for (let first = from; first <= count - arity; first++) {
    for (const rest of choose(count, arity - 1, first + 1)) found.push([first, ...rest]);
  }
  return found;
}

/** The codes of a cell of a subset, in the order of its dimensions. */
export function codesOf(cube: Cube, subset: Subset, cell: number): readonly number[] {
  return subset.dimensions.map(
    (dimension, place) => Math.floor(cell / (subset.strides[place] ?? 1)) % (cube.sizes[dimension] ?? 1),
  );
}

/** Rows by their codes: `codes[dimension][row]`. */
export type Codes = readonly Uint8Array[];

export interface RowRange {
  readonly from: number;
  readonly to: number;
}

const noCodes = new Uint8Array(0);

/** Adds the weights of a range of rows into every cell they fall in; 1 a row where there are no weights. */
export function tally(
  cube: Cube,
  codes: Codes,
  range: RowRange,
  weights: Float64Array | null,
  onSubset?: (done: number) => void,
): Float64Array {
  const sums = new Float64Array(cube.length);
  const ones = weights ?? new Float64Array(range.to).fill(1);
  cube.subsets.forEach((subset, index) => {
    addSubset(sums, subset, codes, range, ones);
    onSubset?.(index + 1);
  });
  return sums;
}

function addSubset(
  sums: Float64Array,
  { dimensions, strides, offset }: Subset,
  codes: Codes,
  { from, to }: RowRange,
  weights: Float64Array,
): void {
  const [a = noCodes, b = noCodes, c = noCodes] = dimensions.map((dimension) => codes[dimension] ?? noCodes);
  const [, second = 0, third = 0] = strides;
  // Indices are inside by construction; `as number` because a typed array says `undefined` for the rest.
  switch (dimensions.length) {
    case 0:
      for (let row = from; row < to; row++) sums[offset] = (sums[offset] as number) + (weights[row] as number);
      return;
    case 1:
      for (let row = from; row < to; row++) {
        const cell = offset + (a[row] as number);
        sums[cell] = (sums[cell] as number) + (weights[row] as number);
      }
      return;
    case 2:
      for (let row = from; row < to; row++) {
        const cell = offset + (a[row] as number) + (b[row] as number) * second;
        sums[cell] = (sums[cell] as number) + (weights[row] as number);
      }
      return;
    case 3:
      for (let row = from; row < to; row++) {
        const cell = offset + (a[row] as number) + (b[row] as number) * second + (c[row] as number) * third;
        sums[cell] = (sums[cell] as number) + (weights[row] as number);
      }
      return;
    default:
      throw new RangeError('A context joins three values of the customer at most');
  }
}
