import type { Context } from './result.ts';
import { criteria, evenMix, type ContextsSpec, type Criterion, type RankMix } from './spec.ts';

type Ordered = Pick<ContextsSpec, 'ranking' | 'mix'>;

/** The same lines in another order, the greatest first; lines without the number last. */
export function ranked<Line extends Context>(lines: readonly Line[], { ranking, mix }: Ordered): readonly Line[] {
  if (ranking === 'found') return lines;
  if (ranking === 'mix') {
    const scores = mixedScores(lines, mix ?? evenMix);
    return lines
      .map((line, place) => ({ line, score: scores[place] ?? 0 }))
      .sort((a, b) => b.score - a.score)
      .map(({ line }) => line);
  }
  return [...lines].sort((a, b) => (valueFor(b, ranking) ?? -Infinity) - (valueFor(a, ranking) ?? -Infinity));
}

/**
 * The weighted mean of what each criterion says of a line, from 0 (the least of the list) to 1 (the greatest): one a line, in
 * their order. A line without the number is at 0; a criterion that tells no two lines apart does not weigh.
 */
export function mixedScores(lines: readonly Context[], mix: RankMix): readonly number[] {
  const sums = lines.map(() => 0);
  let weights = 0;
  for (const criterion of criteria) {
    const values = lines.map((line) => valueFor(line, criterion));
    const known = values.filter((value) => value !== null);
    const [least, greatest] = [Math.min(...known), Math.max(...known)];
    if (known.length === 0 || mix[criterion] === 0 || greatest === least) continue;
    weights += mix[criterion];
    values.forEach((value, place) => {
      const share = value === null ? 0 : (value - least) / (greatest - least);
      sums[place] = (sums[place] ?? 0) + mix[criterion] * share;
    });
  }
  return sums.map((sum) => (weights === 0 ? 0 : sum / weights));
}

function valueFor(context: Context, criterion: Criterion): number | null {
  switch (criterion) {
    case 'excess':
      return context.excess;
    case 'rate':
      return context.rate;
    case 'worth':
      return context.worth;
    case 'dissatisfaction':
      return context.scores === null || context.scores.answers === 0 ? null : -context.scores.mean;
  }
}
