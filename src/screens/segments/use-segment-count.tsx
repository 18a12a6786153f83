import { countQuery } from '../../exports/list/list.ts';
import { ruleKey } from '../../model/rule-key.ts';
import { firstNumber } from '../../model/rows.ts';
import type { Segment } from '../../model/rule.ts';
import { useApp, useComputed, useProject, useScope, type Computed } from '../../store/app-context.tsx';

export interface SegmentCount {
  readonly kept: number;
  readonly all: number;
}

/** How many customers of the population a segment holds. */
export function useSegmentCount(segment: Segment): Computed<SegmentCount> {
  const app = useApp();
  const scope = useScope();
  const rules = useProject((project) => project.segments);
  // A rule may lead to other segments: any of them may change it.
  const key =
    scope === null
      ? null
      : JSON.stringify([scope.key, ruleKey(segment.rule), rules.map((one) => [one.id, ruleKey(one.rule)])]);
  return useComputed(`segments:count:${segment.id}`, key, async (options) => {
    if (scope === null) throw new Error('A key comes with a scope');
    const rows = await app.services.engine.query(countQuery(segment.rule, scope.scope), options);
    return { kept: firstNumber(rows, 'kept'), all: firstNumber(rows, 'all') };
  });
}
