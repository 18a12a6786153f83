import { PERIOD_DAYS, type LifeUnit } from '../../model/life.ts';
import { addDays, addMonths, daysBetween, type IsoDate } from '../../model/period.ts';
import type { Rows } from '../../model/rows.ts';
import type { CohortGrain } from './spec.ts';

/** Customers whose lives began in the same stretch of time. */
export interface Cohort {
  /** First and last day of the stretch. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly size: number;
  /** The last period that is over for every one of them; below 0 where not even the first is. */
  readonly complete: number;
  /** Customers active in each period from 0 to `complete`. */
  readonly active: readonly number[];
  /** Customers active in each of those periods or in a later one, as far as can be seen. */
  readonly since: readonly number[];
}

/** All cohorts together at one age: those alone for whom that age is over. */
export interface CohortTotal {
  readonly period: number;
  readonly size: number;
  readonly active: number;
  readonly since: number;
}

export interface CohortTable {
  readonly cohorts: readonly Cohort[];
  readonly totals: readonly CohortTotal[];
  readonly customers: number;
  readonly population: number;
  /** Customers of cohorts that are left out of the picture, the oldest ones. */
  readonly older: number;
}

/** A picture holds this many cohorts and ages; more are grouped or left out, and said so. Proposals of ours. */
const mostCohorts = 40;
export const mostPeriods = 36;

/** A grain under which a history makes about two dozen cohorts. */
export function usualGrain(first: IsoDate | null, last: IsoDate): CohortGrain {
  if (first === null) return 'month';
  const months = monthsBetween(first, last);
  return months <= 30 ? 'month' : months <= 100 ? 'quarter' : 'year';
}

const monthsBetween = (from: IsoDate, to: IsoDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

const grainMonths: Record<CohortGrain, number> = { month: 1, quarter: 3, year: 12 };

/** The last period of a life that is over at the as-of date. */
function lastWhole(born: IsoDate, unit: LifeUnit, asOf: IsoDate): number {
  if (unit === 'thirty-days') return Math.floor(daysBetween(born, addDays(asOf, 1)) / PERIOD_DAYS) - 1;
  return monthsBetween(born, addDays(asOf, 1)) - 1;
}

/** Reads the rows of `cohortsQuery`. */
export function readCohorts(rows: Rows, unit: LifeUnit, grain: CohortGrain, asOf: IsoDate): CohortTable {
  const [names, lastBorn] = [rows.texts('cohort'), rows.texts('last_born')];
  const [sizes, periods, active, last] = (['size', 'period', 'active', 'last'] as const).map((name) =>
    rows.numbers(name),
  );
  const found = new Map<IsoDate, { size: number; lastBorn: IsoDate; cells: Map<number, readonly [number, number]> }>();
  names.forEach((name, i) => {
    if (name === null) return;
    const cohort = found.get(name) ?? { size: sizes?.[i] ?? 0, lastBorn: lastBorn[i] ?? name, cells: new Map() };
    found.set(name, cohort);
    const period = periods?.[i] ?? Number.NaN;
    if (!Number.isNaN(period)) cohort.cells.set(period, [active?.[i] ?? 0, last?.[i] ?? 0]);
  });
  const all = [...found].map(([from, { size, lastBorn: born, cells }]): Cohort => {
    // Every month of the calendar ends for all at once, and that of the youngest ends last.
    const complete = lastWhole(born, unit, asOf);
    const ages = Array.from({ length: Math.max(0, complete + 1) }, (_, k) => k);
    const furthest = Math.max(-1, ...cells.keys());
    let later = [...cells.values()].reduce((sum, [, ends]) => sum + ends, 0);
    const since = ages.map((k) => {
      const now = later;
      later -= k <= furthest ? (cells.get(k)?.[1] ?? 0) : 0;
      return now;
    });
    return {
      from,
      to: addDays(addMonths(from, grainMonths[grain]), -1),
      size,
      complete,
      active: ages.map((k) => cells.get(k)?.[0] ?? 0),
      since,
    };
  });
  const shown = all.slice(-mostCohorts);
  const ages = Math.max(0, ...shown.map((cohort) => cohort.complete + 1));
  return {
    cohorts: shown,
    totals: Array.from({ length: ages }, (_, period) => totalAt(all, period)),
    customers: all.reduce((sum, cohort) => sum + cohort.size, 0),
    population: rows.numbers('population')[0] ?? 0,
    older: all.slice(0, -mostCohorts).reduce((sum, cohort) => sum + cohort.size, 0),
  };
}

function totalAt(cohorts: readonly Cohort[], period: number): CohortTotal {
  const seen = cohorts.filter((cohort) => cohort.complete >= period);
  const sum = (pick: (cohort: Cohort) => number): number => seen.reduce((total, cohort) => total + pick(cohort), 0);
  return {
    period,
    size: sum((cohort) => cohort.size),
    active: sum((cohort) => cohort.active[period] ?? 0),
    since: sum((cohort) => cohort.since[period] ?? 0),
  };
}
