import * as v from 'valibot';
import { dimensionSchema, measureSchema } from '../../model/schema.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { EventNoun } from '../../model/event-making.ts';
import type { Measure } from '../../model/measure.ts';
import { nounOfRows, type CustomerRecord } from '../../model/record.ts';

export const distributionViews = ['histogram', 'cumulative', 'lorenz', 'letters'] as const;
export type DistributionView = (typeof distributionViews)[number];

/** How the histogram is laid out: as the data asks, or as a person said. */
export const histogramScales = ['linear', 'log'] as const;
export type HistogramScale = (typeof histogramScales)[number];

/** What a distribution is compared with: itself some months earlier, or one group with another. */
export type Comparison =
  | { readonly kind: 'before'; readonly months: number }
  | {
      readonly kind: 'groups';
      readonly dimension: Dimension;
      /** Levels; null is where it is missing. */
      readonly one: string | null;
      readonly other: string | null;
    };

/** What "Behind the average" shows. Plain JSON, part of the recipe. */
export interface DistributionSpec {
  readonly measure: Measure;
  /** What the distribution is compared by: one small histogram a level. */
  readonly split: Dimension | null;
  readonly view: DistributionView;
  readonly compare?: Comparison;
  /** Left out, the data chooses. */
  readonly scale?: HistogramScale;
}

/** What is counted in a distribution: customers, rows of an event, or months of customers. */
export type Per = 'customer' | 'row' | 'month';

export function perOf(measure: Measure): Per {
  if (measure.kind === 'event-value') return 'row';
  return measure.kind === 'month-value' ? 'month' : 'customer';
}

/** What is counted, by the name of the event where each row is one. */
export type Counted = Per | EventNoun;

export function countedOf(measure: Measure, record: CustomerRecord): Counted {
  return (measure.kind === 'event-value' ? nounOfRows(record, measure.events) : null) ?? perOf(measure);
}

/** The same without groups, nor a comparison of two of them. */
export function withoutSplit(spec: DistributionSpec): DistributionSpec {
  const { compare, ...rest } = spec;
  return compare === undefined || compare.kind === 'groups' ? { ...rest, split: null } : { ...spec, split: null };
}

const comparisonSchema: v.GenericSchema<unknown, Comparison> = v.variant('kind', [
  v.object({ kind: v.literal('before'), months: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(600)) }),
  v.object({
    kind: v.literal('groups'),
    dimension: dimensionSchema,
    one: v.nullable(v.string()),
    other: v.nullable(v.string()),
  }),
]);

export const distributionSpecSchema: v.GenericSchema<unknown, DistributionSpec> = v.object({
  measure: measureSchema,
  split: v.nullable(dimensionSchema),
  view: v.picklist(distributionViews),
  compare: v.exactOptional(comparisonSchema),
  scale: v.exactOptional(v.picklist(histogramScales)),
});
