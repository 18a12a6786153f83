import type { RuleLivesWords } from '../fr/rule-lives.ts';
import { en as f } from '../formats.ts';

const days = { one: 'day', other: 'days' };

export const ruleLives: RuleLivesWords = {
  stages: (p) => `at risk after ${p.atRisk}, lapsed after ${p.lapsed}, new for ${f.count(p.newDays, days)}`,
  inDays: (text) => `${text} days`,
  inRhythms: (p) => `${p.times} times their own rhythm (usually ${p.typical} days)`,
  calendar: 'calendar months',
  thirtyDays: '30-day periods',
  beginsWith: (what) => `since ${what}`,
  beginsWithFirst: (events) => `since the first event (${events})`,
  of: (events) => `from ${events}`,
  endsWith: (field) => `until ${field}`,
  endsInSilence: (p) => `until ${f.count(p.days, days)} of silence (${p.events})`,
  knownSince: (date) => `departures known since ${date}`,
  another: (p) => `${p.name} (number ${f.integer(p.n)} of that name)`,
};
