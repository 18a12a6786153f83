import { sideCode } from './sides.ts';
import { cellOf, wholeOf, type World } from './world.ts';
import type { MinedDetail, MinedItem, MinedPart } from './mined.ts';

/** "Few heavy callers or many?": the share of contacts of the three per cent who contact most. */
const heavyShare = 0.03;
/** Contacts per customer are counted one by one up to here, then together. */
const mostSeparately = 10;

export function detailOf(
  world: World,
  sideSizes: readonly number[],
  target: number,
  items: readonly MinedItem[],
  members: Uint32Array,
  own: Float64Array,
): MinedDetail {
  const perCustomer = new Array<number>(mostSeparately + 1).fill(0);
  for (const contacts of own) {
    const bar = Math.min(contacts, mostSeparately);
    perCustomer[bar] = (perCustomer[bar] ?? 0) + 1;
  }
  return {
    parts: partsOf(world, target, items),
    perCustomer,
    heavy: heavyOf(own),
    profiles: profilesOf(world, sideSizes, members),
  };
}

function heavyOf(own: Float64Array): MinedDetail['heavy'] {
  const customers = Math.ceil(own.length * heavyShare);
  const total = own.reduce((sum, contacts) => sum + contacts, 0);
  const most = own
    .slice()
    .sort()
    .subarray(own.length - customers)
    .reduce((sum, contacts) => sum + contacts, 0);
  return { customers, share: total === 0 ? 0 : most / total };
}

/** Each value alone, the pairs, the whole: their rates for the same contacts. */
function partsOf(world: World, target: number, items: readonly MinedItem[]): readonly MinedPart[] {
  const { cube, all } = world.counts;
  const sets = Array.from({ length: 2 ** items.length - 1 }, (_, index) =>
    items.filter((__, place) => ((index + 1) & (1 << place)) !== 0),
  );
  return sets
    .sort((a, b) => a.length - b.length)
    .map((set) => {
      const cell = cellOf(cube, set);
      return {
        items: set,
        rate: (all.contacts[target]?.[cell] ?? 0) / (all.exposure[cell] ?? 1),
        customers: all.customers[cell] ?? 0,
      };
    });
}

/** All contacts of the members by channel and by reason, beside those of everybody else. */
function profilesOf(world: World, sideSizes: readonly number[], members: Uint32Array): MinedDetail['profiles'] {
  if (wholeOf(world, 0).contacts === 0) return [];
  const { customers, entries } = world;
  const inside = new Uint8Array(customers.count);
  for (const row of members) inside[row] = 1;
  return sideSizes.map((size, dimension) => {
    const counts = { inside: new Array<number>(size).fill(0), rest: new Array<number>(size).fill(0) };
    for (let entry = 0; entry < entries.row.length; entry++) {
      const where = inside[entries.row[entry] ?? 0] === 1 ? counts.inside : counts.rest;
      const code = sideCode(sideSizes, entries.side[entry] ?? 0, dimension);
      where[code] = (where[code] ?? 0) + (entries.contacts[entry] ?? 0);
    }
    return { dimension, ...counts };
  });
}
