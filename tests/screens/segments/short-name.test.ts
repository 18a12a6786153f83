import { expect, test } from 'vitest';
import { shortName } from '../../../src/screens/segments/short-name.ts';

test('a name that fits is left as it is', () => {
  expect(shortName('Fidèles de Nantes')).toBe('Fidèles de Nantes');
  expect(shortName('a'.repeat(56))).toBe('a'.repeat(56));
});

test('a name made of a rule ends after a word', () => {
  const name = 'montant_ttc par client sur 12 mois (où canal est boutique) entre 160\u202F€ et 240\u202F€ (compris)';
  const short = shortName(name);
  expect(short).toBe('montant_ttc par client sur 12 mois (où canal est…');
  expect(name.startsWith(short.slice(0, -1))).toBe(true);
});

test('a name without a space is cut all the same', () => {
  expect(shortName('x'.repeat(90))).toBe(`${'x'.repeat(56)}…`);
});
