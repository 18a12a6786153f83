export type GowerValue = number | string | boolean | null;

/** One column over all customers, null where it is missing. */
export interface GowerColumn {
  readonly values: readonly GowerValue[];
  /** Numbers are divided by this range, that of the whole base; left out, that of the column. Texts and booleans are alike or not. */
  readonly range?: number;
}

/**
 * Distance of two rows over columns of several kinds, 0 to 1 (Gower 1971): the mean over the columns that both have of |a - b| / range,
 * or of 0 or 1. NaN when they have none in common.
 */
export function gowerDistance(columns: readonly GowerColumn[]): (a: number, b: number) => number {
  const prepared = columns.map(({ values, range }) => ({ values, range: range ?? rangeOf(values) }));
  return (a, b) => {
    let [sum, weight] = [0, 0];
    for (const { values, range } of prepared) {
      const [x, y] = [values[a] ?? null, values[b] ?? null];
      if (x === null || y === null) continue;
      weight += 1;
      if (typeof x === 'number' && typeof y === 'number') sum += range > 0 ? Math.abs(x - y) / range : 0;
      else sum += x === y ? 0 : 1;
    }
    return sum / weight;
  };
}

function rangeOf(values: readonly GowerValue[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (typeof value !== 'number') continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > low ? high - low : 0;
}
