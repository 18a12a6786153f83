import { shapeOf, type Cube, type RowRange } from './cube.ts';
import { findCells, fixedOf, groupedCells, type Group } from './grouped.ts';
import type { MinedItem } from './mined.ts';

/** What is summed over rows: their weights inside a range, or 1 a row where there are none. */
export interface Column {
  readonly rows: RowRange;
  readonly weights: Float64Array | null;
}

/** Rows by their codes, and what is summed over them. */
export interface Rows {
  readonly count: number;
  readonly groups: readonly Group[];
  readonly columns: readonly Column[];
}

/** Takes the sums of each column in every cell of one of the sets, to be used before the next call; false ends the counting. */
export type SetSummed = (set: number, sums: readonly Float64Array[]) => boolean;

/** Dimensions are put together where their cells are so many times fewer than the rows, and fit into the second nearest memory. */
const gain = 8;
const mostCells = 65_536;

/**
 * Sums over every set of dimensions. The table of a set is a marginal of the table of any larger set, so a few larger sets that
 * hold all others are counted from the rows, and the others from those, again and again (the smallest parent of Gray et al. 1997).
 * Sums of whole numbers are exact whatever the order.
 */
export function sumSets(
  sizes: readonly number[],
  rows: Rows,
  sets: readonly (readonly number[])[],
  visit: SetSummed,
): void {
  new Summing(sizes, sets, fixedOf(sizes, rows.groups), visit).sum(
    rows,
    [...sets.keys()].sort((a, b) => (sets[b]?.length ?? 0) - (sets[a]?.length ?? 0) || a - b),
  );
}

/** The sums of some rows' weights in each of the first `length` contexts of a cube. */
export function tally(
  cube: Cube,
  groups: readonly Group[],
  weights: Float64Array,
  length: number = cube.length,
): Float64Array {
  const sums = new Float64Array(length);
  const subsets = cube.subsets.filter(({ from, to }) => from < to && from < length);
  const rows = { count: weights.length, groups, columns: [{ rows: { from: 0, to: weights.length }, weights }] };
  sumSets(
    cube.sizes,
    rows,
    subsets.map(({ dimensions }) => dimensions),
    (set, [own]) => {
      const { from = 0, to = 0 } = subsets[set] ?? {};
      for (let at = from; at < to; at++) sums[at] = own?.[cube.local[at] as number] as number;
      return true;
    },
  );
  return sums;
}

interface Block {
  readonly dimensions: readonly number[];
  readonly sets: readonly number[];
}

const maskOf = (dimensions: readonly number[]): number =>
  dimensions.reduce((mask, dimension) => mask | (1 << dimension), 0);

class Summing {
  private readonly sizes: readonly number[];
  private readonly sets: readonly (readonly number[])[];
  private readonly masks: readonly number[];
  /** All rows are alike in these, so they cost no cell. */
  private readonly fixed: readonly MinedItem[];
  private readonly freeSizes: readonly number[];
  private readonly visit: SetSummed;
  private readonly scratch: Float64Array[] = [];
  private at = new Uint32Array(0);

  constructor(
    sizes: readonly number[],
    sets: readonly (readonly number[])[],
    fixed: readonly MinedItem[],
    visit: SetSummed,
  ) {
    this.sizes = sizes;
    this.sets = sets;
    this.masks = sets.map(maskOf);
    this.fixed = fixed;
    this.freeSizes = sizes.map((size, dimension) => (fixed.some((one) => one.dimension === dimension) ? 1 : size));
    this.visit = visit;
  }

  /** The wanted sets come largest first. False when the visitor has seen enough. */
  sum(rows: Rows, wanted: readonly number[]): boolean {
    for (const { dimensions, sets } of this.blocks(wanted, Math.min(mostCells, rows.count / gain))) {
      if (sets.length > 1) {
        if (!this.sum(this.merge(rows, dimensions), sets)) return false;
        continue;
      }
      for (const set of sets) if (!this.visit(set, this.cells(rows, this.sets[set] ?? []))) return false;
    }
    return true;
  }

