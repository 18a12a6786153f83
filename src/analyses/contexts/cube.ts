/** One set of dimensions, with the place of its cells before and after the small ones were left out. */
export interface Subset {
  readonly dimensions: readonly number[];
  /** A cell inside the subset is `Σ code × stride`. */
  readonly strides: readonly number[];
  readonly cells: number;
  /** Its kept cells are `from` (counted) to `to` (not counted) of the cube. */
  readonly from: number;
  readonly to: number;
}

/**
 * The contexts that are large enough, set of dimensions by set of dimensions, small sets first: the cube of a lower depth is
 * the beginning of a deeper one. The empty set (everybody) is context 0. A context is known by its place in this order.
 */
export interface Cube {
  readonly sizes: readonly number[];
  readonly subsets: readonly Subset[];
  /** The cell of each context inside its subset, ascending in each subset. */
  readonly local: Uint32Array;
  readonly length: number;
  /** How many values the deepest contexts join. */
  readonly depth: number;
}

/** A set of dimensions before anything was counted. */
export type Shape = Pick<Subset, 'dimensions' | 'strides' | 'cells'>;

export function shapeOf(sizes: readonly number[], dimensions: readonly number[]): Shape {
  const strides: number[] = [];
  let cells = 1;
  for (const dimension of dimensions) {
    strides.push(cells);
    cells *= sizes[dimension] ?? 1;
  }
  return { dimensions, strides, cells };
}

/** Every set of so many dimensions, in alphabetical order. */
export function setsOf(dimensions: number, arity: number): readonly (readonly number[])[] {
  return choose(dimensions, arity, 0);
}

function choose(count: number, arity: number, from: number): readonly (readonly number[])[] {
  if (arity === 0) return [[]];
  const found: (readonly number[])[] = [];
  for (let first = from; first <= count - arity; first++) {
    for (const rest of choose(count, arity - 1, first + 1)) found.push([first, ...rest]);
  }
  return found;
}

/** All cells of all sets of at most `depth` dimensions, none left out. */
export function wholeCube(sizes: readonly number[], depth: number): Cube {
  const deepest = Math.min(depth, sizes.length);
  let length = 0;
  const subsets: Subset[] = [];
  for (let arity = 0; arity <= deepest; arity++)
    for (const dimensions of setsOf(sizes.length, arity)) {
      const shape = shapeOf(sizes, dimensions);
      subsets.push({ ...shape, from: length, to: length + shape.cells });
      length += shape.cells;
    }
  const local = new Uint32Array(length);
  for (const { from, to } of subsets) for (let at = from; at < to; at++) local[at] = at - from;
  return { sizes, subsets, local, length, depth: deepest };
}

/** How many contexts of the cube join at most `depth` values. */
export function lengthAt(cube: Cube, depth: number): number {
  const deeper = cube.subsets.find(({ dimensions }) => dimensions.length > depth);
  return deeper?.from ?? cube.length;
}

/** The codes of a cell of a subset, in the order of its dimensions. */
export function codesOf(sizes: readonly number[], shape: Shape, cell: number): readonly number[] {
  return shape.dimensions.map(
    (dimension, place) => Math.floor(cell / (shape.strides[place] ?? 1)) % (sizes[dimension] ?? 1),
  );
}

/** The subset of a context. */
export function subsetAt(cube: Cube, context: number): Subset {
  let [low, high] = [0, cube.subsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((cube.subsets[middle]?.from ?? 0) <= context) low = middle;
    else high = middle - 1;
  }
  // Subsets without a kept cell begin where the next one does: the last that begins here is the one that holds it.
  const found = cube.subsets[low];
  if (found === undefined || context < found.from || context >= found.to) throw new RangeError(`No context ${context}`);
  return found;
}

/** The place of a cell of a subset; -1 when it was too small to be kept. */
export function findCell(cube: Cube, { from, to }: Subset, cell: number): number {
  let [low, high] = [from, to - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = cube.local[middle] ?? 0;
    if (found === cell) return middle;
    if (found < cell) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Rows by their codes: `codes[dimension][row]`. */
export type Codes = readonly Uint8Array[];

export interface RowRange {
  readonly from: number;
  readonly to: number;
}
