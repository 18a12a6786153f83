import type { Rows } from '../../../model/rows.ts';
import { ABSENT, type Path } from './paths-query.ts';

/** Where every customer of the record was at one look, and what they were worth; by their numbers. */
export interface Looked {
  /** A state, or `ABSENT`. */
  readonly states: Int16Array;
  readonly values: Float64Array;
}

/** Reads the rows of `lookQuery`; `stateOf` says which state a part is. */
export const readLook = (rows: Rows, customers: number, stateOf: (part: number) => number): Looked =>
  readColumns(rows, '', customers, stateOf);

/** Reads one of the looks of the rows of `looksQuery`, by its place among them. */
export const readLookOf = (rows: Rows, place: number, customers: number, stateOf: (part: number) => number): Looked =>
  readColumns(rows, `_${String(place)}`, customers, stateOf);

function readColumns(rows: Rows, which: string, customers: number, stateOf: (part: number) => number): Looked {
  const states = new Int16Array(customers).fill(ABSENT);
  const values = new Float64Array(customers);
  const [numbers, parts, own] = [
    rows.numbers('customer_no'),
    rows.numbers(`part${which}`),
    rows.numbers(`value${which}`),
  ];
  // By part, `ABSENT` first.
  const known: number[] = [];
  for (let row = 0; row < numbers.length; row++) {
    const [customer, part] = [numbers[row] as number, parts[row] as number];
    states[customer] = known[part - ABSENT] ??= stateOf(part);
    values[customer] = own[row] as number;
  }
  return { states, values };
}

/** Ways that are counted in their own places; where there may be more, those that somebody went are looked for. */
const mostPlaces = 100_000;

/** Customers who went the same way through some looks, put together. Whoever was at none of them is left out. */
export function pathsThrough(looks: readonly Looked[], states: number): readonly Path[] {
  const customers = looks[0]?.states.length ?? 0;
  // The states of a way in one number: `ABSENT` is its 0.
  const radix = states + 1;
  const places = radix ** looks.length;
  const found: Counted[] = [];
  const dense = places <= mostPlaces ? new Int32Array(places).fill(-1) : null;
  const sparse = new Map<number, number>();
  for (let customer = 0; customer < customers; customer++) {
    let way = 0;
    for (const look of looks) way = way * radix + (look.states[customer] as number) - ABSENT;
    if (way === 0) continue;
    let place = dense === null ? (sparse.get(way) ?? -1) : (dense[way] as number);
    if (place === -1) {
      place = found.push({
        parts: looks.map((look) => look.states[customer] as number),
        n: 0,
        values: new Float64Array(looks.length),
      });
      place -= 1;
      if (dense === null) sparse.set(way, place);
      else dense[way] = place;
    }
    const counted = found[place] as Counted;
    counted.n += 1;
    for (let look = 0; look < looks.length; look++)
      counted.values[look] = (counted.values[look] as number) + ((looks[look] as Looked).values[customer] as number);
  }
  return found.map(({ parts, n, values }) => ({ parts, n, values: [...values] }));
}

interface Counted {
  readonly parts: readonly number[];
  n: number;
  readonly values: Float64Array;
}
