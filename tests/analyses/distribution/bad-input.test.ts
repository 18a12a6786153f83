import { afterAll, describe, expect, test } from 'vitest';
import { valueWriter } from '../../../src/analyses/distribution/written-values.ts';
import { footnoteWords } from '../../../src/analyses/distribution/panel/footnote-words.ts';
import { refusalWords } from '../../../src/analyses/distribution/panel/refusal-words.ts';
import { groupName } from '../../../src/analyses/distribution/panel/group-name.ts';
import { noticedOf } from '../../../src/analyses/distribution/noticed.ts';
import { findings } from '../../../src/analyses/distribution/findings.ts';
import { headlineWords } from '../../../src/analyses/distribution/headline-words.ts';
import { runDistribution } from '../../../src/analyses/distribution/run.ts';
import type { DistributionSpec } from '../../../src/analyses/distribution/spec.ts';
import { formatsOf } from '../../../src/locales/formats.ts';
import type { Language } from '../../../src/locales/language.ts';
import type { Scope } from '../../../src/model/scope.ts';
import { startNodeEngine } from '../../support/node-engine.ts';
import { sinceEver, smallRecord, type Cell } from '../../support/small-record.ts';
import { wordsOf } from '../../support/words.ts';
import { fieldScope, fieldSpec } from './values.ts';

const engine = await startNodeEngine();
afterAll(() => engine.end());

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F\s]+/gu, ' ');

/** The sentence that stands in the place of the picture, or its title and footnote where there is one. */
async function said(scope: Scope, spec: DistributionSpec, language: Language): Promise<string> {
  const result = await runDistribution(engine, spec, scope);
  const [words, formats] = [wordsOf(language), formatsOf(language)];
  const writer = valueWriter({ measure: spec.measure, record: scope.record, currency: null, words, formats });
  if (result.kind === 'refused') return plain(refusalWords(result, words, writer));
  const [headline] = findings(result);
  if (headline === undefined) throw new Error('no headline');
  const telling = { words, formats, writer, measure: '' };
  const title = headlineWords(headline, result.per, words, writer.value);
  return plain(`${title} | ${footnoteWords(result, 'histogram', telling)}`);
}

const both = async (scope: Scope, spec: DistributionSpec = fieldSpec): Promise<readonly [string, string]> => [
  await said(scope, spec, 'fr'),
  await said(scope, spec, 'en'),
];

const many = Array.from({ length: 60 }, (_, i) => 10 + (i % 12));

test('a measure of 0 and 1 is a share: its title, its two bars and its groups say so, in both languages', async () => {
  const scope = await fieldScope(
    engine,
    Array.from({ length: 200 }, (_, i) => (i % 5 === 0 ? 1 : 0)),
    Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 'Lyon' : 'Lille')),
  );
  const spec: DistributionSpec = { ...fieldSpec, split: { kind: 'field', field: 'crm/city' } };
  const result = await runDistribution(engine, spec, scope);
  if (result.kind !== 'drawn') throw new Error('not drawn');
  expect(result.bars.map(({ kind, interval, count }) => [kind, interval.from, interval.to, count])).toEqual([
    ['bin', 0, 0, 160],
    ['bin', 1, 1, 40],
  ]);
  expect(result.split?.groups.map(({ mean, bars }) => [mean, ...bars.map(({ count }) => count)])).toEqual([
    [0.2, 80, 20],
    [0.2, 80, 20],
  ]);
  expect(noticedOf(fieldSpec.measure, result.summary, null)).toBe(null);
  const [fr, en] = await both(scope);
  expect(fr).toBe('Oui ou non : 20 % des clients sont à 1, les autres à 0 ; la moyenne est cette part | ');
  expect(en).toBe('Yes or no: 20% of customers are at 1, the others at 0; the mean is that share | ');
});

test('months of customers of whom nothing tells since when they exist are none, and are counted', async () => {
  const bought = Array.from({ length: 40 }, (_, i) => ({
    customer: `c${i % 20}`,
    at: `2026-0${1 + (i % 6)}-10`,
    cells: [10 + i],
  }));
  const record = await smallRecord(engine, {
    origins: [{ source: 'crm', dated: false }],
    fields: [],
    customers: Array.from({ length: 25 }, (_, i) => ({ id: `c${i}`, seen: [sinceEver], fields: [] })),
    events: [
      { id: 'till', kind: 'purchases', columns: [{ column: 'amount', type: 'decimal', role: 'amount' }], rows: bought },
    ],
  });
  const scope: Scope = { record, asOf: '2026-06-30', population: null, segments: new Map() };
  const month = {
    kind: 'month-value',
    events: 'till',
    amount: { kind: 'column', column: 'amount' },
    window: { kind: 'all' },
    filter: null,
    absent: 'zero',
  } as const;
  const [fr, en] = await both(scope, { ...fieldSpec, measure: month });
  expect(fr).toContain('un mois où rien ne s’est passé vaut 0.');
  expect(fr).toContain('5 clients dont on ne sait pas depuis quand ils existent, hors du calcul.');
  expect(en).toContain('a month in which nothing happened is 0. 5 customers');
  const short: DistributionSpec = { ...fieldSpec, measure: { ...month, window: { kind: 'days', days: 9 } } };
  const [frNone, enNone] = await both(scope, short);
  expect(frNone).toMatch(/^Aucun mois entier de client dans cette période.* Élargissez/);
  expect(enNone).toMatch(/^No whole month of a customer.* Widen/);
});

