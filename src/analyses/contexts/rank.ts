import { groupsAt } from './grouped.ts';
import { tally } from './marginals.ts';
import { contactingOf, itemsAt, membersOf, ownContacts, within, type World } from './world.ts';
import { fitOf, type Fit } from './expectations.ts';
import type { View } from './views.ts';

/** Our own cuts, calibrated on simulated worlds (methods.md §4). */
export const costOfAnItem = 1.5;
export const leastScore = 6;
/** Contacts, in units of phi, that pull a residual lift towards 1. */
const liftShrinkage = 2;
/** One bit a line in the masks of the rows. */
const mostLines = 20;
/** A context is about several people: below, one serial caller can make it. */
const leastContacting = 5;
/** One-sided 5 %, without its greatest caller. */
const standingZ = 1.64;
/** Contexts of the same customers score alike but for the last bits of a sum: the first of them stays. */
const alike = 1e-9;

export interface Place {
  readonly target: number;
  readonly context: number;
}

export interface Candidate extends Place {
  /** In the view it was found in: its contacts, and those that the lines above let expect. */
  readonly contacts: number;
  readonly expected: number;
}

export interface Checked extends Candidate {
  /** In the other view: what the lines above let expect there. */
  readonly expectedThere: number;
}

export const placeName = ({ target, context }: Place): string => `${target}:${context}`;

/**
 * The residual greedy list of a view: takes the context with the highest likelihood ratio (Kulldorff 1997)
 * over phi, less a cost an item, lets its members expect what they showed, and looks again. So each line says what the
 * lines above do not explain, and only contexts that share members change. `other` is the view that checks it; `allowed` names the contexts to look at, all
 * when null.
 */
export function rankContexts(
  world: World,
  phis: readonly number[],
  minimum: number,
  view: View,
  other: View,
  allowed: ReadonlySet<string> | null = null,
): readonly Checked[] {
  const { exposed, counts, sides } = world;
  const fit = fitOf(world);
  const expected = view.contacts.map((own) => {
    const rate = (own[0] ?? 0) / (view.exposure[0] ?? 1);
    const all = new Float64Array(own.length);
    for (let context = 0; context < all.length; context++) all[context] = rate * (view.exposure[context] as number);
    return all;
  });
  const taken = new Set<string>();
  const found: Checked[] = [];
  while (found.length < mostLines) {
    const best = bestOf(world, view, phis, expected, minimum, taken, allowed);
    if (best === null) break;
    taken.add(placeName(best));
    const members = membersOf(exposed, itemsAt(counts.cube, best.context));
    const inside = within(members, view.rows);
    if (!isOfSeveral(best, ownContacts(world, best.target, inside), phis[best.target] ?? 1)) continue;
    const multiplier = multiplierOf(best, phis[best.target] ?? 1);
    const groups = groupsAt(exposed.groups, inside);
    sides.targets.forEach((_, target) => {
      const changes = fit.changes(view, inside, best.target, target, multiplier);
      if (changes !== null)
        raise(expected[target] ?? none, tally(counts.cube, groups, changes, expected[target]?.length));
    });
    found.push({ ...best, expectedThere: fit.expectedIn(other, members, best.target) });
    fit.add(members, best.target, multiplier);
  }
  return found;
}

/**
 * The lines that still say something beside all the others: as long as one does not, the least is left out and the others are
 * fitted anew. A line that came first may be explained by those that came after.
 */
export function keepNeeded(
  world: World,
  phis: readonly number[],
  view: View,
  places: readonly Place[],
): { readonly listed: readonly Candidate[]; readonly fit: Fit } {
  const waiting = places.map((place): Waiting => {
    const items = itemsAt(world.counts.cube, place.context);
    const sides = world.sides.targets[place.target]?.items.length ?? 0;
    return { place, members: membersOf(world.exposed, items), cost: costOfAnItem * (items.length + sides) };
  });
  // One fit is looked at after the other: their masks are as long as the rows.
  const masks = new Uint32Array(world.exposed.rows);
  for (;;) {
    const scored = waiting.map((one) => {
      const rest = waiting.filter((other) => other !== one);
      const others = fitInOrder(world, phis, view, rest, masks);
      return { one, score: scoreIn(view, others.fit, phis, one).score };
    });
    const [least] = scored.sort((a, b) => a.score - b.score);
    if (least === undefined || least.score > leastScore) return fitInOrder(world, phis, view, waiting, masks);
    waiting.splice(waiting.indexOf(least.one), 1);
  }
}

