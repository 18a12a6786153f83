import type { Rule, SegmentId } from '../model/rule.ts';
import type { Plan, Segmentation, SegmentationId } from '../model/segmentation.ts';
import type { Project } from './project.ts';

/** What a person did to the plan of a segmentation, for the history. */
export const planActs = [
  'painted',
  'cut',
  'merged',
  'split',
  'reordered',
  'named',
  'ruled',
  'added',
  'removed',
  'opened',
] as const;
export type PlanAct = (typeof planActs)[number];

export type SegmentationChange =
  | { readonly type: 'segmentation/added'; readonly segmentation: Segmentation }
  | { readonly type: 'segmentation/renamed'; readonly id: SegmentationId; readonly name: string }
  | { readonly type: 'segmentation/rest-named'; readonly id: SegmentationId; readonly name: string }
  | { readonly type: 'segmentation/plan-set'; readonly id: SegmentationId; readonly plan: Plan; readonly act: PlanAct }
  | { readonly type: 'segmentation/removed'; readonly id: SegmentationId };

export function applySegmentation(project: Project, change: SegmentationChange): Project {
  switch (change.type) {
    case 'segmentation/added':
      return { ...project, segmentations: [...project.segmentations, change.segmentation] };
    case 'segmentation/renamed':
      return withSegmentation(project, change.id, (one) =>
        one.name === change.name ? one : { ...one, name: change.name },
      );
    case 'segmentation/rest-named':
      return withSegmentation(project, change.id, (one) =>
        one.rest === change.name ? one : { ...one, rest: change.name },
      );
    case 'segmentation/plan-set':
      return withSegmentation(project, change.id, (one) =>
        one.plan === change.plan ? one : { ...one, plan: change.plan },
      );
    case 'segmentation/removed':
      return project.segmentations.some((one) => one.id === change.id)
        ? { ...project, segmentations: project.segmentations.filter((one) => one.id !== change.id) }
        : project;
  }
}

function withSegmentation(project: Project, id: SegmentationId, mend: (one: Segmentation) => Segmentation): Project {
  const segmentations = project.segmentations.map((one) => (one.id === id ? mend(one) : one));
  return segmentations.every((one, index) => one === project.segmentations[index])
    ? project
    : { ...project, segmentations };
}

/** The same without a segment that goes: the lines that pointed at it go with it, and a part without a line holds nobody. */
export function withoutSegmentIn(
  segmentations: readonly Segmentation[],
  id: SegmentId,
  mend: (rule: Rule, id: SegmentId) => Rule | null,
): readonly Segmentation[] {
  const nobody: Rule = { kind: 'group', join: 'or', negated: true, children: [] };
  const next = segmentations.map((one): Segmentation => {
    if (one.plan.kind !== 'rules' || !JSON.stringify(one.plan).includes(JSON.stringify(id))) return one;
    const parts = one.plan.parts.map((part) => {
      const rule = mend(part.rule, id);
      const emptied = rule === null || (rule.kind === 'group' && rule.children.length === 0);
      return emptied && !(part.rule.kind === 'group' && part.rule.children.length === 0)
        ? { ...part, rule: nobody }
        : { ...part, rule: rule ?? nobody };
    });
    return { ...one, plan: { ...one.plan, parts } };
  });
  return next.every((one, index) => one === segmentations[index]) ? segmentations : next;
}
