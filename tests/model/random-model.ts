/** Random data of a small shop with two sources of customers, and random words about it. */
import fc from 'fast-check';
import type { ColumnType } from '../../src/model/column.ts';
import type { Dimension } from '../../src/model/dimension.ts';
import { aggregates, amountNeed, type Amount, type Measure } from '../../src/model/measure.ts';
import type { IsoDate, Window } from '../../src/model/period.ts';
import type { DimensionLevel, RowFilter, Rule, Test } from '../../src/model/rule.ts';
import { sinceEver, type Cell, type SmallCustomer, type SmallData, type SmallEvent } from '../support/small-record.ts';

export const aDay: fc.Arbitrary<IsoDate> = fc
  .tuple(fc.constantFrom(2022, 2023, 2024), fc.integer({ min: 0, max: 365 }))
  .map(([year, day]) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10));
const aMoment = fc
  .tuple(aDay, fc.constantFrom('00:00:00', '08:15:30', '23:59:59'))
  .map(([day, time]) => `${day} ${time}`);

const texts = ['Lyon', 'lyon', "L'Haÿ", 'ÉVRY', 'évry', '100%', 'a_b', 'x"y', '75001', '', 'Paris ', '-- no'];
const aText = fc.constantFrom(...texts);
const aPart = fc.constantFrom(
  'l',
  'LY',
  'yon',
  'é',
  "'",
  '%',
  '_',
  '7',
  '75',
  '',
  '0',
  '2024-0',
  '"',
  'true',
  ' ',
  '.',
);
const aWhole = fc.integer({ min: -3, max: 12 });
const aDecimal = fc.integer({ min: -400, max: 900 }).map((cents) => cents / 100);

const cells: Record<ColumnType, fc.Arbitrary<Cell>> = {
  text: aText,
  integer: aWhole,
  decimal: aDecimal,
  date: aDay,
  datetime: aMoment,
  boolean: fc.boolean(),
};
const orMissing = (cell: fc.Arbitrary<Cell>): fc.Arbitrary<Cell> => fc.option(cell, { freq: 5 });

export const fields = [
  { column: 'city', type: 'text', source: 'crm' },
  { column: 'children', type: 'integer', source: 'crm' },
  { column: 'born', type: 'date', source: 'crm' },
  { column: 'agrees', type: 'boolean', source: 'crm' },
  { column: 'points', type: 'decimal', source: 'club' },
  { column: 'last "visit".', type: 'datetime', source: 'club' },
  { column: 'rank', type: 'integer', source: 'club' },
] as const;
const idOf = (field: (typeof fields)[number]): string => `${field.source}/${field.column}`;

const columns = {
  till: [
    { column: 'amount', type: 'decimal', role: 'amount' },
    { column: 'pieces', type: 'integer', role: 'quantity' },
    { column: 'price', type: 'decimal', role: 'unit-price' },
    { column: 'place', type: 'text', role: 'channel' },
    { column: "ticket's no", type: 'text', role: 'event-id' },
    { column: 'paid', type: 'boolean', role: 'status' },
  ],
  calls: [
    { column: 'minutes', type: 'integer', role: 'duration' },
    { column: 'until', type: 'datetime', role: 'end-date' },
    { column: 'reason', type: 'text', role: 'reason' },
  ],
  notes: [{ column: 'score', type: 'integer', role: 'score' }],
} as const;
type EventsId = keyof typeof columns;
const eventsIds = ['till', 'calls', 'notes'] as const;

/** Customers c0 … c39, events also of customers whom no source knows. */
export const someData: fc.Arbitrary<SmallData> = fc
  .record({
    customers: fc.array(
      fc.record({
        crm: fc.boolean(),
        club: fc.option(aDay, { freq: 2 }),
        fields: fc.tuple(...fields.map((field) => orMissing(cells[field.type]))),
      }),
      { minLength: 25, maxLength: 40 },
    ),
    till: someRows('till', 160),
    calls: someRows('calls', 60),
    notes: someRows('notes', 40),
  })
  .map(({ customers, till, calls, notes }) => ({
    origins: [
      { source: 'crm', dated: false },
      { source: 'club', dated: true },
    ],
    fields,
    customers: customers.map(({ crm, club, fields: values }, i): SmallCustomer => {
      const known = crm || club === null;
      return {
        id: `c${i}`,
        seen: [known ? sinceEver : null, club],
        fields: values.map((value, field) =>
          fields[field]?.source === 'crm' ? (known ? value : null) : club === null ? null : value,
        ),
      };
    }),
    events: [
      { id: 'till', kind: 'purchases', unit: "ticket's no", columns: columns.till, rows: till },
      { id: 'calls', kind: 'contacts', columns: columns.calls, rows: calls },
      {
        id: 'notes',
        kind: 'survey',
        dated: false,
        columns: columns.notes,
        rows: notes.map((row) => ({ ...row, at: null })),
      },
    ],
  }));

