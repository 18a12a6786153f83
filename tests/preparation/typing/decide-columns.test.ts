import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ColumnTally, type ColumnEvidence } from '../../../src/preparation/typing/column-tally.ts';
import { decideColumns } from '../../../src/preparation/typing/decide-columns.ts';

function evidenceOf(values: readonly string[], limit = 1_000): ColumnEvidence {
  const tally = new ColumnTally(limit, '"', null);
  const encoder = new TextEncoder();
  for (const value of values) {
    const bytes = encoder.encode(value);
    tally.add(bytes, 0, bytes.length);
  }
  return tally.finish();
}
const decide = (name: string, values: readonly string[], delimiter = ',') =>
  decideColumns([name], [evidenceOf(values)], { delimiter, header: true }, '2026-11-22')[0];
const typeOf = (name: string, values: readonly string[], delimiter = ',') =>
  decide(name, values, delimiter)?.reading.type;

test.each([
  ['montant', ['1', '2', '-3'], 'integer'],
  ['montant', ['1,5', '2', ''], 'decimal'],
  ['montant', ['1.5', '2,5'], 'text'],
  ['x', ['0,123', '1,234'], 'decimal'],
  ['code_client', ['12', '13'], 'text'],
  ['n° client', ['12', '13'], 'text'],
  ['cp', ['75001', '13002'], 'text'],
  ['nb_articles', ['1', '2'], 'integer'],
  ['number_customer_service_calls', ['1', '2'], 'integer'],
  ['CustomerID', ['17850.0', '13047.0'], 'text'],
  ['grade', ['2.99E-2', '0.12'], 'decimal'],
  ['x', ['06 12 34 56 78', '07 00 00 00 00'], 'text'],
  ['x', ['oui', 'Non', 'OUI'], 'boolean'],
  ['x', ['O', 'N'], 'boolean'],
  ['x', ['N', 'N'], 'text'],
  ['x', ['0', '1'], 'integer'],
  ['x', ['yes', 'no', 'unknown'], 'text'],
  ['x', ['20240101', '20240102'], 'integer'],
  ['date_of_birth', ['19081209', '19990219'], 'date'],
  ['d', ['31/02/2024', '01/03/2024'], 'text'],
  ['d', ['2024-01-01', '?'], 'date'],
  ['d', ['99/99/9999', '13/01/2024'], 'date'],
  ['x', ['', ' '], 'text'],
])('%s of %j is %s', (name, values, type) => {
  expect(typeOf(name, values)).toBe(type);
});

test('1,234 is a thousand in an English file and a decimal in a French one', () => {
  expect(decide('x', ['1,234', '5,678'])?.reading).toMatchObject({ type: 'integer', thousands: ',' });
  expect(decide('x', ['1,234', '5,678'], ';')?.reading).toMatchObject({ type: 'decimal', decimal: ',' });
});

test('a month-first column settles the order of the ambiguous one beside it', () => {
  const columns = [evidenceOf(['01/02/2024', '03/04/2024']), evidenceOf(['12/31/2023', '01/15/2024'])];
  const [first] = decideColumns(['a', 'b'], columns, { delimiter: ',', header: true }, '2026-11-22');
  expect(first?.reading.dateFormat).toBe('%m/%d/%Y');
  expect(first?.question?.code).toBe('date-order');
});

test('the order of dates is asked with a day that is another one the other way round', () => {
  const days = ['01/01/2024', '02/02/2024', '03/03/2024', '04/04/2024', '05/05/2024', '06/06/2024', '07/01/2024'];
  expect(decide('d', days)?.question).toMatchObject({
    example: '07/01/2024',
    dayFirst: '2024-01-07',
    monthFirst: '2024-07-01',
  });
  expect(decide('d', days.slice(0, 6))?.question).toMatchObject({ example: '01/01/2024' });
});

test('beyond its limit a tally still counts every shape, and estimates the distinct values', () => {
  const values = Array.from({ length: 50_000 }, (_, i) => `${i}`);
  const evidence = evidenceOf([...values, 'x'], 1_000);
  expect(evidence.shapes.reduce((sum, { count }) => sum + count, 0)).toBe(50_001);
  expect(evidence.shapes.find(({ code }) => code === 0)).toMatchObject({ count: 1, examples: ['x'] });
  expect(evidence.repeats).toBe(false);
  expect(Math.abs(evidence.distinct / 50_001 - 1)).toBeLessThan(0.15);
});

test('counts of values agree with a plain map', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '1'), minLength: 1, maxLength: 6 }), {
        maxLength: 300,
      }),
      (values) => {
        const expected = new Map<string, number>();
        for (const value of values) expected.set(value, (expected.get(value) ?? 0) + 1);
        const evidence = evidenceOf(values);
        expect(new Map(evidence.values?.map(({ value, count }) => [value, count]))).toEqual(expected);
        expect(evidence.distinct).toBe(expected.size);
      },
    ),
    { numRuns: 200, seed: 11 },
  );
});
