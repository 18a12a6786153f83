import type { TopLevelSpec } from 'vega-lite';

export type DrawingValue = string | number | boolean | null;
export type DrawingRow = Readonly<Record<string, DrawingValue>>;

/**
 * What a chart gives: the picture's grammar apart from its rows, so that new rows move the marks of the same picture. Colours are
 * written `$name` after a token of `ui/tokens.ts`; the theme puts the colour in when it draws.
 */
export interface Drawing {
  readonly spec: TopLevelSpec;
  /** The named data sets of the spec. */
  readonly data: Readonly<Record<string, readonly DrawingRow[]>>;
  readonly height: number;
  /** How many panels stand side by side; 1 unless it is a facet. */
  readonly columns?: number | undefined;
}
