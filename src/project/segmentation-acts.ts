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
