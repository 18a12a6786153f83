import type { Counts } from './counts.ts';
import type { RowRange } from './cube.ts';
import type { Customers } from './halves.ts';
import type { Entries, Sides } from './sides.ts';

/** Customers whose expectations were multiplied by the same lines. */
export interface Group {
  /** One a combination of contact levels: what the lines so far multiply its rate by. */
  readonly weight: Float64Array;
  readonly rows: Uint32Array;
}

/**
 * What the lines so far let expect. A customer's expectation for a combination of contact levels is
 * exposure × rate of the combination × the multipliers of the lines that hold both; only a mask of lines is kept a customer.
 */
export interface Fit {
  /** The line holds these customers, and from now on multiplies. */
  readonly add: (members: Uint32Array, target: number, multiplier: number) => void;
  /** The members inside a range, by the lines that hold them. */
  readonly groups: (members: Uint32Array, range: RowRange) => readonly Group[];
  /** The rate that a group expects per exposure for contacts that are of both targets, from the first half. */
  readonly rateWithin: (weight: Float64Array, one: number, other: number) => number;
  /** The contacts that members of the second half expect, from the rates of that half and the multipliers of the first. */
  readonly expectedInSecondHalf: (members: Uint32Array, target: number) => number;
  readonly masks: Uint32Array;
}

export function fitOf(customers: Customers, sides: Sides, entries: Entries, counts: Counts): Fit {
  const masks = new Uint32Array(customers.count);
  const lines: { readonly target: number; readonly multiplier: number }[] = [];
  const rates = ([0, 1] as const).map((half) => combinationRates(sides, counts, entries, half));

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
  const rateOf = (half: 0 | 1, weight: Float64Array, one: number, other: number): number => {
    const [a, b] = [sides.targets[one], sides.targets[other]];
    let rate = 0;
    for (let side = 0; side < sides.combinations; side++) {
      if (a?.holds[side] === 1 && b?.holds[side] === 1) rate += (rates[half]?.[side] ?? 0) * (weight[side] ?? 1);
    }
    return rate;
  };
  return {
    masks,
    groups,
    add(members, target, multiplier) {
      const bit = 1 << lines.length;
      lines.push({ target, multiplier });
      for (const row of members) masks[row] = (masks[row] ?? 0) | bit;
    },
    rateWithin: (weight, one, other) => rateOf(0, weight, one, other),
    expectedInSecondHalf(members, target) {
      let expected = 0;
      for (const { weight, rows } of groups(members, customers.halves[1].customers)) {
        let exposure = 0;
        for (const row of rows) exposure += customers.exposure[row] ?? 0;
        expected += exposure * rateOf(1, weight, target, target);
      }
      return expected;
    },
  };
}

/** Contacts per exposure of each combination of contact levels in one half. */
function combinationRates(sides: Sides, counts: Counts, entries: Entries, half: 0 | 1): Float64Array {
  const { exposure, contacts } = counts.halves[half];
  const whole = exposure[0] ?? 0;
  const rates = new Float64Array(sides.combinations);
  if (whole === 0) return rates;
  if (sides.targets.length === 1) return rates.fill((contacts[0]?.[0] ?? 0) / whole / sides.combinations);
  for (let side = 0; side < rates.length; side++) {
    const range = entries.ranges[half * sides.combinations + side];
    for (let entry = range?.from ?? 0; entry < (range?.to ?? 0); entry++)
      rates[side] = (rates[side] ?? 0) + (entries.contacts[entry] ?? 0) / whole;
  }
  return rates;
}
