import { overdispersionOfChiSquare } from '../../model/statistics/overdispersion.ts';
import type { Customers } from './halves.ts';
import type { Entries, Sides } from './sides.ts';

/**
 * Phi of each target: how much more the contacts of single customers spread than independent contacts would, given the
 * overall rate and each customer's exposure. Never below 1.
 */
export function spreadOf(customers: Customers, sides: Sides, entries: Entries): readonly number[] {
  if (customers.count < 2) return sides.targets.map(() => 1);
  const exposure = customers.exposure.reduce((sum, one) => sum + one, 0);
  const own = new Float64Array(customers.count);
  return sides.targets.map((target, index) => {
    const rows: number[] = [];
    const take = (row: number, contacts: number): void => {
      if (own[row] === 0) rows.push(row);
      own[row] = (own[row] ?? 0) + contacts;
    };
    if (index === 0) {
      for (let row = 0; row < customers.count; row++)
        if ((customers.contacts[row] ?? 0) > 0) take(row, customers.contacts[row] ?? 0);
    } else {
      entries.ranges.forEach((range, part) => {
        if (target.holds[part % sides.combinations] !== 1) return;
        for (let entry = range.from; entry < range.to; entry++)
          take(entries.row[entry] ?? 0, entries.contacts[entry] ?? 0);
      });
    }
    return phiOf(rows, own, customers, exposure);
  });
}

/** Customers without contact add their expectation each, so that only the others are visited. Empties `own`. */
function phiOf(rows: readonly number[], own: Float64Array, customers: Customers, exposure: number): number {
  let contacts = 0;
  for (const row of rows) contacts += own[row] ?? 0;
  if (contacts === 0) return 1;
  let chiSquare = contacts;
  for (const row of rows) {
    const expected = (contacts * (customers.exposure[row] ?? 0)) / exposure;
    chiSquare += ((own[row] ?? 0) - expected) ** 2 / expected - expected;
    own[row] = 0;
  }
  return Math.max(1, overdispersionOfChiSquare(chiSquare, customers.count));
}
