import { describe, expect, test } from 'vitest';
import {
  dimensionWords,
  eventsWords,
  levelWords,
  measureTitle,
  measureWords,
} from '../../src/analyses/measure-words.ts';
import { datesWords, ruleWords, type RuleSpeech } from '../../src/analyses/rule-words.ts';
import { formatsOf } from '../../src/locales/formats.ts';
import { languages, type Language } from '../../src/locales/language.ts';
import { wordsOf } from '../support/words.ts';
import type { Dimension } from '../../src/model/dimension.ts';
import type { EventMeasure } from '../../src/model/measure.ts';
import type { CustomerRecord, EventTable } from '../../src/model/record.ts';
import { everyone, type Rule, type Segment, type Test } from '../../src/model/rule.ts';
import fc from 'fast-check';
import { aRule, fields } from '../model/random-model.ts';

const events = (id: string, kind: EventTable['kind'], combines?: readonly string[]): EventTable => ({
  id,
  label: `${id}.csv`,
  kind,
  table: `events_${id}`,
  dated: true,
  unit: null,
  columns: [],
  rows: 1,
  linked: 1,
  orphans: 0,
  anonymous: 0,
  undated: 0,
  firstDate: null,
  lastDate: null,
  ...(combines === undefined ? {} : { combines }),
});

const record: CustomerRecord = {
  database: 'ds_r',
  customers: 1,
  origins: [{ source: 'crm', seenColumn: 'seen_0', dated: false }],
  fields: [
    ...fields.map((field) => ({
      id: `${field.source}/${field.column}`,
      source: field.source,
      label: field.column,
      column: field.column,
      type: field.type,
      role: 'attribute' as const,
      family: 'profile' as const,
      distinct: 2,
    })),
    {
      id: 'crm/naissance',
      source: 'crm',
      label: 'naissance',
      column: 'naissance',
      type: 'date',
      role: 'birth-date',
      family: 'profile',
      distinct: 2,
    },
    {
      id: 'crm/cp',
      source: 'crm',
      label: 'cp',
      column: 'cp',
      type: 'text',
      role: 'postcode',
      family: 'profile',
      distinct: 2,
    },
  ],
  events: [events('till', 'purchases'), events('calls', 'contacts'), events('notes', 'survey')],
  repeated: [],
  lastDate: null,
};

function speech(language: Language, part: Partial<CustomerRecord> = {}): RuleSpeech {
  const segments: readonly Segment[] = ['one', 'two'].map((id) => ({ id, name: `Segment ${id}`, rule: everyone }));
  return {
    words: wordsOf(language),
    formats: formatsOf(language),
    record: { ...record, ...part },
    asOf: '2024-06-30',
    segments: new Map(segments.map((one) => [one.id, one])),
    currency: null,
  };
}

/** French and English, with every space a plain one. */
const said = (rule: Rule): readonly string[] =>
  (['fr', 'en'] as const).map((language) => ruleWords(rule, speech(language)).replace(/[\u00a0\u202f]/g, ' '));
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const city = (test: Test): Rule => ({ kind: 'field', field: 'crm/city', test });
const count: EventMeasure = {
  kind: 'events',
  events: 'till',
  aggregate: 'count',
  amount: null,
  window: { kind: 'months', months: 12 },
  filter: null,
  absent: 'zero',
};

