import type { ColumnEvidence } from './column-tally.ts';
import { dateShapeOf, type DateShape } from './date-shape.ts';
import { isCompactDay } from './number-shape.ts';
import { shapeOfCode } from './shape-code.ts';

export type DayOrder = 'day-first' | 'month-first';

export interface DateForm {
  readonly type: 'date' | 'datetime';
  readonly format: string;
  /** What proves the order of day and month; null where both can be meant. */
  readonly order: DayOrder | 'year-first' | null;
  readonly count: number;
  readonly example: string;
  readonly misfits: number;
  readonly misfitExamples: readonly string[];
  /** The zones that are written, and what becomes of the hours; null where none is. */
  readonly zones: ZoneUse | null;
  /** Two digits for the year. */
  readonly shortYear: boolean;
  /** Days that stand for no day in many systems. */
  readonly limits: readonly { readonly count: number; readonly examples: readonly string[] }[];
}

export interface ZoneUse {
  readonly zones: readonly string[];
  readonly count: number;
  /** Whether the hours become those of UTC. */
  readonly utc: boolean;
}

interface SeenDate extends DateShape {
  readonly count: number;
  readonly examples: readonly string[];
}

/** How the dates of a column are written, by the order and separator of most of them; null when there is none. */
export function dateForm(evidence: ColumnEvidence, assumed: DayOrder): DateForm | null {
  const seen: SeenDate[] = evidence.shapes
    .filter(({ code }) => shapeOfCode(code) === 'date')
    .map(({ code, count, examples }) => ({ ...dateShapeOf(code), count, examples }));
  const groups = new Map<string, SeenDate[]>();
  for (const shape of seen) {
    const key = shape.named
      ? `${shape.order}word${shape.dayFirst ? 'd' : 'm'}${shape.halfDay ? 'half' : ''}`
      : `${shape.order}${shape.separator}${shape.halfDay ? 'half' : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), shape]);
  }
  const total = (shapes: readonly SeenDate[]): number => shapes.reduce((sum, { count }) => sum + count, 0);
  const [group] = [...groups.values()].sort((a, b) => total(b) - total(a));
  const [first] = group ?? [];
  if (group === undefined || first === undefined) return null;
  const dayFirst = group.filter((shape) => shape.dayFirst);
  const monthFirst = group.filter((shape) => shape.monthFirst);
  const all = total(group);
  const either = total(dayFirst) === all && total(monthFirst) === all;
  const order =
    first.order === 'year-first'
      ? 'year-first'
      : either
        ? null
        : total(dayFirst) >= total(monthFirst)
          ? 'day-first'
          : 'month-first';
  const fitting = order === 'month-first' || (order === null && assumed === 'month-first') ? monthFirst : dayFirst;
  const taken = total(fitting);
  const others = evidence.shapes.filter(({ code }) => shapeOfCode(code) !== 'date').flatMap(({ examples }) => examples);
  const misfitExamples = [
    ...others,
    ...seen.filter((shape) => !fitting.includes(shape)).flatMap(({ examples }) => examples),
  ].slice(0, 5);
  const zones = zonesOf(fitting);
  return {
    type: fitting.every((shape) => shape.midnight) && zones?.utc !== true ? 'date' : 'datetime',
    format: formatOf(first, order ?? assumed, fitting, zones?.utc === true),
    zones,
    shortYear: first.order === 'year-short',
    limits: fitting.filter((shape) => shape.limit).map(({ count, examples }) => ({ count, examples })),
    order,
    count: taken,
    example: fitting[0]?.examples[0] ?? '',
    misfits: evidence.filled - taken,
    misfitExamples,
  };
}

const ranks = { none: 0, minutes: 1, seconds: 2, fraction: 3 } as const;
const timeFormats = { none: '', minutes: '%H:%M', seconds: '%H:%M:%S', fraction: '%H:%M:%S.%f' } as const;

/**
 * One zone, or two an hour apart (a place in winter and in summer): the hours are those of the clock on the wall and stay. More
 * zones can only be compared in UTC.
 */
function zonesOf(shapes: readonly SeenDate[]): ZoneUse | null {
  const counts = new Map<number, number>();
  for (const { zone, count } of shapes) if (zone !== null) counts.set(zone, (counts.get(zone) ?? 0) + count);
  if (counts.size === 0) return null;
  const zones = [...counts.keys()].sort((a, b) => a - b);
  const [least = 0] = zones;
  const most = zones.at(-1) ?? 0;
  return {
    zones: zones.map(zoneText),
    count: [...counts.values()].reduce((sum, count) => sum + count, 0),
    utc: zones.length > 2 || (zones.length === 2 && most - least !== 4),
  };
}

function zoneText(quarters: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const ahead = Math.abs(quarters);
  return `${quarters < 0 ? '-' : '+'}${two(Math.floor(ahead / 4))}:${two((ahead % 4) * 15)}`;
}

function formatOf(
  first: DateShape,
  order: DayOrder | 'year-first',
  shapes: readonly DateShape[],
  utc: boolean,
): string {
  const year = first.order === 'year-short' ? '%y' : '%Y';
  const parts =
    order === 'year-first' ? [year, '%m', '%d'] : order === 'day-first' ? ['%d', '%m', year] : ['%m', '%d', year];
  const longest = shapes.reduce<DateShape | null>(
    (most, shape) => (most === null || ranks[shape.time] > ranks[most.time] ? shape : most),
    null,
  );
  const day = first.named ? (first.dayFirst ? `%d %b ${year}` : `%b %d, ${year}`) : parts.join(first.separator);
  if (longest === null || longest.time === 'none') return day;
  if (longest.halfDay) return `${day} %I${timeFormats[longest.time].slice(2)} %p`;
  const joint = first.named ? ' ' : longest.joint;
  return `${day}${joint}${timeFormats[longest.time]}${utc ? '%z' : ''}`;
}

/** Cells of eight digits that make a day, and some that do not. */
export function compactDays(evidence: ColumnEvidence): { readonly count: number; readonly others: readonly string[] } {
  const isDay = ({ code }: { readonly code: number }): boolean => shapeOfCode(code) === 'integer' && isCompactDay(code);
  const count = evidence.shapes.filter(isDay).reduce((sum, shape) => sum + shape.count, 0);
  return {
    count,
    others: evidence.shapes
      .filter((shape) => !isDay(shape))
      .flatMap(({ examples }) => examples)
      .slice(0, 5),
  };
}
