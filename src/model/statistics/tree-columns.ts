import { at } from './quantile.ts';
import type { TreeColumn } from './regression-tree.ts';

/** A numeric column cut into codes, with the values that lie on both sides of each cut: code c ends below `edges[c]`. */
export interface CutColumn extends TreeColumn {
  readonly edges: readonly { readonly below: number; readonly above: number }[];
}

/** A proposal of ours: cuts that a tree tries in one column. */
const MOST_CUTS = 64;

/** Codes of numbers: every gap between neighbouring values is a cut, or, of many, the gaps nearest to equal shares of the rows. NaN is missing. */
export function cutColumn(values: Float64Array, mostCuts: number = MOST_CUTS): CutColumn {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted();
  const distinct = sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);
  const edges: { below: number; above: number }[] = [];
  if (distinct.length - 1 <= mostCuts) {
    for (let i = 1; i < distinct.length; i++) edges.push({ below: at(distinct, i - 1), above: at(distinct, i) });
  } else {
    for (let step = 1; step <= mostCuts; step++) {
      const above = at(sorted, Math.floor((step * sorted.length) / (mostCuts + 1)));
      const place = firstFrom(distinct, above);
      if (place === 0 || edges.at(-1)?.above === above) continue;
      edges.push({ below: at(distinct, place - 1), above });
    }
  }
  const starts = Float64Array.from(edges, (edge) => edge.above);
  const codes = Int16Array.from(values, (value) => (Number.isNaN(value) ? -1 : countUpTo(starts, value)));
  return { kind: 'ordered', codes, size: edges.length + 1, edges };
}

/** Index of the first value that is at least so much. */
function firstFrom(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted values are at most so much. */
function countUpTo(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The shortest number above `below` and not above `above`: where to cut so that one can read it. */
export function readableCut({ below, above }: { readonly below: number; readonly above: number }): number {
  const middle = below > 0 ? Math.sqrt(below * above) : (below + above) / 2;
  const start = Math.floor(Math.log10(Math.max(Math.abs(below), Math.abs(above), 1e-9))) + 1;
  for (let power = start; power > start - 18; power--) {
    const step = 10 ** power;
    for (const part of [1, 0.5]) {
      const near = Number((Math.round(middle / (step * part)) * step * part).toPrecision(15));
      if (near > below && near <= above) return near;
    }
  }
  return above;
}
