import { AS_OF, ageAt, BLOCKS, minuteOf } from './calendar.ts';
import { CHANNELS, daysInContext, FORMULAS, REASONS, type Facts, type Span } from './context-rule.ts';
import { EventTable } from './event-table.ts';
import { Prng } from './prng.ts';
import type { Profile } from './profile.ts';
import { PURGED, UNKNOWN } from './records.ts';
import { AGE_BANDS, type World } from './world.ts';

/** Value = length in seconds, 0 = not measured. resolved: 0 blank, 1 yes, 2 no. */
export type ContactTable = EventTable<'channel' | 'reason' | 'resolved'>;

export function newContacts(): ContactTable {
  return new EventTable(['channel', 'reason', 'resolved']);
}

const ORDINARY_RATE = 0.24;
const CHANNEL_WEIGHTS = [42, 27, 13, 11, 7] as const;
const REASON_WEIGHTS = [22, 16, 13, 13, 21, 15] as const;
const TOPICAL_SHARE = 0.8;
const YEAR = 365.25;

type Topic = { reason?: string | undefined; channel?: string | undefined };

/** Draws the contacts of one customer number; the known usage of each block decides whether they are in a context. */
export function addContacts(
  world: World,
  profile: Profile,
  facts: Omit<Facts, 'usage'>,
  usages: readonly Facts['usage'][],
  contacts: ContactTable,
): number {
  const rng = new Prng(world.seed, profile.index, 4);
  const before = contacts.length;
  const rate = profile.serial ? 13 + rng.next() * 16 : ordinaryRate(world, facts) * profile.frailty;
  BLOCKS.forEach((block, b) => {
    const life = { from: Math.max(block.from, facts.creation), to: block.to };
    if (life.from > life.to) return;
    addDuring(rng, profile.index, contacts, life, rate, {});
    if (profile.serial) return;
    const now: Facts = { ...facts, usage: usages[b] ?? 'aucun achat' };
    for (const context of world.contexts) {
      const span = daysInContext(context.conditions, now, life, AS_OF);
      if (span) addDuring(rng, profile.index, contacts, span, rate * (context.multiplier - 1), context);
    }
  });
  return contacts.length - before;
}

function ordinaryRate(world: World, facts: Omit<Facts, 'usage'>): number {
  const formula = world.formulaEffects[FORMULAS.indexOf(facts.formula)] ?? 1;
  if (facts.birth === undefined) return ORDINARY_RATE * formula;
  const age = ageAt(facts.birth, AS_OF);
  const band = AGE_BANDS.findIndex((b) => age >= b.from && age <= b.to);
  return ORDINARY_RATE * formula * (world.ageEffects[band] ?? 1);
}

function addDuring(rng: Prng, record: number, contacts: ContactTable, span: Span, yearly: number, topic: Topic): void {
  const count = rng.poisson((yearly * (span.to - span.from + 1)) / YEAR);
  for (let i = 0; i < count; i++) addContact(rng, record, contacts, rng.int(span.from, span.to), topic);
}

function addContact(rng: Prng, record: number, contacts: ContactTable, at: number, topic: Topic): void {
  const topical = rng.chance(TOPICAL_SHARE);
  const drawnChannel = rng.weighted(CHANNEL_WEIGHTS);
  const drawnReason = rng.weighted(REASON_WEIGHTS);
  const channel = topical && topic.channel ? CHANNELS.findIndex((c) => c === topic.channel) : drawnChannel;
  const reason = topical && topic.reason ? REASONS.findIndex((r) => r === topic.reason) : drawnReason;
  const measured = channel === 0 || channel === 2;
  const seconds = Math.max(20, Math.round(rng.lognormal(channel === 0 ? 270 : 420, 0.6)));
  const resolved = rng.weighted([4, 74, 22]);
  contacts.push(
    minuteOf(at, rng.int(channel === 1 ? 360 : 540, channel === 1 ? 1410 : 1199)),
    record,
    measured ? seconds : 0,
    {
      channel,
      reason,
      resolved,
    },
  );
}

/** Contacts that no known customer made: nobody was identified, or the number was purged from the CRM. */
export function addForeignContacts(world: World, contacts: ContactTable, purgedNumbers: number): void {
  const rng = new Prng(world.seed, 1, 5);
  const identified = contacts.length;
  const days = { from: BLOCKS[0].from, to: BLOCKS[2].to };
  for (let i = 0; i < Math.round(identified * 0.06); i++) {
    addContact(rng, UNKNOWN, contacts, rng.int(days.from, days.to), {});
  }
  for (let i = 0; i < Math.max(3, Math.round(identified * 0.006)); i++) {
    addContact(rng, PURGED + rng.int(0, purgedNumbers - 1), contacts, rng.int(days.from, days.to), {});
  }
}
