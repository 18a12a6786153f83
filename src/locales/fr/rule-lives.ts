import { fr as f } from '../formats.ts';

const days = { one: 'jour', other: 'jours' };

/** Of a customer’s life, what two rules must differ by in words when they differ: thresholds, beginnings, ends. */
export const ruleLives = {
  stages: (p: { readonly atRisk: string; readonly lapsed: string; readonly newDays: number }) =>
    `à risque après ${p.atRisk}, inactif après ${p.lapsed}, nouveau ${f.count(p.newDays, days)}`,
  inDays: (text: string) => `${text} jours`,
  inRhythms: (p: { readonly times: string; readonly typical: string }) =>
    `${p.times} fois son rythme (d’ordinaire ${p.typical} jours)`,
  calendar: 'mois du calendrier',
  thirtyDays: 'périodes de 30 jours',
  beginsWith: (what: string) => `depuis ${what}`,
  beginsWithFirst: (events: string) => `depuis le premier événement (${events})`,
  of: (events: string) => `d’après ${events}`,
  endsWith: (field: string) => `jusqu’à ${field}`,
  endsInSilence: (p: { readonly days: number; readonly events: string }) =>
    `jusqu’à un silence de ${f.count(p.days, days)} (${p.events})`,
  knownSince: (date: string) => `départs connus depuis le ${date}`,
  /** The second segment of a name, the third … */
  another: (p: { readonly name: string; readonly n: number }) => `${p.name} (le ${f.integer(p.n)}e de ce nom)`,
};

export type RuleLivesWords = typeof ruleLives;
