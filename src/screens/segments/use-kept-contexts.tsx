import { identityOf } from '../../analyses/contexts/identify.ts';
import { contextWords } from '../../analyses/contexts/panel/chip-words.ts';
import { ruleKey } from '../../model/rule-key.ts';
import type { Segment } from '../../model/rule.ts';
import { useProject } from '../../store/app-context.tsx';
import { useRuleSpeech } from '../use-rule-speech.tsx';

/** The customers of the kept contexts, as segments that nobody had to make: under the name of the context, by the rule that says who is in it. What only contacts tell is of nobody. */
export function useKeptContexts(): readonly Segment[] {
  const speech = useRuleSpeech();
  const cards = useProject((project) => project.keptContexts);
  if (speech === null) return [];
  const found = cards
    .filter(({ values }) => values.length > 0)
    .map(({ id, values, spec }): Segment => ({
      id: `context ${id}`,
      name: contextWords({ values, sides: [] }, spec.dimensions, speech),
      rule: identityOf(values, []).rule,
    }));
  // The same customers, counted in several ways.
  return [...new Map(found.map((one) => [ruleKey(one.rule), one])).values()];
}
