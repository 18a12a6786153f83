import type { FieldId, SourceId } from './record.ts';
import type { Amount, Measure } from './measure.ts';
import type { Dimension } from './dimension.ts';
import type { Window } from './period.ts';
import type { RowFilter, Test } from './test.ts';

export type { RowFilter, Test } from './test.ts';

export type SegmentId = string;

/** Who belongs: a tree over customers. Plain JSON, shown in words, compiled to SQL. */
export type Rule = RuleNode & {
  /** Put aside: as if it were not there. */
  readonly off?: boolean;
};

type RuleNode =
  | {
      readonly kind: 'group';
      readonly join: 'and' | 'or';
      readonly negated: boolean;
      readonly children: readonly Rule[];
    }
  /** The customer's own id, as text: most often one of a list. */
  | { readonly kind: 'id'; readonly test: Test }
  | { readonly kind: 'field'; readonly field: FieldId; readonly test: Test }
  | { readonly kind: 'measure'; readonly measure: Measure; readonly test: Test }
  | { readonly kind: 'dimension'; readonly dimension: Dimension; readonly levels: readonly DimensionLevel[] }
  | { readonly kind: 'segment'; readonly segment: SegmentId; readonly negated: boolean }
  | Moment
  | Sequence
  | Habit;

/** Events of a source that pass a filter. */
export interface EventPick {
  readonly events: SourceId;
  readonly filter: RowFilter | null;
}

/** The first or the last event of some: its instant passes the test (it is missing without such an event), and some row of that instant is as asked, where there is one. */
export interface Moment {
  readonly kind: 'moment';
  readonly which: 'first' | 'last';
  readonly events: SourceId;
  readonly filter: RowFilter | null;
  readonly test: Test;
  readonly row: RowFilter | null;
}

/**
 * One event after another: `then` at a later instant than `first`, and at most so many calendar days later. Followed: some first
 * event of the window is. Not followed: there is a first event in the window, and none of them is, as known at the as-of date.
 */
export interface Sequence {
  readonly kind: 'sequence';
  readonly first: EventPick;
  readonly then: EventPick;
  readonly days: number;
  readonly window: Window;
  readonly followed: boolean;
}

/**
 * The pace of the last `recent` days as a share of the customer's own pace in the `before` days that precede them: events a day, or
 * an amount a day. Missing where there were fewer than `least` events before, or nothing to divide by: no habit to compare with.
 */
export interface Habit {
  readonly kind: 'habit';
  readonly events: SourceId;
  readonly filter: RowFilter | null;
  /** Null: events are counted. */
  readonly amount: Amount | null;
  readonly recent: number;
  readonly before: number;
  readonly least: number;
  readonly test: Test;
}

/** A value of a dimension: itself, one of the rare ones put together, or missing. */
export type DimensionLevel =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'other'; readonly except: readonly string[] }
  | { readonly kind: 'missing' };

export interface Segment {
  readonly id: SegmentId;
  readonly name: string;
  readonly rule: Rule;
}

export type RuleGroup = Extract<Rule, { readonly kind: 'group' }>;

export const everyone: RuleGroup = { kind: 'group', join: 'and', negated: false, children: [] };

export const allOf = (children: readonly Rule[]): Rule => ({ kind: 'group', join: 'and', negated: false, children });
