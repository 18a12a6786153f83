import { fitOf, type Fit } from './expectations.ts';
import { itemsAt, membersOf, type World } from './world.ts';
import { costOfAnItem, leastScore, multiplierOf, type Place } from './rank.ts';
import type { View } from './views.ts';

const mostCold = 8;
const confirmedZ = 1.64;
/** Candidates whose customers are visited one by one. */
const mostLookedAt = 60;

interface Scored extends Place {
  readonly score: number;
}

/**
 * Contexts whose customers contact less than the rest, what the confirmed lines explain being allowed for: found by their
 * likelihood ratio over both halves, and kept when each half shows it by itself and no colder one explains it.
 */
export function coldContexts(
  world: World,
  phi: number,
  minimum: number,
  halves: readonly [View, View],
  explained: Fit,
): readonly Place[] {
  const fit = fitOf(world, explained);
  const everybody = membersOf(world.exposed, []);
  const scales = halves.map((view) => (view.contacts[0]?.[0] ?? 0) / fit.expectedIn(view, everybody, 0));
  const cold: Place[] = [];
  for (const { context } of candidates(world, phi, minimum, halves).slice(0, mostLookedAt)) {
    if (cold.length === mostCold) break;
    const items = itemsAt(world.counts.cube, context);
    const members = membersOf(world.exposed, items);
    const counted = halves.map((view, half) => ({
      contacts: view.contacts[0]?.[context] ?? 0,
      expected: fit.expectedIn(view, members, 0) * (scales[half] ?? 1),
    }));
    const [contacts, expected] = [total(counted, 'contacts'), total(counted, 'expected')];
    const shown = counted.every((one) => (one.contacts - one.expected) / Math.sqrt(phi * one.expected) < -confirmedZ);
    if (!shown || coldScore(contacts, expected, phi) - costOfAnItem * items.length <= leastScore) continue;
    cold.push({ target: 0, context });
    fit.add(members, 0, multiplierOf({ contacts, expected }, phi));
  }
  return cold;
}

function candidates(world: World, phi: number, minimum: number, halves: readonly [View, View]): readonly Scored[] {
  const { cube, customers } = world.counts;
  const at = (column: (view: View) => Float64Array | undefined, context: number): number =>
    (column(halves[0])?.[context] ?? 0) + (column(halves[1])?.[context] ?? 0);
  const contactsAt = (context: number): number => at((view) => view.contacts[0], context);
  const exposureAt = (context: number): number => at((view) => view.exposure, context);
  const rate = contactsAt(0) / exposureAt(0);
  const found: Scored[] = [];
  for (const subset of cube.subsets)
    for (let context = Math.max(1, subset.from); context < subset.to; context++) {
      if ((customers[context] ?? 0) < minimum) continue;
      const score =
        coldScore(contactsAt(context), rate * exposureAt(context), phi) - costOfAnItem * subset.dimensions.length;
      if (score > leastScore) found.push({ target: 0, context, score });
    }
  return found.sort((a, b) => b.score - a.score);
}

/** The likelihood ratio of fewer contacts than expected, over phi. */
function coldScore(contacts: number, expected: number, phi: number): number {
  if (contacts >= expected) return 0;
  const logRatio = contacts === 0 ? 0 : contacts * Math.log(contacts / expected);
  return (logRatio - (contacts - expected)) / phi;
}

const total = <Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number =>
  rows.reduce((sum, row) => sum + row[key], 0);
