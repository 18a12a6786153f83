import { askRule, type RuleCounts } from '../../model/rule-lines.ts';
import { ruleKey } from '../../model/rule-key.ts';
import type { Segment } from '../../model/rule.ts';
import { useApp, useComputed, useProject, useScope, type Computed } from '../../store/app-context.tsx';

/** What a segment keeps of the population, and what each of its lines does, in one question. */
export function useRuleCounts(segment: Pick<Segment, 'id' | 'rule'>): Computed<RuleCounts> {
  const app = useApp();
  const scope = useScope();
  const others = useProject((project) => project.segments);
  // A rule may lead to other segments: any of them may change it.
  const key =
    scope === null
      ? null
      : JSON.stringify([scope.key, ruleKey(segment.rule), others.map((one) => [one.id, ruleKey(one.rule)])]);
  return useComputed(`segments:parts:${segment.id}`, key, async (options) => {
    if (scope === null) throw new Error('A key comes with a scope');
    const { query, read } = askRule(segment.rule, scope.scope);
    return read(await app.services.engine.query(query, options));
  });
}
