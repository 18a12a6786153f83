import { expect, test } from 'vitest';
import { findings } from '../../../src/analyses/contexts/findings.ts';
import { findingWords } from '../../../src/analyses/contexts/panel/finding-words.ts';
import type { ContextRates, ContactsSeen } from '../../../src/analyses/contexts/result.ts';
import { formatsOf } from '../../../src/locales/formats.ts';
import { wordsOf } from '../../support/words.ts';

const spec = { exposure: 'customers' } as unknown as ContextRates['spec'];

/** Rates of a time in which nobody who is looked at made contact. */
const silent = (seen: ContactsSeen): ContextRates => ({
  kind: 'rates',
  spec,
  asOf: '2026-09-30',
  days: { from: null, to: '2026-09-30' },
  dated: true,
  seen,
  contactDimensions: [],
  totals: { customers: 10, contacts: 0, exposure: 10, rate: 0, phi: 1 } as unknown as ContextRates['totals'],
  tried: 0,
  dimensions: [],
  lines: [],
  leads: [],
  cold: [],
  pairs: [],
  depth: 3,
  union: { contexts: 0, customers: 0, contacts: 0, exposure: 0 },
  curve: [],
});

const said = (seen: ContactsSeen): readonly string[] =>
  (['fr', 'en'] as const).map((language) => {
    const [first] = findings(silent(seen));
    if (first === undefined) return '';
    const speech = { words: wordsOf(language), formats: formatsOf(language), record: null as never };
    return findingWords(first, spec, speech).replace(/[\u00A0\u202F]/gu, ' ');
  });

test('a time without contacts is said as such', () => {
  expect(said({ contacts: 0, unknown: 0, inside: 0, most: 0 })).toEqual([
    'Aucun contact sur cette période',
    'No contact in this period',
  ]);
});

test('contacts of nobody known are never said to be none', () => {
  expect(said({ contacts: 20769, unknown: 20769, inside: 0, most: 0 })).toEqual([
    '20 769 contacts sur cette période, aucun d’un client connu',
    '20,769 contacts in this period, none of a known customer',
  ]);
});

test('contacts outside the population are said to be there', () => {
  expect(said({ contacts: 12, unknown: 2, inside: 0, most: 0 })).toEqual([
    '12 contacts sur cette période, aucun d’un client de la population',
    '12 contacts in this period, none of a customer of the population',
  ]);
});
