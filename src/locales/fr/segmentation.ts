import { fr as f } from '../formats.ts';

const customers = { one: 'client', other: 'clients' };
const cells = { one: 'case', other: 'cases' };
const parts = { one: 'segment', other: 'segments' };

/** Ordered segments that cover and do not overlap: how they are made and mended. */
export const segmentation = {
  list: 'Vos segmentations',
  add: 'Nouvelle segmentation',
  empty:
    'Une segmentation range chaque client dans un segment et un seul : RFM, NPS, canaux, tranches, ou vos règles dans l’ordre.',
  rest: 'Reste',
  countAll: (n: number) => f.count(n, customers),
  headline: (p: { readonly name: string; readonly parts: number; readonly covered: number }) =>
    `${p.name} : ${f.count(p.parts, parts)}, ${f.percent(p.covered)} des clients`,
  counting: (name: string) => `${name} : comptage…`,
  subtitle: (p: { readonly all: number; readonly asOf: string; readonly population: string; readonly kind: string }) =>
    `**${f.count(p.all, customers)}** (${p.population}) · situation au ${p.asOf} · ${p.kind}`,
  kindOf: { rules: 'règles dans l’ordre', bands: 'tranches', grid: 'grille peinte' },
  name: 'Nom de la segmentation',
  tabsLabel: 'Cette segmentation',
  tabs: {
    parts: 'Segments',
    holds: 'Homogène ?',
    'made-of': 'Composition',
    moves: 'Mouvements',
    satisfaction: 'Satisfaction',
  },
  working: 'Calcul en cours…',
  acts: {
    duplicate: 'Dupliquer',
    remove: 'Supprimer',
    toRules: 'Passer en règles libres',
    toRulesWhy: 'Les mêmes clients dans les mêmes segments ; chaque segment devient une règle que l’on peut écrire.',
    see: 'Voir les clients',
    segment: 'En faire un segment',
  },
  copyName: (name: string) => `${name} (copie)`,
  removed: (name: string) => `Segmentation ${f.quote(name)} supprimée.`,
  /** New ones. */
  make: {
    title: 'Nouvelle segmentation',
    kind: 'Partir de',
    kinds: {
      rfm: 'RFM : récence, fréquence, montant',
      nps: 'NPS : promoteurs, passifs, détracteurs',
      channels: 'Canaux : un seul ou plusieurs',
      stages: 'Étapes de vie : nouveau, actif, à risque, inactif',
      shares: 'Parts égales d’une mesure',
      tree: 'Arbre court : ce qui sépare le mieux',
      rules: 'Règles à écrire soi-même',
    },
    why: {
      rfm: 'Chaque score commence à une valeur, les ex æquo restent ensemble. La grille se peint : ni trou ni doublon possible.',
      nps: 'D’après la dernière réponse de chaque client ; une absence de réponse n’est pas un passif.',
      channels:
        'Avec un seul achat, personne ne peut être multicanal : lisez aussi la part parmi les clients de deux achats ou plus.',
      stages:
        'Chaque étape est une règle ; ses seuils sont ceux du cycle de vie, lus dans les silences de la base si vous n’en avez pas écrit.',
      shares:
        'Les seuils sont des valeurs : une mesure que beaucoup ont à égalité donne moins de tranches que demandé.',
      tree: 'Au plus trois questions, trouvées sur une moitié des clients et vérifiées sur l’autre. Les feuilles sont des règles ordinaires.',
      rules: 'La première règle vraie prend le client ; ceux qu’aucune ne prend sont le reste.',
    },
    life: 'Vie d’après',
    window: 'Période',
    windows: { all: 'depuis toujours', months: (n: number) => `les ${f.integer(n)} derniers mois` },
    measure: 'Mesure',
    shares: 'Nombre de parts',
    score: 'Note',
    scale: 'Échelle',
    scales: { 'zero-to-ten': '0 à 10', 'one-to-ten': '1 à 10', 'one-to-five': '1 à 5' },
    scaleSure: 'Les réponses vont de 0 à 10.',
    scaleAsk: {
      'zero-to-ten': 'Aucune réponse ne dépasse la moitié de l’échelle : vérifiez qu’elle va bien de 0 à 10.',
      'one-to-ten': 'Aucun 0 parmi les réponses : l’échelle commence peut-être à 1. Choisissez.',
      'one-to-five': 'Aucune réponse au-dessus de 5 : l’échelle va sans doute de 1 à 5. Choisissez.',
    },
    scaleOutside: (p: { readonly values: string; readonly n: number }) =>
      `Hors de l’échelle : ${p.values} (${f.count(p.n, customers)}). Compté comme sans réponse.`,
    channels: 'Canal d’après',
    channelSources: (sources: string) => `les fichiers d’achats : ${sources}`,
    channelColumn: (p: { readonly column: string; readonly events: string }) => `${p.column} (${p.events})`,
    create: 'Créer',
    none: {
      rfm: 'Il faut des achats datés avec un montant : ajoutez-les dans Sources, ou donnez leur rôle aux colonnes.',
      nps: 'Aucune note connue : donnez le rôle « note » à une colonne dans Sources.',
      channels:
        'Rien ne dit le canal : un seul fichier d’achats et aucune colonne de canal. Donnez le rôle « canal » à une colonne, ou ajoutez le fichier d’un autre canal.',
      stages:
        'Il faut des événements datés de clients connus : ajoutez des achats datés dans Sources, ou donnez leur rôle aux colonnes.',
      shares: 'Aucune mesure sur ces données.',
      tree: 'Aucune mesure sur ces données.',
      rules: '',
    },
    nobody: 'Aucun client n’a de valeur : rien à partager.',
    noSplit:
      'Aucune question ne sépare les clients d’une façon que l’autre moitié confirme : il n’y a pas d’arbre honnête pour cette mesure.',
    made: (name: string) => `Segmentation ${f.quote(name)} créée.`,
    names: {
      rfm: 'RFM',
      nps: 'NPS',
      channels: 'Canaux',
      stages: 'Étapes de vie',
      shares: (p: { readonly measure: string; readonly shares: number }) =>
        `${p.measure} en ${f.integer(p.shares)} parts`,
      tree: (measure: string) => `Ce qui sépare : ${measure}`,
      rules: 'Ma segmentation',
    },
    stagesBy: (rules: string) => `Seuils : ${rules}.`,
    treeExplains: (share: number) => `Explique ${f.percent(share)} de la diversité sur l’autre moitié des clients.`,
  },
  parts: {
    newName: (n: number) => `Segment ${f.integer(n)}`,
    promoters: 'Promoteurs',
    passives: 'Passifs',
    detractors: 'Détracteurs',
    stages: {
      none: 'Pas encore clients',
      new: 'Nouveaux',
      active: 'Actifs',
      back: 'Revenus',
      'at-risk': 'À risque',
      lapsed: 'Inactifs',
    },
    noAnswer: 'Sans réponse',
    noPurchase: 'Sans achat',
    only: (channel: string) => `${channel} seulement`,
    several: 'Plusieurs canaux',
    unknownChannel: 'Canal inconnu',
    noName: 'Sans nom classique',
    leaf: (p: { readonly n: number; readonly rule: string }) => `${f.integer(p.n)} · ${p.rule}`,
  },
  rfm: {
    champions: 'Meilleurs',
    loyal: 'Fidèles',
    big: 'Gros montants',
    new: 'Récents',
    fading: 'À relancer',
    'win-back': 'À reconquérir',
    sleeping: 'En sommeil',
    lost: 'Perdus',
  },
  classic: {
    champions: 'Champions',
    potential: 'Fidèles potentiels',
    loyal: 'Fidèles',
    promising: 'Prometteurs',
    new: 'Nouveaux',
    'cant-lose': 'À ne pas perdre',
    'at-risk': 'À risque',
    attention: 'À surveiller',
    sleeping: 'En train de s’endormir',
    lost: 'Perdus',
  },
  table: {
    caption: 'Les segments et leur taille',
    part: 'Segment',
    customers: 'Clients',
    share: 'Part',
    shared: 'Aussi pris par une autre règle',
    twice: 'Seulement les clients de deux achats ou plus',
    rule: 'Qui',
    partName: (n: number) => `Nom du segment ${f.integer(n)}`,
    acts: 'Actes',
    up: (name: string) => `Monter ${f.quote(name)}`,
    down: (name: string) => `Descendre ${f.quote(name)}`,
    remove: (name: string) => `Retirer ${f.quote(name)}`,
    edit: (name: string) => `Changer la règle de ${f.quote(name)}`,
    see: (name: string) => `Voir les clients de ${f.quote(name)}`,
    ruleOf: (name: string) => `Règle de ${f.quote(name)}`,
    addPart: 'Ajouter un segment',
    restName: 'Nom du reste',
    noRule: 'La règle est vide : elle prend tout le monde.',
    nobody: 'personne',
    everybody: 'Ce segment prend tout le monde : les suivants sont vides.',
  },
  checks: {
    partition: (all: number) =>
      `Chaque client est dans un segment et un seul : la somme fait ${f.count(all, customers)}.`,
    rest: (p: { readonly n: number; readonly share: number; readonly name: string }) =>
      `${f.count(p.n, customers)} (${f.percent(p.share)}) dans ${f.quote(p.name)}.`,
    overlap: (p: { readonly n: number; readonly share: number }) =>
      `${f.count(p.n, customers)} (${f.percent(p.share)}) ${p.n < 2 ? 'vérifie' : 'vérifient'} plusieurs règles : la première prend le client.`,
    noOverlap: 'Aucun client ne vérifie deux règles : l’ordre ne change rien.',
    whole: (p: { readonly painted: number }) =>
      `Les 125 cases sont peintes : ni trou ni doublon. ${f.count(p.painted, cells)} sans aucun client.`,
  },
  grid: {
    title: 'La grille',
    note: 'Choisissez un segment, puis cliquez ou glissez sur les cases. Au clavier : flèches, Entrée pour peindre, Page haut et Page bas pour changer de montant.',
    brush: 'Peindre avec',
    panel: (m: number) => `Montant ${f.integer(m)}`,
    recency: 'Récence',
    frequency: 'Fréquence',
    cell: (p: {
      readonly r: number;
      readonly f: number;
      readonly m: number;
      readonly part: string;
      readonly n: number;
    }) =>
      `Récence ${f.integer(p.r)}, fréquence ${f.integer(p.f)}, montant ${f.integer(p.m)} : ${p.part}, ${f.count(p.n, customers)}`,
    cuts: 'Où commence chaque score',
    cutsNote: 'Chaque score commence à la valeur écrite ; deux valeurs égales laissent un score vide.',
    axis: { recency: 'Récence (jours)', frequency: 'Fréquence (achats)', monetary: 'Montant' },
    axisIn: (p: { readonly axis: string; readonly unit: string }) => `${p.axis} (${p.unit})`,
    cut: (p: { readonly axis: string; readonly score: number }) => `${p.axis}, valeur ${f.integer(p.score)}`,
    scores: (counts: string) => `Clients par score, de 1 à 5 : ${counts}`,
    classic: 'Essayer les dix noms classiques',
    classicReport: (p: {
      readonly orphans: number;
      readonly disputed: number;
      readonly lost: number;
      readonly twice: number;
    }) =>
      `Les dix noms que tout le monde recopie laissent ${f.count(p.orphans, cells)} sur 125 sans nom (${f.count(p.lost, customers)} chez vous) et en réclament ${f.integer(p.disputed)} plusieurs fois (${f.count(p.twice, customers)}).`,
    classicRemedy: (example: string) =>
      `Par exemple ${example}. Peints ici, le premier nom prend la case et les cases sans nom forment un segment à part.`,
    classicCell: (p: { readonly r: number; readonly f: number; readonly m: number }) =>
      `récence ${f.integer(p.r)}, fréquence ${f.integer(p.f)}, montant ${f.integer(p.m)}`,
    paint: 'Peindre ainsi',
    cancel: 'Laisser',
  },
  bands: {
    cuts: 'Seuils',
    cutsIn: (unit: string) => `Seuils (${unit})`,
    cut: (n: number) => `Seuil ${f.integer(n)}`,
    below: (to: string) => `moins de ${to}`,
    from: (from: string) => `${from} et plus`,
    between: (p: { readonly from: string; readonly to: string }) => `de ${p.from} à moins de ${p.to}`,
    all: 'toutes les valeurs',
  },
};

export type SegmentationWords = typeof segmentation;
