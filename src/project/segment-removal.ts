import { isOn } from '../model/rule-path.ts';
import { everyone, type Rule, type Segment, type SegmentId } from '../model/rule.ts';
import type { Segmentation } from '../model/segmentation.ts';
import type { Project } from './project.ts';

/**
 * The segment goes; rules that pointed at it hold what it asked instead, so that nobody enters or leaves them unseen. The population falls back to all
 * customers where it was this one.
 */
export function withoutSegment(project: Project, id: SegmentId): Project {
  const gone = project.segments.find((segment) => segment.id === id);
  if (gone === undefined) return project;
  return {
    ...project,
    segments: project.segments
      .filter((segment) => segment.id !== id)
      .map((segment) => ({ ...segment, rule: spelledOut(segment.rule, gone) })),
    segmentations: project.segmentations.map((one) => withoutReference(one, gone)),
    population: project.population === id ? null : project.population,
  };
}

function withoutReference(one: Segmentation, gone: Segment): Segmentation {
  if (one.plan.kind !== 'rules' || !one.plan.parts.some(({ rule }) => leadsTo(rule, gone.id))) return one;
  return {
    ...one,
    plan: { ...one.plan, parts: one.plan.parts.map((part) => ({ ...part, rule: spelledOut(part.rule, gone) })) },
  };
}

function leadsTo(rule: Rule, id: SegmentId): boolean {
  return rule.kind === 'group'
    ? rule.children.some((child) => leadsTo(child, id))
    : rule.kind === 'segment' && rule.segment === id;
}

/** A rule with a segment's own rule in the place of the lines that lead to it. */
function spelledOut(rule: Rule, gone: Segment): Rule {
  const { id, rule: own } = gone;
  if (!leadsTo(rule, id)) return rule;
  if (rule.kind === 'group') return { ...rule, children: rule.children.map((child) => spelledOut(child, gone)) };
  if (rule.kind !== 'segment') return rule;
  // A rule that asks nothing holds for everybody, which a part that is put aside would not say.
  const asked = isOn(own) ? own : everyone;
  const plain = !rule.negated && asked.kind === 'group';
  const spelled: Rule = plain ? asked : { kind: 'group', join: 'and', negated: rule.negated, children: [asked] };
  return rule.off === undefined ? spelled : { ...spelled, off: rule.off };
}
