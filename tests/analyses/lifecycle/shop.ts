import type { Session } from '../../../src/engine/engine.ts';
import { suggest } from '../../../src/analyses/lifecycle/suggest.ts';
import type { LifecycleSpec } from '../../../src/analyses/lifecycle/spec.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { sinceEver, smallRecord, type SmallData } from '../../support/small-record.ts';
import { randomness } from '../distribution/values.ts';

export interface Purchase {
  readonly customer: string | null;
  readonly at: string | null;
  readonly amount?: number | null;
}

export interface Person {
  readonly id: string;
  readonly joined?: string | null;
  readonly left?: string | null;
  readonly city?: string | null;
}

/** A file of customers with two dates, and one of purchases. */
export function shop(purchases: readonly Purchase[], people?: readonly Person[]): SmallData {
  const ids = [...new Set(purchases.flatMap(({ customer }) => (customer === null ? [] : [customer])))];
  const customers: readonly Person[] = people ?? ids.map((id) => ({ id }));
  return {
    origins: [{ source: 'crm', dated: false }],
    fields: [
      { column: 'joined', type: 'date', role: 'date' },
      { column: 'left', type: 'date', role: 'end-date' },
      { column: 'city', type: 'text' },
    ],
    customers: customers.map(({ id, joined = null, left = null, city = null }) => ({
      id,
      seen: [sinceEver],
      fields: [joined, left, city],
    })),
    events: [
      {
        id: 'till',
        kind: 'purchases',
        columns: [{ column: 'amount', type: 'decimal', role: 'amount' }],
        rows: purchases.map(({ customer, at, amount = 1 }) => ({ customer, at, cells: [amount] })),
      },
    ],
  };
}

export async function scopeOf(engine: Session, data: SmallData, asOf: string): Promise<Scope> {
  return { record: await smallRecord(engine, data), asOf, population: null, segments: new Map() };
}

/** What is suggested, with what a test asks otherwise. */
export function specOf(scope: Scope, wish: Partial<LifecycleSpec>): LifecycleSpec {
  const suggested = suggest(scope.record);
  if (suggested === null) throw new Error('nothing to tell');
  return { ...suggested, ...wish };
}

const day = (random: () => number, from = 2023, years = 2): string =>
  `${from + Math.floor(random() * years)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;

/** Customers of two years: some never come, some come on one day twice, some rows have no customer, no date or a date to come. */
export function randomShop(
  seed: number,
  size = 80,
): { readonly purchases: readonly Purchase[]; readonly people: readonly Person[] } {
  const random = randomness(seed);
  const people = Array.from({ length: size }, (_, i): Person => {
    const joined = random() < 0.85 ? day(random) : null;
    return {
      id: `c${i}`,
      joined,
      left: random() < 0.4 ? day(random, 2023, 3) : null,
      city: random() < 0.1 ? null : (['Lyon', 'Lille', 'Nice'][Math.floor(random() * 3)] ?? null),
    };
  });
  const purchases = Array.from({ length: size * 6 }, (): Purchase => {
    const who = Math.floor(random() ** 2 * size * 0.95);
    return {
      customer: random() < 0.05 ? null : `c${who}`,
      at: random() < 0.02 ? null : day(random, 2023, random() < 0.05 ? 4 : 2),
      amount: random() < 0.05 ? null : Math.round(random() * 9000) / 100 - 5,
    };
  });
  return { purchases, people };
}
