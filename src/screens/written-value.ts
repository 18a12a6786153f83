import type { Formats } from '../locales/formats.ts';
import type { ColumnType } from '../model/column.ts';

/** A cell as the reader's language writes it: dates and numbers in its own form, texts as they are. */
export function writtenValue(
  type: ColumnType,
  value: string | number | boolean | null,
  formats: Formats,
  words: { readonly yes: string; readonly no: string },
): string {
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return '—';
  switch (type) {
    case 'integer':
    case 'decimal':
      return typeof value === 'number' ? writtenNumber(type, value, formats) : String(value);
    case 'date':
      return formats.date(String(value));
    case 'datetime':
      return `${formats.date(String(value))} ${String(value).slice(11, 16)}`;
    case 'boolean':
      return isTrue(value) ? words.yes : words.no;
    case 'text':
      return String(value);
  }
}

/** Whole numbers that look like years are written without thousands. */
function writtenNumber(type: ColumnType, value: number, formats: Formats): string {
  if (type === 'integer' && value >= 1800 && value <= 2199) return String(value);
  // Cents are written whole: 19,90 and not 19,9.
  if (type === 'decimal' && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6) return formats.decimal(value, 2);
  return formats.exact(value);
}

const isTrue = (value: string | number | boolean): boolean =>
  value === true || value === 1 || value === 'true' || value === '1';
