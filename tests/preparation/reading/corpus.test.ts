import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, expect, test } from 'vitest';
import { encoded, type CorpusExpectation, type CorpusValue } from '../../fixtures/corpus-case.ts';
import { lineCases } from '../../fixtures/corpus-lines.ts';
import { valueCases } from '../../fixtures/corpus-values.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { readBytes } from './read-text.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const folder = new URL('../../fixtures/csv/', import.meta.url);
const page = readFileSync(new URL('../../../src/formats/CORPUS.md', import.meta.url), 'utf8');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => name.replace(/\.csv$/, ''));

/** A value as the engine writes it, whatever the type. */
const written = (value: CorpusValue): string | null => (value === null ? null : String(value));
const plain = (value: string | null, type: string | undefined): string | null =>
  value !== null && (type === 'integer' || type === 'decimal') ? String(Number(value)) : value;

/** Filled records as another parser cuts them. */
function recordsIn(bytes: Uint8Array, encoding: string, { delimiter, quote, escape }: CorpusExpectation): number {
  const text = new TextDecoder(encoding === 'mixed' ? 'windows-1252' : encoding).decode(bytes);
  const { data } = Papa.parse<string[]>(text, {
    delimiter: delimiter ?? ',',
    quoteChar: quote ?? '"',
    escapeChar: escape ?? quote ?? '"',
  });
  return data.filter((cells) => cells.some((cell) => cell.trim() !== '')).length;
}

test('there are at least sixty files, and the page of the corpus names each', () => {
  expect(files.length).toBeGreaterThanOrEqual(60);
  expect(files.filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
});

test('the files are those that were written by hand', () => {
  const cases = [...lineCases, ...valueCases];
  expect(cases.map(({ file }) => file).sort()).toEqual([...files].sort());
  for (const { file, text, encoding = 'utf-8' } of cases)
    expect(Buffer.compare(readFileSync(new URL(`${file}.csv`, folder)), encoded(text, encoding)), file).toBe(0);
});

test.each(files)('%s gives exactly its table', async (file) => {
  const bytes = Uint8Array.from(readFileSync(new URL(`${file}.csv`, folder)));
  const expected = JSON.parse(readFileSync(new URL(`${file}.expected.json`, folder), 'utf8')) as CorpusExpectation;
  const { reading, report, rows, rejects } = await readBytes(workshop, bytes, null, `${file}.csv`);
  expect(reading.columns.map(({ name, type }) => `${name}:${type}`)).toEqual(expected.columns);
  const types = reading.columns.map(({ type }) => type);
  expect(rows.map((row) => row.map((value, index) => plain(value, types[index])))).toEqual(
    expected.rows.map((row) => row.map(written)),
  );
  expect(rejects).toEqual(expected.rejects ?? []);
  expect(report.questions.map(({ code, column }) => `${code} ${column}`)).toEqual(expected.questions ?? []);
  for (const change of expected.changes ?? []) expect(report.changes).toContainEqual(expect.objectContaining(change));
  const misfits = report.columns.flatMap((column) =>
    column.misfits === null ? [] : [`${column.name} ${column.misfits.count}`],
  );
  expect(misfits).toEqual(expected.misfits ?? []);
  // Nothing is lost in silence: every row of the file is kept or rejected, by another count than ours.
  const encoding = 'encoding' in reading.layout ? reading.layout.encoding : 'utf-8';
  const counted = expected.counted ?? recordsIn(bytes, encoding, expected) - (expected.before ?? 1);
  expect(report.kept + report.rejected).toBe(counted);
  expect([report.kept, report.rejected]).toEqual([rows.length, rejects.length]);
  // No column is narrowed with a value lost: what is not in the table was blank or one of its missing values.
  report.columns.forEach((column, index) => {
    const there = rows.filter((row) => row[index] !== null).length;
    const tokens = column.disguised.reduce((sum, { count }) => sum + count, 0);
    expect([column.name, column.filled]).toEqual([column.name, there]);
    expect(column.missing).toBeGreaterThanOrEqual(tokens);
    if (types[index] !== 'text') expect(column.misfits).toBeNull();
  });
});
