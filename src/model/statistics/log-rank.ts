import { logGammaTail } from './gamma.ts';
import type { LifeStep } from './survival.ts';

export interface LogRank {
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
  /** Losses of each group, and those it would have if all groups lost alike. */
  readonly groups: readonly { readonly observed: number; readonly expected: number }[];
}

/**
 * Whether groups are lost at the same pace (Mantel 1966, Peto & Peto 1972): at each time of a loss, the losses of a group against its part of those at risk, with the
 * hypergeometric variance, which ties need. Null with fewer than two groups in which somebody was at risk, or without any loss.
 */
export function logRank(groups: readonly (readonly LifeStep[])[]): LogRank | null {
  const count = groups.length;
  const times = [...new Set(groups.flatMap((steps) => steps.map((step) => step.time)))].sort((a, b) => a - b);
  const next = groups.map(() => 0);
  const here = groups.map(() => 0);
  const observed = groups.map(() => 0);
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  for (const time of times) {
    const now = groups.map((steps, g) => {
      const step = steps[next[g] ?? 0];
      return step?.time === time ? step : null;
    });
    const atRisk = [...here];
    const all = atRisk.reduce((sum, n) => sum + n, 0);
    const lost = now.reduce((sum, step) => sum + (step?.lost ?? 0), 0);
    if (lost > 0 && all > 0) {
      const ties = all > 1 ? (all - lost) / (all - 1) : 0;
      for (let g = 0; g < count; g += 1) {
        const share = (atRisk[g] ?? 0) / all;
        observed[g] = (observed[g] ?? 0) + (now[g]?.lost ?? 0);
        expected[g] = (expected[g] ?? 0) + lost * share;
        for (let h = 0; h < count; h += 1) {
          const row = covariance[g];
          const other = (atRisk[h] ?? 0) / all;
          if (row !== undefined) row[h] = (row[h] ?? 0) + lost * ties * share * ((g === h ? 1 : 0) - other);
        }
      }
    }
    now.forEach((step, g) => {
      if (step === null) return;
      here[g] = (here[g] ?? 0) + step.entered - step.lost - step.censored;
      next[g] = (next[g] ?? 0) + 1;
    });
  }
  const apart = groups.map((_, g) => g).filter((g) => (expected[g] ?? 0) > 0);
  if (apart.length < 2) return null;
  // The last group follows from the others.
  const used = apart.slice(0, -1);
  const difference = used.map((g) => (observed[g] ?? 0) - (expected[g] ?? 0));
  const solved = solve(
    used.map((g) => used.map((h) => covariance[g]?.[h] ?? 0)),
    difference,
  );
  if (solved === null) return null;
  const chiSquare = difference.reduce((sum, value, i) => sum + value * (solved[i] ?? 0), 0);
  return {
    chiSquare,
    degrees: used.length,
    p: Math.exp(logGammaTail(used.length / 2, chiSquare / 2, 'upper')),
    groups: groups.map((_, g) => ({ observed: observed[g] ?? 0, expected: expected[g] ?? 0 })),
  };
}

/** Gauss with pivots; null for a matrix that cannot be solved. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | null {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let column = 0; column < size; column += 1) {
    const from = rows.findIndex(
      (row, i) =>
        i >= column &&
        Math.abs(row[column] ?? 0) === Math.max(...rows.slice(column).map((other) => Math.abs(other[column] ?? 0))),
    );
    const [pivot, held] = [rows[from], rows[column]];
    if (pivot === undefined || held === undefined || Math.abs(pivot[column] ?? 0) < 1e-12) return null;
    rows[from] = held;
    rows[column] = pivot;
    for (const [i, row] of rows.entries()) {
      if (i === column) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let k = column; k <= size; k += 1) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
