import * as v from 'valibot';
import { dimensionFamilies, type DimensionFamily } from '../../model/column.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Window } from '../../model/period.ts';
import type { SourceId } from '../../model/record.ts';
import type { RowFilter } from '../../model/rule.ts';
import { dimensionSchema, rowFilterSchema, windowSchema } from '../../model/schema.ts';

/** A dimension that may make contexts. One that is off stays in the recipe, so that it can be put back as it was. */
export interface SpecDimension {
  readonly dimension: Dimension;
  readonly family: DimensionFamily;
  readonly excluded?: boolean;
}

/** What the contacts are divided by: the customers, or their years inside the window since they were first known. */
export const exposures = ['customers', 'customer-years'] as const;
export type Exposure = (typeof exposures)[number];

export const depths = [1, 2, 3] as const;
export type Depth = (typeof depths)[number];

/** Which contexts to look for. Plain JSON, part of the recipe. */
export interface ContextsSpec {
  readonly contacts: SourceId;
  readonly window: Window;
  readonly filter: RowFilter | null;
  /** Of the customers: they split who was exposed. */
  readonly dimensions: readonly SpecDimension[];
  /** Of the contacts (channel, reason): they split the contacts, never the customers. */
  readonly contactDimensions: readonly SpecDimension[];
  /** Whether a context may be of one channel or reason. When not, channel and reason describe the contexts that were found among all contacts. */
  readonly crossesContacts: boolean;
  readonly exposure: Exposure;
  /** The most values that one context may join. */
  readonly depth: Depth;
  readonly minimumCustomers: number;
}

/** A proposal of ours: below fifty customers a rate moves too much to be worth a line. */
export const defaultMinimumCustomers = 50;
export const defaultWindow: Window = { kind: 'months', months: 12 };
export const defaultDepth: Depth = 3;

/** A proposal of ours: beyond twelve, a depth of three takes long and hardly finds more. */
export const dimensionLimit = 12;

export const isOn = (dimension: SpecDimension): boolean => dimension.excluded !== true;

const specDimensionSchema = v.object({
  dimension: dimensionSchema,
  family: v.picklist(dimensionFamilies),
  excluded: v.exactOptional(v.boolean()),
});

export const contextsSpecSchema = v.object({
  contacts: v.string(),
  window: windowSchema,
  filter: v.nullable(rowFilterSchema),
  dimensions: v.array(specDimensionSchema),
  contactDimensions: v.array(specDimensionSchema),
  crossesContacts: v.boolean(),
  exposure: v.picklist(exposures),
  depth: v.picklist(depths),
  minimumCustomers: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
}) satisfies v.GenericSchema<unknown, ContextsSpec>;
