import { describe, expect, it } from 'vitest';
import { en, fr } from '../../src/locales/formats.ts';
import { defaultLanguage } from '../../src/locales/language.ts';
import { frenchSpaces } from '../../src/locales/typography.ts';

/** U+202F, U+00A0 and U+2212, so that the expected texts can be read. */
const N = '\u202F';
const B = '\u00A0';
const M = '\u2212';

describe('numbers', () => {
  it('are rounded to three significant figures in sentences, but never lose the whole part', () => {
    expect([0.46852, 12.44, 110.2, 999.4, 151902.4, 0].map(fr.number)).toEqual([
      '0,469',
      '12,4',
      '110',
      '999',
      `151${N}902`,
      '0',
    ]);
    expect([0.46852, 12.44, 151902.4].map(en.number)).toEqual(['0.469', '12.4', '151,902']);
  });

  it('are exact in tables and on hover', () => {
    expect(fr.exact(1204.125)).toBe(`1${N}204,125`);
    expect(en.exact(1204.125)).toBe('1,204.125');
    expect(fr.decimal(3, 2)).toBe('3,00');
  });

  it('carry a real minus sign, and none before a zero', () => {
    expect(fr.number(-2.31)).toBe(`${M}2,31`);
    expect(fr.integer(-0.2)).toBe('0');
    expect(en.signed(3)).toBe('+3');
    // No line ends between the sign and the currency.
    expect(en.money(-12)).toBe(`${M}\u2060€12`);
  });

  it('say so when there is no value', () => {
    expect(fr.number(Number.NaN)).toBe('—');
    expect(fr.percent(Number.NaN)).toBe('—');
    expect(en.money(Number.NaN)).toBe('—');
    expect(fr.number(Infinity)).toBe('∞');
  });

  it('are shortened where there is no room', () => {
    expect([999, 1500, 151902, 1.7e6, 999_950, 2.34e9].map(fr.compact)).toEqual([
      '999',
      `1,5${N}k`,
      `152${N}k`,
      `1,7${N}M`,
      `1${N}M`,
      `2,3${N}Md`,
    ]);
    expect(en.compact(2.34e9)).toBe(`2.3${N}bn`);
  });
});

describe('shares', () => {
  it('have a narrow space before the sign in French and none in English', () => {
    expect([0.06, 0.082, 0.527, 0].map(fr.percent)).toEqual([`6${N}%`, `8,2${N}%`, `53${N}%`, `0${N}%`]);
    expect([0.06, 0.082, 0.527, 1].map(en.percent)).toEqual(['6%', '8.2%', '53%', '100%']);
  });

  it('are never rounded to nothing or to all', () => {
    expect(fr.percent(0.0004)).toBe(`<${B}0,1${N}%`);
    expect(fr.percent(0.9996)).toBe(`>${B}99,9${N}%`);
    expect(fr.percent(0.996)).toBe(`99,6${N}%`);
  });

  it('differ in points', () => {
    expect(fr.points(0.032)).toBe(`+3,2${N}pts`);
    expect(fr.points(-0.01)).toBe(`${M}1${N}pt`);
    expect(en.points(0.01)).toBe('+1 pt');
  });

  it('are written as probabilities of a test', () => {
    expect(fr.probability(0.0002)).toBe(`<${B}0,001`);
    expect(en.probability(0.0342)).toBe('0.034');
  });
});

describe('money', () => {
  it('stands after the number in French and before it in English', () => {
    expect(fr.money(110.2)).toBe(`110${N}€`);
    expect(en.money(110.2)).toBe('€110');
    expect(fr.moneyExact(1204.5)).toBe(`1${N}204,50${N}€`);
    expect(en.moneyExact(1204.5, 'GBP')).toBe('£1,204.50');
    expect(fr.money(12, 'CHF')).toBe(`12${N}CHF`);
  });

  it('is shortened with its sign', () => {
    expect(fr.moneyCompact(1.1e6)).toBe(`1,1${N}M€`);
    expect(en.moneyCompact(1.1e6)).toBe('€1.1M');
    expect(fr.moneyCompact(300)).toBe(`300${N}€`);
  });

  it('makes ranges', () => {
    expect(fr.moneyRange(150, 225)).toBe(`150 à 225${N}€`);
    expect(en.moneyRange(150, 225)).toBe('€150–225');
  });
});

