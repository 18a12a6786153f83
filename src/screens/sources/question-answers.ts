import type { ColumnReading } from '../../model/reading.ts';

export type DateOrder = 'day-first' | 'month-first';

/** How a column is read once its question is answered. */
export type ColumnAnswer = (column: ColumnReading) => ColumnReading;

/** The same format with day and month in an order. */
export function inOrder(format: string, order: DateOrder): string {
  const dayFirst = format.indexOf('%d') < format.indexOf('%m');
  if (dayFirst === (order === 'day-first')) return format;
  const [first, second] = dayFirst ? ['%d', '%m'] : ['%m', '%d'];
  return format.replace(first, '\0').replace(second, first).replace('\0', second);
}

export const dated =
  (order: DateOrder): ColumnAnswer =>
  (column) =>
    column.dateFormat === undefined ? column : { ...column, dateFormat: inOrder(column.dateFormat, order) };

export const asExcelDays: ColumnAnswer = ({ name, missing }) => ({ name, type: 'date', dateFormat: 'excel', missing });

export const asDecimals =
  (mark: '.' | ','): ColumnAnswer =>
  ({ name, missing }) => ({ name, type: 'decimal', decimal: mark, thousands: '', missing });

export const asThousands =
  (mark: '.' | ','): ColumnAnswer =>
  ({ name, missing }) => ({ name, type: 'integer', decimal: mark === '.' ? ',' : '.', thousands: mark, missing });

export const asMissing =
  (value: string): ColumnAnswer =>
  (column) => ({ ...column, missing: [...new Set([...column.missing, value])] });
