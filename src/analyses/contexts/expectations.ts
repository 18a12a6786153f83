import { within, type World } from './world.ts';
import type { View } from './views.ts';

/**
 * What the lines so far let expect. The expectation of a row for a combination of contact levels is
 * exposure × rate of the combination × the multipliers of the lines that hold both; only a mask of lines is kept a row.
 */
export interface Fit {
  /** The line holds these rows, and from now on multiplies. */
  readonly add: (members: Uint32Array, target: number, multiplier: number) => void;
  /**
   * How much more a line would let each of these rows expect of a target; null when the line is about other contacts. The rows
   * are of the view, and the line not added yet.
   */
  readonly changes: (
    view: View,
    members: Uint32Array,
    line: number,
    target: number,
    multiplier: number,
  ) => Float64Array | null;
  /** The contacts that the members inside a view expect, from the rates of that view and the multipliers so far. */
  readonly expectedIn: (view: View, members: Uint32Array, target: number) => number;
  readonly masks: Uint32Array;
  readonly lines: readonly FitLine[];
}

interface FitLine {
  readonly target: number;
  readonly multiplier: number;
}

/** `before` is a fit that this one goes on from, which stays as it is; `own` takes the masks of a fit that begins, and loses what it held. */
export function fitOf(
  { exposed, sides }: World,
  before: Fit | null = null,
  own: Uint32Array = new Uint32Array(before === null ? exposed.rows : 0),
): Fit {
  const masks = before?.masks.slice() ?? own.fill(0);
  const lines: FitLine[] = [...(before?.lines ?? [])];
  // What the rows of a mask are multiplied by, one a combination of contact levels.
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
  // The rate that a mask expects per exposure for contacts that are of both targets.
  const rateWithin = (view: View, mask: number, one: number, other: number): number => {
    const [a, b] = [sides.targets[one], sides.targets[other]];
    const weight = weightOf(mask);
    let rate = 0;
    for (let side = 0; side < sides.combinations; side++) {
      if (a?.holds[side] === 1 && b?.holds[side] === 1) rate += (view.rates[side] ?? 0) * (weight[side] ?? 1);
    }
    return rate;
  };
  return {
    masks,
    lines,
    add(members, target, multiplier) {
      const bit = 1 << lines.length;
      lines.push({ target, multiplier });
      for (let at = 0; at < members.length; at++) {
        const row = members[at] as number;
        masks[row] = (masks[row] as number) | bit;
      }
    },
    changes(view, members, line, target, multiplier) {
      const rates = new Map<number, number>();
      const changes = new Float64Array(members.length);
      let any = false;
      for (let at = 0; at < members.length; at++) {
        const row = members[at] as number;
        const mask = masks[row] as number;
        let rate = rates.get(mask);
        if (rate === undefined) {
          rate = (multiplier - 1) * rateWithin(view, mask, line, target);
          rates.set(mask, rate);
          any ||= rate !== 0;
        }
        changes[at] = rate * (exposed.exposure[row] as number);
      }
      return any ? changes : null;
    },
    expectedIn(view, members, target) {
      let expected = 0;
      for (const [mask, exposure] of exposureByMask(within(members, view.rows), masks, exposed.exposure, lines.length))
        expected += exposure * rateWithin(view, mask, target, target);
      return expected;
    },
  };
}

/** Masks of so many lines are places in an array; more are looked up. */
const fewLines = 12;

function exposureByMask(
  rows: Uint32Array,
  masks: Uint32Array,
  exposure: Float64Array,
  lines: number,
): Iterable<readonly [number, number]> {
  if (lines <= fewLines) {
    const sums = new Float64Array(1 << lines);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] as number;
      const mask = masks[row] as number;
      sums[mask] = (sums[mask] as number) + (exposure[row] as number);
    }
    return [...sums.entries()].filter(([, sum]) => sum > 0);
  }
  const sums = new Map<number, number>();
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const mask = masks[row] as number;
    sums.set(mask, (sums.get(mask) ?? 0) + (exposure[row] as number));
  }
  return sums;
}
