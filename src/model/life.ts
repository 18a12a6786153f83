import type { Amount } from './measure.ts';
import type { IsoDate } from './period.ts';
import type { FieldId, SourceId } from './record.ts';

/** How a customer's age is counted: calendar months after that of the beginning, or stretches of 30 days from its day. */
export const lifeUnits = ['calendar', 'thirty-days'] as const;
export type LifeUnit = (typeof lifeUnits)[number];

/** A customer's life as some events tell it. Plain JSON. */
export interface Life {
  readonly events: SourceId;
  /** A date of the record where life begins; null: the first of the events. */
  readonly begins: { readonly field: FieldId } | null;
  readonly unit: LifeUnit;
}

/** Where a relation ends: a date of the record, or a silence, which is an assumption and is said to be one. */
export type LifeEnd =
  { readonly kind: 'date'; readonly field: FieldId } | { readonly kind: 'silence'; readonly days: number };

/** From a beginning to an end. */
export interface LifeSpan {
  /** The events that a silence is of, and the first of which begins a life that no date begins; null where neither is asked. */
  readonly events: SourceId | null;
  readonly begins: { readonly field: FieldId } | null;
  readonly end: LifeEnd;
  /** Departures are known from this day on: whoever was a customer before is seen from here. Null: from the beginning of each. */
  readonly knownSince: IsoDate | null;
}

/** What is counted in a life: events, or an amount on them. */
export interface LifeSubject {
  readonly events: SourceId;
  readonly amount: Amount | null;
}

/** A number that a customer's life gives. */
export type LifeFigure =
  /** The day where life begins, as the number yyyymmdd. */
  | { readonly what: 'born'; readonly life: Life }
  /** Events, or an amount of them, in the periods `from` to `to` of a life, the last one included; `to` null: to the as-of date. NULL until that stretch is over. */
  | {
      readonly what: 'in-life';
      readonly life: Life;
      readonly of: LifeSubject;
      readonly from: number;
      readonly to: number | null;
    }
  /** Days from the n-th day with an event to the next one; NULL where there is none. */
  | { readonly what: 'gap'; readonly events: SourceId; readonly after: number }
  /** Days with an event. */
  | { readonly what: 'days'; readonly events: SourceId }
  /** Days from the beginning to the end, or to the as-of date. */
  | { readonly what: 'tenure'; readonly span: LifeSpan }
  /** The same for those who have left; NULL for the others. */
  | { readonly what: 'lost-at'; readonly span: LifeSpan };

export const stageNames = ['none', 'new', 'active', 'back', 'at-risk', 'lapsed'] as const;
/** `none`: no event yet. */
export type StageName = (typeof stageNames)[number];

/**
 * What stage of life a customer is in, by rules that are asked in this order: no event yet; lapsed, when silent for more than `lapsed`; at risk, more than
 * `atRisk`; back, when the last gap was longer than `lapsed`; new, when the first event is at most `newDays` days old; else active.
 */
export interface StageRules {
  readonly events: SourceId;
  /** What silences are counted in: days, or the customer's own rhythm (see `typicalGap`). */
  readonly basis: 'days' | 'rhythm';
  readonly atRisk: number;
  readonly lapsed: number;
  readonly newDays: number;
  /** Days between two days with an event, of the median customer: what a rhythm of few gaps is drawn to. */
  readonly typicalGap: number;
  /** Null: at the as-of date. A later day than the as-of date counts as that. */
  readonly at: IsoDate | null;
}

/** How many gaps the typical gap weighs in a customer's own rhythm: one gap does not make a habit. A proposal of ours. */
export const RHYTHM_WEIGHT = 2;

/** Days of a period of life that is not a calendar month. */
export const PERIOD_DAYS = 30;
