import { describe, expect, test } from 'vitest';
import type { ColumnType } from '../../../src/model/column.ts';
import { guessMeaning } from '../../../src/preparation/roles/guess-meaning.ts';
import type { KnownColumn } from '../../../src/preparation/roles/known-column.ts';
import { isIban, isPaymentCard, isPhone, isSiren, isSiret } from '../../../src/preparation/roles/number-checks.ts';
import { roleByValues } from '../../../src/preparation/roles/value-kinds.ts';

interface Given {
  readonly type?: ColumnType;
  readonly distinct?: number;
  readonly min?: string;
  readonly max?: string;
  readonly longest?: number;
}

function column(name: string, samples: readonly string[], given: Given = {}): KnownColumn {
  const { type = 'text', distinct = samples.length, min = null, max = null, longest = 20 } = given;
  const profile = {
    name,
    filled: 1_000,
    missing: 0,
    disguised: [],
    distinct,
    misfits: null,
    min,
    max,
    top: [],
    longest,
  };
  return { name, type, samples, unique: false, profile };
}
const role = (samples: readonly string[], given?: Given) => roleByValues(column('x', samples, given))?.role ?? null;
const guess = (one: KnownColumn) => guessMeaning('f.csv', [one]).roles[0];

/** A number with the last digit that makes Luhn's check pass. */
function luhn(start: string): string {
  for (let digit = 0; digit < 10; digit += 1) {
    const digits = `${start}${digit}`;
    const sum = Array.from(digits)
      .reverse()
      .reduce((total, sign, place) => {
        const value = Number(sign) * (place % 2 === 1 ? 2 : 1);
        return total + Math.floor(value / 10) + (value % 10);
      }, 0);
    if (sum % 10 === 0) return digits;
  }
  throw new Error('no digit');
}
const sirets = Array.from({ length: 12 }, (_, i) => luhn(`${40_000_000 + i * 137_911}0001${i % 10}`.slice(0, 13)));
const sirens = Array.from({ length: 12 }, (_, i) => luhn(`${40_000_000 + i * 137_911}`));
const oneMore = (digits: string) => digits.slice(0, -1) + String((Number(digits.at(-1)) + 1) % 10);

describe('numbers that carry a check', () => {
  test('SIRET and SIREN pass Luhn, with or without blanks; one digit off is none', () => {
    expect(isSiret('732 829 320 00074')).toBe(true);
    expect(isSiret('73282932000075')).toBe(false);
    expect(isSiren('732829320')).toBe(true);
    expect(isSiren('732829321')).toBe(false);
    expect(isSiret('35600000000048')).toBe(true);
    expect(isSiret('00000000000000')).toBe(false);
  });

  test('IBAN is 1 modulo 97', () => {
    expect(isIban('FR14 2004 1010 0505 0001 3M02 606')).toBe(true);
    expect(isIban('GB82WEST12345698765432')).toBe(true);
    expect(isIban('FR1420041010050500013M02607')).toBe(false);
    expect(isIban('HELLO')).toBe(false);
  });

  test('payment cards pass Luhn and have their length', () => {
    expect(isPaymentCard('4111 1111 1111 1111')).toBe(true);
    expect(isPaymentCard('378282246310005')).toBe(true);
    expect(isPaymentCard('4111111111111112')).toBe(false);
    expect(isPaymentCard('490154203237518')).toBe(false);
  });

  test.each([
    ['06 12 34 56 78', true],
    ['0612345678', true],
    ['01.42.68.53.00', true],
    ['+33 6 12 34 56 78', true],
    ['+33 (0)6 12 34 56 78', true],
    ['0033612345678', true],
    ['+44 20 7946 0958', true],
    ['(555) 555-1234', true],
    ['555-123-4567', true],
    ['2024-01-05', false],
    ['12345', false],
    ['00 00', false],
    ['123 456 789', false],
  ])('%s is a phone: %s', (text, is) => {
    expect(isPhone(text)).toBe(is);
  });
});

