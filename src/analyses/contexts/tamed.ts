import { groupsAt } from './grouped.ts';
import { tally } from './marginals.ts';
import type { Counts, HalfCounts } from './counts.ts';
import type { Exposed } from './halves.ts';
import type { World } from './world.ts';

/** A proposal of ours: what a customer does beyond their fifth contact is about the customer, not about the context. */
export const mostOfOne = 5;
/** Parts of contacts are counted in these, so that their sums are exact in whatever order. */
const grain = 2 ** 20;

/**
 * The same world in which each customer made at most so many contacts, those of a heavier one shrunk alike in all their rows. A few serial callers
 * make everything spread, and hide what many customers share; found and checked without their surplus, contexts need fewer customers to
 * show. Only what is beyond the limit is counted anew, so it costs next to nothing. Without anybody heavier, the world itself.
 */
export function tamed(world: World): World {
  const { exposed, counts } = world;
  const surplus = surplusOf(exposed);
  if (surplus.rows.length === 0) return world;
  const contacts = exposed.contacts.slice();
  surplus.rows.forEach((row, index) => {
    contacts[row] = (contacts[row] ?? 0) - (surplus.contacts[index] ?? 0);
  });
  const [first, second] = exposed.halves;
  const half = (own: HalfCounts, from: number, to: number): HalfCounts => {
    const kept = [...surplus.rows.keys()].filter((index) => {
      const row = surplus.rows[index] ?? 0;
      return row >= from && row < to;
    });
    const groups = groupsAt(
      exposed.groups,
      Uint32Array.from(kept, (index) => surplus.rows[index] ?? 0),
    );
    const beyond = tally(
      counts.cube,
      groups,
      Float64Array.from(kept, (index) => surplus.contacts[index] ?? 0),
    );
    const [all = new Float64Array(0), ...sides] = own.contacts;
    return { ...own, contacts: [all.map((count, context) => count - (beyond[context] ?? 0)), ...sides] };
  };
  const halves: Counts['halves'] = [
    half(counts.halves[0], first.rows.from, first.rows.to),
    half(counts.halves[1], second.rows.from, second.rows.to),
  ];
  return { ...world, exposed: { ...exposed, contacts }, counts: { ...counts, halves } };
}

/** What is beyond the limit, by row. */
function surplusOf({ person, contacts, customers }: Exposed): {
  readonly rows: readonly number[];
  readonly contacts: readonly number[];
} {
  const total = new Float64Array(customers);
  contacts.forEach((made, row) => {
    if (made > 0) total[person[row] ?? 0] = (total[person[row] ?? 0] ?? 0) + made;
  });
  const rows: number[] = [];
  const beyond: number[] = [];
  contacts.forEach((made, row) => {
    const all = total[person[row] ?? 0] ?? 0;
    if (made === 0 || all <= mostOfOne) return;
    rows.push(row);
    beyond.push(Math.round(made * (1 - mostOfOne / all) * grain) / grain);
  });
  return { rows, contacts: beyond };
}
