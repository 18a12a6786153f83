/** Ranks from 1, ties sharing their mean; NaN keeps no rank. */
export function midRanks(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  // Each value once, ascending, in the place of what was sorted, and beside it the rank that its ties share.
  const shared = new Float64Array(sorted.length);
  let distinct = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const value = sorted[from] as number;
    for (to = from + 1; to < sorted.length && sorted[to] === value;) to += 1;
    sorted[distinct] = value;
    shared[distinct] = (from + to + 1) / 2;
    distinct += 1;
  }
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    let [low, high] = [0, distinct - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    ranks[row] = shared[low] as number;
  }
  return ranks;
}
