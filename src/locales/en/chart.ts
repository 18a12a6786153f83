import { en as f } from '../formats.ts';
import type { ChartWords } from '../fr/chart.ts';

export const chart: ChartWords = {
  chart: 'Chart',
  table: 'Table',
  export: 'Export',
  exportSvg: 'Vector image (SVG)',
  exportPng: 'Image (PNG, double size)',
  exportCsv: 'Data (CSV)',
  drawing: 'Drawing',
  failed: 'This chart could not be drawn. The table holds the same figures.',
  keyboardHint: 'The table gives every figure by keyboard.',
  mean: (value) => `mean ${value}`,
  median: (value) => `median ${value}`,
  zero: (share) => `zero ${f.percent(share)}`,
  zeroBar: 'zero',
  beyond: (value) => `> ${value}`,
  shareOfValue: (share) => `${f.percent(share)} of the value`,
  from: 'From',
  to: 'To',
  customers: 'Customers',
  share: 'Share',
  cumulated: 'Cumulated share',
  rest: 'the rest',
  selection: 'the selection',
  rateAgainst: (rate, rest) => `${rate} against ${rest}`,
  interval: (low, high) => `interval from ${low} to ${high}`,
};
