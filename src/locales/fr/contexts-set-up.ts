import { fr as f } from '../formats.ts';
import { countedNouns, type CountedNoun } from './counted-nouns.ts';

const de = (noun: string): string => (/^[aeiouéh]/.test(noun) ? `d’${noun}` : `de ${noun}`);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The set-up of the contexts, and what is said of one that is open. */
const contextsSetUpCounting = (contacts: CountedNoun) => ({
  event: 'Ce qui est compté',
  lowScores: (file: string) => `Notes basses (${file})`,
  outcome: (p: { readonly field: string; readonly value: string }) => `${p.field} = ${p.value}`,
  splits: 'Découper le temps de chaque client',
  splitsWhy:
    'Qui change d’ancienneté, d’âge ou d’offre pendant la période compte dans chaque état pour le temps qu’il y a passé.',
  until: 'Compter les clients jusqu’à',
  untilNone: 'la date de situation',
  collapse: 'Rappels à réunir',
  collapseNone: 'aucun',
  collapseDays: (days: number) => `même motif, à ${f.count(days, { one: 'jour', other: 'jours' })} au plus`,
  unitCost: `Coût d’un ${contacts.one}`,
  worth: 'Valeur d’un client',
  satisfaction: 'Satisfaction',
  unused: 'sans',
  ranking: 'Classer par',
  rankings: {
    found: 'ordre de découverte',
    excess: 'excédent',
    rate: 'taux',
    worth: 'valeur exposée',
    dissatisfaction: 'insatisfaction',
    mix: 'mélange pondéré',
  },
  weight: (criterion: string) => `Poids\u00A0: ${criterion}`,
  mixColumn: 'Mélange',
  mixNote:
    'Mélange, de 0 à 100\u00A0: moyenne pondérée des critères, chacun allant du plus bas (0) au plus haut (100) de la liste. Un poids de 0 écarte le critère.',
  times: { weekday: 'jour de la semaine', hours: 'heure' },
  wideBands: (dimension: string) => `${dimension}, grandes tranches`,
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  hours: (p: { readonly from: number | null; readonly to: number | null }) =>
    p.from === null
      ? `avant ${f.integer(p.to ?? 0)}\u00A0h`
      : p.to === null
        ? `à partir de ${f.integer(p.from)}\u00A0h`
        : `${f.integer(p.from)} à ${f.integer(p.to)}\u00A0h`,
  cold: {
    tab: 'Contextes calmes',
    rank: (n: number) => `Contexte calme ${f.integer(n)}`,
    empty: 'Aucun contexte plus calme que le reste.',
  },
  coldNote: `Moins ${de(contacts.other)} que ce que la liste laisse attendre, sur chaque moitié des clients. Ce qui marche ici peut servir ailleurs.`,
  matrix: {
    tab: 'Matrice',
    rows: 'Lignes',
    columns: 'Colonnes',
    caption: (p: { readonly rows: string; readonly columns: string }) => `Taux par ${p.rows} et ${p.columns}`,
    note: `Plus la case est foncée, plus le taux dépasse celui de tous\u202F; pâle\u00A0: moins de cinq ${contacts.other} attendus, trop peu pour conclure. Tous les clients, toutes tailles.`,
    cell: (p: { readonly customers: number; readonly contacts: number }) =>
      `${f.count(p.contacts, contacts)}, ${f.count(p.customers, { one: 'client', other: 'clients' })}`,
    nobody: 'personne',
  },
  tautology: (p: { readonly context: string; readonly times: string }) =>
    `${p.context}\u00A0: ${p.times} fois le reste. Un tel écart vient souvent d’une dimension que ce qui est compté crée lui-même.`,
  exclude: (dimension: string) => `Retirer ${f.quote(dimension)} et relancer`,
  partial: (depth: number) =>
    `Recherche arrêtée\u00A0: contextes de ${f.integer(depth)} valeurs au plus. Relancez pour aller plus loin.`,
  tooDeep: (depth: number) =>
    `Trop de contextes pour la mémoire\u00A0: ceux de plus de ${f.integer(depth)} valeurs n’ont pas été essayés. Retirez des dimensions ou relevez la taille minimale.`,
  oneCaller: (share: number) =>
    `Un seul client fait ${f.percent(share)} du total. Les intervalles en tiennent compte\u202F; écartez-le de la population s’il n’est pas un client comme les autres.`,
  fewContacts: (count: number) =>
    `${f.count(count, contacts)} seulement\u00A0: trop peu pour confirmer un contexte. Allongez la période ou retirez un filtre.`,
  story: (p: {
    readonly context: string;
    readonly customers: number;
    readonly share: number;
    readonly rate: string;
    readonly rest: string;
    readonly excess: string;
  }) =>
    `${p.context}\u00A0: ${f.count(p.customers, { one: 'client', other: 'clients' })} (${f.percent(p.share)}), ${p.rate} contre ${p.rest} ailleurs, soit ${p.excess} d’écart.`,
  adds: (p: { readonly contacts: number; readonly expected: number }) =>
    `Apport\u00A0: ${f.integer(p.contacts)}, quand les lignes au-dessus en laissent attendre ${f.integer(p.expected)}.`,
  both: 'Chaque moitié des clients l’a trouvé seule.',
  cost: (amount: string) => `Coût de l’excédent\u00A0: ${amount}.`,
  worthOf: (amount: string) => `Valeur de ses clients\u00A0: ${amount}.`,
  scores: (p: {
    readonly answers: number;
    readonly mean: string;
    readonly low: string;
    readonly high: string;
    readonly rest: string;
  }) =>
    `Satisfaction\u00A0: ${p.mean} (de ${p.low} à ${p.high}, ${f.count(p.answers, { one: 'réponse', other: 'réponses' })}), ensemble ${p.rest}.`,
  noScores: 'Satisfaction\u00A0: aucune réponse ici.',
  stakes: 'En jeu',
  around: 'À une valeur près',
  aroundCaption: 'Le même contexte, une valeur changée',
  sharper: 'Une valeur de plus',
  sharperCaption: 'Ce qui le resserrerait',
  changed: 'Valeur',
  rateColumn: 'Taux',
  trend: 'Mois par mois',
  trendCaption: `${capital(contacts.other)} et taux par mois, ici et ailleurs`,
  trendColumns: { month: 'Mois', contacts: `${capital(contacts.other)} ici`, rate: 'Taux ici contre ailleurs' },
  worthColumn: 'Valeur exposée',
  scoreColumn: 'Satisfaction',
  shrunkColumn: 'Rapport prudent',
  timesOverall: (times: string) => `× ${times}`,
  atLeast: (times: string) => `au moins ${times}`,
  shrunkNote:
    'Rapport prudent\u00A0: combien de fois le taux d’ensemble, ramené vers ce que montrent tous les contextes essayés. Petit ou isolé, un contexte y pèse moins\u202F; «\u00A0au moins\u00A0»\u00A0: sa borne basse à 5\u202F%.',
  costColumn: 'Coût de l’excédent',
});

export type ContextsSetUpWords = ReturnType<typeof contextsSetUpCounting>;

export const contextsSetUp = contextsSetUpCounting(countedNouns.contacts);

export const contextsSetUpOf = {
  events: contextsSetUpCounting(countedNouns.events),
  returns: contextsSetUpCounting(countedNouns.returns),
  'low-scores': contextsSetUpCounting(countedNouns['low-scores']),
  field: contextsSetUpCounting(countedNouns.field),
};

export type ContextsSetUpOfWords = typeof contextsSetUpOf;