describe('a rule in words', () => {
  test('says groups with brackets where they are needed alone', () => {
    const lyon = city({ op: 'is', values: ['Lyon', 'Nice'] });
    const missing = city({ op: 'missing' });
    const rule: Rule = {
      kind: 'group',
      join: 'and',
      negated: false,
      children: [
        lyon,
        {
          kind: 'group',
          join: 'or',
          negated: false,
          children: [missing, { kind: 'segment', segment: 'one', negated: true }],
        },
        { kind: 'group', join: 'or', negated: true, children: [missing] },
      ],
    };
    expect(said(rule)).toEqual([
      'city est Lyon ou Nice et (city manque ou hors du segment « Segment one ») et sauf (city manque)',
      'city is Lyon or Nice and (city is missing or outside the segment “Segment one”) and except (city is missing)',
    ]);
    expect(said(everyone)).toEqual(['tous les clients', 'all customers']);
    expect(said({ kind: 'group', join: 'or', negated: true, children: [] })).toEqual(['personne', 'nobody']);
  });

  test('a group that is alone, or joined as what is around it, has no brackets', () => {
    const part = (join: 'and' | 'or', negated: boolean, ...children: readonly Rule[]): Rule => ({
      kind: 'group',
      join,
      negated,
      children,
    });
    const [lyon, missing] = [city({ op: 'is', values: ['Lyon'] }), city({ op: 'missing' })];
    const inOne: Rule = { kind: 'segment', segment: 'one', negated: false };
    const french = (rule: Rule): string | undefined => said(rule)[0];
    const both = 'city est Lyon et city manque';
    // A context chosen as the first line is the group of its conditions, in the group of the rule.
    expect(french(part('and', false, part('and', false, lyon, missing)))).toBe(both);
    expect(french(part('or', false, part('and', false, lyon, missing)))).toBe(both);
    expect(french(part('and', false, part('or', false, part('and', false, lyon, missing))))).toBe(both);
    expect(french(part('and', false, part('and', false, lyon, missing), inOne))).toBe(
      `${both} et dans le segment « Segment one »`,
    );
    expect(french(part('or', false, part('and', false, lyon, missing), inOne))).toBe(
      `(${both}) ou dans le segment « Segment one »`,
    );
    expect(french(part('and', false, inOne, part('and', false, part('or', false, lyon, missing))))).toBe(
      'dans le segment « Segment one » et (city est Lyon ou city manque)',
    );
    expect(french(part('or', true, part('and', false, lyon, missing)))).toBe(`sauf (${both})`);
    expect(french(part('and', false, { ...part('or', false, lyon, missing), off: true }, lyon))).toBe('city est Lyon');
  });

  test('conditions on rows that are joined in two ways have brackets', () => {
    const amount = (max: number) => ({
      kind: 'column' as const,
      column: 'n',
      test: { op: 'between' as const, min: null, max },
    });
    const rule: Rule = {
      kind: 'moment',
      events: 'till',
      which: 'last',
      filter: {
        kind: 'group',
        join: 'and',
        negated: false,
        children: [
          amount(1),
          { kind: 'group', join: 'or', negated: false, children: [amount(2), amount(3)] },
          { kind: 'group', join: 'and', negated: false, children: [amount(4), amount(5)] },
        ],
      },
      row: null,
      test: { op: 'present' },
    };
    expect(said(rule)[0]).toContain('n ≤ 1 et (n ≤ 2 ou n ≤ 3) et n ≤ 4 et n ≤ 5');
  });

  test('says each bound as what it is', () => {
    const points = (test: Omit<Extract<Test, { op: 'between' }>, 'op'>): string =>
      said({ kind: 'field', field: 'club/points', test: { op: 'between', ...test } })[0] ?? '';
    expect(points({ min: 3, max: null })).toBe('points ≥ 3');
    expect(points({ min: 3, max: null, open: 'min' })).toBe('points > 3');
    expect(points({ min: null, max: 1234.5 })).toBe('points ≤ 1 234,5');
    expect(points({ min: null, max: 3, open: 'max' })).toBe('points < 3');
    expect(points({ min: 3, max: 3 })).toBe('points = 3');
    expect(points({ min: 3, max: 5, open: 'max' })).toBe('points entre 3 et 5 (exclu)');
    expect(points({ min: null, max: null })).toBe('points est connu');
  });

  test('says the exact days of a window and of an age, for the as-of date', () => {
    expect(
      said({ kind: 'field', field: 'crm/born', test: { op: 'within', window: { kind: 'months', months: 6 } } }),
    ).toEqual(['born sur 6 mois (du 01/01/2024 au 30/06/2024)', 'born over 6 months (from 1 Jan 2024 to 30 Jun 2024)']);
    expect(said({ kind: 'field', field: 'crm/born', test: { op: 'older', days: 30 } })).toEqual([
      'born il y a plus de 30 jours (avant le 31/05/2024)',
      'born more than 30 days ago (before 31 May 2024)',
    ]);
    expect(plain(datesWords({ kind: 'all' }, speech('en')))).toBe('until 30 Jun 2024');
    expect(plain(datesWords({ kind: 'dates', from: '2024-02-01', to: '2025-01-01' }, speech('en')))).toBe(
      'from 1 Feb 2024 to 30 Jun 2024',
    );
  });

  test('says the measure with its window and its filter', () => {
    const filter = { kind: 'column', column: 'place', test: { op: 'contains', text: 'web' } } as const;
    const rule: Rule = { kind: 'measure', measure: { ...count, filter }, test: { op: 'between', min: 3, max: null } };
    expect(said(rule)[0]).toMatch(/achats sur 12 mois \(où place contient « web »\) ≥ 3$/);
    expect(said(rule)[1]).toBe('number of purchases over 12 months (where place contains “web”) ≥ 3');
  });

  test('says levels as people say them', () => {
    const at = (dimension: Dimension, value: string, language: Language = 'fr') =>
      levelWords(dimension, { kind: 'value', value }, speech(language)).replace(/[\u00a0\u202f]/g, ' ');
    const age: Dimension = {
      kind: 'banded',
      measure: { kind: 'elapsed', field: 'crm/naissance', unit: 'years' },
      cuts: [18, 25],
    };
    expect(['..18', '18..25', '25..'].map((level) => at(age, level))).toEqual([
      'moins de 18 ans',
      '18 à 24 ans',
      '25 ans et plus',
    ]);
    expect(['..18', '18..25', '25..'].map((level) => at(age, level, 'en'))).toEqual([
      'under 18 years',
      '18 to 24 years',
      '25 years and over',
    ]);
    const spent: Dimension = {
      kind: 'banded',
      measure: { ...count, aggregate: 'sum', amount: { kind: 'column', column: 'a' } },
      cuts: [],
    };
    expect(['..0.5', '0.5..10', '10..'].map((level) => at(spent, level, 'en'))).toEqual([
      'under 0.5',
      '0.5 to 10',
      '10 and over',
    ]);
    expect(at({ kind: 'field', field: 'crm/agrees' }, 'true')).toBe('oui');
    expect(at({ kind: 'field', field: 'crm/agrees' }, 'false', 'en')).toBe('no');
    const used: Dimension = { kind: 'used', events: ['till', 'web_shop'], window: { kind: 'all' } };
    expect(['', 'till', 'till+web_shop'].map((level) => at(used, level, 'en'))).toEqual([
      'none',
      'till only',
      'till + web shop',
    ]);
    expect(
      said({
        kind: 'dimension',
        dimension: { kind: 'field', field: 'crm/city' },
        levels: [
          { kind: 'value', value: 'Lyon' },
          { kind: 'value', value: '' },
          { kind: 'other', except: ['Lyon'] },
          { kind: 'missing' },
        ],
      }),
    ).toEqual([
      'city : Lyon, (vide), autres que Lyon ou non renseigné',
      'city: Lyon, (empty), others than Lyon or not given',
    ]);
  });

  test('names what is gone by its id, so that a rule can be mended', () => {
    expect(said({ kind: 'field', field: 'old/ville', test: { op: 'present' } })[1]).toBe('ville is known');
    expect(said({ kind: 'segment', segment: 'gone', negated: false })[1]).toBe('in the segment “gone”');
    expect(eventsWords('gone', speech('fr'))).toBe('gone');
  });
});

