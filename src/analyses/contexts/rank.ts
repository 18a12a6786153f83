import { tally, type Cube } from './cube.ts';
import { contactingOf, itemsAt, membersOf, ownContacts, type World } from './world.ts';
import type { Fit } from './expectations.ts';
import type { Customers } from './halves.ts';

/** Our own cuts, calibrated on simulated worlds (methods.md §4). */
const costOfAnItem = 1.5;
const leastScore = 6;
/** Contacts, in units of phi, that pull a residual lift towards 1. */
const liftShrinkage = 2;
/** One bit a line in the masks of the customers. */
const mostLines = 20;
/** A context is about several people: below, one serial caller can make it. */
const leastContacting = 5;

export interface Candidate {
  readonly target: number;
  readonly cell: number;
  /** On the first half: its contacts, and those that the lines above let expect. */
  readonly contacts: number;
  readonly expected: number;
}

export interface Found extends Candidate {
  readonly members: Uint32Array;
  readonly expectedInSecondHalf: number;
}

export interface Ranking {
  readonly found: readonly Found[];
  /** On the first half, cell by cell and target by target: what all the lines let expect. */
  readonly expected: readonly Float64Array[];
}

/**
 * The residual greedy list on the first half: takes the context with the highest likelihood ratio (Kulldorff 1997)
 * over phi, less a cost an item, lets its members expect what they showed, and looks again. So each line says what the
 * lines above do not explain, and only contexts that share members change.
 */
export function rankContexts(world: World, fit: Fit, phis: readonly number[], minimum: number): Ranking {
  const { customers, counts, sides } = world;
  const { exposure, contacts } = counts.halves[0];
  const expected = contacts.map((cells) => {
    const rate = (cells[0] ?? 0) / (exposure[0] ?? 1);
    return Float64Array.from(cells, (_, cell) => rate * (exposure[cell] ?? 0));
  });
  const taken = new Set<string>();
  const found: Found[] = [];
  while (found.length < mostLines) {
    const best = bestOf(world, phis, expected, minimum, taken);
    if (best === null) break;
    taken.add(`${best.target}:${best.cell}`);
    const members = membersOf(customers, itemsAt(counts.cube, best.cell));
    if (contactingOf(ownContacts(world, best.target, members)) < leastContacting) continue;
    const phi = phis[best.target] ?? 1;
    const multiplier = (best.contacts / phi + liftShrinkage) / (best.expected / phi + liftShrinkage);
    for (const { weight, rows } of fit.groups(members, customers.halves[0].customers)) {
      raise(
        expected,
        tallyRows(counts.cube, customers, rows),
        sides.targets.map((_, target) => (multiplier - 1) * fit.rateWithin(weight, best.target, target)),
      );
    }
    found.push({ ...best, members, expectedInSecondHalf: fit.expectedInSecondHalf(members, best.target) });
    fit.add(members, best.target, multiplier);
  }
  return { found, expected };
}

/** Adds to each target's expectations the exposure of every cell times the change of the target's rate. */
function raise(expected: readonly Float64Array[], exposure: Float64Array, changes: readonly number[]): void {
  expected.forEach((cells, target) => {
    const change = changes[target] ?? 0;
    if (change === 0) return;
    for (let cell = 0; cell < cells.length; cell++)
      cells[cell] = (cells[cell] as number) + change * (exposure[cell] as number);
  });
}

function bestOf(
  { counts, sides }: World,
  phis: readonly number[],
  expectedOf: readonly Float64Array[],
  minimum: number,
  taken: ReadonlySet<string>,
): Candidate | null {
  let best: Candidate | null = null;
  let bestScore = leastScore;
  sides.targets.forEach((side, target) => {
    const cells = counts.halves[0].contacts[target] ?? new Float64Array(0);
    const expectations = expectedOf[target] ?? new Float64Array(0);
    for (const subset of counts.cube.subsets) {
      if (subset.offset >= cells.length) break;
      if (subset.dimensions.length === 0) continue;
      const cost = costOfAnItem * (subset.dimensions.length + side.items.length);
      for (let cell = subset.offset; cell < subset.offset + subset.cells; cell++) {
        const contacts = cells[cell] as number;
        const expected = expectations[cell] as number;
        if (contacts <= expected || expected <= 0 || (counts.all.customers[cell] as number) < minimum) continue;
        const score = (contacts * Math.log(contacts / expected) - (contacts - expected)) / (phis[target] ?? 1) - cost;
        if (score > bestScore && !taken.has(`${target}:${cell}`)) {
          bestScore = score;
          best = { target, cell, contacts, expected };
        }
      }
    }
  });
  return best;
}

/** The exposure of some rows, in every cell. */
function tallyRows(cube: Cube, customers: Customers, rows: Uint32Array): Float64Array {
  const codes = customers.codes.map((column) => Uint8Array.from(rows, (row) => column[row] ?? 0));
  const exposure = Float64Array.from(rows, (row) => customers.exposure[row] ?? 0);
  return tally(cube, codes, { from: 0, to: rows.length }, exposure);
}
