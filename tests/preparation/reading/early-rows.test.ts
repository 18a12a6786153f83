import { afterAll, expect, test } from 'vitest';
import type { BuildSession } from '../../../src/engine/engine.ts';
import { readSource } from '../../../src/preparation/reading/read-source.ts';
import { path, query, textOf } from '../../../src/sql/sql.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { scanHere } from './read-text.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const utf8 = new TextEncoder();
const rows = 180_000;
const lines = Array.from(
  { length: rows },
  (_, i) => `${i},2024-01-${String((i % 28) + 1).padStart(2, '0')},${i % 977}.5,a word about the row ${i % 1_000}`,
);

/** Reads a file of 9 MB whose line `at` is another; says how often the engine read it, and what the last column holds there. */
async function readWith(
  at: number,
  line: string,
  encode = (text: string): Uint8Array<ArrayBuffer> => utf8.encode(text),
) {
  const session = await workshop.open();
  let reads = 0;
  let updates = 0;
  const counting: BuildSession = {
    ...wrapped(session),
    run(statement, options) {
      if (textOf(statement).includes('read_csv') && textOf(statement).includes('CREATE')) reads++;
      if (textOf(statement).startsWith('UPDATE')) updates++;
      return session.run(statement, options);
    },
  };
  const text = ['id,day,price,note', ...lines.slice(0, at), line, ...lines.slice(at + 1)].join('\n');
  const blob = new Blob([encode(text)]);
  try {
    const result = await readSource(
      counting,
      { name: 'big.csv', size: blob.size, blob, today: '2026-11-22' },
      scanHere,
      null,
    );
    const table = path(session.target, 'main', 'rows');
    const counts = await session.query(
      query`SELECT count(*)::DOUBLE AS "rows", count("note")::DOUBLE AS "notes" FROM ${table}`,
    );
    return { result, reads, updates, rows: counts.numbers('rows')[0], notes: counts.numbers('notes')[0] };
  } finally {
    await session.abandon();
  }
}

const wrapped = (session: BuildSession): BuildSession => ({
  target: session.target,
  query: (text, options) => session.query(text, options),
  run: (text, options) => session.run(text, options),
  registerFile: (name, file) => session.registerFile(name, file),
  dropFile: (name) => session.dropFile(name),
  attach: (dataset) => session.attach(dataset),
  finish: (id) => session.finish(id),
  abandon: () => session.abandon(),
});

test('a large file is read once, while it is scanned', async () => {
  const { result, reads, updates, rows: found } = await readWith(5, lines[5] ?? '');
  expect([reads, updates, found, result.report.kept]).toEqual([1, 0, rows, rows]);
  expect(result.reading.columns.map((column) => column.type)).toEqual(['text', 'date', 'decimal', 'text']);
});

test('an odd value that no sample saw makes it read again, under the right types', async () => {
  const { result, reads, rows: found } = await readWith(7_001, '7001,2024-01-01,abc,x');
  expect([reads, found]).toEqual([2, rows]);
  expect(result.reading.columns[2]?.type).toBe('text');
  expect(result.report.columns[2]?.misfits).toEqual({ type: 'decimal', count: 1, examples: ['abc'] });
});

test('a missing value that no sample saw is mended where it stands', async () => {
  const { result, reads, updates, notes } = await readWith(7_001, '7001,2024-01-01,1.5,N/A');
  expect([reads, updates, notes]).toEqual([1, 1, rows - 1]);
  expect(result.report.columns[3]).toMatchObject({ missing: 1, disguised: [{ token: 'n/a', count: 1 }] });
});

test('a ragged line or an unclosed quote far into it loses nothing else', async () => {
  const ragged = await readWith(7_001, '7001,2024-01-01');
  expect([ragged.result.report.kept, ragged.rows, ragged.result.report.rejects[0]?.line]).toEqual([
    rows - 1,
    rows - 1,
    7_003,
  ]);
  const open = await readWith(7_001, '7001,2024-01-01,1.5,"open');
  expect([open.result.report.kept, open.rows, open.result.report.rejects[0]]).toEqual([
    rows - 1,
    rows - 1,
    { line: 7_003, reason: 'quote-unclosed', text: '7001,2024-01-01,1.5,"open' },
  ]);
});

const latin1 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'latin1'));

test('a large file of another encoding is read once as well: its text is made first', async () => {
  const accented = await readWith(5, lines[5] ?? '', (text) => latin1(text.replaceAll('a word', 'un été')));
  expect([accented.reads, accented.rows, accented.result.report.kept]).toEqual([1, rows, rows]);
  expect(accented.result.report.changes).toContainEqual(
    expect.objectContaining({ code: 'transcoded', from: 'windows-1252' }),
  );
  const wide = await readWith(5, lines[5] ?? '', (text) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le')));
  expect([wide.reads, wide.rows, wide.result.report.kept]).toEqual([1, rows, rows]);
});

test('one odd byte that no sample saw makes it read again, from its text', async () => {
  const { result, reads, rows: found, notes } = await readWith(7_001, '7001,2024-01-01,1.5,été', latin1);
  expect([reads, found, notes, result.report.kept]).toEqual([2, rows, rows, rows]);
  expect(result.reading.layout).toMatchObject({ encoding: 'windows-1252' });
});
