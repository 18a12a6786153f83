import { en as f } from '../formats.ts';
import type { MeasuresWords } from '../fr/measures.ts';

export const measures: MeasuresWords = {
  nouns: {
    median: (p) => `median ${p.what} (${p.events}) ${p.window}`,
    min: (p) => `smallest ${p.what} (${p.events}) ${p.window}`,
    max: (p) => `largest ${p.what} (${p.events}) ${p.window}`,
    first: (p) => `first ${p.what} (${p.events}) ${p.window}`,
    distinct: (p) => `number of different ${p.what} (${p.events}) ${p.window}`,
    gap: (p) => `days between two events (${p.events}) ${p.window}`,
    share: (p) => `share of ${p.what} ${p.window} where ${p.part}`,
    trend: (p) => `trend of ${p.what} per customer: ${f.months(p.months)} against the ${f.integer(p.months)} before`,
    'per-month': (p) => `${p.what} per month of age ${p.window}`,
  },
  hows: {
    median: 'median',
    min: 'smallest value',
    max: 'largest value',
    first: 'first value',
    distinct: 'number of different values',
    gap: 'days between two events',
    share: 'share of…',
    trend: 'trend (recent half minus the half before)',
    'per-month': 'per month of age',
  },
  months: {
    each: (p) => `${p.what} per customer month ${p.window}${p.active ? ', active months' : ''}`,
    held: (p) => {
      const low = p.min === null ? null : `${p.open === 'min' || p.open === 'both' ? '>' : '≥'} ${p.min}`;
      const high = p.max === null ? null : `${p.open === 'max' || p.open === 'both' ? '<' : '≤'} ${p.max}`;
      return `number of months (${[p.what, [low, high].filter((one) => one !== null).join(' and ')].join(' ').trimEnd()})`;
    },
    unknown: (count) =>
      `${f.count(count, { one: 'customer', other: 'customers' })} of whom it is not known since when they exist, left out.`,
    zeros: (p) =>
      `Each customer counts for each of their whole months from ${p.first} to ${p.last}, from the one they appear in; a month in which nothing happened is 0.`,
    active: (p) => `Whole months from ${p.first} to ${p.last}, only those in which something happened.`,
  },
  quiet: 'Months without an event',
  quiets: { zero: 'counted as zero', 'left-out': 'left out' },
  part: 'Share of the rows where',
  anyPart: 'any row',
  notPerCustomer: (name) => `${name} (not per customer: select in Behind the average)`,
  format: 'Format',
  formats: {
    auto: 'as the data is',
    currency: 'amount',
    count: 'count',
    duration: 'duration in days',
    share: 'share',
    score: 'score',
  },
  kept: {
    title: 'Kept measures',
    none: 'None yet.',
    keep: 'Keep this measure',
    name: 'Name',
    save: 'Keep',
    cancel: 'Cancel',
    rename: 'Rename',
    remove: 'Remove',
    use: (name) => `Use ${f.quote(name)}`,
    nameTaken: 'Another measure has this name already.',
    nameMissing: 'Give it a name.',
    group: 'Kept measures',
  },
};
