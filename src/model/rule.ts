import type { IsoDate, Window } from './period.ts';
import type { FieldId } from './record.ts';
import type { Measure } from './measure.ts';
import type { Dimension } from './dimension.ts';

/** A test of one value. Missing values pass no test but `missing`, `is-not` and `not-contains`. */
export type Test =
  | { readonly op: 'is'; readonly values: readonly (string | number | boolean)[] }
  | { readonly op: 'is-not'; readonly values: readonly (string | number | boolean)[] }
  | { readonly op: 'contains'; readonly text: string }
  | { readonly op: 'not-contains'; readonly text: string }
  | { readonly op: 'starts'; readonly text: string }
  | { readonly op: 'not-starts'; readonly text: string }
  /** From `min` (counted) to `max`; `max` is counted unless `open` says that it is not. Null is no bound. */
  | { readonly op: 'between'; readonly min: number | null; readonly max: number | null; readonly open?: 'min' | 'max' | 'both' }
  | { readonly op: 'within'; readonly window: Window }
  /** A date more than so many days before the as-of date. */
  | { readonly op: 'older'; readonly days: number }
  | { readonly op: 'missing' }
  | { readonly op: 'present' };

/** Conditions on the rows of an event. */
export type RowFilter =
  | { readonly kind: 'group'; readonly join: 'and' | 'or'; readonly negated: boolean; readonly children: readonly RowFilter[] }
  | { readonly kind: 'column'; readonly column: string; readonly test: Test };

export type SegmentId = string;

/** Who belongs: a tree over customers. Plain JSON, shown in words, compiled to SQL. */
export type Rule =
  | { readonly kind: 'group'; readonly join: 'and' | 'or'; readonly negated: boolean; readonly children: readonly Rule[] }
  | { readonly kind: 'field'; readonly field: FieldId; readonly test: Test }
  | { readonly kind: 'measure'; readonly measure: Measure; readonly test: Test }
  | { readonly kind: 'dimension'; readonly dimension: Dimension; readonly levels: readonly DimensionLevel[] }
  | { readonly kind: 'segment'; readonly segment: SegmentId; readonly negated: boolean };

/** A value of a dimension: itself, one of the rare ones put together, or missing. */
export type DimensionLevel = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'other'; readonly except: readonly string[] } | { readonly kind: 'missing' };

export interface Segment {
  readonly id: SegmentId;
  readonly name: string;
  readonly rule: Rule;
}

export const everyone: Rule = { kind: 'group', join: 'and', negated: false, children: [] };

export const allOf = (children: readonly Rule[]): Rule => ({ kind: 'group', join: 'and', negated: false, children });

export type { IsoDate };
