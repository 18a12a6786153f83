import { en as f } from '../formats.ts';
import type { AverageWords } from '../fr/average.ts';
import type { Per } from '../fr/average-nouns.ts';
import { heading, nouns } from './average-nouns.ts';

const counted = (count: number, per: Per): string => f.count(count, nouns[per]);
const ofAll = (share: number, per: Per): string => `${f.percent(share)} of ${nouns[per].other}`;

export const average: AverageWords = {
  title: 'Behind the average',
  question: 'What do my customers really look like?',
  counted,
  plural: (per) => nouns[per].other,
  headline: {
    misleads: (p) => `The mean (${p.mean}) describes only ${ofAll(p.typical, p.per)}`,
    nobody: (p) => `The mean (${p.mean}) describes no ${nouns[p.per].one} at all`,
    uneven: (p) => `The mean (${p.mean}) holds for only ${ofAll(p.typical, p.per)}`,
    fair: (p) => `The mean (${p.mean}) is a fair one: ${ofAll(p.typical, p.per)} are close to it`,
    mostlyZero: (p) => `${ofAll(p.zero, p.per)} are at zero; the mean of the others is not ${p.mean} but ${p.others}`,
    share: (p) => `Yes or no: ${ofAll(p.share, p.per)} are at 1, the others at 0; the mean is that share`,
    whale: (p) =>
      p.count === 1
        ? `A single ${nouns[p.per].one} moves the mean: ${p.mean} with, ${p.without} without`
        : `${counted(p.count, p.per)} move the mean: ${p.mean} with them, ${p.without} without`,
    tooFew: (p) => `${counted(p.n, p.per)}: the mean (${p.mean}) is still uncertain`,
    because: {
      zero: (share) => `: ${f.percent(share)} are at zero`,
      concentration: (share) => `: the top 10% make ${f.percent(share)} of the total`,
      skew: (share) => `: ${f.percent(share)} are below it`,
    },
  },
  subtitle: (p) => `${p.measure} · **${p.n}** · as of ${p.asOf}`,
  views: { histogram: 'Histogram', cumulative: 'Cumulative curve' },
  tip: (p) =>
    `${p.interval}: ${p.count}, ${f.percent(p.share)}${p.value === null ? '' : `, ${f.percent(p.value)} of the value`}`,
  pointTip: (p) => `${ofAll(p.share, p.per)} have at most ${p.value}`,
  shareAxis: (per) => `share of ${nouns[per].other}`,
  below: (value) => `below ${value}`,
  interval: (p) => `${p.from} to ${p.to}`,
  beyond: (value) => `${value} and over`,
  zero: 'zero',
  selected: {
    closed: (p) => `from ${p.from} to ${p.to}, both included`,
    halfOpen: (p) => `from ${p.from} to under ${p.to}`,
    atMost: (value) => `at most ${value}`,
    all: 'all values',
    withoutZeros: ', without the zeros',
  },
  footnote: {
    band: 'Grey band: within ±25% of the mean.',
    log: 'Logarithmic scale: each step of the axis multiplies the value.',
    beyond: (p) =>
      `Last bar: from ${p.from}, ${ofAll(p.share, p.per)}${p.value === null ? '' : ` and ${f.percent(p.value)} of the value`}.`,
    below: (p) => `Not drawn: ${counted(p.count, p.per)} below ${p.to}.`,
    offPicture: (mean) => `The mean (${mean}) is in the last bar.`,
    missing: (p) => `${counted(p.count, p.per)} without a value, left out.`,
    undated: (p) => `${counted(p.count, p.per)} without a date, or with one still to come, left out.`,
    anonymous: (count) => `${counted(count, 'row')} without a known customer.`,
    deciles: 'Dots mark the deciles.',
    cut: (max) => `The curve stops at 99.5%; the maximum is ${max}.`,
  },
  card: {
    title: 'What the average hides',
    typical: (per) => `of ${nouns[per].other} within ±25% of the mean`,
    typicalInterval: (p) => `between ${f.percent(p.low)} and ${f.percent(p.high)}`,
    alike: (per) =>
      `Uncertainty is reckoned as if each ${nouns[per].one} came from another customer: several of the same customer are alike, so the true uncertainty is larger.`,
    hoover: 'Hoover index: the share of value that would have to move for the mean to be true',
    hooverNone: 'Hoover index: does not apply, some values are negative or there is nothing to share',
    share: (per) => `of ${nouns[per].other} are at 1`,
    yesNo: 'Two values, 0 and 1: the mean is a share, there is no spread for it to hide.',
    silent: 'Nothing to report: the mean sums these values up well.',
    spread: 'None of these rules is enough to explain it: the values are spread, without two clear groups.',
    shape:
      'None of these rules explains it: it is the shape itself. See whether it has two humps, a sign of two populations.',
    noShare: 'does not apply: negative values, or nothing to share',
    rules: {
      few: {
        title: 'Sample size',
        fired: (p) =>
          p.margin === null ? `${p.n}: too few to conclude` : `${p.n}: mean known to ±${f.percent(p.margin)}`,
      },
      whale: {
        title: 'Whales',
        fired: (p) =>
          `without the top ${p.count === 1 ? nouns[p.per].one : counted(p.count, p.per)} the mean is ${p.without}`,
      },
      zero: {
        title: 'Zeros',
        none: 'no value is at zero',
        fired: (p) => `${ofAll(p.share, p.per)} are at zero; the mean of the others is ${p.others}`,
      },
      concentration: {
        title: 'Concentration',
        fired: (p) => `10% of ${nouns[p.per].other} make ${f.percent(p.share)} of the total`,
      },
      skew: {
        title: 'Skew',
        fired: (p) => `${f.percent(p.share)} are below the mean, half have at most ${p.median}`,
      },
    },
  },
  split: {
    title: (p) =>
      `Averages by ${p.split} explain ${f.percent(p.explained)} of the diversity: ${f.percent(1 - p.explained)} is inside`,
    unknown: (split) => `By ${split}`,
    panel: (p) => `${f.percent(p.share)} · mean ${p.mean}`,
    tip: (p) => `${p.panel} — ${p.interval}: ${p.count}`,
    note: 'Same bins and same scale everywhere; height is a share of the group; the line is its mean; the grey bar is its zeros, cut where it would stand out.',
    other: (levels) => (levels === 1 ? 'one other value' : `${f.integer(levels)} other values`),
    missing: 'unknown',
    selection: 'Selection in a group',
    noRule: 'Rows, or rare values put together, make no rule: choose a named group of a measure per customer.',
    group: 'Group',
    mean: 'Mean',
    median: 'Median',
    zeros: 'At zero',
  },
  brush: {
    label: 'Selection',
    detail: (p) =>
      `${ofAll(p.share, p.per)}${p.value === null ? '' : ` · ${f.percent(p.value)} of the value`} · ${p.interval}`,
    counting: 'Counting…',
    noBound: 'no bound',
    faults: {
      'not-a-number': 'This is not a number: write for example 137.5.',
      reversed: 'This bound is smaller than “From”: swap them.',
    },
    see: 'See them',
    card: 'Behind their average',
    segment: 'Make a segment',
    clear: 'Clear',
    hint: 'Drag across the picture, or type two bounds, to see who is there.',
    from: 'From',
    to: 'To',
    noRule: 'A product of two columns cannot become a rule: choose one column.',
  },
  table: {
    caption: (measure) => `Counts by bin: ${measure}`,
    bin: 'Bin',
    count: heading,
    share: 'Share',
    cumulated: 'Cumulated share',
    sum: 'Total',
    shareOfValue: 'Share of value',
    quantiles: (measure) => `Quantiles: ${measure}`,
    atMost: 'Value at most',
    summary: 'Key figures',
    deciles: { first: '10% are at most at', last: '90% are at most at' },
    max: 'Maximum',
    gini: 'Gini index',
    hoover: 'Hoover index',
    topFifth: (p) => `Share of the top 20% (${counted(p.count, p.per)})`,
  },
  settings: {
    title: 'What is shown',
    subject: 'Measure',
    groups: { record: 'Customer record' },
    events: (events) => `number (${events})`,
    how: 'Calculation',
    hows: {
      count: 'number',
      'days-since': 'days since the last',
      sum: 'sum',
      mean: 'mean per event',
      last: 'last value',
      'each-month': 'each month of each customer',
      'each-row': 'each row',
    },
    window: 'Period',
    windows: { all: 'all time', months: (n) => (n === 1 ? 'last month' : `last ${f.integer(n)} months`) },
    absent: 'Customers without event',
    absents: { zero: 'counted as zero', 'left-out': 'left out' },
    split: 'Compare by',
    noSplit: 'nothing',
    filter: 'Filter',
    addCondition: 'Add a condition',
    removeCondition: (column) => `the condition on ${column}`,
    column: 'Column',
    test: 'Test',
    value: 'Value',
    min: 'At least',
    max: 'At most',
    tests: {
      is: 'is',
      'is-not': 'is not',
      starts: 'starts with',
      'not-starts': 'does not start with',
      contains: 'contains',
      'not-contains': 'does not contain',
      above: 'more than',
      'at-least': 'at least',
      below: 'less than',
      'at-most': 'at most',
      present: 'is known',
      missing: 'is missing',
    },
    and: 'and',
    complex: 'This filter is richer than these fields can show.',
    clearFilter: 'Remove the filter',
    population: (population) => `Population: ${population}.`,
    undated: 'These rows carry no date: they are seen as they are, whatever the date.',
  },
  refusals: {
    nobody: 'Nobody is in this population at this date. Choose a wider population or a later date.',
    'no-rows': 'No row at this date with this filter. Widen the period or remove a condition.',
    'no-months':
      'No whole month of a customer in this period at this date. Widen the period or the population, or choose a later date.',
    'all-missing': (p) =>
      `No value: it is missing for ${p.count}. Choose another measure, or count the absent as zero.`,
    'too-few': (p) =>
      `${p.count} with a value: a distribution needs at least ${f.integer(p.needed)}. Widen the period or the population.`,
    oversized: (count) =>
      `${f.count(count, { one: 'infinite or outsized value', other: 'infinite or outsized values' })}: no mean would make sense. Check the column in Sources, or filter these values out.`,
    constant: (p) => `${p.count}, a single value: ${p.value}. The mean says it all.`,
  },
  empty: {
    title: 'Here, the distribution behind each average',
    why: 'As soon as there is a measure (a spend, a number of contacts, a tenure), you see how it spreads over your customers and whether its mean describes anyone.',
  },
  running: 'Computing the distribution',
  units: { years: (n) => `${n} years`, months: (n) => `${n} months`, days: (n) => `${n} days` },
};