test('events are said by what they are, and by their file where several are of one kind', () => {
  const two = {
    events: [
      events('till', 'purchases'),
      events('web_shop', 'purchases'),
      events('all_purchases', 'purchases', ['till', 'web_shop']),
      events('calls', 'contacts'),
    ],
  };
  const names = two.events.map((one) => eventsWords(one.id, speech('en', two)));
  expect(names).toEqual(['purchases till', 'purchases web shop', 'all purchases', 'contacts']);
  expect(eventsWords('till', speech('en', { events: [events('till', 'purchases')] }))).toBe('purchases');
});

test('dimensions are nouns', () => {
  const noun = (dimension: Dimension) => dimensionWords(dimension, speech('fr')).replace(/[\u00a0\u202f]/g, ' ');
  expect(noun({ kind: 'prefix', field: 'crm/cp', length: 2 })).toBe('département (cp)');
  expect(noun({ kind: 'prefix', field: 'crm/cp', length: 3 })).toBe('début de cp (3)');
  expect(noun({ kind: 'banded', measure: { kind: 'elapsed', field: 'crm/naissance', unit: 'years' }, cuts: [] })).toBe(
    'âge',
  );
  expect(noun({ kind: 'banded', measure: { kind: 'elapsed', field: 'crm/born', unit: 'years' }, cuts: [] })).toBe(
    'ancienneté (born)',
  );
  expect(measureWords({ ...count, aggregate: 'days-since' }, speech('en'))).toBe(
    'days since the last event (purchases)',
  );
});

