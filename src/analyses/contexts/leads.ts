import { benjaminiHochberg } from '../../model/statistics/multiple-testing.ts';
import { logNormalUpper } from '../../model/statistics/normal.ts';
import { overdispersedLogP } from '../../model/statistics/overdispersion.ts';
import { childAgainstParents, REDUNDANCY_Z } from '../../model/statistics/parent-remainder.ts';
import { rateAgainstRest } from '../../model/statistics/rate-against-rest.ts';
import { cellOf, itemsAt, wholeOf, type World } from './world.ts';
import type { MinedItem } from './mined.ts';

/** Proposals of ours. */
const mostLeads = 20;
const falseShare = 0.05;
const lowerZ = 1.96;
/** Half of the customers show a z of three as one of about two. */
const unexplainedZ = REDUNDANCY_Z / Math.SQRT2;

export interface Lead {
  readonly target: number;
  readonly cell: number;
}

interface Scored extends Lead {
  readonly z: number;
  readonly low: number;
}

export interface Leads {
  readonly tried: number;
  readonly leads: readonly Lead[];
}

/**
 * The second list: contexts above the rest beyond what trying so many explains (Benjamini–Hochberg over all that were
 * tried), that beat the remainder of each parent and that the first list does not explain, by the lower bound of their
 * excess. `expected` is what the first list lets expect on the first half.
 */
export function findLeads(
  world: World,
  phis: readonly number[],
  minimum: number,
  listed: readonly Lead[],
  expected: readonly Float64Array[],
): Leads {
  const { tried, scored } = scoreAll(world, phis, minimum);
  const adjusted = benjaminiHochberg(
    scored.map((one) => Math.exp(logNormalUpper(one.z))),
    tried,
  );
  const kept = scored.filter((_, index) => (adjusted[index] ?? 1) <= falseShare);
  const leastZ = kept.reduce((least, one) => Math.min(least, one.z), Infinity);
  const candidates = kept.sort((a, b) => b.low - a.low);
  const leads: Lead[] = [];
  const seen = new Set(listed.map((line) => sameMembers(world, line)));
  for (const candidate of candidates) {
    if (leads.length === mostLeads) break;
    if (seen.has(sameMembers(world, candidate))) continue;
    const phi = phis[candidate.target] ?? 1;
    const explained = expected[candidate.target]?.[candidate.cell] ?? 0;
    const left = (world.counts.halves[0].contacts[candidate.target]?.[candidate.cell] ?? 0) - explained;
    if (left <= unexplainedZ * Math.sqrt(phi * explained)) continue;
    if (
      !isSure(world, candidate, phi, leastZ) ||
      !beatsItsParents(world, candidate, phi) ||
      !standsWithout(world, candidate, listed, phi)
    )
      continue;
    leads.push({ target: candidate.target, cell: candidate.cell });
    seen.add(sameMembers(world, candidate));
  }
  return { tried, leads };
}

function scoreAll(
  { counts, sides }: World,
  phis: readonly number[],
  minimum: number,
): { readonly tried: number; readonly scored: readonly Scored[] } {
  const { customers, exposure, contacts } = counts.all;
  const everybody = exposure[0] ?? 0;
  const scored: Scored[] = [];
  let tried = 0;
  sides.targets.forEach((_, target) => {
    const cells = contacts[target] ?? new Float64Array(0);
    const whole = cells[0] ?? 0;
    const phi = phis[target] ?? 1;
    for (let cell = 1; cell < cells.length; cell++) {
      if ((customers[cell] as number) < minimum) continue;
      tried += 1;
      const share = (exposure[cell] as number) / everybody;
      const own = cells[cell] as number;
      const z = (own - whole * share) / Math.sqrt(phi * whole * share * (1 - share));
      if (z > REDUNDANCY_Z) scored.push({ target, cell, z, low: own - lowerZ * Math.sqrt(phi * own) - whole * share });
    }
  });
  return { tried, scored };
}

/** Two contexts with the same counts of everything hold the same customers: a value of one implies a value of the other. */
function sameMembers({ counts }: World, { target, cell }: Lead): string {
  const { customers, exposure, contacts } = counts.all;
  return [target, customers[cell], exposure[cell], contacts[target]?.[cell]].join(':');
}

/** Where few contacts are expected z flatters: the exact mid-p, pulled back by phi, must pass the same bar. */
function isSure(world: World, { target, cell }: Lead, phi: number, leastZ: number): boolean {
  const own = {
    contacts: world.counts.all.contacts[target]?.[cell] ?? 0,
    exposure: world.counts.all.exposure[cell] ?? 0,
  };
  const { logMidP } = rateAgainstRest(own, wholeOf(world, target));
  return overdispersedLogP(logMidP, phi) <= logNormalUpper(leastZ);
}

/** A value of the customer must add to what remains without it; a channel must weigh more here than elsewhere. */
function beatsItsParents(world: World, { target, cell }: Lead, phi: number): boolean {
  const { counts, sides } = world;
  const items = itemsAt(counts.cube, cell);
  const at = (place: number, which: number) => ({
    contacts: counts.all.contacts[which]?.[place] ?? 0,
    exposure: counts.all.exposure[place] ?? 0,
  });
  const parents = items.length === 1 ? [] : items.map((item) => at(cellOf(counts.cube, without(items, item)), target));
  if (!childAgainstParents(at(cell, target), parents, phi).beatsEveryParent) return false;
  const side = sides.targets[target]?.items ?? [];
  return side.every((item) => {
    const wider = sides.targets.findIndex((other) => sameItems(other.items, without(side, item)));
    const [own, parent, whole, wholeParent] = [at(cell, target), at(cell, wider), at(0, target), at(0, wider)];
    const mix = (whole.contacts - own.contacts) / (wholeParent.contacts - parent.contacts);
    return own.contacts - parent.contacts * mix > REDUNDANCY_Z * Math.sqrt(phi * parent.contacts * mix * (1 - mix));
  });
}

/** A parent of a listed context is no lead when the listed one is all that sets it apart. */
function standsWithout(world: World, lead: Lead, listed: readonly Lead[], phi: number): boolean {
  const { counts } = world;
  const items = itemsAt(counts.cube, lead.cell);
  const minus = (place: number, less: number) => ({
    contacts: (counts.all.contacts[lead.target]?.[place] ?? 0) - (counts.all.contacts[lead.target]?.[less] ?? 0),
    exposure: (counts.all.exposure[place] ?? 0) - (counts.all.exposure[less] ?? 0),
  });
  return listed
    .filter((line) => line.target === lead.target && contains(itemsAt(counts.cube, line.cell), items))
    .every((line) => {
      const [part, whole] = [minus(lead.cell, line.cell), minus(0, line.cell)];
      return (
        part.exposure > 0 &&
        wholeOf(world, lead.target).contacts > 0 &&
        rateAgainstRest(part, whole, phi).z > REDUNDANCY_Z
      );
    });
}

const without = (items: readonly MinedItem[], left: MinedItem): readonly MinedItem[] =>
  items.filter((item) => item !== left);
const contains = (items: readonly MinedItem[], some: readonly MinedItem[]): boolean =>
  some.every((one) => items.some((item) => item.dimension === one.dimension && item.code === one.code));
const sameItems = (a: readonly MinedItem[], b: readonly MinedItem[]): boolean =>
  a.length === b.length && contains(a, b);
