import { fr as f } from '../formats.ts';

const customers = { one: 'client', other: 'clients' };
const days = { one: 'jour', other: 'jours' };
const times = { one: 'fois', other: 'fois' };

type Unit = 'calendar' | 'thirty-days';

/** Mois de vie, compté à partir de celui du début. */
const age = (unit: Unit, k: number): string =>
  unit === 'calendar' ? `mois ${f.integer(k)}` : `période ${f.integer(k)}`;
/** « au mois 12 », « à la période 12 ». */
const atAge = (unit: Unit, k: number): string => `${unit === 'calendar' ? 'au' : 'à la'} ${age(unit, k)}`;
const emptyAge = (unit: Unit): string =>
  unit === 'calendar' ? 'Un mois sans rien compte pour 0.' : 'Une période sans rien compte pour 0.';
const months = (value: number): string => `${f.number(Math.round((value / 30.4375) * 10) / 10)}\u00A0mois`;
/** Une durée en jours, en mois quand elle est longue. */
const span = (value: number): string => (value < 90 ? f.count(Math.round(value), days) : months(value));
const nth = (n: number): string => (n === 1 ? '1re' : `${f.integer(n)}e`);

export const lifecycle = {
  title: 'Cycle de vie',
  question: 'Comment les clients changent-ils avec le temps\u202F?',
  running: 'Lecture des vies',
  empty: {
    title: 'La vie de vos clients, mois après mois',
    why: 'Ici, on verra qui revient, qui s’éloigne et qui part\u00A0: par cohorte, par âge, par étape de vie. Il faut un fichier d’événements datés (achats, visites, contacts) avec le numéro du client.',
  },
  noDates: {
    title: 'Aucun événement daté d’un client connu',
    why: 'Le cycle de vie se lit dans des dates\u00A0: donnez le rôle «\u00A0date\u00A0» à une colonne d’achats ou de contacts, et reliez ce fichier aux clients par leur numéro.',
  },
  views: { cohorts: 'Cohortes', fan: 'Par âge', stages: 'Étapes', survival: 'Départs', repeat: 'Rachat' },
  subtitle: (p: { readonly events: string; readonly n: number; readonly asOf: string }) =>
    `${p.events} · **${f.count(p.n, customers)}** · situation au ${p.asOf}`,
  nobody: {
    population:
      'La population choisie ne contient aucun client à cette date. Choisissez-en une autre en haut de la page, ou une date plus tardive.',
    events: (events: string) =>
      `Aucun client de la population n’a d’événement (${events}) à cette date. Choisissez d’autres événements, ou une date plus tardive.`,
    born: (field: string) =>
      `Aucun client n’a de date dans «\u00A0${field}\u00A0» à cette date. Faites commencer la vie au premier événement.`,
    young: 'Aucun mois de vie n’est encore terminé à cette date\u00A0: il en faut un pour voir quelque chose.',
    oversized:
      'Il y a des montants infinis ou démesurés\u00A0: aucune moyenne n’aurait de sens. Vérifiez la colonne dans Sources, ou choisissez une autre mesure.',
  },
  few: (n: number) =>
    `${f.count(n, customers)} seulement\u00A0: chaque chiffre tient à une ou deux personnes, n’en tirez pas de règle.`,
  returns: 'Les retours et annulations ne comptent pas comme une venue\u00A0; leurs montants sont déduits.',
  future: 'Ce qui est daté d’après la date de situation n’est pas vu.',
  unborn: (n: number) => `${f.count(n, customers)} sans début de vie connu\u00A0: hors du calcul.`,
  cohorts: {
    headline: {
      in: (p: { readonly share: number; readonly k: number; readonly unit: Unit }) =>
        p.unit === 'calendar'
          ? `${f.percent(p.share)} des clients sont actifs ${p.k === 1 ? 'le mois qui suit leurs débuts' : `${f.integer(p.k)} mois après leurs débuts`}`
          : `${f.percent(p.share)} des clients sont actifs dans leur ${nth(p.k + 1)} période de 30 jours`,
      since: (p: { readonly share: number; readonly k: number; readonly unit: Unit }) =>
        p.unit === 'calendar'
          ? `${f.percent(p.share)} des clients sont encore venus ${f.integer(p.k)} mois après leurs débuts, ou plus tard`
          : `${f.percent(p.share)} des clients sont encore venus dans leur ${nth(p.k + 1)} période de 30 jours, ou plus tard`,
      none: 'Aucun mois n’est encore terminé après le premier',
    },
    footnote: {
      in: (unit: Unit): string =>
        unit === 'calendar'
          ? 'Part des clients de la cohorte qui ont au moins un événement dans le mois k après celui de leur début. Un client venu le 31 janvier puis le 1er février est actif au mois 1, après un jour\u00A0: l’axe de 30 jours ne le ferait pas.'
          : 'Part des clients de la cohorte qui ont au moins un événement dans leur période k de 30 jours, comptée de leur premier jour.',
      since: (unit: Unit): string =>
        unit === 'calendar'
          ? 'Part des clients de la cohorte qui ont au moins un événement dans le mois k ou plus tard. Les derniers mois sont bas parce que leur suite n’est pas encore connue.'
          : 'Part des clients de la cohorte qui ont au moins un événement dans leur période k de 30 jours ou plus tard. Les dernières périodes sont basses parce que leur suite n’est pas encore connue.',
      hatched: 'Hachuré\u00A0: pas encore observé en entier, pour toute la cohorte. Ce n’est pas zéro.',
      stops: 'Une courbe s’arrête où la cohorte n’est pas encore observée en entier.',
      older: (n: number) => `${f.count(n, customers)} de cohortes plus anciennes ne sont pas dessinés.`,
    },
    rowAxis: 'Début · clients',
    columnAxis: { calendar: 'mois après celui du début', 'thirty-days': 'périodes de 30 jours depuis le début' },
    together: 'Toutes',
    row: (p: { readonly cohort: string; readonly size: number }) => `${p.cohort} · ${f.compact(p.size)}`,
    cohort: {
      month: (from: string) => f.month(from),
      quarter: (from: string) => `T${String(Math.ceil(Number(from.slice(5, 7)) / 3))}\u00A0${from.slice(0, 4)}`,
      year: (from: string) => from.slice(0, 4),
    },
    cell: (share: number) => f.integer(share * 100),
    tip: (p: {
      readonly cohort: string;
      readonly k: number;
      readonly unit: Unit;
      readonly active: number;
      readonly size: number;
    }) =>
      `${p.cohort}, ${age(p.unit, p.k)}\u00A0: ${f.percentExact(p.active / p.size)} (${f.integer(p.active)} sur ${f.count(p.size, customers)})`,
    unseen: (p: { readonly cohort: string; readonly k: number; readonly unit: Unit }) =>
      `${p.cohort}, ${age(p.unit, p.k)}\u00A0: pas encore observé`,
    shareAxis: 'part de la cohorte',
    columns: {
      cohort: 'Début',
      k: { calendar: 'Mois après', 'thirty-days': 'Période' },
      size: 'Clients',
      in: 'Actifs',
      since: 'Actifs alors ou plus tard',
      share: 'Part',
    },
    notYet: 'pas encore observé',
    marks: { active: 'actifs', silent: 'absents', later: 'actifs alors ou plus tard', gone: 'plus revenus' },
  },
  fan: {
    headline: {
      zero: (p: { readonly k: number; readonly unit: Unit; readonly p90: string; readonly what: string }) =>
        `${p.unit === 'calendar' ? 'Au' : 'À la'} ${age(p.unit, p.k)}, la moitié des clients est à zéro et un sur dix dépasse ${p.p90}`,
      moves: (p: { readonly from: string; readonly to: string; readonly k: number; readonly unit: Unit }) =>
        `Le client médian passe de ${p.from} à ${p.to} ${atAge(p.unit, p.k)}`,
      still: (p: { readonly value: string; readonly k: number; readonly unit: Unit }) =>
        `Le client médian reste à ${p.value} jusqu’${atAge(p.unit, p.k)}`,
    },
    subtitle: (p: { readonly what: string; readonly upTo: boolean; readonly unit: Unit }) =>
      p.upTo
        ? `${p.what}, cumul depuis le début de la vie`
        : `${p.what}, dans chaque ${p.unit === 'calendar' ? 'mois' : 'période de 30 jours'} de vie`,
    count: 'nombre',
    footnote: {
      all: (unit: Unit) =>
        `À chaque âge, les clients observés jusqu’au bout\u00A0: ce ne sont pas les mêmes d’un âge à l’autre. ${emptyAge(unit)}`,
      same: (p: { readonly k: number; readonly unit: Unit; readonly n: number; readonly of: number }) =>
        `Les mêmes ${f.count(p.n, customers)} d’un bout à l’autre, sur ${f.integer(p.of)}\u00A0: ceux que l’on observe jusqu’${atAge(p.unit, p.k)}. ${emptyAge(p.unit)}`,
    },
    kept: {
      group: 'Mesures gardées',
      without: (names: readonly string[]) =>
        `Ne se suivent pas mois par mois\u00A0: ${f.list(names)}. Il faut un nombre ou une somme d’événements datés, sans filtre.`,
    },
    median: 'médiane',
    mean: 'moyenne',
    tenths: 'P10–P90',
    quarters: 'P25–P75',
    nAxis: 'clients observés',
    xAxis: { calendar: 'mois de vie', 'thirty-days': 'périodes de 30 jours' },
    tip: (p: {
      readonly k: number;
      readonly unit: Unit;
      readonly n: number;
      readonly p10: string;
      readonly p50: string;
      readonly p90: string;
      readonly mean: string;
    }) =>
      `${age(p.unit, p.k)} · ${f.count(p.n, customers)} · médiane ${p.p50} · P10 ${p.p10} · P90 ${p.p90} · moyenne ${p.mean}`,
    columns: {
      k: { calendar: 'Mois de vie', 'thirty-days': 'Période de vie' },
      n: 'Clients',
      mean: 'Moyenne',
      p10: 'P10',
      p25: 'P25',
      p50: 'Médiane',
      p75: 'P75',
      p90: 'P90',
    },
    marks: { top: 'le dixième du haut', half: 'la moitié du haut', none: 'sans rien' },
  },
  stages: {
    headline: (p: { readonly share: number; readonly before: number; readonly date: string }) =>
      `${f.percent(p.share)} des clients sont à risque ou inactifs, contre ${f.percent(p.before)} le ${p.date}`,
    headlineAlone: (share: number) => `${f.percent(share)} des clients sont à risque ou inactifs`,
    footnote:
      'Parmi les clients qui ont déjà au moins un événement à chaque date\u00A0; la somme des étapes et des «\u00A0pas encore clients\u00A0» fait la population.',
    valueAxis: 'clients',
    tip: (p: { readonly stage: string; readonly date: string; readonly n: number; readonly share: number }) =>
      `${p.stage} le ${p.date}\u00A0: ${f.count(p.n, customers)} (${f.percentExact(p.share)})`,
    columns: { at: 'Date', stage: 'Étape', n: 'Clients', share: 'Part' },
    pictures: { stock: 'Stock', flow: 'Flux' },
    flow: {
      title: (p: { readonly share: number; readonly from: string }) =>
        `${f.percent(p.share)} de ceux qui étaient actifs le ${p.from} sont à risque ou inactifs`,
      titleAlone: (from: string) => `D’où viennent et où vont les clients depuis le ${from}`,
      subtitle: (p: { readonly from: string; readonly to: string }) =>
        `chaque ligne\u00A0: les clients d’une étape le ${p.from}, et leur étape le ${p.to}`,
      rowAxis: (from: string) => `le ${from}`,
      columnAxis: (to: string) => `le ${to}, en % de la ligne`,
      row: (p: { readonly stage: string; readonly n: number }) => `${p.stage} · ${f.compact(p.n)}`,
      tip: (p: { readonly from: string; readonly to: string; readonly n: number; readonly of: number }) =>
        `${p.from} → ${p.to}\u00A0: ${f.count(p.n, customers)} (${f.percentExact(p.n / p.of)} des ${f.integer(p.of)})`,
      columns: { from: 'Avant', to: 'Après', n: 'Clients', share: 'Part de la ligne' },
    },
    acts: { compare: 'Comparer les étapes', contexts: 'En faire une dimension des contextes' },
    rules: {
      title: 'Les règles, dans l’ordre',
      none: 'Pas encore client\u00A0: aucun événement.',
      lapsed: (limit: string) => `Inactif\u00A0: silence de plus de ${limit}.`,
      atRisk: (limit: string) => `À risque\u00A0: silence de plus de ${limit}.`,
      back: (limit: string) => `Revenu\u00A0: dernier écart de plus de ${limit}.`,
      new: (count: number) => `Nouveau\u00A0: premier événement il y a ${f.count(count, days)} au plus.`,
      active: 'Actif\u00A0: tous les autres.',
      days: (count: number) => f.count(count, days),
      rhythms: (count: number) => `${f.number(count)} fois son rythme`,
      rhythm: (gap: number) =>
        `Rythme\u00A0: l’écart médian du client entre deux jours d’achat, tiré vers celui du client médian (${f.count(Math.round(gap), days)}) quand il a peu d’écarts.`,
      check: {
        none: 'Trop peu de retours récents pour vérifier s’il prédit mieux que le silence en jours.',
        found: (p: {
          readonly cut: string;
          readonly end: string;
          readonly customers: number;
          readonly returned: number;
          readonly byDays: number;
          readonly byRhythm: number;
        }) =>
          `Vérifié sur ${f.count(p.customers, customers)}, dont ${f.integer(p.returned)} revenus entre le ${p.cut} et le ${p.end}\u00A0: le silence en jours les reconnaît ${f.percent(p.byDays)} du temps, le rythme ${f.percent(p.byRhythm)} (50\u00A0% serait le hasard).${p.byRhythm < p.byDays ? ' Les jours prédisent mieux\u00A0: gardez le rythme pour expliquer.' : ''}`,
      },
      within: (p: { readonly atRisk: number; readonly lapsed: number; readonly ever: number }) =>
        `Lus sur la base\u00A0: ${f.percent(p.atRisk)} des retours arrivent avant le premier seuil, ${f.percent(p.lapsed)} avant le second (${f.percent(p.ever)} des silences finissent par un retour).`,
    },
    settings: {
      basis: 'Silence compté en',
      bases: { days: 'jours', rhythm: 'rythme du client' },
      atRisk: 'À risque au-delà de',
      lapsed: 'Inactif au-delà de',
      newDays: 'Nouveau pendant',
      readOff: 'Lire les seuils sur la base',
      unit: { days: 'jours', rhythm: 'fois' },
      order: 'Le seuil «\u00A0inactif\u00A0» est plus bas que «\u00A0à risque\u00A0»\u00A0: personne ne sera à risque.',
    },
  },
  survival: {
    headline: {
      median: (value: number) => `La moitié des clients est partie au bout de ${span(value)}`,
      year: (share: number) => `Après un an, ${f.percent(share)} des clients sont encore là`,
      end: (p: { readonly share: number; readonly days: number }) =>
        `Après ${span(p.days)}, ${f.percent(p.share)} des clients sont encore là`,
      none: 'Aucun départ à cette date',
    },
    subtitle: (p: { readonly n: number; readonly lost: number; readonly asOf: string }) =>
      `**${f.count(p.n, customers)}** suivis · ${f.count(p.lost, { one: 'départ', other: 'départs' })} · situation au ${p.asOf}`,
    assumption: (count: number) =>
      `Hypothèse\u00A0: un silence de plus de ${f.count(count, days)} est un départ, au jour où il devient trop long\u00A0; un retour plus tard ne l’efface pas.`,
    dated: (field: string) => `Départ\u00A0: la date de «\u00A0${field}\u00A0».`,
    since: (date: string) =>
      `Départs connus depuis le ${date}\u00A0: qui était client avant entre dans la courbe à l’âge qu’il avait ce jour-là.`,
    maybeSince: (date: string) =>
      `Le premier départ connu date du ${date}, bien après les premiers clients\u00A0: si les départs d’avant ne sont pas dans le fichier, dites depuis quand ils le sont, sinon la courbe est trop haute.`,
    left: (n: number) => `${f.count(n, customers)} sans début, ou dont la fin précède le début\u00A0: non suivis.`,
    interval: 'Kaplan-Meier, intervalle à 95\u202F%. Qui est encore là compte jusqu’à l’âge où on l’a vu.',
    xAxis: 'ancienneté, en mois',
    yAxis: 'encore clients',
    all: 'tous',
    other: (n: number) => f.count(n, { one: 'autre', other: 'autres' }),
    median: (value: number) => `médiane ${span(value)}`,
    tip: (p: {
      readonly who: string;
      readonly days: number;
      readonly share: number;
      readonly low: number | null;
      readonly high: number | null;
      readonly atRisk: number;
    }) =>
      `${p.who}, ${span(p.days)}\u00A0: ${f.percentExact(p.share)}${p.low === null || p.high === null ? '' : ` (${f.percent(p.low)} à ${f.percent(p.high)})`} · ${f.count(p.atRisk, customers)} observés`,
    test: {
      apart: (p: { readonly chi: number; readonly p: number; readonly by: string }) =>
        `Les groupes de ${p.by} ne partent pas au même rythme (log-rank\u00A0: χ² ${f.number(p.chi)}, p ${p.p < 0.001 ? '' : '= '}${f.probability(p.p)}).`,
      alike: (p: { readonly chi: number; readonly p: number; readonly by: string }) =>
        `Rien ne dit que les groupes de ${p.by} partent à des rythmes différents (log-rank\u00A0: χ² ${f.number(p.chi)}, p = ${f.probability(p.p)}).`,
    },
    columns: {
      who: 'Groupe',
      days: 'Jours',
      share: 'Encore là',
      low: 'de',
      high: 'à',
      atRisk: 'Observés',
      lost: 'Départs',
    },
    pictures: { curve: 'Courbe', hazard: 'Risque par mois' },
    hazard: {
      title: (p: { readonly month: number; readonly hazard: number }) =>
        `On part le plus au ${nth(p.month + 1)} mois\u00A0: ${f.percent(p.hazard)} de ceux qui y arrivent`,
      subtitle: 'part des clients arrivés à chaque mois d’ancienneté qui partent dans ce mois',
      xAxis: 'mois d’ancienneté',
      yAxis: 'partent dans le mois',
      line: 'risque',
      tip: (p: {
        readonly month: number;
        readonly hazard: number;
        readonly low: number;
        readonly high: number;
        readonly lost: number;
        readonly atRisk: number;
      }) =>
        `${nth(p.month + 1)} mois\u00A0: ${f.percentExact(p.hazard)} (${f.percent(p.low)} à ${f.percent(p.high)}), ${f.integer(p.lost)} sur ${f.integer(p.atRisk)}`,
      columns: { month: 'Mois', atRisk: 'Arrivés', lost: 'Partis', hazard: 'Risque', low: 'de', high: 'à' },
    },
    settings: {
      begins: 'La relation commence',
      firstEvent: 'au premier événement',
      ends: 'Elle finit',
      silence: 'par un silence',
      date: (field: string) => `à la date «\u00A0${field}\u00A0»`,
      days: 'Silence de plus de',
      daysUnit: 'jours',
      since: 'Départs connus depuis',
      split: 'Comparer par',
      noSplit: 'Ne pas comparer',
    },
    marks: { lost: 'partis avant', still: 'encore suivis après', inMonth: 'partis dans ce mois' },
    groups: {
      title: 'Par groupe',
      group: 'Groupe',
      customers: 'Clients',
      lost: 'Départs',
      median: 'Médiane',
      year: 'Après un an',
    },
  },
  repeat: {
    headline: (p: { readonly share: number; readonly n: number }) =>
      `${f.percent(p.share)} des clients ne sont venus qu’une fois, sur ${f.integer(p.n)}`,
    headlineYear: (p: { readonly share: number; readonly once: number }) =>
      `${f.percent(p.share)} des clients reviennent dans l’année\u00A0; ${f.percent(p.once)} ne sont venus qu’une fois`,
    footnote:
      'Plusieurs événements d’un même jour sont une venue. Chaque courbe estime la part de ceux qui sont revenus, selon les jours passés\u00A0: qui attend encore compte pour le temps qu’il a attendu (Kaplan-Meier).',
    xAxis: 'jours depuis la fois d’avant',
    yAxis: 'revenus',
    step: (n: number) => `${nth(n)}\u00A0→\u00A0${nth(n + 1)}`,
    tip: (p: { readonly step: string; readonly days: number; readonly share: number; readonly waiting: number }) =>
      `${p.step}, ${f.count(p.days, days)}\u00A0: ${f.percentExact(p.share)} revenus · ${f.count(p.waiting, customers)} observés`,
    table: {
      title: 'D’une fois à la suivante',
      step: 'Passage',
      reached: 'Y sont arrivés',
      share: 'Part des clients',
      came: 'Revenus à ce jour',
      within: (count: number) => `en ${f.count(count, days)}`,
      between: 'Écart de ceux qui sont revenus\u00A0: P10 · médiane · P90',
      gaps: (p: { readonly p10: number; readonly p50: number; readonly p90: number }) =>
        `${f.number(p.p10)} · ${f.number(p.p50)} · ${f.number(p.p90)}\u00A0j`,
      unknown: 'pas encore connu',
    },
    columns: { step: 'Passage', days: 'Jours', share: 'Revenus', low: 'de', high: 'à', waiting: 'Observés' },
    marks: { came: 'revenus dans ce délai', waiting: 'pas encore revenus' },
    times: (n: number) => f.count(n, times),
  },
  settings: {
    title: 'Réglages',
    events: 'Événements',
    begins: 'La vie commence',
    firstEvent: 'au premier événement',
    unit: 'Âge compté en',
    units: { calendar: 'mois du calendrier', 'thirty-days': 'périodes de 30 jours' },
    grain: 'Cohortes',
    grains: { auto: 'selon l’historique', month: 'par mois', quarter: 'par trimestre', year: 'par an' },
    counts: 'Compter',
    countsOptions: {
      calendar: { in: 'dans le mois k', since: 'dans le mois k ou plus tard' },
      'thirty-days': { in: 'dans la période k', since: 'dans la période k ou plus tard' },
    },
    picture: 'Image',
    pictures: { table: 'Tableau', curves: 'Courbes' },
    subject: 'Mesure',
    subjectCount: (events: string) => `nombre (${events})`,
    adds: 'Prendre',
    addsOptions: {
      calendar: { month: 'chaque mois de vie', 'up-to': 'le cumul depuis le début' },
      'thirty-days': { month: 'chaque période de 30 jours', 'up-to': 'le cumul depuis le début' },
    },
    same: 'Les mêmes clients d’un bout à l’autre',
    through: { calendar: 'Observés jusqu’au mois', 'thirty-days': 'Observés jusqu’à la période' },
    population: (name: string) => `Population\u00A0: ${name}`,
  },
  pick: {
    label: 'Sélection',
    hint: 'Cliquez dans l’image, ou sur une ligne de la table (Entrée), pour voir qui c’est.',
    counting: 'comptage…',
    count: (n: number) => f.count(n, customers),
    choices: 'Lesquels',
    see: 'Voir les clients',
    segment: 'En faire un segment',
    clear: 'Effacer',
  },
};

export type LifecycleWords = typeof lifecycle;
