import { useMemo } from 'react';
import { suggest } from '../../../analyses/lifecycle/suggest.ts';
import { describingDimensions } from '../../../analyses/segmentation/described.ts';
import {
  comparedSegments,
  membersQuery,
  readMembers,
  type Members,
} from '../../../analyses/segmentation/made-of/members-query.ts';
import type { Dimension } from '../../../model/dimension.ts';
import type { CustomerRecord } from '../../../model/record.ts';
import { ruleKey } from '../../../model/rule-key.ts';
import type { Segmentation } from '../../../model/segmentation.ts';
import { useApp, useComputed, useProject } from '../../../store/app-context.tsx';
import { useKeptContexts } from '../use-kept-contexts.tsx';
import { useStageRules } from '../use-stage-rules.tsx';
import { usePlanKey } from './use-sizes.tsx';

/** The kinds that groups are compared on, and the stage of life with the thresholds that the base has. `waits`: they are being read. */
export function useDescribed(record: CustomerRecord): {
  readonly dimensions: readonly Dimension[];
  readonly waits: boolean;
} {
  const life = suggest(record)?.life.events ?? null;
  const { value: stages, stale, state } = useStageRules(life ?? '', life !== null);
  const given = life === null || stale ? null : stages;
  const dimensions = useMemo((): readonly Dimension[] => {
    const described = describingDimensions(record);
    return given === null ? described : [...described, { kind: 'stage', stages: given }];
  }, [record, given]);
  // Stopped, or not to be read: the others are compared all the same.
  const gaveUp = state.stopped || state.problem !== null || state.failure !== null;
  return { dimensions, waits: life !== null && given === null && !gaveUp };
}

/** How many of each part are in the other segments of the project and in the contexts that are kept; null until it is known. */
export function useMembers({ id, plan }: Segmentation): readonly Members[] | null {
  const app = useApp();
  const made = useProject((project) => project.segments);
  const contexts = useKeptContexts();
  const already = new Set(made.map(({ rule }) => ruleKey(rule)));
  const segments = [...made, ...contexts.filter(({ rule }) => !already.has(ruleKey(rule)))];
  const { scope, key } = usePlanKey(plan);
  const others = scope === null ? [] : comparedSegments(segments, plan, scope.scope);
  const rules = segments.map((one) => [one.id, one.rule]);
  const { value, stale } = useComputed(
    `segmentation:members:${id}`,
    key === null || others.length === 0 ? null : `${key} ${JSON.stringify([others.map((one) => one.id), rules])}`,
    async (options) => {
      if (scope === null) throw new Error('A key comes with a scope');
      const rows = await app.services.engine.query(membersQuery(plan, others, scope.scope), options);
      return readMembers(rows, others, plan.parts.length);
    },
  );
  return others.length === 0 || stale ? null : value;
}
