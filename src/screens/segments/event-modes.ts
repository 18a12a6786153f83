import { canBeZero, simpleAggregates, type Aggregate, type EventMeasure } from '../../model/measure.ts';
import type { CustomerRecord, EventTable, SourceId } from '../../model/record.ts';
import type { RuleLine } from '../../model/rule-path.ts';
import type { RowFilter } from '../../model/rule.ts';
import { amountsOf, countOf } from './new-line.ts';

/** What a line can be asked to count; other measures come by their name. */
export const lineAggregates: readonly Aggregate[] = [...simpleAggregates, 'share'];

/** What a line asks of events, as a person chooses it: a number per customer, or one of the events themselves. */
const eventModes = ['first', 'last', 'followed', 'not-followed', 'habit'] as const;
export type EventMode = Aggregate | 'none' | `event-${(typeof eventModes)[number]}`;

export type EventsLine = Extract<RuleLine, { kind: 'measure' | 'moment' | 'sequence' | 'habit' }>;

export function modeOf(line: EventsLine): EventMode {
  switch (line.kind) {
    case 'measure': {
      const { measure, test } = line;
      if (measure.kind !== 'events') return 'count';
      const none = measure.aggregate === 'count' && test.op === 'between' && test.min === 0 && test.max === 0;
      return none ? 'none' : measure.aggregate;
    }
    case 'moment':
      return `event-${line.which}`;
    case 'sequence':
      return line.followed ? 'event-followed' : 'event-not-followed';
    case 'habit':
      return 'event-habit';
  }
}

export function eventsOfLine(line: EventsLine): SourceId | null {
  switch (line.kind) {
    case 'measure':
      return line.measure.kind === 'events' ? line.measure.events : null;
    case 'sequence':
      return line.first.events;
    case 'moment':
    case 'habit':
      return line.events;
  }
}

/** What can be asked of events: of dated ones also when, and of those with an amount how much. */
export function modesOf(table: EventTable): readonly EventMode[] {
  const amounts = amountsOf(table).length > 0;
  const numbers = simpleAggregates.filter((one) =>
    one === 'count' ? true : one === 'days-since' ? table.dated : amounts,
  );
  const [count, ...others] = numbers;
  const shares: readonly EventMode[] = table.columns.length > 0 ? ['share'] : [];
  return [
    ...(count === undefined ? [] : [count]),
    'none',
    ...(table.dated ? eventModes.map((one) => `event-${one}` as const) : []),
    ...others,
    ...shares,
  ];
}

/** The line of another mode that keeps what can be kept: the events, their filter, their period. */
export function withMode(line: EventsLine, mode: EventMode, table: EventTable, record: CustomerRecord): EventsLine {
  const filter = filterOf(line);
  const window =
    line.kind === 'measure' && line.measure.kind === 'events' ? line.measure.window : countOf(table).window;
  const events = table.id;
  switch (mode) {
    case 'event-first':
    case 'event-last':
      return {
        kind: 'moment',
        which: mode === 'event-first' ? 'first' : 'last',
        events,
        filter,
        test: line.kind === 'moment' ? line.test : { op: 'within', window: { kind: 'months', months: 12 } },
        row: line.kind === 'moment' ? line.row : null,
      };
    case 'event-followed':
    case 'event-not-followed': {
      const other = record.events.find((one) => one.id !== events && one.dated && one.combines === undefined);
      return line.kind === 'sequence'
        ? { ...line, followed: mode === 'event-followed' }
        : {
            kind: 'sequence',
            first: { events, filter },
            then: { events: other?.id ?? events, filter: null },
            days: 30,
            window,
            followed: mode === 'event-followed',
          };
    }
    case 'event-habit':
      return {
        kind: 'habit',
        events,
        filter,
        amount: null,
        recent: 90,
        before: 365,
        least: 4,
        test: { op: 'between', min: null, max: 0.5 },
      };
    case 'none':
      return {
        kind: 'measure',
        measure: { ...countOf(table), window, filter },
        test: { op: 'between', min: 0, max: 0 },
      };
    default:
      return {
        kind: 'measure',
        measure: ofAggregate(line, mode, table, { window, filter }),
        test:
          line.kind === 'measure' && modeOf(line) !== 'none' && (modeOf(line) === 'share') === (mode === 'share')
            ? line.test
            : { op: 'between', min: mode === 'share' ? 0.5 : 1, max: null },
      };
  }
}

function ofAggregate(
  line: EventsLine,
  aggregate: Aggregate,
  table: EventTable,
  rest: Pick<EventMeasure, 'window' | 'filter'>,
): EventMeasure {
  const before = line.kind === 'measure' && line.measure.kind === 'events' ? line.measure.amount : null;
  const counts = aggregate === 'count' || aggregate === 'days-since';
  return {
    ...countOf(table),
    ...rest,
    aggregate,
    amount: counts ? null : (before ?? amountsOf(table)[0] ?? null),
    absent: canBeZero(aggregate) ? 'zero' : 'left-out',
  };
}

function filterOf(line: EventsLine): RowFilter | null {
  switch (line.kind) {
    case 'measure':
      return line.measure.kind === 'events' ? line.measure.filter : null;
    case 'sequence':
      return line.first.filter;
    case 'moment':
    case 'habit':
      return line.filter;
  }
}
