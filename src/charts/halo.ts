/** A text is drawn twice: once as a halo of paper, so that it is read over bars and rules, then as ink. */
export const HALO_THEN_INK: readonly object[] = [
  { stroke: '$paper', strokeWidth: 4, strokeJoin: 'round', opacity: 0.85 },
  {},
];