test.each(languages)('any rule has words in %s: nothing empty, undefined or a key', (language) => {
  fc.assert(
    fc.property(aRule(['one', 'two']), (rule) => {
      const words = ruleWords(rule, speech(language));
      expect(words.trim()).not.toBe('');
      expect(words).not.toMatch(/undefined|null|NaN|\[object|=>|\[\[|⟦/);
    }),
    { numRuns: 200 },
  );
});

describe('amounts', () => {
  const spent = { column: 'montant', type: 'decimal', role: 'amount', distinct: 9 } as const;
  const till: EventTable = {
    ...events('till', 'purchases'),
    columns: [spent, { column: 'points', type: 'integer', role: 'attribute', distinct: 9 }],
  };
  const of = (column: string): Rule => ({
    kind: 'measure',
    measure: {
      kind: 'events',
      events: 'till',
      aggregate: 'sum',
      amount: { kind: 'column', column },
      window: { kind: 'all' },
      filter: { kind: 'column', column: 'montant', test: { op: 'between', min: 5, max: null } },
      absent: 'zero',
    },
    test: { op: 'between', min: 160, max: 237.5 },
  });
  const value = { kind: 'event-value', events: 'till', window: { kind: 'all' }, filter: null } as const;
  const inMoney = (rule: Rule, language: Language, currency: string | null): string =>
    plain(ruleWords(rule, { ...speech(language, { events: [till] }), currency }));

  test('have their currency at each bound, in the filter too', () => {
    expect(inMoney(of('montant'), 'fr', 'EUR')).toMatch(/\(où montant ≥ 5 €\) entre 160 € et 237,5 € \(compris\)$/);
    expect(inMoney(of('montant'), 'en', 'GBP')).toContain('£160');
    expect(inMoney(of('montant'), 'en', 'GBP')).toContain('£237.5');
  });

  test('are bare where no currency is known, and what is no amount has none', () => {
    expect(inMoney(of('montant'), 'fr', null)).toMatch(/entre 160 et 237,5 \(compris\)$/);
    expect(inMoney(of('points'), 'fr', 'EUR')).toMatch(/\(où montant ≥ 5 €\) entre 160 et 237,5 \(compris\)$/);
  });

  test('of each row are called by what a row is, where it is an event', () => {
    const measure = { ...value, amount: { kind: 'column', column: 'montant_ttc' } } as const;
    const title = (one: EventTable, language: Language) => measureTitle(measure, speech(language, { events: [one] }));
    expect(title({ ...till, noun: 'ticket' }, 'fr')).toMatch(/^Montant TTC par ticket \(achats\)/);
    expect(title({ ...till, noun: 'ticket' }, 'en')).toMatch(/^Montant TTC per ticket \(purchases\)/);
    expect(title({ ...till, noun: 'ticket', unit: 'ticket' }, 'fr')).toMatch(/^Montant TTC par ligne \(achats\)/);
  });

  test('begin a line by the name of their column as it is in the file', () => {
    const title = (rule: Rule) =>
      rule.kind === 'measure' ? measureTitle(rule.measure, speech('fr', { events: [till] })) : '';
    expect(title(of('montant'))).toMatch(/^montant par client/);
    expect(title(of('montant_ttc'))).toMatch(/^Montant TTC par client/);
    expect(measureTitle({ ...count, events: 'till' }, speech('fr', { events: [till] }))).toMatch(/^Nombre d’achats/);
  });

  test('of a field are said as a person would, like those of a column of events', () => {
    const field = { ...record.fields[0]!, id: 'crm/encours_fidelite', label: 'encours_fidelite' };
    const title = measureTitle({ kind: 'field', field: field.id }, speech('fr', { fields: [field] }));
    expect(title).toBe('Encours fidelite');
  });
});
