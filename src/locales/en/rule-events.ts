import type { RuleEventsWords } from '../fr/rule-events.ts';
import { en as f } from '../formats.ts';

const days = { one: 'day', other: 'days' };
const values = { one: 'value', other: 'values' };

export const ruleEvents: RuleEventsWords = {
  id: 'customer id',
  picked: (p) => `${p.events} where ${p.filter}`,
  first: (events) => `first event (${events})`,
  last: (events) => `last event (${events})`,
  anyEvent: (events) => `at least one event (${events})`,
  noEvent: (events) => `no event (${events})`,
  suchThat: (p) => `${p.what} such that ${p.filter}`,
  followed: (p) => `an event (${p.first}) ${p.window} followed by another (${p.then}) within ${f.count(p.days, days)}`,
  notFollowed: (p) =>
    `events (${p.first}) ${p.window} none of which is followed by another (${p.then}) within ${f.count(p.days, days)}`,
  pace: (p) =>
    `pace of ${p.events} over ${f.count(p.recent, days)} as a share of that of the ${f.count(p.before, days)} before (at least ${f.integer(p.least)} then)`,
  paceOf: (p) => `${p.what} (${p.events})`,
  share: (text) => `${text}%`,
  list: (p) => `${p.what} is in a list of ${f.count(p.count, values)} (${p.mark})`,
  notInList: (p) => `${p.what} is not in a list of ${f.count(p.count, values)} (${p.mark})`,
  ends: (p) => `${p.what} ends with ${f.quote(p.text)}`,
  notEnds: (p) => `${p.what} does not end with ${f.quote(p.text)}`,
  next: (p) => `${p.what} within the coming ${f.count(p.days, days)} (until ${p.date})`,
  withDates: (p) => `${p.window} (${p.dates})`,
  anyDay: 'on any day',
  fromDay: (date) => `from ${date} on`,
  amongThose: (what) => `${what} among those who have any`,
  otherThan: (levels) => `others than ${levels}`,
  ofEvents: (p) => `${p.what} (${p.detail})`,
  ended: (p) => `${p.window} ending ${f.count(p.days, days)} ago`,
  agoOrMore: (n) => `${f.count(n, days)} ago or more`,
  promoters: 'promoters (9 or 10)',
  passives: 'passives (7 or 8)',
  detractors: 'detractors (0 to 6)',
  noAnswer: 'no answer',
  nps: (what) => `recommendation by ${what}`,
};
