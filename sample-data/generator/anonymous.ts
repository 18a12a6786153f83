import { minuteOf, dayOf, BLOCKS } from './calendar.ts';
import { Prng } from './prng.ts';
import type { Purchases } from './purchases.ts';
import { PURGED, UNKNOWN } from './records.ts';
import { waveStart, type AnswerTable } from './survey.ts';
import { WAVES, type World } from './world.ts';

/** Tickets without a customer number (12 % of all) and rows of purged numbers, shaped like the identified ones. */
export function addForeignPurchases(world: World, purchases: Purchases, purgedNumbers: number): void {
  const rng = new Prng(world.seed, 1, 3);
  const { tickets, orders } = purchases;
  const known = tickets.length;
  const unknown = Math.round((known * 0.12) / 0.88);
  const purgedTickets = Math.max(4, Math.round(known * 0.004));
  for (let i = 0; i < unknown + purgedTickets; i++) {
    const like = rng.int(0, known - 1);
    const cents = tickets.value[like] ?? 0;
    const record = i < unknown ? UNKNOWN : PURGED + rng.int(0, purgedNumbers - 1);
    tickets.push(
      minuteOf(dayOf(tickets.minute[like] ?? 0), rng.int(600, 1195)),
      record,
      Math.round(Math.abs(cents) * (0.93 + 0.14 * rng.next())),
      {
        store: tickets.bytes.store[like] ?? 0,
        items: tickets.bytes.items[like] ?? 1,
        department: tickets.bytes.department[like] ?? 0,
      },
    );
  }
  const knownOrders = orders.length;
  for (let i = 0; i < Math.max(3, Math.round(knownOrders * 0.003)); i++) {
    const like = rng.int(0, knownOrders - 1);
    orders.push(orders.minute[like] ?? 0, PURGED + rng.int(0, purgedNumbers - 1), orders.value[like] ?? 100, {
      quantity: orders.bytes.quantity[like] ?? 1,
      shipping: orders.bytes.shipping[like] ?? 0,
      status: orders.bytes.status[like] ?? 0,
      promo: 0,
    });
  }
}

export function addPurgedAnswers(world: World, answers: AnswerTable, purgedNumbers: number): void {
  const rng = new Prng(world.seed, 1, 6);
  const broken = WAVES.findIndex((w) => w === world.brokenWave);
  for (let i = 0; i < Math.max(2, Math.round(answers.length * 0.004)); i++) {
    const wave = (broken + rng.int(1, WAVES.length - 1)) % WAVES.length;
    const at = Math.min(BLOCKS[2].to, waveStart(WAVES[wave] ?? WAVES[0]) + rng.int(0, 24));
    answers.push(minuteOf(at, 700), PURGED + rng.int(0, purgedNumbers - 1), rng.int(5, 10), { wave, verbatim: 0 });
  }
}
