import { shapeOf, type Codes } from './cube.ts';
import type { MinedItem } from './mined.ts';

/**
 * Codes of a few dimensions in one number a row (mixed radix, first dimension fastest). What a row adds to the cell of any set is
 * then looked up once a group, in a table that stays in the nearest memory, instead of worked out dimension by dimension.
 */
export interface Group {
  readonly dimensions: readonly number[];
  readonly codes: Uint16Array;
}

/** Cells of a group: their table takes 16 kB. */
const mostCells = 4096;

export function grouped(sizes: readonly number[], codes: Codes, rows: number): readonly Group[] {
  return partsOf(sizes, [...sizes.keys()]).map((dimensions) => {
    const { strides } = shapeOf(sizes, dimensions);
    const own = new Uint16Array(rows);
    dimensions.forEach((dimension, place) => {
      const [column = nothing, stride = 1] = [codes[dimension], strides[place]];
      for (let row = 0; row < rows; row++) own[row] = (own[row] as number) + (column[row] as number) * stride;
    });
    return { dimensions, codes: own };
  });
}

/** The rows of the cells of a set, as groups. */
export function groupedCells(sizes: readonly number[], set: readonly number[], cells: Uint32Array): readonly Group[] {
  let before = 1;
  return partsOf(sizes, set).map((dimensions) => {
    const own = shapeOf(sizes, dimensions).cells;
    const codes = new Uint16Array(cells.length);
    for (let row = 0; row < codes.length; row++) codes[row] = (((cells[row] as number) / before) >>> 0) % own;
    before *= own;
    return { dimensions, codes };
  });
}

/** Some of the rows, in their order. */
export function groupsAt(groups: readonly Group[], rows: Uint32Array): readonly Group[] {
  return groups.map(({ dimensions, codes }) => {
    const own = new Uint16Array(rows.length);
    for (let at = 0; at < own.length; at++) own[at] = codes[rows[at] as number] as number;
    return { dimensions, codes: own };
  });
}

export function groupsWithin(groups: readonly Group[], from: number, to: number): readonly Group[] {
  return groups.map(({ dimensions, codes }) => ({ dimensions, codes: codes.subarray(from, to) }));
}

/** Dimensions beside each other whose cells fit into one group. */
function partsOf(sizes: readonly number[], dimensions: readonly number[]): readonly (readonly number[])[] {
  const parts: number[][] = [];
  let cells = Infinity;
  for (const dimension of dimensions) {
    cells *= sizes[dimension] ?? 1;
    if (cells > mostCells) {
      parts.push([]);
      cells = sizes[dimension] ?? 1;
    }
    parts.at(-1)?.push(dimension);
  }
  return parts;
}

/** The cell of each row in a set of dimensions, into `at`. Dimensions whose code is fixed may be in no group. */
export function findCells(
  sizes: readonly number[],
  groups: readonly Group[],
  set: readonly number[],
  at: Uint32Array,
  rows: number,
  fixed: readonly MinedItem[] = [],
): void {
  const { strides } = shapeOf(sizes, set);
  const strideOf = (dimension: number): number => strides[set.indexOf(dimension)] ?? 0;
  const start = fixed.reduce((sum, { dimension, code }) => sum + code * strideOf(dimension), 0);
  const steps = groups
    .filter(({ dimensions }) => dimensions.some((one) => isFree(fixed, one) && set.includes(one)))
    .map(({ dimensions, codes }) => ({
      codes,
      table: tableOf(
        sizes,
        dimensions,
        dimensions.map((one) => (isFree(fixed, one) ? strideOf(one) : 0)),
      ),
    }));
  const [first, second, third, ...others] = steps;
  if (first === undefined) at.fill(start, 0, rows);
  else if (second === undefined) lookUp(at, rows, start, first);
  else if (third === undefined) lookUpTwo(at, rows, start, first, second);
  else lookUpThree(at, rows, start, first, second, third);
  for (const other of others) lookUpMore(at, rows, other);
}

const isFree = (fixed: readonly MinedItem[], dimension: number): boolean =>
  fixed.every((one) => one.dimension !== dimension);

interface Step {
  readonly codes: Uint16Array;
  readonly table: Uint32Array;
}

/** What each code of a group adds to the cell. */
function tableOf(sizes: readonly number[], dimensions: readonly number[], strides: readonly number[]): Uint32Array {
  const table = new Uint32Array(shapeOf(sizes, dimensions).cells);
  let filled = 1;
  dimensions.forEach((dimension, place) => {
    const [size, stride] = [sizes[dimension] ?? 1, strides[place] ?? 0];
    for (let code = 1; code < size; code++)
      for (let before = 0; before < filled; before++)
        table[code * filled + before] = (table[before] as number) + code * stride;
    filled *= size;
  });
  return table;
}

// One loop a number of groups: the rows are read once.
function lookUp(at: Uint32Array, rows: number, start: number, { codes, table }: Step): void {
  for (let row = 0; row < rows; row++) at[row] = start + (table[codes[row] as number] as number);
}

function lookUpTwo(at: Uint32Array, rows: number, start: number, one: Step, two: Step): void {
  const [a, b, forA, forB] = [one.codes, two.codes, one.table, two.table];
  for (let row = 0; row < rows; row++)
    at[row] = start + (forA[a[row] as number] as number) + (forB[b[row] as number] as number);
}

function lookUpThree(at: Uint32Array, rows: number, start: number, one: Step, two: Step, three: Step): void {
  const [a, b, c] = [one.codes, two.codes, three.codes];
  const [forA, forB, forC] = [one.table, two.table, three.table];
  for (let row = 0; row < rows; row++)
    at[row] =
      start +
      (forA[a[row] as number] as number) +
      (forB[b[row] as number] as number) +
      (forC[c[row] as number] as number);
}

function lookUpMore(at: Uint32Array, rows: number, { codes, table }: Step): void {
  for (let row = 0; row < rows; row++) at[row] = (at[row] as number) + (table[codes[row] as number] as number);
}

/** The dimensions in which all rows are alike, with their code. */
export function fixedOf(sizes: readonly number[], groups: readonly Group[]): readonly MinedItem[] {
  return groups.flatMap(({ dimensions, codes }) => {
    const { strides, cells } = shapeOf(sizes, dimensions);
    const seen = new Uint8Array(cells);
    for (let row = 0; row < codes.length; row++) seen[codes[row] as number] = 1;
    const held = [...seen.keys()].filter((cell) => seen[cell] === 1);
    return dimensions.flatMap((dimension, place): readonly MinedItem[] => {
      const codeOf = (cell: number): number => Math.floor(cell / (strides[place] ?? 1)) % (sizes[dimension] ?? 1);
      const [first = 0] = held;
      const code = codeOf(first);
      return held.every((cell) => codeOf(cell) === code) ? [{ dimension, code }] : [];
    });
  });
}

const nothing = new Uint8Array(0);
