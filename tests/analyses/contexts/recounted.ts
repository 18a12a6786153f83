import { expect } from 'vitest';
import type { Session } from '../../../src/engine/engine.ts';
import { recountQuery } from '../../../src/analyses/contexts/queries.ts';
import { mixedScores } from '../../../src/analyses/contexts/ranking.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import type { Scope } from '../../../src/model/scope.ts';
import type { Context, ContextRates } from '../../../src/analyses/contexts/result.ts';

/** Everything that is listed: the confirmed and the unsure lines, the other leads, the calm contexts. */
export const everyContext = (result: ContextRates): readonly Context[] => [
  ...result.lines,
  ...result.leads,
  ...result.cold,
];

/** What a line is ranked by, as its own SQL returns it; null where there is none. */
export interface RecountedCriteria {
  readonly excess: number;
  readonly rate: number;
  readonly worth: number | null;
  readonly score: number | null;
}

/** Each number of a line is what its own SQL returns. */
export async function expectRecounted(
  engine: Session,
  { spec }: ContextRates,
  scope: Scope,
  context: Context,
): Promise<RecountedCriteria> {
  const rows = await engine.query(recountQuery(spec, scope, context));
  const name = context.id;
  for (const key of ['customers', 'contacts', 'contacting'] as const)
    expect(firstNumber(rows, key), `${key} ${name}`).toBe(context[key]);
  expect(firstNumber(rows, 'exposure'), name).toBeCloseTo(context.exposure, 6);
  expect(firstNumber(rows, 'rate'), name).toBeCloseTo(context.rate, 9);
  expect(firstNumber(rows, 'expected'), name).toBeCloseTo(context.expected, 6);
  expect(firstNumber(rows, 'excess'), name).toBeCloseTo(context.excess, 6);
  if (context.restRate !== null) expect(firstNumber(rows, 'rest_rate'), name).toBeCloseTo(context.restRate, 9);
  if (spec.worth !== null) expect(firstNumber(rows, 'worth'), name).toBeCloseTo(context.worth ?? Number.NaN, 4);
  const ranked = {
    excess: firstNumber(rows, 'excess'),
    rate: firstNumber(rows, 'rate'),
    worth: spec.worth === null ? null : firstNumber(rows, 'worth'),
  };
  if (spec.satisfaction === null) return { ...ranked, score: null };
  for (const key of ['answers', 'promoters', 'detractors'] as const)
    expect(firstNumber(rows, key), `${key} ${name}`).toBe(context.scores?.[key]);
  const answered = (context.scores?.answers ?? 0) > 0;
  if (answered) expect(firstNumber(rows, 'score'), name).toBeCloseTo(context.scores?.mean ?? Number.NaN, 9);
  for (const key of ['p10', 'p50', 'p90'] as const)
    if (answered) expect(firstNumber(rows, key), `${key} ${name}`).toBeCloseTo(context.scores?.[key] ?? Number.NaN, 9);
  return { ...ranked, score: answered ? firstNumber(rows, 'score') : null };
}

/**
 * The column of the mix is what follows from the recounted numbers: each criterion from the least (0) to the greatest (1) of the list, low scores
 * greatest, lines without the number at 0, weighted 1 to 4.
 */
function expectMixed(lines: readonly Context[], recounted: readonly RecountedCriteria[]): void {
  const mix = { excess: 1, rate: 2, worth: 3, dissatisfaction: 4 };
  const columns: readonly (readonly [number, readonly (number | null)[]])[] = [
    [mix.excess, recounted.map(({ excess }) => excess)],
    [mix.rate, recounted.map(({ rate }) => rate)],
    [mix.worth, recounted.map(({ worth }) => worth)],
    [mix.dissatisfaction, recounted.map(({ score }) => (score === null ? null : -score))],
  ];
  let weights = 0;
  const sums = lines.map(() => 0);
  for (const [weight, column] of columns) {
    const known = column.filter((value) => value !== null).sort((a, b) => a - b);
    const [least = 0] = known;
    const spread = (known.at(-1) ?? 0) - least;
    if (spread === 0) continue;
    weights += weight;
    column.forEach((value, line) => {
      sums[line] = (sums[line] ?? 0) + (value === null ? 0 : (weight * (value - least)) / spread);
    });
  }
  mixedScores(lines, mix).forEach((score, line) => {
    expect(score, lines[line]?.id).toBeCloseTo(weights === 0 ? 0 : (sums[line] ?? 0) / weights, 6);
  });
}

/** Every line of the three lists is recounted, and so is the mix of each list. */
export async function expectListsRecounted(engine: Session, result: ContextRates, scope: Scope): Promise<void> {
  for (const list of [result.lines, result.leads, result.cold]) {
    const recounted: RecountedCriteria[] = [];
    for (const context of list) recounted.push(await expectRecounted(engine, result, scope, context));
    expectMixed(list, recounted);
  }
}
