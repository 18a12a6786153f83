import { fr as f } from '../formats.ts';

const customers = { one: 'client', other: 'clients' };
const values = { one: 'valeur', other: 'valeurs' };
const lines = { one: 'condition', other: 'conditions' };

/** The rule builder, line by line. */
export const segmentRule = {
  line: (place: string) => `Condition ${place}`,
  keeps: (n: number) => `garde ${f.count(n, customers)}`,
  without: (n: number) => `sans elle : ${f.integer(n)}`,
  keepsHint: 'Clients que cette condition garde à elle seule, et taille du segment sans elle.',
  cannotAsk: 'ne peut pas être posée',
  asideMark: 'mise de côté',
  counting: '…',
  menu: (place: string) => `Agir sur la condition ${place}`,
  groupMenu: 'Agir sur ce groupe',
  handle: (place: string) => `Déplacer la condition ${place} : glisser, ou flèches du clavier`,
  groupHandle: 'Déplacer ce groupe : glisser, ou flèches du clavier',
  acts: {
    duplicate: 'Dupliquer',
    aside: 'Mettre de côté',
    back: 'Remettre',
    wrap: 'Mettre dans un groupe',
    up: 'Monter',
    down: 'Descendre',
    in: 'Entrer dans le groupe voisin',
    out: 'Sortir du groupe',
    remove: 'Retirer',
  },
  moved: (place: string) => `Déplacée : condition ${place}.`,
  subjects: {
    id: 'identifiant client',
    kept: 'Mesures gardées',
    category: 'Catégories',
    contexts: 'Contextes gardés',
    age: (field: string) => `âge (${field})`,
  },
  stage: {
    subject: 'étape de vie',
    events: 'Événements qui disent la vie',
    read: 'Seuils lus dans les silences de la base ; choisissez des étapes pour les fixer.',
    written: 'Étapes à la date de situation, dans cet ordre : inactif, à risque, revenu, nouveau, sinon actif.',
  },
  modes: {
    count: 'nombre',
    none: 'aucun',
    first: 'date du premier',
    last: 'date du dernier',
    followed: 'suivi de',
    'not-followed': 'jamais suivi de',
    habit: 'rythme habituel',
  },
  period: {
    days: 'un nombre de jours',
    dates: 'entre deux dates',
    before: 'il y a au moins',
    ended: 'finie il y a',
    length: 'Durée',
  },
  which: 'Et ce jour-là',
  then: 'Puis quels événements',
  within: 'en au plus',
  recent: 'jours récents',
  before: 'comparés aux jours d’avant',
  least: 'avec alors au moins',
  eventsUnit: 'événements',
  ofWhat: 'Ce qui est compté',
  theEvents: 'les événements',
  percentUnit: '%',
  levels: 'Valeurs',
  missingLevel: 'non renseigné',
  emptyValue: '(vide)',
  list: {
    paste: 'Coller une liste',
    title: 'Coller une liste de valeurs',
    help: 'Une valeur par ligne ; un tableau collé donne sa première colonne. Jusqu’à 200 000.',
    field: 'Valeurs collées',
    use: (n: number) => `Prendre ${f.count(n, values)}`,
    tooMany: (n: number) =>
      `${f.count(n, values)} : c’est plus que les 200 000 qu’une condition peut tenir. Coupez la liste en plusieurs conditions.`,
    repeated: (n: number) => `${f.count(n, { one: 'répétée, gardée', other: 'répétées, gardées' })} une fois.`,
    many: (n: number) => f.count(n, values),
    clear: 'Vider la liste',
  },
  absent: (p: { readonly count: number; readonly some: string }) =>
    `${f.plural(p.count, { one: 'Absente', other: 'Absentes' })} des données : ${p.some}${p.count > 3 ? ` et ${f.integer(p.count - 3)} autres` : ''}`,
  picture: (p: { readonly low: string; readonly high: string }) => `Répartition, de ${p.low} à ${p.high}`,
  beyond: (date: string) => `Le dernier événement est du ${date} : rien ne peut être vu après.`,
  tooEarly: (date: string) => `Le premier événement est du ${date} : rien ne peut être vu avant.`,
  atLine: {
    waits: 'attend une valeur',
    impossible: {
      bounds: 'vraie pour personne : rien entre ces bornes',
      rows: 'vraie pour personne : un même événement ne peut pas être tout cela',
    },
    against: (place: string) => `incompatible avec la condition ${place}`,
  },
  state: {
    everyone: 'Sans condition, le segment est toute la population.',
    all: 'La règle garde tout le monde : elle ne distingue personne.',
    none: 'Aucun client ne répond à la règle.',
    noneWithout: (p: { readonly line: string; readonly n: number }) =>
      `Sans la condition ${p.line}, ils seraient ${f.integer(p.n)}.`,
    noneTight: 'Chaque condition garde du monde, mais pas les mêmes : élargissez-en une, ou mettez-en une de côté.',
    contradiction: (p: { readonly one: string; readonly other: string }) =>
      `Les conditions ${p.one} et ${p.other} s’excluent : personne ne peut répondre aux deux.`,
    impossible: (line: string) => `La condition ${line} ne peut être vraie pour personne.`,
    broken: (p: { readonly n: number; readonly kept: number }) =>
      `${f.count(p.n, lines)} ${f.plural(p.n, { one: 'ne peut pas être posée', other: 'ne peuvent pas être posées' })} : le segment n’est pas compté. Les autres gardent ${f.count(p.kept, customers)}.`,
    mend: 'Corrigez la ligne marquée, mettez-la de côté ou annulez.',
  },
  versions: {
    title: 'Versions de la règle',
    note: 'Chaque version est comptée à la date de situation d’aujourd’hui.',
    show: 'Voir les versions',
    hide: 'Masquer',
    now: 'maintenant',
    back: 'Reprendre cette règle',
    none: 'Cette règle n’a pas encore changé.',
    rule: 'Règle',
    when: 'Quand',
    size: 'Clients',
    act: 'Agir',
  },
  brokenHeadline: (name: string) => `${name} : la règle ne peut pas être comptée`,
};

export type SegmentRuleWords = typeof segmentRule;
