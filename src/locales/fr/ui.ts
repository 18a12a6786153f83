import { fr as f } from '../formats.ts';

/** What the components of the design system say by themselves; the provider of `ui/` takes it whole. */
export const ui = {
  close: 'Fermer',
  cancel: 'Renoncer',
  stop: 'Arrêter',
  copy: 'Copier',
  copied: 'Copié',
  clear: 'Vider',
  remove: (name: string) => `Retirer ${name}`,
  search: 'Chercher',
  nothingFound: 'Rien de ce nom.',
  loading: 'Calcul en cours',
  previousMonth: 'Mois précédent',
  nextMonth: 'Mois suivant',
  openCalendar: 'Ouvrir le calendrier',
  increase: 'Augmenter',
  decrease: 'Diminuer',
  moreActions: 'Autres actions',
  sortBy: (column: string) => `Trier par ${column}`,
  rows: (count: number) => f.count(count, { one: 'ligne', other: 'lignes' }),
  rowNumber: 'Ligne',
  resizeColumn: 'Largeur de la colonne',
  emptyTable: 'Aucune ligne.',
  sql: 'Texte SQL',
  dropHere: 'Lâchez pour lire ces fichiers',
  ok: 'Bon',
  warning: 'Attention',
  bad: 'Alerte',
  neutral: 'Info',
};

export type UiWords = typeof ui;
