import { bandLevel } from '../../model/compile-dimension.ts';
import type { LifeFigure, LifeSpan, LifeSubject, StageName, StageRules } from '../../model/life.ts';
import { addDays, type IsoDate } from '../../model/period.ts';
import { allOf, type Rule } from '../../model/rule.ts';
import type { Cohort } from './cohorts.ts';
import type { LifecycleSpec } from './spec.ts';
import { MONTH_DAYS } from './survival-query.ts';

/** Rules of the customers behind a mark of a picture. */

/** The values of a figure from one to under another. */
function within(figure: LifeFigure, from: number | null, to: number | null): Rule {
  const cuts = [from, to].filter((cut) => cut !== null);
  return {
    kind: 'dimension',
    dimension: { kind: 'life', figure, cuts },
    levels: [{ kind: 'value', value: bandLevel(from, to) }],
  };
}

const dayNumber = (day: IsoDate): number => Number(day.replaceAll('-', ''));

export function bornIn(spec: LifecycleSpec, { from, to }: Pick<Cohort, 'from' | 'to'>): Rule {
  return within({ what: 'born', life: spec.life }, dayNumber(from), dayNumber(addDays(to, 1)));
}

const eventsIn = (spec: LifecycleSpec, from: number, to: number | null): LifeFigure => ({
  what: 'in-life',
  life: spec.life,
  of: { events: spec.life.events, amount: null },
  from,
  to,
});

/** Those of a cohort, or of all, who were active in a period (or then or later), or were not. */
export function activeIn(spec: LifecycleSpec, cohort: Cohort | null, period: number, active: boolean): Rule {
  const figure = eventsIn(spec, period, spec.cohorts.counts === 'in' ? period : null);
  const did = active ? within(figure, 1, null) : within(figure, null, 1);
  return cohort === null ? did : allOf([bornIn(spec, cohort), did]);
}

/** Those whose value at an age is at least as much. */
export function atLeastAt(spec: LifecycleSpec, period: number, value: number): Rule {
  return within(
    {
      what: 'in-life',
      life: spec.life,
      of: spec.fan.subject,
      from: spec.fan.adds === 'month' ? period : 0,
      to: period,
    },
    value,
    null,
  );
}

/** Those without any of the events at an age. */
export function nothingAt(spec: LifecycleSpec, period: number): Rule {
  const of: LifeSubject = { events: spec.fan.subject.events, amount: null };
  const from = spec.fan.adds === 'month' ? period : 0;
  return within({ what: 'in-life', life: spec.life, of, from, to: period }, null, 1);
}

export function inStage(rules: StageRules, stage: StageName, at: IsoDate | null): Rule {
  return {
    kind: 'dimension',
    dimension: { kind: 'stage', stages: { ...rules, at } },
    levels: [{ kind: 'value', value: stage }],
  };
}

export function movedBetween(
  rules: StageRules,
  from: { readonly stage: StageName; readonly at: IsoDate },
  to: StageName,
): Rule {
  return allOf([inStage(rules, from.stage, from.at), inStage(rules, to, null)]);
}

/** Those who left at most so many days after their beginning. */
export const lostBy = (span: LifeSpan, days: number): Rule => within({ what: 'lost-at', span }, null, days + 1);

/** Those who are followed longer than so many days. */
export const followedAfter = (span: LifeSpan, days: number): Rule => within({ what: 'tenure', span }, days + 1, null);

/** Those who left in a month of tenure. */
export const lostInMonth = (span: LifeSpan, month: number): Rule =>
  within({ what: 'lost-at', span }, Math.ceil(month * MONTH_DAYS), Math.ceil((month + 1) * MONTH_DAYS));

/** Those who came again at most so many days after the n-th time. */
export const cameWithin = (spec: LifecycleSpec, nth: number, days: number): Rule =>
  within({ what: 'gap', events: spec.life.events, after: nth }, null, days + 1);

/** Those who came n times and have not come again. */
export const cameOnly = (spec: LifecycleSpec, nth: number): Rule =>
  within({ what: 'days', events: spec.life.events }, nth, nth + 1);
