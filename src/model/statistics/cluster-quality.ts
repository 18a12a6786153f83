/**
 * Silhouette of each row (Rousseeuw 1987): (b - a) / max(a, b), where a is the mean distance to its own group and b that to the nearest other.
 * 0 for a row alone in its group and where there is no other group. Costs the square of the rows: give it a sample.
 */
export function silhouettes(groups: readonly number[], distance: (a: number, b: number) => number): readonly number[] {
  const members = new Map<number, number[]>();
  groups.forEach((group, row) => {
    const list = members.get(group);
    if (list === undefined) members.set(group, [row]);
    else list.push(row);
  });
  return groups.map((own, row) => {
    let [inside, nearest] = [0, Infinity];
    for (const [group, rows] of members) {
      const all = rows.reduce((sum, other) => sum + (other === row ? 0 : distance(row, other)), 0);
      if (group === own) inside = rows.length > 1 ? all / (rows.length - 1) : Number.NaN;
      else nearest = Math.min(nearest, all / rows.length);
    }
    const most = Math.max(inside, nearest);
    return Number.isNaN(inside) || !Number.isFinite(nearest) || most === 0 ? 0 : (nearest - inside) / most;
  });
}

interface Centred {
  readonly groups: readonly { readonly n: number; readonly centre: readonly number[]; readonly spread: number }[];
  readonly between: number;
  readonly within: number;
}

function centred(rows: readonly (readonly number[])[], groups: readonly number[]): Centred {
  const labels = [...new Set(groups)];
  const centreOf = (chosen: readonly (readonly number[])[]): readonly number[] =>
    (rows[0] ?? []).map((_, column) => chosen.reduce((sum, row) => sum + (row[column] ?? 0), 0) / chosen.length);
  const whole = centreOf(rows);
  const parts = labels.map((label) => {
    const own = rows.filter((_, index) => groups[index] === label);
    const centre = centreOf(own);
    const distances = own.map((row) => squared(row, centre));
    return {
      n: own.length,
      centre,
      spread: distances.reduce((sum, d) => sum + Math.sqrt(d), 0) / own.length,
      within: distances.reduce((sum, d) => sum + d, 0),
    };
  });
  return {
    groups: parts,
    between: parts.reduce((sum, part) => sum + part.n * squared(part.centre, whole), 0),
    within: parts.reduce((sum, part) => sum + part.within, 0),
  };
}

const squared = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);

/** Caliński & Harabasz 1974: (between / (k - 1)) / (within / (n - k)). Scale the columns first. */
export function calinskiHarabasz(rows: readonly (readonly number[])[], groups: readonly number[]): number {
  const { between, within, groups: parts } = centred(rows, groups);
  return between / (parts.length - 1) / (within / (rows.length - parts.length));
}

/** Davies & Bouldin 1979: the mean over the groups of the worst (spread + spread) / distance of centres; low is good. */
export function daviesBouldin(rows: readonly (readonly number[])[], groups: readonly number[]): number {
  const { groups: parts } = centred(rows, groups);
  const worst = parts.map((a) =>
    Math.max(
      ...parts.filter((b) => b !== a).map((b) => (a.spread + b.spread) / Math.sqrt(squared(a.centre, b.centre))),
    ),
  );
  return worst.reduce((sum, value) => sum + value, 0) / parts.length;
}
