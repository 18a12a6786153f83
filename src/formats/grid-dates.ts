import type { ReadingChange } from '../model/reading.ts';
import { dayText, momentText, numberText, type CellText } from './delimited-text.ts';
import { exchange, exchangeOf, type DatePlaces } from './exchanged-dates.ts';
import { isFilled, type GridCell, type GridRow } from './grid.ts';

/** How the cells of one column are written, and what was changed for it. */
export interface ColumnWriting {
  readonly write: (cell: GridCell) => CellText;
  readonly changes: readonly ReadingChange[];
}

export interface DateChoices {
  /** Bare numbers of the workbook count days from 1904. */
  readonly from1904: boolean;
  /** Whether exchanged days and months are put back; undefined: where it is certain that they were exchanged. */
  readonly exchanged: boolean | undefined;
}

interface Seen extends DatePlaces {
  readonly stored: Date[];
  readonly texts: [first: number, second: number, year: number][];
  timed: boolean;
  serials: number;
  otherNumbers: number;
  dayFirst: boolean;
  monthFirst: boolean;
  otherTexts: number;
}

const written = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?)?$/;
const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/;
/** From 1954 to 2119: numbers of a column of days that are days by the count of Excel. */
const isSerial = (value: number): boolean => value >= 20_000 && value < 80_000;
const epoch = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/**
 * A column where days stand as days of Excel, as text and as bare numbers becomes one of days, where the order of day and month
 * is proven; otherwise each cell stays as it is.
 */
export function joinDates(
  name: string,
  column: number,
  body: readonly GridRow[],
  { from1904, exchanged }: DateChoices,
): ColumnWriting {
  const start = epoch[from1904 ? 1904 : 1900];
  const seen = look(column, body, start);
  const days = seen.stored.length - seen.serials;
  const texts = seen.texts.length;
  const plain: ColumnWriting = { write: (cell) => plainText(cell, seen.timed), changes: [] };
  if (days + texts === 0 || (texts === 0 && seen.serials + seen.otherNumbers === 0)) return plain;
  if (seen.otherNumbers > 0 || seen.otherTexts * 10 > days + texts) return plain;
  if (texts > 0 && seen.dayFirst === seen.monthFirst) return plain;
  if (texts === 0 && seen.serials * 4 > days) return plain;
  const found = exchangeOf(seen, seen.monthFirst);
  const back = exchanged ?? found === 'certain';
  if (found === 'possible' && exchanged === undefined)
    return { ...plain, changes: [{ code: 'dates-unsure', column: name, dates: seen.stored.length, texts }] };
  const putBack = back && found !== 'none';
  const timed = seen.timed || body.some((row) => hasTime(row[column] ?? null));
  const write = (cell: GridCell): CellText => {
    const date = dateOf(cell, seen.monthFirst, start);
    if (date === null) return plainText(cell, timed);
    const right = putBack && typeof cell !== 'string' ? exchange(date) : date;
    return timed ? momentText(right) : dayText(right);
  };
  const joined: ReadingChange = { code: 'dates-joined', column: name, texts, numbers: seen.serials };
  const example = seen.stored.find((date) => date.getUTCDate() !== date.getUTCMonth() + 1);
  if (!putBack || example === undefined) return { write, changes: [joined] };
  const [from, to] = [dayText(example), dayText(exchange(example))];
  const count = seen.stored.length;
  return { write, changes: [joined, { code: 'dates-exchanged', column: name, count, from, to }] };
}

function look(column: number, body: readonly GridRow[], start: number): Seen {
  const seen: Seen = {
    stored: [],
    texts: [],
    timed: false,
    serials: 0,
    otherNumbers: 0,
    dayFirst: false,
    monthFirst: false,
    otherTexts: 0,
  };
  for (const row of body) {
    const cell = row[column] ?? null;
    if (cell instanceof Date) {
      seen.stored.push(cell);
      if (cell.getTime() % 86_400_000 !== 0) seen.timed = true;
    } else if (typeof cell === 'number') {
      if (isSerial(cell)) {
        seen.serials++;
        seen.stored.push(dayOf(cell, start));
      } else seen.otherNumbers++;
    } else if (typeof cell === 'string' && isFilled(cell)) {
      const found = mayBeDay(cell) ? written.exec(cell.trim()) : null;
      if (found !== null) {
        const [first, second] = [Number(found[1]), Number(found[3])];
        seen.texts.push([first, second, Number(found[4])]);
        if (first > 12) seen.dayFirst = true;
        if (second > 12) seen.monthFirst = true;
      } else if (!mayBeDay(cell) || !iso.test(cell.trim())) seen.otherTexts++;
    } else if (typeof cell === 'boolean') seen.otherTexts++;
  }
  return seen;
}

/** Days begin with a digit; most texts do not, and need no closer look. */
function mayBeDay(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first >= 48 && first <= 57) || text.trimStart().length < text.length;
}

const dayOf = (serial: number, start: number): Date => new Date(start + Math.round(serial * 86_400) * 1000);

function dateOf(cell: GridCell, monthFirst: boolean, start: number): Date | null {
  if (cell instanceof Date) return cell;
  if (typeof cell === 'number') return isSerial(cell) ? dayOf(cell, start) : null;
  if (typeof cell !== 'string') return null;
  const [, one = '', , other = '', year = '', hour = '0', minute = '0', second = '0'] = written.exec(cell.trim()) ?? [];
  if (year === '') return null;
  const [day, month] = monthFirst ? [other, one] : [one, other];
  const [days, months] = [Number(day), Number(month)];
  const date = new Date(Date.UTC(Number(year), months - 1, days, Number(hour), Number(minute), Number(second)));
  return date.getUTCMonth() === months - 1 && date.getUTCDate() === days ? date : null;
}

function hasTime(cell: GridCell): boolean {
  if (typeof cell === 'number') return isSerial(cell) && !Number.isInteger(cell);
  return typeof cell === 'string' && written.exec(cell.trim())?.[5] !== undefined;
}

function plainText(cell: GridCell, timed: boolean): CellText {
  if (cell === null || typeof cell === 'string') return cell;
  if (typeof cell === 'number') return numberText(cell);
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  return timed ? momentText(cell) : dayText(cell);
}
