import { coldContexts } from './cold.ts';
import { bothWays, describe } from './describe.ts';
import { countAll, countAt, type Counts } from './counts.ts';
import { detailOf } from './detail.ts';
import { layOut } from './halves.ts';
import { findLeads } from './leads.ts';
import { numbersOf } from './numbers.ts';
import { pairsOf } from './pairs.ts';
import type { Place } from './rank.ts';
import { layOutEntries, sidesOf } from './sides.ts';
import { shrinkerOf } from './shrunk.ts';
import { spreadOf } from './spread.ts';
import { tamed } from './tamed.ts';
import { stakesOf } from './stakes.ts';
import { curveOf, unionOf } from './union.ts';
import { halfView, wholeView } from './views.ts';
import { contactingOf, countOf, itemsAt, membersOf, ownContacts, wholeOf, type World } from './world.ts';
import type { MinedContext, MinedContexts, MinedLine, MinedPair } from './mined.ts';
import type { MinerInput } from './miner.ts';

/** The share of the work that counting takes, about. */
const countingShare = 0.5;
/** What a list is made of, each about as long as another. */
const listSteps = 6;

export interface Watch {
  readonly onProgress?: ((share: number) => void) | undefined;
  /** What was found among contexts of fewer values; asked for after each depth. */
  readonly onFound?: ((mined: () => MinedContexts) => void) | undefined;
}

/** Finds the contexts of a population. Pure and long: runs in a worker. */
export function mine(input: MinerInput, { onProgress = () => undefined, onFound }: Watch = {}): MinedContexts {
  const exposed = layOut(input);
  const sides = sidesOf(input.sideSizes, input.depth, input.crossed);
  const entries = layOutEntries(input, exposed, sides.combinations);
  const phis = spreadOf(exposed, sides, entries);
  const pairs = pairsOf(exposed, input.sizes);
  const stakes = stakesOf(input, exposed);
  const listed = (counts: Counts, onStep: () => void = () => undefined): MinedContexts =>
    list(input, { exposed, sides, entries, counts }, phis, pairs, stakes, onStep);
  const counts = countAll(
    exposed,
    input.sizes,
    sides,
    entries,
    { depth: input.depth, minimum: input.minimumCustomers },
    (share) => {
      onProgress(share * countingShare);
    },
    (soFar) => onFound?.(() => listed(soFar)),
  );
  let steps = 0;
  const mined = listed(counts, () => {
    onProgress(countingShare + ((1 - countingShare) * ++steps) / listSteps);
  });
  onProgress(1);
  return mined;
}

function list(
  input: MinerInput,
  world: World,
  phis: readonly number[],
  pairs: readonly MinedPair[],
  stakes: ReturnType<typeof stakesOf>,
  onStep: () => void,
): MinedContexts {
  const { exposed, counts, sides } = world;
  const { contacts, exposure } = countAt(counts, 0, 0);
  const everybody = membersOf(exposed, []);
  const totals = {
    customers: exposed.customers,
    contacts,
    exposure,
    contacting: contactingOf(ownContacts(world, 0, everybody)),
    stakes: stakes(everybody),
    phi: contacts === 0 ? 1 : (phis[0] ?? 1),
  };
  const { depth } = counts.cube;
  if (contacts === 0) {
    const union = { contexts: 0, customers: 0, exposure: 0, contacts: 0 };
    return { totals, tried: 0, depth, lines: [], leads: [], cold: [], union, curve: [], pairs };
  }
  const context = (place: Place): MinedContext => {
    const items = itemsAt(counts.cube, place.context);
    const members = membersOf(exposed, items);
    const own = ownContacts(world, place.target, members);
    return {
      items,
      sideItems: sides.targets[place.target]?.items ?? [],
      ...numbersOf(
        countOf(world, place.target, place.context, own),
        wholeOf(world, place.target),
        phis[place.target] ?? 1,
      ),
      ...stakes(members),
      detail: detailOf(world, input.sideSizes, place.target, items, members, own),
    };
  };
  const halves = [halfView(world, 0), halfView(world, 1)] as const;
  const whole = wholeView(world);
  // The surplus of heavy callers is not told apart by channel and reason.
  const calm = sides.targets.length === 1 ? tamed(world) : world;
  const calmPhis = calm === world ? phis : spreadOf(calm.exposed, sides, world.entries);
  const both = [
    { calm: halfView(calm, 0), full: halves[0] },
    { calm: halfView(calm, 1), full: halves[1] },
  ] as const;
  const checks = bothWays(calm, calmPhis, input.minimumCustomers, both, onStep);
  const calmWhole = wholeView(calm);
  const { shown, fit, tell } = describe(calm, calmPhis, input.minimumCustomers, both, calmWhole, checks);
  onStep();
  const scale = contacts / (calmWhole.contacts[0]?.[0] ?? contacts);
  const lines = shown.map((line): MinedLine => ({
    ...context(line),
    adds: { contacts: countAt(counts, line.target, line.context).contacts, expected: line.expected * scale },
    ...tell(line),
  }));
  onStep();
  const { tried, leads: places } = findLeads(world, phis, input.minimumCustomers, shown, whole, fit);
  onStep();
  const shrunk = shrinkerOf(world, whole, phis, input.minimumCustomers);
  const union = unionOf(
    world,
    fit.masks,
    shown.map((one) => one.target),
    lines.map((line) => line.state === 'confirmed'),
  );
  const curve = curveOf(
    world,
    fit.masks,
    shown.map((one) => one.target),
    lines,
  );
  const leads = places.map((lead) => ({ ...context(lead), shrunk: shrunk(lead) }));
  onStep();
  const cold = coldContexts(world, phis[0] ?? 1, input.minimumCustomers, halves, fit).map(context);
  return {
    totals,
    tried,
    depth,
    lines,
    leads,
    cold,
    union,
    curve,
    pairs,
  };
}
