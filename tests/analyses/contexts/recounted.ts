import { expect } from 'vitest';
import type { Session } from '../../../src/engine/engine.ts';
import { recountQuery } from '../../../src/analyses/contexts/queries.ts';
import { firstNumber } from '../../../src/model/rows.ts';
import type { Scope } from '../../../src/model/scope.ts';
import type { Context, ContextRates } from '../../../src/analyses/contexts/result.ts';

/** Everything that is listed: the confirmed and the unsure lines, the other leads, the calm contexts. */
export const everyContext = (result: ContextRates): readonly Context[] => [
  ...result.lines,
  ...result.leads,
  ...result.cold,
];

/** Each number of a line is what its own SQL returns. */
export async function expectRecounted(
  engine: Session,
  { spec }: ContextRates,
  scope: Scope,
  context: Context,
): Promise<void> {
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
  if (spec.satisfaction === null) return;
  for (const key of ['answers', 'promoters', 'detractors'] as const)
    expect(firstNumber(rows, key), `${key} ${name}`).toBe(context.scores?.[key]);
  if ((context.scores?.answers ?? 0) > 0)
    expect(firstNumber(rows, 'score'), name).toBeCloseTo(context.scores?.mean ?? Number.NaN, 9);
}
