import { dayOf } from './calendar.ts';
import { FORMULAS, SHIPPING, usageOf, type Facts, type Shipping } from './context-rule.ts';
import { STORES } from './france.ts';
import type { OrderTable, Purchases } from './purchases.ts';

/** No customer number on the row. */
export const UNKNOWN = 0xffffffff;
/** From here on, a reference to a purged number. */
export const PURGED = 0x80000000;

const CIVILITIES = ['', 'M.', 'Mme'] as const;
const OPTINS = ['', 'oui', 'non'] as const;
const NO_DAY = -999_999;

/** What was written about every customer number, kept as numbers so that the answer key can recount it. */
export class Records {
  readonly count: number;
  private readonly civility: Uint8Array;
  private readonly store: Uint8Array;
  private readonly optinEmail: Uint8Array;
  private readonly optinSms: Uint8Array;
  private readonly formula: Uint8Array;
  private readonly birth: Int32Array;
  private readonly creation: Int32Array;
  private readonly adhesion: Int32Array;

  constructor(count: number) {
    this.count = count;
    this.civility = new Uint8Array(count);
    this.store = new Uint8Array(count);
    this.optinEmail = new Uint8Array(count);
    this.optinSms = new Uint8Array(count);
    this.formula = new Uint8Array(count);
    this.birth = new Int32Array(count);
    this.creation = new Int32Array(count);
    this.adhesion = new Int32Array(count);
  }

  set(index: number, facts: Omit<Facts, 'usage' | 'shipping'>): void {
    this.civility[index] = Math.max(0, CIVILITIES.indexOf(facts.civility as 'M.'));
    this.store[index] = STORES.findIndex((s) => s.name === facts.store) + 1;
    this.optinEmail[index] = Math.max(0, OPTINS.indexOf(facts.optinEmail as 'oui'));
    this.optinSms[index] = Math.max(0, OPTINS.indexOf(facts.optinSms as 'oui'));
    this.formula[index] = FORMULAS.indexOf(facts.formula);
    this.birth[index] = facts.birth ?? NO_DAY;
    this.creation[index] = facts.creation;
    this.adhesion[index] = facts.adhesion ?? NO_DAY;
  }

  facts(index: number): Omit<Facts, 'usage' | 'shipping'> {
    const birth = this.birth[index] ?? NO_DAY;
    const adhesion = this.adhesion[index] ?? NO_DAY;
    return {
      civility: CIVILITIES[this.civility[index] ?? 0] ?? '',
      store: STORES[(this.store[index] ?? 0) - 1]?.name ?? '',
      optinEmail: OPTINS[this.optinEmail[index] ?? 0] ?? '',
      optinSms: OPTINS[this.optinSms[index] ?? 0] ?? '',
      formula: FORMULAS[this.formula[index] ?? 0] ?? '',
      birth: birth === NO_DAY ? undefined : birth,
      creation: this.creation[index] ?? 0,
      adhesion: adhesion === NO_DAY ? undefined : adhesion,
    };
  }

  creationOf(index: number): number {
    return this.creation[index] ?? 0;
  }
}

/** Purchases of some rows of the tables (all of them, or one customer's last rows) between two days. */
export class BuyingHabits {
  readonly inStore: Uint8Array;
  readonly onWeb: Uint8Array;
  private readonly modeCounts: Uint16Array;
  private readonly lastModeMinute: Uint32Array;

  constructor(count: number, purchases: Purchases, from: number, to: number) {
    this.inStore = new Uint8Array(count);
    this.onWeb = new Uint8Array(count);
    this.modeCounts = new Uint16Array(count * SHIPPING.length);
    this.lastModeMinute = new Uint32Array(count * SHIPPING.length);
    const { tickets, orders } = purchases;
    for (let i = 0; i < tickets.length; i++) {
      const record = tickets.record[i] ?? UNKNOWN;
      const at = dayOf(tickets.minute[i] ?? 0);
      if (record < count && at >= from && at <= to) this.inStore[record] = 1;
    }
    for (let i = 0; i < orders.length; i++) {
      const record = orders.record[i] ?? UNKNOWN;
      const at = dayOf(orders.minute[i] ?? 0);
      if (record >= count || at > to) continue;
      if (at >= from) this.onWeb[record] = 1;
      const cell = record * SHIPPING.length + (orders.bytes.shipping[i] ?? 0);
      this.modeCounts[cell]! += 1;
      this.lastModeMinute[cell] = Math.max(this.lastModeMinute[cell] ?? 0, orders.minute[i] ?? 0);
    }
  }

  usage(record: number): Facts['usage'] {
    return usageOf(this.inStore[record] === 1, this.onWeb[record] === 1);
  }

  shipping(record: number): Shipping | undefined {
    const at = record * SHIPPING.length;
    return mostUsed(this.modeCounts.subarray(at, at + 3), this.lastModeMinute.subarray(at, at + 3));
  }
}

/** The mode used most often; when equal, the one used last. */
function mostUsed(counts: ArrayLike<number>, last: ArrayLike<number>): Shipping | undefined {
  let best = -1;
  for (let m = 0; m < SHIPPING.length; m++) {
    const n = counts[m] ?? 0;
    if (n === 0) continue;
    const bestN = best < 0 ? 0 : (counts[best] ?? 0);
    if (n > bestN || (n === bestN && (last[m] ?? 0) > (last[best] ?? 0))) best = m;
  }
  return best < 0 ? undefined : SHIPPING[best];
}

/** One customer's usage in a block of time and main shipping mode, from the rows just added for them. */
export function habitsOfLast(
  purchases: Purchases,
  firstTicket: number,
  firstOrder: number,
  blocks: readonly { from: number; to: number }[],
): { usages: Facts['usage'][]; shipping: Shipping | undefined } {
  const { tickets, orders } = purchases;
  const usages = blocks.map((block) => {
    const within = (minute: number | undefined): boolean => {
      const at = dayOf(minute ?? 0);
      return at >= block.from && at <= block.to;
    };
    let store = false;
    let web = false;
    for (let i = firstTicket; i < tickets.length; i++) if (within(tickets.minute[i])) store = true;
    for (let i = firstOrder; i < orders.length; i++) if (within(orders.minute[i])) web = true;
    return usageOf(store, web);
  });
  return { usages, shipping: mainShippingOf(orders, firstOrder) };
}

function mainShippingOf(orders: OrderTable, firstOrder: number): Shipping | undefined {
  const counts = [0, 0, 0];
  const last = [0, 0, 0];
  for (let i = firstOrder; i < orders.length; i++) {
    const mode = orders.bytes.shipping[i] ?? 0;
    counts[mode] = (counts[mode] ?? 0) + 1;
    last[mode] = Math.max(last[mode] ?? 0, orders.minute[i] ?? 0);
  }
  return mostUsed(counts, last);
}
