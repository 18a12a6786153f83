import { isDated, isNumeric, type ColumnType } from '../../model/column.ts';
import type { ColumnReading } from '../../model/reading.ts';

const days = [
  '%d/%m/%Y',
  '%m/%d/%Y',
  '%Y-%m-%d',
  '%d-%m-%Y',
  '%m-%d-%Y',
  '%d.%m.%Y',
  '%Y/%m/%d',
  '%Y%m%d',
  '%d/%m/%y',
  '%m/%d/%y',
  '%d %b %Y',
  '%b %d, %Y',
];
const times = ['%H:%M', '%H:%M:%S'];

/** The orders that dates of a type are written in, with the one in use. */
export function dateFormatsFor(type: ColumnType, current: string | undefined): readonly string[] {
  const known = type === 'datetime' ? days.flatMap((day) => times.map((time) => `${day} ${time}`)) : [...days, 'excel'];
  return current === undefined || known.includes(current) ? known : [current, ...known];
}

/** The same column read as another type, with the settings that the type takes. */
export function withType(column: ColumnReading, type: ColumnType): ColumnReading {
  const { name, missing } = column;
  if (isNumeric(type))
    return { name, type, decimal: column.decimal ?? '.', thousands: column.thousands ?? '', missing };
  if (isDated(type)) {
    const [first = '%d/%m/%Y'] = dateFormatsFor(type, undefined);
    const fits = column.dateFormat?.includes('%H') === (type === 'datetime');
    return { name, type, dateFormat: fits && column.dateFormat !== undefined ? column.dateFormat : first, missing };
  }
  return { name, type, missing };
}

/** `?; NC` as the values that mean "missing". */
export function missingTokens(text: string): readonly string[] {
  return [...new Set(text.split(';').map((token) => token.trim()))].filter((token) => token !== '');
}
