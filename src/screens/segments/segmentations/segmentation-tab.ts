import type { CustomerRecord } from '../../../model/record.ts';
import type { Plan, Segmentation } from '../../../model/segmentation.ts';
import type { PlanAct } from '../../../project/segmentation-acts.ts';

/** What a view of one segmentation is given. A single segment is looked at in the same way: as a segmentation of itself and the rest. */
export interface SegmentationTabProps {
  readonly segmentation: Segmentation;
  readonly record: CustomerRecord;
  /** Null where the plan is that of a single segment and is not changed here. */
  readonly onPlan: ((plan: Plan, act: PlanAct) => void) | null;
}
