import type { Grid, GridCell } from '../grid.ts';

/** A sheet of a workbook as our own readers give it, whatever its format. Days and moments are dates in UTC. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Reads the cells; once. */
  readonly cells: (onProgress?: (share: number) => void) => Promise<Grid>;
}

/** Days since the start of the calendar of Excel, with its 29 February 1900. */
function dayOfSerial(serial: number, from1904: boolean): Date {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  // To the second: the fraction of a day is no exact number.
  const seconds = Math.round(days * 86_400 * 1000) / 1000;
  const rounded = Math.abs(seconds - Math.round(seconds)) < 0.0015 ? Math.round(seconds) : seconds;
  return new Date(Date.UTC(1899, 11, 30) + Math.round(rounded * 1000));
}

/** A duration or an hour, as `26:30:00`. */
function hoursText(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${days < 0 ? '-' : ''}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** What a number format makes of a number: a day, an hour, a code with zeros before it, or the number itself. */
export type NumberKind = 'number' | 'date' | 'time' | { readonly zeros: number };

const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47]);

export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtInDates.has(id) ? 'date' : builtInTimes.has(id) ? 'time' : 'number';
  const [positive = ''] = code.split(';');
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (/^0{2,}$/.test(bare)) return { zeros: bare.length };
  if (/general|standard/i.test(bare)) return 'number';
  if (/[dyj]/i.test(bare)) return 'date';
  if (/[hs]/i.test(bare)) return 'time';
  return /m/i.test(bare) && !/[0#?]/.test(bare) ? 'date' : 'number';
}

/** A number as its format shows it, where that says more than the number. */
export function cellOf(value: number, kind: NumberKind, from1904: boolean): GridCell {
  if (kind === 'number') return value;
  if (kind === 'date') return value >= 0 && value < 2_958_466 ? dayOfSerial(value, from1904) : value;
  if (kind === 'time') return hoursText(value);
  return Number.isInteger(value) && value >= 0 ? String(value).padStart(kind.zeros, '0') : value;
}