describe('a sentence says what is wrong, and what to do, where the measure', () => {
  test.each<[string, readonly Cell[], RegExp, RegExp]>([
    ['is constant', [7, 7, 7, 7], /4 clients, une seule valeur : 7/, /4 customers, a single value: 7/],
    ['is missing for all', [null, null, null], /manque pour 3 clients. Choisissez une autre/, /missing.*3 customers/],
    ['is of 2 customers', [1, 2], /2 clients avec une valeur.* au moins 3\. Élargissez/, /2 customers.* 3/],
    ['is of 3 customers', [1, 2, 9], /^3 clients : la moyenne \(4\) est encore incertaine/, /^3 customers/],
    ['is infinite', [...many, Infinity, -Infinity], /2 valeurs infinies ou démesurées/, /2 infinite or/],
    ['is 1e300', [...many, 1e300], /1 valeur infinie ou démesurée.*Vérifiez la colonne/, /1 infinite or/],
    ['is known of nobody', [], /^Personne n’est dans cette population/, /population/],
  ])('%s', async (_, values, french, english) => {
    const [fr, en] = await both(await fieldScope(engine, values));
    expect(fr).toMatch(french);
    expect(en).toMatch(english);
  });

  test('has negatives and a log scale is asked: the scale is logarithmic on both sides of 0, and says so', async () => {
    const scope = await fieldScope(
      engine,
      Array.from({ length: 300 }, (_, i) => i - 40),
    );
    const [fr, en] = await both(scope, { ...fieldSpec, scale: 'log' });
    expect(fr).toContain('Échelle logarithmique impossible : il y a des valeurs négatives.');
    expect(fr).toMatch(/Échelle presque linéaire de −(\d+) à \1, logarithmique au-delà/);
    expect(en).toContain('No logarithmic scale: there are negative values.');
  });

  test('has a log scale asked and half of its values alike: it stays linear, and says so', async () => {
    const scope = await fieldScope(engine, [...Array.from({ length: 90 }, () => 5), 1, 2, 80]);
    const [fr, en] = await both(scope, { ...fieldSpec, scale: 'log' });
    expect(fr).toContain('la moitié des valeurs sont les mêmes. Elle reste linéaire.');
    expect(en).toContain('half of the values are the same. It stays linear.');
  });

  test('is a time since dates that are still to come: they are left out, and counted', async () => {
    const dates = ['2020-05-01', '2022-01-15', '2024-07-09', '2025-02-02', '2031-01-01', '2099-12-31', null];
    const record = await smallRecord(engine, {
      origins: [{ source: 'crm', dated: false }],
      fields: [{ column: 'joined', type: 'date', role: 'date' }],
      customers: dates.map((date, i) => ({ id: `c${i}`, seen: [sinceEver], fields: [date] })),
      events: [],
    });
    const scope: Scope = { record, asOf: '2026-09-30', population: null, segments: new Map() };
    const spec: DistributionSpec = {
      measure: { kind: 'elapsed', field: 'crm/joined', unit: 'months' },
      split: null,
      view: 'histogram',
    };
    const result = await runDistribution(engine, spec, scope);
    expect(result.kind === 'drawn' && [result.summary.n, result.summary.min, result.counts.missing]).toEqual([
      4, 19, 3,
    ]);
    const [fr, en] = await both(scope, spec);
    expect(fr).toContain('3 clients sans date, ou avec une date à venir, hors du calcul.');
    expect(en).toContain('3 customers without a date, or with one still to come, left out.');
  });
});

test('a split of 10,000 values shows the most frequent ones, and says how many the others are', async () => {
  const cities = Array.from({ length: 10_400 }, (_, i) => (i < 400 ? `often ${i % 4}` : `once ${i}`));
  const scope = await fieldScope(
    engine,
    cities.map((_, i) => i % 50),
    cities,
  );
  const result = await runDistribution(engine, { ...fieldSpec, split: { kind: 'field', field: 'crm/city' } }, scope);
  const groups = result.kind === 'drawn' ? (result.split?.groups ?? []) : [];
  expect(groups.reduce((sum, group) => sum + group.n, 0)).toBe(10_400);
  expect(groups.length).toBeLessThanOrEqual(7);
  const names = (language: Language) =>
    groups.map((group) => plain(groupName(group, wordsOf(language), (value) => value)));
  expect(names('fr').slice(0, 4)).toEqual(['often 0', 'often 1', 'often 2', 'often 3']);
  expect(names('fr').at(-1)).toBe('9 998 autres valeurs');
  expect(names('en').at(-1)).toBe('9,998 other values');
});
