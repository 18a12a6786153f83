import type { Exposed } from './halves.ts';

/**
 * Takes away what a customer with several rows in one cell was counted too often. `at` is the cell of each row; a row of the
 * first half counts in `first`, of the second in `second`, which may be one array.
 */
export function countPeopleOnce(
  { later, person, halves }: Exposed,
  at: Uint32Array,
  first: Float64Array,
  second: Float64Array,
): void {
  const border = halves[1].rows.from;
  for (const row of later) {
    const cell = at[row] as number;
    const own = person[row] as number;
    for (let before = row - 1; before >= 0 && (person[before] as number) === own; before--) {
      if ((at[before] as number) !== cell) continue;
      const counted = row < border ? first : second;
      counted[cell] = (counted[cell] as number) - 1;
      break;
    }
  }
}
