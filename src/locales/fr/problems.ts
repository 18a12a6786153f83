import { fr as f } from '../formats.ts';

interface InFile {
  readonly file: string;
}

const sealed = {
  address: 'Le moteur est scellé : cette requête voulait lire une adresse.',
  file: 'Le moteur est scellé : cette requête voulait lire un fichier.',
  extension: 'Le moteur est scellé : cette requête voulait charger une extension.',
  setting: 'Le moteur est scellé : cette requête voulait changer un réglage.',
  write: 'Le moteur est scellé : cette requête voulait écrire.',
};

const types = {
  text: 'du texte',
  integer: 'un nombre entier',
  decimal: 'un nombre',
  date: 'une date',
  datetime: 'une date avec heure',
  boolean: 'un oui / non',
};

/** For each code: what happened, and what to do about it. */
export const problems = {
  'file-empty': {
    what: (p: InFile) => `${f.quote(p.file)} est vide.`,
    remedy: (_: InFile) => 'Refaites l’export, puis déposez-le à nouveau.',
  },
  'file-unreadable': {
    what: (p: InFile) =>
      `${f.quote(p.file)} ne s’ouvre pas : il est abîmé, protégé par un mot de passe ou ouvert ailleurs.`,
    remedy: (_: InFile) => 'Fermez-le dans les autres programmes, ôtez le mot de passe ou refaites l’export.',
  },
  'file-not-table': {
    what: (p: InFile) =>
      `${f.quote(p.file)} ne contient pas de table : on n’y trouve ni lignes ni colonnes régulières.`,
    remedy: (_: InFile) => 'Exportez les données en CSV ou en Excel, une ligne par client ou par événement.',
  },
  'file-too-wide': {
    what: (p: InFile & { readonly columns: number; readonly limit: number }) =>
      `${f.quote(p.file)} a ${f.count(p.columns, { one: 'colonne', other: 'colonnes' })}, la limite est de ${f.integer(p.limit)}.`,
    remedy: (_: InFile) => 'Vérifiez le séparateur, ou n’exportez que les colonnes utiles.',
  },
  'file-header-only': {
    what: (p: InFile) => `${f.quote(p.file)} n’a qu’une ligne d’en-tête, aucune donnée.`,
    remedy: (_: InFile) => 'Vérifiez le filtre de l’export, puis déposez le fichier à nouveau.',
  },
  'format-unknown': {
    what: (p: InFile & { readonly extension: string }) =>
      p.extension === ''
        ? `Le format de ${f.quote(p.file)} n’est pas reconnu.`
        : `${f.quote(p.file)} : le format ${p.extension} n’est pas lu.`,
    remedy: (_: InFile) => 'Déposez un fichier CSV, TSV, TXT, Excel, JSON, Parquet ou Arrow, compressé ou non.',
  },
  'one-wide-column': {
    what: (p: InFile & { readonly separators: string }) =>
      `${f.quote(p.file)} se lit comme une seule colonne, pourtant ses lignes contiennent ${p.separators}.`,
    remedy: (_: InFile) => 'Choisissez le séparateur sur la carte de lecture.',
  },
  'file-needed': {
    what: (p: InFile) => `${f.quote(p.file)} n’est plus dans ce navigateur.`,
    remedy: (_: InFile) => 'Déposez-le à nouveau : vos choix de lecture sont gardés.',
  },
  'quote-unclosed': {
    what: (p: InFile & { readonly line: number }) =>
      `${f.quote(p.file)} : un guillemet ouvert à la ligne ${f.integer(p.line)} n’est jamais fermé.`,
    remedy: (_: InFile) => 'Fermez-le dans le fichier, ou choisissez « sans guillemets » sur la carte de lecture.',
  },
  'rows-not-all-found': {
    what: (p: InFile & { readonly expected: number; readonly found: number }) =>
      `${f.quote(p.file)} a ${f.count(p.expected, { one: 'ligne', other: 'lignes' })}, ${f.integer(p.found)} seulement ont été retrouvées.`,
    remedy: (_: InFile) => 'Relisez le fichier ; si l’écart reste, vérifiez le guillemet et le séparateur.',
  },
  'out-of-memory': {
    what: (_: object) => 'La mémoire du navigateur n’a pas suffi.',
    remedy: (_: object) => 'Réduisez la population ou la période, ou fermez d’autres onglets, puis recommencez.',
  },
  'storage-full': {
    what: (_: object) => 'La place réservée à ce site dans le navigateur est pleine.',
    remedy: (_: object) => 'Supprimez un ancien projet ou libérez de la place sur le disque.',
  },
  'engine-not-started': {
    what: (_: object) => 'Le moteur de calcul n’a pas démarré.',
    remedy: (_: object) => 'Rechargez la page ; si cela revient, mettez le navigateur à jour.',
  },
  'engine-ended': {
    what: (_: object) => 'Le moteur de calcul s’est arrêté en route.',
    remedy: (_: object) => 'Relancez : vos données et vos choix sont restés.',
  },
  'engine-lost': {
    what: (_: object) => 'Le moteur de calcul s’est arrêté plusieurs fois de suite et ne redémarre plus.',
    remedy: (_: object) =>
      'Rechargez la page : vos choix sont gardés. Si cela revient, réduisez la population ou la période, ou fermez d’autres onglets.',
  },
  sealed: {
    what: (p: { readonly what: keyof typeof sealed }) => sealed[p.what],
    remedy: (_: object) => 'Interrogez les tables du projet par un seul SELECT.',
  },
  'sql-invalid': {
    what: (p: { readonly detail: string }) => `Le moteur ne comprend pas cette requête : ${p.detail}`,
    remedy: (_: object) => 'Corrigez-la à l’endroit indiqué, ou reprenez le texte d’origine.',
  },
  'project-invalid': {
    what: (p: InFile) => `${f.quote(p.file)} n’est pas un projet Écart, ou il est abîmé.`,
    remedy: (_: InFile) => 'Choisissez un fichier enregistré par Écart.',
  },
  'project-newer': {
    what: (p: InFile & { readonly version: number }) =>
      `${f.quote(p.file)} a été enregistré par une version plus récente (format ${f.integer(p.version)}).`,
    remedy: (_: InFile) => 'Rechargez la page pour passer à la dernière version, puis ouvrez-le.',
  },
  'no-customers': {
    what: (_: object) => 'Aucun client n’est encore connu.',
    remedy: (_: object) => 'Dans Sources, indiquez la colonne qui identifie le client.',
  },
  'measure-empty': {
    what: (_: object) => 'Cette mesure n’a de valeur pour aucun client.',
    remedy: (_: object) => 'Élargissez la période ou retirez un filtre.',
  },
  'population-empty': {
    what: (_: object) => 'Aucun client n’est dans cette population à cette date.',
    remedy: (_: object) => 'Revenez à tous les clients ou changez la date.',
  },
  'segment-unknown': {
    what: (p: { readonly segment: string }) => `Le segment ${f.quote(p.segment)} n’existe plus.`,
    remedy: (_: object) => 'Choisissez-en un autre, ou annulez sa suppression.',
  },
  'segment-circular': {
    what: (p: { readonly segment: string }) => `Le segment ${f.quote(p.segment)} dépend de lui-même.`,
    remedy: (_: object) => 'Retirez de sa règle le segment qui le contient déjà.',
  },
  'field-unknown': {
    what: (p: { readonly field: string }) => `Le champ ${f.quote(p.field)} n’est plus dans le référentiel client.`,
    remedy: (_: object) => 'Choisissez un autre champ, ou déposez la source qui le portait.',
  },
  'test-unfit': {
    what: (p: { readonly type: keyof typeof types }) =>
      `Une condition ne convient plus à sa colonne, qui est maintenant ${types[p.type]}.`,
    remedy: (_: object) => 'Changez cette condition, ou remettez la colonne à son type d’avant dans Sources.',
  },
  'events-unknown': {
    what: (p: { readonly events: string }) => `Aucune source ne donne les événements ${f.quote(p.events)}.`,
    remedy: (_: object) => 'Déposez cette source, ou dites dans Sources laquelle les contient.',
  },
  'contacts-unknown': {
    what: (_: object) => 'On ne sait pas encore quels événements sont des contacts.',
    remedy: (_: object) => 'Déposez l’export du service client, ou désignez-le dans Sources.',
  },
  'exposure-unknown': {
    what: (_: object) => 'On ne sait pas depuis quand chaque client est client : l’exposition ne se calcule pas.',
    remedy: (_: object) => 'Indiquez une date de création, ou comptez par client plutôt que par mois.',
  },
};

export type ProblemWords = typeof problems;
