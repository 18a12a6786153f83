import { findCells } from './grouped.ts';
import type { Exposed } from './halves.ts';

/** Sets of dimensions in which the same rows count their customer, with those rows. */
export interface SetsOfPeople {
  /** Places in the sets that were asked about. */
  readonly sets: readonly number[];
  /** 1 for the first row of a customer among those that are alike in these sets, 0 for the others; null when every row is a customer. */
  readonly firsts: Float64Array | null;
}

/**
 * A customer with several rows in one cell counts once there. Whether two rows of a customer fall into one cell depends only on the
 * dimensions in which any customer changes; so sets that share those share the rows that count.
 */
export function countedOnce(
  exposed: Exposed,
  sizes: readonly number[],
  sets: readonly (readonly number[])[],
): readonly SetsOfPeople[] {
  if (exposed.later.length === 0) return [{ sets: [...sets.keys()], firsts: null }];
  const changing = changingOf(exposed);
  const groups = new Map<string, { readonly dimensions: readonly number[]; readonly sets: number[] }>();
  sets.forEach((set, index) => {
    const dimensions = set.filter((dimension) => changing.has(dimension));
    const name = dimensions.join(' ');
    const known = groups.get(name);
    if (known === undefined) groups.set(name, { dimensions, sets: [index] });
    else known.sets.push(index);
  });
  const at = new Uint32Array(exposed.rows);
  return [...groups.values()].map(({ dimensions, sets: own }) => ({
    sets: own,
    get firsts() {
      findCells(sizes, exposed.groups, dimensions, at, exposed.rows);
      return firstsOf(exposed, at);
    },
  }));
}

function changingOf({ codes, later }: Exposed): ReadonlySet<number> {
  return new Set(
    codes.flatMap((column, dimension) => (later.some((row) => column[row] !== column[row - 1]) ? [dimension] : [])),
  );
}

function firstsOf({ rows, later, person }: Exposed, at: Uint32Array): Float64Array {
  const firsts = new Float64Array(rows).fill(1);
  for (const row of later) {
    const own = person[row] as number;
    for (let before = row - 1; before >= 0 && (person[before] as number) === own; before--) {
      if (at[before] !== at[row]) continue;
      firsts[row] = 0;
      break;
    }
  }
  return firsts;
}
