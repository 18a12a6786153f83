import type { QueryOptions, Session } from '../../engine/engine.ts';
import { twoSidedZ } from '../../model/statistics/normal.ts';
import type { Interval } from '../../model/statistics/interval.ts';
import { addMonths, daysOf, type IsoDate } from '../../model/period.ts';
import { firstNumber } from '../../model/rows.ts';
import type { Scope } from '../../model/scope.ts';
import { partsQuery } from './examine-queries.ts';
import { identityOf } from './identify.ts';
import { numbersOf } from './numbers.ts';
import type { MinedNumbers } from './mined.ts';
import type { Values } from './queries.ts';
import type { ContextIdentity } from './result.ts';
import type { ContextsSpec } from './spec.ts';

/** What a context is at a date: above the rest beyond chance, above within chance, no longer above; nobody where nobody was exposed. */
export const standings = ['stands', 'unsure', 'not', 'nobody'] as const;
export type Standing = (typeof standings)[number];

/** Null where nobody was exposed. */
export function standingOf(numbers: MinedNumbers | null): Standing {
  if (numbers === null) return 'nobody';
  const { interval, rate, restRate } = numbers;
  if (restRate === null) return 'unsure';
  return interval.low > restRate ? 'stands' : rate > restRate ? 'unsure' : 'not';
}

export const movements = ['appeared', 'grew', 'steady', 'faded', 'gone'] as const;
export type Movement = (typeof movements)[number];

export interface Change {
  /** Rate now over rate then; null where one of them is not known. */
  readonly ratio: number | null;
  /** 95 %, contacts of single customers allowed to spread by phi. */
  readonly interval: Interval | null;
  readonly movement: Movement;
}

/** A context without contact has half of one, so that its ratio has an interval. */
const atLeast = 0.5;

/**
 * How a context moved between two dates: it appeared where it stands out now and did not then, is gone where it stood out then and does
 * not now; else it grew or faded where the interval of the ratio of its rates leaves out 1.
 */
export function changeOf(then: MinedNumbers | null, now: MinedNumbers | null): Change {
  const [before, after] = [standingOf(then), standingOf(now)];
  const { ratio, interval } = ratioOf(then, now);
  const stood = before === 'stands';
  const stands = after === 'stands';
  const movement: Movement =
    stands && !stood
      ? 'appeared'
      : stood && !stands
        ? 'gone'
        : interval !== null && interval.low > 1
          ? 'grew'
          : interval !== null && interval.high < 1
            ? 'faded'
            : 'steady';
  return { ratio, interval, movement };
}

/** The rate of `now` over that of `then`, with its interval of 95 %. The logarithm of a ratio of two counts has the variance 1/a + 1/b, here times phi. */
export function ratioOf(then: MinedNumbers | null, now: MinedNumbers | null): Pick<Change, 'ratio' | 'interval'> {
  if (then === null || now === null) return { ratio: null, interval: null };
  const [before, after] = [Math.max(then.contacts, atLeast), Math.max(now.contacts, atLeast)];
  const ratio = after / now.exposure / (before / then.exposure);
  const half = twoSidedZ(0.95) * Math.sqrt(then.phi / before + now.phi / after);
  return { ratio, interval: { low: ratio * Math.exp(-half), high: ratio * Math.exp(half) } };
}

/** The date to compare with at first: a whole window before, so that no contact is in both. */
export function dateBefore({ window }: ContextsSpec, asOf: IsoDate): IsoDate {
  if (window.kind === 'months') return addMonths(asOf, -window.months);
  return addMonths(asOf, -12);
}

/** Whether contacts before `then` are also in the window that ends at `now`. */
export function overlaps({ window }: ContextsSpec, then: IsoDate, now: IsoDate): boolean {
  const { from } = daysOf(window, now);
  return from === null || from <= then;
}

export interface Moved extends ContextIdentity, Change {
  /** Null where nobody was exposed. */
  readonly then: MinedNumbers | null;
  readonly now: MinedNumbers | null;
}

/** The numbers of one context at the as-of date of a scope; null where nobody was exposed. */
export async function countContext(
  engine: Session,
  spec: ContextsSpec,
  scope: Scope,
  context: Values,
  options: QueryOptions = {},
): Promise<MinedNumbers | null> {
  const rows = await engine.query(partsQuery(spec, scope, context), options);
  const of = (set: number) => ({
    customers: firstNumber(rows, `customers_${String(set)}`),
    exposure: firstNumber(rows, `exposure_${String(set)}`),
    contacts: firstNumber(rows, `contacts_${String(set)}`),
    contacting: firstNumber(rows, `contacting_${String(set)}`),
  });
  const own = of(2 ** context.values.length - 1);
  return own.exposure === 0 ? null : numbersOf(own, of(0), firstNumber(rows, 'phi'));
}

export interface DriftOptions extends QueryOptions {
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** The same contexts at two dates, counted anew at both; the greatest excess of either date first. */
export async function runDrift(
  engine: Session,
  spec: ContextsSpec,
  scope: Scope,
  then: IsoDate,
  contexts: readonly Values[],
  { onProgress, ...options }: DriftOptions = {},
): Promise<readonly Moved[]> {
  const each = [...new Map(contexts.map((one) => [identityOf(one.values, one.sides).id, one])).values()];
  const found: Moved[] = [];
  for (const [index, context] of each.entries()) {
    const now = await countContext(engine, spec, scope, context, options);
    const before = await countContext(engine, spec, { ...scope, asOf: then }, context, options);
    found.push({
      ...identityOf(context.values, context.sides),
      ...changeOf(before, now),
      then: before,
      now,
    });
    onProgress?.((index + 1) / each.length);
  }
  const excess = ({ then: a, now: b }: Moved): number => Math.max(a?.excess ?? 0, b?.excess ?? 0);
  return found.sort((a, b) => excess(b) - excess(a));
}
