/** Colours of ordered parts for pictures that CSS reaches: the seven categories, then lighter ones of the same, then grey for the rest. */
const CATEGORIES = 7;

export function partColour(place: number, parts: number): string {
  if (place >= parts) return 'var(--faint)';
  const category = `var(--category-${String((place % CATEGORIES) + 1)})`;
  const round = Math.floor(place / CATEGORIES);
  return round === 0
    ? category
    : `color-mix(in oklab, ${category} ${String(Math.max(30, 62 - 20 * (round - 1)))}%, var(--paper))`;
}
