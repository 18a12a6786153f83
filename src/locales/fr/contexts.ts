import { fr as f } from '../formats.ts';
import { countedNouns, type CountedNoun } from './counted-nouns.ts';

const customers = { one: 'client', other: 'clients' };
const contextForms = { one: 'contexte', other: 'contextes' };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const contextsCounting = (contacts: CountedNoun) => ({
  title: 'Contextes',
  question: 'Quand, où et de quoi nous parlent-ils, et quel est l’enjeu\u202F?',
  working: 'Recherche des contextes',
  headline: {
    union: (p: { readonly contactShare: number; readonly exposureShare: number; readonly ofTime: boolean }) =>
      `${f.percent(p.contactShare)} des ${contacts.other} viennent de ${f.percent(p.exposureShare)} ${p.ofTime ? 'de l’exposition' : 'des clients'}`,
    none: 'Aucun contexte ne se détache du hasard',
    countsOnly: `Des ${contacts.other}, mais personne à qui les rapporter`,
    noContacts: `Aucun ${contacts.one} sur cette période`,
    noneLinked: (p: { readonly contacts: number; readonly unknown: number }) =>
      `${f.count(p.contacts, contacts)} sur cette période, aucun d’un client ${p.unknown === p.contacts ? 'connu' : 'de la population'}`,
  },
  top: (p: { readonly context: string; readonly rate: string; readonly rest: string; readonly excess: number }) =>
    `${p.context}\u00A0: ${p.rate}, contre ${p.rest} ailleurs, soit ${f.count(p.excess, contacts)} de trop.`,
  subtitle: (p: {
    readonly confirmed: number;
    readonly tried: number;
    readonly contacts: number;
    readonly customers: number;
    readonly period: string;
  }) =>
    `**${f.count(p.confirmed, { one: 'contexte confirmé', other: 'contextes confirmés' })}** sur ${f.integer(p.tried)} essayés · ${f.count(p.contacts, contacts)} · ${f.count(p.customers, customers)} · ${p.period}`,
  subtitleCounts: (p: { readonly contacts: number; readonly period: string }) =>
    `${f.count(p.contacts, contacts)} · ${p.period}`,
  period: (p: { readonly from: string | null; readonly to: string }) =>
    p.from === null ? `jusqu’au ${f.date(p.to)}` : f.monthRange(p.from, p.to),
  undatedPeriod: `${contacts.other} sans date`,
  tabs: { label: 'Listes de contextes', list: 'Liste', leads: 'Autres pistes' },
  families: { profile: 'profil', offer: 'offre', usage: 'usage', moment: 'moment', channel: 'canal', reason: 'motif' },
  named: (p: { readonly dimension: string; readonly level: string }) => `${p.dimension}\u00A0: ${p.level}`,
  since: (p: { readonly field: string; readonly level: string }) => `${p.level} (${p.field})`,
  rates: {
    customers: (rate: number) => `${f.decimal(rate, 2)} ${f.plural(rate, contacts)} par client`,
    'customer-years': (rate: number) => `${f.decimal(rate, 2)} ${f.plural(rate, contacts)} par client et par an`,
  },
  columns: {
    context: 'Contexte',
    rate: {
      customers: `${capital(contacts.other)} par client`,
      'customer-years': `${capital(contacts.other)} par client et par an`,
    },
    excess: 'En trop',
    customers: 'Clients',
    contacts: capital(contacts.other),
    share: `Part des ${contacts.other}`,
    state: 'Sur l’autre moitié',
  },
  states: { confirmed: 'confirmé', weaker: 'plus faible', 'not-confirmed': 'non confirmé' },
  interval: (p: { readonly rate: string; readonly rest: string; readonly low: string; readonly high: string }) =>
    `${p.rate} contre ${p.rest}, intervalle de ${p.low} à ${p.high}`,
  between: (p: { readonly low: string; readonly high: string }) => `${p.low} à ${p.high}`,
  rank: (n: number) => `${f.integer(n)}.`,
  number: (n: number) => `Contexte ${f.integer(n)}`,
  lead: (n: number) => `Piste ${f.integer(n)}`,
  notes: {
    list: 'Chaque ligne dit ce que les lignes au-dessus n’expliquent pas. Chaque moitié des clients vérifie ce que l’autre a trouvé. Trait pointillé\u00A0: le reste des clients.',
    leads:
      'Ces contextes dépassent ce que laissent leurs parties et ce que dit la liste. Ils ne sont pas vérifiés sur l’autre moitié. Trait pointillé\u00A0: le reste des clients.',
    excess: `En trop\u00A0: ${contacts.other} au-delà du taux d’ensemble, à exposition égale.`,
    spread: (phi: number) =>
      `Certains clients en ont bien plus que d’autres (dispersion ${f.number(phi)}, 1 au hasard)\u00A0: les intervalles à 95\u202F% en tiennent compte.`,
    outside: (count: number) => `${f.count(count, contacts)} de clients hors de la population.`,
    undated: `Ces ${contacts.other} n’ont pas de date\u00A0: la période ne joue pas.`,
    years:
      'Un client compte du jour où il est connu, au plus tôt au début de la période, jusqu’à la date de situation.',
    asOf: 'Profil, offre et ancienneté sont ceux de la date de situation.',
    split:
      'Âge, ancienneté et offre sont ceux de chaque moment de la période\u202F; les usages, ceux de la date de situation. Clients\u00A0: tous ceux qui ont passé du temps dans le contexte\u202F; «\u00A0Voir les clients\u00A0» et un segment ne gardent que ceux qui y sont à la date de situation.',
  },
  emptyLeads: 'Aucune autre piste.',
  none: {
    title: 'Rien qui dépasse le hasard',
    why: (p: { readonly tried: number; readonly minimum: number }) =>
      `${f.count(p.tried, contextForms)} de ${f.count(p.minimum, customers)} au moins ont été essayés. Aucun ne montre plus de ${contacts.other} que ce que quelques clients suffisent à expliquer. Ajoutez une dimension, allongez la période ou baissez la taille minimale.`,
  },
  noSource: {
    title: 'Les contextes qui font appeler',
    why: 'Déposez un fichier de contacts (appels, messages, réclamations) avec le numéro du client et la date. Écart le croise avec ce que vous savez des clients et montre où l’on vous contacte plus qu’ailleurs, rapporté à ceux qui étaient exposés.',
  },
  counts: {
    why: `Les clients ne sont connus que par leurs ${contacts.other}\u00A0: ceux qui n’en ont pas ne figurent nulle part. Un taux serait faux\u202F; voici les nombres. Ajoutez un fichier de clients ou d’achats pour savoir qui était exposé.`,
    caption: `${capital(contacts.other)} par canal et motif`,
  },
  side: {
    label: 'Le contexte ouvert et les réglages',
    parts: {
      list: (n: number) => `D’où vient l’excès du contexte ${f.integer(n)}`,
      leads: (n: number) => `D’où vient l’excès de la piste ${f.integer(n)}`,
      cold: (n: number) => `De quoi est fait le contexte calme ${f.integer(n)}`,
    },
    whole: { 1: 'seul', 2: 'les deux', 3: 'les trois', 4: 'les quatre' },
    rest: (rate: string) => `le reste\u00A0: ${rate}`,
    perCustomer: `${capital(contacts.other)} par client, dans ce contexte`,
    silent: (share: number) => `${f.percent(share)} n’en ont eu aucun.`,
    bar: (p: { readonly contacts: string; readonly customers: number }) =>
      `${p.contacts}\u00A0: ${f.count(p.customers, customers)}`,
    andMore: (n: number) => `${f.integer(n)}+`,
    heavy: (p: { readonly customers: number; readonly of: number; readonly share: number }) =>
      `${f.percent(p.customers / p.of)} de ses clients (${f.integer(p.customers)}) font ${f.percent(p.share)} de ses ${contacts.other}\u00A0: quelques clients d’abord.`,
    spread: (p: { readonly customers: number; readonly of: number; readonly share: number }) =>
      `${f.percent(p.customers / p.of)} de ses clients (${f.integer(p.customers)}) font ${f.percent(p.share)} de ses ${contacts.other}\u00A0: beaucoup de clients sont concernés.`,
    checked: 'Sur l’autre moitié des clients',
    checkedWhy: (p: { readonly contacts: number; readonly expected: number }) =>
      `${f.count(p.contacts, contacts)}, quand les lignes au-dessus en laissaient attendre ${f.integer(p.expected)}.`,
    profile: (family: string) => `Par ${family}, contre le reste`,
    against: (p: { readonly inside: number; readonly rest: number }) =>
      `${f.percent(p.inside)} contre ${f.percent(p.rest)}`,
  },
  acts: { label: 'Que faire de ce contexte', customers: 'Voir les clients', sql: 'SQL', segment: 'Faire un segment' },
  settings: {
    title: 'Réglages',
    contacts: capital(contacts.other),
    window: 'Période',
    windows: { all: 'tout', months: (n: number) => f.months(n) },
    exposure: 'Rapporter aux',
    exposures: { customers: 'clients', 'customer-years': 'années-clients' },
    depth: 'Valeurs croisées, au plus',
    minimum: 'Clients, au moins',
    dimensions: 'Dimensions',
    crosses: 'Chercher aussi par canal et motif',
    contactSide: `Du côté des ${contacts.other}`,
    contactSideNote: `Canal et motif partagent les ${contacts.other}, jamais les clients.`,
    only: (column: string) => `Seulement (${column})`,
    all: 'tous',
    full: (most: number) => `${f.integer(most)} dimensions au plus\u00A0: retirez-en une d’abord.`,
    tautology:
      'Retirez une dimension que le contact lui-même crée (dossier ouvert, réclamation)\u00A0: elle tournerait en rond.',
  },
});

export type ContextsWords = ReturnType<typeof contextsCounting>;

export const contexts = contextsCounting(countedNouns.contacts);

/** The same sentences where something else is counted. */
export const contextsOf = {
  events: contextsCounting(countedNouns.events),
  returns: contextsCounting(countedNouns.returns),
  'low-scores': contextsCounting(countedNouns['low-scores']),
  field: contextsCounting(countedNouns.field),
};

export type ContextsOfWords = typeof contextsOf;
