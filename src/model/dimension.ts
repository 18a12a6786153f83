import type { LifeFigure, StageRules } from './life.ts';
import type { Window } from './period.ts';
import type { FieldId, SourceId } from './record.ts';
import type { Measure } from './measure.ts';

/** A category per customer, or per contact. Plain JSON. */
export type Dimension =
  | { readonly kind: 'field'; readonly field: FieldId }
  /** A measure cut at values: `[cut, next cut)`, plus below the first and from the last on. */
  | { readonly kind: 'banded'; readonly measure: Measure; readonly cuts: readonly number[] }
  /** The first characters of a text field: the department of a postcode. */
  | { readonly kind: 'prefix'; readonly field: FieldId; readonly length: number }
  /** Which of several events the customer had in the window: one level a combination, `none` when there was none. */
  | { readonly kind: 'used'; readonly events: readonly SourceId[]; readonly window: Window }
  /** The most frequent value of a column over the customer's events in the window, ties to the first in alphabetical order; missing without event. */
  | { readonly kind: 'main-value'; readonly events: SourceId; readonly column: string; readonly window: Window }
  /** The stage of life of a customer, by rules that can be read. */
  | { readonly kind: 'stage'; readonly stages: StageRules }
  /** A figure of a customer's life cut at values, as `banded`. */
  | { readonly kind: 'life'; readonly figure: LifeFigure; readonly cuts: readonly number[] }
  /** A column of the contacts themselves: it splits the contacts, never the exposed customers. */
  | { readonly kind: 'contact-column'; readonly column: string };
