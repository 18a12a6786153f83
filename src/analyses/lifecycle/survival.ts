import { hazards, type HazardPoint } from '../../model/statistics/hazard.ts';
import { logRank, type LogRank } from '../../model/statistics/log-rank.ts';
import {
  kaplanMeier,
  survivalAt,
  timeUntilLeft,
  type LifeStep,
  type SurvivalPoint,
} from '../../model/statistics/survival.ts';
import type { Rows } from '../../model/rows.ts';
import type { IsoDate } from '../../model/period.ts';
import { mostCurves } from './survival-query.ts';

export type CurveKey =
  | { readonly kind: 'all' }
  | { readonly kind: 'level'; readonly value: string }
  | { readonly kind: 'other'; readonly levels: number }
  | { readonly kind: 'missing' };

export interface Curve {
  readonly key: CurveKey;
  readonly customers: number;
  readonly lost: number;
  readonly points: readonly SurvivalPoint[];
  /** In days; null where the curve does not come down to a half. */
  readonly median: number | null;
  /** Share still there after one year and after two; null where nobody is followed so long. */
  readonly afterYear: SurvivalPoint | null;
  readonly afterTwo: SurvivalPoint | null;
}

export interface Unfollowed {
  readonly population: number;
  readonly followed: number;
  readonly lost: number;
  readonly firstGone: IsoDate | null;
  readonly firstBegins: IsoDate | null;
}

export interface SurvivalResult {
  readonly unfollowed: Unfollowed;
  readonly all: Curve;
  readonly groups: readonly Curve[];
  readonly test: LogRank | null;
  readonly hazard: readonly HazardPoint[];
}

/** By then a year is over for everybody, leap or not: terms of a year end on day 365 for some and on day 366 for others. */
const YEAR_DAYS = 366;

/** Reads `survivalQuery`. */
export function readSurvival(rows: Rows): SurvivalResult {
  const what = rows.texts('what');
  const of = (kind: string): readonly number[] => [...what.keys()].filter((i) => what[i] === kind);
  return {
    unfollowed: readUnfollowed(rows, of('all')),
    ...readCurves(rows, of('move')),
    hazard: readHazard(rows, of('month')),
  };
}

function readCurves(rows: Rows, moves: readonly number[]): Pick<SurvivalResult, 'all' | 'groups' | 'test'> {
  const [parts, times] = [rows.numbers('part'), rows.numbers('time')];
  const [entered, lost, censored] = [rows.numbers('entered'), rows.numbers('lost'), rows.numbers('censored')];
  const [names, levels] = [rows.texts('level'), rows.numbers('levels')];
  const steps = new Map<number, LifeStep[]>();
  const known = new Map<number, { readonly names: Set<string>; most: number }>();
  for (const i of moves) {
    const part = parts[i] ?? 0;
    const own = steps.get(part) ?? [];
    steps.set(part, own);
    own.push({ time: times[i] ?? 0, entered: entered[i] ?? 0, lost: lost[i] ?? 0, censored: censored[i] ?? 0 });
    const about = known.get(part) ?? { names: new Set<string>(), most: 0 };
    known.set(part, about);
    const name = names[i];
    if (name !== null && name !== undefined) about.names.add(name);
    about.most = Math.max(about.most, levels[i] ?? 0);
  }
  const keyOf = (part: number): CurveKey => {
    if (part === 0) return { kind: 'all' };
    if (part > mostCurves + 1) return { kind: 'missing' };
    const about = known.get(part);
    return part > mostCurves
      ? { kind: 'other', levels: Math.max(about?.names.size ?? 0, about?.most ?? 0) }
      : { kind: 'level', value: [...(about?.names ?? [])][0] ?? '' };
  };
  const curve = (part: number): Curve => curveOf(keyOf(part), steps.get(part) ?? []);
  const groups = [...steps.keys()].filter((part) => part > 0).sort((a, b) => a - b);
  return {
    all: curve(0),
    groups: groups.map(curve),
    test: groups.length < 2 ? null : logRank(groups.map((part) => steps.get(part) ?? [])),
  };
}

function curveOf(key: CurveKey, steps: readonly LifeStep[]): Curve {
  const points = kaplanMeier(steps);
  const sum = (pick: (step: LifeStep) => number): number => steps.reduce((total, step) => total + pick(step), 0);
  return {
    key,
    customers: sum((step) => step.entered),
    lost: sum((step) => step.lost),
    points,
    median: timeUntilLeft(points, 0.5),
    afterYear: survivalAt(points, YEAR_DAYS),
    afterTwo: survivalAt(points, YEAR_DAYS + 365),
  };
}

const mostMonths = 120;

/** At risk in a month is who went through it, or was lost in it. */
function readHazard(rows: Rows, of: readonly number[]): readonly HazardPoint[] {
  const [entry, exit, lost, n] = ['entered', 'time', 'lost', 'n'].map((name) => rows.numbers(name));
  const last = of.reduce((latest, i) => Math.max(latest, exit?.[i] ?? -1), -1);
  const counted = Array.from({ length: Math.min(mostMonths, last) + 1 }, (_, month) => {
    let [atRisk, losses] = [0, 0];
    for (const i of of) {
      const [from, to, ended, count] = [entry?.[i] ?? 0, exit?.[i] ?? 0, lost?.[i] === 1, n?.[i] ?? 0];
      if (from > month) continue;
      if (to > month || (to === month && ended)) atRisk += count;
      if (to === month && ended) losses += count;
    }
    return { month, atRisk, lost: losses };
  });
  return hazards(counted.filter((point) => point.atRisk > 0));
}

function readUnfollowed(rows: Rows, [i = 0]: readonly number[]): Unfollowed {
  const number = (name: string): number => rows.numbers(name)[i] ?? 0;
  return {
    population: number('population'),
    followed: number('n'),
    lost: number('lost'),
    firstGone: rows.texts('first_gone')[i] ?? null,
    firstBegins: rows.texts('first_begins')[i] ?? null,
  };
}
