import * as v from 'valibot';
import { dimensionFamilies, type DimensionFamily } from '../../model/column.ts';
import type { Dimension } from '../../model/dimension.ts';
import type { Measure } from '../../model/measure.ts';
import type { Window } from '../../model/period.ts';
import type { FieldId, SourceId } from '../../model/record.ts';
import type { RowFilter } from '../../model/rule.ts';
import { dimensionSchema, measureSchema, rowFilterSchema, windowSchema } from '../../model/schema.ts';

/** When a contact was made, from its instant: the day of the week (`1` is Monday) or a stretch of hours (`8..12`). */
export const contactTimes = ['weekday', 'hours'] as const;
export type ContactTime = (typeof contactTimes)[number];

/** A dimension that may make contexts. One that is off stays in the recipe, so that it can be put back as it was. */
export interface SpecDimension {
  readonly dimension: Dimension;
  readonly family: DimensionFamily;
  /** Of a contact: when it was made, instead of what its column holds. */
  readonly time?: ContactTime;
  readonly excluded?: boolean;
}

/** What the contacts are divided by: the customers, or their years inside the window since they were first known. */
export const exposures = ['customers', 'customer-years'] as const;
export type Exposure = (typeof exposures)[number];

export const depths = [1, 2, 3, 4, 5] as const;
export type Depth = (typeof depths)[number];

/** What the lists are sorted by. */
export const criteria = ['excess', 'rate', 'worth', 'dissatisfaction'] as const;
export type Criterion = (typeof criteria)[number];
/** How much each criterion weighs where several are mixed; not below 0. */
export type RankMix = Readonly<Record<Criterion, number>>;
export const evenMix: RankMix = { excess: 1, rate: 1, worth: 1, dissatisfaction: 1 };
export const rankings = ['found', ...criteria, 'mix'] as const;
export type Ranking = (typeof rankings)[number];

/** What is counted instead of events: customers whose field holds a value (`Churn` = `Yes`). */
export interface FieldOutcome {
  readonly field: FieldId;
  readonly value: string;
}

/** Which contexts to look for. Plain JSON, part of the recipe. */
export interface ContextsSpec {
  /** The events that are counted: contacts, returns, answers… */
  readonly contacts: SourceId;
  /** Null: the events are counted. */
  readonly outcome: FieldOutcome | null;
  readonly window: Window;
  readonly filter: RowFilter | null;
  /** Contacts of a customer for one reason count once when no more days than these lie between one and the next; null counts each. */
  readonly collapseDays: number | null;
  /** Of the customers: they split who was exposed. */
  readonly dimensions: readonly SpecDimension[];
  /** Of the contacts (channel, reason): they split the contacts, never the customers. */
  readonly contactDimensions: readonly SpecDimension[];
  /** Whether a context may be of one channel or reason. When not, channel and reason describe the contexts that were found among all contacts. */
  readonly crossesContacts: boolean;
  readonly exposure: Exposure;
  /** Whether the time of a customer is split where their stage or offer changes inside the window. */
  readonly splits: boolean;
  /** The date of the customer record on which a customer left: their time is counted up to it. Null when none tells it. */
  readonly until: FieldId | null;
  /** The most values that one context may join. */
  readonly depth: Depth;
  readonly minimumCustomers: number;
  readonly ranking: Ranking;
  /** Of the ranking that mixes; all alike when left out. */
  readonly mix?: RankMix;
  /** What one contact costs, in the currency of the project; null when unknown. */
  readonly unitCost: number | null;
  /** What a customer is worth; null when it is not looked at. */
  readonly worth: Measure | null;
  /** What a customer answered; null when it is not looked at. */
  readonly satisfaction: Measure | null;
}

/** A proposal of ours: below fifty customers a rate moves too much to be worth a line. */
export const defaultMinimumCustomers = 50;
export const defaultWindow: Window = { kind: 'months', months: 12 };
export const defaultDepth: Depth = 3;
/** A proposal of ours: a call about the same thing within a week is the same problem. */
export const usualCollapseDays = 7;

/** More would leave too few customers in each context to say anything. */
export const dimensionLimit = 20;
const manyCustomers = 200_000;
/** Dimensions that are on at first, a proposal of ours: all that may be, fewer where each costs seconds. */
export const usualDimensions = (customers: number): number => (customers > manyCustomers ? 12 : dimensionLimit);

const widestCuts = 2;
/** An age or a tenure in a few wide bands, beside the same in narrow ones. */
export const isInWideBands = (dimension: Dimension): boolean =>
  dimension.kind === 'banded' && dimension.measure.kind === 'elapsed' && dimension.cuts.length <= widestCuts;

export const isOn = (dimension: SpecDimension): boolean => dimension.excluded !== true;

/** The same for the same dimension, in any run. */
export const dimensionKey = ({ dimension, time }: SpecDimension): string => JSON.stringify([dimension, time ?? null]);

/** Events are not split by the time of their customers where nothing dates them, or where customers are counted. */
export const splitsTime = (spec: ContextsSpec): boolean =>
  spec.splits && spec.exposure === 'customer-years' && spec.outcome === null;

/** How often each customer is counted: the measure that a rate is the mean of. */
export const contactsOfEach = ({ contacts, window, filter }: ContextsSpec): Measure => ({
  kind: 'events',
  events: contacts,
  aggregate: 'count',
  amount: null,
  window,
  filter,
  absent: 'zero',
});

/** Whether each customer counts as one, however long they were exposed. */
export const countsCustomers = (spec: ContextsSpec): boolean => spec.exposure === 'customers' || spec.outcome !== null;

export const specDimensionSchema = v.object({
  dimension: dimensionSchema,
  family: v.picklist(dimensionFamilies),
  time: v.exactOptional(v.picklist(contactTimes)),
  excluded: v.exactOptional(v.boolean()),
});

const positive = v.pipe(v.number(), v.finite(), v.minValue(0));

export const contextsSpecSchema = v.object({
  contacts: v.string(),
  outcome: v.optional(v.nullable(v.object({ field: v.string(), value: v.string() })), null),
  window: windowSchema,
  filter: v.nullable(rowFilterSchema),
  collapseDays: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))), null),
  dimensions: v.array(specDimensionSchema),
  contactDimensions: v.array(specDimensionSchema),
  crossesContacts: v.boolean(),
  exposure: v.picklist(exposures),
  splits: v.optional(v.boolean(), false),
  until: v.optional(v.nullable(v.string()), null),
  depth: v.picklist(depths),
  minimumCustomers: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  ranking: v.optional(v.picklist(rankings), 'found'),
  mix: v.exactOptional(v.object({ excess: positive, rate: positive, worth: positive, dissatisfaction: positive })),
  unitCost: v.optional(v.nullable(positive), null),
  worth: v.optional(v.nullable(measureSchema), null),
  satisfaction: v.optional(v.nullable(measureSchema), null),
}) satisfies v.GenericSchema<unknown, ContextsSpec>;
