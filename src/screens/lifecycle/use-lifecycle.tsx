import { runLifecycle, type LifecycleResult } from '../../analyses/lifecycle/run.ts';
import type { LifecycleSpec } from '../../analyses/lifecycle/spec.ts';
import { suggest } from '../../analyses/lifecycle/suggest.ts';
import { useApp, useComputed, useProject, useScope, type Computed } from '../../store/app-context.tsx';
import type { ProjectScope } from '../../store/scope.ts';

export interface AskedLifecycle {
  readonly scope: ProjectScope | null;
  readonly spec: LifecycleSpec | null;
  readonly computed: Computed<LifecycleResult>;
}

/** The lifecycle that a person asks for, else what suits the record. */
export function useLifecycle(): AskedLifecycle {
  const app = useApp();
  const scope = useScope();
  const chosen = useProject((project) => project.lifecycle);
  const spec = chosen ?? (scope === null ? null : suggest(scope.scope.record));
  const key = scope === null || spec === null ? null : JSON.stringify([scope.key, asked(spec)]);
  const computed = useComputed('lifecycle', key, (options) => {
    if (scope === null || spec === null) throw new Error('A key comes with a scope and a spec');
    return runLifecycle(app.services.engine, spec, scope.scope, options);
  });
  return { scope, spec, computed };
}

/** What the numbers of a view depend on; how they are drawn is another picture of the same ones. */
function asked({ view, life, cohorts, fan, stages, survival }: LifecycleSpec): unknown {
  switch (view) {
    case 'cohorts':
      return [view, life, cohorts.grain];
    case 'fan':
      return [view, life, fan];
    case 'stages':
      return [view, life.events, stages];
    case 'survival':
      return [view, life.events, survival];
    case 'repeat':
      return [view, life.events];
  }
}
