import { en as f } from '../formats.ts';
import type { CountedNoun } from '../fr/counted-nouns.ts';
import type { ContextsMapOfWords, ContextsMapWords } from '../fr/contexts-map.ts';
import { countedNouns } from './counted-nouns.ts';

const contexts = { one: 'context', other: 'contexts' };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const contextsMapCounting = (contacts: CountedNoun): ContextsMapWords => ({
  tab: 'Map',
  views: { map: 'Volume and rate', curve: 'Concentration' },
  mapTitle: (p) => `${p.context} weighs most: ${f.percent(p.share)} of the confirmed excess`,
  mapNone: 'No context to place',
  mapSubtitle: (p) =>
    `**${f.count(p.lines, contexts)}** of the list, ${f.integer(p.leads)} other leads · area: ${contacts.other} too many`,
  mapCostSubtitle: (p) =>
    `**${f.count(p.lines, contexts)}** of the list, ${f.integer(p.leads)} other leads · area: cost of the excess`,
  mapNote: 'Orange: the list, with its rank; blue: the other leads. A click opens the context.',
  volumeAxis: contacts.other,
  rateAxis: {
    customers: `${contacts.other} per customer`,
    'customer-years': `${contacts.other} per customer per year`,
  },
  against: (rate) => `everybody ${rate}`,
  tip: (p) => `${p.context}: ${f.count(p.contacts, contacts)}, ${p.rate}, ${p.excess} too many`,
  columns: {
    context: 'Context',
    contacts: capital(contacts.other),
    rate: 'Rate',
    excess: 'Too many',
    customers: 'Customers',
  },
  mapTable: 'Contexts by volume, rate and stake',
  curveTitle: (p) =>
    `${f.percent(p.contacts)} of ${contacts.other} come from ${f.percent(p.exposure)} of the ${p.ofTime ? 'exposure' : 'customers'}`,
  curveSubtitle: (count) =>
    `**${f.count(count, { one: 'confirmed context', other: 'confirmed contexts' })}**, from the highest rate to the lowest, each customer counted once`,
  exposureAxis: { customers: 'share of customers', 'customer-years': 'share of exposure' },
  contactsAxis: `share of ${contacts.other}`,
  equal: 'if the rate were the same everywhere',
  curveTip: (p) =>
    `with ${p.context}: ${f.percent(p.contacts)} of ${contacts.other}, ${f.percent(p.exposure)} of exposure`,
  curveTable: `Cumulated ${contacts.other} and exposure, context by context`,
  curveColumns: { added: 'Context added', exposure: 'Cumulated exposure', contacts: `Cumulated ${contacts.other}` },
  people: {
    life: (dimension) => `Moment of life: ${dimension}, against the rest`,
    comments: (column) => `What they write (${column})`,
    commentsNote: 'The latest of the period, on screen only.',
    noComments: 'No comment in the period.',
    by: (p) => [p.score === null ? '' : `score ${p.score}`, p.day ?? ''].filter((part) => part !== '').join(', '),
  },
  compare: {
    title: 'Compare with another context',
    with: 'Compare with',
    none: 'none',
    caption: 'Two contexts side by side',
    line: 'What is compared',
    customers: 'Customers',
    contacts: capital(contacts.other),
    rate: 'Rate',
    interval: '95% interval',
    excess: `${capital(contacts.other)} too many`,
    contacting: 'Customers concerned',
    worth: 'Value exposed',
    score: 'Satisfaction',
    share: (p) => `${p.family}: ${p.level}`,
    finding: (p) => `The rate of the first is ${p.ratio} times that of the second (${p.low} to ${p.high}).`,
    alike: (p) => `Their rates cannot be told apart: ratio ${p.ratio} (${p.low} to ${p.high}).`,
    interval95: (p) => `${p.low} to ${p.high}`,
  },
});

export const contextsMap = contextsMapCounting(countedNouns.contacts);

export const contextsMapOf: ContextsMapOfWords = {
  events: contextsMapCounting(countedNouns.events),
  returns: contextsMapCounting(countedNouns.returns),
  'low-scores': contextsMapCounting(countedNouns['low-scores']),
  field: contextsMapCounting(countedNouns.field),
};
