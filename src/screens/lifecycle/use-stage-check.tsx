import { runHoldOut } from '../../analyses/lifecycle/hold-out.ts';
import type { StageCheck } from '../../analyses/lifecycle/panel/StageRulesSection.tsx';
import type { LifecycleSpec } from '../../analyses/lifecycle/spec.ts';
import { useApp, useComputed } from '../../store/app-context.tsx';
import type { ProjectScope } from '../../store/scope.ts';

/** Where stages are counted in the own rhythm: how well it told who came back, beside the silence in days. In a place of its own, so that the picture never waits for it. */
export function useStageCheck(scope: ProjectScope | null, spec: LifecycleSpec | null): StageCheck {
  const { engine } = useApp().services;
  const asked = spec?.view === 'stages' && spec.stages.basis === 'rhythm' ? spec.life.events : null;
  const key = scope === null || asked === null ? null : JSON.stringify([scope.key, asked]);
  const { state, value } = useComputed('lifecycle-check', key, (options) => {
    if (scope === null || asked === null) throw new Error('A key comes with a scope');
    return runHoldOut(engine, asked, scope.scope, options);
  });
  return key !== null && state.valueKey === key ? value : undefined;
}
