import { fr as f } from '../formats.ts';

/** The frame of every chart, and the marks that charts share. */
export const chart = {
  chart: 'Graphique',
  table: 'Table',
  export: 'Exporter',
  exportSvg: 'Image vectorielle (SVG)',
  exportPng: 'Image (PNG, double taille)',
  exportCsv: 'Données (CSV)',
  drawing: 'Dessin en cours',
  failed: 'Ce graphique n’a pas pu être dessiné. La table porte les mêmes chiffres.',
  keyboardHint: 'La table donne chaque chiffre au clavier.',
  mean: (value: string) => `moyenne ${value}`,
  median: (value: string) => `médiane ${value}`,
  zero: (share: number) => `zéro ${f.percent(share)}`,
  zeroBar: 'zéro',
  beyond: (value: string) => `> ${value}`,
  shareOfValue: (share: number) => `${f.percent(share)} de la valeur`,
  from: 'De',
  to: 'À',
  customers: 'Clients',
  share: 'Part',
  cumulated: 'Part cumulée',
  rest: 'le reste',
  selection: 'la sélection',
  rateAgainst: (rate: string, rest: string) => `${rate} contre ${rest}`,
  interval: (low: string, high: string) => `intervalle de ${low} à ${high}`,
};

export type ChartWords = typeof chart;
