import { afterAll, expect, test } from 'vitest';
import { UserError, type Problem } from '../../../src/model/problem.ts';
import { memoryWorkshop, startNodeEngine } from '../../support/node-engine.ts';
import { readBytes } from './read-text.ts';

const engine = await startNodeEngine();
const workshop = memoryWorkshop(engine);
afterAll(() => engine.end());

const read = (content: BlobPart, wanted: Parameters<typeof readBytes>[2] = null, name?: string) =>
  readBytes(workshop, content, wanted, name);

async function problemOf(content: BlobPart, name?: string): Promise<Problem> {
  try {
    await read(content, null, name);
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
  throw new Error('was read');
}

test.each<[string, BlobPart, Problem['code']]>([
  ['an empty file', '', 'file-empty'],
  ['only blank lines', '\n\n  \n', 'file-empty'],
  ['a byte order mark alone', '\uFEFF', 'file-empty'],
  ['a header alone', 'a,b,c\n', 'file-header-only'],
  ['an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0), 'file-not-table'],
  ['bytes', Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7) % 32), 'file-not-table'],
  [
    'columns parted by blanks',
    'id  n  price\n1 2 3\n2 3 4\n3 4 5\n4 5 6 7\n5 6 7\n6 7 8\n7 8 9\n8 9 9\n9 1 1\n1 1 1\n2 2 2\n'.replace(
      '  n  ',
      ' n ',
    ),
    'one-wide-column',
  ],
])('%s is refused', async (_, content, code) => {
  expect((await problemOf(content)).code).toBe(code);
});

test('the bytes of a workbook are no delimited text', async () => {
  expect(await problemOf(Uint8Array.of(0x50, 0x4b, 3, 4), 'ventes.xlsx')).toEqual({
    code: 'file-not-table',
    file: 'ventes.xlsx',
  });
});

test('more than 5,000 columns are refused', async () => {
  const row = Array.from({ length: 5_001 }, (_, i) => `c${i}`).join(',');
  expect(await problemOf(`${row}\n${row}\n`)).toMatchObject({ code: 'file-too-wide', columns: 5_001 });
});

test('300 columns are read', async () => {
  const row = (from: number) => Array.from({ length: 300 }, (_, i) => i + from).join(';');
  const header = Array.from({ length: 300 }, (_, i) => `n_${i}`).join(';');
  const { report, reading } = await read(`${header}\n${row(1)}\n${row(2)}\n`);
  expect([reading.columns.length, report.kept]).toEqual([300, 2]);
});

test('one line with a header, no newline at the end', async () => {
  expect((await read('a,b\n1,x')).rows).toEqual([['1.0', 'x']]);
});

test('a genuine file of one column is read, blank lines left out', async () => {
  const { rows, reading } = await read('email\na@b.fr\n\nc@d.fr\n\n');
  expect(reading.columns.map((column) => column.name)).toEqual(['email']);
  expect(rows).toEqual([['a@b.fr'], ['c@d.fr']]);
});

test('sentences with commas are one column', async () => {
  const { reading, report } = await read('commentaire\nBien, merci\nTrop cher\nOui, mais, non, enfin\nRien à dire\n');
  expect([reading.columns.length, report.kept]).toEqual([1, 4]);
});

test('ragged lines are rejected with their line and reason; nothing vanishes', async () => {
  const { rows, rejects, report } = await read('id,name,city\n1,"a\nb",x\n2,y\n3,c,z\n4,d,e,f\n5,g,h,\n');
  expect(rows.map((row) => row[0])).toEqual(['1', '3', '5']);
  expect(rejects).toEqual(['4 too-few-cells', '6 too-many-cells']);
  expect([report.rows, report.kept, report.rejected]).toEqual([5, 3, 2]);
});

test('an unclosed quote loses its own line only', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => (i === 9 ? `${i},"open,x` : `${i},"n ${i}",x`));
  const { rows, rejects } = await read(`id,name,z\n${lines.join('\n')}\n`);
  expect(rows).toHaveLength(39);
  expect(rejects).toEqual(['11 quote-unclosed']);
});

test('an unclosed quote before lines without any quote loses its own line only', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => (i === 9 ? `${i},"open,x` : `${i},n,x`));
  const { report, rejects } = await read(`id,name,z\n${lines.join('\n')}\n`);
  expect([report.kept, rejects]).toEqual([39, ['11 quote-unclosed']]);
});

test('a file whose cells start with inch signs is read without quotes', async () => {
  const lines = Array.from({ length: 30 }, (_, i) => `${i};"${i} pouces;x`);
  const { reading, rows } = await read(`id;taille;z\n${lines.join('\n')}\n`);
  expect(reading.layout).toMatchObject({ quote: '' });
  expect(rows).toHaveLength(30);
  expect(rows[3]?.[1]).toBe('"3 pouces');
});

test.each([
  ['CR alone', '\r'],
  ['CRLF', '\r\n'],
  ['LF', '\n'],
])('%s ends lines', async (_, end) => {
  expect((await read(['a,b', '1,x', '2,y', ''].join(end))).rows).toEqual([
    ['1.0', 'x'],
    ['2.0', 'y'],
  ]);
});

test('CRLF between rows, LF in cells and a ragged line, all at once', async () => {
  const { rows, rejects } = await read('a,b\r\n1,"x\ny"\r\n2\r\n3,"z"\r\n');
  expect(rows).toEqual([
    ['1.0', 'x\ny'],
    ['3.0', 'z'],
  ]);
  expect(rejects).toEqual(['4 too-few-cells']);
});

test('a cell of 5 MB is read', async () => {
  const { rows } = await read(`a,b\n1,${'x'.repeat(5_000_000)}\n2,y\n`);
  expect(rows.map((row) => row[1]?.length)).toEqual([5_000_000, 1]);
});

test('a preamble, sep= and blank lines are skipped and counted', async () => {
  const { reading, rows } = await read('sep=;\n\nExport du 01/02/2024\n\nid;n;z\n1;2;3\n4;5;6\n');
  expect(reading.layout).toMatchObject({ delimiter: ';', skippedLines: 4, header: true });
  expect(rows).toHaveLength(2);
});

test('a file without header gets names and loses no row', async () => {
  const { reading, rows, report } = await read('1|20140501|weekday|7\n2|20140502|weekday|9\n3|20140503|holiday|4\n');
  expect(reading.columns.map((column) => column.name)).toEqual(['col_1', 'date_2', 'col_3', 'col_4']);
  expect(rows).toHaveLength(3);
  expect(report.changes).toContainEqual({ code: 'header-missing', columns: 4 });
});

test('a trailing delimiter makes no column', async () => {
  const { reading, rows } = await read('a;b;\n1;2;\n3;4;\n');
  expect(reading.columns.map((column) => column.name)).toEqual(['a', 'b']);
  expect(rows).toHaveLength(2);
});

test('a backslash before an apostrophe is taken away, and that is said', async () => {
  const { rows, report, reading } = await read("a,b\n1,don\\'t\n2,y\n");
  expect(rows[0]?.[1]).toBe("don't");
  expect(reading.layout).toMatchObject({ backslashes: true });
  expect(report.changes).toContainEqual({ code: 'backslashes', count: 1 });
});

test('zero characters and formulas in cells are cells', async () => {
  const { rows } = await read('a,b\n"=1+1",x\n+cmd,y\n@z,w\n');
  expect(rows.map((row) => row[0])).toEqual(['=1+1', '+cmd', '@z']);
});
