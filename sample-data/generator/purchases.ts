import { BLOCKS, FIRST_DAY, minuteOf, parts } from './calendar.ts';
import { EventTable } from './event-table.ts';
import { STORES } from './france.ts';
import { Prng } from './prng.ts';
import type { Profile } from './profile.ts';
import type { World } from './world.ts';

/** Value = cents. */
export type TicketTable = EventTable<'store' | 'items' | 'department'>;
/** Value = unit price in cents. */
export type OrderTable = EventTable<'quantity' | 'shipping' | 'status' | 'promo'>;

export const DEPARTMENTS = [
  'Jardin',
  'Décoration',
  'Linge de maison',
  'Cuisine',
  'Luminaires',
  'Mobilier',
  'Entretien',
  'Œnologie',
] as const;
export const STATUSES = ['livrée', 'annulée', 'retournée'] as const;
export const PROMOS = ['', 'BIENVENUE10', 'ÉTÉ26', 'CLUB5', 'NOËL', 'RENTRÉE'] as const;

export function newTickets(): TicketTable {
  return new EventTable(['store', 'items', 'department']);
}
export function newOrders(): OrderTable {
  return new EventTable(['quantity', 'shipping', 'status', 'promo']);
}

/** Weight of each month, January first. */
const SEASON = [0.8, 0.75, 1, 1.15, 1.25, 1.05, 0.85, 0.7, 1, 0.95, 1.15, 1.5] as const;

const NONE = 0;
const STORE = 1;
const WEB = 2;
const BOTH = 3;

export type Purchases = { tickets: TicketTable; orders: OrderTable };

/** Draws the purchases of one customer number and adds them to the tables. */
export function addPurchases(world: World, profile: Profile, to: Purchases): void {
  const rng = new Prng(world.seed, profile.index, 3);
  const usages = drawUsages(rng, world, profile);
  let big = profile.big;
  BLOCKS.forEach((block, b) => {
    if (b > 0 && rng.chance(0.04)) big = !big;
    const usage = usages[b] ?? NONE;
    const from = Math.max(block.from, profile.creation);
    if (usage === NONE || from > block.to) return;
    if (b === 0 && !big && rng.chance(0.6)) return;
    const year = world.reversal.yearlyChange ** (b - 2);
    const scale = b === 0 ? 0.5 : 1;
    const target = rng.lognormal(big ? world.highSpend : world.lowSpend, world.spendSd) * year * scale;
    const ville = rng.chance(world.villeShare[b] ?? 0.5);
    const keepsStore = world.reversal.kind !== 'store-format' && rng.chance(0.85);
    const visited = keepsStore ? profile.store : storeOfFormat(profile.store, ville);
    for (const purchase of split(rng, world, usage, visited, target, year)) {
      const at = drawDay(rng, from, block.to);
      if (purchase.web) addOrder(rng, profile, to.orders, at, purchase.amount);
      else addTicket(rng, profile, to.tickets, at, visited, purchase.amount);
    }
  });
}

function drawUsages(rng: Prng, world: World, profile: Profile): [number, number, number] {
  const createdInLastYear = profile.creation > BLOCKS[1].to;
  const both = profile.big ? 26 : 9;
  const second = rng.weighted([11, 62 - both, 22, both]);
  const moves = [
    [48, 20, 24, 8],
    [world.fallSilent * 100, 75 - (world.storeToWeb + world.fallSilent) * 100 + 14, world.storeToWeb * 100, 11],
    [world.fallSilent * 80, 3, 82, 9],
    [world.fallSilent * 70, 5, 24, 64],
  ][second] ?? [1, 0, 0, 0];
  const third = createdInLastYear ? rng.weighted([4, 34, 46, both * 0.7]) : rng.weighted(moves);
  const first = rng.chance(0.82) ? second : rng.weighted([10, 60, 20, 10]);
  return [first, second, third];
}

function storeOfFormat(store: number, ville: boolean): number {
  const format = ville ? 'Ville' : 'Parc';
  return STORES[store]?.format === format ? store : (STORES[store]?.sister ?? store);
}

type Purchase = { web: boolean; amount: number };

/** Shares a year's spend into baskets of about the size usual in each place. */
function split(rng: Prng, world: World, usage: number, store: number, target: number, year: number): Purchase[] {
  const { basketVille, basketParc, basketWeb } = world.reversal;
  const storeBasket = (STORES[store]?.format === 'Ville' ? basketVille : basketParc) * year;
  const webBasket = basketWeb * year;
  const inStore = usage === STORE ? 1 : usage === WEB ? 0 : 0.35 + rng.next() * 0.3;
  const list: Purchase[] = [];
  for (const web of [false, true]) {
    const share = target * (web ? 1 - inStore : inStore);
    if (share <= 0) continue;
    const count = Math.max(1, Math.round(share / (web ? webBasket : storeBasket) + (rng.next() - 0.5) * 0.9));
    const weights = Array.from({ length: count }, () => 0.55 + rng.next());
    const total = weights.reduce((sum, w) => sum + w, 0);
    for (const w of weights) list.push({ web, amount: (share * w) / total });
  }
  return usage === BOTH ? rng.shuffled(list) : list;
}

function drawDay(rng: Prng, from: number, to: number): number {
  for (let tries = 0; tries < 6; tries++) {
    const at = rng.int(from, to);
    if (rng.next() * 1.5 < (SEASON[parts(at).month - 1] ?? 1)) return at;
  }
  return rng.int(from, to);
}

function addTicket(rng: Prng, profile: Profile, tickets: TicketTable, at: number, store: number, euros: number): void {
  const cents = Math.max(150, Math.round(euros * 100));
  const tooEarly = rng.chance(0.01) && profile.creation > FIRST_DAY + 40;
  const early = tooEarly ? profile.creation - rng.int(1, 40) : at;
  const items = 1 + rng.poisson(euros / 22);
  const department = rng.weighted([20, 18, 12, 16, 9, 8, 12, 5]);
  const actual = rng.chance(0.1) ? (STORES[store]?.sister ?? store) : store;
  const where = STORES[actual]?.format === STORES[store]?.format ? actual : store;
  tickets.push(minuteOf(early, rng.int(600, 1195)), profile.index, cents, { store: where, items, department });
  if (!rng.chance(0.015)) return;
  const back = at + rng.int(1, 25);
  if (back > BLOCKS[2].to) return;
  const returned = rng.chance(0.5) ? cents : Math.round(cents * (0.2 + rng.next() * 0.6));
  tickets.push(minuteOf(back, rng.int(600, 1195)), profile.index, -returned, { store: where, items: 1, department });
}

function addOrder(rng: Prng, profile: Profile, orders: OrderTable, at: number, euros: number): void {
  const quantity = 1 + rng.weighted([62, 23, 10, 5]);
  const unit = Math.max(90, Math.round((euros * 100) / quantity));
  orders.push(minuteOf(at, rng.int(420, 1439)), profile.index, unit, {
    quantity,
    shipping: rng.chance(0.95) ? profile.shippingHabit : rng.weighted([45, 33, 22]),
    status: rng.weighted([945, 25, 30]),
    promo: rng.chance(0.14) ? rng.int(1, PROMOS.length - 1) : 0,
  });
}
