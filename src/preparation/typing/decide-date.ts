import { dateShapeOf, isCompactDay, shapeOfCode, type DateShape } from './cell-shape.ts';
import type { ColumnEvidence } from './column-tally.ts';

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
    const key = `${shape.order}${shape.separator}${shape.halfDay ? 'half' : ''}`;
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
  return {
    type: fitting.every((shape) => shape.midnight) ? 'date' : 'datetime',
    format: formatOf(first, order ?? assumed, fitting),
    order,
    count: taken,
    example: fitting[0]?.examples[0] ?? '',
    misfits: evidence.filled - taken,
    misfitExamples,
  };
}

const ranks = { none: 0, minutes: 1, seconds: 2, fraction: 3 } as const;
const timeFormats = { none: '', minutes: '%H:%M', seconds: '%H:%M:%S', fraction: '%H:%M:%S.%f' } as const;

function formatOf(first: DateShape, order: DayOrder | 'year-first', shapes: readonly DateShape[]): string {
  const year = first.order === 'year-short' ? '%y' : '%Y';
  const parts =
    order === 'year-first' ? [year, '%m', '%d'] : order === 'day-first' ? ['%d', '%m', year] : ['%m', '%d', year];
  const longest = shapes.reduce<DateShape | null>(
    (most, shape) => (most === null || ranks[shape.time] > ranks[most.time] ? shape : most),
    null,
  );
  const day = parts.join(first.separator);
  if (longest === null || longest.time === 'none') return day;
  if (longest.halfDay) return `${day} %I${timeFormats[longest.time].slice(2)} %p`;
  return `${day}${longest.joint}${timeFormats[longest.time]}${shapes.some((shape) => shape.zulu) ? 'Z' : ''}`;
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

/** The format and the shorter ones that go with it: without Z, fraction, seconds, time. */
export function formatVariants(format: string): readonly string[] {
  const found = [format];
  const add = (shorter: string): void => {
    if (!found.includes(shorter)) found.push(shorter);
  };
  if (format.endsWith(' %p'))
    return [format, ...(format.includes(':%S') ? [format.replace(':%S', '')] : []), format.replace(/ %I.*$/, '')];
  const withoutZone = format.replace(/Z$/, '');
  const day = withoutZone.replace(/[T ]%[HI].*$/, '');
  for (const end of format.endsWith('Z') ? ['Z', ''] : ['']) {
    for (const cut of [/(?!)/, /\.%[fgn]$/, /:%S(\.%[fgn])?$/]) add(withoutZone.replace(cut, '') + end);
  }
  add(day);
  return found;
}
