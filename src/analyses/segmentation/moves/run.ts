import type { QueryOptions, Session } from '../../../engine/engine.ts';
import { addDays, addMonths, type IsoDate } from '../../../model/period.ts';
import type { Measure } from '../../../model/measure.ts';
import { Stopped } from '../../../model/problem.ts';
import type { Rows } from '../../../model/rows.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import type { Sql } from '../../../sql/sql.ts';
import { movesBetween, movesByCause, type Cause, type CauseLooks, type Moves } from './moves.ts';
import { pathsThrough, readLook, readLookOf, type Looked } from './looked.ts';
import { ABSENT, lookQuery, looksQuery, type Look } from './paths-query.ts';

/** What is compared: a segmentation at some dates, the last being the as-of date; its rules at the first date may have been others. */
export interface MovesSpec {
  /** Ascending, at least two. */
  readonly dates: readonly IsoDate[];
  readonly plan: Plan;
  /** The rules of the first date, where they were others. */
  readonly earlier: Plan | null;
  readonly value: Measure | null;
  /** Without telling causes apart: one look less. */
  readonly causeless?: boolean;
}

/** A state by what it is called: parts of two plans of one name are one state. Null: the rest. */
export interface State {
  readonly name: string | null;
}

export interface MovesResult {
  readonly spec: MovesSpec;
  /** Parts of the newer rules, those that only the earlier ones have, then the rest. */
  readonly states: readonly State[];
  /** From the first date to the last. */
  readonly whole: Moves;
  /** From each date to the next; one where there are two dates. */
  readonly steps: readonly Moves[];
  readonly causes: Readonly<Record<Cause, number>>;
  readonly looks: readonly Look[];
}

/**
 * What one query may give for several looks, in looks of customers: enough for half a year of a million customers by month, so that memory is kept and a
 * stop is heard. A proposal of ours.
 */
const LOOKS_AT_ONCE = 8_000_000;

/** Some looks a query, because what happened is then read once for all of them; there may be many, a year month by month among them. */
export async function runMoves(
  engine: Session,
  spec: MovesSpec,
  scope: Scope,
  { signal, place, onProgress }: QueryOptions = {},
): Promise<MovesResult> {
  const { looks, causes, dated } = looksOf(spec, scope);
  const states = statesOf(spec);
  const { customers } = scope.record;
  let done = 0;
  const ask = async (query: Sql<'query'>, of: number): Promise<Rows> => {
    if (signal?.aborted === true) throw new Stopped();
    const share = (own: number): void => onProgress?.((done + own * of) / looks.length);
    const rows = await engine.query(query, { signal, place, onProgress: share });
    done += of;
    onProgress?.(done / looks.length);
    return rows;
  };
  const stateIn =
    (look: Look) =>
    (part: number): number =>
      stateOf(part, look.plan, states);
  /** Those of the last query: looks are taken in their order. */
  let held = new Map<number, () => Looked>();
  const take = async (index: number): Promise<Looked> => {
    const known = held.get(index);
    if (known !== undefined) return known();
    const own = batchAt(index, looks.length, Math.max(1, Math.floor(LOOKS_AT_ONCE / customers)));
    const several = own.length < 2 ? null : looksQuery(looks.slice(index, index + own.length), spec.value, scope);
    const look = looks[index];
    if (look === undefined) throw new RangeError(`There is no look ${index}`);
    if (several === null) {
      const rows = await ask(lookQuery(look, spec.value, scope), 1);
      return readLook(rows, customers, stateIn(look));
    }
    const rows = await ask(several, own.length);
    held = new Map(own.map((of, place) => [of, () => readLookOf(rows, place, customers, stateIn(looks[of] ?? look))]));
    return readLookOf(rows, 0, customers, stateIn(look));
  };
  const between = (one: Looked, other: Looked): Moves =>
    movesBetween(pathsThrough([one, other], states.length), 0, 1, states.length);
  // Between two dates the customers are put together at once: only the first look and the last are kept.
  const first = await take(0);
  const steps: Moves[] = [];
  let last = first;
  for (const index of dated.slice(1)) {
    const next = await take(index);
    steps.push(between(last, next));
    last = next;
  }
  const told = causes.told === null ? null : await take(causes.told);
  const sameRule = causes.sameRule === null ? null : await take(causes.sameRule);
  const asked = [first, told, sameRule, last].filter((look) => look !== null);
  const placeOf = (look: Looked | null): number | null => (look === null ? null : asked.indexOf(look));
  return {
    spec,
    states,
    looks,
    whole: steps.length === 1 && steps[0] !== undefined ? steps[0] : between(first, last),
    steps,
    causes: movesByCause(pathsThrough(asked, states.length), {
      before: 0,
      told: placeOf(told),
      sameRule: placeOf(sameRule),
      after: asked.length - 1,
    }),
  };
}

