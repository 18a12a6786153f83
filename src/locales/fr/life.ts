import { fr as f } from '../formats.ts';

const days = { one: 'jour', other: 'jours' };

/** A customer's life in words: stages, beginnings, months of age, gaps, ends; said the same way on every screen. */
export const life = {
  stages: {
    none: 'pas encore client',
    new: 'nouveau',
    active: 'actif',
    back: 'revenu',
    'at-risk': 'à risque',
    lapsed: 'inactif',
  },
  stage: (p: { readonly events: string; readonly at: string | null }) =>
    p.at === null ? `étape de vie (${p.events})` : `étape de vie au ${p.at} (${p.events})`,
  born: (p: { readonly events: string; readonly field: string | null }) =>
    p.field === null ? `début de vie (${p.events})` : p.field,
  inLife: (p: {
    readonly what: string;
    readonly from: number;
    readonly to: number | null;
    readonly unit: 'calendar' | 'thirty-days';
  }) => {
    const period = p.unit === 'calendar' ? 'mois' : 'période de 30 jours n°\u00A0';
    const at = (k: number): string => `${period}${p.unit === 'calendar' ? ' ' : ''}${f.integer(k)}`;
    if (p.to === null) return `${p.what}, ${at(p.from)} de vie ou plus tard`;
    return p.from === p.to ? `${p.what}, ${at(p.from)} de vie` : `${p.what}, ${at(p.from)} à ${f.integer(p.to)} de vie`;
  },
  gap: (p: { readonly events: string; readonly after: number }) =>
    `jours de la ${ordinal(p.after)} à la ${ordinal(p.after + 1)} fois (${p.events})`,
  days: (events: string) => `jours avec ${events}`,
  tenure: 'ancienneté',
  lostAt: 'ancienneté au départ',
  level: {
    missing: 'aucun',
    between: (p: { readonly from: string; readonly to: string }) => `du ${p.from} au ${p.to}`,
    since: (day: string) => `depuis le ${day}`,
    until: (day: string) => `jusqu’au ${day}`,
    below: (value: string) => `moins de ${value}`,
    from: (value: string) => `${value} et plus`,
    band: (p: { readonly from: string; readonly to: string }) => `de ${p.from} à moins de ${p.to}`,
    days: (count: number) => f.count(count, days),
  },
};

function ordinal(n: number): string {
  return n === 1 ? '1re' : `${f.integer(n)}e`;
}

export type LifeWords = typeof life;
