import { en as f } from '../formats.ts';
import { countedNouns } from './counted-nouns.ts';
import type { ContextsOfWords, ContextsWords } from '../fr/contexts.ts';

const customers = { one: 'customer', other: 'customers' };
const contextForms = { one: 'context', other: 'contexts' };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const contextsCounting = (contacts: { readonly one: string; readonly other: string }): ContextsWords => ({
  title: 'Contexts',
  question: 'When, where and about what do they contact us, and what is at stake?',
  working: 'Looking for contexts',
  headline: {
    union: (p) =>
      `${f.percent(p.contactShare)} of ${contacts.other} come from ${f.percent(p.exposureShare)} of the ${p.ofTime ? 'exposure' : 'customers'}`,
    none: 'No context stands out from chance',
    countsOnly: `${capital(contacts.other)}, but nobody to divide them by`,
    noContacts: `No ${contacts.one} in this period`,
    noneLinked: (p) =>
      `${f.count(p.contacts, contacts)} in this period, none of a ${p.unknown === p.contacts ? 'known customer' : 'customer of the population'}`,
  },
  top: (p) => `${p.context}: ${p.rate}, against ${p.rest} elsewhere, ${f.count(p.excess, contacts)} too many.`,
  subtitle: (p) =>
    `**${f.count(p.confirmed, { one: 'confirmed context', other: 'confirmed contexts' })}** of ${f.integer(p.tried)} tried · ${f.count(p.contacts, contacts)} · ${f.count(p.customers, customers)} · ${p.period}`,
  subtitleCounts: (p) => `${f.count(p.contacts, contacts)} · ${p.period}`,
  period: (p) => (p.from === null ? `until ${f.date(p.to)}` : f.monthRange(p.from, p.to)),
  undatedPeriod: `${contacts.other} without date`,
  tabs: { label: 'Lists of contexts', list: 'List', leads: 'Other leads' },
  families: {
    profile: 'profile',
    offer: 'offer',
    usage: 'usage',
    moment: 'moment',
    channel: 'channel',
    reason: 'reason',
  },
  named: (p) => `${p.dimension}: ${p.level}`,
  since: (p) => `${p.level} (${p.field})`,
  rates: {
    customers: (rate) => `${f.decimal(rate, 2)} ${contacts.other} per customer`,
    'customer-years': (rate) => `${f.decimal(rate, 2)} ${contacts.other} per customer per year`,
  },
  columns: {
    context: 'Context',
    rate: {
      customers: `${capital(contacts.other)} per customer`,
      'customer-years': `${capital(contacts.other)} per customer per year`,
    },
    excess: 'Too many',
    customers: 'Customers',
    contacts: capital(contacts.other),
    share: `Share of ${contacts.other}`,
    state: 'On the other half',
  },
  states: { confirmed: 'confirmed', weaker: 'weaker', 'not-confirmed': 'not confirmed' },
  interval: (p) => `${p.rate} against ${p.rest}, interval from ${p.low} to ${p.high}`,
  between: (p) => `${p.low} to ${p.high}`,
  rank: (n) => `${f.integer(n)}.`,
  number: (n) => `Context ${f.integer(n)}`,
  lead: (n) => `Lead ${f.integer(n)}`,
  notes: {
    list: 'Each line says what the lines above do not explain. Each half of the customers checks what the other found. Dashed line: the rest of the customers.',
    leads:
      'These contexts exceed what their parts leave and what the list says. They are not checked on the other half. Dashed line: the rest of the customers.',
    excess: `Too many: ${contacts.other} beyond the overall rate, at the same exposure.`,
    spread: (phi) =>
      `Some customers have many more than others (dispersion ${f.number(phi)}, 1 by chance): the 95% intervals allow for it.`,
    outside: (count) => `${f.count(count, contacts)} of customers outside the population.`,
    undated: `These ${contacts.other} carry no date: the period does not count.`,
    years:
      'A customer counts from the day they are known, at the earliest from the start of the period, to the as-of date.',
    asOf: 'Profile, offer and tenure are those of the as-of date.',
    split:
      'Age, tenure and offer are those of each moment of the period; usage is that of the as-of date. Customers: all who spent time in the context; “See the customers” and a segment keep those who are in it at the as-of date.',
  },
  emptyLeads: 'No other lead.',
  none: {
    title: 'Nothing beyond chance',
    why: (p) =>
      `${f.count(p.tried, contextForms)} of at least ${f.count(p.minimum, customers)} were tried. None shows more ${contacts.other} than a few customers can explain. Add a dimension, lengthen the period or lower the minimum size.`,
  },
  noSource: {
    title: 'The contexts that make people call',
    why: 'Drop a file of contacts (calls, messages, complaints) with the customer’s number and the date. Écart crosses it with what you know of the customers and shows where they contact you more than elsewhere, divided by those who were exposed.',
  },
  counts: {
    why: `Customers are known by their ${contacts.other} alone: those without any are on no list. A rate would be wrong, so here are the counts. Add a file of customers or purchases to know who was exposed.`,
    caption: `${capital(contacts.other)} by channel and reason`,
  },
  side: {
    label: 'The open context and the settings',
    parts: {
      list: (n) => `Where the excess of context ${f.integer(n)} comes from`,
      leads: (n) => `Where the excess of lead ${f.integer(n)} comes from`,
      cold: (n) => `What calm context ${f.integer(n)} is made of`,
    },
    whole: { 1: 'alone', 2: 'both', 3: 'all three', 4: 'all four' },
    rest: (rate) => `the rest: ${rate}`,
    perCustomer: `${capital(contacts.other)} per customer, in this context`,
    silent: (share) => `${f.percent(share)} had none.`,
    bar: (p) => `${p.contacts}: ${f.count(p.customers, customers)}`,
    andMore: (n) => `${f.integer(n)}+`,
    heavy: (p) =>
      `${f.percent(p.customers / p.of)} of its customers (${f.integer(p.customers)}) make ${f.percent(p.share)} of its ${contacts.other}: a few customers first.`,
    spread: (p) =>
      `${f.percent(p.customers / p.of)} of its customers (${f.integer(p.customers)}) make ${f.percent(p.share)} of its ${contacts.other}: many customers are concerned.`,
    checked: 'On the other half of the customers',
    checkedWhy: (p) => `${f.count(p.contacts, contacts)}, where the lines above let expect ${f.integer(p.expected)}.`,
    profile: (family) => `By ${family}, against the rest`,
    against: (p) => `${f.percent(p.inside)} against ${f.percent(p.rest)}`,
  },
  acts: {
    label: 'What to do with this context',
    customers: 'See the customers',
    sql: 'SQL',
    segment: 'Make a segment',
  },
  settings: {
    title: 'Settings',
    contacts: capital(contacts.other),
    window: 'Period',
    windows: { all: 'all', months: (n) => f.months(n) },
    exposure: 'Divide by',
    exposures: { customers: 'customers', 'customer-years': 'customer-years' },
    depth: 'Values joined, at most',
    minimum: 'Customers, at least',
    dimensions: 'Dimensions',
    crosses: 'Also look by channel and reason',
    contactSide: `On the side of the ${contacts.other}`,
    contactSideNote: `Channel and reason split the ${contacts.other}, never the customers.`,
    only: (column) => `Only (${column})`,
    all: 'all',
    full: (most) => `${f.integer(most)} dimensions at most: take one out first.`,
    tautology:
      'Take out a dimension that the contact itself makes (open case, complaint): it would go round in circles.',
  },
});

export const contexts = contextsCounting(countedNouns.contacts);

export const contextsOf: ContextsOfWords = {
  events: contextsCounting(countedNouns.events),
  returns: contextsCounting(countedNouns.returns),
  'low-scores': contextsCounting(countedNouns['low-scores']),
  field: contextsCounting(countedNouns.field),
};
