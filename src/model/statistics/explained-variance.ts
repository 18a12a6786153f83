/** One group of a split: how many, their mean, and their population variance (DuckDB's var_pop). */
export interface GroupMoments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

export interface ExplainedVariance {
  readonly between: number;
  readonly within: number;
  /** Share of the variance between the groups, SSB / SST; null when nothing varies. */
  readonly etaSquared: number | null;
  /** The same corrected for its upward bias (Hays 1963); may be negative; null as above or without degrees of freedom. */
  readonly omegaSquared: number | null;
  /** What etaSquared would be on average for groups drawn at random: (k - 1) / (n - 1). */
  readonly expectedEtaSquared: number | null;
}

/**
 * Splits a variance between and within groups, from the moments of each. Feed it moments of ln x when a few customers
 * carry the variance, or of mid-ranks for Kruskal & Wallis' epsilon squared. Empty groups are left out.
 */
export function explainedVariance(groups: readonly GroupMoments[]): ExplainedVariance {
  const filled = groups.filter((group) => group.n > 0);
  const n = filled.reduce((sum, group) => sum + group.n, 0);
  const overall = filled.reduce((sum, group) => sum + (group.n / n) * group.mean, 0);
  const between = filled.reduce((sum, group) => sum + group.n * (group.mean - overall) ** 2, 0);
  const within = filled.reduce((sum, group) => sum + group.n * group.variance, 0);
  const all = between + within;
  const [k, free] = [filled.length, n - filled.length];
  const noise = free > 0 ? within / free : null;
  return {
    between,
    within,
    etaSquared: all > 0 ? between / all : null,
    omegaSquared: all > 0 && noise !== null ? (between - (k - 1) * noise) / (all + noise) : null,
    expectedEtaSquared: n > 1 ? (k - 1) / (n - 1) : null,
  };
}