function someRows(id: EventsId, most: number): fc.Arbitrary<SmallEvent[]> {
  const cellsOf = columns[id].map((column) =>
    orMissing(
      column.column === "ticket's no" ? fc.integer({ min: 0, max: 40 }).map((no) => `t${no}`) : cells[column.type],
    ),
  );
  return fc.array(
    fc.record({
      customer: fc.option(
        fc.integer({ min: 0, max: 44 }).map((no) => `c${no}`),
        { freq: 12 },
      ),
      at: fc.option(aMoment, { freq: 20 }),
      cells: fc.tuple(...cellsOf),
    }),
    { minLength: Math.floor(most / 2), maxLength: most },
  );
}

export const aWindow: fc.Arbitrary<Window> = fc.oneof(
  fc.constant<Window>({ kind: 'all' }),
  fc.constantFrom(0, 1, 3, 12, 30).map((months): Window => ({ kind: 'months', months })),
  fc.constantFrom(0, 1, 30, 400).map((days): Window => ({ kind: 'days', days })),
  fc.record({ kind: fc.constant('dates' as const), from: fc.option(aDay), to: fc.option(aDay) }),
);

/** Every test that fits a type. */
export function aTest(type: ColumnType): fc.Arbitrary<Test> {
  const ops: fc.Arbitrary<Test>[] = [
    fc.record({
      op: fc.constantFrom('is' as const, 'is-not' as const),
      values: fc.array(cells[type] as fc.Arbitrary<string | number | boolean>, { maxLength: 3 }),
    }),
    fc.record({
      op: fc.constantFrom('contains' as const, 'not-contains' as const, 'starts' as const, 'not-starts' as const),
      text: aPart,
    }),
    fc.record({ op: fc.constantFrom('missing' as const, 'present' as const) }),
  ];
  if (type === 'integer' || type === 'decimal') {
    const bound = fc.option(cells[type] as fc.Arbitrary<number>, { freq: 4 });
    ops.push(
      fc
        .record({
          op: fc.constant('between' as const),
          min: bound,
          max: bound,
          open: fc.constantFrom(undefined, 'min' as const, 'max' as const, 'both' as const),
        })
        .map(({ open, ...test }): Test => (open === undefined ? test : { ...test, open })),
    );
  }
  if (type === 'date' || type === 'datetime') {
    ops.push(
      aWindow.map((window): Test => ({ op: 'within', window })),
      fc.constantFrom(0, 1, 365, 100_000, 1e15).map((days): Test => ({ op: 'older', days })),
    );
  }
  return fc.oneof(...ops);
}

export function aFilter(id: EventsId): fc.Arbitrary<RowFilter> {
  const column = fc
    .constantFrom(...columns[id])
    .chain((one) => aTest(one.type).map((test): RowFilter => ({ kind: 'column', column: one.column, test })));
  return fc.letrec<{ filter: RowFilter }>((tie) => ({
    filter: fc.oneof({ maxDepth: 2 }, column, aGroup(tie('filter'))),
  })).filter;
}

function aGroup<Node>(child: fc.Arbitrary<Node>) {
  return fc.record({
    kind: fc.constant('group' as const),
    join: fc.constantFrom('and' as const, 'or' as const),
    negated: fc.boolean(),
    children: fc.array(child, { maxLength: 3 }),
  });
}

const amounts: Record<EventsId, readonly Amount[]> = {
  till: [
    { kind: 'column', column: 'amount' },
    { kind: 'product', quantity: 'pieces', unitPrice: 'price' },
  ],
  calls: [{ kind: 'column', column: 'minutes' }],
  notes: [{ kind: 'column', column: 'score' }],
};

const ofType = (...types: readonly ColumnType[]) => fields.filter((field) => types.includes(field.type)).map(idOf);

