import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { columnTypes } from '../../src/model/column.ts';
import {
  amountSchema,
  dimensionSchema,
  isoDateSchema,
  levelSchema,
  measureSchema,
  readingSchema,
  rowFilterSchema,
  ruleSchema,
  segmentSchema,
  testSchema,
  windowSchema,
} from '../../src/model/schema.ts';
import { aDimension, aFilter, aMeasure, aRule, aTest, aWindow } from './random-model.ts';

/** What a project file does to a value. */
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('what the types allow comes back as it was', () => {
  const cases = [
    ['windows', aWindow, windowSchema],
    ['tests', fc.constantFrom(...columnTypes).chain((type) => aTest(type)), testSchema],
    ['filters', aFilter('till'), rowFilterSchema],
    ['measures', aMeasure, measureSchema],
    ['dimensions', aDimension, dimensionSchema],
    ['rules', aRule(['one']), ruleSchema],
  ] as const;

  test.each(cases)('%s', (_, things, schema) => {
    fc.assert(
      fc.property(things as fc.Arbitrary<unknown>, (one) => {
        expect(v.parse(schema, throughJson(one))).toEqual(one);
      }),
      { numRuns: 150 },
    );
  });

  test('measures of rows, dimensions of contacts, segments, readings', () => {
    const rows = {
      kind: 'event-value',
      events: 'till',
      amount: { kind: 'product', quantity: 'q', unitPrice: 'p' },
      window: { kind: 'all' },
      filter: null,
    };
    expect(v.parse(measureSchema, rows)).toEqual(rows);
    expect(v.parse(dimensionSchema, { kind: 'contact-column', column: 'reason' })).toEqual({
      kind: 'contact-column',
      column: 'reason',
    });
    const segment = { id: 's', name: 'S', rule: { kind: 'segment', segment: 't', negated: true } };
    expect(v.parse(segmentSchema, segment)).toEqual(segment);
    const reading = {
      layout: { format: 'csv', encoding: 'windows-1252', delimiter: ';', quote: '', skippedLines: 2, header: false },
      columns: [
        { name: 'a', type: 'decimal', decimal: ',', thousands: ' ', missing: ['n/a'] },
        { name: 'b', type: 'date', dateFormat: '%d/%m/%Y', missing: [] },
      ],
    };
    expect(v.parse(readingSchema, reading)).toEqual(reading);
  });
});

describe('anything else is refused', () => {
  const all = { kind: 'all' };
  const count = {
    kind: 'events',
    events: 'till',
    aggregate: 'count',
    amount: null,
    window: all,
    filter: null,
    absent: 'zero',
  };
  const layout = { format: 'csv', encoding: 'utf-8', delimiter: ',', quote: '"', skippedLines: 0, header: true };
  const column = { name: 'a', type: 'text', missing: [] };

  test.each([
    [isoDateSchema, ['2023-02-29', '2024-1-1', 20240101, null, "2024-01-01'; --"]],
    [
      windowSchema,
      [
        null,
        'all',
        { kind: 'years', years: 1 },
        { kind: 'months' },
        { kind: 'months', months: -1 },
        { kind: 'months', months: 1.5 },
        { kind: 'days', days: '3' },
        { kind: 'dates', from: '2024-02-30', to: null },
        { kind: 'dates', from: null },
      ],
    ],
    [
      testSchema,
      [
        { op: 'is' },
        { op: 'is', values: [null] },
        { op: 'is', values: ['a', { raw: 'x' }] },
        { op: 'like', text: '%' },
        { op: 'contains', text: 1 },
        { op: 'between', min: Infinity, max: null },
        { op: 'between', min: 1 },
        { op: 'between', min: 1, max: 2, open: 'left' },
        { op: 'older', days: -1 },
        { op: 'within', window: 'all' },
        [],
      ],
    ],
    [
      rowFilterSchema,
      [
        { kind: 'group', join: 'xor', negated: false, children: [] },
        { kind: 'group', join: 'and', negated: 0, children: [] },
        { kind: 'column', column: 3, test: { op: 'missing' } },
        { kind: 'sql', text: '1=1' },
        { kind: 'group', join: 'and', negated: false, children: [{ kind: 'sql' }] },
      ],
    ],
    [amountSchema, [{ kind: 'column' }, { kind: 'product', quantity: 'q' }, { kind: 'sql', text: '1' }]],
    [
      measureSchema,
      [
        { ...count, aggregate: 'mode' },
        { ...count, absent: 'null' },
        { ...count, amount: 'total' },
        { kind: 'elapsed', field: 'a/b', unit: 'weeks' },
        { kind: 'field' },
      ],
    ],
    [
      dimensionSchema,
      [
        { kind: 'banded', measure: count, cuts: ['18'] },
        { kind: 'banded', measure: count, cuts: [Number.NaN] },
        { kind: 'prefix', field: 'a/b', length: 1.5 },
        { kind: 'prefix', field: 'a/b', length: -2 },
        { kind: 'used', events: 'till', window: all },
        {},
      ],
    ],
    [levelSchema, [{ kind: 'value', value: 3 }, { kind: 'other' }, { kind: 'rest' }, 'missing']],
    [
      ruleSchema,
      [
        { kind: 'group', join: 'and', negated: false, children: {} },
        { kind: 'segment', segment: 's' },
        { kind: 'dimension', dimension: { kind: 'field', field: 'a/b' }, levels: ['Lyon'] },
        null,
      ],
    ],
    [
      readingSchema,
      [
        { layout: { ...layout, delimiter: ';;' }, columns: [] },
        { layout: { ...layout, delimiter: '' }, columns: [] },
        { layout: { ...layout, encoding: 'latin2' }, columns: [] },
        { layout: { ...layout, quote: '`' }, columns: [] },
        { layout, columns: [{ ...column, type: 'varchar' }] },
        { layout, columns: [{ ...column, name: '' }] },
        { layout, columns: [{ ...column, decimal: ';' }] },
      ],
    ],
  ] as const)('schema %#', (schema, values) => {
    for (const value of values as readonly unknown[])
      expect(v.safeParse(schema, value).success, JSON.stringify(value)).toBe(false);
  });

  test('what is beside the point is dropped, so that no file can bring in more', () => {
    expect(v.parse(ruleSchema, { kind: 'segment', segment: 's', negated: false, sql: 'DROP TABLE x' })).toEqual({
      kind: 'segment',
      segment: 's',
      negated: false,
    });
  });
});
