import type { Measure } from './measure.ts';
import { isOn } from './rule-path.ts';
import type { Rule, SegmentId } from './rule.ts';
import type { Scope } from './scope.ts';
import type { Plan } from './segmentation.ts';

/** The measures that a plan asks, those of its rules and of the segments in them. */
export function measuresOfPlan(plan: Plan, scope: Scope): readonly Measure[] {
  switch (plan.kind) {
    case 'rules':
      return plan.parts.flatMap((part) => measuresOfRule(part.rule, scope));
    case 'bands':
      return [plan.measure];
    case 'grid':
      return plan.axes.map((axis) => axis.measure);
  }
}

/** The measures that the lines of a rule ask, without what is put aside. */
export function measuresOfRule(rule: Rule, scope: Scope, inside: readonly SegmentId[] = []): readonly Measure[] {
  if (!isOn(rule)) return [];
  if (rule.kind === 'group') return rule.children.flatMap((child) => measuresOfRule(child, scope, inside));
  if (rule.kind === 'measure') return [rule.measure];
  if (rule.kind !== 'segment' || inside.includes(rule.segment)) return [];
  const segment = scope.segments.get(rule.segment);
  return segment === undefined ? [] : measuresOfRule(segment.rule, scope, [...inside, rule.segment]);
}
