import { fr as f } from '../formats.ts';

const customers = { one: 'client', other: 'clients' };
/** As with a whole number: `1,9 an`, `2,0 ans`. */
const years = (n: number): string => `${f.decimal(n, 1)}\u00A0${f.plural(n, { one: 'an', other: 'ans' })}`;
const answers = { one: 'réponse', other: 'réponses' };

/** What is said of segments: whether they hold, what they are made of, how customers move, where they overlap. */
export const segmentReading = {
  sampled: (p: { readonly drawn: number; readonly all: number }) =>
    p.drawn < p.all
      ? `Formes mesurées sur ${f.count(p.drawn, customers)} tirés au sort, toujours les mêmes, parmi ${f.integer(p.all)}.`
      : `Mesuré sur les ${f.count(p.all, customers)}.`,
  sql: 'Voir le SQL',
  /** Whoever is not in a segment. */
  others: 'Les autres',
  holds: {
    title: (p: { readonly share: number; readonly measure: string }) =>
      `Les segments expliquent ${f.percent(p.share)} de la diversité de ${f.quote(p.measure)}`,
    titleNothing: 'Ces segments n’expliquent aucune des mesures choisies',
    note: (p: { readonly inside: number }) =>
      `Le reste, ${f.percent(p.inside)}, est à l’intérieur des segments : c’est ce que leurs moyennes cachent. Part de variance des rangs (oméga carré).`,
    measures: 'Mesures',
    table: 'Homogénéité par mesure',
    measure: 'Mesure',
    ranks: 'Explique (rangs)',
    log: 'Explique (log)',
    plain: 'Explique (valeurs)',
    inside: 'Écart dedans / ensemble',
    n: 'Clients',
    perPart: (measure: string) => `Par segment : ${measure}`,
    part: 'Segment',
    median: 'Médiane',
    middle: '8 sur 10 entre',
    typical: 'Proches de leur moyenne',
    typicalNote: 'à ± 25 %',
    against: 'Étendue / ensemble',
    whole: 'Ensemble',
    between: (p: { readonly low: string; readonly high: string }) => `${p.low} et ${p.high}`,
    pictures: 'Distributions',
    picture: (p: { readonly name: string; readonly n: number }) => `${p.name} · ${f.integer(p.n)}`,
    tip: (p: { readonly part: string; readonly interval: string; readonly n: number }) =>
      `${p.part} : ${p.interval}, ${f.count(p.n, customers)}`,
    proposals: 'Ce qui rendrait la segmentation plus claire',
    nothing: 'Rien à proposer : ni doublon, ni segment double, ni segment trop petit.',
    merge: (p: { readonly a: string; readonly b: string; readonly loss: number }) =>
      `${f.quote(p.a)} et ${f.quote(p.b)} disent la même chose : réunis, on perd ${f.percent(p.loss)} de l’explication.`,
    mergeAct: 'Réunir',
    mergedName: (p: { readonly a: string; readonly b: string }) => `${p.a} + ${p.b}`,
    split: (p: { readonly part: string; readonly measure: string; readonly cut: string; readonly low: number }) =>
      `${f.quote(p.part)} cache deux groupes : couper ${f.quote(p.measure)} à ${p.cut} (${f.percent(p.low)} en dessous).`,
    splitZero: (p: { readonly part: string; readonly measure: string; readonly low: number }) =>
      `Dans ${f.quote(p.part)}, ${f.percent(p.low)} ${p.low < 0.02 ? 'n’a' : 'n’ont'} rien pour ${f.quote(p.measure)} : à mettre à part.`,
    splitAct: 'Couper',
    below: (p: { readonly part: string; readonly cut: string }) => `${p.part}, moins de ${p.cut}`,
    from: (p: { readonly part: string; readonly cut: string }) => `${p.part}, ${p.cut} et plus`,
    small: (p: { readonly part: string; readonly n: number }) =>
      `${f.quote(p.part)} ne compte que ${f.count(p.n, customers)} : trop petit pour en parler.`,
    tooMany: (n: number) => `${f.integer(n)} segments : au-delà d’une douzaine, personne ne les retient.`,
    curve: 'Combien de segments ?',
    curveSay: (p: { readonly few: number; readonly share: number; readonly all: number }) =>
      `${f.integer(p.few)} segments gardent ${f.percent(p.share)} de ce que ${f.integer(p.all)} expliquent, sur la moitié des clients qui n’a pas servi à les réunir.`,
    curveTable: 'Explication selon le nombre de segments',
    segments: 'Segments',
    explained: 'Expliqué',
  },
  madeOf: {
    title: (p: { readonly part: string; readonly first: string }) =>
      `${f.quote(p.part)} se distingue d’abord par : ${p.first}`,
    titleNothing: (part: string) => `Rien ne distingue nettement ${f.quote(part)}`,
    part: 'Segment',
    against: 'Comparé à',
    others: 'tous les autres',
    table: 'Ce qui distingue, de la plus grande différence à la plus petite',
    what: 'Sur quoi',
    own: 'Ce segment',
    other: 'Comparé à',
    difference: 'Différence',
    inWords: 'En mots',
    higher: (p: { readonly measure: string; readonly times: number; readonly own: string; readonly other: string }) =>
      `plus haut ${f.integer(p.times)} fois sur 100 ; médiane ${p.own} contre ${p.other}`,
    lower: (p: { readonly measure: string; readonly times: number; readonly own: string; readonly other: string }) =>
      `plus bas ${f.integer(p.times)} fois sur 100 ; médiane ${p.own} contre ${p.other}`,
    more: (p: { readonly own: number; readonly other: number }) => `${f.percent(p.own)} contre ${f.percent(p.other)}`,
    level: (p: { readonly dimension: string; readonly level: string }) => `${p.dimension} : ${p.level}`,
    segment: (name: string) => `dans le segment ${f.quote(name)}`,
    unclear: 'écart non établi',
    note: '« Plus haut 88 fois sur 100 » : de deux clients pris au hasard, un ici et un en face. Différence : part des paires où celui d’ici dépasse l’autre, moins l’inverse ; pour une catégorie, différence des parts. Intervalles à 95 %.',
    interval: (p: { readonly value: string; readonly low: string; readonly high: string }) =>
      `${p.value}, entre ${p.low} et ${p.high}`,
    strip: (p: { readonly low: string; readonly middle: string; readonly high: string }) =>
      `médiane ${p.middle}, 8 sur 10 entre ${p.low} et ${p.high}`,
  },
  moves: {
    title: (p: { readonly n: number; readonly from: string; readonly to: string }) =>
      `${f.count(p.n, customers)} ${p.n < 2 ? 'est passé' : 'sont passés'} de ${f.quote(p.from)} à ${f.quote(p.to)}`,
    titleNobody: 'Personne n’a changé de segment entre ces dates',
    subtitle: (p: { readonly first: string; readonly last: string; readonly changed: number | null }) =>
      p.changed === null
        ? `du ${p.first} au ${p.last} : personne n’est présent aux deux dates`
        : `du ${p.first} au ${p.last} : **${f.percent(p.changed)}** des clients présents aux deux dates ont changé de segment`,
    since: 'Depuis',
    sinces: (n: number) => (n === 12 ? 'un an' : `${f.integer(n)} mois`),
    steps: 'Étapes',
    stepChoice: (n: number) => (n === 1 ? 'deux dates' : `${f.integer(n + 1)} dates`),
    byMonth: (n: number) => `mois par mois (${f.integer(n + 1)} dates)`,
    earlier: 'Règles à la première date',
    sameRules: 'les mêmes',
    absent: 'Absent',
    arrived: 'Arrivés',
    left: 'Partis',
    matrix: 'Matrice des passages',
    matrixNote: 'En lignes la première date, en colonnes la dernière. Chaque case ouvre ses clients.',
    from: 'De',
    total: 'Total',
    stay: 'Restent',
    stayNote: 'des présents aux deux dates',
    expected: 'Durée attendue',
    expectedNote: 'à ce rythme',
    periods: (p: { readonly periods: number; readonly months: number }) =>
      Number.isFinite(p.periods) ? years((p.periods * p.months) / 12) : 'toujours',
    cell: (p: { readonly from: string; readonly to: string; readonly n: number }) =>
      `${p.from} → ${p.to} : ${f.count(p.n, customers)}`,
    flow: 'Flux',
    picture: 'Image',
    causes: 'Pourquoi ils ont changé',
    causesOfWhole: 'Les causes sont démêlées de la première date à la dernière.',
    cause: {
      behaviour: (n: number) => `${f.count(n, customers)} par leur comportement`,
      data: (n: number) =>
        `${f.count(n, customers)} par l’arrivée de données (une source a commencé à parler entre les deux dates)`,
      rule: (n: number) => `${f.count(n, customers)} par le changement de règle`,
    },
    stability: {
      stable: (p: { readonly psi: string; readonly probability: string }) =>
        `La répartition est stable (PSI ${p.psi} ; p ${p.probability}).`,
      watch: (p: { readonly psi: string; readonly probability: string }) =>
        `La répartition bouge (PSI ${p.psi} ; p ${p.probability}).`,
      shifted: (p: { readonly psi: string; readonly probability: string }) =>
        `La répartition a changé (PSI ${p.psi} ; p ${p.probability}).`,
    },
    customers: (p: { readonly from: string; readonly to: string }) => `${p.from} → ${p.to}`,
    changed: 'Ce qui a changé pour chacun',
    customer: 'Client',
    before: 'avant',
    after: 'après',
    close: 'Fermer',
    finding: (p: { readonly n: number; readonly from: string; readonly to: string; readonly date: string }) =>
      `${f.count(p.n, customers)} ${p.n < 2 ? 'est passé' : 'sont passés'} de ${f.quote(p.from)} à ${f.quote(p.to)} depuis le ${p.date}`,
    findingNumbers: (p: { readonly name: string; readonly changed: number }) =>
      `${p.name} · ${f.percent(p.changed)} ont changé de segment`,
    flowName: (p: { readonly from: string; readonly to: string; readonly first: string; readonly last: string }) =>
      `${p.from} → ${p.to}, du ${p.first} au ${p.last}`,
    list: 'Liste à exporter',
    changes: 'Ce qui a changé, en CSV',
    changesFile: (name: string) => `changements-${name}.csv`,
    changesWritten: (p: { readonly customers: number; readonly left: number; readonly file: string }) =>
      `${f.count(p.customers, customers)} dans ${p.file} ; ${f.count(p.left, customers)} sans consentement ${f.plural(p.left, { one: 'reste', other: 'restent' })} dehors.`,
    tooMany: (most: number) => `Au-delà de ${f.count(most, customers)}, une liste nommée n’est plus possible.`,
    among: 'Passages',
    whole: 'de la première date à la dernière',
    stepOf: (p: { readonly from: string; readonly to: string }) => `du ${p.from} au ${p.to}`,
    findingValue: (p: {
      readonly n: number;
      readonly from: string;
      readonly to: string;
      readonly date: string;
      readonly change: string;
      readonly what: string;
    }) =>
      `De ${f.quote(p.from)} à ${f.quote(p.to)} depuis le ${p.date}, ${f.count(p.n, customers)} : ${p.change} (${p.what})`,
    export: 'Matrice en CSV',
    file: (name: string) => `mouvements-${name}.csv`,
  },
  overlap: {
    title: (p: { readonly n: number; readonly names: string }) =>
      `${f.count(p.n, customers)} dans ${p.names} à la fois`,
    titleNone: 'Aucun client n’est dans deux de ces segments',
    segments: 'Segments comparés',
    few: 'Il faut au moins deux segments : créez-en un autre pour voir ce qu’ils partagent.',
    table: 'Recoupements exacts : dans ces segments et dans aucun autre',
    sets: 'Exactement dans',
    none: 'aucun de ces segments',
    customers: 'Clients',
    share: 'Part',
    deviation: 'Écart au hasard',
    deviationNote:
      'Écart au hasard : part observée moins celle qu’on aurait si les segments n’avaient rien à voir entre eux.',
    and: ' et ',
    isIn: (name: string) => `dans ${name}`,
    isOut: (name: string) => `hors de ${name}`,
  },
  satisfaction: {
    title: (p: { readonly best: string; readonly worst: string; readonly gap: string }) =>
      `${p.gap} points de NPS entre ${f.quote(p.best)} et ${f.quote(p.worst)}`,
    titleAll: (p: { readonly score: string; readonly n: number }) => `NPS ${p.score} sur ${f.count(p.n, answers)}`,
    none: 'Aucune réponse sur cette échelle parmi ces clients.',
    noScore: 'Aucune note connue : donnez le rôle « note » à une colonne dans Sources.',
    score: 'Note',
    scale: 'Échelle',
    table: 'NPS par segment',
    part: 'Segment',
    answers: 'Réponses',
    nps: 'NPS',
    interval: 'Intervalle à 95 %',
    rest: 'Contre les autres',
    all: 'Ensemble',
    test: (p: { readonly difference: string; readonly probability: string }) => `${p.difference} (p ${p.probability})`,
    between: (p: { readonly low: string; readonly high: string }) => `${p.low} à ${p.high}`,
    promoters: 'Promoteurs',
    detractors: 'Détracteurs',
    share: (p: { readonly share: number; readonly between: string }) => `${f.percent(p.share)} (${p.between})`,
    change: (p: {
      readonly part: string;
      readonly difference: string;
      readonly from: string;
      readonly to: string;
      readonly probability: string;
    }) => `${p.part} : ${p.difference} points de ${p.from} à ${p.to} (p ${p.probability})`,
    quartersNote: (p: { readonly tests: number; readonly established: number }) =>
      p.tests === 0
        ? 'Trop peu de réponses par trimestre pour tester les changements (30 au moins de chaque côté).'
        : `▲ ▼ : changement depuis le trimestre précédent que le hasard n’explique pas (${f.integer(p.established)} sur ${f.count(p.tests, { one: 'changement testé', other: 'changements testés' })}, p corrigées ensemble).`,
    quarters: 'NPS par trimestre',
    quarter: 'Trimestre',
    quarterName: (p: { readonly year: string; readonly quarter: number }) => `T${f.integer(p.quarter)} ${p.year}`,
    note: 'Chaque réponse compte. Intervalle de Wald ajusté (Rocks 2016) ; test de la différence avec tous les autres clients.',
    other: (quarters: string) =>
      `Aucune réponse de ${quarters} ne dépasse la moitié de l’échelle : sans doute une autre échelle. À écarter ou à convertir avant de comparer.`,
    few: 'moins de 30 réponses',
  },
};

export type SegmentReadingWords = typeof segmentReading;
