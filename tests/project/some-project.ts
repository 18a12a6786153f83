import fc from 'fast-check';
import type { EventMaking } from '../../src/model/event-making.ts';
import type { Change } from '../../src/project/change.ts';
import { emptyProject, type Project, type Source } from '../../src/project/project.ts';
import { aDimension, aMeasure, aRule, aWindow } from '../model/random-model.ts';

export const clients: Source = {
  id: 'clients',
  file: { name: 'Clients.csv', bytes: 120, fingerprint: 'f1' },
  reading: {
    layout: { format: 'csv', encoding: 'utf-8', delimiter: ';', quote: '"', skippedLines: 0, header: true },
    columns: [
      { name: 'id', type: 'text', missing: [] },
      { name: 'email', type: 'text', missing: ['n/a'] },
      { name: 'solde', type: 'decimal', decimal: ',', thousands: ' ', missing: [] },
      { name: 'depuis', type: 'date', dateFormat: '%d/%m/%Y', missing: [] },
    ],
  },
  kind: 'customers',
  kindConfidence: 0.8,
  roles: { id: 'customer-id', email: 'email', solde: 'attribute', depuis: 'date' },
  confirmed: false,
};

export const calls: Source = {
  ...clients,
  id: 'calls',
  file: { name: 'Calls.csv', bytes: 340, fingerprint: 'f2' },
  kind: 'contacts',
};

export const project: Project = {
  ...emptyProject('p1'),
  name: 'Shop',
  sources: [clients, calls],
  segments: [
    {
      id: 's1',
      name: 'One',
      rule: { kind: 'field', field: 'clients/solde', test: { op: 'between', min: 0, max: null, open: 'min' } },
    },
    {
      id: 's2',
      name: 'Two',
      rule: {
        kind: 'group',
        join: 'and',
        negated: false,
        children: [
          { kind: 'segment', segment: 's1', negated: true },
          { kind: 'field', field: 'clients/email', test: { op: 'present' } },
        ],
      },
    },
  ],
};

const ids = fc.constantFrom('clients', 'calls', 'till', 'gone');
const segmentIds = fc.constantFrom('s1', 's2', 's3', 'gone');
const name = fc.constantFrom('', 'A', 'Été "x"', 'a\nb');

/** Any act, also on what is not there. */
export const aChange: fc.Arbitrary<Change> = fc.oneof(
  name.map((to): Change => ({ type: 'project/renamed', name: to })),
  ids.map((id): Change => ({ type: 'sources/added', sources: [{ ...clients, id }] })),
  fc.tuple(ids, fc.nat()).map(([id, bytes]): Change => ({
    type: 'source/reread',
    id,
    file: { ...clients.file, bytes },
    reading: clients.reading,
    roles: { id: 'customer-id' },
  })),
  ids.map((id): Change => ({ type: 'source/removed', id })),
  fc.tuple(fc.uniqueArray(ids, { minLength: 1 }), name).map(([members, to]): Change => ({
    type: 'sources/combined',
    combination: {
      id: members[0] ?? 'clients',
      name: to,
      column: 'Fichier',
      members: members.map((source) => ({ source, value: source, columns: {} })),
    },
    roles: { new: 'channel' },
  })),
  ids.map((id): Change => ({ type: 'sources/separated', id })),
  fc.array(ids).map((some): Change => ({ type: 'sources/kept-apart', ids: some })),
  fc.tuple(ids, ids, fc.constantFrom(null, 'email', 'solde')).map(([id, source, to]): Change => ({
    type: 'combination/column-mapped',
    id,
    source,
    column: 'mail',
    to,
  })),
  fc.tuple(ids, name).map(([id, to]): Change => ({ type: 'combination/named', id, name: to })),
  fc.tuple(ids, ids).map(([id, by]): Change => ({
    type: 'source/replaced',
    id,
    by,
    file: { ...clients.file, name: 'next.csv' },
    reading: clients.reading,
    roles: { id: 'customer-id' },
  })),
  ids.map((id): Change => ({ type: 'source/differences-seen', id })),
  fc
    .tuple(ids, fc.constantFrom('customers' as const, 'purchases' as const, 'other' as const))
    .map(([id, kind]): Change => ({ type: 'source/kind-set', id, kind })),
  fc
    .tuple(
      ids,
      fc.constantFrom('id', 'email', 'solde', 'new'),
      fc.constantFrom('customer-id' as const, 'date' as const, 'ignored' as const),
    )
    .map(([id, column, role]): Change => ({ type: 'source/role-set', id, column, role })),
  fc.array(ids).map((some): Change => ({ type: 'sources/confirmed', ids: some })),
  fc
    .tuple(
      ids,
      fc.constantFrom<Partial<EventMaking>>(
        { grain: 'row' },
        { grain: 'key' },
        { returns: 'apart' },
        { amount: 'none' },
        { discount: 'percent' },
        { discount: null },
      ),
    )
    .map(([id, making]): Change => ({ type: 'source/events-made', id, making })),
  fc.constantFrom(null, '2024-06-30', '2024-02-29').map((date): Change => ({ type: 'as-of/set', date })),
  fc.option(segmentIds).map((segment): Change => ({ type: 'population/set', segment })),
  fc
    .tuple(segmentIds, name, aRule(['s1', 's2']))
    .map(([id, to, rule]): Change => ({ type: 'segment/added', segment: { id, name: to, rule } })),
  fc.tuple(segmentIds, name).map(([id, to]): Change => ({ type: 'segment/renamed', id, name: to })),
  fc.tuple(segmentIds, aRule(['s1', 's2'])).map(([id, rule]): Change => ({ type: 'segment/rule-set', id, rule })),
  segmentIds.map((id): Change => ({ type: 'segment/removed', id })),
  fc.option(fc.tuple(aMeasure, fc.option(aDimension))).map((spec): Change => ({
    type: 'distribution/set',
    spec: spec === null ? null : { measure: spec[0], split: spec[1], view: 'histogram' },
  })),
  fc.option(fc.tuple(aWindow, aDimension)).map((spec): Change => ({
    type: 'contexts/set',
    spec:
      spec === null
        ? null
        : {
            contacts: 'calls',
            window: spec[0],
            filter: null,
            dimensions: [{ dimension: spec[1], family: 'profile' }],
            contactDimensions: [],
            crossesContacts: false,
            outcome: null,
            collapseDays: null,
            splits: false,
            until: null,
            ranking: 'found',
            unitCost: null,
            worth: null,
            satisfaction: null,
            exposure: 'customers',
            depth: 2,
            minimumCustomers: 50,
          },
  })),
  fc
    .constantFrom(null, 'EUR' as const, 'none' as const)
    .map((currency): Change => ({ type: 'currency/set', currency })),
);
