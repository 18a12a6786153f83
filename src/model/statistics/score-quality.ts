/** How well a score tells those it happened to (TRUE) from the others. Ties count a half throughout. */
export interface ScoreQuality {
  /** Probability that one of them scores above one of the others; null when either is nobody. */
  readonly auc: number | null;
  /** 2 AUC - 1. */
  readonly gini: number | null;
}

/** Area under the curve from two groups of values, by average ranks (Mann & Whitney): P(first > second) + P(equal) / 2. Null when either is empty. */
function probabilityAbove(first: Float64Array, second: Float64Array): number | null {
  if (first.length === 0 || second.length === 0) return null;
  const [a, b] = [first.toSorted(), second.toSorted()];
  let [below, equal, twice] = [0, 0, 0];
  for (const value of a) {
    while (below < b.length && (b[below] ?? 0) < value) below += 1;
    equal = Math.max(equal, below);
    while (equal < b.length && (b[equal] ?? 0) <= value) equal += 1;
    twice += below + equal;
  }
  return twice / (2 * a.length * b.length);
}

export function scoreQuality(scores: readonly number[], happened: readonly boolean[]): ScoreQuality {
  const of = (wanted: boolean) => Float64Array.from(scores.filter((_, i) => happened[i] === wanted));
  const auc = probabilityAbove(of(true), of(false));
  return { auc, gini: auc === null ? null : 2 * auc - 1 };
}

/** Share of those it happened to among the `most` best scores; a tie that the limit cuts through is shared. */
export function gainAt(scores: readonly number[], happened: readonly boolean[], most: number): number {
  const cut = scores.toSorted((a, b) => b - a)[Math.ceil(most) - 1] ?? -Infinity;
  const count = (keep: (score: number) => boolean, only: boolean): number =>
    scores.filter((score, i) => keep(score) && (!only || happened[i] === true)).length;
  const above = count((score) => score > cut, false);
  const tied = count((score) => score === cut, false);
  const share = tied === 0 ? 0 : (most - above) / tied;
  const found = count((score) => score > cut, true) + share * count((score) => score === cut, true);
  return found / happened.filter(Boolean).length;
}

/** Mean squared error of probabilities (Brier 1950) and mean log loss. */
export function probabilityErrors(
  probabilities: readonly number[],
  happened: readonly boolean[],
): { readonly brier: number; readonly logLoss: number } {
  const n = probabilities.length;
  const brier = probabilities.reduce((sum, p, i) => sum + (p - Number(happened[i])) ** 2, 0) / n;
  const logLoss = -probabilities.reduce((sum, p, i) => sum + Math.log(happened[i] === true ? p : 1 - p), 0) / n;
  return { brier, logLoss };
}
