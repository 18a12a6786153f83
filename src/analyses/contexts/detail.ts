import { contextOf, wholeOf, type World } from './world.ts';
import { sideCode } from './sides.ts';
import { countAt } from './counts.ts';
import type { MinedDetail, MinedItem, MinedNeighbour, MinedPart } from './mined.ts';

/** "Few heavy callers or many?": the share of contacts of the three per cent who contact most. */
export const heavyShare = 0.03;
/** Contacts per customer are counted one by one up to here, then together. */
export const mostSeparately = 10;
/** Values that may be added to a context, by how much they would sharpen it. */
export const mostSharper = 6;

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
    around: aroundOf(world, target, items),
    sharper: sharperOf(world, target, items),
    perCustomer,
    heavy: heavyOf(own),
    profiles: profilesOf(world, sideSizes, members),
  };
}

function heavyOf(own: Float64Array): MinedDetail['heavy'] {
  const customers = Math.ceil(own.length * heavyShare);
  const contacting = own.filter((contacts) => contacts > 0).sort();
  const sum = (some: Float64Array): number => some.reduce((all, contacts) => all + contacts, 0);
  const total = sum(contacting);
  const most = sum(contacting.subarray(Math.max(0, contacting.length - customers)));
  return { customers, share: total === 0 ? 0 : most / total };
}

/** Each value alone, the pairs, … the whole: their rates for the same contacts. */
function partsOf(world: World, target: number, items: readonly MinedItem[]): readonly MinedPart[] {
  const sets = Array.from({ length: 2 ** items.length - 1 }, (_, index) =>
    items.filter((__, place) => ((index + 1) & (1 << place)) !== 0),
  );
  return sets
    .sort((a, b) => a.length - b.length)
    .map((set) => {
      const { customers, contacts, exposure } = countAt(world.counts, target, contextOf(world.counts.cube, set));
      return { items: set, rate: contacts / exposure, customers };
    });
}

/** The same context with one value changed: what stands beside it. */
function aroundOf({ counts }: World, target: number, items: readonly MinedItem[]): readonly MinedNeighbour[] {
  return items.flatMap((item) => {
    const others = items.filter((one) => one !== item);
    return Array.from({ length: counts.cube.sizes[item.dimension] ?? 0 }, (_, code) => code).flatMap((code) => {
      const changed = { dimension: item.dimension, code };
      const context = contextOf(counts.cube, [...others, changed]);
      if (context < 0) return [];
      return [{ item: changed, instead: item, ...countAt(counts, target, context) }];
    });
  });
}

/** One more value: those above the rest of the context, the surest first. */
function sharperOf({ counts }: World, target: number, items: readonly MinedItem[]): readonly MinedNeighbour[] {
  const at = contextOf(counts.cube, items);
  if (at < 0) return [];
  const whole = countAt(counts, target, at);
  const used = new Set(items.map(({ dimension }) => dimension));
  return counts.cube.sizes
    .flatMap((size, dimension) =>
      used.has(dimension) ? [] : Array.from({ length: size }, (_, code) => ({ dimension, code })),
    )
    .flatMap((item) => {
      const context = contextOf(counts.cube, [...items, item]);
      if (context < 0) return [];
      const own = countAt(counts, target, context);
      const share = own.exposure / whole.exposure;
      const variance = whole.contacts * share * (1 - share);
      const z = variance > 0 ? (own.contacts - whole.contacts * share) / Math.sqrt(variance) : 0;
      return z > 0 ? [{ item, instead: null, ...own, z }] : [];
    })
    .sort((a, b) => b.z - a.z)
    .slice(0, mostSharper)
    .map(({ z: _, ...one }) => one);
}

/** All contacts of the members by channel and by reason, beside those of everybody else. */
function profilesOf(world: World, sideSizes: readonly number[], members: Uint32Array): MinedDetail['profiles'] {
  if (wholeOf(world, 0).contacts === 0) return [];
  const { exposed, entries, sides } = world;
  const isInside = new Uint8Array(exposed.rows);
  for (let at = 0; at < members.length; at++) isInside[members[at] as number] = 1;
  const inside = new Float64Array(sides.combinations);
  const rest = new Float64Array(sides.combinations);
  for (let entry = 0; entry < entries.row.length; entry++) {
    const where = isInside[entries.row[entry] as number] === 1 ? inside : rest;
    const side = entries.side[entry] as number;
    where[side] = (where[side] as number) + (entries.contacts[entry] as number);
  }
  return sideSizes.map((size, dimension) => {
    const byCode = (bySide: Float64Array): readonly number[] => {
      const counts = new Array<number>(size).fill(0);
      bySide.forEach((contacts, side) => {
        const code = sideCode(sideSizes, side, dimension);
        counts[code] = (counts[code] ?? 0) + contacts;
      });
      return counts;
    };
    return { dimension, inside: byCode(inside), rest: byCode(rest) };
  });
}