export const aMeasure: fc.Arbitrary<Measure> = fc.oneof(
  fc.constantFrom(...ofType('integer', 'decimal')).map((field): Measure => ({ kind: 'field', field })),
  fc
    .tuple(
      fc.constantFrom(...ofType('date', 'datetime')),
      fc.constantFrom('years' as const, 'months' as const, 'days' as const),
    )
    .map(([field, unit]): Measure => ({ kind: 'elapsed', field, unit })),
  {
    weight: 5,
    arbitrary: fc.constantFrom(...eventsIds).chain((events) =>
      fc
        .record({
          // Undated rows have no order and no pace.
          aggregate: fc.constantFrom(
            ...aggregates.filter((one) => events !== 'notes' || !['gap', 'trend', 'per-month'].includes(one)),
          ),
          amount: fc.constantFrom(...amounts[events]),
          part: aFilter(events),
          half: fc.integer({ min: 0, max: 12 }),
          ofEvents: fc.boolean(),
          window: aWindow,
          filter: fc.option(aFilter(events)),
          absent: fc.constantFrom('zero' as const, 'left-out' as const),
        })
        .map(({ amount, aggregate, part, half, ofEvents, window, ...rest }): Measure => {
          const need = amountNeed(aggregate);
          const none = need === 'none' || (need === 'optional' && ofEvents);
          const ofColumn: Amount = amount.kind === 'column' ? amount : { kind: 'column', column: amount.quantity };
          return {
            kind: 'events',
            events,
            aggregate,
            amount: none ? null : need === 'column' ? ofColumn : amount,
            window: aggregate === 'trend' ? { kind: 'months', months: 2 * half } : window,
            ...(aggregate === 'share' ? { part } : {}),
            ...rest,
          };
        }),
    ),
  },
);

export const aDimension: fc.Arbitrary<Dimension> = fc.oneof(
  fc.constantFrom(...fields.map(idOf)).map((field): Dimension => ({ kind: 'field', field })),
  fc
    .tuple(fc.constantFrom(...fields.map(idOf)), fc.integer({ min: 0, max: 4 }))
    .map(([field, length]): Dimension => ({ kind: 'prefix', field, length })),
  fc
    .tuple(aMeasure, fc.array(fc.oneof(aWhole, aDecimal), { maxLength: 4 }))
    .map(([measure, cuts]): Dimension => ({ kind: 'banded', measure, cuts })),
  fc
    .tuple(fc.subarray([...eventsIds]), aWindow)
    .map(([events, window]): Dimension => ({ kind: 'used', events, window })),
  fc
    .tuple(
      fc
        .constantFrom(...eventsIds)
        .chain((events) => fc.constantFrom(...columns[events]).map((column) => ({ events, column: column.column }))),
      aWindow,
    )
    .map(([of, window]): Dimension => ({ kind: 'main-value', ...of, window })),
);

const aValue = fc.oneof(
  aText,
  aWhole.map(String),
  fc.constantFrom('true', 'false', 'till', 'till+calls', '..0', '0..3', '2..'),
);
const aLevel: fc.Arbitrary<DimensionLevel> = fc.oneof(
  aValue.map((value): DimensionLevel => ({ kind: 'value', value })),
  fc.array(aValue, { maxLength: 3 }).map((except): DimensionLevel => ({ kind: 'other', except })),
  fc.constant<DimensionLevel>({ kind: 'missing' }),
);

/** Rules over the data; those of segments only name the given ones. */
export function aRule(segments: readonly string[]): fc.Arbitrary<Rule> {
  const leaves: fc.Arbitrary<Rule>[] = [
    fc
      .constantFrom(...fields)
      .chain((field) => aTest(field.type).map((test): Rule => ({ kind: 'field', field: idOf(field), test }))),
    fc.tuple(aMeasure, aTest('decimal')).map(([measure, test]): Rule => ({ kind: 'measure', measure, test })),
    fc
      .tuple(aDimension, fc.array(aLevel, { maxLength: 3 }))
      .map(([dimension, levels]): Rule => ({ kind: 'dimension', dimension, levels })),
  ];
  if (segments.length > 0) {
    leaves.push(
      fc
        .tuple(fc.constantFrom(...segments), fc.boolean())
        .map(([segment, negated]): Rule => ({ kind: 'segment', segment, negated })),
    );
  }
  return fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof({ maxDepth: 3, withCrossShrink: true }, ...leaves, aGroup(tie('rule'))),
  })).rule;
}
