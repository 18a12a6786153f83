import { fr as f } from '../formats.ts';

const rows = { one: 'ligne', other: 'lignes' };

interface KeyWords {
  readonly found: number;
  readonly distinct: number;
  readonly key: string;
  readonly file: string;
}

/** What was changed while reading, and what links to what. */
export const sourcesSide = {
  changes: {
    title: 'Ce que nous avons changé en lisant',
    none: 'Rien : les valeurs sont celles du fichier.',
    keptAsText: (column: string) => `${f.quote(column)} gardée en texte`,
    keptBecause: {
      'leading-zeros': (p: { readonly count: number; readonly example: string }) =>
        `${f.integer(p.count)} ${f.plural(p.count, { one: 'commence', other: 'commencent' })} par 0, comme ${p.example}`,
      'long-digits': (p: { readonly count: number; readonly example: string }) =>
        `${f.integer(p.count)} ${f.plural(p.count, { one: 'a', other: 'ont' })} les chiffres d’un numéro, comme ${p.example}`,
      scientific: (p: { readonly count: number; readonly example: string }) =>
        `${f.integer(p.count)} ${f.plural(p.count, { one: 'est', other: 'sont' })} en notation scientifique, comme ${p.example} : un tableur a pu abîmer le numéro, refaites l’export avec cette colonne en texte`,
      role: (p: { readonly count: number; readonly example: string }) => `c’est un identifiant, comme ${p.example}`,
      'several-signs': (p: { readonly count: number; readonly example: string }) =>
        `${f.integer(p.count)} montants en plusieurs monnaies, comme ${p.example} : ils ne s’additionnent pas`,
    },
    missingTokens: (p: { readonly tokens: string; readonly count: number }) =>
      `${p.tokens} ${p.count === 1 ? 'lu comme manquant' : 'lus comme manquants'}`,
    idsAsText: 'Identifiants gardés en texte',
    inColumn: (p: { readonly column: string; readonly count: number }) => `${p.column}, ${f.integer(p.count)} fois`,
    inOthers: (count: number) => `et ${f.count(count, { one: 'autre colonne', other: 'autres colonnes' })}`,
    decimalComma: 'Virgules décimales lues',
    thousands: 'Milliers séparés dans les nombres',
    sign: (sign: string) => `${f.quote(sign)} ôté des nombres`,
    headerMended: (p: { readonly from: string; readonly to: string }) =>
      p.from === '' ? `En-tête vide nommé ${f.quote(p.to)}` : `En-tête ${f.quote(p.from)} renommé ${f.quote(p.to)}`,
    negatives: (example: string) => `Négatifs écrits comme ${example} lus`,
    twoDigitYears: 'Années à deux chiffres complétées',
    twoDigitYearsDetail: (p: { readonly column: string; readonly last: string; readonly next: string }) =>
      `${p.column} : de ${p.next} à ${p.last}`,
    zonesKept: (zones: string) => `Heures gardées comme écrites (${zones})`,
    zonesToUtc: (zones: string) => `Heures de plusieurs fuseaux mises en UTC (${zones})`,
    linesMended: (n: number) =>
      `${f.count(n, { one: 'ligne aux cellules décalées remise', other: 'lignes aux cellules décalées remises' })} d’aplomb`,
    linesMendedDetail: (line: number) =>
      `une seule façon convenait à toutes les colonnes ; la première est la ligne ${f.integer(line)}`,
    blankLines: (n: number) => `${f.count(n, { one: 'ligne vide laissée', other: 'lignes vides laissées' })} de côté`,
    backslashes: (n: number) =>
      `${f.count(n, { one: 'barre oblique inverse ôtée', other: 'barres obliques inverses ôtées' })} devant des guillemets et apostrophes`,
    encodingsMixed: 'Deux encodages mêlés, lus ligne par ligne',
    encodingsMixedDetail: (p: { readonly lines: number; readonly line: number }) =>
      `${f.count(p.lines, { one: 'ligne', other: 'lignes' })} en Windows-1252, la première est la ligne ${f.integer(p.line)}`,
    headerMissing: 'Pas d’en-tête : noms proposés',
    headerMissingDetail: (n: number) => f.count(n, { one: 'colonne', other: 'colonnes' }),
    linesSkipped: (n: number) => `${f.count(n, { one: 'ligne passée', other: 'lignes passées' })} avant l’en-tête`,
    transcoded: (from: string) => `Converti de ${from}`,
    transcodedDetail: (offset: number) => `premier octet hors UTF-8 à la position ${f.integer(offset)}`,
    misfit: (column: string) => `${f.quote(column)} : des valeurs détonnent`,
    misfitDetail: (p: { readonly count: number; readonly type: string; readonly examples: string }) =>
      `${f.integer(p.count)} ${f.plural(p.count, { one: 'n’est', other: 'ne sont' })} pas du type ${p.type} : ${p.examples}`,
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
    through: (p: { readonly column: string; readonly file: string; readonly dates: boolean }) =>
      p.dates
        ? `le client et le jour viennent de ${p.file}, par ${f.quote(p.column)}`
        : `le client vient de ${p.file}, par ${f.quote(p.column)}`,
    throughOrphans: (p: {
      readonly file: string;
      readonly unknown: number;
      readonly several: number;
      readonly orphans: number;
      readonly anonymous: number;
    }) =>
      [
        ...(p.unknown > 0 ? [`${f.count(p.unknown, rows)} dont l’identifiant n’est pas dans ${p.file}`] : []),
        ...(p.several > 0 ? [`${f.count(p.several, rows)} dont l’identifiant y a plusieurs clients`] : []),
        ...(p.orphans > 0 ? [`${f.count(p.orphans, rows)} d’un client inconnu`] : []),
        ...(p.anonymous > 0 ? [`${f.count(p.anonymous, rows)} sans client`] : []),
      ].join(', ') || 'toutes les lignes ont leur client',
    none: 'Dès qu’un fichier de clients et un fichier d’événements sont là, leur lien est compté ici.',
  },
  keys: {
    title: 'Clés communes',
    line: (p: { readonly file: string; readonly column: string }) => `${p.file} › ${p.column}`,
    detail: (p: KeyWords) =>
      `${f.integer(p.found)} des ${f.integer(p.distinct)} valeurs distinctes sont dans ${p.file} › ${p.key}`,
    reason: (p: KeyWords) =>
      `${f.integer(p.found)} de ses ${f.integer(p.distinct)} valeurs sont dans ${f.quote(p.key)} de ${p.file}.`,
    proposal: (p: { readonly column: string; readonly share: string; readonly key: string; readonly file: string }) =>
      `Aucun identifiant client, mais ${p.share} des valeurs de ${f.quote(p.column)} sont dans ${f.quote(p.key)} de ${p.file}.`,
    accept: 'C’est l’identifiant client',
    path: (p: { readonly file: string; readonly column: string; readonly key: string }) =>
      `Le client de chaque ligne vient de **${p.file}** : ${f.quote(p.column)} y est ${f.quote(p.key)}`,
    pathLabel: 'D’où vient le client de chaque ligne',
    pathNone: 'ne pas relier',
    pathThrough: (p: { readonly file: string; readonly column: string }) => `par ${f.quote(p.column)} de ${p.file}`,
    pathOffer: (p: { readonly column: string; readonly share: string; readonly key: string; readonly file: string }) =>
      `Aucun identifiant client, mais ${p.share} des valeurs de ${f.quote(p.column)} sont dans ${f.quote(p.key)} de ${p.file}, qui connaît le client.`,
    pathAccept: (file: string) => `Prendre le client dans ${file}`,
    pathLeft: 'Aucun client : ces lignes ne sont reliées à rien',
  },
};

export type SourcesSideWords = typeof sourcesSide;
