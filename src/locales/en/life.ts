import type { LifeWords } from '../fr/life.ts';
import { en as f } from '../formats.ts';

const days = { one: 'day', other: 'days' };

export const life: LifeWords = {
  stages: {
    none: 'not yet a customer',
    new: 'new',
    active: 'active',
    back: 'back',
    'at-risk': 'at risk',
    lapsed: 'lapsed',
  },
  stage: (p) => (p.at === null ? `life stage (${p.events})` : `life stage on ${p.at} (${p.events})`),
  born: (p) => (p.field === null ? `beginning (${p.events})` : p.field),
  inLife: (p) => {
    const period = p.unit === 'calendar' ? 'month' : '30-day period';
    if (p.to === null) return `${p.what}, ${period} ${f.integer(p.from)} of life or later`;
    return p.from === p.to
      ? `${p.what}, ${period} ${f.integer(p.from)} of life`
      : `${p.what}, ${period}s ${f.integer(p.from)} to ${f.integer(p.to)} of life`;
  },
  gap: (p) => `days from the ${ordinal(p.after)} to the ${ordinal(p.after + 1)} time (${p.events})`,
  days: (events) => `days with ${events}`,
  tenure: 'tenure',
  lostAt: 'tenure at departure',
  level: {
    missing: 'none',
    between: (p) => `${p.from} to ${p.to}`,
    since: (day) => `since ${day}`,
    until: (day) => `until ${day}`,
    below: (value) => `under ${value}`,
    from: (value) => `${value} or more`,
    band: (p) => `from ${p.from} to under ${p.to}`,
    days: (count) => f.count(count, days),
  },
};

function ordinal(n: number): string {
  const endings = ['th', 'st', 'nd', 'rd'];
  const last = n % 100 > 10 && n % 100 < 14 ? 0 : n % 10;
  return `${f.integer(n)}${endings[last] ?? 'th'}`;
}
