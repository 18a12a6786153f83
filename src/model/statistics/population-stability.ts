import { chiSquareUpper } from './gamma.ts';

export interface Stability {
  /** Sum of (after - before) ln(after / before) over the shares. */
  readonly psi: number;
  /** Pearson's chi-square of the two rows of counts, and its probability under one and the same mix; null with one filled state. */
  readonly chiSquare: number | null;
  readonly p: number | null;
}

/** Below the first a mix is called stable, from the second on shifted: the usual cuts, which are a rule of thumb and no test. */
export const PSI_CUTS = { watch: 0.1, shifted: 0.25 };

/** Added to every count as soon as one is 0, which would otherwise make the index infinite. */
const EMPTY_COUNT = 0.5;

/** Population stability index between two rows of counts, with the test that the rule of thumb lacks. Both rows hold somebody. */
export function populationStability(before: readonly number[], after: readonly number[]): Stability {
  const filled = before.map((count, i) => [count, after[i] ?? 0] as const).filter(([a, b]) => a + b > 0);
  const add = filled.some(([a, b]) => a === 0 || b === 0) ? EMPTY_COUNT : 0;
  const total = (side: 0 | 1, added: number): number => filled.reduce((sum, pair) => sum + pair[side] + added, 0);
  const [allBefore, allAfter] = [total(0, add), total(1, add)];
  const psi = filled.reduce((sum, [a, b]) => {
    const [x, y] = [(a + add) / allBefore, (b + add) / allAfter];
    return sum + (y - x) * Math.log(y / x);
  }, 0);
  const [n, m] = [total(0, 0), total(1, 0)];
  if (filled.length < 2 || n === 0 || m === 0) return { psi, chiSquare: null, p: null };
  const chiSquare = filled.reduce((sum, [a, b]) => {
    const [x, y] = [((a + b) * n) / (n + m), ((a + b) * m) / (n + m)];
    return sum + (a - x) ** 2 / x + (b - y) ** 2 / y;
  }, 0);
  return { psi, chiSquare, p: chiSquareUpper(chiSquare, filled.length - 1) };
}
