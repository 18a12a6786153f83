import * as v from 'valibot';
import { dimensionSchema, measureSchema } from '../../model/schema.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';

export const distributionViews = ['histogram', 'cumulative'] as const;
export type DistributionView = (typeof distributionViews)[number];

/** What "Behind the average" shows. Plain JSON, part of the recipe. */
export interface DistributionSpec {
  readonly measure: Measure;
  /** What the distribution is compared by: one small histogram a level. */
  readonly split: Dimension | null;
  readonly view: DistributionView;
}

export const distributionSpecSchema: v.GenericSchema<unknown, DistributionSpec> = v.object({
  measure: measureSchema,
  split: v.nullable(dimensionSchema),
  view: v.picklist(distributionViews),
});
