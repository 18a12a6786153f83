import { fr as f } from '../formats.ts';

const clients = { one: 'client', other: 'clients' };

/** A context composed by hand. */
export const contextsBuilder = {
  tab: 'À la main',
  number: 'Contexte composé',
  parts: 'D’où vient l’écart du contexte composé',
  caption: 'Le contexte composé',
  working: 'Comptage du contexte',
  intro:
    'Chaque valeur ajoutée resserre le contexte, chaque valeur retirée l’élargit. Un contexte composé n’a pas été vérifié sur l’autre moitié\u00A0: plus on en essaie, plus le hasard en montre.',
  emptyTitle: 'Composez un contexte',
  empty: 'Choisissez une dimension puis une valeur, ou partez d’un contexte de la liste avec «\u00A0Retoucher\u00A0».',
  values: 'Valeurs du contexte',
  dimension: 'Dimension à ajouter',
  value: 'Valeur à ajouter',
  choose: 'choisir',
  full: 'Quatre valeurs au plus\u00A0: retirez-en une pour en ajouter une autre.',
  edit: 'Retoucher',
  clear: 'Tout retirer',
  sharper: (p: { readonly value: string; readonly rate: string; readonly own: string; readonly customers: number }) =>
    `Plus précis avec ${p.value}\u00A0: ${p.rate} au lieu de ${p.own}, ${f.count(p.customers, clients)}.`,
  wider: (p: { readonly value: string; readonly rate: string; readonly own: string; readonly customers: number }) =>
    `Plus large sans ${p.value}\u00A0: ${p.rate} au lieu de ${p.own}, ${f.count(p.customers, clients)}.`,
  noSharper: (minimum: number) => `Aucune valeur ne le resserre en gardant ${f.count(minimum, clients)}.`,
  add: 'Ajouter',
  drop: 'Retirer',
  suggestions: 'Plus précis, plus large',
  fewer: 'Une valeur de moins',
  fewerCaption: 'Ce qui l’élargirait',
  without: (value: string) => `sans ${value}`,
  nobody: 'Personne n’a toutes ces valeurs dans la période\u00A0: retirez-en une.',
};

export type ContextsBuilderWords = typeof contextsBuilder;
