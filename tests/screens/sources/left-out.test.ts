import { expect, test } from 'vitest';
import type { ColumnReading } from '../../../src/model/reading.ts';
import { choicesOf, wantedColumns } from '../../../src/screens/sources/left-out.ts';

const text = (name: string): ColumnReading => ({ name, type: 'text', missing: [] });
const layout = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ';',
  quote: '"',
  skippedLines: 0,
  header: true,
} as const;

test('columns that were left out stand where they are in the file', () => {
  const choices = choicesOf({
    layout,
    columns: [text('b'), text('d')],
    leftOut: [
      { name: 'a', at: 0 },
      { name: 'c', at: 2 },
    ],
  });
  expect(choices.map(({ name, at, read }) => [name, at, read])).toEqual([
    ['a', 0, false],
    ['b', 1, true],
    ['c', 2, false],
    ['d', 3, true],
  ]);
});

test('what is unchecked is left out, what is checked again has no reading yet', () => {
  const choices = choicesOf({ layout, columns: [text('b')], leftOut: [{ name: 'a', at: 0 }] });
  expect(wantedColumns(choices)).toEqual({ columns: [text('b')], leftOut: [{ name: 'a', at: 0 }] });
  expect(wantedColumns(choices.map((one) => ({ ...one, read: !one.read })))).toEqual({
    columns: [],
    leftOut: [{ name: 'b', at: 1 }],
    takenBack: [{ name: 'a', at: 0 }],
  });
  expect(wantedColumns(choicesOf({ layout, columns: [text('a')] }))).toEqual({ columns: [text('a')] });
});
