import { en as f } from '../formats.ts';
import type { CountedNoun } from '../fr/counted-nouns.ts';
import type { ContextsSetUpOfWords, ContextsSetUpWords } from '../fr/contexts-set-up.ts';
import { countedNouns } from './counted-nouns.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const contextsSetUpCounting = (contacts: CountedNoun): ContextsSetUpWords => ({
  event: 'What is counted',
  lowScores: (file) => `Low scores (${file})`,
  outcome: (p) => `${p.field} = ${p.value}`,
  splits: 'Split each customer’s time',
  splitsWhy:
    'Whoever changes tenure, age or offer during the period counts in each state for the time they spent in it.',
  until: 'Count customers up to',
  untilNone: 'the as-of date',
  collapse: 'Repeats to merge',
  collapseNone: 'none',
  collapseDays: (days) => `same reason, at most ${f.count(days, { one: 'day', other: 'days' })} apart`,
  unitCost: `Cost of a ${contacts.one}`,
  worth: 'Value of a customer',
  satisfaction: 'Satisfaction',
  unused: 'without',
  ranking: 'Rank by',
  rankings: {
    found: 'order of discovery',
    excess: 'excess',
    rate: 'rate',
    worth: 'value exposed',
    dissatisfaction: 'dissatisfaction',
    mix: 'weighted mix',
  },
  weight: (criterion) => `Weight: ${criterion}`,
  mixColumn: 'Mix',
  mixNote:
    'Mix, from 0 to 100: the weighted mean of the criteria, each from the lowest (0) to the highest (100) of the list. A weight of 0 leaves the criterion out.',
  times: { weekday: 'day of the week', hours: 'hour' },
  wideBands: (dimension) => `${dimension}, wide bands`,
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  hours: (p) =>
    p.from === null
      ? `before ${f.integer(p.to ?? 0)}:00`
      : p.to === null
        ? `from ${f.integer(p.from)}:00`
        : `${f.integer(p.from)}:00 to ${f.integer(p.to)}:00`,
  cold: {
    tab: 'Calm contexts',
    rank: (n) => `Calm context ${f.integer(n)}`,
    empty: 'No context calmer than the rest.',
  },
  coldNote: `Fewer ${contacts.other} than the list lets expect, on each half of the customers. What works here may serve elsewhere.`,
  matrix: {
    tab: 'Matrix',
    rows: 'Rows',
    columns: 'Columns',
    caption: (p) => `Rate by ${p.rows} and ${p.columns}`,
    note: `The darker the cell, the more its rate exceeds that of everybody; pale: too few ${contacts.other} expected (fewer than five) to conclude. All customers, all sizes.`,
    cell: (p) => `${f.count(p.contacts, contacts)}, ${f.count(p.customers, { one: 'customer', other: 'customers' })}`,
    nobody: 'nobody',
  },
  tautology: (p) =>
    `${p.context}: ${p.times} times the rest. Such a gap often comes from a dimension that what is counted makes itself.`,
  exclude: (dimension) => `Take out ${f.quote(dimension)} and look again`,
  partial: (depth) => `Search stopped: contexts of at most ${f.integer(depth)} values. Run it again to go further.`,
  tooDeep: (depth) =>
    `Too many contexts for the memory: those of more than ${f.integer(depth)} values were not tried. Take out dimensions or raise the minimum size.`,
  oneCaller: (share) =>
    `One customer makes ${f.percent(share)} of the total. The intervals allow for it; leave them out of the population if they are not a customer like the others.`,
  fewContacts: (count) =>
    `Only ${f.count(count, contacts)}: too few to confirm a context. Lengthen the period or remove a filter.`,
  story: (p) =>
    `${p.context}: ${f.count(p.customers, { one: 'customer', other: 'customers' })} (${f.percent(p.share)}), ${p.rate} against ${p.rest} elsewhere, ${p.excess} apart.`,
  adds: (p) => `It adds: ${f.integer(p.contacts)}, where the lines above let expect ${f.integer(p.expected)}.`,
  both: 'Each half of the customers found it by itself.',
  cost: (amount) => `Cost of the excess: ${amount}.`,
  worthOf: (amount) => `Value of its customers: ${amount}.`,
  scores: (p) =>
    `Satisfaction: ${p.mean} (${p.low} to ${p.high}, ${f.count(p.answers, { one: 'answer', other: 'answers' })}), everybody ${p.rest}.`,
  noScores: 'Satisfaction: no answer here.',
  stakes: 'At stake',
  around: 'One value away',
  aroundCaption: 'The same context with one value changed',
  sharper: 'One value more',
  sharperCaption: 'What would make it sharper',
  changed: 'Value',
  rateColumn: 'Rate',
  trend: 'Month by month',
  trendCaption: `${capital(contacts.other)} and rate by month, here and elsewhere`,
  trendColumns: {
    month: 'Month',
    contacts: `${capital(contacts.other)} here`,
    rate: 'Rate here against elsewhere',
  },
  worthColumn: 'Value exposed',
  scoreColumn: 'Satisfaction',
  shrunkColumn: 'Careful ratio',
  timesOverall: (times) => `× ${times}`,
  atLeast: (times) => `at least ${times}`,
  shrunkNote:
    'Careful ratio: how many times the overall rate, drawn towards what all contexts that were tried show. A small or lone context weighs less; “at least”: its lower bound of 5%.',
  costColumn: 'Cost of the excess',
});

export const contextsSetUp = contextsSetUpCounting(countedNouns.contacts);

export const contextsSetUpOf: ContextsSetUpOfWords = {
  events: contextsSetUpCounting(countedNouns.events),
  returns: contextsSetUpCounting(countedNouns.returns),
  'low-scores': contextsSetUpCounting(countedNouns['low-scores']),
  field: contextsSetUpCounting(countedNouns.field),
};
