import { fr as f } from '../formats.ts';

const rows = { one: 'ligne', other: 'lignes' };

/** What was received, and whether it was read right. */
export const sources = {
  title: 'Sources',
  question: 'Qu’ai-je reçu, et l’a-t-on bien lu ?',
  headline: (p: {
    readonly files: number;
    readonly rows: number;
    readonly rejected: number;
    readonly questions: number;
  }) =>
    [
      `${f.count(p.files, { one: 'fichier lu', other: 'fichiers lus' })} : ${f.count(p.rows, rows)}`,
      p.rejected === 0
        ? 'aucune perdue'
        : `${f.integer(p.rejected)} ${f.plural(p.rejected, { one: 'rejetée', other: 'rejetées' })}`,
      ...(p.questions === 0 ? [] : [f.count(p.questions, { one: 'question', other: 'questions' })]),
    ].join(', '),
  subtitle: 'Rien n’a quitté cette machine. Tout choix de lecture se change sur la carte.',
  empty: {
    title: 'Déposez les exports de l’entreprise',
    why: 'CRM, caisse, site web, club, service client, enquêtes : chaque fichier CSV est lu aussitôt, dans votre navigateur. Encodage, séparateur, dates et montants à la française sont reconnus sur toute la colonne, et rien ne se perd en silence.',
  },
  drop: {
    title: 'Ajouter des fichiers',
    hint: 'CSV, TSV ou TXT, un ou plusieurs',
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
      ? `${f.count(p.rows, rows)}, toutes gardées`
      : `${f.count(p.rows, rows)} = ${f.integer(p.kept)} gardées + ${f.integer(p.rejected)} ${f.plural(p.rejected, { one: 'rejetée', other: 'rejetées' })}`,
  columnsCount: (n: number) => f.count(n, { one: 'colonne', other: 'colonnes' }),
  seeRejects: 'voir les rejets',
  howRead: 'Comment ce fichier a été lu',
  unit: (p: { readonly column: string; readonly perEvent: number }) =>
    `Une ligne n’est pas un événement : ${f.number(p.perEvent)} lignes par ${f.quote(p.column)}.`,
  encodings: { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 (LE)', 'utf-16be': 'UTF-16 (BE)', 'windows-1252': 'Windows-1252' },
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
    format
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
  roles: {
    'customer-id': 'identifiant client',
    'event-id': 'numéro d’événement',
    date: 'date',
    'end-date': 'date de fin',
    amount: 'montant',
    quantity: 'quantité',
    'unit-price': 'prix unitaire',
    discount: 'remise',
    currency: 'devise',
    duration: 'durée',
    score: 'note',
    channel: 'canal',
    reason: 'motif',
    status: 'statut',
    product: 'produit',
    offer: 'offre',
    comment: 'commentaire',
    'first-name': 'prénom',
    'last-name': 'nom',
    'full-name': 'nom complet',
    'birth-date': 'date de naissance',
    gender: 'genre',
    email: 'e-mail',
    phone: 'téléphone',
    address: 'adresse',
    postcode: 'code postal',
    city: 'ville',
    country: 'pays',
    consent: 'consentement',
    'company-id': 'SIRET ou SIREN',
    iban: 'IBAN',
    'payment-card': 'carte bancaire',
    attribute: 'caractéristique',
    ignored: 'laissée de côté',
  },
  roleReasons: {
    name: 'd’après le nom',
    values: 'd’après les valeurs',
    'name-and-values': 'd’après le nom et les valeurs',
    key: 'une valeur par ligne',
    none: 'rien de particulier',
  },
  roleHint: (p: { readonly reason: string; readonly share: number }) =>
    `Deviné ${p.reason}, sûr à ${f.percent(p.share)}`,
  roleDoubt: 'rôle à vérifier',
  roleChosen: (guessed: string) => `Choisi par vous ; deviné : ${guessed}`,
  roleGroups: {
    link: 'Le lien',
    time: 'Le temps',
    value: 'Combien',
    what: 'Quoi et par où',
    person: 'La personne',
    rest: 'Le reste',
  },
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
    table: (n: number) => `Voir les ${f.integer(n)} premières lignes`,
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
  },
  changes: {
    title: 'Ce que nous avons changé en lisant',
    none: 'Rien : les valeurs sont celles du fichier.',
    keptAsText: (column: string) => `${f.quote(column)} gardée en texte`,
    keptBecause: {
      'leading-zeros': (p: { readonly count: number; readonly example: string }) =>
        `${f.integer(p.count)} commencent par 0, comme ${p.example}`,
      'long-digits': (p: { readonly count: number; readonly example: string }) =>
        `${f.integer(p.count)} ont plus de 15 chiffres, comme ${p.example}`,
      scientific: (p: { readonly count: number; readonly example: string }) =>
        `${f.integer(p.count)} sont en notation scientifique, comme ${p.example}`,
      role: (p: { readonly count: number; readonly example: string }) => `c’est un identifiant, comme ${p.example}`,
    },
    missingTokens: (p: { readonly tokens: string; readonly count: number }) =>
      `${p.tokens} ${p.count === 1 ? 'lu comme manquant' : 'lus comme manquants'}`,
    idsAsText: 'Identifiants gardés en texte',
    inColumn: (p: { readonly column: string; readonly count: number }) => `${p.column}, ${f.integer(p.count)} fois`,
    decimalComma: 'Virgules décimales lues',
    thousands: 'Milliers séparés dans les nombres',
    sign: (sign: string) => `${f.quote(sign)} ôté des nombres`,
    headerMended: (p: { readonly from: string; readonly to: string }) =>
      p.from === '' ? `En-tête vide nommé ${f.quote(p.to)}` : `En-tête ${f.quote(p.from)} renommé ${f.quote(p.to)}`,
    headerMissing: 'Pas d’en-tête : noms proposés',
    headerMissingDetail: (n: number) => f.count(n, { one: 'colonne', other: 'colonnes' }),
    linesSkipped: (n: number) => `${f.count(n, { one: 'ligne passée', other: 'lignes passées' })} avant l’en-tête`,
    transcoded: (from: string) => `Converti de ${from}`,
    transcodedDetail: (offset: number) => `premier octet hors UTF-8 à la position ${f.integer(offset)}`,
    misfit: (column: string) => `${f.quote(column)} : des valeurs détonnent`,
    misfitDetail: (p: { readonly count: number; readonly type: string; readonly examples: string }) =>
      `${f.integer(p.count)} ne sont pas du type ${p.type} : ${p.examples}`,
    rejected: (n: number) => f.count(n, { one: 'ligne rejetée', other: 'lignes rejetées' }),
    perFile: (n: number) => f.count(n, { one: 'changement', other: 'changements' }),
    rejectedDetail: (p: { readonly reason: string; readonly line: number }) =>
      `${p.reason}, ligne ${f.integer(p.line)}…`,
    more: (n: number) => `et ${f.count(n, { one: 'autre changement', other: 'autres changements' })}`,
  },
  links: {
    title: 'Liens trouvés',
    to: (events: string) => `${events} → clients`,
    orphans: (p: { readonly orphans: number; readonly anonymous: number }) =>
      [
        ...(p.orphans > 0 ? [`${f.count(p.orphans, rows)} d’un client inconnu`] : []),
        ...(p.anonymous > 0 ? [`${f.count(p.anonymous, rows)} sans client`] : []),
      ].join(', ') || 'toutes les lignes ont leur client',
    none: 'Dès qu’un fichier de clients et un fichier d’événements sont là, leur lien est compté ici.',
  },
  allGood: 'Tout est bon',
  allConfirmed: 'Toutes les lectures sont validées.',
  questionsFirst: (n: number) =>
    `Il reste ${f.count(n, { one: 'question', other: 'questions' })} : en attendant, jour/mois est retenu.`,
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
  arrivingLabel: (file: string) => `Lecture de ${f.quote(file)}`,
  alreadyHere: (file: string) => `${f.quote(file)} est déjà là : le contenu est le même, rien n’a été ajouté.`,
  notKept:
    'Ce navigateur ne garde rien (fenêtre privée ou accès refusé) : tout marche, mais un rechargement effacera les données.',
};

export type SourcesWords = typeof sources;
