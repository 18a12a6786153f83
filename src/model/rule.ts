import type { FieldId } from './record.ts';
import type { Measure } from './measure.ts';
import type { Dimension } from './dimension.ts';
import type { Test } from './test.ts';

export type { RowFilter, Test } from './test.ts';

export type SegmentId = string;

/** Who belongs: a tree over customers. Plain JSON, shown in words, compiled to SQL. */
export type Rule =
  | {
      readonly kind: 'group';
      readonly join: 'and' | 'or';
      readonly negated: boolean;
      readonly children: readonly Rule[];
    }
  | { readonly kind: 'field'; readonly field: FieldId; readonly test: Test }
  | { readonly kind: 'measure'; readonly measure: Measure; readonly test: Test }
  | { readonly kind: 'dimension'; readonly dimension: Dimension; readonly levels: readonly DimensionLevel[] }
  | { readonly kind: 'segment'; readonly segment: SegmentId; readonly negated: boolean };

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

export const everyone: Rule = { kind: 'group', join: 'and', negated: false, children: [] };

export const allOf = (children: readonly Rule[]): Rule => ({ kind: 'group', join: 'and', negated: false, children });