/** The places of the looks that are asked together from one on, so that all queries have about as many. */
function batchAt(index: number, looks: number, most: number): readonly number[] {
  const size = Math.ceil(looks / Math.ceil(looks / most));
  return Array.from({ length: Math.min(size, looks - index) }, (_, place) => index + place);
}

/** The looks that are needed, each once: one a date, then those that tell causes apart. */
export function looksOf(
  spec: MovesSpec,
  scope: Scope,
): { readonly looks: readonly Look[]; readonly dated: readonly number[]; readonly causes: CauseLooks } {
  const [first = scope.asOf] = spec.dates;
  const last = spec.dates.at(-1) ?? first;
  const old = spec.earlier ?? spec.plan;
  const looks: Look[] = spec.dates.map((asOf, index) => ({ asOf, plan: index === 0 ? old : spec.plan }));
  const dated = looks.map((_, index) => index);
  const add = (look: Look): number => looks.push(look) - 1;
  const told =
    spec.causeless !== true && first < last && somethingCame(scope, first, last)
      ? add({ asOf: last, plan: old, toldBy: first })
      : null;
  const sameRule = spec.earlier === null ? null : add({ asOf: last, plan: old });
  return { looks, dated, causes: { before: 0, told, sameRule, after: dated.at(-1) ?? 0 } };
}

/** Whether a source began to tell between two days, or may tell of a customer what it did not before. */
function somethingCame({ record }: Scope, first: IsoDate, last: IsoDate): boolean {
  const began = record.events.some(({ firstDate }) => firstDate !== null && firstDate > first && firstDate <= last);
  return began || (record.origins.length > 1 && record.origins.some((origin) => origin.dated));
}

function statesOf({ plan, earlier }: MovesSpec): readonly State[] {
  const names = namesOf(plan);
  const gone = earlier === null ? [] : namesOf(earlier).filter((name) => !names.includes(name));
  return [...names.map((name): State => ({ name })), ...gone.map((name): State => ({ name })), { name: null }];
}

/** What the parts are called, each otherwise: a second one of a name is numbered. */
function namesOf(plan: Plan): readonly string[] {
  const seen = new Map<string, number>();
  return plan.parts.map(({ name }, place) => {
    const called = name === '' ? String(place + 1) : name;
    const times = (seen.get(called) ?? 0) + 1;
    seen.set(called, times);
    return times === 1 ? called : `${called} (${times})`;
  });
}

function stateOf(part: number, plan: Plan, states: readonly State[]): number {
  if (part === ABSENT) return ABSENT;
  const name = namesOf(plan)[part];
  return name === undefined ? states.length - 1 : states.findIndex((state) => state.name === name);
}

/** The place that a state has in a plan: `ABSENT` stays, the rest is after the last part, and -2 says that the plan has no such part. */
export function placeIn(plan: Plan, state: number, states: readonly State[]): number {
  if (state === ABSENT) return ABSENT;
  const name = states[state]?.name ?? null;
  if (name === null) return plan.parts.length;
  const place = namesOf(plan).indexOf(name);
  return place === -1 ? -2 : place;
}

/** Dates before an as-of date, so many months apart, ascending, the as-of date last. */
export function datesBefore(asOf: IsoDate, steps: number, months: number): readonly IsoDate[] {
  return Array.from({ length: steps + 1 }, (_, index) => monthsBefore(asOf, (steps - index) * months));
}

/** Months that end with a month stay whole: six months before 30 September is 31 March. */
function monthsBefore(asOf: IsoDate, months: number): IsoDate {
  if (months === 0) return asOf;
  const nextDay = addDays(asOf, 1);
  return nextDay.endsWith('-01') ? addDays(addMonths(nextDay, -months), -1) : addMonths(asOf, -months);
}
