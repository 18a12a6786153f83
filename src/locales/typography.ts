/** Narrow no-break space: French thousands, and before `;` `!` `?` `%` and units. */
export const NARROW = '\u202F';
/** No-break space: before `:` and inside French quotes. */
export const NO_BREAK = '\u00A0';
/** A real minus, as wide as a plus. */
export const MINUS = '\u2212';
/** No width and no break: keeps a sign with the currency that follows it. */
export const JOINER = '\u2060';

/**
 * French spaces for a sentence written with plain ones: `Voir : 6 %` gets the spaces that a line may not break at.
 * Only spaces that are there are replaced, so `12:30` and `a;b` stay whole.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ (?=[;!?%€])/gu, NARROW)
    .replace(/ (?=[:»])/gu, NO_BREAK)
    .replace(/(?<=«) /gu, NO_BREAK);
}
