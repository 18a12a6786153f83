import { fr as f } from '../formats.ts';

const files = { one: 'fichier', other: 'fichiers' };
const rows = { one: 'ligne', other: 'lignes' };

/** Files that are one source, and what is otherwise from one export to the next. */
export const combining = {
  /** The column that tells the file of a row. */
  fileColumn: 'Fichier',
  offer: {
    label: 'Fichiers qui se ressemblent',
    together: (p: { readonly count: number; readonly name: string; readonly values: string }) =>
      `Ces ${f.integer(p.count)} fichiers semblent n’en faire qu’un : **${p.name}**, ${p.values}.`,
    togetherDetail: (column: string) =>
      `Réunis, ils forment une seule source, où la colonne ${f.quote(column)} dit de quel fichier vient chaque ligne.`,
    combine: 'Réunir en une source',
    next: (p: { readonly of: string }) =>
      `Ce fichier a les colonnes de **${p.of}** : est-ce l’export suivant de la même source ?`,
    nextDetail: 'Dans les deux cas, vos choix de lecture, les rôles et tout ce qui a été construit restent.',
    replace: (file: string) => `Remplacer ${f.quote(file)}`,
    append: (name: string) => `Ajouter à ${f.quote(name)}`,
    apart: 'Garder à part',
  },
  readAs: (p: { readonly file: string; readonly columns: string }) =>
    `Lu comme ${f.quote(p.file)}, qui lui ressemble : ${p.columns}.`,
  whole: {
    label: (name: string) => `${name}, plusieurs fichiers en une source`,
    count: (n: number) => `${f.count(n, files)}, une source`,
    column: (p: { readonly column: string; readonly values: string }) =>
      `La colonne ${f.quote(p.column)} dit le fichier : ${p.values}.`,
    waiting: (n: number) =>
      `${f.count(n, files)} ${f.plural(n, { one: 'manque', other: 'manquent' })} : la source est faite des autres.`,
    name: 'Nom de la source',
    separate: 'Séparer les fichiers',
    separated: (name: string) => `${f.quote(name)} : fichiers séparés.`,
    acts: (name: string) => `Actions sur ${f.quote(name)}`,
    files: (n: number) => `Voir ${n === 1 ? 'le fichier' : `les ${f.integer(n)} fichiers`}`,
    hideFiles: 'Replier les fichiers',
  },
  drift: {
    title: (name: string) => `Colonnes des fichiers de ${f.quote(name)}`,
    same: (n: number) =>
      `${n === 1 ? 'La colonne est la même' : `Les ${f.integer(n)} colonnes sont les mêmes`} dans tous les fichiers.`,
    moved: (p: { readonly moved: number; readonly same: number }) =>
      `${f.count(p.moved, { one: 'colonne bouge', other: 'colonnes bougent' })} d’un fichier à l’autre, ${f.integer(p.same)} ${f.plural(p.same, { one: 'est la même', other: 'sont les mêmes' })} partout.`,
    column: 'Colonne',
    type: 'Type retenu',
    there: 'là',
    gone: 'absente',
    otherType: (type: string) => `lue en ${type}`,
    textWins: 'Où les types diffèrent, le plus large l’emporte ; le texte quand ils n’ont rien de commun.',
    which: (p: { readonly column: string; readonly file: string }) =>
      `La colonne ${f.quote(p.column)} dans ${f.quote(p.file)}`,
    maybe: (from: string) => `${f.quote(from)} ?`,
    confirm: (p: { readonly from: string; readonly column: string }) =>
      `Oui, ${f.quote(p.from)} est ${f.quote(p.column)}`,
  },
  differences: {
    title: (file: string) => `Ce qui change depuis ${f.quote(file)}`,
    count: (n: number) => (n === 0 ? 'rien de notable' : f.count(n, { one: 'point', other: 'points' })),
    comparing: 'Comparaison des deux fichiers…',
    seen: 'Vu',
    copy: 'Copier',
    copied: 'Copié',
    download: 'Télécharger',
    fileName: (file: string) => `changements-${file}`,
    list: (file: string) => `Différences avec ${f.quote(file)}`,
    columnsGone: (n: number) => f.count(n, { one: 'colonne disparue', other: 'colonnes disparues' }),
    columnsNew: (n: number) => f.count(n, { one: 'nouvelle colonne', other: 'nouvelles colonnes' }),
    renamed: (p: { readonly from: string; readonly to: string }) => `${f.quote(p.from)} s’appelle ${f.quote(p.to)}`,
    type: (column: string) => `${f.quote(column)} change de type`,
    typeDetail: (p: { readonly before: string; readonly after: string }) => `${p.before} avant, ${p.after} maintenant`,
    dateOrder: (column: string) => `${f.quote(column)} : l’ordre des dates change`,
    emptier: (column: string) => `${f.quote(column)} se vide`,
    emptierDetail: (p: { readonly before: number; readonly after: number; readonly points: number }) =>
      `${f.percentExact(p.before)} manquants avant, ${f.percentExact(p.after)} maintenant (signalé à partir de ${f.integer(p.points)} points)`,
    rows: (p: { readonly before: number; readonly after: number }) =>
      `${f.count(p.after, rows)}, contre ${f.integer(p.before)}`,
    dates: (column: string) => `Jours couverts par ${f.quote(column)}`,
    datesDetail: (p: { readonly before: readonly [string, string]; readonly after: readonly [string, string] }) =>
      `du ${p.after[0]} au ${p.after[1]} ; avant, du ${p.before[0]} au ${p.before[1]}`,
    overlap: 'Les deux périodes se chevauchent.',
    ids: (p: { readonly column: string; readonly fresh: number; readonly gone: number }) =>
      `${f.quote(p.column)} : ${f.count(p.fresh, { one: 'nouveau', other: 'nouveaux' })}, ${f.count(p.gone, { one: 'disparu', other: 'disparus' })}`,
    idsDetail: (p: {
      readonly before: number;
      readonly after: number;
      readonly both: number;
      readonly goneShare: number;
      readonly freshShare: number;
    }) =>
      `${f.integer(p.before)} avant, ${f.integer(p.after)} maintenant, ${f.integer(p.both)} dans les deux ; ${f.percent(p.freshShare)} de nouveaux, ${f.percent(p.goneShare)} de disparus`,
    twice: (n: number) =>
      `${f.count(n, { one: 'numéro est', other: 'numéros sont' })} dans les deux fichiers : ajoutés, ces événements y seraient deux fois.`,
    codesNew: (p: { readonly column: string; readonly all: number }) =>
      `${f.quote(p.column)} : ${f.count(p.all, { one: 'nouveau code', other: 'nouveaux codes' })}`,
    codesGone: (p: { readonly column: string; readonly all: number }) =>
      `${f.quote(p.column)} : ${f.count(p.all, { one: 'code n’apparaît plus', other: 'codes n’apparaissent plus' })}`,
    code: (p: { readonly value: string; readonly count: number }) => `${f.quote(p.value)} (${f.integer(p.count)})`,
    more: (n: number) => f.count(n, { one: 'autre', other: 'autres' }),
  },
  broken: {
    gone: (p: { readonly segments: string; readonly count: number; readonly column: string }) =>
      `${p.count === 1 ? 'Le segment' : 'Les segments'} ${p.segments} ${p.count === 1 ? 'se sert' : 'se servent'} de ${f.quote(p.column)}, qui n’est plus dans cette source.`,
    unfit: (p: { readonly segments: string; readonly count: number; readonly column: string; readonly type: string }) =>
      `${p.count === 1 ? 'Le segment' : 'Les segments'} ${p.segments} ${p.count === 1 ? 'teste' : 'testent'} ${f.quote(p.column)} autrement que son type le permet : ${p.type}.`,
    remedy: 'Annulez la relecture, remettez le type, ou corrigez la règle dans Segments.',
  },
  needed: {
    title: (n: number) =>
      n === 1
        ? 'Un fichier de ce projet n’est pas dans ce navigateur.'
        : `${f.integer(n)} fichiers de ce projet ne sont pas dans ce navigateur.`,
    remedy:
      'Déposez-les ensemble, dans n’importe quel ordre : chacun est reconnu à son nom ou à ses colonnes et lu comme vous l’aviez choisi.',
    list: 'Fichiers attendus',
    columns: (n: number) => f.count(n, { one: 'colonne', other: 'colonnes' }),
    choose: 'Choisir les fichiers',
  },
};

export type CombiningWords = typeof combining;
