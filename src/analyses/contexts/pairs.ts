import { setsOf, shapeOf } from './cube.ts';
import { sumSets } from './marginals.ts';
import { countedOnce } from './people.ts';
import type { Exposed } from './halves.ts';
import type { MinedPair } from './mined.ts';

/** Every two dimensions crossed, whatever the size of the cells, for the matrix. */
export function pairsOf(exposed: Exposed, sizes: readonly number[]): readonly MinedPair[] {
  const sets = setsOf(sizes.length, 2);
  const pairs: MinedPair[] = [];
  const rows = { from: 0, to: exposed.rows };
  for (const { sets: own, firsts } of countedOnce(exposed, sizes, sets)) {
    const columns = [firsts, exposed.exposure, exposed.contacts].map((weights) => ({ rows, weights }));
    sumSets(
      sizes,
      { count: exposed.rows, groups: exposed.groups, columns },
      own.map((set) => sets[set] ?? []),
      (which, sums) => {
        const set = own[which] ?? 0;
        const [one = 0, other = 0] = sets[set] ?? [];
        const { cells } = shapeOf(sizes, [one, other]);
        const [customers, exposure, contacts] = sums.map((sum) => sum.slice(0, cells));
        if (customers !== undefined && exposure !== undefined && contacts !== undefined)
          pairs[set] = { dimensions: [one, other], customers, exposure, contacts };
        return true;
      },
    );
  }
  return pairs;
}