interface Waiting {
  readonly place: Place;
  readonly members: Uint32Array;
  readonly cost: number;
}

function scoreIn(view: View, fit: Fit, phis: readonly number[], { place, members, cost }: Waiting) {
  const contacts = view.contacts[place.target]?.[place.context] ?? 0;
  const expected = fit.expectedIn(view, members, place.target);
  return { contacts, expected, score: scoreOf(contacts, expected, phis[place.target] ?? 1) - cost };
}

function fitInOrder(world: World, phis: readonly number[], view: View, lines: readonly Waiting[], masks: Uint32Array) {
  const fit = fitOf(world, null, masks);
  const listed = lines.map((line): Candidate => {
    const { contacts, expected } = scoreIn(view, fit, phis, line);
    const { target, context } = line.place;
    const found = { target, context, contacts, expected };
    fit.add(line.members, target, multiplierOf(found, phis[target] ?? 1));
    return found;
  });
  return { listed, fit };
}

/** Whether the context still stands out once its greatest caller is left out. */
function isOfSeveral({ contacts, expected }: Candidate, own: Float64Array, phi: number): boolean {
  if (contactingOf(own) < leastContacting) return false;
  const others = contacts - own.reduce((most, one) => Math.max(most, one), 0);
  return (others - expected) / Math.sqrt(phi * expected) > standingZ;
}

export function multiplierOf({ contacts, expected }: Pick<Candidate, 'contacts' | 'expected'>, phi: number): number {
  return (contacts / phi + liftShrinkage) / (expected / phi + liftShrinkage);
}

/** The likelihood ratio over phi; 0 where there are no more contacts than expected. */
function scoreOf(contacts: number, expected: number, phi: number): number {
  return contacts <= expected || expected <= 0
    ? 0
    : (contacts * Math.log(contacts / expected) - (contacts - expected)) / phi;
}

function raise(expected: Float64Array, changes: Float64Array): void {
  for (let context = 0; context < expected.length; context++)
    expected[context] = (expected[context] as number) + (changes[context] as number);
}

function bestOf(
  { counts, sides }: World,
  view: View,
  phis: readonly number[],
  expectedOf: readonly Float64Array[],
  minimum: number,
  taken: ReadonlySet<string>,
  allowed: ReadonlySet<string> | null,
): Candidate | null {
  let best: Candidate | null = null;
  let bestScore = leastScore;
  sides.targets.forEach((side, target) => {
    const own = view.contacts[target] ?? new Float64Array(0);
    const expectations = expectedOf[target] ?? new Float64Array(0);
    const phi = phis[target] ?? 1;
    for (const subset of counts.cube.subsets) {
      if (subset.from >= own.length) break;
      if (subset.dimensions.length === 0) continue;
      const cost = costOfAnItem * (subset.dimensions.length + side.items.length);
      for (let context = subset.from; context < subset.to; context++) {
        const contacts = own[context] as number;
        const expected = expectations[context] as number;
        if (contacts <= expected || expected <= 0 || (counts.customers[context] as number) < minimum) continue;
        // ln x ≤ x − 1, so that most need no logarithm.
        if ((contacts - expected) ** 2 / (expected * phi) - cost <= bestScore) continue;
        const score = scoreOf(contacts, expected, phi) - cost;
        if (score <= bestScore * (1 + alike)) continue;
        const name = `${target}:${context}`;
        if (!taken.has(name) && (allowed === null || allowed.has(name))) {
          bestScore = score;
          best = { target, context, contacts, expected };
        }
      }
    }
  });
  return best;
}

const none = new Float64Array(0);
