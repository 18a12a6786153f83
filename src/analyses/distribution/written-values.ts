import type { Formats } from '../../locales/formats.ts';
import type { Words } from '../../locales/words.ts';
import type { Amount, Measure } from '../../model/measure.ts';
import type { CustomerRecord, SourceId } from '../../model/record.ts';
import type { Interval } from './bars.ts';

/** How the values of a measure are written, with their unit. */
export interface ValueWriter {
  /** For sentences and axes. */
  readonly value: (value: number) => string;
  /** For tables. */
  readonly exact: (value: number) => string;
  readonly interval: (interval: Interval) => string;
  /** After a number that is typed, where the language writes it there: `€`. */
  readonly unit: string | undefined;
}

export interface WriterParams {
  readonly measure: Measure;
  readonly record: CustomerRecord;
  /** The currency of the amounts, where it is known. */
  readonly currency: string | null;
  readonly words: Words;
  readonly formats: Formats;
}

export function valueWriter({ measure, record, currency, words, formats }: WriterParams): ValueWriter {
  const said = words.average;
  const money = currency !== null && isMoney(measure, record);
  const time = timeUnit(measure);
  const value = (given: number): string => {
    if (money) return formats.money(given, currency);
    return time === null ? formats.number(given) : said.units[time](formats.number(given));
  };
  const unit = money ? signAfter(formats, currency) : undefined;
  const exact = (given: number): string =>
    money ? formats.moneyExact(given, currency) : formats.exact(rounded(given));
  const interval = ({ from, to, toIncluded }: Interval): string => {
    if (from === 0 && to === 0 && toIncluded) return said.zero;
    if (from === null) return said.below(value(to ?? 0));
    return to === null
      ? said.beyond(value(from))
      : said.interval({
          from: unit !== undefined || time !== null ? formats.number(from) : value(from),
          to: value(to),
        });
  };
  return { value, exact, interval, unit };
}

/** Six decimals: what is beyond comes from binary fractions. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function signAfter(formats: Formats, currency: string): string | undefined {
  return /^\d[\s\u00A0\u202F]*(\D+)$/u.exec(formats.money(0, currency))?.[1];
}

function timeUnit(measure: Measure): 'years' | 'months' | 'days' | null {
  if (measure.kind === 'elapsed') return measure.unit;
  return measure.kind === 'events' && measure.aggregate === 'days-since' ? 'days' : null;
}

function isMoney(measure: Measure, record: CustomerRecord): boolean {
  switch (measure.kind) {
    case 'field':
      return record.fields.some((field) => field.id === measure.field && field.role === 'amount');
    case 'elapsed':
      return false;
    case 'events':
      return measure.amount !== null && isMoneyAmount(measure.amount, measure.events, record);
    case 'event-value':
      return isMoneyAmount(measure.amount, measure.events, record);
  }
}

function isMoneyAmount(amount: Amount, id: SourceId, record: CustomerRecord): boolean {
  if (amount.kind === 'product') return true;
  const columns = record.events.find((events) => events.id === id)?.columns ?? [];
  return columns.some(
    (column) => column.column === amount.column && (column.role === 'amount' || column.role === 'unit-price'),
  );
}
