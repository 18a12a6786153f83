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
  const known = new Map<number, number>();
  for (let row = 0; row < numbers.length; row++) {
    const [customer, part] = [numbers[row] as number, parts[row] as number];
    let state = known.get(part);
    if (state === undefined) known.set(part, (state = stateOf(part)));
    states[customer] = state;
    values[customer] = own[row] as number;
  }
  return { states, values };
}

/** Customers who went the same way through some looks, put together. Whoever was at none of them is left out. */
export function pathsThrough(looks: readonly Looked[], states: number): readonly Path[] {
  const [first] = looks;
  const found = new Map<number, { readonly parts: readonly number[]; n: number; readonly values: number[] }>();
  // The states of a way in one number: `ABSENT` is its 0.
  const radix = states + 1;
  for (let customer = 0; customer < (first?.states.length ?? 0); customer++) {
    let way = 0;
    for (const look of looks) way = way * radix + (look.states[customer] as number) - ABSENT;
    if (way === 0) continue;
    let path = found.get(way);
    if (path === undefined) {
      path = { parts: looks.map((look) => look.states[customer] as number), n: 0, values: looks.map(() => 0) };
      found.set(way, path);
    }
    path.n += 1;
    for (let place = 0; place < looks.length; place++)
      path.values[place] = (path.values[place] as number) + (looks[place]?.values[customer] as number);
  }
  return [...found.values()];
}
