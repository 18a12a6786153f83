import { dayOf } from './calendar.ts';
import { CHANNELS, daysInContext, REASONS, type Facts, type PlantedContext } from './context-rule.ts';
import type { ContactTable } from './contacts.ts';
import type { BuyingHabits, Records } from './records.ts';
import { round, type Window } from './recount-spend.ts';

type ContextNumbers = {
  exposed_customers: number;
  customer_years: number;
  contacts: number;
  contacting_customers: number;
  rate_per_customer_year: number;
  rest_rate_per_customer_year: number;
  ratio_to_rest: number;
  excess_contacts: number;
  share_of_contacts: number;
  share_of_exposure: number;
  /** Only the contacts with the planted reason or channel. */
  topic?: {
    contacts: number;
    rate_per_customer_year: number;
    rest_rate_per_customer_year: number;
    ratio_to_rest: number;
  };
};

type ContactNumbers = {
  exposed_customers: number;
  customer_years: number;
  contacts: number;
  contacting_customers: number;
  rate_per_customer_year: number;
  overdispersion_phi: number;
  contexts: ContextNumbers[];
};

type Tally = {
  customers: number;
  days: number;
  contacts: number;
  topical: number;
  from: Int32Array;
  to: Int32Array;
  met: Uint8Array;
};

/** Recounts exposure and contacts of every planted context over one window, from what was written. */
export function recountContexts(
  planted: readonly PlantedContext[],
  records: Records,
  habits: BuyingHabits,
  contacts: ContactTable,
  window: Window,
): ContactNumbers {
  const tallies = planted.map((context): Tally => exposure(context, records, habits, window));
  const perCustomer = new Uint16Array(records.count);
  const topicalOverall = planted.map(() => 0);
  let total = 0;
  for (let i = 0; i < contacts.length; i++) {
    const record = contacts.record[i] ?? records.count;
    const at = dayOf(contacts.minute[i] ?? 0);
    if (record >= records.count || at < window.from || at > window.to) continue;
    total++;
    perCustomer[record]! += 1;
    planted.forEach((context, c) => {
      const topical = isTopical(context, contacts, i);
      if (topical) topicalOverall[c]! += 1;
      const tally = tallies[c];
      if (!tally || at < (tally.from[record] ?? 1) || at > (tally.to[record] ?? 0)) return;
      tally.contacts++;
      tally.met[record] = 1;
      if (topical) tally.topical++;
    });
  }
  const { days, exposed, phi, contacting } = customersOverall(records, perCustomer, total, window);
  return {
    exposed_customers: exposed,
    customer_years: round(days / 365.25, 2),
    contacts: total,
    contacting_customers: contacting,
    rate_per_customer_year: round(total / (days / 365.25), 4),
    overdispersion_phi: round(phi, 2),
    contexts: planted.map((context, c) => numbersOf(context, tallies[c] as Tally, days, total, topicalOverall[c] ?? 0)),
  };
}

function exposure(context: PlantedContext, records: Records, habits: BuyingHabits, window: Window): Tally {
  const from = new Int32Array(records.count).fill(1);
  const to = new Int32Array(records.count);
  const tally: Tally = { customers: 0, days: 0, contacts: 0, topical: 0, from, to, met: new Uint8Array(records.count) };
  for (let r = 0; r < records.count; r++) {
    const life = { from: Math.max(window.from, records.creationOf(r)), to: window.to };
    if (life.from > life.to) continue;
    const facts: Facts = { ...records.facts(r), usage: habits.usage(r), shipping: habits.shipping(r) };
    const span = daysInContext(context.conditions, facts, life, window.to);
    if (!span) continue;
    tally.customers++;
    tally.days += span.to - span.from + 1;
    from[r] = span.from;
    to[r] = span.to;
  }
  return tally;
}

function isTopical(context: PlantedContext, contacts: ContactTable, i: number): boolean {
  if (context.reason) return REASONS[contacts.bytes.reason[i] ?? 0] === context.reason;
  if (context.channel) return CHANNELS[contacts.bytes.channel[i] ?? 0] === context.channel;
  return false;
}

function customersOverall(
  records: Records,
  perCustomer: Uint16Array,
  total: number,
  window: Window,
): { days: number; exposed: number; phi: number; contacting: number } {
  let days = 0;
  let exposed = 0;
  let contacting = 0;
  const daysOf = (r: number): number => Math.max(0, window.to - Math.max(window.from, records.creationOf(r)) + 1);
  for (let r = 0; r < records.count; r++) days += daysOf(r);
  let chi = 0;
  for (let r = 0; r < records.count; r++) {
    if (daysOf(r) === 0) continue;
    exposed++;
    const seen = perCustomer[r] ?? 0;
    if (seen > 0) contacting++;
    const expected = (total * daysOf(r)) / days;
    chi += (seen - expected) ** 2 / expected;
  }
  return { days, exposed, phi: chi / (exposed - 1), contacting };
}

function numbersOf(
  context: PlantedContext,
  t: Tally,
  days: number,
  total: number,
  topicalTotal: number,
): ContextNumbers {
  const years = t.days / 365.25;
  const restYears = (days - t.days) / 365.25;
  const rate = t.contacts / years;
  const rest = (total - t.contacts) / restYears;
  const numbers: ContextNumbers = {
    exposed_customers: t.customers,
    customer_years: round(years, 2),
    contacts: t.contacts,
    contacting_customers: t.met.reduce((sum, m) => sum + m, 0),
    rate_per_customer_year: round(rate, 4),
    rest_rate_per_customer_year: round(rest, 4),
    ratio_to_rest: round(rate / rest, 3),
    excess_contacts: round(t.contacts - total * (t.days / days), 1),
    share_of_contacts: round(t.contacts / total, 4),
    share_of_exposure: round(t.days / days, 4),
  };
  if (!context.reason && !context.channel) return numbers;
  const topicRest = (topicalTotal - t.topical) / restYears;
  return {
    ...numbers,
    topic: {
      contacts: t.topical,
      rate_per_customer_year: round(t.topical / years, 4),
      rest_rate_per_customer_year: round(topicRest, 4),
      ratio_to_rest: round(t.topical / years / topicRest, 3),
    },
  };
}
