import { fr as f } from '../formats.ts';
import { countedNouns, type CountedNoun } from './counted-nouns.ts';

const contextes = { one: 'contexte', other: 'contextes' };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Contexts as a picture, how what is counted concentrates, and two contexts beside each other. */
const contextsMapCounting = (contacts: CountedNoun) => ({
  tab: 'Carte',
  views: { map: 'Volume et taux', curve: 'Concentration' },
  mapTitle: (p: { readonly context: string; readonly share: number }) =>
    `${p.context} pèse le plus\u00A0: ${f.percent(p.share)} de l’excédent confirmé`,
  mapNone: 'Aucun contexte à placer',
  mapSubtitle: (p: { readonly lines: number; readonly leads: number }) =>
    `**${f.count(p.lines, contextes)}** de la liste, ${f.integer(p.leads)} autres pistes · aire\u00A0: ${contacts.other} en trop`,
  mapCostSubtitle: (p: { readonly lines: number; readonly leads: number }) =>
    `**${f.count(p.lines, contextes)}** de la liste, ${f.integer(p.leads)} autres pistes · aire\u00A0: coût de l’excédent`,
  mapNote: 'Orange\u00A0: la liste, avec son rang\u202F; bleu\u00A0: les autres pistes. Un clic ouvre le contexte.',
  volumeAxis: contacts.other,
  rateAxis: {
    customers: `${contacts.other} par client`,
    'customer-years': `${contacts.other} par client et par an`,
  },
  against: (rate: string) => `ensemble ${rate}`,
  tip: (p: { readonly context: string; readonly contacts: number; readonly rate: string; readonly excess: string }) =>
    `${p.context}\u00A0: ${f.count(p.contacts, contacts)}, ${p.rate}, ${p.excess} en trop`,
  columns: {
    context: 'Contexte',
    contacts: capital(contacts.other),
    rate: 'Taux',
    excess: 'En trop',
    customers: 'Clients',
  },
  mapTable: 'Contextes par volume, taux et enjeu',
  curveTitle: (p: { readonly contacts: number; readonly exposure: number; readonly ofTime: boolean }) =>
    `${f.percent(p.contacts)} des ${contacts.other} viennent de ${f.percent(p.exposure)} ${p.ofTime ? 'de l’exposition' : 'des clients'}`,
  curveSubtitle: (count: number) =>
    `**${f.count(count, { one: 'contexte confirmé', other: 'contextes confirmés' })}**, du plus fort taux au plus faible, chaque client compté une fois`,
  exposureAxis: { customers: 'part des clients', 'customer-years': 'part de l’exposition' },
  contactsAxis: `part des ${contacts.other}`,
  equal: 'si le taux était le même partout',
  curveTip: (p: { readonly context: string; readonly contacts: number; readonly exposure: number }) =>
    `avec ${p.context}\u00A0: ${f.percent(p.contacts)} des ${contacts.other}, ${f.percent(p.exposure)} de l’exposition`,
  curveTable: `${capital(contacts.other)} et exposition cumulés, contexte par contexte`,
  curveColumns: {
    added: 'Contexte ajouté',
    exposure: 'Exposition cumulée',
    contacts: `${capital(contacts.other)} cumulés`,
  },
  people: {
    life: (dimension: string) => `Moment de la vie\u00A0: ${dimension}, contre le reste`,
    comments: (column: string) => `Ce qu’ils écrivent (${column})`,
    commentsNote: 'Les plus récents de la période, à l’écran seulement.',
    noComments: 'Aucun commentaire dans la période.',
    by: (p: { readonly score: string | null; readonly day: string | null }) =>
      [p.score === null ? '' : `note ${p.score}`, p.day ?? ''].filter((part) => part !== '').join(', '),
  },
  compare: {
    title: 'Comparer à un autre contexte',
    with: 'Comparer à',
    none: 'aucun',
    caption: 'Deux contextes côte à côte',
    line: 'Ce qui est comparé',
    customers: 'Clients',
    contacts: capital(contacts.other),
    rate: 'Taux',
    interval: 'Intervalle à 95\u00A0%',
    excess: `${capital(contacts.other)} en trop`,
    contacting: 'Clients concernés',
    worth: 'Valeur exposée',
    score: 'Satisfaction',
    share: (p: { readonly family: string; readonly level: string }) => `${p.family}\u00A0: ${p.level}`,
    finding: (p: { readonly ratio: string; readonly low: string; readonly high: string }) =>
      `Le taux du premier est ${p.ratio} fois celui du second (de ${p.low} à ${p.high}).`,
    alike: (p: { readonly ratio: string; readonly low: string; readonly high: string }) =>
      `Leurs taux ne se distinguent pas\u00A0: rapport ${p.ratio} (de ${p.low} à ${p.high}).`,
    interval95: (p: { readonly low: string; readonly high: string }) => `${p.low} à ${p.high}`,
  },
});

export type ContextsMapWords = ReturnType<typeof contextsMapCounting>;

export const contextsMap = contextsMapCounting(countedNouns.contacts);

export const contextsMapOf = {
  events: contextsMapCounting(countedNouns.events),
  returns: contextsMapCounting(countedNouns.returns),
  'low-scores': contextsMapCounting(countedNouns['low-scores']),
  field: contextsMapCounting(countedNouns.field),
};

export type ContextsMapOfWords = typeof contextsMapOf;