describe('dates', () => {
  it('are short in tables and long in sentences', () => {
    expect(fr.date('2026-09-30')).toBe('30/09/2026');
    expect(en.date('2026-09-30')).toBe(`30${B}Sep${B}2026`);
    expect(fr.dateLong('2026-09-30')).toBe(`30${B}septembre${B}2026`);
    expect(en.dateLong('2026-09-30')).toBe(`30${B}September${B}2026`);
    expect(fr.dateLong('2026-02-01')).toBe(`1er${B}février${B}2026`);
  });

  it('make months and ranges of months', () => {
    expect(fr.monthRange('2025-10', '2026-09')).toBe(`oct.${B}2025 – sept.${B}2026`);
    expect(en.monthRange('2025-10-01', '2026-09-30')).toBe(`Oct${B}2025 – Sep${B}2026`);
    expect(en.monthRange('2026-09-01', '2026-09-30')).toBe(`Sep${B}2026`);
  });

  it('leave alone what is not a day', () => {
    expect(fr.date('inconnue')).toBe('inconnue');
  });

  it('are told from now', () => {
    const now = Date.UTC(2026, 8, 30, 12);
    expect(fr.relative(now - 3 * 60e3, now)).toBe('il y a 3 minutes');
    expect(fr.relative(now - 86400e3, now)).toBe('hier');
    expect(en.relative(now - 10, now)).toBe('now');
  });
});

describe('durations and sizes', () => {
  it('use the unit a reader expects', () => {
    expect([412, 3200, 42_000, 125_000, 4_320_000].map(fr.duration)).toEqual([
      `412${B}ms`,
      `3,2${B}s`,
      `42${B}s`,
      `2${B}min${B}05${B}s`,
      `1${B}h${B}12${B}min`,
    ]);
    expect(fr.months(12)).toBe(`12${B}mois`);
    expect(en.days(1)).toBe(`1${B}day`);
    expect([412e6, 1.25e9, 900].map(fr.bytes)).toEqual([`412${B}Mo`, `1,3${B}Go`, `900${B}o`]);
    expect(en.bytes(412e6)).toBe(`412${B}MB`);
  });
});

describe('plurals', () => {
  const client = { one: 'client', other: 'clients' };

  it('follow the rules of the language: French zero and one and a half are singular', () => {
    expect([0, 1, 1.5, 2].map((count) => fr.plural(count, client))).toEqual(['client', 'client', 'client', 'clients']);
    expect([0, 1, 1.5, 2].map((count) => en.plural(count, { one: 'row', other: 'rows' }))).toEqual([
      'rows',
      'row',
      'rows',
      'rows',
    ]);
  });

  it('put "de" after whole millions in French', () => {
    expect(fr.count(2e6, client)).toBe(`2${N}000${N}000${B}de clients`);
    expect(fr.count(1e6, { one: 'événement', other: 'événements' })).toBe(`1${N}000${N}000${B}d’événements`);
    expect(fr.count(1_842_310, client)).toBe(`1${N}842${N}310${B}clients`);
  });
});

describe('texts', () => {
  it('join lists', () => {
    expect(fr.list(['a', 'b', 'c'])).toBe('a, b et c');
    expect(en.list(['a', 'b'], 'or')).toBe('a or b');
  });

  it("quote with the language's marks", () => {
    expect(fr.quote('a.csv')).toBe(`«${B}a.csv${B}»`);
    expect(en.quote('a.csv')).toBe('“a.csv”');
  });

  it('get French spaces where a plain one was written, and only there', () => {
    expect(frenchSpaces('Voir « a » : 6 % ? Oui ; 12:30 !')).toBe(
      `Voir «${B}a${B}»${B}: 6${N}%${N}? Oui${N}; 12:30${N}!`,
    );
  });
});

describe('the default language', () => {
  it("is the first of the reader's list that the app speaks", () => {
    expect(defaultLanguage(['de-DE', 'fr-CA', 'en'])).toBe('fr');
    expect(defaultLanguage(['de'])).toBe('en');
    expect(defaultLanguage([])).toBe('en');
  });
});
