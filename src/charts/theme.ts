import { categories, fontFamily, tokens, type Scheme, type Tokens } from '../ui/tokens.ts';
import type { Config } from 'vega-lite';

/** How numbers are written by Vega itself; whatever a reader must be able to rely on comes as text in the data instead. */
const locales = {
  fr: {
    decimal: ',',
    thousands: '\u202F',
    grouping: [3],
    currency: ['', '\u202F€'],
    percent: '\u202F%',
    minus: '\u2212',
  },
  en: { decimal: '.', thousands: ',', grouping: [3], currency: ['€', ''], percent: '%', minus: '\u2212' },
} as const;

export type ChartLanguage = keyof typeof locales;

export function chartLanguage(tag: string): ChartLanguage {
  return tag.startsWith('fr') ? 'fr' : 'en';
}

/** One look for all charts: few ticks, no frame, the data brighter than everything else. */
export function chartConfig(scheme: Scheme, language: ChartLanguage): Config {
  const token = tokens[scheme];
  const { decimal, thousands, grouping, currency, percent, minus } = locales[language];
  return {
    background: 'transparent',
    font: fontFamily,
    padding: { left: 2, right: 8, top: 4, bottom: 2 },
    autosize: { type: 'fit-x', contains: 'padding' },
    view: { stroke: null },
    bar: { fill: token.everybody },
    line: { stroke: token.everybody, strokeWidth: 2 },
    rule: { stroke: token.ink },
    text: { fill: token.ink, fontSize: 12, font: fontFamily },
    axis: {
      labelColor: token.ink2,
      labelFontSize: 11,
      titleColor: token.ink3,
      titleFontSize: 11,
      titleFontWeight: 400,
      tickColor: token.faint,
      domainColor: token.faint,
      gridColor: token.ruleSoft,
      tickSize: 4,
      labelPadding: 4,
      labelFlush: false,
    },
    axisX: { grid: false, tickCount: 6 },
    axisY: {
      domain: false,
      ticks: false,
      tickCount: 3,
      titleAngle: 0,
      titleAlign: 'left',
      titleAnchor: 'end',
      titleBaseline: 'bottom',
    },
    header: {
      labelColor: token.ink,
      labelFontSize: 13,
      labelFontWeight: 600,
      labelAnchor: 'start',
      labelPadding: 6,
      title: null,
    },
    legend: { disable: true },
    range: { category: [...categories[scheme]], ordinal: [...categories[scheme]] },
    locale: {
      number: { decimal, thousands, grouping: [...grouping], currency: [...currency], percent, minus },
    },
  };
}

const isToken = (name: string, token: Tokens): name is keyof Tokens => name in token;

/** The same value with each text `$name` replaced by the colour of that token. */
export function painted(value: unknown, scheme: Scheme): unknown {
  if (typeof value === 'string') {
    const token = tokens[scheme];
    const name = value.slice(1);
    return value.startsWith('$') && isToken(name, token) ? token[name] : value;
  }
  if (Array.isArray(value)) return value.map((inner) => painted(inner, scheme));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, painted(inner, scheme)]));
  }
  return value;
}
