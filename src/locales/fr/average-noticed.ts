import { fr as f } from '../formats.ts';
import { nouns, type Per } from './average-nouns.ts';

const counted = (count: number, per: Per): string => f.count(count, nouns[per]);

interface Change {
  readonly measure: string;
  readonly before: string;
  readonly after: string;
  readonly up: boolean;
  /** The dimension that the change is split along. */
  readonly by: string;
}

/** What Home says of averages without being asked. Values come written, with their unit. */
export const noticed = {
  twoPopulations: (p: {
    readonly per: Per;
    readonly mean: string;
    readonly low: { readonly n: number; readonly mean: string };
    readonly high: { readonly n: number; readonly mean: string };
  }) =>
    `La moyenne (**${p.mean}**) mêle deux populations\u00A0: **${counted(p.low.n, p.per)}** autour de ${p.low.mean} et **${counted(p.high.n, p.per)}** autour de ${p.high.mean}`,
  cut: (p: { readonly cut: string; readonly typical: number }) =>
    `coupe à ${p.cut} · ${f.percent(p.typical)} seulement à ±\u00A025\u202F% de la moyenne`,
  misleads: (p: { readonly per: Per; readonly mean: string; readonly typical: number; readonly below: number }) =>
    `La moyenne (**${p.mean}**) ne décrit que **${f.percent(p.typical)}** des ${nouns[p.per].other}\u00A0: ${f.percent(p.below)} sont en dessous`,
  reversal: (p: Change & { readonly against: boolean }) =>
    `La moyenne ${p.up ? 'monte' : 'baisse'} (de ${p.before} à **${p.after}**), alors qu’elle **${p.up ? 'baisse' : 'monte'} ${p.against ? 'dans chaque groupe' : 'à groupes constants'}** (${p.by})\u00A0: c’est le mélange qui a changé, pas le comportement`,
  mostlyMix: (p: Change & { readonly share: number }) =>
    `La moyenne ${p.up ? 'monte' : 'baisse'} (de ${p.before} à **${p.after}**) et **${p.share >= 0.995 ? 'tout' : f.percent(p.share)}** du changement vient du mélange par ${p.by}, pas du comportement`,
  group: (p: { readonly name: string; readonly before: string; readonly after: string }) =>
    `${p.name}\u00A0: ${p.before} → ${p.after}`,
  effects: (p: { readonly behaviour: string; readonly mix: string }) => `comportement ${p.behaviour}, mélange ${p.mix}`,
  yearBefore: 'sur un an',
  stop: 'Arrêter la recherche',
  resume: 'Reprendre la recherche',
  looking: (share: number | null) =>
    share === null
      ? 'Recherche dans les autres mesures…'
      : `Recherche dans les autres mesures\u00A0: ${f.percent(share)}`,
};

export type NoticedWords = typeof noticed;
