import type { ColumnReading, ReadingQuestion } from '../../model/reading.ts';

export type DateOrder = 'day-first' | 'month-first';

/** The format of dates such as the example, read in an order: `03/04/2026 10:22` day first is `%d/%m/%Y %H:%M`. */
export function dateFormatFor(example: string, order: DateOrder): string {
  const found = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?:(T|\s+)(\d{1,2}):\d{2}(:\d{2})?(\.\d+)?)?/.exec(
    example.trim(),
  );
  if (found === null) return order === 'day-first' ? '%d/%m/%Y' : '%m/%d/%Y';
  const [, , between = '/', , year = '', gap = '', hour, seconds, fraction] = found;
  const days = order === 'day-first' ? ['%d', '%m'] : ['%m', '%d'];
  const day = [...days, year.length === 4 ? '%Y' : '%y'].join(between);
  if (hour === undefined) return day;
  return `${day}${gap === 'T' ? 'T' : ' '}%H:%M${seconds === undefined ? '' : ':%S'}${fraction === undefined ? '' : '.%f'}`;
}

/** The columns of a reading once a question is answered. */
export function answered(
  columns: readonly ColumnReading[],
  question: ReadingQuestion,
  order: DateOrder,
): readonly ColumnReading[] {
  const dateFormat = dateFormatFor(question.example, order);
  return columns.map((column) => {
    if (column.name !== question.column) return column;
    return {
      name: column.name,
      type: dateFormat.includes('%H') ? 'datetime' : 'date',
      dateFormat,
      missing: column.missing,
    };
  });
}
