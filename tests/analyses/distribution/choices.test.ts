import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { conditionsOf, filterOf, type Condition } from '../../../src/analyses/distribution/conditions.ts';
import {
  defaultAbsent,
  howOf,
  howsFor,
  measureChoices,
  measureOf,
  subjectOf,
} from '../../../src/analyses/distribution/measure-choices.ts';
import { measuresToNotice } from '../../../src/analyses/distribution/noticed-measures.ts';
import { rangeBetween } from '../../../src/analyses/distribution/selection.ts';
import { distributionSpecSchema } from '../../../src/analyses/distribution/spec.ts';
import { splitChoices } from '../../../src/analyses/distribution/split-choices.ts';
import { suggest } from '../../../src/analyses/distribution/suggest.ts';
import type { CustomerRecord, EventTable } from '../../../src/model/record.ts';
import type { ColumnRole, ColumnType } from '../../../src/model/column.ts';
import type { RowFilter } from '../../../src/model/rule.ts';

const column = (name: string, type: ColumnType, role: ColumnRole) => ({ column: name, type, role, distinct: 8 });
const field = (name: string, type: ColumnType, role: ColumnRole) => ({
  ...column(name, type, role),
  id: `crm/${name}`,
  source: 'crm',
  label: name,
  family: 'profile' as const,
});

const till: EventTable = {
  id: 'till',
  label: 'till',
  kind: 'purchases',
  table: 'till',
  dated: true,
  unit: null,
  columns: [
    column('quantity', 'integer', 'quantity'),
    column('price', 'decimal', 'unit-price'),
    column('place', 'text', 'channel'),
    column('ticket', 'integer', 'event-id'),
  ],
  rows: 100,
  linked: 90,
  orphans: 5,
  anonymous: 5,
  undated: 0,
  firstDate: '2025-01-01',
  lastDate: '2026-01-01',
};

const record: CustomerRecord = {
  database: 'ds',
  customers: 50,
  origins: [{ source: 'crm', seenColumn: 'seen_0', dated: false }],
  fields: [
    field('points', 'integer', 'attribute'),
    field('born', 'date', 'birth-date'),
    field('postcode', 'text', 'postcode'),
    field('city', 'text', 'city'),
    field('surname', 'text', 'last-name'),
  ],
  events: [till],
  repeated: [],
  lastDate: '2026-01-01',
};

describe('what is suggested', () => {
  test('is the spend of a year, with those who bought nothing, where there is an amount', () => {
    expect(suggest(record)?.measure).toMatchObject({
      kind: 'events',
      aggregate: 'sum',
      amount: { kind: 'product', quantity: 'quantity', unitPrice: 'price' },
      window: { kind: 'months', months: 12 },
      absent: 'zero',
    });
  });

  test('is the number of events where none has an amount, over all time where none is dated', () => {
    const visits: EventTable = { ...till, kind: 'other', dated: false, columns: [] };
    expect(suggest({ ...record, events: [visits] })?.measure).toMatchObject({
      aggregate: 'count',
      amount: null,
      window: { kind: 'all' },
    });
  });

  test('is a number of the record where there are no events, and nothing where there is no number', () => {
    expect(suggest({ ...record, events: [] })?.measure).toEqual({ kind: 'field', field: 'crm/points' });
    expect(suggest({ ...record, events: [], fields: [] })).toBe(null);
  });

  test('is an amount before another number, and never first a column of two values', () => {
    const senior = { ...field('senior', 'integer', 'attribute'), distinct: 2 };
    const fields = [senior, field('tenure', 'integer', 'attribute'), field('charges', 'decimal', 'amount')];
    const order = (given: CustomerRecord['fields']): unknown =>
      suggest({ ...record, events: [], fields: given })?.measure;
    expect(order(fields)).toEqual({ kind: 'field', field: 'crm/charges' });
    expect(order(fields.slice(0, 2))).toEqual({ kind: 'field', field: 'crm/tenure' });
    expect(order([senior])).toEqual({ kind: 'field', field: 'crm/senior' });
    const unasked = measuresToNotice(
      { ...record, events: [], fields: [senior, { ...senior, id: 'crm/points', distinct: 40 }] },
      [],
    );
    expect(unasked).toEqual([{ kind: 'field', field: 'crm/points' }]);
  });

  test('can be saved and loaded', () => {
    const spec = suggest(record);
    expect(v.parse(distributionSpecSchema, JSON.parse(JSON.stringify(spec)))).toEqual(spec);
    expect(v.safeParse(distributionSpecSchema, { ...spec, view: 'pie' }).success).toBe(false);
  });
});

