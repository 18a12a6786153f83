import { stageNames, type StageName, type StageRules } from '../../model/life.ts';
import { addMonths, type IsoDate } from '../../model/period.ts';
import type { SourceId } from '../../model/record.ts';
import type { Rows } from '../../model/rows.ts';
import { lengthOf, returnedBy, type Silences } from './silences.ts';
import type { StagesWish } from './spec.ts';

/** A silence after which most of those who come back have come back is at risk; one after which nearly all have is lapsed. Proposals of ours. */
const atRiskShare = 0.8;
const lapsedShare = 0.95;
/** Days for which a customer is new. A proposal of ours. */
const usualNewDays = 60;
/** Of a base in which nobody came twice. */
export const usualGap = 30;

/** The rules that are applied: what a person wrote, else what the silences of the base tell. */
export function rulesFor(wish: StagesWish, events: SourceId, typicalGap: number, silences: Silences): StageRules {
  const own = wish.basis === 'rhythm';
  const gap = typicalGap > 0 ? typicalGap : usualGap;
  const read = (share: number, otherwise: number): number => {
    const length = lengthOf(silences, share) ?? otherwise;
    return own ? Math.max(0.1, length) : roundDays(length);
  };
  const atRisk = wish.atRisk ?? read(atRiskShare, own ? 2 : 2 * gap);
  const lapsed = wish.lapsed ?? Math.max(read(lapsedShare, own ? 4 : 4 * gap), own ? atRisk : atRisk + 1);
  return {
    events,
    basis: wish.basis,
    atRisk,
    lapsed,
    newDays: wish.newDays ?? usualNewDays,
    typicalGap: gap,
    at: null,
  };
}

/** What holds until the silences of a base are read. */
export const usualStageRules = (events: SourceId): StageRules => ({
  events,
  basis: 'days',
  atRisk: 2 * usualGap,
  lapsed: 4 * usualGap,
  newDays: usualNewDays,
  typicalGap: usualGap,
  at: null,
});

/** Whole days, and weeks of ten where a day more or less says nothing. */
function roundDays(days: number): number {
  const step = days >= 100 ? 10 : days >= 30 ? 5 : 1;
  return Math.max(1, Math.round(days / step) * step);
}

export type StageCounts = Readonly<Record<StageName, number>>;

export interface StageFlow {
  readonly from: StageName;
  readonly to: StageName;
  readonly n: number;
}

/** Where everybody stands on a day. */
export interface StageStock {
  readonly at: IsoDate;
  readonly counts: StageCounts;
}

export interface StagesResult {
  readonly rules: StageRules;
  readonly typicalGap: number;
  readonly silences: Silences;
  /** Share of the returns that come within each threshold. */
  readonly withinAtRisk: number;
  readonly withinLapsed: number;
  readonly population: number;
  /** In order of time; the last one is the as-of date. */
  readonly stock: readonly StageStock[];
  /** From a day before to the as-of date. */
  readonly flow: { readonly from: IsoDate; readonly to: IsoDate; readonly cells: readonly StageFlow[] };
}

export function stagesResult(
  rules: StageRules,
  typicalGap: number,
  silences: Silences,
  stock: readonly StageStock[],
  flow: StagesResult['flow'],
  population: number,
): StagesResult {
  return {
    rules,
    typicalGap,
    silences,
    withinAtRisk: returnedBy(silences, rules.atRisk),
    withinLapsed: returnedBy(silences, rules.lapsed),
    population,
    stock,
    flow,
  };
}

/** The as-of date and the same day of the months before it, back to the first day of the events and two years at most; at least one before. */
export function stockDays(asOf: IsoDate, first: IsoDate | null): readonly IsoDate[] {
  const days = Array.from({ length: 25 }, (_, i) => addMonths(asOf, i - 24));
  return days.filter((day, i) => i >= 23 || (first !== null && day >= first));
}

/** The day that flows are looked at from: a year before, or as far back as the events go. */
export const flowStart = (days: readonly IsoDate[]): IsoDate => days.at(-13) ?? days[0] ?? '';

const isStage = (text: string | null): text is StageName => stageNames.some((name) => name === text);

/** Reads `stagesQuery`: what has no row is `none`, so that the stages of each day sum to the population. */
export function readStages(
  rows: Rows,
  days: readonly IsoDate[],
): { readonly stock: readonly StageStock[]; readonly population: number; readonly flow: readonly StageFlow[] } {
  const population = rows.numbers('population')[0] ?? 0;
  const [at, from, to, n] = [rows.texts('at'), rows.texts('from'), rows.texts('to'), rows.numbers('n')];
  const counts = new Map(
    days.map((day): [IsoDate, Record<StageName, number>] => [
      day,
      { none: population, new: 0, active: 0, back: 0, 'at-risk': 0, lapsed: 0 },
    ]),
  );
  const flow = new Map<string, StageFlow>();
  const last = days.at(-1);
  at.forEach((day, i) => {
    const count = day === null ? undefined : counts.get(day);
    const [before, stage, number] = [from[i] ?? null, to[i] ?? null, n[i] ?? 0];
    if (count === undefined || !isStage(stage)) return;
    if (isStage(before)) {
      flow.set(`${before} ${stage}`, { from: before, to: stage, n: number });
      return;
    }
    count[stage] += number;
    count.none -= number;
  });
  const still = counts.get(last ?? '')?.none ?? 0;
  if (still > 0) flow.set('none none', { from: 'none', to: 'none', n: still });
  return {
    population,
    stock: days.map((day) => ({ at: day, counts: counts.get(day) ?? emptyCounts })),
    flow: stageNames.flatMap((one) => stageNames.flatMap((other) => flow.get(`${one} ${other}`) ?? [])),
  };
}

const emptyCounts: StageCounts = { none: 0, new: 0, active: 0, back: 0, 'at-risk': 0, lapsed: 0 };
