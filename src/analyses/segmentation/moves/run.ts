import type { QueryOptions, Session } from '../../../engine/engine.ts';
import { addDays, addMonths, type IsoDate } from '../../../model/period.ts';
import type { Measure } from '../../../model/measure.ts';
import type { Scope } from '../../../model/scope.ts';
import type { Plan } from '../../../model/segmentation.ts';
import { movesBetween, movesByCause, type Cause, type CauseLooks, type Moves } from './moves.ts';
import { ABSENT, pathsQuery, readPaths, type Look, type Path } from './paths-query.ts';

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
  readonly paths: readonly Path[];
  /** From the first date to the last. */
  readonly whole: Moves;
  /** From each date to the next; one where there are two dates. */
  readonly steps: readonly Moves[];
  readonly causes: Readonly<Record<Cause, number>>;
  readonly looks: readonly Look[];
}

export async function runMoves(
  engine: Session,
  spec: MovesSpec,
  scope: Scope,
  options: QueryOptions = {},
): Promise<MovesResult> {
  const { looks, causes, dated } = looksOf(spec, scope);
  const states = statesOf(spec);
  const rows = await engine.query(pathsQuery(looks, spec.value, scope), options);
  const paths = readPaths(rows, looks.length).map((path) => ({
    ...path,
    parts: path.parts.map((part, index) => stateOf(part, looks[index]?.plan ?? spec.plan, states)),
  }));
  const [first = 0, ...later] = dated;
  return {
    spec,
    states,
    paths,
    looks,
    whole: movesBetween(paths, first, later.at(-1) ?? first, states.length),
    steps: later.map((place, index) => movesBetween(paths, dated[index] ?? first, place, states.length)),
    causes: movesByCause(paths, causes),
  };
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
