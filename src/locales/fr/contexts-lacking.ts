import { fr as f } from '../formats.ts';
import { countedNouns, type CountedNoun } from './counted-nouns.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What the contexts say where something is lacking: customers, contacts in the period, values few enough to cross. */
const contextsLackingCounting = (contacts: CountedNoun) => ({
  emptyPeriod: {
    title: `Aucun ${contacts.one} dans cette période`,
    on: (p: { readonly from: string; readonly to: string }) => `Le fichier va du ${f.date(p.from)} au ${f.date(p.to)}.`,
    why: 'Allongez la période ou changez la date de situation, en haut de l’écran.',
    whyFiltered: 'Retirez le filtre, allongez la période ou changez la date de situation, en haut de l’écran.',
    whole: 'Prendre toute la période',
    unfilter: 'Retirer le filtre',
  },
  noneLinked: {
    unknown: `Aucun ${contacts.one} d’un client connu`,
    whyUnknown:
      'Leurs clients ne figurent nulle part ailleurs. Dans Sources, vérifiez la colonne qui identifie le client, dans ce fichier et dans celui des clients.',
    outside: `Aucun ${contacts.one} de cette population`,
    whyOutside: 'Tous viennent d’autres clients. Regardez tous les clients, ou une autre population.',
  },
  unnamed: `Aucun de ces ${contacts.other} ne dit de quel client il vient\u00A0: on ne sait ni qui est concerné, ni qui aurait pu l’être. Voici les nombres. Pour aller plus loin, indiquez dans Sources la colonne qui identifie le client, ou ajoutez un fichier de clients.`,
  most: (p: { readonly context: string; readonly contacts: number; readonly share: number }) =>
    `Le plus fréquent\u00A0: ${p.context}, ${f.count(p.contacts, contacts)} (${f.percent(p.share)}).`,
  ofUnknown: 'Sans client connu',
  shareOf: 'Part',
  apart: {
    title: `${capital(contacts.other)} sans client connu`,
    note: (count: number) =>
      `${f.count(count, contacts)} de la période, à part\u00A0: hors de tous les taux. Si un canal domine, c’est souvent qu’il ne demande pas qui parle.`,
    caption: `${capital(contacts.other)} sans client connu, par canal et motif`,
    show: 'Les compter par canal et motif',
    hide: 'Replier',
  },
  allInOne: (context: string) =>
    `Tous les ${contacts.other} sont dans un seul contexte\u00A0: ${context}. Un tel partage vient souvent d’une dimension que ce qui est compté crée lui-même\u00A0: retirez-la et relancez.`,
  leftOut: {
    title: 'Non proposées',
    line: (p: { readonly dimension: string; readonly values: number }) =>
      `${p.dimension}\u00A0: ${f.integer(p.values)} valeurs, trop pour en croiser chacune.`,
    add: (dimension: string) => `Ajouter ${f.quote(dimension)}\u00A0: ses 7 valeurs les plus fréquentes, et les autres`,
    addShort: 'Ajouter, réduite à 7',
  },
});

export type ContextsLackingWords = ReturnType<typeof contextsLackingCounting>;

export const contextsLacking = contextsLackingCounting(countedNouns.contacts);

export const contextsLackingOf = {
  events: contextsLackingCounting(countedNouns.events),
  returns: contextsLackingCounting(countedNouns.returns),
  'low-scores': contextsLackingCounting(countedNouns['low-scores']),
  field: contextsLackingCounting(countedNouns.field),
};

export type ContextsLackingOfWords = typeof contextsLackingOf;

/** What can be counted where there are no contacts. */
export const contextsOutcomes = {
  title: 'Que compter\u202F?',
  why: 'Aucun fichier de contacts ici. Les mêmes contextes se cherchent pour ce que vos clients ont ou non\u00A0: résiliation, réclamation, accord. Choisissez-en un, ou déposez un fichier de contacts avec le numéro du client et la date.',
  events: 'Ce qui est arrivé',
  fields: 'Ce qui est vrai de certains clients',
  choice: (p: { readonly what: string; readonly customers: number; readonly share: number }) =>
    `${p.what} · ${f.count(p.customers, { one: 'client', other: 'clients' })} (${f.percent(p.share)})`,
  rows: (p: { readonly what: string; readonly rows: number }) =>
    `${p.what} · ${f.count(p.rows, { one: 'ligne', other: 'lignes' })}`,
};

export type ContextsOutcomesWords = typeof contextsOutcomes;
