import { countAll } from './counts.ts';
import { cubeOf } from './cube.ts';
import { detailOf } from './detail.ts';
import { fitOf } from './expectations.ts';
import { layOut } from './halves.ts';
import { findLeads, type Lead } from './leads.ts';
import { numbersOf } from './numbers.ts';
import { rankContexts, type Found } from './rank.ts';
import { layOutEntries, sidesOf } from './sides.ts';
import { spreadOf } from './spread.ts';
import { unionOf } from './union.ts';
import { contactingOf, countOf, itemsAt, membersOf, ownContacts, wholeOf, type World } from './world.ts';
import type { Confirmation, MinedContext, MinedContexts, MinedLine } from './mined.ts';
import type { MinerInput } from './miner.ts';

/** One-sided 5 %: a line is confirmed when the other half shows it by itself. */
const confirmedZ = 1.64;

/** The share of the work that counting takes, about. */
const countingShare = 0.8;

/** Finds the contexts of a population. Pure and long: runs in a worker. */
export function mine(input: MinerInput, onProgress: (share: number) => void = () => undefined): MinedContexts {
  const cube = cubeOf(input.sizes, input.depth);
  const customers = layOut(input);
  const sides = sidesOf(input.sideSizes, input.depth, input.crossed);
  const entries = layOutEntries(input, customers, sides.combinations);
  const counts = countAll(cube, input.depth, customers, sides, entries, (share) => onProgress(share * countingShare));
  const world: World = { customers, sides, entries, counts };
  const totals = {
    customers: customers.count,
    ...wholeOf(world, 0),
    contacting: contactingOf(customers.contacts),
  };
  if (totals.contacts === 0)
    return {
      totals: { ...totals, phi: 1 },
      tried: 0,
      lines: [],
      leads: [],
      union: { contexts: 0, customers: 0, exposure: 0, contacts: 0 },
    };

  const phis = spreadOf(customers, sides, entries);
  const context = ({ target, cell }: Lead): MinedContext => {
    const items = itemsAt(cube, cell);
    const members = membersOf(customers, items);
    const own = ownContacts(world, target, members);
    return {
      items,
      sideItems: sides.targets[target]?.items ?? [],
      ...numbersOf(countOf(world, target, cell, own), wholeOf(world, target), phis[target] ?? 1),
      detail: detailOf(world, input.sideSizes, target, items, members, own),
    };
  };
  const fit = fitOf(customers, sides, entries, counts);
  const { found, expected } = rankContexts(world, fit, phis, input.minimumCustomers);
  const lines = found.map((one): MinedLine => ({
    ...context(one),
    found: { contacts: one.contacts, expected: one.expected },
    ...confirm(world, one, phis[one.target] ?? 1),
  }));
  onProgress((1 + countingShare) / 2);
  const { tried, leads } = findLeads(world, phis, input.minimumCustomers, found, expected);
  const union = unionOf(
    world,
    fit.masks,
    found.map((one) => one.target),
    lines.map((line) => line.state === 'confirmed'),
  );
  const mined = { totals: { ...totals, phi: phis[0] ?? 1 }, tried, lines, leads: leads.map(context), union };
  onProgress(1);
  return mined;
}

/** The other half decides: the same multipliers, its own rates, its own contacts. */
function confirm(
  { counts }: World,
  { target, cell, expectedInSecondHalf: expected }: Found,
  phi: number,
): Pick<MinedLine, 'checked' | 'state'> {
  const second = counts.halves[1];
  const [contacts, exposure] = [second.contacts[target]?.[cell] ?? 0, second.exposure[cell] ?? 0];
  const rest = {
    contacts: (second.contacts[target]?.[0] ?? 0) - contacts,
    exposure: (second.exposure[0] ?? 0) - exposure,
  };
  const z = expected > 0 ? (contacts - expected) / Math.sqrt(phi * expected) : 0;
  const state: Confirmation = z > confirmedZ ? 'confirmed' : contacts > expected ? 'weaker' : 'not-confirmed';
  return {
    checked: {
      contacts,
      expected,
      z,
      rate: exposure > 0 ? contacts / exposure : 0,
      restRate: rest.exposure > 0 ? rest.contacts / rest.exposure : null,
    },
    state,
  };
}
