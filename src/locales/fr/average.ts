import { fr as f } from '../formats.ts';
import { heading, none, nouns, single, top, type Per } from './average-nouns.ts';

const counted = (count: number, per: Per): string => f.count(count, nouns[per]);
const ofAll = (share: number, per: Per): string => `${f.percent(share)} des ${nouns[per].other}`;

/** Values come written, with their unit; shares and counts come as numbers. */
interface Values {
  readonly per: Per;
  readonly mean: string;
}

export const average = {
  title: 'Derrière la moyenne',
  question: 'À quoi ressemblent vraiment mes clients\u202F?',
  counted,
  plural: (per: Per): string => nouns[per].other,
  headline: {
    misleads: (p: Values & { readonly typical: number }) =>
      `La moyenne (${p.mean}) ne décrit que ${ofAll(p.typical, p.per)}`,
    nobody: (p: Values) => `La moyenne (${p.mean}) ne décrit ${none(p.per)}`,
    uneven: (p: Values & { readonly typical: number }) =>
      `La moyenne (${p.mean}) ne vaut que pour ${ofAll(p.typical, p.per)}`,
    fair: (p: Values & { readonly typical: number }) =>
      `La moyenne (${p.mean}) est fidèle : ${ofAll(p.typical, p.per)} en sont proches`,
    mostlyZero: (p: Values & { readonly zero: number; readonly others: string }) =>
      `${ofAll(p.zero, p.per)} sont à zéro ; la moyenne des autres n’est pas ${p.mean}, mais ${p.others}`,
    share: (p: { readonly per: Per; readonly share: number }) =>
      `Oui ou non\u00A0: ${ofAll(p.share, p.per)} sont à 1, les autres à 0\u202F; la moyenne est cette part`,
    whale: (p: Values & { readonly count: number; readonly without: string }) =>
      p.count === 1
        ? `${single(p.per)} fait bouger la moyenne : ${p.mean} avec, ${p.without} sans`
        : `${counted(p.count, p.per)} font bouger la moyenne : ${p.mean} avec, ${p.without} sans`,
    tooFew: (p: Values & { readonly n: number }) =>
      `${counted(p.n, p.per)} : la moyenne (${p.mean}) est encore incertaine`,
    because: {
      zero: (share: number) => ` : ${f.percent(share)} sont à zéro`,
      concentration: (share: number) => ` : les 10 % du haut font ${f.percent(share)} du total`,
      skew: (share: number) => ` : ${f.percent(share)} sont en dessous`,
    },
  },
  subtitle: (p: { readonly measure: string; readonly n: string; readonly asOf: string }) =>
    `${p.measure} · **${p.n}** · situation au ${p.asOf}`,
  views: { histogram: 'Histogramme', cumulative: 'Courbe cumulée' },
  tip: (p: {
    readonly interval: string;
    readonly count: string;
    readonly share: number;
    readonly value: number | null;
  }) =>
    `${p.interval} : ${p.count}, soit ${f.percent(p.share)}${p.value === null ? '' : `, ${f.percent(p.value)} de la valeur`}`,
  pointTip: (p: { readonly share: number; readonly per: Per; readonly value: string }) =>
    `${ofAll(p.share, p.per)} ont au plus ${p.value}`,
  shareAxis: (per: Per) => `part des ${nouns[per].other}`,
  below: (value: string) => `moins de ${value}`,
  interval: (p: { readonly from: string; readonly to: string }) => `de ${p.from} à ${p.to}`,
  beyond: (value: string) => `${value} et plus`,
  zero: 'zéro',
  /** What a selection holds, each bound with all its figures. */
  selected: {
    closed: (p: { readonly from: string; readonly to: string }) => `de ${p.from} à ${p.to}, bornes comprises`,
    halfOpen: (p: { readonly from: string; readonly to: string }) => `de ${p.from} à moins de ${p.to}`,
    atMost: (value: string) => `au plus ${value}`,
    all: 'toutes les valeurs',
    withoutZeros: ', sans les zéros',
  },
  footnote: {
    band: 'Bande grise : à ±\u00A025 % de la moyenne.',
    log: 'Échelle logarithmique : à chaque graduation, la valeur est multipliée.',
    beyond: (p: { readonly per: Per; readonly from: string; readonly share: number; readonly value: number | null }) =>
      `Dernière barre : à partir de ${p.from}, ${ofAll(p.share, p.per)}${p.value === null ? '' : ` et ${f.percent(p.value)} de la valeur`}.`,
    below: (p: { readonly per: Per; readonly count: number; readonly to: string }) =>
      `Non dessiné : ${counted(p.count, p.per)} sous ${p.to}.`,
    offPicture: (mean: string) => `La moyenne (${mean}) est dans la dernière barre.`,
    missing: (p: { readonly per: Per; readonly count: number }) =>
      `${counted(p.count, p.per)} sans valeur, hors du calcul.`,
    undated: (p: { readonly per: Per; readonly count: number }) =>
      `${counted(p.count, p.per)} sans date, ou avec une date à venir, hors du calcul.`,
    anonymous: (count: number) => `${counted(count, 'row')} sans client connu.`,
    deciles: 'Les points marquent les déciles.',
    cut: (max: string) => `La courbe s’arrête à 99,5 % ; le maximum est ${max}.`,
  },
  card: {
    title: 'Ce que cache la moyenne',
    typical: (per: Per) => `des ${nouns[per].other} à ±\u00A025 % de la moyenne`,
    typicalInterval: (p: { readonly low: number; readonly high: number }) =>
      `entre ${f.percent(p.low)} et ${f.percent(p.high)}`,
    alike: (per: Per) =>
      `Incertitudes calculées comme si chaque ${nouns[per].one} venait d’un autre client\u00A0: plusieurs du même client se ressemblent, la vraie incertitude est plus grande.`,
    hoover: 'indice de Hoover : la part de la valeur à déplacer pour que la moyenne soit vraie',
    hooverNone: 'indice de Hoover : sans objet, il y a des valeurs négatives ou rien à partager',
    share: (per: Per) => `des ${nouns[per].other} sont à 1`,
    yesNo: 'Deux valeurs, 0 et 1\u00A0: la moyenne est une part, elle ne cache aucune dispersion.',
    silent: 'Rien à signaler : la moyenne résume bien ces valeurs.',
    spread: 'Aucune de ces règles ne suffit à l’expliquer : les valeurs sont étalées, sans deux groupes nets.',
    shape:
      'Aucune de ces règles ne suffit à l’expliquer : c’est la forme elle-même. Regardez si elle a deux bosses, signe de deux populations.',
    noShare: 'sans objet : des valeurs négatives, ou rien à partager',
    rules: {
      few: {
        title: 'Effectif',
        fired: (p: { readonly n: string; readonly margin: number | null }) =>
          p.margin === null
            ? `${p.n} : trop peu pour conclure`
            : `${p.n} : moyenne connue à ±\u00A0${f.percent(p.margin)} près`,
      },
      whale: {
        title: 'Baleines',
        fired: (p: { readonly per: Per; readonly count: number; readonly without: string }) =>
          `sans ${p.count === 1 ? top(p.per) : `les ${counted(p.count, p.per)} de tête`}, la moyenne est de ${p.without}`,
      },
      zero: {
        title: 'Zéros',
        none: 'aucune valeur n’est à zéro',
        fired: (p: { readonly per: Per; readonly share: number; readonly others: string }) =>
          `${ofAll(p.share, p.per)} sont à zéro ; la moyenne des autres est de ${p.others}`,
      },
      concentration: {
        title: 'Concentration',
        fired: (p: { readonly per: Per; readonly share: number }) =>
          `10 % des ${nouns[p.per].other} font ${f.percent(p.share)} du total`,
      },
      skew: {
        title: 'Asymétrie',
        fired: (p: { readonly share: number; readonly median: string }) =>
          `${f.percent(p.share)} sont sous la moyenne, la moitié à ${p.median} au plus`,
      },
    },
  },
  split: {
    title: (p: { readonly split: string; readonly explained: number }) =>
      `Les moyennes par ${p.split} expliquent ${f.percent(p.explained)} de la diversité : ${f.percent(1 - p.explained)} est à l’intérieur`,
    unknown: (split: string) => `Par ${split}`,
    panel: (p: { readonly share: number; readonly mean: string }) => `${f.percent(p.share)} · moyenne ${p.mean}`,
    tip: (p: { readonly panel: string; readonly interval: string; readonly count: string }) =>
      `${p.panel} — ${p.interval} : ${p.count}`,
    note: 'Mêmes tranches et même échelle partout ; la hauteur est une part du groupe ; le trait est sa moyenne\u00A0; la barre grise, ses zéros, coupée si elle dépasse.',
    other: (levels: number) => (levels === 1 ? 'une autre valeur' : `${f.integer(levels)} autres valeurs`),
    missing: 'inconnu',
    selection: 'Sélection dans un groupe',
    noRule:
      'Des lignes, ou des valeurs rares réunies, ne font pas une règle\u00A0: choisissez un groupe nommé d’une mesure par client.',
    group: 'Groupe',
    mean: 'Moyenne',
    median: 'Médiane',
    zeros: 'À zéro',
  },
  brush: {
    label: 'Sélection',
    detail: (p: {
      readonly per: Per;
      readonly share: number;
      readonly value: number | null;
      readonly interval: string;
    }) => `${ofAll(p.share, p.per)}${p.value === null ? '' : ` · ${f.percent(p.value)} de la valeur`} · ${p.interval}`,
    counting: 'Comptage…',
    noBound: 'sans borne',
    faults: {
      'not-a-number': 'Ce n’est pas un nombre : écrivez par exemple 137,5.',
      reversed: 'Cette borne est plus petite que « De » : échangez-les.',
    },
    see: 'Voir',
    card: 'Derrière leur moyenne',
    segment: 'En faire un segment',
    clear: 'Effacer',
    hint: 'Faites glisser sur le graphique, ou écrivez deux bornes, pour voir qui se trouve là.',
    from: 'De',
    to: 'À',
    noRule: 'Un produit de deux colonnes ne peut pas devenir une règle : choisissez une colonne.',
  },
  table: {
    caption: (measure: string) => `Effectifs par tranche : ${measure}`,
    bin: 'Tranche',
    count: (per: Per): string => heading(per),
    share: 'Part',
    cumulated: 'Part cumulée',
    sum: 'Total',
    shareOfValue: 'Part de la valeur',
    quantiles: (measure: string) => `Quantiles : ${measure}`,
    atMost: 'Valeur au plus',
    summary: 'Repères',
    deciles: { first: '10 % sont au plus à', last: '90 % sont au plus à' },
    max: 'Maximum',
    gini: 'Indice de Gini',
    hoover: 'Indice de Hoover',
    topFifth: (p: { readonly per: Per; readonly count: number }) =>
      `Part des 20 % du haut (${counted(p.count, p.per)})`,
  },
  settings: {
    title: 'Ce qui est montré',
    subject: 'Mesure',
    groups: { record: 'Référentiel client' },
    events: (events: string) => `nombre (${events})`,
    how: 'Calcul',
    hows: {
      count: 'nombre',
      'days-since': 'jours depuis le dernier',
      sum: 'somme',
      mean: 'moyenne par événement',
      last: 'dernière valeur',
      'each-month': 'chaque mois de chaque client',
      'each-row': 'chaque ligne',
    },
    window: 'Période',
    windows: {
      all: 'toute la période',
      months: (n: number) => (n === 1 ? 'dernier mois' : `${f.integer(n)} derniers mois`),
    },
    absent: 'Clients sans événement',
    absents: { zero: 'comptés à zéro', 'left-out': 'laissés de côté' },
    split: 'Comparer par',
    noSplit: 'rien',
    filter: 'Filtre',
    addCondition: 'Ajouter une condition',
    removeCondition: (column: string) => `la condition sur ${column}`,
    column: 'Colonne',
    test: 'Test',
    value: 'Valeur',
    min: 'Au moins',
    max: 'Au plus',
    tests: {
      is: 'est',
      'is-not': 'n’est pas',
      starts: 'commence par',
      'not-starts': 'ne commence pas par',
      contains: 'contient',
      'not-contains': 'ne contient pas',
      above: 'plus de',
      'at-least': 'au moins',
      below: 'moins de',
      'at-most': 'au plus',
      present: 'est connu',
      missing: 'manque',
    },
    and: 'et',
    complex: 'Ce filtre est plus riche que ce que montrent ces champs.',
    clearFilter: 'Retirer le filtre',
    population: (population: string) => `Population : ${population}.`,
    undated: 'Ces lignes ne sont pas datées : elles sont vues telles quelles, quelle que soit la date.',
  },
  refusals: {
    nobody:
      'Personne n’est dans cette population à cette date. Choisissez une population plus large ou une date plus tardive.',
    'no-rows': 'Aucune ligne à cette date avec ce filtre. Élargissez la période ou retirez une condition.',
    'no-months':
      'Aucun mois entier de client dans cette période à cette date. Élargissez la période, la population, ou choisissez une date plus tardive.',
    'all-missing': (p: { readonly count: string }) =>
      `Aucune valeur : elle manque pour ${p.count}. Choisissez une autre mesure, ou comptez les absents à zéro.`,
    'too-few': (p: { readonly count: string; readonly needed: number }) =>
      `${p.count} avec une valeur : une distribution en demande au moins ${f.integer(p.needed)}. Élargissez la période ou la population.`,
    oversized: (count: number) =>
      `${f.count(count, { one: 'valeur infinie ou démesurée', other: 'valeurs infinies ou démesurées' })} : aucune moyenne n’aurait de sens. Vérifiez la colonne dans Sources, ou écartez ces valeurs par un filtre.`,
    constant: (p: { readonly count: string; readonly value: string }) =>
      `${p.count}, une seule valeur : ${p.value}. La moyenne dit tout.`,
  },
  empty: {
    title: 'Ici, la distribution derrière chaque moyenne',
    why: 'Dès qu’une mesure existe (une dépense, un nombre de contacts, une ancienneté), vous voyez comment elle se répartit entre vos clients et si sa moyenne décrit quelqu’un.',
  },
  running: 'Calcul de la distribution',
  units: { years: (n: string) => `${n} ans`, months: (n: string) => `${n} mois`, days: (n: string) => `${n} jours` },
};

export type AverageWords = typeof average;
