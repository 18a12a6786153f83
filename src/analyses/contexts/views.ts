import type { RowRange } from './cube.ts';
import type { World } from './world.ts';

/** The counts that a list is made from: those of one half of the customers, or of both. */
export interface View {
  readonly exposure: Float64Array;
  /** One a target. */
  readonly contacts: readonly Float64Array[];
  readonly rows: RowRange;
  /** Contacts per exposure of each combination of contact levels. */
  readonly rates: Float64Array;
}

export function halfView(world: World, half: 0 | 1): View {
  const { exposure, contacts } = world.counts.halves[half];
  const rows = world.exposed.halves[half].rows;
  return { exposure, contacts, rows, rates: combinationRates(world, [half], exposure[0] ?? 0, contacts[0]?.[0] ?? 0) };
}

export function wholeView(world: World): View {
  const [a, b] = world.counts.halves;
  const exposure = sum(a.exposure, b.exposure);
  const contacts = a.contacts.map((own, target) => sum(own, b.contacts[target] ?? new Float64Array(own.length)));
  const rows = { from: 0, to: world.exposed.rows };
  return {
    exposure,
    contacts,
    rows,
    rates: combinationRates(world, [0, 1], exposure[0] ?? 0, contacts[0]?.[0] ?? 0),
  };
}

function sum(a: Float64Array, b: Float64Array): Float64Array {
  const both = a.slice();
  for (let at = 0; at < both.length; at++) both[at] = (both[at] as number) + (b[at] as number);
  return both;
}

function combinationRates(
  { sides, entries }: World,
  halves: readonly (0 | 1)[],
  exposure: number,
  contacts: number,
): Float64Array {
  const rates = new Float64Array(sides.combinations);
  if (exposure === 0) return rates;
  if (sides.targets.length === 1) return rates.fill(contacts / exposure / sides.combinations);
  for (const half of halves)
    for (let side = 0; side < rates.length; side++) {
      const range = entries.ranges[half * sides.combinations + side];
      for (let entry = range?.from ?? 0; entry < (range?.to ?? 0); entry++)
        rates[side] = (rates[side] ?? 0) + (entries.contacts[entry] ?? 0) / exposure;
    }
  return rates;
}
