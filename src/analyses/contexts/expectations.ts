import type { RowRange } from './cube.ts';
import type { View } from './views.ts';
import type { World } from './world.ts';

/** Rows whose expectations were multiplied by the same lines. */
interface Group {
  /** One a combination of contact levels: what the lines so far multiply its rate by. */
  readonly weight: Float64Array;
  readonly rows: Uint32Array;
}

/**
 * What the lines so far let expect. The expectation of a row for a combination of contact levels is
 * exposure × rate of the combination × the multipliers of the lines that hold both; only a mask of lines is kept a row.
 */
export interface Fit {
  /** The line holds these rows, and from now on multiplies. */
  readonly add: (members: Uint32Array, target: number, multiplier: number) => void;
  /** The members inside a range, by the lines that hold them. */
  readonly groups: (members: Uint32Array, range: RowRange) => readonly Group[];
  /** The rate that a group expects per exposure for contacts that are of both targets. */
  readonly rateWithin: (view: View, weight: Float64Array, one: number, other: number) => number;
  /** The contacts that the members inside a view expect, from the rates of that view and the multipliers so far. */
  readonly expectedIn: (view: View, members: Uint32Array, target: number) => number;
  readonly masks: Uint32Array;
  readonly lines: readonly FitLine[];
}

interface FitLine {
  readonly target: number;
  readonly multiplier: number;
}

/** `before` is a fit that this one goes on from, which stays as it is. */
export function fitOf({ exposed, sides }: World, before: Fit | null = null): Fit {
  const masks = before?.masks.slice() ?? new Uint32Array(exposed.rows);
  const lines: FitLine[] = [...(before?.lines ?? [])];
  const weightOf = (mask: number): Float64Array => {
    const weight = new Float64Array(sides.combinations).fill(1);
    lines.forEach((line, index) => {
      if ((mask & (1 << index)) === 0) return;
      const holds = sides.targets[line.target]?.holds ?? new Uint8Array(0);
      for (let side = 0; side < weight.length; side++)
        if (holds[side] === 1) weight[side] = (weight[side] ?? 1) * line.multiplier;
    });
    return weight;
  };
  const groups = (members: Uint32Array, range: RowRange): readonly Group[] => {
    const byMask = new Map<number, number[]>();
    for (const row of members) {
      if (row < range.from || row >= range.to) continue;
      const rows = byMask.get(masks[row] ?? 0);
      if (rows === undefined) byMask.set(masks[row] ?? 0, [row]);
      else rows.push(row);
    }
    return [...byMask].map(([mask, rows]) => ({ weight: weightOf(mask), rows: Uint32Array.from(rows) }));
  };
  const rateWithin = (view: View, weight: Float64Array, one: number, other: number): number => {
    const [a, b] = [sides.targets[one], sides.targets[other]];
    let rate = 0;
    for (let side = 0; side < sides.combinations; side++) {
      if (a?.holds[side] === 1 && b?.holds[side] === 1) rate += (view.rates[side] ?? 0) * (weight[side] ?? 1);
    }
    return rate;
  };
  return {
    masks,
    lines,
    groups,
    rateWithin,
    add(members, target, multiplier) {
      const bit = 1 << lines.length;
      lines.push({ target, multiplier });
      for (const row of members) masks[row] = (masks[row] ?? 0) | bit;
    },
    expectedIn(view, members, target) {
      const own = new Map<number, number>();
      for (const row of members) {
        if (row < view.rows.from || row >= view.rows.to) continue;
        const mask = masks[row] ?? 0;
        own.set(mask, (own.get(mask) ?? 0) + (exposed.exposure[row] ?? 0));
      }
      let expected = 0;
      for (const [mask, exposure] of own) expected += exposure * rateWithin(view, weightOf(mask), target, target);
      return expected;
    },
  };
}
