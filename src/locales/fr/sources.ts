import { fr as f } from '../formats.ts';
import { opened } from './opened.ts';
import { sourcesRoles } from './sources-roles.ts';
import { sourcesSide } from './sources-side.ts';

const rows = { one: 'ligne', other: 'lignes' };

/** `d’incident`, `de ticket`. */
const of = (noun: string): string => (/^[aeiouhéèê]/iu.test(noun) ? `d’${noun}` : `de ${noun}`);
const feminine = new Set([
  'facture',
  'commande',
  'réclamation',
  'demande',
  'conversation',
  'visite',
  'réservation',
  'session',
  'réponse',
]);

interface GrainWords {
  /** What one event is called. */
  readonly one: string;
  readonly perEvent: number;
}

/** What was received, and whether it was read right. */
export const sources = {
  opened,
  title: 'Sources',
  question: 'Qu’ai-je reçu, et l’a-t-on bien lu ?',
  headline: (p: {
    readonly files: number;
    /** Sheets and entries of archives are tables of one file. */
    readonly tables: number;
    readonly rows: number;
    readonly rejected: number;
    readonly questions: number;
  }) =>
    [
      `${f.count(p.files, { one: 'fichier lu', other: 'fichiers lus' })}${p.tables > p.files ? `, ${f.integer(p.tables)} tables` : ''} : ${f.count(p.rows, rows)}`,
      p.rejected === 0
        ? 'aucune perdue'
        : `${f.integer(p.rejected)} ${f.plural(p.rejected, { one: 'rejetée', other: 'rejetées' })}`,
      ...(p.questions === 0 ? [] : [f.count(p.questions, { one: 'question', other: 'questions' })]),
    ].join(', '),
  subtitle: 'Rien n’a quitté cette machine. Tout choix de lecture se change sur la carte.',
  empty: {
    title: 'Déposez les exports de l’entreprise',
    why: 'CRM, caisse, site web, club, service client, enquêtes : chaque fichier est lu aussitôt, dans votre navigateur. Encodage, séparateur, dates et montants à la française sont reconnus sur toute la colonne, et rien ne se perd en silence.',
  },
  drop: {
    title: 'Ajouter des fichiers',
    hint: 'CSV, Excel, JSON, Parquet, Arrow, ZIP, un ou plusieurs',
    choose: 'Choisir des fichiers',
    paste: 'Coller une table',
  },
  paste: {
    title: 'Coller une table',
    label: 'Cellules copiées d’un tableur, ou texte CSV',
    name: 'Nom de la source',
    nameDefault: 'collage',
    read: 'Lire',
  },
  noneRead: 'Rien n’a encore pu être lu',
  readingHeadline: (n: number) => `Lecture de ${f.count(n, { one: 'fichier', other: 'fichiers' })}…`,
  looksLike: 'ressemble à :',
  chosenKind: 'lu comme :',
  sure: (share: number) => `· ${f.percent(share)}`,
  kindLabel: 'Ce que contient ce fichier',
  kinds: { customers: 'clients', purchases: 'achats', contacts: 'contacts', survey: 'enquête', other: 'autre' },
  kindBecause: (clues: string) => `Deviné d’après ${clues}.`,
  kindClues: {
    'file-name': 'le nom du fichier',
    'unique-customer': 'un identifiant client par ligne',
    'person-columns': 'des colonnes qui décrivent des personnes',
    'no-events': 'l’absence d’événements',
    amount: 'des montants ou des quantités',
    date: 'une date',
    product: 'un produit',
    'event-id': 'un numéro d’événement',
    channel: 'un canal',
    reason: 'un motif',
    'contact-words': 'des colonnes de service client',
    score: 'une note',
    comment: 'un commentaire',
    'question-columns': 'des colonnes de questions',
  },
  state: {
    good: 'bien lu',
    confirmed: 'validé',
    question: (n: number) => f.count(n, { one: 'question', other: 'questions' }),
    rejected: 'à vérifier',
    fileNeeded: 'fichier absent',
    failed: 'pas lu',
  },
  rowsSum: (p: { readonly rows: number; readonly kept: number; readonly rejected: number }) =>
    p.rejected === 0
      ? `${f.count(p.rows, rows)}, ${p.rows === 1 ? 'gardée' : 'toutes gardées'}`
      : `${f.count(p.rows, rows)} = ${f.integer(p.kept)} gardées + ${f.integer(p.rejected)} ${f.plural(p.rejected, { one: 'rejetée', other: 'rejetées' })}`,
  columnsCount: (n: number) => f.count(n, { one: 'colonne', other: 'colonnes' }),
  seeRejects: 'voir les rejets',
  howRead: 'Comment ce fichier a été lu',
  /** What one event is called. */
  nouns: {
    ticket: { one: 'ticket', other: 'tickets' },
    invoice: { one: 'facture', other: 'factures' },
    order: { one: 'commande', other: 'commandes' },
    basket: { one: 'panier', other: 'paniers' },
    purchase: { one: 'achat', other: 'achats' },
    incident: { one: 'incident', other: 'incidents' },
    case: { one: 'dossier', other: 'dossiers' },
    complaint: { one: 'réclamation', other: 'réclamations' },
    call: { one: 'appel', other: 'appels' },
    contact: { one: 'contact', other: 'contacts' },
    request: { one: 'demande', other: 'demandes' },
    conversation: { one: 'conversation', other: 'conversations' },
    visit: { one: 'visite', other: 'visites' },
    booking: { one: 'réservation', other: 'réservations' },
    session: { one: 'session', other: 'sessions' },
    response: { one: 'réponse', other: 'réponses' },
    event: { one: 'événement', other: 'événements' },
  },
  grain: {
    line: (p: GrainWords) => `Une ligne = une ligne ${of(p.one)} ; ${f.number(p.perEvent)} lignes par ${p.one}`,
    step: (p: GrainWords) => `Une ligne = un mouvement ${of(p.one)} ; ${f.number(p.perEvent)} lignes par ${p.one}`,
    part: (p: GrainWords) => `Une ligne = une partie ${of(p.one)} ; ${f.number(p.perEvent)} lignes par ${p.one}`,
    customer: 'Une ligne = un client',
    state: (perCustomer: number) =>
      `Une ligne = un état d’un client ; ${f.decimal(perCustomer, 2)} lignes par client. Avec une date, chaque état vaut à partir de la sienne ; sans date, le dernier est gardé`,
    event: (one: string) => `Une ligne = ${feminine.has(one) ? 'une' : 'un'} ${one}`,
    table: 'Une ligne = une ligne de la table',
  },
  making: {
    label: (file: string) => `Ce que deviennent les lignes de ${f.quote(file)}`,
    grainLabel: 'Ce qui est compté',
    countsEvents: (many: string) => `on compte les ${many}`,
    countsRows: 'on compte les lignes',
    grainChoices: { key: 'on compte les événements, pas les lignes', row: 'on compte les lignes' },
    built: (column: string) => `Aucune colonne de montant : **${column}** en tient lieu`,
    notBuilt: (column: string) => `Aucune colonne de montant ; ${f.quote(column)} pourrait en tenir lieu`,
    amountLabel: 'Montant calculé',
    amountChoices: { built: 'montant calculé', none: 'pas de montant' },
    discountLabel: 'Comment lire la remise',
    discountChoices: {
      suggested: 'remise lue d’après ses valeurs',
      rate: 'remise en taux (0,2 ôte 20 %)',
      percent: 'remise en pour cent (20 ôte 20 %)',
      amount: 'remise en argent, par ligne',
      none: 'sans la remise',
    },
    prefix: (p: { readonly rows: number; readonly prefix: string }) =>
      `${f.count(p.rows, { one: 'ligne', other: 'lignes' })} d’annulation (${p.prefix}…)`,
    status: (p: { readonly rows: number; readonly values: string }) =>
      `${f.count(p.rows, { one: 'ligne', other: 'lignes' })} au statut ${p.values}`,
    negative: (p: { readonly rows: number; readonly column: string }) =>
      `${f.count(p.rows, { one: 'ligne', other: 'lignes' })} où ${f.quote(p.column)} est négatif`,
    returns: (p: { readonly signs: string; readonly rows: number; readonly several: boolean }) =>
      `Retours et annulations : ${p.signs}${p.several ? `, ${f.integer(p.rows)} en tout` : ''}`,
    returnsLabel: 'Ce que deviennent les retours et annulations',
    returnsChoices: {
      net: 'gardés, les montants négatifs se déduisent',
      'left-out': 'laissés de côté',
      apart: 'événements à part',
    },
  },
  formats: {
    excel: 'classeur Excel',
    html: 'page HTML',
    'fixed-width': 'colonnes de largeur fixe',
    json: 'JSON',
    parquet: 'Parquet',
    arrow: 'Arrow',
  },
  otherTable: {
    shown: (name: string) => f.quote(name),
    hidden: (name: string) => `${f.quote(name)} est masquée : elle n’est pas lue.`,
    empty: (name: string) => `${f.quote(name)} est vide.`,
    unreadable: (name: string) => `${f.quote(name)} ne peut pas être lu.`,
  },
  readTable: 'Lire aussi',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 (LE)',
    'utf-16be': 'UTF-16 (BE)',
    'windows-1252': 'Windows-1252',
    'iso-8859-15': 'ISO-8859-15 (Latin-9)',
    mixed: 'UTF-8 et Windows-1252 mêlés',
  },
  delimiter: (sign: string) => {
    const names: Readonly<Record<string, string>> = {
      '\t': 'tabulation',
      ' ': 'espace',
      ',': f.quote(','),
      ';': f.quote(';'),
      '|': f.quote('|'),
    };
    return names[sign] ?? f.quote(sign);
  },
  quoteSign: (sign: string) => (sign === '' ? 'sans guillemets' : `guillemet ${sign}`),
  decimalComma: 'décimale virgule',
  decimalPoint: 'décimale point',
  datesAs: (format: string) => `dates ${format}`,
  noHeader: 'sans en-tête',
  skipped: (n: number) => `${f.count(n, { one: 'ligne passée', other: 'lignes passées' })} avant l’en-tête`,
  /** A strptime format as people write it. */
  dateFormat: (format: string) =>
    (format === 'excel' ? 'n° de jour Excel' : format)
      .replace('%b', 'mois')
      .replace('%I', 'hh')
      .replace(' %p', ' AM/PM')
      .replace('%z', ' → UTC')
      .replace('%d', 'jj')
      .replace('%m', 'mm')
      .replace('%Y', 'aaaa')
      .replace('%y', 'aa')
      .replace('%H', 'hh')
      .replace('%M', 'mm')
      .replace('%S', 'ss')
      .replace('.%f', ''),
  types: {
    text: 'texte',
    integer: 'entier',
    decimal: 'nombre',
    date: 'date',
    datetime: 'date et heure',
    boolean: 'oui / non',
  },
  ...sourcesRoles,
  yes: 'oui',
  no: 'non',
  emptyCell: 'manquant',
  roleOf: (column: string) => `Rôle de ${f.quote(column)}`,
  typeOf: (column: string) => `Type de ${f.quote(column)}`,
  missing: (share: number) => `${f.percentExact(share)} manquants`,
  full: 'rempli',
  card: {
    edit: 'Changer la lecture',
    remove: 'Retirer cette source',
    columns: 'Colonnes',
    table: (n: number) => (n === 1 ? 'Voir la première ligne' : `Voir les ${f.integer(n)} premières lignes`),
    fewer: 'Moins de lignes',
    seeColumns: (n: number) => `Examiner ${n === 1 ? 'la colonne' : `les ${f.integer(n)} colonnes`}`,
    hideColumns: 'Revenir aux lignes',
    tableOf: (file: string) => `Aperçu de ${f.quote(file)}`,
    columnsOf: (file: string) => `Colonnes de ${f.quote(file)}`,
    column: 'Colonne',
    type: 'Type',
    role: 'Rôle',
    fill: 'Manquants',
    distinct: 'Valeurs distinctes',
    range: 'De … à …',
    confirm: 'C’est bien lu',
    removed: (file: string) => `${f.quote(file)} retiré.`,
    acts: (file: string) => `Actions sur ${f.quote(file)}`,
    dateOf: 'Lu comme',
    misfits: (p: { readonly count: number; readonly type: string }) =>
      `${f.integer(p.count)} ${f.plural(p.count, { one: 'valeur n’est pas', other: 'valeurs ne sont pas' })} du type ${p.type}`,
    fileNeeded: (file: string) => `La table de ${f.quote(file)} n’est plus dans ce navigateur.`,
    fileNeededRemedy: 'Déposez à nouveau ce fichier : vos choix sont gardés et s’appliqueront.',
    rereading: 'Relecture : la table d’avant reste jusqu’à la fin.',
  },
  reading: {
    title: (file: string) => `Lecture de ${f.quote(file)}`,
    encoding: 'Encodage',
    delimiter: 'Séparateur',
    quote: 'Guillemets',
    header: 'La première ligne donne les noms',
    skip: 'Lignes à passer avant',
    headerLines: 'Lignes de l’en-tête',
    ownNames: (format: string) => `Le format (${format}) nomme lui-même ses colonnes.`,
    preview: 'Aperçu avec ces choix',
    apply: 'Relire ainsi',
    fileNeeded: (file: string) => `Pour relire, déposez à nouveau ${f.quote(file)} : la page n’en garde que la table.`,
    types: 'Colonnes',
    typesNote: 'Une valeur qui n’entre pas dans le type choisi devient manquante, et la carte la compte.',
    columnsAgain: 'Avec un autre découpage, les colonnes seront examinées à nouveau, sur toutes leurs valeurs.',
    unchanged: 'Rien n’est changé pour l’instant.',
    search: 'Chercher une colonne',
    missingOf: (column: string) => `Valeurs manquantes de ${f.quote(column)}`,
    dateFormatOf: (column: string) => `Ordre des dates de ${f.quote(column)}`,
    decimalOf: (column: string) => `Décimale de ${f.quote(column)}`,
    read: 'Lire',
    readOf: (column: string) => `Lire la colonne ${f.quote(column)}`,
    readAll: (n: number) => (n === 1 ? 'Cocher cette colonne' : `Cocher ces ${f.integer(n)} colonnes`),
    readNone: (n: number) => (n === 1 ? 'Décocher cette colonne' : `Décocher ces ${f.integer(n)} colonnes`),
    notRead: 'pas lue : elle n’est pas dans la table, ses lignes sont comptées',
    decidedAgain: 'décidé à la lecture, sur toutes les valeurs',
    moreColumns: (n: number) =>
      `${f.count(n, { one: 'autre colonne', other: 'autres colonnes' })} : on les trouve par leur nom dans les réglages de lecture.`,
    chooseColumns: 'Choisir les colonnes…',
    chooseColumnsOf: (file: string) => `Colonnes à lire de ${f.quote(file)}`,
    chooseColumnsNote:
      'Moins de colonnes prennent moins de place. Celles qui ne sont pas lues se reprennent plus tard, en relisant le fichier.',
    applyColumns: (n: number) => `Lire ${f.count(n, { one: 'colonne', other: 'colonnes' })}`,
    chooseFile: 'Choisir le fichier',
    previewLines: (n: number) => `Les ${f.integer(n)} premières lignes, lues ainsi`,
    previewNone: 'Avec ces choix, le début du fichier ne donne aucune ligne.',
    rejectedLine: (n: number) => `ligne ${f.integer(n)} rejetée`,
    otherDelimiter: 'autre',
    dateFormat: 'Ordre des dates',
    decimal: 'Décimale',
    missing: 'Valeurs qui veulent dire « manquant »',
    missingHelp: 'séparées par des points-virgules',
    point: 'point',
    comma: 'virgule',
  },
  rejects: {
    title: (n: number) => f.count(n, { one: 'ligne rejetée', other: 'lignes rejetées' }),
    line: 'Ligne',
    reason: 'Raison',
    text: 'Contenu',
    download: 'Télécharger les rejets',
    first: (p: { readonly shown: number; readonly all: number }) =>
      `Les ${f.integer(p.shown)} premières sur ${f.integer(p.all)}.`,
    fileName: (file: string) => `rejets-${file}`,
    why: 'Ces lignes ne sont pas dans la table. Un autre réglage de lecture peut les récupérer.',
    label: (file: string) => `Lignes rejetées de ${f.quote(file)}`,
  },
  rejectReasons: {
    'too-few-cells': 'pas assez de cellules',
    'too-many-cells': 'trop de cellules',
    'quote-unclosed': 'guillemet non fermé',
    'quote-misplaced': 'guillemet mal placé',
    'total-line': 'ligne de total',
    'repeated-header': 'en-tête répété',
    'footer-line': 'pied de fichier',
    'json-invalid': 'ce n’est pas du JSON valide',
    'no-object': 'ce n’est pas un objet',
    'cells-misplaced': 'un caractère entre deux colonnes',
    'line-too-long': 'ligne trop longue',
    'not-decodable': 'caractères illisibles',
    other: 'illisible',
  },
  asks: {
    label: 'Question',
    dateOrder: (p: { readonly column: string; readonly count: number }) =>
      `La colonne **${p.column}** peut être jj/mm ou mm/jj : ses ${f.integer(p.count)} jours sont ≤ 12.`,
    dayFirst: (p: { readonly example: string; readonly date: string }) => `jour/mois (${p.example} = ${p.date})`,
    monthFirst: (p: { readonly example: string; readonly date: string }) => `mois/jour (${p.example} = ${p.date})`,
    orderElsewhere: {
      'day-first': (file: string) => `Dans **${file}**, qui a les mêmes colonnes, c’est jour/mois sans aucun doute.`,
      'month-first': (file: string) => `Dans **${file}**, qui a les mêmes colonnes, c’est mois/jour sans aucun doute.`,
    },
    sameElsewhere: (p: { readonly count: number; readonly files: string }) =>
      `La réponse vaudra aussi pour ${p.files}, qui ${p.count === 1 ? 'pose' : 'posent'} la même question.`,
    decimalMark: (p: { readonly column: string; readonly count: number; readonly example: string }) =>
      `Dans **${p.column}**, ${f.count(p.count, { one: 'nombre', other: 'nombres' })} comme ${p.example} : trois décimales, ou des milliers ?`,
    markOfDecimals: (p: { readonly example: string; readonly number: number }) =>
      `décimales (${p.example} = ${f.number(p.number)})`,
    markOfThousands: (p: { readonly example: string; readonly number: number }) =>
      `milliers (${p.example} = ${f.integer(p.number)})`,
    excelDays: (p: { readonly column: string; readonly count: number }) =>
      `La colonne **${p.column}** tient ${f.count(p.count, { one: 'nombre', other: 'nombres' })} de ${f.integer(20_000)} à ${f.integer(60_000)} : Excel compte ainsi les jours.`,
    areDays: (p: { readonly example: string; readonly date: string }) => `ce sont des dates (${p.example} = ${p.date})`,
    areNumbers: 'ce sont des nombres',
    missingCode: (p: { readonly column: string; readonly value: string; readonly count: number }) =>
      `${f.quote(p.value)} revient ${f.integer(p.count)} fois dans **${p.column}**, loin de toutes les autres valeurs : est-ce un code pour « inconnu » ?`,
    isMissing: (value: string) => `oui, ${value} = manquant`,
    isValue: 'non, c’est une valeur',
  },
  ...sourcesSide,
  allGood: 'Tout est bon',
  allConfirmed: 'Toutes les lectures sont validées.',
  questionsFirst: (n: number) =>
    `Il reste ${f.count(n, { one: 'question', other: 'questions' })} : en attendant, jour/mois est retenu et les codes restent des valeurs.`,
  side: 'Ce qui a été changé et relié',
  arriving: {
    waiting: 'en attente',
    scanning: 'examen de tous les octets',
    transcoding: 'conversion en UTF-8',
    reading: 'lecture des lignes',
    typing: 'examen de chaque colonne',
    writing: 'écriture de la table',
    keeping: 'rangement',
  },
  arrivingSoFar: (p: { readonly bytes: number; readonly of: number; readonly rows: number | null }) =>
    `${f.bytes(p.bytes)} sur ${f.bytes(p.of)}${p.rows === null ? '' : ` · ${f.count(p.rows, rows)}`}`,
  leftOut: (columns: readonly string[]) =>
    columns.length > 3
      ? `${f.integer(columns.length)} colonnes pas lues : ${columns.slice(0, 2).join(', ')}…`
      : `${columns.length === 1 ? 'colonne pas lue' : 'colonnes pas lues'} : ${columns.join(', ')}`,
  arrivingLabel: (file: string) => `Lecture de ${f.quote(file)}`,
  alreadyHere: (file: string) => `${f.quote(file)} est déjà là : le contenu est le même, rien n’a été ajouté.`,
  nothingDropped: 'Rien à lire : ce qui a été déposé ne contient aucun fichier.',
  notKept:
    'Ce navigateur ne garde rien (fenêtre privée ou accès refusé) : tout marche, mais un rechargement effacera les données.',
};

export type SourcesWords = typeof sources;
