import { daysAsked, isBefore, isEmpty, isWithin, upTo, type DaySpan } from './days-asked.ts';
import { daysOf, type IsoDate, type Window } from './period.ts';
import type { SourceId } from './record.ts';
import type { RuleLine } from './rule-path.ts';
import type { EventPick, RowFilter } from './rule.ts';
import type { Test } from './test.ts';

/** What must be so of a customer's events where a line is true: some lie in these days, none does, the first or the last does. */
export interface EventFact {
  readonly kind: 'some' | 'none' | 'first' | 'last';
  readonly events: SourceId;
  readonly filter: RowFilter | null;
  readonly days: DaySpan;
  /** The period ends before it begins, wherever one looks at it from. */
  readonly reversed?: boolean;
}

/** Where a rule is looked at. */
export interface RuleAt {
  readonly asOf: IsoDate;
  readonly record: { readonly events: readonly { readonly id: SourceId; readonly dated: boolean }[] };
}

/** Of events that carry no date nothing is told: their periods do not count. */
export function eventFacts(line: RuleLine, { asOf, record }: RuleAt): readonly EventFact[] {
  return factsOf(line, asOf).filter(({ events }) => record.events.some((one) => one.id === events && one.dated));
}

function factsOf(line: RuleLine, asOf: IsoDate): readonly EventFact[] {
  switch (line.kind) {
    case 'measure': {
      const { measure, test } = line;
      if (measure.kind !== 'events') return [];
      const inWindow = fact(measure, measure.window, asOf);
      if (measure.aggregate !== 'count') return [];
      if (isSome(test)) return [inWindow('some')];
      return isNone(test) ? [inWindow('none')] : [];
    }
    case 'moment': {
      const { events, filter, which, test } = line;
      if (test.op === 'missing') return [{ kind: 'none', events, filter, days: upTo({ from: null, to: null }, asOf) }];
      const asked = daysAsked(test, asOf);
      if (asked === null) return [];
      const days = upTo(asked, asOf);
      return [
        { kind: 'some', events, filter, days },
        { kind: which, events, filter, days },
      ];
    }
    case 'sequence':
      return [fact(line.first, line.window, asOf)('some')];
    case 'id':
    case 'field':
    case 'dimension':
    case 'segment':
    case 'habit':
      return [];
  }
}

const fact =
  ({ events, filter }: EventPick, window: Window, asOf: IsoDate) =>
  (kind: EventFact['kind']): EventFact => ({
    kind,
    events,
    filter,
    days: daysOf(window, asOf),
    reversed: isEmpty(window.kind === 'dates' ? window : daysOf(window, asOf)),
  });

const isSome = (test: Test): boolean =>
  test.op === 'between' &&
  test.min !== null &&
  (test.min > 0 || (test.min === 0 && test.open !== undefined && test.open !== 'max'));

const isNone = (test: Test): boolean => test.op === 'between' && test.max !== null && test.max < 1;

/** That some events are asked for in a period that holds no day. */
export const isAskedOfNoDay = ({ kind, reversed }: EventFact): boolean => kind === 'some' && reversed === true;

/** Whether no customer can have events of which both are so. */
export const factsExclude = (one: EventFact, other: EventFact): boolean => excludes(one, other) || excludes(other, one);

function excludes(some: EventFact, other: EventFact): boolean {
  // Beyond the as-of date nothing is known yet: no other line is the reason.
  if (some.kind !== 'some' || isEmpty(some.days) || !isAmong(some, other)) return false;
  switch (other.kind) {
    case 'some':
      return false;
    case 'none':
      return isWithin(some.days, other.days);
    case 'first':
      return isBefore(some.days, other.days);
    case 'last':
      return isBefore(other.days, some.days);
  }
}

/** Whether each event of one is an event of the other. */
function isAmong(one: EventFact, other: EventFact): boolean {
  return (
    one.events === other.events &&
    (other.filter === null || JSON.stringify(one.filter) === JSON.stringify(other.filter))
  );
}
