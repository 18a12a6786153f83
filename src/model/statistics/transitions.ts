/** Moves between the same states at two dates, `counts[from][to]`. */
export type Counts = readonly (readonly number[])[];

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Share of each state's customers that went to each state: rows sum to 1; a row without customers is null. */
export function transitionShares(counts: Counts): readonly (readonly number[] | null)[] {
  return counts.map((row) => {
    const all = sum(row);
    return all === 0 ? null : row.map((count) => count / all);
  });
}

/** How many periods a customer stays on average, were the stay rate the same in each: 1 / (1 - p); infinite when nobody leaves. */
export function expectedStay(stayRate: number): number {
  return stayRate >= 1 ? Infinity : 1 / (1 - stayRate);
}

const STEADY_STEPS = 10_000;
const STEADY_ENOUGH = 1e-14;

/**
 * The mix that the same moves would lead to if they went on for ever: the left eigenvector, pi P = pi, by power iteration of the
 * lazy chain (P + I) / 2, which has the same one and does not swing. States without customers are taken to stay.
 * It says what these moves add up to, not what will happen.
 */
export function steadyState(counts: Counts): readonly number[] {
  const shares = transitionShares(counts).map((row, from) => row ?? counts.map((_, to) => (to === from ? 1 : 0)));
  const all = sum(counts.map(sum));
  let mix: readonly number[] = counts.map((row) => (all === 0 ? 0 : sum(row) / all));
  for (let step = 0; step < STEADY_STEPS; step++) {
    const next = mix.map(
      (own, to) => 0.5 * own + 0.5 * sum(mix.map((share, from) => share * (shares[from]?.[to] ?? 0))),
    );
    const moved = Math.max(...next.map((share, index) => Math.abs(share - (mix[index] ?? 0))));
    mix = next;
    if (moved < STEADY_ENOUGH) break;
  }
  return mix;
}

/** Two steps one after the other: the shares of P x P, to hold against what two steps really did. */
export function twoSteps(first: Counts, second: Counts): readonly (readonly number[] | null)[] {
  const [a, b] = [transitionShares(first), transitionShares(second)];
  return a.map((row) =>
    row === null ? null : row.map((_, to) => sum(row.map((share, middle) => share * (b[middle]?.[to] ?? 0)))),
  );
}
