import type { ReadingChange } from '../model/reading.ts';
import { dayText, momentText, numberText, type CellText } from './delimited-text.ts';
import type { GridCell, GridRow } from './grid.ts';

/** How the cells of one column are written, and what was changed for it. */
export interface ColumnWriting {
  readonly write: (cell: GridCell) => CellText;
  readonly changes: readonly ReadingChange[];
}

interface Seen {
  days: number;
  timed: boolean;
  /** Days that could have their day and month exchanged. */
  low: number;
  /** Whole or broken numbers that can be days of Excel, and those that cannot. */
  serials: number;
  otherNumbers: number;
  written: number;
  dayFirst: boolean;
  monthFirst: boolean;
  otherTexts: number;
}

const written = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T](\d{1,2}):(\d\d)(?::(\d\d))?)?$/;
const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/;
/** From 1954 to 2119: numbers of a column of days that are days by the count of Excel. */
const isSerial = (value: number): boolean => value >= 20_000 && value < 80_000;
const epoch = Date.UTC(1899, 11, 30);
const enoughToTell = 12;

/**
 * A column where days stand as days of Excel, as text and as bare numbers becomes one of days, where the order of day and month
 * is proven; otherwise each cell stays as it is. Excel itself exchanges day and month when it opens text of the other order:
 * it takes what it can, and leaves as text the days after the 12th.
 */
export function joinDates(name: string, column: number, body: readonly GridRow[]): ColumnWriting {
  const seen = look(column, body);
  const dated = seen.days + seen.written;
  const plain: ColumnWriting = { write: (cell) => plainText(cell, seen.timed), changes: [] };
  const numbers = seen.serials + seen.otherNumbers;
  if (dated === 0 || (seen.written === 0 && numbers === 0)) return plain;
  if (seen.otherNumbers > 0 || seen.otherTexts * 10 > dated) return plain;
  if (seen.written > 0 && seen.dayFirst === seen.monthFirst) return plain;
  if (seen.written === 0 && seen.serials * 4 > seen.days) return plain;
  const exchanged = seen.monthFirst && seen.days >= enoughToTell && seen.low === seen.days;
  const joined: ReadingChange = { code: 'dates-joined', column: name, texts: seen.written, numbers: seen.serials };
  const timed = seen.timed || body.some((row) => hasTime(row[column] ?? null));
  const write = (cell: GridCell): CellText => {
    const date = dateOf(cell, seen.monthFirst, exchanged);
    return date === null ? plainText(cell, timed) : timed ? momentText(date) : dayText(date);
  };
  const example = body
    .map((row) => row[column] ?? null)
    .find((cell) => cell instanceof Date && cell.getUTCDate() !== cell.getUTCMonth() + 1);
  const changes: readonly ReadingChange[] =
    exchanged && example instanceof Date
      ? [
          joined,
          {
            code: 'dates-exchanged',
            column: name,
            count: seen.days,
            from: dayText(example),
            to: dayText(exchange(example)),
          },
        ]
      : [joined];
  return { write, changes };
}

function look(column: number, body: readonly GridRow[]): Seen {
  const seen: Seen = {
    days: 0,
    timed: false,
    low: 0,
    serials: 0,
    otherNumbers: 0,
    written: 0,
    dayFirst: false,
    monthFirst: false,
    otherTexts: 0,
  };
  for (const row of body) {
    const cell = row[column] ?? null;
    if (cell instanceof Date) {
      seen.days++;
      if (cell.getUTCDate() <= 12) seen.low++;
      if (cell.getTime() % 86_400_000 !== 0) seen.timed = true;
    } else if (typeof cell === 'number') {
      if (isSerial(cell)) seen.serials++;
      else seen.otherNumbers++;
    } else if (typeof cell === 'string' && cell.trim() !== '') {
      const found = written.exec(cell.trim());
      if (found !== null) {
        seen.written++;
        if (Number(found[1]) > 12) seen.dayFirst = true;
        if (Number(found[3]) > 12) seen.monthFirst = true;
      } else if (!iso.test(cell.trim())) seen.otherTexts++;
    } else if (typeof cell === 'boolean') seen.otherTexts++;
  }
  return seen;
}

function dateOf(cell: GridCell, monthFirst: boolean, exchanged: boolean): Date | null {
  if (cell instanceof Date) return exchanged ? exchange(cell) : cell;
  if (typeof cell === 'number') return isSerial(cell) ? new Date(epoch + Math.round(cell * 86_400) * 1000) : null;
  if (typeof cell !== 'string') return null;
  const [, one = '', , other = '', year = '', hour = '0', minute = '0', second = '0'] = written.exec(cell.trim()) ?? [];
  if (year === '') return null;
  const [day, month] = monthFirst ? [other, one] : [one, other];
  const [days, months] = [Number(day), Number(month)];
  const date = new Date(Date.UTC(Number(year), months - 1, days, Number(hour), Number(minute), Number(second)));
  return date.getUTCMonth() === months - 1 && date.getUTCDate() === days ? date : null;
}

function exchange(date: Date): Date {
  const mended = new Date(date);
  mended.setUTCMonth(date.getUTCDate() - 1, date.getUTCMonth() + 1);
  return mended;
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
