import { readSizes, sizesQuery, type Sizes } from '../../../analyses/segmentation/assigned.ts';
import { cellsQuery, readCells, type CellCounts } from '../../../analyses/segmentation/ready/rfm.ts';
import { boughtTwice } from '../../../analyses/segmentation/ready/channels.ts';
import { allOf } from '../../../model/rule.ts';
import type { Plan, Segmentation } from '../../../model/segmentation.ts';
import { useApp, useComputed, useProject, useScope, type Computed } from '../../../store/app-context.tsx';
import type { ProjectScope } from '../../../store/scope.ts';

/** A text that changes whenever what a plan puts where may change: the scope, the plan, and the segments that its rules may lead to. */
export function usePlanKey(plan: Plan): { readonly scope: ProjectScope | null; readonly key: string | null } {
  const scope = useScope();
  const rules = useProject((project) => project.segments);
  const leads = JSON.stringify(plan).includes('"kind":"segment"') ? rules.map((one) => [one.id, one.rule]) : [];
  const { parts, ...rest } = plan;
  // Names change nothing of who is where.
  const bare = plan.kind === 'rules' ? plan.parts.map((part) => part.rule) : [rest, parts.length];
  return { scope, key: scope === null ? null : JSON.stringify([scope.key, bare, leads]) };
}

/** How many customers a segmentation puts where; of those who bought twice, if asked. */
export function useSizes(segmentation: Segmentation, twice = false): Computed<Sizes> {
  const app = useApp();
  const { plan } = segmentation;
  const { scope, key } = usePlanKey(plan);
  return useComputed(
    `segmentation:sizes:${segmentation.id}${twice ? ':twice' : ''}`,
    key === null ? null : `${key} ${String(twice)}`,
    async (options) => {
      if (scope === null) throw new Error('A key comes with a scope');
      const among = twice ? boughtTwice(scope.scope.record) : null;
      const population =
        among === null
          ? scope.scope.population
          : allOf(scope.scope.population === null ? [among] : [scope.scope.population, among]);
      const rows = await app.services.engine.query(sizesQuery(plan, { ...scope.scope, population }), options);
      return readSizes(rows, plan.parts.length);
    },
  );
}

/** Customers by cell of a grid. */
export function useCells(segmentation: Segmentation): Computed<CellCounts> {
  const app = useApp();
  const scope = useScope();
  const { plan } = segmentation;
  const key = scope === null || plan.kind !== 'grid' ? null : JSON.stringify([scope.key, plan.axes]);
  return useComputed(`segmentation:cells:${segmentation.id}`, key, async (options) => {
    if (scope === null || plan.kind !== 'grid') throw new Error('A key comes with a grid');
    return readCells(await app.services.engine.query(cellsQuery(plan.axes, scope.scope), options));
  });
}
