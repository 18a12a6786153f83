import type { Formats } from '../../locales/formats.ts';
import type { Words } from '../../locales/words.ts';
import type { KeptMeasure, Measure, MeasureFormat } from '../../model/measure.ts';
import type { CustomerRecord } from '../../model/record.ts';
import { keptOf } from '../measure-words.ts';
import { isMoney } from '../money.ts';
import { holds, type Interval } from './bars.ts';

/** How the values of a measure are written, with their unit. */
export interface ValueWriter {
  /** For sentences and axes. */
  readonly value: (value: number) => string;
  /** For tables. */
  readonly exact: (value: number) => string;
  readonly interval: (interval: Interval) => string;
  /** A bound with all its figures: `137,5 €`. */
  readonly bound: (value: number) => string;
  /** An interval with all the figures of its bounds, and whether they belong to it. */
  readonly selected: (interval: Interval) => string;
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
  /** Measures that a person named, maybe with a format of their own. */
  readonly kept?: readonly KeptMeasure[] | undefined;
}

export function valueWriter({ measure, record, currency, words, formats, kept }: WriterParams): ValueWriter {
  const said = words.average;
  const format = formatOf(measure, record, kept);
  if (format === 'share') return shareWriter(words, formats);
  const money = currency !== null && format === 'currency';
  const time = format === 'duration' ? (timeUnit(measure) ?? 'days') : null;
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
    if (from === to) return value(from);
    return to === null
      ? said.beyond(value(from))
      : said.interval({
          from: unit !== undefined || time !== null ? formats.number(from) : value(from),
          to: value(to),
        });
  };
  const bound = (given: number): string => {
    if (money) return formats.moneyGiven(given, currency);
    return time === null ? formats.exact(given) : said.units[time](formats.exact(given));
  };
  return { value, exact, interval, bound, selected: (given) => selectedWords(given, bound, words), unit };
}

function formatOf(measure: Measure, record: CustomerRecord, kept: readonly KeptMeasure[] | undefined): MeasureFormat {
  const chosen = keptOf(measure, kept)?.format;
  if (chosen != null) return chosen;
  if (measure.kind === 'events' && measure.aggregate === 'share') return 'share';
  if (timeUnit(measure) !== null) return 'duration';
  const counts = measure.kind === 'events' && measure.aggregate === 'distinct';
  return !counts && isMoney(measure, record) ? 'currency' : 'count';
}

/** Shares are written in per cent, bounds are typed as they are kept: 0 to 1. */
function shareWriter(words: Words, formats: Formats): ValueWriter {
  const value = (given: number): string => formats.percent(given);
  const bound = (given: number): string => formats.percentExact(given);
  const interval = ({ from, to }: Interval): string => {
    if (from === null) return words.average.below(value(to ?? 0));
    return to === null
      ? words.average.beyond(value(from))
      : words.average.interval({ from: value(from), to: value(to) });
  };
  const selected = (given: Interval): string => selectedWords(given, bound, words);
  return { value, exact: bound, interval, bound, selected, unit: undefined };
}

function selectedWords(interval: Interval, bound: (value: number) => string, words: Words): string {
  const said = words.average.selected;
  const { from, to, toIncluded } = interval;
  if (from === 0 && to === 0 && toIncluded) return words.average.zero;
  const zeroLies = holds({ ...interval, zeros: true }, 0);
  const without = zeroLies && !interval.zeros ? said.withoutZeros : '';
  if (from !== null && from === to) return bound(from);
  if (from === null && to === null) return said.all + without;
  if (from === null) return (toIncluded ? said.atMost : words.average.below)(bound(to ?? 0)) + without;
  if (to === null) return words.average.beyond(bound(from)) + without;
  return (toIncluded ? said.closed : said.halfOpen)({ from: bound(from), to: bound(to) }) + without;
}

/** Six figures, and two decimals at least: a mean of thousands is read to the cent, a share of one to the millionth. */
function rounded(value: number): number {
  const whole = Math.abs(value) < 1 ? 0 : String(Math.trunc(Math.abs(value))).length;
  const scale = 10 ** Math.max(2, 6 - whole);
  return Math.abs(value) > 1e12 ? Math.round(value) : Math.round(value * scale) / scale;
}

function signAfter(formats: Formats, currency: string): string | undefined {
  return /^\d[\s\u00A0\u202F]*(\D+)$/u.exec(formats.money(0, currency))?.[1];
}

function timeUnit(measure: Measure): 'years' | 'months' | 'days' | null {
  if (measure.kind === 'elapsed') return measure.unit;
  if (measure.kind !== 'events') return null;
  return measure.aggregate === 'days-since' || measure.aggregate === 'gap' ? 'days' : null;
}
