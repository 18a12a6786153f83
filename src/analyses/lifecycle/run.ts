import type { QueryOptions, Session } from '../../engine/engine.ts';
import { eventsOf } from '../../model/record.ts';
import type { Scope } from '../../model/scope.ts';
import { inSteps, type Ask } from '../in-steps.ts';
import { cohortsQuery } from './cohorts-query.ts';
import { readCohorts, usualGrain, type CohortTable } from './cohorts.ts';
import { lastDrawn, readAges, readFan, type Fan } from './fan.ts';
import { agesQuery, fanQuery } from './fan-query.ts';
import { readRepeat, repeatQuery, type RepeatResult } from './repeat.ts';
import type { CohortGrain, LifecycleSpec } from './spec.ts';
import { flowStart, readStages, stagesResult, stockDays, type StagesResult } from './stages.ts';
import { readStageRules } from './stage-rules.ts';
import { stagesQuery } from './stages-query.ts';
import { readSurvival, type SurvivalResult } from './survival.ts';
import { survivalQuery } from './survival-query.ts';

/** The answer to one view, and what was asked. */
export type LifecycleResult = { readonly spec: LifecycleSpec; readonly asOf: string } & (
  | { readonly kind: 'cohorts'; readonly grain: CohortGrain; readonly cohorts: CohortTable }
  | { readonly kind: 'fan'; readonly fan: Fan }
  | { readonly kind: 'stages'; readonly stages: StagesResult }
  | { readonly kind: 'survival'; readonly survival: SurvivalResult }
  | { readonly kind: 'repeat'; readonly repeat: RepeatResult }
);

/** The queries of a view follow each other, so that they can share one place, where a newer request stops an older one. */
export async function runLifecycle(
  engine: Session,
  spec: LifecycleSpec,
  scope: Scope,
  options: QueryOptions = {},
): Promise<LifecycleResult> {
  const asked = { spec, asOf: scope.asOf };
  switch (spec.view) {
    case 'cohorts': {
      const grain = spec.cohorts.grain ?? usualGrain(firstDay(spec, scope), scope.asOf);
      const rows = await inSteps(engine, 1, options)(cohortsQuery(spec.life, grain, scope));
      return { ...asked, kind: 'cohorts', grain, cohorts: readCohorts(rows, spec.life.unit, grain, scope.asOf) };
    }
    case 'fan':
      return { ...asked, kind: 'fan', fan: await fanOf(spec, scope, inSteps(engine, 2, options)) };
    case 'stages':
      return {
        ...asked,
        kind: 'stages',
        stages: await stagesOf(spec, scope, inSteps(engine, spec.stages.basis === 'days' ? 2 : 3, options)),
      };
    case 'survival': {
      const rows = await inSteps(engine, 1, options)(survivalQuery(spec.survival, scope));
      return { ...asked, kind: 'survival', survival: readSurvival(rows) };
    }
    case 'repeat': {
      const rows = await inSteps(engine, 1, options)(repeatQuery(spec.life.events, scope));
      return { ...asked, kind: 'repeat', repeat: readRepeat(rows) };
    }
  }
}

const firstDay = (spec: LifecycleSpec, scope: Scope): string | null =>
  eventsOf(scope.record, spec.life.events).firstDate;

async function fanOf({ life, fan }: LifecycleSpec, scope: Scope, ask: Ask): Promise<Fan> {
  const { seen, population } = readAges(await ask(agesQuery(life, scope)));
  const through = fan.through === null ? null : Math.min(fan.through, Math.max(0, seen.length - 1));
  const until = through ?? lastDrawn(seen);
  const points = until < 0 ? [] : readFan(await ask(fanQuery(life, { ...fan, through }, until, scope)));
  return { points, seen, through, population };
}

async function stagesOf({ life, stages: wish }: LifecycleSpec, scope: Scope, ask: Ask): Promise<StagesResult> {
  const { rules, typicalGap, silences } = await readStageRules(wish, life.events, scope, ask);
  const days = stockDays(scope.asOf, eventsOf(scope.record, life.events).firstDate);
  const from = flowStart(days);
  const { stock, population, flow } = readStages(await ask(stagesQuery(rules, days, from, scope)), days);
  return stagesResult(rules, typicalGap, silences, stock, { from, to: scope.asOf, cells: flow }, population);
}