  /** Dimensions of at most so many cells that together hold every wanted set; a set that is larger is alone. */
  private blocks(wanted: readonly number[], most: number): readonly Block[] {
    const blocks: Block[] = [];
    let left = wanted;
    while (left.length > 0) {
      const [first = 0] = left;
      let mask = this.masks[first] ?? 0;
      let cells = (this.sets[first] ?? []).reduce((product, one) => product * (this.freeSizes[one] ?? 1), 1);
      for (;;) {
        const next = this.bestToAdd(mask, cells, left, most);
        if (next === null) break;
        mask |= 1 << next;
        cells *= this.freeSizes[next] ?? 1;
      }
      const isHeld = (set: number): boolean => set === first || (cells <= most && this.isInside(set, mask));
      blocks.push({
        dimensions: [...this.sizes.keys()].filter((dimension) => (mask & (1 << dimension)) !== 0),
        sets: left.filter(isHeld),
      });
      left = left.filter((set) => !isHeld(set));
    }
    return blocks;
  }

  /** The dimension that brings most sets in; null when none fits or brings any. */
  private bestToAdd(mask: number, cells: number, left: readonly number[], most: number): number | null {
    let best: number | null = null;
    let bestBrought = 0;
    this.freeSizes.forEach((size, dimension) => {
      const bit = 1 << dimension;
      if ((mask & bit) !== 0 || cells * size > most) return;
      let brought = 0;
      for (const set of left) if (((this.masks[set] ?? 0) & bit) !== 0 && this.isInside(set, mask | bit)) brought += 1;
      if (brought > bestBrought) [best, bestBrought] = [dimension, brought];
    });
    return best;
  }

  private isInside(set: number, mask: number): boolean {
    return ((this.masks[set] ?? 0) & ~mask) === 0;
  }

  /** The rows that are alike in these dimensions, put together. */
  private merge(rows: Rows, dimensions: readonly number[]): Rows {
    const free = dimensions.filter((one) => this.fixed.every(({ dimension }) => dimension !== one));
    const sums = this.cells(rows, free);
    const { cells } = shapeOf(this.sizes, free);
    const held = new Uint32Array(cells);
    let count = 0;
    for (let cell = 0; cell < cells; cell++) {
      for (const own of sums) {
        if (own[cell] === 0) continue;
        held[count++] = cell;
        break;
      }
    }
    const every = { from: 0, to: count };
    const columns = sums.map((own): Column => {
      const weights = new Float64Array(count);
      for (let row = 0; row < count; row++) weights[row] = own[held[row] as number] as number;
      return { rows: every, weights };
    });
    return { count, groups: groupedCells(this.sizes, free, held.subarray(0, count)), columns };
  }

  /** The sums of each column by cell of the set, in arrays that are used again. */
  private cells({ count, groups, columns }: Rows, set: readonly number[]): readonly Float64Array[] {
    const { cells } = shapeOf(this.sizes, set);
    if (this.at.length < count) this.at = new Uint32Array(count);
    findCells(this.sizes, groups, set, this.at, count, this.fixed);
    return columns.map((column, index) => {
      let own = this.scratch[index] ?? none;
      if (own.length < cells) own = this.scratch[index] = new Float64Array(cells);
      else own.fill(0, 0, cells);
      addAt(own, this.at, column);
      return own;
    });
  }
}

const none = new Float64Array(0);

function addAt(sums: Float64Array, cells: Uint32Array, { rows: { from, to }, weights }: Column): void {
  if (weights === null) {
    for (let row = from; row < to; row++) {
      const cell = cells[row] as number;
      sums[cell] = (sums[cell] as number) + 1;
    }
    return;
  }
  for (let row = from; row < to; row++) {
    const cell = cells[row] as number;
    sums[cell] = (sums[cell] as number) + (weights[row] as number);
  }
}
