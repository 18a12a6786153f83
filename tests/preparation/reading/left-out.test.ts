import { afterAll, expect, test } from 'vitest';
import { sourceDatasetId } from '../../../src/project/identity.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { readBytes } from './read-text.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const text = [
  'id_client;note;date_achat;montant',
  'C01;"bon; vite";13/02/2024;1 204,50',
  'C02;lent;03/04/2024;7,00',
  'C03;trop court',
  'C04;?;05/06/2024;12,25',
  'C05;trop; de; cellules;07/08/2024;3,00',
  '',
].join('\r\n');
const note = { name: 'note', at: 1 };

const whole = await readBytes(workshop, text);
const { layout, columns } = whole.reading;
const kept = columns.filter((column) => column.name !== 'note');

test('a column that is left out is not in the table; the rest, rows and rejects are the same', async () => {
  const read = await readBytes(workshop, text, { layout, columns: kept, leftOut: [note] });
  expect(read.rows).toEqual(whole.rows.map((row) => row.filter((_, at) => at !== 1)));
  expect(read.rejects).toEqual(whole.rejects);
  expect(read.rejects.length).toBeGreaterThan(0);
  const { rows, kept: keptRows, rejected } = whole.report;
  expect(read.report).toMatchObject({ rows, kept: keptRows, rejected });
  expect(read.reading).toEqual({ layout, columns: kept, leftOut: [note] });
  expect(read.report.columns.map(({ name }) => name)).toEqual(['id_client', 'date_achat', 'montant']);
  expect(read.meaning.roles.map(({ column }) => column)).not.toContain('note');
});

test('columns are left out before any column has a reading', async () => {
  const read = await readBytes(workshop, text, { leftOut: [note] });
  expect(read.reading.columns.map(({ name, type }) => [name, type])).toEqual(
    kept.map(({ name, type }) => [name, type]),
  );
  expect(read.rows).toEqual(whole.rows.map((row) => row.filter((_, at) => at !== 1)));
});

test('a column that is taken back is decided as if it had never been away', async () => {
  const without = await readBytes(workshop, text, {
    layout,
    columns: kept.slice(1),
    leftOut: [{ name: 'id_client', at: 0 }, note],
  });
  const again = await readBytes(workshop, text, {
    layout,
    columns: without.reading.columns,
    leftOut: [{ name: 'id_client', at: 0 }],
    takenBack: [note],
  });
  expect(again.rows).toEqual(whole.rows.map((row) => row.slice(1)));
  expect(again.reading.columns).toEqual(columns.slice(1));
});

test('what a person chose of a column beside one that is left out goes on standing', async () => {
  const chosen = kept.map((column) => (column.name === 'montant' ? { ...column, type: 'text' as const } : column));
  const read = await readBytes(workshop, text, { layout, columns: chosen, leftOut: [note] });
  expect(read.rows.map((row) => row.at(-1))).toContain('1 204,50');
});

test('a file without header leaves a column out by its place', async () => {
  const bare = 'A1|7|x\nA2|8|y\nA3|9|x\n';
  const first = await readBytes(workshop, bare);
  const [a, b, c] = first.reading.columns;
  if (a === undefined || b === undefined || c === undefined) throw new Error('There are three columns');
  const read = await readBytes(workshop, bare, {
    layout: first.reading.layout,
    columns: [a, c],
    leftOut: [{ name: b.name, at: 1 }],
  });
  expect(read.rows).toEqual(first.rows.map((row) => [row[0], row[2]]));
});

test('a large file of which a column is left out begins early, under the same columns', async () => {
  const lines = Array.from(
    { length: 260_000 },
    (_, i) => `C${String(i)};note ${String(i % 97)};${String(i % 365)};x${String(i % 7)}`,
  );
  const large = `id;note;jour;code\n${lines.join('\n')}\n`;
  const read = await readBytes(workshop, large, { leftOut: [note] });
  expect([read.rows.length, read.rows[3]]).toEqual([260_000, ['C3', '3.0', 'x3']]);
});

test('the recipe names another dataset for other columns', () => {
  const file = { name: 'a.csv', bytes: 1, fingerprint: 'f' };
  const id = (leftOut: readonly { readonly name: string; readonly at: number }[]) =>
    sourceDatasetId({ file, reading: { layout, columns: kept, ...(leftOut.length === 0 ? {} : { leftOut }) } });
  expect(new Set([id([]), id([note]), id([{ name: 'note', at: 3 }])]).size).toBe(3);
});
