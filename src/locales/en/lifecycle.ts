import type { LifecycleWords } from '../fr/lifecycle.ts';
import { en as f } from '../formats.ts';

const customers = { one: 'customer', other: 'customers' };
const days = { one: 'day', other: 'days' };

type Unit = 'calendar' | 'thirty-days';

const age = (unit: Unit, k: number): string =>
  unit === 'calendar' ? `month ${f.integer(k)}` : `period ${f.integer(k)}`;
const emptyAge = (unit: Unit): string => `A ${unit === 'calendar' ? 'month' : 'period'} without anything counts as 0.`;
const months = (value: number): string => {
  const count = Math.round((value / 30.4375) * 10) / 10;
  return `${f.number(count)}\u00A0${count === 1 ? 'month' : 'months'}`;
};
const span = (value: number): string => (value < 90 ? f.count(Math.round(value), days) : months(value));
const nth = (n: number): string => {
  const last = n % 100 > 10 && n % 100 < 14 ? 0 : n % 10;
  return `${f.integer(n)}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
};

export const lifecycle: LifecycleWords = {
  title: 'Lifecycle',
  question: 'How do customers change over time?',
  running: 'Reading lives',
  empty: {
    title: 'The life of your customers, month after month',
    why: 'Here you will see who comes back, who drifts away and who leaves: by cohort, by age, by stage of life. It takes a file of dated events (purchases, visits, contacts) with the customer number.',
  },
  noDates: {
    title: 'No dated event of a known customer',
    why: 'The lifecycle is read in dates: give the role “date” to a column of purchases or contacts, and link that file to the customers by their number.',
  },
  views: { cohorts: 'Cohorts', fan: 'By age', stages: 'Stages', survival: 'Departures', repeat: 'Repeat' },
  subtitle: (p) => `${p.events} · **${f.count(p.n, customers)}** · as of ${p.asOf}`,
  nobody: {
    population:
      'The chosen population holds no customer at this date. Choose another at the top of the page, or a later date.',
    events: (events) =>
      `No customer of the population has an event (${events}) at this date. Choose other events, or a later date.`,
    born: (field) => `No customer has a date in “${field}” at this date. Let life begin with the first event.`,
    young: 'No month of life is over yet at this date: it takes one to see anything.',
    oversized:
      'There are infinite or outsized amounts: no mean would make sense. Check the column in Sources, or choose another measure.',
  },
  few: (n) => `Only ${f.count(n, customers)}: each figure rests on one or two people, draw no rule from it.`,
  returns: 'Returns and cancellations do not count as coming; their amounts are deducted.',
  future: 'What is dated after the as-of date is not seen.',
  unborn: (n) => `${f.count(n, customers)} without a known beginning: left out.`,
  cohorts: {
    headline: {
      in: (p) =>
        p.unit === 'calendar'
          ? `${f.percent(p.share)} of customers are active ${p.k === 1 ? 'the month after they began' : `${f.integer(p.k)} months after they began`}`
          : `${f.percent(p.share)} of customers are active in their ${nth(p.k + 1)} period of 30 days`,
      since: (p) =>
        p.unit === 'calendar'
          ? `${f.percent(p.share)} of customers still came ${f.integer(p.k)} months after they began, or later`
          : `${f.percent(p.share)} of customers still came in their ${nth(p.k + 1)} period of 30 days, or later`,
      none: 'No month is over yet after the first',
    },
    footnote: {
      in: (unit) =>
        unit === 'calendar'
          ? 'Share of the cohort with at least one event in month k after that of their beginning. Who came on 31 January and then on 1 February is active in month 1, after a day: the axis of 30 days would not say so.'
          : 'Share of the cohort with at least one event in their period k of 30 days, counted from their first day.',
      since: (unit) =>
        unit === 'calendar'
          ? 'Share of the cohort with at least one event in month k or later. The last months are low because what follows is not known yet.'
          : 'Share of the cohort with at least one event in their period k of 30 days or later. The last periods are low because what follows is not known yet.',
      hatched: 'Hatched: not yet observed in full, for the whole cohort. It is not zero.',
      stops: 'A curve stops where the cohort is not yet observed in full.',
      older: (n) => `${f.count(n, customers)} of older cohorts are not drawn.`,
    },
    rowAxis: 'Beginning · customers',
    columnAxis: {
      calendar: 'months after that of the beginning',
      'thirty-days': 'periods of 30 days since the beginning',
    },
    together: 'All',
    row: (p) => `${p.cohort} · ${f.compact(p.size)}`,
    cohort: {
      month: (from) => f.month(from),
      quarter: (from) => `Q${String(Math.ceil(Number(from.slice(5, 7)) / 3))}\u00A0${from.slice(0, 4)}`,
      year: (from) => from.slice(0, 4),
    },
    cell: (share) => f.integer(share * 100),
    tip: (p) =>
      `${p.cohort}, ${age(p.unit, p.k)}: ${f.percentExact(p.active / p.size)} (${f.integer(p.active)} of ${f.count(p.size, customers)})`,
    unseen: (p) => `${p.cohort}, ${age(p.unit, p.k)}: not yet observed`,
    shareAxis: 'share of the cohort',
    columns: {
      cohort: 'Beginning',
      k: { calendar: 'Months after', 'thirty-days': 'Period' },
      size: 'Customers',
      in: 'Active',
      since: 'Active then or later',
      share: 'Share',
    },
    notYet: 'not yet observed',
    marks: { active: 'active', silent: 'absent', later: 'active then or later', gone: 'not seen again' },
  },
  fan: {
    headline: {
      zero: (p) => `In ${age(p.unit, p.k)}, half the customers are at zero and one in ten is above ${p.p90}`,
      moves: (p) => `The median customer goes from ${p.from} to ${p.to} by ${age(p.unit, p.k)}`,
      still: (p) => `The median customer stays at ${p.value} up to ${age(p.unit, p.k)}`,
    },
    subtitle: (p) =>
      p.upTo
        ? `${p.what}, total since the beginning of life`
        : `${p.what}, in each ${p.unit === 'calendar' ? 'month' : 'period of 30 days'} of life`,
    count: 'number',
    footnote: {
      all: (unit) =>
        `At each age, the customers observed through it: they are not the same from one age to the next. ${emptyAge(unit)}`,
      same: (p) =>
        `The same ${f.count(p.n, customers)} throughout, of ${f.integer(p.of)}: those observed up to ${age(p.unit, p.k)}. ${emptyAge(p.unit)}`,
    },
    kept: {
      group: 'Kept measures',
      without: (names) =>
        `Cannot be followed month by month: ${f.list(names)}. It takes a count or a sum of dated events, without filter.`,
    },
    median: 'median',
    mean: 'mean',
    tenths: 'P10–P90',
    quarters: 'P25–P75',
    nAxis: 'customers observed',
    xAxis: { calendar: 'month of life', 'thirty-days': 'periods of 30 days' },
    tip: (p) =>
      `${age(p.unit, p.k)} · ${f.count(p.n, customers)} · median ${p.p50} · P10 ${p.p10} · P90 ${p.p90} · mean ${p.mean}`,
    columns: {
      k: { calendar: 'Month of life', 'thirty-days': 'Period of life' },
      n: 'Customers',
      mean: 'Mean',
      p10: 'P10',
      p25: 'P25',
      p50: 'Median',
      p75: 'P75',
      p90: 'P90',
    },
    marks: { top: 'the top tenth', half: 'the top half', none: 'without anything' },
  },
  stages: {
    headline: (p) =>
      `${f.percent(p.share)} of customers are at risk or lapsed, against ${f.percent(p.before)} on ${p.date}`,
    headlineAlone: (share) => `${f.percent(share)} of customers are at risk or lapsed`,
    footnote:
      'Among customers who have at least one event at each date; the stages and “not yet a customer” sum to the population.',
    valueAxis: 'customers',
    tip: (p) => `${p.stage} on ${p.date}: ${f.count(p.n, customers)} (${f.percentExact(p.share)})`,
    columns: { at: 'Date', stage: 'Stage', n: 'Customers', share: 'Share' },
    pictures: { stock: 'Stock', flow: 'Flow' },
    flow: {
      title: (p) => `${f.percent(p.share)} of those who were active on ${p.from} are at risk or lapsed`,
      titleAlone: (from) => `Where customers come from and go to since ${from}`,
      subtitle: (p) => `each row: the customers of a stage on ${p.from}, and their stage on ${p.to}`,
      rowAxis: (from) => `on ${from}`,
      columnAxis: (to) => `on ${to}, in % of the row`,
      row: (p) => `${p.stage} · ${f.compact(p.n)}`,
      tip: (p) =>
        `${p.from} → ${p.to}: ${f.count(p.n, customers)} (${f.percentExact(p.n / p.of)} of ${f.integer(p.of)})`,
      columns: { from: 'Before', to: 'After', n: 'Customers', share: 'Share of the row' },
    },
    acts: { compare: 'Compare the stages', contexts: 'Make it a dimension of contexts' },
    rules: {
      title: 'The rules, in order',
      none: 'Not yet a customer: no event.',
      lapsed: (limit) => `Lapsed: silent for more than ${limit}.`,
      atRisk: (limit) => `At risk: silent for more than ${limit}.`,
      back: (limit) => `Back: last gap of more than ${limit}.`,
      new: (count) => `New: first event at most ${f.count(count, days)} ago.`,
      active: 'Active: everybody else.',
      days: (count) => f.count(count, days),
      rhythms: (count) => `${f.number(count)} times their rhythm`,
      rhythm: (gap) =>
        `Rhythm: the customer’s median gap between two days of coming, drawn to that of the median customer (${f.count(Math.round(gap), days)}) where there are few gaps.`,
      check: {
        none: 'Too few recent returns to check whether it predicts better than silence in days.',
        found: (p) =>
          `Checked on ${f.count(p.customers, customers)}, of whom ${f.integer(p.returned)} came back between ${p.cut} and ${p.end}: silence in days tells them apart ${f.percent(p.byDays)} of the time, rhythm ${f.percent(p.byRhythm)} (50% would be chance).${p.byRhythm < p.byDays ? ' Days predict better: keep rhythm to explain.' : ''}`,
      },
      within: (p) =>
        `Read off the base: ${f.percent(p.atRisk)} of the returns come before the first threshold, ${f.percent(p.lapsed)} before the second (${f.percent(p.ever)} of silences end in a return).`,
    },
    settings: {
      basis: 'Silence counted in',
      bases: { days: 'days', rhythm: 'the customer’s rhythm' },
      atRisk: 'At risk beyond',
      lapsed: 'Lapsed beyond',
      newDays: 'New for',
      readOff: 'Read the thresholds off the base',
      unit: { days: 'days', rhythm: 'times' },
      order: 'The threshold “lapsed” is lower than “at risk”: nobody will be at risk.',
    },
  },
  survival: {
    headline: {
      median: (value) => `Half the customers have left after ${span(value)}`,
      year: (share) => `After a year, ${f.percent(share)} of customers are still there`,
      end: (p) => `After ${span(p.days)}, ${f.percent(p.share)} of customers are still there`,
      none: 'No departure at this date',
    },
    subtitle: (p) =>
      `**${f.count(p.n, customers)}** followed · ${f.count(p.lost, { one: 'departure', other: 'departures' })} · as of ${p.asOf}`,
    assumption: (count) =>
      `Assumption: a silence of more than ${f.count(count, days)} is a departure, on the day it grows too long; coming back later does not undo it.`,
    dated: (field) => `Departure: the date in “${field}”.`,
    since: (date) =>
      `Departures known since ${date}: who was a customer before enters the curve at the age they had that day.`,
    maybeSince: (date) =>
      `The first known departure is of ${date}, long after the first customers: if earlier departures are not in the file, say since when they are, otherwise the curve is too high.`,
    left: (n) => `${f.count(n, customers)} without a beginning, or whose end is before it: not followed.`,
    interval: 'Kaplan-Meier, 95% interval. Who is still there counts up to the age they were seen at.',
    xAxis: 'tenure, in months',
    yAxis: 'still customers',
    all: 'all',
    other: (n) => f.count(n, { one: 'other', other: 'others' }),
    median: (value) => `median ${span(value)}`,
    tip: (p) =>
      `${p.who}, ${span(p.days)}: ${f.percentExact(p.share)}${p.low === null || p.high === null ? '' : ` (${f.percent(p.low)} to ${f.percent(p.high)})`} · ${f.count(p.atRisk, customers)} observed`,
    test: {
      apart: (p) =>
        `The groups of ${p.by} do not leave at the same pace (log-rank: χ² ${f.number(p.chi)}, p ${p.p < 0.001 ? '' : '= '}${f.probability(p.p)}).`,
      alike: (p) =>
        `Nothing says that the groups of ${p.by} leave at different paces (log-rank: χ² ${f.number(p.chi)}, p = ${f.probability(p.p)}).`,
    },
    columns: {
      who: 'Group',
      days: 'Days',
      share: 'Still there',
      low: 'from',
      high: 'to',
      atRisk: 'Observed',
      lost: 'Departures',
    },
    pictures: { curve: 'Curve', hazard: 'Risk by month' },
    hazard: {
      title: (p) => `Most leave in the ${nth(p.month + 1)} month: ${f.percent(p.hazard)} of those who get there`,
      subtitle: 'share of the customers who reach each month of tenure and leave in it',
      xAxis: 'month of tenure',
      yAxis: 'leave in the month',
      line: 'risk',
      tip: (p) =>
        `${nth(p.month + 1)} month: ${f.percentExact(p.hazard)} (${f.percent(p.low)} to ${f.percent(p.high)}), ${f.integer(p.lost)} of ${f.integer(p.atRisk)}`,
      columns: { month: 'Month', atRisk: 'Reached it', lost: 'Left', hazard: 'Risk', low: 'from', high: 'to' },
    },
    settings: {
      begins: 'The relation begins',
      firstEvent: 'with the first event',
      ends: 'It ends',
      silence: 'with a silence',
      date: (field) => `on the date “${field}”`,
      days: 'Silence of more than',
      daysUnit: 'days',
      since: 'Departures known since',
      split: 'Compare by',
      noSplit: 'Do not compare',
    },
    marks: { lost: 'left before', still: 'still followed after', inMonth: 'left in that month' },
    groups: {
      title: 'By group',
      group: 'Group',
      customers: 'Customers',
      lost: 'Departures',
      median: 'Median',
      year: 'After a year',
    },
  },
  repeat: {
    headline: (p) => `${f.percent(p.share)} of customers came only once, of ${f.integer(p.n)}`,
    headlineYear: (p) =>
      `${f.percent(p.share)} of customers come back within a year; ${f.percent(p.once)} came only once`,
    footnote:
      'Several events of one day are one time. Each curve estimates the share of those who came back, by the days passed: who still waits counts for as long as they have waited (Kaplan-Meier).',
    xAxis: 'days since the time before',
    yAxis: 'came back',
    step: (n) => `${nth(n)}\u00A0→\u00A0${nth(n + 1)}`,
    tip: (p) =>
      `${p.step}, ${f.count(p.days, days)}: ${f.percentExact(p.share)} came back · ${f.count(p.waiting, customers)} observed`,
    table: {
      title: 'From one time to the next',
      step: 'Step',
      reached: 'Got there',
      share: 'Share of customers',
      came: 'Came back so far',
      within: (count) => `in ${f.count(count, days)}`,
      between: 'Gap of those who came back: P10 · median · P90',
      gaps: (p) => `${f.number(p.p10)} · ${f.number(p.p50)} · ${f.number(p.p90)}\u00A0d`,
      unknown: 'not known yet',
    },
    columns: { step: 'Step', days: 'Days', share: 'Came back', low: 'from', high: 'to', waiting: 'Observed' },
    marks: { came: 'came back in that time', waiting: 'not back yet' },
    times: (n) => f.count(n, { one: 'time', other: 'times' }),
  },
  settings: {
    title: 'Settings',
    events: 'Events',
    begins: 'Life begins',
    firstEvent: 'with the first event',
    unit: 'Age counted in',
    units: { calendar: 'calendar months', 'thirty-days': 'periods of 30 days' },
    grain: 'Cohorts',
    grains: { auto: 'as the history asks', month: 'by month', quarter: 'by quarter', year: 'by year' },
    counts: 'Count',
    countsOptions: {
      calendar: { in: 'in month k', since: 'in month k or later' },
      'thirty-days': { in: 'in period k', since: 'in period k or later' },
    },
    picture: 'Picture',
    pictures: { table: 'Table', curves: 'Curves' },
    subject: 'Measure',
    subjectCount: (events) => `number (${events})`,
    adds: 'Take',
    addsOptions: {
      calendar: { month: 'each month of life', 'up-to': 'the total since the beginning' },
      'thirty-days': { month: 'each period of 30 days', 'up-to': 'the total since the beginning' },
    },
    same: 'The same customers throughout',
    through: { calendar: 'Observed up to month', 'thirty-days': 'Observed up to period' },
    population: (name) => `Population: ${name}`,
  },
  pick: {
    label: 'Selection',
    hint: 'Click in the picture, or on a row of the table (Enter), to see who it is.',
    counting: 'counting…',
    count: (n) => f.count(n, customers),
    choices: 'Which ones',
    see: 'See the customers',
    segment: 'Make a segment',
    clear: 'Clear',
  },
};
