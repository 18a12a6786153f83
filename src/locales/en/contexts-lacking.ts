import { en as f } from '../formats.ts';
import type { ContextsLackingOfWords, ContextsLackingWords, ContextsOutcomesWords } from '../fr/contexts-lacking.ts';
import type { CountedNoun } from '../fr/counted-nouns.ts';
import { countedNouns } from './counted-nouns.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const contextsLackingCounting = (contacts: CountedNoun): ContextsLackingWords => ({
  emptyPeriod: {
    title: `No ${contacts.one} in this period`,
    on: (p) => `The file goes from ${f.date(p.from)} to ${f.date(p.to)}.`,
    why: 'Lengthen the period or change the as-of date, at the top of the screen.',
    whyFiltered: 'Remove the filter, lengthen the period or change the as-of date, at the top of the screen.',
    whole: 'Take the whole period',
    unfilter: 'Remove the filter',
  },
  noneLinked: {
    unknown: `No ${contacts.one} of a known customer`,
    whyUnknown:
      'Their customers are nowhere else. In Sources, check the column that identifies the customer, in this file and in that of the customers.',
    outside: `No ${contacts.one} of this population`,
    whyOutside: 'All of them come from other customers. Look at all customers, or at another population.',
  },
  unnamed: `None of these ${contacts.other} says which customer it comes from: neither who is concerned nor who could have been is known. Here are the counts. To go further, say in Sources which column identifies the customer, or add a file of customers.`,
  most: (p) => `The most frequent: ${p.context}, ${f.count(p.contacts, contacts)} (${f.percent(p.share)}).`,
  ofUnknown: 'Without known customer',
  shareOf: 'Share',
  apart: {
    title: `${capital(contacts.other)} without known customer`,
    note: (count) =>
      `${f.count(count, contacts)} of the period, apart: in no rate. Where one channel stands out, it often does not ask who is speaking.`,
    caption: `${capital(contacts.other)} without known customer, by channel and reason`,
    show: 'Count them by channel and reason',
    hide: 'Fold',
  },
  allInOne: (context) =>
    `All ${contacts.other} are in one context: ${context}. Such a split often comes from a dimension that is made by what is counted: exclude it and run again.`,
  leftOut: {
    title: 'Not proposed',
    line: (p) => `${p.dimension}: ${f.integer(p.values)} values, too many to cross each.`,
    add: (dimension) => `Add ${f.quote(dimension)}: its 7 most frequent values, and the others`,
    addShort: 'Add, cut to 7',
  },
});

export const contextsLacking = contextsLackingCounting(countedNouns.contacts);

export const contextsLackingOf: ContextsLackingOfWords = {
  events: contextsLackingCounting(countedNouns.events),
  returns: contextsLackingCounting(countedNouns.returns),
  'low-scores': contextsLackingCounting(countedNouns['low-scores']),
  field: contextsLackingCounting(countedNouns.field),
};

export const contextsOutcomes: ContextsOutcomesWords = {
  title: 'What should be counted?',
  why: 'There is no file of contacts here. The same contexts can be looked for in what your customers have or have not: left, complained, agreed. Choose one, or drop a file of contacts with the customer id and the date.',
  events: 'What happened',
  fields: 'What is true of some customers',
  choice: (p) => `${p.what} · ${f.count(p.customers, { one: 'customer', other: 'customers' })} (${f.percent(p.share)})`,
  rows: (p) => `${p.what} · ${f.count(p.rows, { one: 'row', other: 'rows' })}`,
};
