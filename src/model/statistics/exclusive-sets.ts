/** Customers who are in exactly some of several sets: bit k of `mask` says that they are in set k. */
export interface ExactlyIn {
  readonly mask: number;
  readonly count: number;
}

export interface Intersection extends ExactlyIn {
  readonly share: number;
  /** What the share would be if the sets had nothing to do with each other. */
  readonly independent: number;
  /** Observed share less the product of the shares inside and outside each set (Lex et al. 2014). */
  readonly deviation: number;
}

/** Every combination that somebody is in, the largest first; among all customers, those in none included. */
export function intersections(counts: readonly ExactlyIn[], sets: number): readonly Intersection[] {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return [];
  const shares = setSizes(counts, sets).map((size) => size / all);
  return counts
    .filter(({ count }) => count > 0)
    .map(({ mask, count }) => {
      const independent = shares.reduce((product, share, k) => product * (isIn(mask, k) ? share : 1 - share), 1);
      return { mask, count, share: count / all, independent, deviation: count / all - independent };
    })
    .toSorted((a, b) => b.count - a.count || a.mask - b.mask);
}

/** Customers in each set, whatever else they are in. */
export function setSizes(counts: readonly ExactlyIn[], sets: number): readonly number[] {
  return Array.from({ length: sets }, (_, k) => inAllOf(counts, 1 << k));
}

/** Customers in all sets of a mask, and perhaps in others. */
export function inAllOf(counts: readonly ExactlyIn[], mask: number): number {
  return counts.reduce((sum, one) => sum + ((one.mask & mask) === mask ? one.count : 0), 0);
}

export const isIn = (mask: number, set: number): boolean => (mask & (1 << set)) !== 0;
