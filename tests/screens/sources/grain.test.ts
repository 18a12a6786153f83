import { describe, expect, test } from 'vitest';
import type { SourceKind } from '../../../src/model/column.ts';
import { grainOf, grainWords, toldSigns } from '../../../src/screens/sources/grain.ts';
import { wordsOf } from '../../support/words.ts';
import { profile, report, source } from './reading-facts.ts';

/** What a row is said to be, of 1,000 rows with so many ids. */
function said(kind: SourceKind, key: string, role: 'event-id' | 'customer-id', distinct: number) {
  const given = source({ kind, roles: { [key]: role }, file: { name: 'export.csv', bytes: 1, fingerprint: 'f' } });
  const grain = grainOf(given, report({ columns: [profile(key, { filled: 1_000, distinct })] }));
  return (['fr', 'en'] as const).map((language) =>
    grainWords(grain, wordsOf(language).sources).replace(/[\u00a0\u202f]/g, ' '),
  );
}

describe('the grain in words', () => {
  test.each([
    [
      said('purchases', 'n° ticket', 'event-id', 45),
      [
        'Une ligne = une ligne de ticket ; 22,2 lignes par ticket',
        'One row is a line of a ticket; 22.2 lines a ticket',
      ],
    ],
    [
      said('purchases', 'InvoiceNo', 'event-id', 48),
      [
        'Une ligne = une ligne de facture ; 20,8 lignes par facture',
        'One row is a line of an invoice; 20.8 lines an invoice',
      ],
    ],
    [
      said('contacts', 'incident_number', 'event-id', 173),
      [
        'Une ligne = un mouvement d’incident ; 5,78 lignes par incident',
        'One row is a step of an incident; 5.78 rows an incident',
      ],
    ],
    [
      said('survey', 'id_reponse', 'event-id', 500),
      [
        'Une ligne = une partie de réponse ; 2 lignes par réponse',
        'One row is a part of a response; 2 rows a response',
      ],
    ],
    [said('purchases', 'id_commande', 'event-id', 1_000), ['Une ligne = une commande', 'One row is an order']],
    [said('contacts', 'id_appel', 'event-id', 1_000), ['Une ligne = un appel', 'One row is a call']],
    [said('contacts', 'client', 'customer-id', 400), ['Une ligne = un contact', 'One row is a contact']],
    [said('customers', 'client', 'customer-id', 1_000), ['Une ligne = un client', 'One row is a customer']],
    [said('other', 'x', 'customer-id', 1), ['Une ligne = une ligne de la table', 'One row is a row of the table']],
  ])('%j', (sentences, expected) => {
    expect(sentences).toEqual(expected);
  });

  test('a customer whose id comes again has states', () => {
    const [fr, en] = said('customers', 'client', 'customer-id', 800);
    expect(fr).toMatch(/^Une ligne = un état d’un client ; 1,25 lignes par client\./);
    expect(en).toMatch(/^One row is a state of a customer; 1\.25 rows a customer\./);
  });
});

test('a sign that tells all returns is said alone, several are said together', () => {
  const prefix = { kind: 'prefix', column: 'facture', prefix: 'C' } as const;
  const negative = { kind: 'negative', column: 'quantite' } as const;
  const found = (rows: number) => ({
    signs: [
      { sign: prefix, rows: 9 },
      { sign: negative, rows },
    ],
    rows: Math.max(9, rows),
    handling: 'net' as const,
  });
  expect(toldSigns(found(9)).map(({ sign }) => sign.kind)).toEqual(['prefix']);
  expect(toldSigns(found(12)).map(({ sign }) => sign.kind)).toEqual(['prefix', 'negative']);
});
