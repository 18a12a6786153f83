import type { Window } from './period.ts';

/** A test of one value. Missing values pass no test but `missing` and those that deny: `is-not`, `not-contains`, `not-starts`, `not-ends`. Texts are compared without case, but in `is` and `is-not`. */
export type Test =
  | { readonly op: 'is'; readonly values: readonly (string | number | boolean)[] }
  | { readonly op: 'is-not'; readonly values: readonly (string | number | boolean)[] }
  | { readonly op: 'contains'; readonly text: string }
  | { readonly op: 'not-contains'; readonly text: string }
  | { readonly op: 'starts'; readonly text: string }
  | { readonly op: 'not-starts'; readonly text: string }
  | { readonly op: 'ends'; readonly text: string }
  | { readonly op: 'not-ends'; readonly text: string }
  /** From `min` (counted) to `max` (counted), unless `open` says that a bound is not. Null is no bound. */
  | {
      readonly op: 'between';
      readonly min: number | null;
      readonly max: number | null;
      readonly open?: 'min' | 'max' | 'both';
    }
  /** A window of dates is taken as it is, also beyond the as-of date: a contract may end next year. */
  | { readonly op: 'within'; readonly window: Window }
  /** A date more than so many days before the as-of date. */
  | { readonly op: 'older'; readonly days: number }
  /** A date after the as-of date, at most so many days. */
  | { readonly op: 'next'; readonly days: number }
  | { readonly op: 'missing' }
  | { readonly op: 'present' };

/** Conditions on the rows of an event. */
export type RowFilter =
  | {
      readonly kind: 'group';
      readonly join: 'and' | 'or';
      readonly negated: boolean;
      readonly children: readonly RowFilter[];
    }
  | { readonly kind: 'column'; readonly column: string; readonly test: Test };
