import { rateAgainstRest, zAgainstRest, type RateAgainstRest } from './rate-against-rest.ts';
import type { ExposedCount } from './rate-interval.ts';

/** A child must stand this many standard errors (with phi) above every parent's remainder, else it says nothing new. */
export const REDUNDANCY_Z = 3;

export interface ChildAgainstParents {
  /** One a parent, in the order given: the child against that parent without the child. */
  readonly parents: readonly RateAgainstRest[];
  /** The largest mid-p over the parents: how sure it is that the child beats them all. 0 without a parent. */
  readonly largestMidP: number;
  /** The smallest z over the parents, Infinity without a parent. */
  readonly smallestZ: number;
  readonly beatsEveryParent: boolean;
}

/**
 * Tests a context against what remains of each of its parents once it is taken out (the parent contains the child, so
 * comparing with the parent itself dilutes the difference). When a child carries nearly all of a parent's contacts, the
 * parent may be the redundant one: compare `parents[i].rest` with the whole as well.
 * `phi` is the overdispersion; `redundancyZ` our own cut.
 * @throws RangeError when a parent is smaller than the child or an exposure is not positive.
 */
export function childAgainstParents(
  child: ExposedCount,
  parents: readonly ExposedCount[],
  phi = 1,
  redundancyZ: number = REDUNDANCY_Z,
): ChildAgainstParents {
  const rows = parents.map((parent) => rateAgainstRest(child, parent, phi));
  const smallestZ = Math.min(...rows.map((row) => row.z));
  return {
    parents: rows,
    largestMidP: Math.max(0, ...rows.map((row) => row.midP)),
    smallestZ,
    beatsEveryParent: smallestZ > redundancyZ,
  };
}

/** Whether it beats them all and nothing else, for who asks it of thousands. */
export const beatsEveryParent = (child: ExposedCount, parents: readonly ExposedCount[], phi: number): boolean =>
  parents.every((parent) => zAgainstRest(child, parent, phi) > REDUNDANCY_Z);
