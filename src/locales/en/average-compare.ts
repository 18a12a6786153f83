import { en as f } from '../formats.ts';
import type { ComparedWords } from '../fr/average-compare.ts';
import type { Per } from '../fr/average-nouns.ts';
import { nouns } from './average-nouns.ts';

const counted = (count: number, per: Per): string => f.count(count, nouns[per]);

export const compared: ComparedWords = {
  rules: {
    clumps: {
      title: 'Two populations',
      fired: (p) =>
        `below ${p.cut}, ${counted(p.low.n, p.per)} around ${p.low.mean}; above, ${counted(p.high.n, p.per)} around ${p.high.mean}`,
      none: 'a single hump',
      few: 'fewer than 200 positive values: it cannot be told',
      segments: 'Cut into two segments',
      names: (p) => ({ low: `${p.measure} below ${p.cut}`, high: `${p.measure} from ${p.cut} on` }),
    },
    groups: {
      title: 'Different groups',
      fired: (p) => `the mean mixes ${p.low} (${p.lowMean}) and ${p.high} (${p.highMean})`,
      none: 'the groups look alike',
    },
    'hidden-inside': {
      title: 'Hidden diversity',
      fired: (p) =>
        `segment averages explain ${f.percent(p.explained)} of the diversity: ${f.percent(1 - p.explained)} is inside`,
    },
    mix: {
      title: 'Mix',
      reversal: (p) =>
        `the mean ${p.up ? 'rises' : 'falls'}, but at constant mix (${p.by}) it ${p.up ? 'falls' : 'rises'}: ${p.behaviour}`,
      mostly: (p) => `most of the change (${p.mix}) is mix by ${p.by}, not behaviour`,
      none: 'the change is no effect of the mix',
    },
    crossing: {
      title: 'Opposite movements',
      fired: (p) => `stable mean, but some deciles rise (${p.up}) and others fall (${p.down})`,
      none: 'no deciles move in opposite ways',
    },
  },
  views: { lorenz: 'Lorenz curve', letters: 'Letter values' },
  lorenz: {
    value: 'share of the value',
    gini: (gini) => `Gini ${gini}`,
    hoover: (hoover) => `widest gap: Hoover ${hoover}`,
    equal: 'equality',
    tip: (p) => `the bottom ${f.percent(p.customers)} of ${nouns[p.per].other} make ${f.percent(p.value)} of the value`,
    none: 'No Lorenz curve: there are negative values, or nothing to share. The other views stay true.',
    note: 'Everybody counts for their share; the further the curve is from the diagonal, the less the value is shared.',
    caption: (measure) => `Lorenz curve: ${measure}`,
    customers: (per) => `Share of ${nouns[per].other}`,
  },
  letters: {
    caption: (measure) => `Letter values: ${measure}`,
    letter: 'Letter',
    tail: 'In each tail',
    lower: 'Low value',
    upper: 'High value',
    spread: 'Spread',
    names: { M: 'median', F: 'fourths', E: 'eighths' },
    tip: (p) => `${f.percent(p.share)} of the values are between ${p.lower} and ${p.upper}`,
    note: 'Each box leaves out half of what the one before does; they stop before the tails rest on too few.',
  },
  scale: {
    label: 'Scale',
    auto: 'as the data asks',
    linear: 'linear',
    log: 'logarithmic',
    negatives: 'No logarithmic scale: there are negative values.',
    asinh: (value) => `Nearly linear from −${value} to ${value}, logarithmic beyond, on both sides of zero.`,
    noLog: 'No logarithmic scale: half of the values are the same. It stays linear.',
  },
  settings: {
    label: 'Compare with',
    none: 'nothing',
    before: (months) => (months === 12 ? 'one year earlier' : `${f.months(months)} earlier`),
    groups: (p) => `${p.other} against ${p.one}`,
    one: 'Reference group',
    other: 'Compared group',
    twoGroups: 'two groups…',
  },
  running: 'Computing the comparison',
  nobody: 'One of the two sides is empty: there is nothing to compare. Choose another date or another group.',
  notCovered: 'The data begins inside the earlier period: this change is not a true one. Choose a shorter period.',
  shift: {
    title: {
      up: (p) => (p.all ? 'All deciles rise' : 'Some deciles rise, none falls'),
      down: (p) => (p.all ? 'All deciles fall' : 'Some deciles fall, none rises'),
      both: 'Some deciles rise, others fall',
      none: 'No decile moves beyond its uncertainty',
    },
    subtitle: (p) => `${p.other} against ${p.one} · mean ${p.change} (between ${p.low} and ${p.high})`,
    axis: 'shift',
    decile: (p) => `D${f.integer(p * 10)}`,
    tip: (p) => `${p.decile}: from ${p.from} to ${p.to}, ${p.shift} (between ${p.low} and ${p.high})`,
    note: 'Each dot: how far a decile must move to be that of the other side. The lines hold together in 95 cases of 100.',
    caption: 'Shift between deciles',
    columns: {
      decile: 'Decile',
      one: 'Reference',
      other: 'Compared',
      shift: 'Shift',
      low: 'At least',
      high: 'At most',
    },
    unbounded: 'no bound',
  },
  mix: {
    heading: {
      reversal: (p) => `Reversal: the mean changes by ${p.change}, but by ${p.behaviour} at constant mix (${p.by})`,
      'mostly-mix': (p) => `${p.mix} of ${p.change} is mix by ${p.by}`,
      behaviour: (p) => `${p.behaviour} of ${p.change} is behaviour (by ${p.by})`,
      nothing: (p) => `The mean changes by ${p.change}: its split by ${p.by} cannot be told from chance`,
    },
    against: 'Every group goes against the whole (Simpson’s paradox).',
    caption: (by) => `Mix and behaviour by ${by}`,
    columns: {
      group: 'Group',
      behaviour: 'Behaviour',
      mix: 'Mix',
    },
    sides: {
      before: {
        shareBefore: 'Share before',
        shareAfter: 'Share after',
        before: 'Mean before',
        after: 'Mean after',
        along: 'Split the change by',
        note: 'Behaviour: the mean of the group changed. Mix: its weight did. The two make the change, with no remainder (Kitagawa, centred).',
      },
      groups: {
        shareBefore: 'Share, reference',
        shareAfter: 'Share, compared',
        before: 'Mean, reference',
        after: 'Mean, compared',
        along: 'Split the difference by',
        note: 'Behaviour: the mean differs within the group. Mix: the weight of the group does. The two make the difference, with no remainder (Kitagawa, centred).',
      },
    },
    total: 'All',
    others: (n) => f.count(n, { one: 'other', other: 'others' }),
  },
  separation: {
    title: 'What separates best',
    none: 'No dimension tells customers apart on this measure.',
    explains: (share) => `${f.percent(share)} of ranks`,
    choose: (by) => `Compare by ${by}`,
    note: 'Share of the diversity that group averages explain (omega², on ranks; in brackets on logarithms).',
    running: 'Looking for the dimension that separates',
  },
  stripTitle: '10% – half – 90%, and the mean (diamond)',
  strip: (p) => `mean ${p.mean}; 10% under ${p.p10}, half under ${p.p50}, 90% under ${p.p90}`,
};
