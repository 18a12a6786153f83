import { fr as f } from '../formats.ts';

/** What was changed, and can be chosen, where a table is taken out of a workbook, a page or an archive. */
export const opened = {
  headerJoined: (lines: number) => `${f.integer(lines)} lignes d’en-tête réunies en une`,
  datesJoined: (column: string) => `Dates de ${f.quote(column)} mises sous une seule forme`,
  datesJoinedDetail: (p: { readonly texts: number; readonly numbers: number }) =>
    [
      ...(p.texts > 0 ? [f.count(p.texts, { one: 'était un texte', other: 'étaient des textes' })] : []),
      ...(p.numbers > 0 ? [f.count(p.numbers, { one: 'un nombre nu', other: 'des nombres nus' })] : []),
    ].join(', '),
  datesExchanged: (column: string) => `Jour et mois de ${f.quote(column)} remis à leur place`,
  datesExchangedDetail: (p: { readonly count: number; readonly from: string; readonly to: string }) =>
    `le tableur les avait échangés dans ${f.count(p.count, { one: 'cellule', other: 'cellules' })}, comme ${p.from} pour ${p.to} ; « Changer la lecture » permet de les laisser tels quels`,
  datesUnsure: (column: string) => `Jour et mois de ${f.quote(column)} peut-être échangés`,
  datesUnsureDetail: (p: { readonly dates: number; readonly texts: number }) =>
    `aucune des ${f.count(p.dates, { one: 'date', other: 'dates' })} n’est après le 12 du mois, et ${f.count(p.texts, { one: 'date restée en texte l’est', other: 'dates restées en texte le sont toutes' })} : laissé tel quel, à choisir dans « Changer la lecture »`,
  exchanged: 'Le tableur a échangé jour et mois : les remettre à leur place',
};

export type OpenedWords = typeof opened;
