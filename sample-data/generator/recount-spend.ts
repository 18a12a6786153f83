import { addMonths, dayOf } from './calendar.ts';
import type { OrderTable, Purchases } from './purchases.ts';
import type { World } from './world.ts';

export type Window = { from: number; to: number };

export function twelveMonthsTo(asOf: number): Window {
  return { from: addMonths(asOf + 1, -12), to: asOf };
}

const DELIVERED = 0;

export const round = (x: number, digits: number): number => Number(x.toFixed(digits));

function orderCents(orders: OrderTable, i: number): number {
  return (orders.value[i] ?? 0) * (orders.bytes.quantity[i] ?? 0);
}

/** Euros per customer number: all tickets, returns included, plus the orders (delivered ones only, or all). */
export function spendOf(
  count: number,
  { tickets, orders }: Purchases,
  window: Window,
  deliveredOnly: boolean,
): Float64Array {
  const cents = new Float64Array(count);
  const inside = (minute: number | undefined): boolean => {
    const at = dayOf(minute ?? 0);
    return at >= window.from && at <= window.to;
  };
  for (let i = 0; i < tickets.length; i++) {
    const record = tickets.record[i] ?? count;
    if (record < count && inside(tickets.minute[i])) cents[record]! += tickets.value[i] ?? 0;
  }
  for (let i = 0; i < orders.length; i++) {
    const record = orders.record[i] ?? count;
    if (record >= count || !inside(orders.minute[i])) continue;
    if (!deliveredOnly || orders.bytes.status[i] === DELIVERED) cents[record]! += orderCents(orders, i);
  }
  return cents.map((c) => c / 100);
}

type SpendSummary = {
  customers: number;
  mean: number;
  median: number;
  share_below_mean: number;
  typical_share_within_25_percent_of_mean: number;
  hoover_index: number;
  without_spend: number;
  below_cut: { customers: number; mean: number };
  above_cut: { customers: number; mean: number };
};

export function summariseSpend(spend: Float64Array, cut: number): SpendSummary {
  const n = spend.length;
  const total = spend.reduce((sum, x) => sum + x, 0);
  const mean = total / n;
  const sorted = spend.slice().sort();
  const low = sorted.filter((x) => x > 0 && x < cut);
  const high = sorted.filter((x) => x >= cut);
  const average = (list: Float64Array): number => list.reduce((sum, x) => sum + x, 0) / Math.max(1, list.length);
  const middle = (n - 1) / 2;
  return {
    customers: n,
    mean: round(mean, 2),
    median: round(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2, 2),
    share_below_mean: round(sorted.filter((x) => x < mean).length / n, 4),
    typical_share_within_25_percent_of_mean: round(
      sorted.filter((x) => x >= 0.75 * mean && x <= 1.25 * mean).length / n,
      4,
    ),
    hoover_index: round(spend.reduce((sum, x) => sum + Math.abs(x - mean), 0) / (2 * total), 4),
    without_spend: sorted.filter((x) => x <= 0).length,
    below_cut: { customers: low.length, mean: round(average(low), 2) },
    above_cut: { customers: high.length, mean: round(average(high), 2) },
  };
}

type Baskets = Record<string, { purchases: number; mean: number }>;

/** Mean basket per group and overall; a return is no basket, a cancelled order is one. */
export function basketsOf(
  world: World,
  purchases: Purchases,
  window: Window,
  below: number,
  formatOf: readonly string[],
): Baskets {
  const { tickets, orders } = purchases;
  const sums = new Map<string, { n: number; cents: number }>();
  const add = (group: string, cents: number): void => {
    for (const name of [group, 'ensemble']) {
      const s = sums.get(name) ?? { n: 0, cents: 0 };
      s.n += 1;
      s.cents += cents;
      sums.set(name, s);
    }
  };
  const counts = (minute: number | undefined, record: number | undefined): boolean => {
    const at = dayOf(minute ?? 0);
    return at >= window.from && at <= window.to && (record ?? 0) < below;
  };
  const byFormat = world.reversal.kind === 'store-format';
  for (let i = 0; i < tickets.length; i++) {
    const cents = tickets.value[i] ?? 0;
    if (cents <= 0 || !counts(tickets.minute[i], tickets.record[i])) continue;
    add(byFormat ? (formatOf[tickets.bytes.store[i] ?? 0] ?? '') : 'magasin', cents);
  }
  if (!byFormat) {
    for (let i = 0; i < orders.length; i++) {
      if (counts(orders.minute[i], orders.record[i])) add('web', orderCents(orders, i));
    }
  }
  const out: Baskets = {};
  for (const name of [...sums.keys()].sort()) {
    const s = sums.get(name);
    if (s) out[name] = { purchases: s.n, mean: round(s.cents / 100 / s.n, 3) };
  }
  return out;
}

type BasketChange = {
  before: Baskets;
  after: Baskets;
  overall_change: number;
  change_in_each_group: Record<string, number>;
  behaviour_effect: number;
  mix_effect: number;
  holds: boolean;
};

/** Kitagawa's two parts of the change of the overall mean, and whether every group moves against it. */
export function basketChange(before: Baskets, after: Baskets): BasketChange {
  const groups = Object.keys(before).filter((g) => g !== 'ensemble' && after[g] !== undefined);
  const of = (b: Baskets, g: string): { purchases: number; mean: number } => b[g] ?? { purchases: 0, mean: 0 };
  const n0 = of(before, 'ensemble').purchases;
  const n1 = of(after, 'ensemble').purchases;
  const overall = of(after, 'ensemble').mean - of(before, 'ensemble').mean;
  let behaviour = 0;
  const changes: Record<string, number> = {};
  for (const g of groups) {
    const change = of(after, g).mean - of(before, g).mean;
    changes[g] = round(change, 3);
    behaviour += ((of(before, g).purchases / n0 + of(after, g).purchases / n1) / 2) * change;
  }
  return {
    before,
    after,
    overall_change: round(overall, 3),
    change_in_each_group: changes,
    behaviour_effect: round(behaviour, 3),
    mix_effect: round(overall - behaviour, 3),
    holds: Object.values(changes).every((c) => c * overall < 0),
  };
}
