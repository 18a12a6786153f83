import type { Sample } from './sample.ts';
import { midRanks } from '../../model/statistics/mid-ranks.ts';

/** How the drawn customers lie on a measure. */
export interface SampleOrder {
  /** From 1, ties sharing their mean; NaN without a value. */
  readonly ranks: Float64Array;
  /** The rows with a value, ascending by it. */
  readonly rows: Uint32Array;
  /** The same of each part. */
  readonly ofPart: ReadonlyMap<number, Uint32Array>;
}

const known = new WeakMap<Sample, readonly SampleOrder[]>();

/** One a measure, found once a sample: everything that is asked of sorted values is then read off without sorting again. */
export function ordersOf(sample: Sample): readonly SampleOrder[] {
  const found = known.get(sample) ?? sample.values.map((values) => orderOf(values, sample.part));
  known.set(sample, found);
  return found;
}

// Indices are inside by construction; `as number` because a typed array says `undefined` for the rest.
function orderOf(values: Float64Array, part: Float64Array): SampleOrder {
  const ranks = midRanks(values);
  // Twice a rank is a whole number: rows are put at once where they belong.
  const places = new Uint32Array(2 * values.length + 2);
  const sizes = new Map<number, number>();
  for (let row = 0; row < ranks.length; row++) {
    const twice = 2 * (ranks[row] as number);
    if (Number.isNaN(twice)) continue;
    places[twice + 1] = (places[twice + 1] as number) + 1;
    const own = part[row] as number;
    sizes.set(own, (sizes.get(own) ?? 0) + 1);
  }
  for (let place = 1; place < places.length; place++)
    places[place] = (places[place] as number) + (places[place - 1] as number);
  const rows = new Uint32Array(places.at(-1) ?? 0);
  for (let row = 0; row < ranks.length; row++) {
    const twice = 2 * (ranks[row] as number);
    if (Number.isNaN(twice)) continue;
    const place = places[twice] as number;
    rows[place] = row;
    places[twice] = place + 1;
  }
  const ofPart = new Map([...sizes].map(([own, size]) => [own, new Uint32Array(size)] as const));
  const filled = new Map<number, number>();
  for (const row of rows) {
    const own = part[row] as number;
    const place = filled.get(own) ?? 0;
    (ofPart.get(own) as Uint32Array)[place] = row;
    filled.set(own, place + 1);
  }
  return { ranks, rows, ofPart };
}

/** The values of some rows, in their order. */
export function valuesAt(values: Float64Array, rows: Uint32Array): Float64Array {
  const found = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) found[index] = values[rows[index] as number] as number;
  return found;
}
