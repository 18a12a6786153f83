/** Ranks from 1, ties sharing their mean; NaN keeps no rank. */
export function midRanks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).filter((row) => !Number.isNaN(values[row] ?? Number.NaN));
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let place = from; place <= to; place++) ranks[order[place] ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}
