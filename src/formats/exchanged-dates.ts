/**
 * A spreadsheet that opens text of the other order of day and month takes what it can, exchanged, and leaves as text the days after
 * the 12th: then no day that it stored is after the 12th, and every text is.
 */

/** What one column holds of days. */
export interface DatePlaces {
  /** Days that the spreadsheet stored as such. */
  readonly stored: readonly Date[];
  /** Days that it left as text: the two numbers as they stand, and the year. */
  readonly texts: readonly (readonly [first: number, second: number, year: number])[];
}

/** So many different days on both sides are no chance: all of twelve at most the 12th happens once in 70,000 columns. */
const enough = 12;
const nearlyAll = 0.9;

/**
 * Whether days and months of the stored days were exchanged. It is certain when there are enough of both, and put back they are spread
 * over the months of the texts, or the one before and after: firsts of months, put back, would all be in January.
 */
export function exchangeOf({ stored, texts }: DatePlaces, monthFirst: boolean): 'none' | 'possible' | 'certain' {
  const moved = stored.filter((date) => date.getUTCDate() !== date.getUTCMonth() + 1);
  if (moved.length === 0 || texts.length === 0) return 'none';
  const isLate = ([first, second]: DatePlaces['texts'][number]): boolean => (monthFirst ? second : first) > 12;
  if (!stored.every((date) => date.getUTCDate() <= 12) || !texts.every(isLate)) return 'none';
  const storedDays = new Set(stored.map((date) => Math.floor(date.getTime() / 86_400_000)));
  const textDays = new Set(texts.map((text) => text.join('/')));
  if (storedDays.size < enough || textDays.size < enough) return 'possible';
  const textMonths = texts.map(([first, second, year]) => year * 12 + (monthFirst ? first : second));
  const backMonths = stored.map((date) => date.getUTCFullYear() * 12 + date.getUTCDate());
  const known = new Set(backMonths);
  let [from, to] = [Infinity, -Infinity];
  for (const month of textMonths) [from, to] = [Math.min(from, month), Math.max(to, month)];
  const among = backMonths.filter((month) => month >= from - 1 && month <= to + 1).length;
  const covered = textMonths.filter((month) => known.has(month)).length;
  return among >= nearlyAll * stored.length && covered >= nearlyAll * texts.length ? 'certain' : 'possible';
}

/** The day whose day and month are those of another one exchanged; the hour stays. */
export function exchange(date: Date): Date {
  const mended = new Date(date);
  mended.setUTCMonth(date.getUTCDate() - 1, date.getUTCMonth() + 1);
  return mended;
}
