import { benjaminiHochberg } from '../../model/statistics/multiple-testing.ts';
import { logNormalUpper } from '../../model/statistics/normal.ts';
import { overdispersedLogP } from '../../model/statistics/overdispersion.ts';
import { beatsEveryParent, REDUNDANCY_Z } from '../../model/statistics/parent-remainder.ts';
import { logMidPAgainstRest, zAgainstRest } from '../../model/statistics/rate-against-rest.ts';
import { contextOf, itemsAt, membersOf, wholeOf, type World } from './world.ts';
import { countAt, type Count } from './counts.ts';
import type { Place } from './rank.ts';
import type { Fit } from './expectations.ts';
import type { MinedItem } from './mined.ts';
import type { View } from './views.ts';

/** Proposals of ours. */
const mostLeads = 20;
const falseShare = 0.05;
const lowerZ = 1.96;
/** Candidates whose customers are visited one by one. */
const mostLookedAt = 200;

interface Scored extends Place {
  readonly z: number;
  readonly low: number;
}

export interface Leads {
  readonly tried: number;
  readonly leads: readonly Place[];
}

/**
 * The second list: contexts above the rest beyond what trying so many explains (Benjamini–Hochberg over all that were
 * tried), that beat the remainder of each parent and that the first list does not explain, by the lower bound of their
 * excess. `view` and `fit` are those of the first list.
 */
export function findLeads(
  world: World,
  phis: readonly number[],
  minimum: number,
  listed: readonly Place[],
  view: View,
  fit: Fit,
): Leads {
  const { tried, scored } = scoreAll(world, view, phis, minimum);
  const adjusted = benjaminiHochberg(
    scored.map((one) => Math.exp(logNormalUpper(one.z))),
    tried,
  );
  const kept = scored.filter((_, index) => (adjusted[index] ?? 1) <= falseShare);
  const leastZ = kept.reduce((least, one) => Math.min(least, one.z), Infinity);
  const candidates = kept.sort((a, b) => b.low - a.low);
  const leads: Place[] = [];
  const seen = new Set(listed.map((line) => sameMembers(world, line)));
  let looked = 0;
  for (const candidate of candidates) {
    if (leads.length === mostLeads || looked === mostLookedAt) break;
    if (seen.has(sameMembers(world, candidate))) continue;
    const phi = phis[candidate.target] ?? 1;
    if (
      !isSure(world, candidate, phi, leastZ) ||
      !beatsItsParents(world, candidate, phi) ||
      !standsWithout(world, candidate, listed, phi)
    )
      continue;
    looked += 1;
    const members = membersOf(world.exposed, itemsAt(world.counts.cube, candidate.context));
    const explained = fit.expectedIn(view, members, candidate.target);
    const left = (view.contacts[candidate.target]?.[candidate.context] ?? 0) - explained;
    if (left <= REDUNDANCY_Z * Math.sqrt(phi * explained)) continue;
    leads.push({ target: candidate.target, context: candidate.context });
    seen.add(sameMembers(world, candidate));
  }
  return { tried, leads };
}

function scoreAll(
  { counts, sides }: World,
  view: View,
  phis: readonly number[],
  minimum: number,
): { readonly tried: number; readonly scored: readonly Scored[] } {
  const everybody = view.exposure[0] ?? 0;
  const scored: Scored[] = [];
  let tried = 0;
  sides.targets.forEach((_, target) => {
    const own = view.contacts[target] ?? new Float64Array(0);
    const whole = own[0] ?? 0;
    const phi = phis[target] ?? 1;
    for (let context = 1; context < own.length; context++) {
      if ((counts.customers[context] as number) < minimum) continue;
      tried += 1;
      const share = (view.exposure[context] as number) / everybody;
      const contacts = own[context] as number;
      const z = (contacts - whole * share) / Math.sqrt(phi * whole * share * (1 - share));
      if (z > REDUNDANCY_Z)
        scored.push({ target, context, z, low: contacts - lowerZ * Math.sqrt(phi * contacts) - whole * share });
    }
  });
  return { tried, scored };
}

/** Two contexts with the same counts of everything hold the same customers: a value of one implies a value of the other. */
function sameMembers({ counts }: World, { target, context }: Place): string {
  const { customers, exposure, contacts } = countAt(counts, target, context);
  return [target, customers, exposure, contacts].join(':');
}

/** Where few contacts are expected z flatters: the exact mid-p, pulled back by phi, must pass the same bar. */
function isSure(world: World, { target, context }: Place, phi: number, leastZ: number): boolean {
  const logMidP = logMidPAgainstRest(countAt(world.counts, target, context), wholeOf(world, target));
  return overdispersedLogP(logMidP, phi) <= logNormalUpper(leastZ);
}

/** A value of the customer must add to what remains without it; a channel must weigh more here than elsewhere. */
function beatsItsParents({ counts, sides }: World, { target, context }: Place, phi: number): boolean {
  const items = itemsAt(counts.cube, context);
  const at = (place: number, which: number): Count => countAt(counts, which, place);
  const parents =
    items.length === 1 ? [] : items.map((item) => at(contextOf(counts.cube, without(items, item)), target));
  if (!beatsEveryParent(at(context, target), parents, phi)) return false;
  const side = sides.targets[target]?.items ?? [];
  return side.every((item) => {
    const wider = sides.targets.findIndex((other) => sameItems(other.items, without(side, item)));
    const [own, parent, whole, wholeParent] = [at(context, target), at(context, wider), at(0, target), at(0, wider)];
    const mix = (whole.contacts - own.contacts) / (wholeParent.contacts - parent.contacts);
    return own.contacts - parent.contacts * mix > REDUNDANCY_Z * Math.sqrt(phi * parent.contacts * mix * (1 - mix));
  });
}

/** A parent of a listed context is no lead when the listed one is all that sets it apart. */
function standsWithout(world: World, lead: Place, listed: readonly Place[], phi: number): boolean {
  const { counts } = world;
  const items = itemsAt(counts.cube, lead.context);
  const minus = (place: number, less: number) => {
    const [one, other] = [countAt(counts, lead.target, place), countAt(counts, lead.target, less)];
    return { contacts: one.contacts - other.contacts, exposure: one.exposure - other.exposure };
  };
  return listed
    .filter((line) => line.target === lead.target && contains(itemsAt(counts.cube, line.context), items))
    .every((line) => {
      const [part, whole] = [minus(lead.context, line.context), minus(0, line.context)];
      return (
        part.exposure > 0 && wholeOf(world, lead.target).contacts > 0 && zAgainstRest(part, whole, phi) > REDUNDANCY_Z
      );
    });
}

const without = (items: readonly MinedItem[], left: MinedItem): readonly MinedItem[] =>
  items.filter((item) => item !== left);
const contains = (items: readonly MinedItem[], some: readonly MinedItem[]): boolean =>
  some.every((one) => items.some((item) => item.dimension === one.dimension && item.code === one.code));
const sameItems = (a: readonly MinedItem[], b: readonly MinedItem[]): boolean =>
  a.length === b.length && contains(a, b);
