import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { partLabel } from '../../src/model/file-table.ts';
import { UserError, type Problem } from '../../src/model/problem.ts';
import type { CorpusValue } from '../fixtures/corpus-case.ts';
import type { TableExpectation } from '../fixtures/tables/table-case.ts';
import { tableCases } from '../fixtures/tables/table-cases.ts';
import { memoryWorkshop, startNodeEngine } from '../support/node-engine.ts';
import { openHere } from '../support/open-here.ts';
import { readTable } from './read-table.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const page = readFileSync(new URL('../../src/formats/CORPUS.md', import.meta.url), 'utf8');
const bytesOf = (file: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(new URL(`../fixtures/${file}`, import.meta.url)));
const files = tableCases.map(({ file }) => file);

const written = (value: CorpusValue): string | null => (value === null ? null : String(value));
const plain = (value: string | null, type: string | undefined): string | null =>
  value !== null && (type === 'integer' || type === 'decimal') ? String(Number(value)) : value;
/** Changes that tell of another value or another table; none of them goes untested. */
const telling = new Set(['header-joined', 'dates-joined', 'dates-exchanged', 'dates-unsure', 'header-missing']);

async function refusal(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
  throw new Error('was read');
}

test('the page of the corpus names each file', () => {
  expect(files.filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
});

test('the files are those that were written by hand', async () => {
  for (const { file, bytes, varies } of tableCases) {
    if (bytes === undefined || varies === true) continue;
    expect(Buffer.compare(bytesOf(file), await bytes()), file).toBe(0);
  }
});

test.each(files)('%s gives exactly its tables', { timeout: 30_000 }, async (name) => {
  const expected = JSON.parse(new TextDecoder().decode(bytesOf(`${name}.expected.json`))) as TableExpectation;
  const file = new File([bytesOf(name)], name.slice(name.indexOf('/') + 1));
  if (expected.refused !== undefined) {
    expect(await refusal(openHere.open(file).then((opened) => opened.content([], null)))).toMatchObject(
      expected.refused,
    );
    return;
  }
  const opened = await openHere.open(file);
  const told = opened.tables.map(({ part, state, problem }) =>
    [`${part.join(' › ')}: ${state}`, ...(state === 'unreadable' && problem !== null ? [problem.code] : [])].join(' '),
  );
  if (expected.tables !== undefined) expect(told).toEqual(expected.tables);
  else expect(opened.tables.map(({ part }) => part)).toEqual(expected.read?.map(({ part }) => part ?? []));
  for (const table of expected.read ?? []) {
    const part = table.part ?? [];
    const reading = readTable(workshop, opened, partLabel(file.name, part), part);
    if (table.refused !== undefined) {
      expect((await refusal(reading)).code).toBe(table.refused);
      continue;
    }
    const read = await reading;
    const types = read.reading.columns.map(({ type }) => type);
    expect(read.reading.columns.map((column) => `${column.name}:${column.type}`)).toEqual(table.columns);
    expect(read.rows.map((row) => row.map((value, index) => plain(value, types[index])))).toEqual(
      table.rows.map((row) => row.map(written)),
    );
    expect(read.rejects).toEqual(table.rejects ?? []);
    expect(read.report.questions.map(({ code, column }) => `${code} ${column}`)).toEqual(table.questions ?? []);
    for (const change of table.changes ?? [])
      expect(read.report.changes).toContainEqual(expect.objectContaining(change));
    const said = (table.changes ?? []).map((change) => change['code']);
    expect(read.report.changes.filter(({ code }) => telling.has(code) && !said.includes(code))).toEqual([]);
    if (table.layout !== undefined) expect(read.reading.layout).toMatchObject(table.layout);
    expect(
      read.report.columns.flatMap(({ name: column, misfits }) =>
        misfits === null ? [] : [`${column} ${misfits.count}`],
      ),
    ).toEqual(table.misfits ?? []);
    expect([read.report.kept, read.report.rejected, read.report.rows]).toEqual([
      read.rows.length,
      read.rejects.length,
      read.rows.length + read.rejects.length,
    ]);
  }
  opened.close();
});