describe('what can be chosen', () => {
  test('is measures of numbers and times, and never an identifier', () => {
    const { subjects } = measureChoices(record);
    expect(subjects).toContainEqual({ kind: 'elapsed', field: 'crm/born', unit: 'years' });
    expect(subjects).not.toContainEqual(expect.objectContaining({ amount: { kind: 'column', column: 'ticket' } }));
  });

  test('makes a measure that says what it was made of', () => {
    for (const subject of measureChoices(record).subjects) {
      for (const how of howsFor(subject, record)) {
        const measure = measureOf(subject, how, { window: { kind: 'all' }, filter: null, absent: 'zero' });
        expect(howOf(measure)).toBe(how);
        if (how !== 'days-since' && how !== 'count') expect(subjectOf(measure)).toEqual(subject);
      }
    }
  });

  test('leaves customers without event out where nothing else is known of them', () => {
    const ofEvents = { ...record, origins: [{ source: null, seenColumn: 'seen_0', dated: true }] };
    expect([
      defaultAbsent(ofEvents, { kind: 'all' }),
      defaultAbsent(ofEvents, { kind: 'months', months: 12 }),
      defaultAbsent(record, { kind: 'all' }),
    ]).toEqual(['left-out', 'zero', 'zero']);
  });

  test('splits by kinds of customers, not by their names', () => {
    const splits = splitChoices(record, { kind: 'field', field: 'crm/points' });
    expect(splits).toContainEqual({ kind: 'field', field: 'crm/city' });
    expect(splits).toContainEqual({ kind: 'prefix', field: 'crm/postcode', length: 2 });
    expect(splits).not.toContainEqual({ kind: 'field', field: 'crm/surname' });
  });
});

describe('a filter in lines', () => {
  const lines: readonly Condition[] = [
    { column: 'place', test: 'not-starts', value: 'C' },
    { column: 'quantity', test: 'above', value: 0 },
    { column: 'price', test: 'at-most', value: 10 },
    { column: 'place', test: 'present', value: null },
  ];

  test('comes back as the lines it was made of', () => {
    expect(conditionsOf(filterOf(lines))).toEqual(lines);
    expect(conditionsOf(filterOf(lines.slice(0, 1)))).toEqual(lines.slice(0, 1));
  });

  test('leaves out lines that are not complete', () => {
    expect(
      filterOf([
        { column: 'place', test: 'is', value: '' },
        { column: 'price', test: 'above', value: null },
      ]),
    ).toBe(null);
  });

  test('is not shown as lines when it is richer than them', () => {
    const either: RowFilter = {
      kind: 'group',
      join: 'or',
      negated: false,
      children: lines.slice(0, 2).flatMap((line) => filterOf([line]) ?? []),
    };
    expect(conditionsOf(either)).toBe(null);
    expect(conditionsOf({ kind: 'column', column: 'place', test: { op: 'is', values: ['a', 'b'] } })).toBe(null);
  });
});

test('a drag chooses the bars that it reaches into, and never the zeros', () => {
  const bar = (from: number, to: number) => ({
    kind: 'bin' as const,
    interval: { from, to, toIncluded: false, zeros: false },
    count: 1,
    sum: 1,
    span: null,
  });
  const zero = {
    kind: 'zero' as const,
    interval: { from: 0, to: 0, toIncluded: true, zeros: true },
    count: 1,
    sum: 0,
    span: null,
  };
  const bars = [zero, bar(0, 10), bar(10, 20), bar(20, 30)];
  expect(rangeBetween(bars, 5, 20)).toEqual({ first: 1, last: 2 });
  expect(rangeBetween(bars, 20, 5)).toEqual({ first: 1, last: 2 });
  expect(rangeBetween(bars, 0, 10)).toEqual({ first: 1, last: 1 });
  expect(rangeBetween(bars, 40, 50)).toBe(null);
});
