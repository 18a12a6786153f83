import type { Context } from './result.ts';
import type { Ranking } from './spec.ts';

/** The same lines in another order, the greatest first; lines without the number last. */
export function ranked<Line extends Context>(lines: readonly Line[], ranking: Ranking): readonly Line[] {
  if (ranking === 'found') return lines;
  return [...lines].sort((a, b) => valueFor(b, ranking) - valueFor(a, ranking));
}

function valueFor(context: Context, ranking: Exclude<Ranking, 'found'>): number {
  switch (ranking) {
    case 'excess':
      return context.excess;
    case 'rate':
      return context.rate;
    case 'worth':
      return context.worth ?? -Infinity;
    case 'dissatisfaction':
      return context.scores === null || context.scores.answers === 0 ? -Infinity : -context.scores.mean;
  }
}
