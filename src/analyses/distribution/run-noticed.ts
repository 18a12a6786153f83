import type { QueryOptions, Session } from '../../engine/engine.ts';
import type { KeptMeasure, Measure } from '../../model/measure.ts';
import { Stopped } from '../../model/problem.ts';
import type { Scope } from '../../model/scope.ts';
import { refusalOf } from './compute.ts';
import { mostWorthSaying, noticedChange, noticedOf, type Noticed } from './noticed.ts';
import { measuresToNotice } from './noticed-measures.ts';
import { runClumps } from './run-clumps.ts';
import { runComparison } from './run-compare.ts';
import { perOf } from './spec.ts';
import { isOfItself, splitChoices } from './split-choices.ts';
import { readSummary } from './summary.ts';
import { summaryQuery } from './summary-query.ts';

/** A year, so that seasons are compared with themselves. */
const monthsBack = 12;

/** Dimensions that are asked unasked: not the habits, which take long to count. */
const mostDimensions = 10;

/** Looks at the measures of the record one after the other: does the mean mislead, is the change of a year what it seems? */
export async function runNoticed(
  engine: Session,
  kept: readonly KeptMeasure[],
  scope: Scope,
  { signal, place, onProgress }: QueryOptions = {},
): Promise<readonly Noticed[]> {
  const measures = measuresToNotice(scope.record, kept);
  const noticed: Noticed[] = [];
  for (const [i, measure] of measures.entries()) {
    if (signal?.aborted === true) throw new Stopped();
    noticed.push(...(await lookAt(engine, measure, scope, { signal, place })));
    onProgress?.((i + 1) / measures.length);
  }
  return mostWorthSaying(noticed);
}

async function lookAt(
  engine: Session,
  measure: Measure,
  scope: Scope,
  options: QueryOptions,
): Promise<readonly Noticed[]> {
  const per = perOf(measure);
  const answer = readSummary(
    await engine.query(summaryQuery({ measure, split: null, view: 'histogram' }, scope), options),
  );
  const { summary } = answer;
  if (refusalOf(answer, per) !== null || summary === null) return [];
  const found = noticedOf(measure, summary, await runClumps(engine, measure, scope, options));
  const change = await changeOf(engine, measure, scope, options);
  return [found, change].filter((one) => one !== null);
}

/** Only a window that moves has a year before. */
async function changeOf(
  engine: Session,
  measure: Measure,
  scope: Scope,
  options: QueryOptions,
): Promise<Noticed | null> {
  if (!('events' in measure)) return null;
  if (measure.window.kind !== 'months' && measure.window.kind !== 'days') return null;
  const comparison = { kind: 'before', months: monthsBack } as const;
  const dimensions = splitChoices(scope.record, measure)
    .filter((dimension) => dimension.kind !== 'main-value' && !isOfItself(dimension, measure, scope.record))
    .slice(0, mostDimensions);
  const result = await runComparison(engine, { measure, comparison, dimensions }, scope, options);
  return result === null ? null : noticedChange(measure, result);
}
