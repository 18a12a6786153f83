/** How much two ways of sorting the same customers say the same: `counts[a][b]` of those in both. */
export interface Agreement {
  /** Adjusted Rand index (Hubert & Arabie 1985): 1 the same, 0 as by chance. Null when either puts everybody together. */
  readonly adjustedRand: number | null;
  /** Cramér's V, without correction; null as above. */
  readonly cramersV: number | null;
}

const pairs = (n: number): number => (n * (n - 1)) / 2;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function agreement(counts: readonly (readonly number[])[]): Agreement {
  const rows = counts.map(sum);
  const columns = (counts[0] ?? []).map((_, column) => sum(counts.map((row) => row[column] ?? 0)));
  const n = sum(rows);
  const together = sum(counts.flat().map(pairs));
  const [byRow, byColumn] = [sum(rows.map(pairs)), sum(columns.map(pairs))];
  const expected = n > 1 ? (byRow * byColumn) / pairs(n) : 0;
  const most = (byRow + byColumn) / 2;
  const [k, l] = [rows.filter((row) => row > 0).length, columns.filter((column) => column > 0).length];
  if (k < 2 || l < 2) return { adjustedRand: null, cramersV: null };
  const chiSquare = sum(
    counts.flatMap((row, i) =>
      row.map((count, j) => {
        const awaited = ((rows[i] ?? 0) * (columns[j] ?? 0)) / n;
        return awaited === 0 ? 0 : (count - awaited) ** 2 / awaited;
      }),
    ),
  );
  return {
    adjustedRand: most === expected ? null : (together - expected) / (most - expected),
    cramersV: Math.sqrt(chiSquare / n / (Math.min(k, l) - 1)),
  };
}

/** Share of the customers of either that are in both; null when both are empty. */
export function jaccard(both: number, first: number, second: number): number | null {
  const either = first + second - both;
  return either === 0 ? null : both / either;
}
