import { populationStability, type Stability } from '../../../model/statistics/population-stability.ts';
import { expectedStay, transitionShares, type Counts } from '../../../model/statistics/transitions.ts';
import { ABSENT, type Path } from './paths-query.ts';

/** Customers who were in one state and are in another. */
export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** What these customers were worth at the first date and at the second. */
  readonly valueBefore: number;
  readonly valueAfter: number;
}

export interface Moves {
  /** Every pair of states that somebody took, the largest first; `ABSENT` for who arrived or left. */
  readonly flows: readonly Flow[];
  /** Between the parts and the rest, without who arrived or left: `counts[from][to]`. */
  readonly counts: Counts;
  readonly arrived: readonly number[];
  readonly left: readonly number[];
  /** Customers of each part at both dates, arrivals and departures included. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Of those seen at both dates: the share that stays, and how many periods one would stay at this rate; null where nobody was. */
  readonly stay: readonly ({ readonly rate: number; readonly periods: number } | null)[];
  /** Share of all seen at both dates who changed. */
  readonly changed: number | null;
  readonly stability: Stability | null;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What happened between two looks of some paths; `states` counts the parts and the rest. */
export function movesBetween(paths: readonly Path[], first: number, second: number, states: number): Moves {
  const byPair = new Map<string, Flow>();
  for (const path of paths) {
    const [from, to] = [path.parts[first] ?? ABSENT, path.parts[second] ?? ABSENT];
    if (from === ABSENT && to === ABSENT) continue;
    const key = `${from} ${to}`;
    const known = byPair.get(key) ?? { from, to, n: 0, valueBefore: 0, valueAfter: 0 };
    byPair.set(key, {
      ...known,
      n: known.n + path.n,
      valueBefore: known.valueBefore + (path.values[first] ?? 0),
      valueAfter: known.valueAfter + (path.values[second] ?? 0),
    });
  }
  const flows = [...byPair.values()].toSorted((a, b) => b.n - a.n || a.from - b.from || a.to - b.to);
  const count = (from: number, to: number): number => byPair.get(`${from} ${to}`)?.n ?? 0;
  const places = Array.from({ length: states }, (_, place) => place);
  const counts = places.map((from) => places.map((to) => count(from, to)));
  const [arrived, left] = [places.map((to) => count(ABSENT, to)), places.map((from) => count(from, ABSENT))];
  const before = places.map((from) => sum(counts[from] ?? []) + (left[from] ?? 0));
  const after = places.map((to) => sum(counts.map((row) => row[to] ?? 0)) + (arrived[to] ?? 0));
  const both = sum(counts.flat());
  const shares = transitionShares(counts);
  return {
    flows,
    counts,
    arrived,
    left,
    before,
    after,
    stay: shares.map((row, place) => {
      const rate = row?.[place];
      return rate === undefined ? null : { rate, periods: expectedStay(rate) };
    }),
    changed: both === 0 ? null : 1 - sum(places.map((place) => count(place, place))) / both,
    stability: sum(before) > 0 && sum(after) > 0 ? populationStability(before, after) : null,
  };
}

/** Why customers are elsewhere: what they did, what files brought, or what the rules now say. */
export const causes = ['behaviour', 'data', 'rule'] as const;
export type Cause = (typeof causes)[number];

/** The places of the looks whose steps are told apart. */
export interface CauseLooks {
  readonly before: number;
  /** The old rules at the second date, with what sources told at the first; null where no source came in between. */
  readonly told: number | null;
  /** The old rules at the second date; null where the rules are the same. */
  readonly sameRule: number | null;
  readonly after: number;
}

/**
 * Customers seen at both dates who are elsewhere, by cause. A move is given to the last step that moved the customer: if the new rules alone put them
 * where they are, to the rules; else if what sources brought does, to the data; else to behaviour. The three sum to those who moved.
 */
export function movesByCause(paths: readonly Path[], looks: CauseLooks): Readonly<Record<Cause, number>> {
  const found: Record<Cause, number> = { behaviour: 0, data: 0, rule: 0 };
  for (const { parts, n } of paths) {
    const at = (place: number): number => parts[place] ?? ABSENT;
    const [from, to] = [at(looks.before), at(looks.after)];
    if (from === to || from === ABSENT || to === ABSENT) continue;
    const sameRule = looks.sameRule === null ? to : at(looks.sameRule);
    const told = looks.told === null ? sameRule : at(looks.told);
    found[sameRule !== to ? 'rule' : told !== sameRule ? 'data' : 'behaviour'] += n;
  }
  return found;
}

/** The flows worth a sentence, from one part to another: that of the most customers, and that by which the most value changed; the same twice where one is both. */
export function worthTelling(
  moves: Moves,
  rest: number,
): { readonly byNumber: Flow | null; readonly byValue: Flow | null } {
  const real = moves.flows.filter(
    ({ from, to }) => from !== to && from !== ABSENT && to !== ABSENT && !(from === rest && to === rest),
  );
  const byValue = real.toSorted((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)))[0] ?? null;
  return { byNumber: real[0] ?? null, byValue: byValue === null || changeOf(byValue) === 0 ? null : byValue };
}

/** What a flow is worth more at the second date than at the first. */
export const changeOf = ({ valueBefore, valueAfter }: Flow): number => valueAfter - valueBefore;
