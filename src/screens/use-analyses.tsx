import { runContexts } from '../analyses/contexts/run.ts';
import { suggest as suggestContexts } from '../analyses/contexts/suggest.ts';
import type { Noticed } from '../analyses/distribution/noticed.ts';
import { runDistribution } from '../analyses/distribution/run.ts';
import { suggest as suggestDistribution } from '../analyses/distribution/suggest.ts';
import { useApp, useComputed, useProject, useScope, useScopeOfEvents, type Computed } from '../store/app-context.tsx';
import type { ContextsResult } from '../analyses/contexts/result.ts';
import { evenMix, type ContextsSpec } from '../analyses/contexts/spec.ts';
import type { DistributionResult } from '../analyses/distribution/compute.ts';
import type { DistributionSpec } from '../analyses/distribution/spec.ts';
import type { ProjectScope } from '../store/scope.ts';

/** An analysis of the project: what is asked (the person's wish, else what suits the record), of what, and the answer. */
export interface Asked<Spec, Result> {
  readonly scope: ProjectScope | null;
  readonly spec: Spec | null;
  readonly computed: Computed<Result>;
}

/** What the engine is asked: the view is another picture of the same numbers, and a comparison is asked apart. */
function distributionAsked({ measure, split, scale }: DistributionSpec): DistributionSpec {
  return { measure, split, view: 'histogram', ...(scale === undefined ? {} : { scale }) };
}

/** Behind the average; Home and the screen ask it in one place, so that opening the screen shows the answer at once. */
export function useAverage(): Asked<DistributionSpec, DistributionResult> {
  const app = useApp();
  const scope = useScope();
  const chosen = useProject((project) => project.distribution);
  const spec = chosen ?? (scope === null ? null : suggestDistribution(scope.scope.record));
  const asked = spec === null ? null : distributionAsked(spec);
  const computed = useComputed('average', keyOf(scope, asked), (options) => {
    if (scope === null || asked === null) throw new Error('A key comes with a scope and a spec');
    return runDistribution(app.services.engine, asked, scope.scope, options);
  });
  return { scope, spec, computed };
}

/** What is worth saying of the measures unasked. */
export function useNoticed(): Computed<readonly Noticed[]> {
  const app = useApp();
  const scope = useScope();
  const kept = useProject((project) => project.measures);
  return useComputed('noticed', keyOf(scope, kept), async (options) => {
    if (scope === null) throw new Error('A key comes with a scope');
    const { runNoticed } = await import('../analyses/distribution/run-noticed.ts');
    return runNoticed(app.services.engine, kept, scope.scope, options);
  });
}

/** The order of the lines and what a contact costs are no part of what is counted. */
export const askedOf = (spec: ContextsSpec): ContextsSpec => ({
  ...spec,
  ranking: 'found',
  mix: evenMix,
  unitCost: null,
});

export function useContexts(): Asked<ContextsSpec, ContextsResult> {
  const app = useApp();
  const scope = useScopeOfEvents();
  const chosen = useProject((project) => project.contexts);
  const spec = chosen ?? (scope === null ? null : suggestContexts(scope.scope.record));
  const asked = spec === null ? null : askedOf(spec);
  const computed = useComputed<ContextsResult>('contexts', keyOf(scope, asked), (options) => {
    if (scope === null || asked === null) throw new Error('A key comes with a scope and a spec');
    return runContexts(app.services.engine, app.services.miner, asked, scope.scope, options);
  });
  return { scope, spec, computed };
}

export function keyOf(scope: ProjectScope | null, spec: unknown): string | null {
  return scope === null || spec === null ? null : JSON.stringify([scope.key, spec]);
}
