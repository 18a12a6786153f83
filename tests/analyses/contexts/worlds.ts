import type { MinerInput } from '../../../src/analyses/contexts/miner.ts';
import { inputOf } from './exposed-rows.ts';

/** Seeded dice (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function normal(roll: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
}

/** Marsaglia & Tsang 2000, with the boost for shapes below 1. */
function gamma(roll: () => number, shape: number): number {
  if (shape < 1) return gamma(roll, shape + 1) * (1 - roll()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(roll);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - roll()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function poisson(roll: () => number, mean: number): number {
  if (mean > 500) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(roll)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = 1 - roll(); product > limit; product *= 1 - roll()) count += 1;
  return count;
}

export interface Planted {
  readonly items: readonly { readonly dimension: number; readonly code: number }[];
  readonly times: number;
}

export interface WorldPlan {
  readonly seed: number;
  readonly customers: number;
  readonly sizes: readonly number[];
  readonly sideSizes?: readonly number[];
  readonly base: number;
  /** Contacts of single customers spread as a gamma of this shape. */
  readonly shape: number;
  readonly planted: readonly Planted[];
  /** What each value of a few dimensions multiplies a rate by: `effects[dimension][code]`. */
  readonly effects?: Readonly<Record<number, readonly number[]>>;
  readonly depth?: number;
  readonly minimum?: number;
}

/** A world whose truth is known: who contacts how often depends on the planted contexts and the effects only. */
export const worldOf = (plan: WorldPlan): MinerInput => worldWithTruth(plan).input;

/** With the rate that each row truly has, serial callers aside. */
export function worldWithTruth(plan: WorldPlan): { readonly input: MinerInput; readonly rates: Float64Array } {
  const roll = dice(plan.seed);
  const { customers: count, sizes } = plan;
  const sideSizes = plan.sideSizes ?? [];
  const combinations = sideSizes.reduce((product, size) => product * size, 1);
  const effects = Object.entries(plan.effects ?? {}).map(([dimension, own]) => ({ dimension: Number(dimension), own }));
  const codes = sizes.map(() => new Uint8Array(count));
  const contacts = new Float64Array(count);
  const rates = new Float64Array(count);
  const sides: [number, number, number][] = [];
  for (let row = 0; row < count; row++) {
    // Uneven levels: the first of a dimension are the most frequent.
    sizes.forEach((size, dimension) => {
      const column = codes[dimension];
      if (column !== undefined) column[row] = Math.min(size - 1, Math.floor(size * roll() ** 1.5));
    });
    const planted = plan.planted.reduce(
      (product, one) =>
        one.items.every((item) => codes[item.dimension]?.[row] === item.code) ? product * one.times : product,
      1,
    );
    const times = effects.reduce(
      (product, { dimension, own }) => product * (own[codes[dimension]?.[row] ?? 0] ?? 1),
      planted,
    );
    rates[row] = plan.base * times;
    const called = poisson(roll, (plan.base * times * gamma(roll, plan.shape)) / plan.shape);
    contacts[row] = called;
    if (combinations === 1) continue;
    const own = new Map<number, number>();
    for (let contact = 0; contact < called; contact++) {
      const side = Math.floor(combinations * roll());
      own.set(side, (own.get(side) ?? 0) + 1);
    }
    for (const [side, contactsOfSide] of own) sides.push([row, side, contactsOfSide]);
  }
  const input: MinerInput = {
    ...inputOf({ sizes, codes, contacts }),
    sideSizes,
    crossed: true,
    sideKey: Float64Array.from(sides, ([customer]) => customer),
    side: Float64Array.from(sides, ([, side]) => side),
    sideContacts: Float64Array.from(sides, ([, , contactsOfSide]) => contactsOfSide),
    depth: plan.depth ?? 3,
    minimumCustomers: plan.minimum ?? 50,
  };
  return { input, rates };
}
