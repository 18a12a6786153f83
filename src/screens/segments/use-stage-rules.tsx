import { readStageRules } from '../../analyses/lifecycle/stage-rules.ts';
import type { LifecycleSpec, StagesWish } from '../../analyses/lifecycle/spec.ts';
import { inSteps } from '../../analyses/in-steps.ts';
import type { StageRules } from '../../model/life.ts';
import type { SourceId } from '../../model/record.ts';
import { useApp, useComputed, useProject, useScope, type Computed } from '../../store/app-context.tsx';

/** Everything read off the base. */
const openWish: StagesWish = { basis: 'days', atRisk: null, lapsed: null, newDays: null };

/** What a person wrote of the stages in the lifecycle, where it is about these events. */
export const stagesWishOf = (lifecycle: LifecycleSpec | null, events: SourceId): StagesWish =>
  lifecycle !== null && lifecycle.life.events === events ? lifecycle.stages : openWish;

/** The rules of the stages of some events as the lifecycle has them: what a person wrote there, else what the silences of the base tell. */
export function useStageRules(events: SourceId, wanted: boolean): Computed<StageRules> {
  const app = useApp();
  const scope = useScope();
  const lifecycle = useProject((project) => project.lifecycle);
  const wish = stagesWishOf(lifecycle, events);
  const key = scope === null || !wanted ? null : JSON.stringify([scope.key, events, wish]);
  return useComputed(`segments:stages:${events}`, key, async (options) => {
    if (scope === null) throw new Error('A key comes with a scope');
    const ask = inSteps(app.services.engine, 2, options);
    return (await readStageRules(wish, events, scope.scope, ask)).rules;
  });
}
