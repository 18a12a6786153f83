import { overdispersionOfChiSquare } from '../../model/statistics/overdispersion.ts';
import type { Exposed } from './halves.ts';
import type { Entries, Sides } from './sides.ts';

/**
 * Phi of each target: how much more the contacts of single customers spread than independent contacts would, given the
 * overall rate and each customer's exposure. Never below 1.
 */
export function spreadOf(exposed: Exposed, sides: Sides, entries: Entries): readonly number[] {
  if (exposed.customers < 2) return sides.targets.map(() => 1);
  const exposure = new Float64Array(exposed.customers);
  const contacts = new Float64Array(exposed.customers);
  for (let row = 0; row < exposed.rows; row++) {
    const person = exposed.person[row] ?? 0;
    exposure[person] = (exposure[person] ?? 0) + (exposed.exposure[row] ?? 0);
    contacts[person] = (contacts[person] ?? 0) + (exposed.contacts[row] ?? 0);
  }
  const own = new Float64Array(exposed.customers);
  return sides.targets.map((target, index) => {
    if (index === 0) own.set(contacts);
    else {
      own.fill(0);
      entries.ranges.forEach((range, part) => {
        if (target.holds[part % sides.combinations] !== 1) return;
        for (let entry = range.from; entry < range.to; entry++) {
          const person = exposed.person[entries.row[entry] ?? 0] ?? 0;
          own[person] = (own[person] ?? 0) + (entries.contacts[entry] ?? 0);
        }
      });
    }
    return phiOf(own, exposure);
  });
}

function phiOf(contacts: Float64Array, exposure: Float64Array): number {
  const sum = (values: Float64Array): number => values.reduce((total, one) => total + one, 0);
  const rate = sum(contacts) / sum(exposure);
  if (!(rate > 0)) return 1;
  let chiSquare = 0;
  for (let person = 0; person < contacts.length; person++) {
    const expected = rate * (exposure[person] ?? 0);
    if (expected > 0) chiSquare += ((contacts[person] ?? 0) - expected) ** 2 / expected;
  }
  return Math.max(1, overdispersionOfChiSquare(chiSquare, contacts.length));
}