describe('values tell a role', () => {
  test('SIRET and SIREN by their check, and 14 digits that fail it are neither', () => {
    expect(role(sirets)).toBe('company-id');
    expect(role(sirens)).toBe('company-id');
    expect(role(sirets.map(oneMore))).toBe(null);
    expect(guess(column('SIRET', sirets.map(oneMore)))?.role).toBe('attribute');
    expect(guess(column('N° SIRET', sirets))).toMatchObject({
      role: 'company-id',
      reason: 'name-and-values',
      evidence: { form: 'siret', fits: 12, of: 12 },
    });
  });

  test('IBAN and payment cards', () => {
    expect(role(['FR1420041010050500013M02606', 'GB82WEST12345698765432'])).toBe('iban');
    expect(role(['FR1420041010050500013M02607', 'GB82WEST12345698765433'])).toBe(null);
    const cards = Array.from({ length: 6 }, (_, i) => luhn(`4970${String(100_000_000_00 + i * 7_919)}`));
    expect(role(cards)).toBe('payment-card');
    expect(role(cards.map(oneMore))).toBe(null);
  });

  test('postcodes as text of which some begin with 0; numbers of five digits are none', () => {
    const codes = ['01000', '75001', '13002', '97400', '20090', '69003', '33000', '06000', '59000', 'CEDEX'];
    expect(roleByValues(column('x', codes))).toBe(null);
    expect(roleByValues(column('x', codes.slice(0, 9)))).toMatchObject({
      role: 'postcode',
      evidence: { fits: 9, of: 9 },
    });
    expect(role(['12000', '34500', '75100', '81000', '45000'], { type: 'integer', min: '12000', max: '81000' })).toBe(
      null,
    );
    expect(guess(column('montant', ['12000', '34500', '75100', '81000'], { type: 'integer' }))?.role).toBe('amount');
  });

  test('the share that fits is kept, with the name that agrees', () => {
    const codes = ['01000', '75001', '13002', '97400', '20090', '69003', '33000', '06000', '59000', 'B-1000'];
    expect(guess(column('code postal', codes))).toEqual({
      column: 'code postal',
      role: 'postcode',
      confidence: 0.98,
      reason: 'name-and-values',
      evidence: { form: 'postcode', fits: 9, of: 10 },
    });
  });

  test('birth dates by the spread of lives; orders and memberships are within years', () => {
    const days = (from: number, over: number) =>
      Array.from({ length: 60 }, (_, i) => `0${1 + (i % 9)}/03/${from + ((i * 7) % over)}`);
    expect(role(days(1940, 60), { type: 'date' })).toBe('birth-date');
    expect(role(days(2015, 9), { type: 'date' })).toBe(null);
    expect(role(days(1990, 34), { type: 'date' })).toBe(null);
    expect(guess(column('DT_NAISS', days(1940, 60), { type: 'date' }))).toMatchObject({
      role: 'birth-date',
      reason: 'name-and-values',
      evidence: { form: 'birth-day', fits: 60, of: 60 },
    });
  });

  test('first and last names from lists of common ones; cities and products are neither', () => {
    const first = ['Camille', 'Léa', 'Hugo', 'Zélie', 'Mehdi', 'Sophie', 'Karim', 'Aëla', 'Paul', 'Inès'];
    expect(role(first)).toBe('first-name');
    const last = ['Martin', 'Petit', 'Bernard', 'Roux', 'Durand', ...Array.from({ length: 20 }, (_, i) => `Nom${i}`)];
    expect(role(last)).toBe('last-name');
    expect(role(['Lyon', 'Paris', 'Nice', 'Lille', 'Brest', 'Metz', 'Dijon', 'Nancy', 'Tours', 'Caen'])).toBe(null);
  });

  test('gender, consent, channel, reason, country and currency from their usual words', () => {
    expect(role(['Mme', 'M.'])).toBe('gender');
    expect(role(['x', 'other'])).toBe(null);
    expect(role(['opt-in', 'opt-out'])).toBe('consent');
    expect(role(['oui', 'non'])).toBe(null);
    expect(role(['Téléphone', 'E-mail', 'Magasin', 'Minitel'])).toBe('channel');
    expect(role(['Livraison', 'Facturation', 'Retour', 'Autre chose'])).toBe('reason');
    expect(role(['France', 'Belgique', 'Suisse'])).toBe('country');
    expect(role(['EUR', 'USD'])).toBe('currency');
    expect(role(['EUR', 'banane'])).toBe(null);
  });

  test('a sign of money makes an amount of a number; a number alone is none', () => {
    expect(role(['12,50 €', '3,00 €', '4 €'], { type: 'decimal' })).toBe('amount');
    expect(role(['12,50', '3,00', '4'], { type: 'decimal' })).toBe(null);
  });

  test('a whole scale of 0 to 10 may be a score, and is not sure of it', () => {
    const scale = Array.from({ length: 11 }, (_, i) => String(i));
    expect(roleByValues(column('x', scale, { type: 'integer', min: '0', max: '10' }))).toMatchObject({
      role: 'score',
      confidence: 0.5,
    });
    expect(role(scale.slice(0, 6), { type: 'integer', min: '0', max: '5' })).toBe(null);
    expect(
      guess(column('note satisfaction', ['1', '2', '3', '4', '5'], { type: 'integer', min: '1', max: '5' })),
    ).toMatchObject({ role: 'score', reason: 'name-and-values', evidence: { form: 'out-of-5' } });
  });
});

test.each([
  ['CODPOST', ['01000', '75001'], 'text', 'postcode'],
  ['MNT_TTC', ['1', '2'], 'decimal', 'amount'],
  ['Remise %', ['5', '10'], 'integer', 'discount'],
  ['retail_disc', ['0.5', '1'], 'decimal', 'discount'],
  ['devise', ['EUR'], 'text', 'currency'],
  ['type de ticket', ['vente', 'retour'], 'text', 'status'],
] as const)('the name %s gives the role %s', (name, samples, type, expected) => {
  expect(guess(column(name, samples, { type }))?.role).toBe(expected);
});
