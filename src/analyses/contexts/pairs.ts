import { addAt, Placer, shapeOf } from './cube.ts';
import { countPeopleOnce } from './people.ts';
import type { Exposed } from './halves.ts';
import type { MinedPair } from './mined.ts';

/** Every two dimensions crossed, whatever the size of the cells, for the matrix. */
export function pairsOf(exposed: Exposed, sizes: readonly number[]): readonly MinedPair[] {
  const placer = new Placer(sizes, exposed.codes, exposed.rows);
  const rows = { from: 0, to: exposed.rows };
  return sizes.flatMap((_, one) =>
    sizes.slice(one + 1).map((__, further): MinedPair => {
      const dimensions = [one, one + 1 + further] as const;
      const { cells } = shapeOf(sizes, dimensions);
      const sums = (weights: Float64Array | null, at: Uint32Array): Float64Array => {
        const own = new Float64Array(cells);
        addAt(own, at, rows, weights);
        return own;
      };
      const at = placer.place(dimensions);
      const customers = sums(null, at);
      countPeopleOnce(exposed, at, customers, customers);
      return { dimensions, customers, exposure: sums(exposed.exposure, at), contacts: sums(exposed.contacts, at) };
    }),
  );
}
