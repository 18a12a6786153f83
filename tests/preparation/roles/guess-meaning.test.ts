import { expect, test } from 'vitest';
import type { ColumnType } from '../../../src/model/column.ts';
import { guessMeaning } from '../../../src/preparation/roles/guess-meaning.ts';
import type { KnownColumn } from '../../../src/preparation/roles/known-column.ts';

interface Given {
  readonly type?: ColumnType;
  readonly samples?: readonly string[];
  readonly unique?: boolean;
  readonly distinct?: number;
}

function column(
  name: string,
  { type = 'text', samples = ['a', 'b', 'c'], unique = false, distinct = 50 }: Given = {},
): KnownColumn {
  const profile = {
    name,
    filled: 100,
    missing: 0,
    disguised: [],
    distinct: unique ? 100 : distinct,
    misfits: null,
    min: '0',
    max: '10',
    top: [],
    longest: 20,
  };
  return { name, type, samples, unique, profile };
}
const rolesOf = (file: string, columns: readonly KnownColumn[]) => {
  const { kind, roles } = guessMeaning(file, columns);
  return { kind, ...Object.fromEntries(roles.map((guess) => [guess.column, guess.role])) };
};

test('French till tickets', () => {
  const columns = [
    column('n° ticket', { unique: true }),
    column('N° client'),
    column('Date achat', { type: 'datetime' }),
    column('Rayon'),
    column('Qté', { type: 'integer' }),
    column('Montant TTC', { type: 'decimal' }),
  ];
  expect(rolesOf('caisse.csv', columns)).toEqual({
    kind: 'purchases',
    'n° ticket': 'event-id',
    'N° client': 'customer-id',
    'Date achat': 'date',
    Rayon: 'product',
    Qté: 'quantity',
    'Montant TTC': 'amount',
  });
});

test.each([
  'id_client',
  'n° client',
  'code_client',
  'NumClient',
  'client_id',
  'CustomerID',
  'household_id',
  'caller_id',
  'Identifiant du client',
  'numero_client',
  'CUSTOMER NO',
])('%s is a customer', (name) => {
  expect(rolesOf('f.csv', [column(name), column('x')])).toMatchObject({ [name]: 'customer-id' });
});

test('a club: one row a member, its offer, its start and its end', () => {
  const columns = [
    column('id_client', { unique: true }),
    column('formule'),
    column('date_adhesion', { type: 'date' }),
    column('date_fin', { type: 'date' }),
  ];
  expect(rolesOf('club.csv', columns)).toEqual({
    kind: 'customers',
    id_client: 'customer-id',
    formule: 'offer',
    date_adhesion: 'date',
    date_fin: 'end-date',
  });
});

test('contacts: channel and reason, of which a customer is told', () => {
  const columns = [
    column('id_contact', { unique: true }),
    column('id_client'),
    column('date_heure', { type: 'datetime' }),
    column('canal', { samples: ['téléphone', 'e-mail', 'chat'], distinct: 3 }),
    column('motif'),
    column('duree_s', { type: 'integer' }),
  ];
  expect(rolesOf('x.csv', columns)).toEqual({
    kind: 'contacts',
    id_contact: 'event-id',
    id_client: 'customer-id',
    date_heure: 'date',
    canal: 'channel',
    motif: 'reason',
    duree_s: 'duration',
  });
});

test('a survey: a score from 0 to 10 and a comment', () => {
  const columns = [
    column('id_client'),
    column('date_reponse', { type: 'date' }),
    column('note', { type: 'integer' }),
    column('commentaire'),
  ];
  expect(rolesOf('x.csv', columns)).toEqual({
    kind: 'survey',
    id_client: 'customer-id',
    date_reponse: 'date',
    note: 'score',
    commentaire: 'comment',
  });
});

test('values tell an e-mail address, a phone and a postcode that names do not', () => {
  const columns = [
    column('a', { samples: ['x@y.fr', 'z@w.com'] }),
    column('b', { samples: ['06 12 34 56 78', '0700000000', '01.02.03.04.05', '+33 6 12 34 56 78'] }),
    column('c', {
      samples: ['01000', '75001', '13002', '2A004', '97400'].map((text) => text.replace('2A004', '20004')),
    }),
  ];
  expect(rolesOf('x.csv', columns)).toMatchObject({ a: 'email', b: 'phone', c: 'postcode' });
});

test('a name that the values contradict gives no role', () => {
  const columns = [
    column('date', { type: 'text' }),
    column('montant', { type: 'text' }),
    column('email', { samples: ['oui', 'non'] }),
  ];
  expect(rolesOf('x.csv', columns)).toMatchObject({ date: 'attribute', montant: 'attribute', email: 'attribute' });
});

test('of two dates the one with the surer name dates the rows', () => {
  const columns = [
    column('sys_created_at', { type: 'datetime' }),
    column('opened_at', { type: 'datetime' }),
    column('resolved_at', { type: 'datetime' }),
    column('closed_at', { type: 'datetime' }),
  ];
  expect(rolesOf('incidents.csv', columns)).toMatchObject({
    sys_created_at: 'attribute',
    opened_at: 'date',
    resolved_at: 'attribute',
    closed_at: 'end-date',
  });
});

test('what a file is comes with what told it, the most telling first', () => {
  const columns = [column('id_client', { unique: true }), column('prenom'), column('ville')];
  expect(guessMeaning('clients.csv', columns)).toMatchObject({
    kind: 'customers',
    kindClues: ['unique-customer', 'file-name', 'person-columns'],
  });
  const survey = [column('note', { type: 'integer' }), column('commentaire')];
  expect(guessMeaning('x.csv', survey).kindClues).toEqual(['score', 'comment']);
});

test('an empty column is ignored', () => {
  const empty: KnownColumn = {
    ...column('canal'),
    profile: {
      name: 'canal',
      filled: 0,
      missing: 100,
      disguised: [],
      distinct: 0,
      misfits: null,
      min: null,
      max: null,
      top: [],
      longest: 0,
    },
  };
  expect(rolesOf('x.csv', [empty])).toMatchObject({ canal: 'ignored' });
});
