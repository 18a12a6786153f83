import { fr as f } from '../formats.ts';

interface InFile {
  readonly file: string;
}

interface TooLarge extends InFile {
  readonly bytes: number;
  readonly needed: number;
  readonly room: number;
  readonly where: 'storage' | 'memory';
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
  'file-gone': {
    what: (p: InFile) => `${f.quote(p.file)} a changé, ou n’est plus à sa place, depuis que vous l’avez déposé.`,
    remedy: (_: InFile) => 'Fermez-le dans les autres programmes, puis déposez-le à nouveau.',
  },
  'file-too-large': {
    what: (p: TooLarge) =>
      `${f.quote(p.file)} (${f.bytes(p.bytes)}) demande au moins ${f.bytes(p.needed)} ${p.where === 'storage' ? 'de place dans le navigateur' : 'de mémoire'} ; il en reste ${f.bytes(p.room)}.`,
    remedy: (p: TooLarge): string =>
      p.where === 'storage'
        ? 'Ne lisez que les colonnes utiles, supprimez un ancien projet ou libérez de la place sur le disque.'
        : 'Ne lisez que les colonnes utiles, ou fermez la navigation privée : les tables seront alors gardées sur le disque.',
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
  'archive-damaged': {
    what: (p: InFile) => `${f.quote(p.file)} est abîmé ou incomplet : il ne se décompresse pas jusqu’au bout.`,
    remedy: (_: InFile) => 'Téléchargez-le ou copiez-le à nouveau, puis déposez-le.',
  },
  'archive-too-large': {
    what: (p: InFile & { readonly bytes: number }) =>
      `${f.quote(p.file)} se décompresse en plus de ${f.bytes(p.bytes)} : c’est trop pour sa taille, la lecture s’est arrêtée avant de remplir la mémoire.`,
    remedy: (_: InFile) => 'Si vous connaissez son origine, décompressez-le vous-même et déposez les fichiers utiles.',
  },
  'archive-without-table': {
    what: (p: InFile & { readonly entries: number }) =>
      `${f.quote(p.file)} ne contient aucune table : ${f.count(p.entries, { one: 'fichier examiné', other: 'fichiers examinés' })}.`,
    remedy: (_: InFile) => 'Déposez une archive qui contient des fichiers CSV, Excel, JSON, Parquet ou Arrow.',
  },
  'archive-method': {
    what: (p: InFile & { readonly method: string }) =>
      `${f.quote(p.file)} est compressé par une méthode que le navigateur ne connaît pas (${p.method}).`,
    remedy: (_: InFile) =>
      'Décompressez-le avec votre système, puis déposez les fichiers qu’il contient, ou compressez-les à nouveau en zip ordinaire.',
  },
  'archive-too-deep': {
    what: (p: InFile) => `${f.quote(p.file)} est une archive dans une archive dans une archive.`,
    remedy: (_: InFile) => 'Décompressez-la, puis déposez les fichiers qu’elle contient.',
  },
  'file-encrypted': {
    what: (p: InFile) => `${f.quote(p.file)} est protégé par un mot de passe.`,
    remedy: (_: InFile) => 'Ouvrez-le dans son logiciel, enregistrez-le sans mot de passe, puis déposez-le.',
  },
  'workbook-damaged': {
    what: (p: InFile) => `${f.quote(p.file)} n’est pas un classeur Excel entier : il est abîmé ou incomplet.`,
    remedy: (_: InFile) =>
      'Ouvrez-le dans Excel, laissez-le le réparer et enregistrez-le à nouveau, ou refaites l’export.',
  },
  'workbook-too-old': {
    what: (p: InFile) => `${f.quote(p.file)} est un classeur d’avant Excel 97, un format qui n’est plus lu.`,
    remedy: (_: InFile) => 'Ouvrez-le dans un tableur et enregistrez-le en .xlsx.',
  },
  'workbook-kind': {
    what: (p: InFile & { readonly kind: string }) =>
      `${f.quote(p.file)} est un classeur dans un format qui n’est pas lu (${p.kind}).`,
    remedy: (_: InFile) => 'Ouvrez-le dans un tableur, enregistrez-le en .xlsx, puis déposez-le.',
  },
  'workbook-empty': {
    what: (p: InFile & { readonly hidden: number }) =>
      p.hidden === 0
        ? `${f.quote(p.file)} n’a que des feuilles vides.`
        : `${f.quote(p.file)} n’a que des feuilles vides, et ${f.count(p.hidden, { one: 'feuille masquée', other: 'feuilles masquées' })}.`,
    remedy: (p: InFile & { readonly hidden: number }): string =>
      p.hidden === 0
        ? 'Refaites l’export, puis déposez-le à nouveau.'
        : 'Affichez dans Excel la feuille à lire, enregistrez, puis déposez le fichier à nouveau.',
  },
  'json-invalid': {
    what: (p: InFile & { readonly line: number; readonly column: number }) =>
      `${f.quote(p.file)} n’est pas du JSON valide : erreur à la ligne ${f.integer(p.line)}, caractère ${f.integer(p.column)}.`,
    remedy: (_: InFile) => 'Corrigez-le à cet endroit, ou refaites l’export : un fichier coupé donne la même erreur.',
  },
  'json-not-table': {
    what: (p: InFile) => `${f.quote(p.file)} est du JSON, mais pas une table : on n’y trouve aucune liste d’objets.`,
    remedy: (_: InFile) => 'Exportez une liste d’objets, un par ligne de la table, ou un objet par ligne de texte.',
  },
  'parquet-damaged': {
    what: (p: InFile) => `${f.quote(p.file)} n’est pas un fichier Parquet entier : il est abîmé, coupé ou chiffré.`,
    remedy: (_: InFile) =>
      'Copiez-le à nouveau ou refaites l’export ; un Parquet chiffré doit être enregistré en clair.',
  },
  'arrow-damaged': {
    what: (p: InFile) => `${f.quote(p.file)} n’est pas un fichier Arrow entier : il est abîmé ou coupé.`,
    remedy: (_: InFile) => 'Copiez-le à nouveau ou refaites l’export.',
  },
  'column-type-unread': {
    what: (p: InFile & { readonly column: string; readonly type: string }) =>
      `${f.quote(p.file)} a une colonne d’un type qui n’est pas lu : ${f.quote(p.column)} (${p.type}).`,
    remedy: (_: InFile) => 'Enregistrez-le sans cette colonne, ou avec cette colonne en texte.',
  },
  'part-not-found': {
    what: (p: InFile & { readonly part: string }) => `${f.quote(p.file)} ne contient plus ${f.quote(p.part)}.`,
    remedy: (_: InFile) => 'Retrouvez l’ancien fichier, ou retirez cette source et déposez le nouveau.',
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
    what: (p: { readonly source: string; readonly column: string }) =>
      `La colonne ${f.quote(p.column)} n’est plus dans la source ${f.quote(p.source.replaceAll('_', ' '))}.`,
    remedy: (_: object) => 'Choisissez une autre colonne, ou redéposez un fichier qui la porte.',
  },
  'test-unfit': {
    what: (p: { readonly type: keyof typeof types }) =>
      `Une condition ne convient plus à sa colonne, qui est maintenant ${types[p.type]}.`,
    remedy: (_: object) => 'Changez cette condition, ou remettez la colonne à son type d’avant dans Sources.',
  },
  'events-unknown': {
    what: (p: { readonly events: string }) =>
      `Aucune source ne donne les événements ${f.quote(p.events.replaceAll('_', ' '))}.`,
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
  'list-too-long': {
    what: (p: { readonly rows: number; readonly limit: number }) =>
      `La liste dépasse ce qu’une feuille Excel peut tenir\u00A0: ${f.integer(p.limit)} lignes.`,
    remedy: (_: object) => 'Écrivez-la en CSV ou en Parquet, ou resserrez la règle.',
  },
};

export type ProblemWords = typeof problems;
