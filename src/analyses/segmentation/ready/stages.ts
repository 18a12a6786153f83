import { stageNames, type StageName, type StageRules } from '../../../model/life.ts';
import { allOf } from '../../../model/rule.ts';
import type { Plan } from '../../../model/segmentation.ts';

/** The stages that a customer is in once life has begun, in the order in which they are read; `none` is the rest. */
export const lifeStages = stageNames.filter((stage): stage is Exclude<StageName, 'none'> => stage !== 'none');

/** One part a stage, at the as-of date. Who has not begun is in the rest. */
export function stagesPlan(rules: StageRules, names: Readonly<Record<StageName, string>>): Plan {
  const dimension = { kind: 'stage', stages: { ...rules, at: null } } as const;
  return {
    kind: 'rules',
    parts: lifeStages.map((stage) => ({
      id: stage,
      name: names[stage],
      rule: allOf([{ kind: 'dimension', dimension, levels: [{ kind: 'value', value: stage }] }]),
    })),
  };
}
